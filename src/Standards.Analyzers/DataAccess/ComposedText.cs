using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.DataAccess;

/// <summary>Finds the SQL text that a member gets, where values stand in it.</summary>
internal static class ComposedText
{
    public static (SqlText Text, ExpressionSyntax Expression)? Of(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return Of(creation.ArgumentList, model, isRaw: false);
            case ConstructorInitializerSyntax initializer:
                return Of(initializer.ArgumentList, model, isRaw: false);
            case SimpleNameSyntax name:
                SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is MemberBindingExpressionSyntax ? name.Parent : name;
                return whole.Parent switch
                {
                    InvocationExpressionSyntax invocation when invocation.Expression == whole => Of(invocation.ArgumentList, model, name.Identifier.ValueText.Contains("Raw")),
                    AssignmentExpressionSyntax assignment when assignment.Left == whole => Of(assignment.Right, model, isRaw: false),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static (SqlText Text, ExpressionSyntax Expression)? Of(ArgumentListSyntax? arguments, SemanticModel model, bool isRaw)
    {
        if (arguments is not null)
        {
            foreach (var argument in arguments.Arguments)
            {
                if (Of(argument.Expression, model, isRaw) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static (SqlText Text, ExpressionSyntax Expression)? Of(ExpressionSyntax expression, SemanticModel model, bool isRaw)
        => SqlText.Read(expression, model, isRaw) is { } text ? (text, expression) : null;
}
