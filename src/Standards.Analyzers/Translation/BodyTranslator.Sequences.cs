using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>Async sequences and disposables: values that are not awaited themselves.</content>
internal sealed partial class BodyTranslator
{
    /// <summary>A call that gives an async sequence.</summary>
    private void Sequence(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        if (IsSequenceWrapper(method) && node.Expression is MemberAccessExpressionSyntax wrapper && method.ReducedFrom is not null | !method.IsStatic)
        {
            if (method.Name == "WithCancellation" && !node.ArgumentList.Arguments.All(a => IsNoToken(a.Expression)))
            {
                NoMeaning(node.ArgumentList, "a token that the sync sequence does not take", "pass it to the call");
                return;
            }

            if (!node.ArgumentList.Arguments.All(a => IsPure(a.Expression)))
            {
                NoMeaning(node.ArgumentList, $"an argument of '{method.Name}' that does something");
                return;
            }

            edits.Delete(wrapper.Expression.Span.End, node.Span.End);
            Visit(wrapper.Expression);
            return;
        }

        if (method.Name == "ToAsyncEnumerable" && node.Expression is MemberAccessExpressionSyntax source && method.ReducedFrom is not null
            && TypeOf(source.Expression) is { } type && !AsyncShapes.Of(type).IsTask())
        {
            edits.Delete(source.Expression.Span.End, node.Span.End);
            Visit(source.Expression);
            return;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            DelegateCall(node, method);
        }
        else if (method.MethodKind == MethodKind.LocalFunction)
        {
            LocalFunctionCall(node, method);
        }
        else
        {
            Resolved(node, method);
        }
    }

    private static bool IsSequenceWrapper(IMethodSymbol method)
        => method.Name is "ConfigureAwait" or "WithCancellation"
            && (method.ContainingType?.Name == "TaskAsyncEnumerableExtensions" || AsyncShapes.Of(method.ContainingType) is AsyncShape.ConfiguredAsyncEnumerable);

    /// <summary>The sequence or resource inside <c>.WithCancellation(…)</c>, <c>.ConfigureAwait(…)</c>, parentheses and awaits.</summary>
    private static ExpressionSyntax PeelSequence(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithCancellation" or "ConfigureAwait" } access }:
                    expression = access.Expression;
                    continue;
                default:
                    return expression;
            }
        }
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        var count = problems.Count;
        ForEach(node);
        if (RefusedSince(count) && model.GetDeclaredSymbol(node, cancellationToken) is { } element)
        {
            refused.Add(element);
        }

        TypeOrVisit(node.Type);
        Visit(node.Statement);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        ForEach(node);
        Visit(node.Variable);
        Visit(node.Statement);
    }

    private void ForEach(CommonForEachStatementSyntax node)
    {
        if (!node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
        {
            Visit(node.Expression);
            return;
        }

        RemoveKeyword(node.AwaitKeyword);
        Visit(node.Expression);
        var source = PeelSequence(node.Expression);
        if (TypeOf(source) is { } type && !AsyncShapes.Of(type).IsSequence() && !IsEnumerable(mapper.Map(type)))
        {
            NoMeaning(node.Expression, $"'await foreach' over '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which cannot be enumerated synchronously,", "give it a 'GetEnumerator'");
        }
    }

    private static bool IsEnumerable(ITypeSymbol type)
        => type is IArrayTypeSymbol || type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
            || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.GetMembers("GetEnumerator").Any(static m => m is IMethodSymbol { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });
}
