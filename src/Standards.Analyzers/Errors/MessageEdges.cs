using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Errors;

/// <summary>Finds, by syntax alone, the texts that a message starts or ends with: several where it is chosen among some.</summary>
internal static class MessageEdges
{
    /// <summary>
    /// Whether one of the texts is not in the house form; with a list, all such texts are added to it. Uses of constants count as such
    /// where <paramref name="constants"/> asks for them: what they hold is not known here.
    /// </summary>
    public static bool Find(ExpressionSyntax expression, bool atStart, bool constants, List<MessagePiece>? found, bool isOpen = false)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                return MessagePiece.TryGet(literal, isOpen, out var text) && Add(text, atStart, found);

            case InterpolatedStringExpressionSyntax interpolated:
                return MessagePiece.TryGet(interpolated, atStart, isOpen, out var part) && Add(part, atStart, found);

            case ParenthesizedExpressionSyntax parenthesized:
                return Find(parenthesized.Expression, atStart, constants, found, isOpen);

            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                return Find(atStart ? binary.Left : binary.Right, atStart, constants, found, isOpen: true);

            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                return Find(binary.Left, atStart, constants, found, isOpen) | Find(binary.Right, atStart, constants, found, isOpen);

            case ConditionalExpressionSyntax conditional:
                return Find(conditional.WhenTrue, atStart, constants, found, isOpen) | Find(conditional.WhenFalse, atStart, constants, found, isOpen);

            case SwitchExpressionSyntax choice:
                var any = false;
                foreach (var arm in choice.Arms)
                {
                    any |= Find(arm.Expression, atStart, constants, found, isOpen);
                }

                return any;

            case InvocationExpressionSyntax invocation when FormattedText(invocation, atStart, ref isOpen) is { } format:
                return Find(format, atStart, constants: false, found, isOpen);

            case IdentifierNameSyntax or MemberAccessExpressionSyntax when constants:
                found?.Add(MessagePiece.OfConstant(expression, isOpen));
                return true;

            default:
                return false;
        }
    }

    private static bool Add(in MessagePiece piece, bool atStart, List<MessagePiece>? found)
    {
        if (atStart ? MessageWord.CapitalisedWord(piece) == 0 : MessageEnd.Marks(piece) < 0)
        {
            return false;
        }

        found?.Add(piece);
        return true;
    }

    /// <summary>The text of <c>string.Format("…", x)</c>, <c>string.Create(culture, $"…")</c>, <c>string.Concat("…", x)</c>, <c>FormattableString.Invariant($"…")</c>.</summary>
    private static ExpressionSyntax? FormattedText(InvocationExpressionSyntax invocation, bool atStart, ref bool isOpen)
    {
        var arguments = invocation.ArgumentList.Arguments;
        if (arguments.Count == 0 || invocation.Expression is not MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var name })
        {
            return null;
        }

        if (type is IdentifierNameSyntax { Identifier.ValueText: "FormattableString" })
        {
            return name is "Invariant" or "CurrentCulture" ? arguments[0].Expression : null;
        }

        if (type is not (PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } or IdentifierNameSyntax { Identifier.ValueText: "String" }))
        {
            return null;
        }

        switch (name)
        {
            case "Format":
                foreach (var argument in arguments)
                {
                    if (argument.NameColon?.Name.Identifier.ValueText == "format")
                    {
                        return argument.Expression;
                    }
                }

                return arguments[arguments.Count > 1 && IsCulture(arguments[0].Expression) ? 1 : 0].Expression;

            case "Create":
                return arguments[arguments.Count - 1].Expression;

            case "Concat":
                isOpen |= arguments.Count > 1;
                return arguments[atStart ? 0 : arguments.Count - 1].Expression;

            default:
                return null;
        }
    }

    /// <summary>Whether an argument is a culture by its name: <c>CultureInfo.InvariantCulture</c>, <c>formatProvider</c>, <c>null</c>.</summary>
    private static bool IsCulture(ExpressionSyntax argument) => argument switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => IsCulture(name),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => IsCulture(name),
        _ => argument.IsKind(SyntaxKind.NullLiteralExpression),
    };

    private static bool IsCulture(string name)
        => name.IndexOf("culture", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("provider", StringComparison.OrdinalIgnoreCase) >= 0;
}
