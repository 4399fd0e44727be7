using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Tokens: which are passed, and what is left of one that was dropped.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>Whether the call passes a token that the sync version still has.</summary>
    private bool HasToken(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (ParameterFor(argument, call.ArgumentList, method) is { } p && AsyncShapes.Of(p.Type) == AsyncShape.CancellationToken && !IsNoToken(argument.Expression))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the token is the dropped one, or none from the start.</summary>
    private bool IsNoToken(ExpressionSyntax expression)
    {
        expression = WithoutParentheses(expression);
        return IsDroppedToken(expression)
            || expression is LiteralExpressionSyntax or DefaultExpressionSyntax
            || expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } none && SymbolOf(none) is IPropertySymbol { ContainingType: { } type } && AsyncShapes.Of(type) == AsyncShape.CancellationToken;
    }

    private bool IsToken(ExpressionSyntax expression)
        => AsyncShapes.Of(model.GetTypeInfo(expression, cancellationToken).ConvertedType) == AsyncShape.CancellationToken;

    private bool IsDroppedToken(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax name && IsNameOfDropped(name) && SymbolOf(name) is IParameterSymbol parameter && dropped.Contains(parameter);

    /// <summary>Asked before the model is: it binds the whole statement.</summary>
    private bool IsNameOfDropped(IdentifierNameSyntax name)
    {
        foreach (var parameter in dropped)
        {
            if (parameter.Name == name.Identifier.ValueText)
            {
                return true;
            }
        }

        return false;
    }

    private void DroppedParameter(IdentifierNameSyntax node, IParameterSymbol parameter)
    {
        var isWritten = node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node
            || node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 };
        if (isWritten)
        {
            NoMeaning(node, $"an assignment to '{parameter.Name}', which the sync version does not have,", "assign it to a local");
        }
        else if (AsyncShapes.Of(parameter.Type) == AsyncShape.CancellationToken)
        {
            edits.Exchange(node.Span, TokenType + ".None");
        }
        else
        {
            NoMeaning(node, $"a use of '{parameter.Name}', which the sync version does not have,", "set PreserveProgress on the attribute");
        }
    }

    /// <summary>Whether it is the token of a source that is made here: a time limit, or a way to stop this very call.</summary>
    private bool IsOfOwnSource(ExpressionSyntax token)
        => token is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" } access && SymbolOf(access.Expression) is ILocalSymbol { Type.Name: "CancellationTokenSource" };
}
