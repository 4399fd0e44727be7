using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Errors;

/// <summary>The nearest condition that leads to a throw, and which values it is about.</summary>
internal readonly struct Guard
{
    private readonly ExpressionSyntax condition;
    private readonly bool isTrue;

    private Guard(ExpressionSyntax condition, bool isTrue)
    {
        this.condition = condition;
        this.isTrue = isTrue;
    }

    /// <summary>Null where nothing inside the function decides whether the throw is reached, or what decides says all there is to say.</summary>
    public static Guard? Of(SyntaxNode thrown)
    {
        for (var node = thrown; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax choice:
                    return new Guard(choice.Condition, isTrue: node == choice.Statement);
                case ConditionalExpressionSyntax choice:
                    return new Guard(choice.Condition, isTrue: node == choice.WhenTrue);
                case SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section:
                    return IsDefault(section) ? new Guard(choice.Expression, isTrue: false) : null;
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice, WhenClause: null, Pattern: DiscardPatternSyntax }:
                    return new Guard(choice.GoverningExpression, isTrue: false);
                case ThrowExpressionSyntax or ThrowStatementSyntax or ElseClauseSyntax or BlockSyntax or ParenthesizedExpressionSyntax or UsingStatementSyntax or LockStatementSyntax or CheckedStatementSyntax:
                    break;
                case TryStatementSyntax { Block: var block } when node == block:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The parameters and locals of the condition whose values the message could say, each once.</summary>
    public List<ISymbol> Values(SemanticModel model, CancellationToken cancellationToken)
    {
        var values = new List<ISymbol>();
        foreach (var node in condition.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax))
        {
            if (node is IdentifierNameSyntax name
                && !IsMemberName(name)
                && !IsKnown(name)
                && model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol
                && GuardValues.CanSay(symbol)
                && !(symbol is ILocalSymbol && IsMarker(name))
                && !IsOption(name, symbol)
                && !values.Contains(symbol))
            {
                values.Add(symbol);
            }
        }

        return values;
    }

    private static bool IsDefault(SwitchSectionSyntax section)
    {
        foreach (var label in section.Labels)
        {
            if (label is DefaultSwitchLabelSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMemberName(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax or QualifiedNameSyntax or TypeArgumentListSyntax => true,
        InvocationExpressionSyntax call => call.Expression == name,
        _ => false,
    };

    /// <summary>Whether the condition says the value itself: it is null, empty, equal to a constant, or not assigned before.</summary>
    private bool IsKnown(IdentifierNameSyntax name)
    {
        SyntaxNode operand = name;
        while (operand.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax
            || (operand.Parent is MemberAccessExpressionSyntax access && access.Expression == operand && access.Parent is not InvocationExpressionSyntax)
            || (operand.Parent is ConditionalAccessExpressionSyntax conditional && conditional.Expression == operand))
        {
            operand = operand.Parent;
        }

        if (operand is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" })
        {
            return true;
        }

        switch (operand.Parent)
        {
            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                var other = binary.Left == operand ? binary.Right : binary.Left;
                return other.IsKind(SyntaxKind.NullLiteralExpression) || (binary.IsKind(SyntaxKind.EqualsExpression) == isTrue && IsConstant(other));

            // Patterns of constants; "is > 5" and "is not 5" leave the value open.
            case IsPatternExpressionSyntax { Pattern: var pattern }:
                return MentionsNull(pattern) || (isTrue && pattern is ConstantPatternSyntax or RecursivePatternSyntax or DeclarationPatternSyntax or VarPatternSyntax);

            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression or SyntaxKind.CoalesceExpression:
                return true;

            case ArgumentSyntax argument:
                return !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                    || argument is { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" } } };

            default:
                return false;
        }
    }

    /// <summary>A local below zero, or zero at most, is the answer "nothing found" or "end of the data", of which there is nothing more to say.</summary>
    private static bool IsMarker(IdentifierNameSyntax name)
        => name.Parent is BinaryExpressionSyntax binary
            && binary.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
            && binary.Left == name
            && binary.Right is LiteralExpressionSyntax { Token.ValueText: "0" or "1" };

    /// <summary>An enum that is passed on, or asked for a flag, says how to work and not on what.</summary>
    private static bool IsOption(IdentifierNameSyntax name, ISymbol symbol)
        => name.Parent is ArgumentSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseAndExpression }
            && ((symbol as IParameterSymbol)?.Type ?? ((ILocalSymbol)symbol).Type).TypeKind == TypeKind.Enum;

    private static bool MentionsNull(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax { Expression: var value } => value.IsKind(SyntaxKind.NullLiteralExpression),
        UnaryPatternSyntax not => MentionsNull(not.Pattern) || not.Pattern is RecursivePatternSyntax,
        BinaryPatternSyntax both => MentionsNull(both.Left) || MentionsNull(both.Right),
        ParenthesizedPatternSyntax inner => MentionsNull(inner.Pattern),
        _ => false,
    };

    // An enum's member or another constant's name counts as one: 'kind == Kind.Other'.
    private static bool IsConstant(ExpressionSyntax value)
        => value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } or MemberAccessExpressionSyntax or DefaultExpressionSyntax;
}
