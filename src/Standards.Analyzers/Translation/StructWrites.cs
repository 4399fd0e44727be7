using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>
/// Where a method changes the struct that it is called on. An async method has a copy of it, so "N++" is lost; the sync version
/// would keep it.
/// </summary>
internal sealed class StructWrites(SemanticModel model, INamedTypeSymbol type, CancellationToken cancellationToken)
{
    private readonly HashSet<SyntaxNode> seen = [];

    /// <summary>The first change, or null.</summary>
    public SyntaxNode? First(SyntaxNode body)
    {
        seen.Add(body);
        foreach (var node in body.DescendantNodes())
        {
            if (Written(node) is { } target && IsPartOfThis(target))
            {
                return node;
            }

            if (node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { IsStatic: false } method && MayChange(call, method))
            {
                return node;
            }
        }

        return null;
    }

    private static ExpressionSyntax? Written(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } prefix => prefix.Operand,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => postfix.Operand,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => argument.Expression,
        RefExpressionSyntax reference => reference.Expression,
        _ => null,
    };

    /// <summary><c>this</c>, a field or property of it, and what is stored inside that by value.</summary>
    private bool IsPartOfThis(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return IsPartOfThis(parenthesized.Expression);
            case TupleExpressionSyntax tuple:
                return tuple.Arguments.Any(a => IsPartOfThis(a.Expression));
            case ThisExpressionSyntax:
                return true;
            case SimpleNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(expression, cancellationToken).Symbol is { IsStatic: false } symbol and (IFieldSymbol or IPropertySymbol or IEventSymbol):
                return expression is MemberAccessExpressionSyntax access
                    ? access.Expression is ThisExpressionSyntax || (symbol.ContainingType.IsValueType && IsPartOfThis(access.Expression))
                    : SymbolEqualityComparer.Default.Equals(symbol.ContainingType.OriginalDefinition, type.OriginalDefinition);
            case ElementAccessExpressionSyntax element:
                return model.GetTypeInfo(element.Expression, cancellationToken).Type is { IsValueType: true } && IsPartOfThis(element.Expression);
            default:
                return false;
        }
    }

    private bool MayChange(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (method.IsReadOnly || method.ContainingType is not { TypeKind: TypeKind.Struct, IsReadOnly: false } owner || method.MethodKind == MethodKind.LocalFunction)
        {
            return false;
        }

        if (call.Expression is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access)
        {
            // On a field that is a struct itself.
            return IsPartOfThis(access.Expression) && model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not IFieldSymbol { IsReadOnly: true };
        }

        if (call.Expression is MemberBindingExpressionSyntax || !SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, type.OriginalDefinition) || method.IsAsync)
        {
            // An async one works on a copy of its own, and is judged where it stands.
            return false;
        }

        // What stands in another file may change without this file being translated again: only what is declared counts there.
        var syntax = method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
        if (syntax is null || syntax.SyntaxTree != model.SyntaxTree)
        {
            return true;
        }

        return ((SyntaxNode?)syntax.Body ?? syntax.ExpressionBody) is { } body && !seen.Contains(body) && First(body) is not null;
    }
}
