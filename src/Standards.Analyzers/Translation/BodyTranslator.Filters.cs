using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>
/// Exception filters. Where a <c>finally</c> awaits, or <c>await foreach</c> and <c>await using</c> dispose, the compiler catches the exception,
/// runs that code, and throws again: a filter around it runs afterwards. In sync code the filter runs first.
/// </content>
internal sealed partial class BodyTranslator
{
    private void CheckFilter(TryStatementSyntax node, CatchClauseSyntax clause, CatchFilterClauseSyntax filter)
    {
        if (HasAwaitedCleanup(node.Block) && !IsUnmoved(filter.FilterExpression, clause, node.Block))
        {
            NoMeaning(filter.FilterExpression, "an exception filter that sync code asks before the clean-up in its 'try', and async code after it,", "test it in the 'catch'");
        }
    }

    private static bool HasAwaitedCleanup(SyntaxNode node)
        => Within(node).Any(static n => n switch
        {
            CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } => true,
            UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } => true,
            LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 } => true,
            FinallyClauseSyntax cleanup => Within(cleanup).Any(static n => n is AwaitExpressionSyntax),
            _ => false,
        });

    /// <summary>Whether the filter does nothing and has the same value before and after the clean-up: it looks at the exception, at constants, at locals that nothing else writes to.</summary>
    private bool IsUnmoved(ExpressionSyntax filter, CatchClauseSyntax clause, BlockSyntax tried)
    {
        // The names in "{ Length: 0 }" are members of what is tested.
        foreach (var node in filter.DescendantNodesAndSelf(static n => n is not BaseExpressionColonSyntax && !IsNameOf(n)))
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when IsNameOf(call):
                    continue;
                case AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or AnonymousFunctionExpressionSyntax or WithExpressionSyntax:
                case PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }:
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.PointerIndirectionExpression }:
                    return false;
                case IdentifierNameSyntax name when !IsMemberOfAnother(name) && !IsUnmoved(name, clause, tried):
                    return false;
            }
        }

        return true;
    }

    private static bool IsNameOf(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    /// <summary>What stands behind the dot: its receiver is judged.</summary>
    private static bool IsMemberOfAnother(IdentifierNameSyntax name)
        => name.Parent is MemberBindingExpressionSyntax
            || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name && access.Expression is not (ThisExpressionSyntax or BaseExpressionSyntax));

    private bool IsUnmoved(IdentifierNameSyntax name, CatchClauseSyntax clause, BlockSyntax tried)
    {
        if (name.Identifier.ValueText == clause.Declaration?.Identifier.ValueText)
        {
            return true;
        }

        return SymbolOf(name) switch
        {
            INamespaceOrTypeSymbol => true,
            IFieldSymbol field => field.IsConst || (field.IsReadOnly && HasFixedValue(field.Type)),
            ILocalSymbol { IsConst: true } => true,
            ILocalSymbol { RefKind: RefKind.None } local => HasFixedValue(local.Type) && !IsChangedElsewhere(local.Name, tried),
            IParameterSymbol { RefKind: RefKind.None } parameter => (HasFixedValue(parameter.Type) || AsyncShapes.Of(parameter.Type) == AsyncShape.CancellationToken) && !IsChangedElsewhere(parameter.Name, tried),
            _ => false,
        };
    }

    /// <summary>Numbers, strings, enums: nobody changes what they consist of.</summary>
    private static bool HasFixedValue(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String;

    /// <summary>By name: in a function or in a <c>finally</c>.</summary>
    private bool IsChangedElsewhere(string name, BlockSyntax tried)
        => frame.Node is not { } body || Captures.IsCaptured(body, name)
            || tried.DescendantNodes().OfType<FinallyClauseSyntax>().Any(cleanup => cleanup.DescendantNodes().Any(n => n is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name));
}
