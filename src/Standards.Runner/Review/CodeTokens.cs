using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Review;

/// <summary>What a compiler makes of a C# source: its tokens and the directives that change how it is compiled. White space, comments and documentation are none of it.</summary>
internal static class CodeTokens
{
    private static readonly string[] Conditions = ["#if", "#elif", "#define", "#undef"];

    /// <summary>Whether the code depends on preprocessor symbols. Also where it only looks so: <c># if</c> is one.</summary>
    public static bool IsConditional(string text)
        => text.Contains('#', StringComparison.Ordinal) && text.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal) is var dense && Array.Exists(Conditions, condition => dense.Contains(condition, StringComparison.Ordinal));

    /// <summary>The first difference, as text and line after the change; null where only trivia differs.</summary>
    /// <param name="before">The source before; empty where there was none.</param>
    /// <param name="after">The source after; empty where it is deleted.</param>
    /// <param name="symbols">The preprocessor symbols.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static (string Text, int Line)? Difference(string before, string after, IEnumerable<string> symbols, CancellationToken cancellationToken)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Regular, symbols);
        var old = Of(before, options, cancellationToken);
        var now = Of(after, options, cancellationToken);
        for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            if (i >= now.Count)
            {
                return (old[i].Text, now.Count > 0 ? now[^1].Line : 1);
            }

            if (i >= old.Count || old[i].Text != now[i].Text)
            {
                return now[i];
            }
        }

        return null;
    }

    private static List<(string Text, int Line)> Of(string text, CSharpParseOptions options, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(text, options, cancellationToken: cancellationToken);
        var tokens = new List<(string, int)>();
        void Add(string content, Location place) => tokens.Add((content, place.GetLineSpan().StartLinePosition.Line + 1));
        foreach (var token in tree.GetRoot(cancellationToken).DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                if (IsCode(trivia) && trivia.GetStructure() is { } structure)
                {
                    Add(string.Join(' ', structure.DescendantTokens().Select(static part => part.Text.Trim()).Where(static part => part.Length > 0)), trivia.GetLocation());
                }
            }

            if (token.Text.Length > 0)
            {
                Add(token.Text, token.GetLocation());
            }
        }

        return tokens;
    }

    /// <summary>Which code a condition lets through shows in the tokens; regions are for readers. All other directives, and what the parser could not place, say something to the compiler.</summary>
    private static bool IsCode(SyntaxTrivia trivia)
        => trivia.GetStructure() is SkippedTokensTriviaSyntax
            || (trivia.IsDirective && !trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) && !trivia.IsKind(SyntaxKind.EndRegionDirectiveTrivia)
                && !trivia.IsKind(SyntaxKind.IfDirectiveTrivia) && !trivia.IsKind(SyntaxKind.ElifDirectiveTrivia) && !trivia.IsKind(SyntaxKind.ElseDirectiveTrivia) && !trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia)
                && trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: true });
}
