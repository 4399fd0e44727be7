using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Twins;

/// <summary>Every small change of a method that changes what it does, or what it promises.</summary>
internal static class BodySpoiler
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> Swapped = new()
    {
        [SyntaxKind.PlusToken] = SyntaxKind.MinusToken,
        [SyntaxKind.MinusToken] = SyntaxKind.PlusToken,
        [SyntaxKind.AsteriskToken] = SyntaxKind.PlusToken,
        [SyntaxKind.LessThanToken] = SyntaxKind.LessThanEqualsToken,
        [SyntaxKind.GreaterThanToken] = SyntaxKind.GreaterThanEqualsToken,
        [SyntaxKind.LessThanEqualsToken] = SyntaxKind.LessThanToken,
        [SyntaxKind.GreaterThanEqualsToken] = SyntaxKind.GreaterThanToken,
        [SyntaxKind.EqualsEqualsToken] = SyntaxKind.ExclamationEqualsToken,
        [SyntaxKind.ExclamationEqualsToken] = SyntaxKind.EqualsEqualsToken,
        [SyntaxKind.AmpersandAmpersandToken] = SyntaxKind.BarBarToken,
        [SyntaxKind.BarBarToken] = SyntaxKind.AmpersandAmpersandToken,
        [SyntaxKind.PlusEqualsToken] = SyntaxKind.MinusEqualsToken,
        [SyntaxKind.PlusPlusToken] = SyntaxKind.MinusMinusToken,
        [SyntaxKind.TrueKeyword] = SyntaxKind.FalseKeyword,
        [SyntaxKind.FalseKeyword] = SyntaxKind.TrueKeyword,
        [SyntaxKind.BreakKeyword] = SyntaxKind.ContinueKeyword,
        [SyntaxKind.ContinueKeyword] = SyntaxKind.BreakKeyword,
        [SyntaxKind.IntKeyword] = SyntaxKind.LongKeyword,
        [SyntaxKind.PublicKeyword] = SyntaxKind.InternalKeyword,
        [SyntaxKind.RefKeyword] = SyntaxKind.InKeyword,
    };

    /// <summary>What was done, and the method after it.</summary>
    public static IEnumerable<(string What, string Text)> Spoil(string method)
    {
        var syntax = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(method)!;
        foreach (var token in syntax.DescendantTokens())
        {
            if (Swapped.TryGetValue(token.Kind(), out var other) && !(token.Parent is TypeArgumentListSyntax or TypeParameterListSyntax or PointerTypeSyntax))
            {
                yield return ($"'{token}' at {token.SpanStart}", Replaced(method, token.Span.Start, token.Span.Length, SyntaxFacts.GetText(other)));
            }
            else if (token.IsKind(SyntaxKind.NumericLiteralToken))
            {
                yield return ($"number {token}", Replaced(method, token.Span.Start, token.Span.Length, "1" + token.Text));
            }
            else if (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.IsKind(SyntaxKind.CharacterLiteralToken))
            {
                yield return ($"text {token}", Replaced(method, token.Span.Start, token.Span.Length, token.Text.Replace(token.ValueText, token.IsKind(SyntaxKind.CharacterLiteralToken) ? "#" : token.ValueText + "#")));
            }
        }

        foreach (var statement in syntax.DescendantNodes().OfType<StatementSyntax>().Where(static s => s is not BlockSyntax and not EmptyStatementSyntax and not LocalFunctionStatementSyntax))
        {
            yield return ($"without {statement}", Replaced(method, statement.SpanStart, statement.Span.Length, ";"));
            if (statement is not LocalDeclarationStatementSyntax)
            {
                yield return ($"twice {statement}", Replaced(method, statement.SpanStart, statement.Span.Length, "{ " + statement + " " + statement + " }"));
            }
        }

        foreach (var block in syntax.DescendantNodes().OfType<BlockSyntax>())
        {
            for (var i = 0; i + 1 < block.Statements.Count; i++)
            {
                var (a, b) = (block.Statements[i], block.Statements[i + 1]);
                yield return ($"{b} before {a}", Replaced(method, a.SpanStart, b.Span.End - a.SpanStart, b + "\n" + a));
            }
        }

        foreach (var list in syntax.DescendantNodes().OfType<ArgumentListSyntax>())
        {
            for (var i = 0; i + 1 < list.Arguments.Count; i++)
            {
                var (a, b) = (list.Arguments[i], list.Arguments[i + 1]);
                if (a.ToString() != b.ToString())
                {
                    yield return ($"arguments {list}", Replaced(method, a.SpanStart, b.Span.End - a.SpanStart, b + ", " + a));
                }
            }
        }

        foreach (var name in syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Where(static n => n.Identifier.ValueText is "n" or "m" or "count" or "total"))
        {
            foreach (var other in new[] { "n", "m", "count", "total" }.Where(o => o != name.Identifier.ValueText))
            {
                yield return ($"{other} for {name} at {name.SpanStart}", Replaced(method, name.SpanStart, name.Span.Length, other));
            }
        }

        foreach (var condition in syntax.DescendantNodes().OfType<IfStatementSyntax>().Select(static i => i.Condition).Concat(syntax.DescendantNodes().OfType<WhileStatementSyntax>().Select(static w => w.Condition)))
        {
            yield return ($"not {condition}", Replaced(method, condition.SpanStart, condition.Span.Length, "!(" + condition + ")"));
        }

        foreach (var access in syntax.DescendantNodes().OfType<ConditionalAccessExpressionSyntax>())
        {
            yield return ($"no '?' in {access}", Replaced(method, access.OperatorToken.SpanStart, 1, ""));
        }
    }

    private static string Replaced(string text, int start, int length, string by) => text.Remove(start, length).Insert(start, by);
}
