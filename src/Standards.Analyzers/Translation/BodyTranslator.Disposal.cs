using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>What is disposed of.</content>
internal sealed partial class BodyTranslator
{
    public override void VisitUsingStatement(UsingStatementSyntax node)
    {
        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            RemoveKeyword(node.AwaitKeyword);
            if (node.Expression is not null)
            {
                CheckDisposable(node.Expression, PeelSequence(node.Expression));
            }
            else
            {
                CheckDisposable(node.Declaration);
            }
        }

        DefaultVisit(node);
    }

    private void CheckDisposable(VariableDeclarationSyntax? declaration)
    {
        foreach (var variable in declaration?.Variables ?? default)
        {
            if (variable.Initializer?.Value is { } value)
            {
                CheckDisposable(value, PeelSequence(value));
            }
        }
    }

    private void CheckDisposable(ExpressionSyntax at, ExpressionSyntax value)
    {
        // "await using var x = await OpenAsync()": what counts is what the call gives in sync code.
        var type = TypeOf(value);
        if (type is null or IErrorTypeSymbol || IsDisposable(type))
        {
            return;
        }

        NoMeaning(at, $"'await using' of '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which is not 'IDisposable',", "implement 'IDisposable' too");
    }

    private bool IsDisposable(ITypeSymbol type)
    {
        if (state.Counterparts.FindType(type, model.Compilation) is not null)
        {
            return true;
        }

        if (type.SpecialType == SpecialType.System_IDisposable || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_IDisposable)
            || AsyncShapes.Of(type) == AsyncShape.AsyncEnumerator)
        {
            return true;
        }

        if (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsDisposable))
        {
            return true;
        }

        for (var t = type as INamedTypeSymbol; t is not null; t = t.BaseType)
        {
            foreach (var m in t.GetMembers("DisposeAsync"))
            {
                if (m is IMethodSymbol { Parameters.Length: 0 } dispose && resolver.Generated(dispose) is { } generated)
                {
                    return generated.Name == "Dispose";
                }
            }
        }

        return type.IsRefLikeType && type.GetMembers("Dispose").Any(static m => m is IMethodSymbol { Parameters.Length: 0 });
    }
}
