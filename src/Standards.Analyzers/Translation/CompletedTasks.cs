using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>"static readonly Task&lt;bool&gt; True = Task.FromResult(true)": a field that holds a task which is complete from the start.</summary>
internal static class CompletedTasks
{
    /// <summary>The constant that the field's task has as its result, without one for a plain task; null where the field may hold anything else.</summary>
    public static (string? Value, AsyncShape Shape)? Read(IFieldSymbol field)
    {
        if (!AsyncShapes.Of(field.Type).IsTask() || field.DeclaringSyntaxReferences.Length != 1
            || field.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } || IsAssignedElsewhere(field))
        {
            return null;
        }

        switch (value)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } access when IsTask(access.Expression) && AsyncShapes.Of(field.Type).IsVoid():
                return (null, AsyncShape.Task);
            case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }], Expression: MemberAccessExpressionSyntax access } when IsTask(access.Expression):
                switch (access.Name.Identifier.ValueText)
                {
                    case "Delay" when literal.Token.Value is 0 && AsyncShapes.Of(field.Type).IsVoid():
                        return (null, AsyncShape.Task);
                    case "FromResult" when AsyncShapes.Of(field.Type).IsVoid():
                        return (null, AsyncShape.Task);
                    case "FromResult" when access.Name is IdentifierNameSyntax
                        && literal.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression or SyntaxKind.NumericLiteralExpression or SyntaxKind.StringLiteralExpression:
                        return (literal.ToString(), AsyncShape.TaskOfT);
                }

                return null;
            default:
                return null;
        }
    }

    private static bool IsTask(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText is "Task" or "ValueTask",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText is "Task" or "ValueTask",
        _ => false,
    };

    /// <summary>A static constructor could give the field another task.</summary>
    private static bool IsAssignedElsewhere(IFieldSymbol field)
    {
        foreach (var constructor in field.ContainingType.StaticConstructors)
        {
            if (!constructor.IsImplicitlyDeclared)
            {
                return true;
            }
        }

        return false;
    }
}
