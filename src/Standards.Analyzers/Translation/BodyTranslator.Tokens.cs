using System.Linq;
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

    /// <summary>
    /// Whether the token still is one in the sync version, so that a callee which does not take it could not be cancelled any
    /// more: that of a field, of a source, of an object that is given. Not the dropped one, and what only stands for it.
    /// </summary>
    private bool Stays(ExpressionSyntax token)
    {
        token = WithoutParentheses(token);
        switch (token)
        {
            case var none when IsNoToken(none):
            case BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } }:
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } }] }:
                return false;
            case ConditionalExpressionSyntax choice:
                return Stays(choice.WhenTrue) || Stays(choice.WhenFalse);
            case IdentifierNameSyntax name:
                return SymbolOf(name) switch
                {
                    IParameterSymbol => false,
                    ILocalSymbol local => InitializerOf(local) is not { } value || IsWritten(local) || Stays(value),
                    _ => true,
                };
            case MemberAccessExpressionSyntax access when SymbolOf(access.Expression) is ILocalSymbol { Type.Name: not "CancellationTokenSource" } owner:
                // "using var guard = Guard.Enter(cancellationToken); … guard.Token": made of the dropped one.
                return InitializerOf(owner)?.DescendantNodes().OfType<ExpressionSyntax>().Any(IsDroppedToken) != true;
            default:
                return true;
        }
    }

    private ExpressionSyntax? InitializerOf(ILocalSymbol local)
        => local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : null;

    private bool IsWritten(ILocalSymbol local)
        => member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name);
}
