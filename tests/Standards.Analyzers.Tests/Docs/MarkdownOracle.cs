using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Standards.Docs;

/// <summary>Where letters of prose stand, by Markdig and by this product: two independent readings of the same text.</summary>
internal static class MarkdownOracle
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>The text with everything but the letters and digits of prose made a space, as Markdig reads it.</summary>
    public static string Expected(string text)
    {
        var kept = new BitArray(text.Length);
        foreach (var literal in Markdown.Parse(text, Pipeline).Descendants<LiteralInline>())
        {
            if (!IsLeftOut(literal))
            {
                for (var i = literal.Span.Start; i <= literal.Span.End && i < text.Length; i++)
                {
                    kept[i] = true;
                }
            }
        }

        return Show(text, kept);
    }

    /// <summary>The same, as the scanner reads it.</summary>
    public static string Actual(string text)
    {
        var kept = new BitArray(text.Length);
        foreach (var span in MarkdownScanner.Scan(text).Prose)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                kept[i] = true;
            }
        }

        return Show(text, kept);
    }

    /// <summary>The first line that both read differently, in three forms; null where none does.</summary>
    public static string? Difference(string text)
    {
        var expected = Expected(text);
        var actual = Actual(text);
        var at = 0;
        while (at < text.Length && expected[at] == actual[at])
        {
            at++;
        }

        if (at == text.Length)
        {
            return null;
        }

        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at) is var found && found < 0 ? text.Length : found;
        return $"line {text[..at].Count(static c => c == '\n') + 1}\ntext:    {text[start..end]}\nMarkdig: {expected[start..end]}\nours:    {actual[start..end]}";
    }

    private static bool IsLeftOut(Inline literal)
    {
        for (Inline? inline = literal.Parent; inline is not null; inline = inline.Parent)
        {
            if (inline is LinkInline)
            {
                return true;
            }

            if (inline is ContainerInline { ParentBlock: { } leaf })
            {
                return IsQuoted(leaf);
            }
        }

        return false;
    }

    private static bool IsQuoted(Block leaf)
    {
        for (var block = leaf.Parent; block is not null; block = block.Parent)
        {
            if (block is QuoteBlock quote && !IsAlert(quote))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAlert(QuoteBlock quote)
    {
        var text = new StringBuilder();
        foreach (var inline in quote.OfType<ParagraphBlock>().FirstOrDefault()?.Inline ?? [])
        {
            if (inline is not LiteralInline literal)
            {
                break;
            }

            text.Append(literal.Content.AsSpan());
        }

        return text.Length > 3 && text.ToString().StartsWith("[!", StringComparison.Ordinal) && text[^1] == ']';
    }

    private static string Show(string text, BitArray kept)
        => string.Create(text.Length, (text, kept), static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                var c = source.text[i];
                target[i] = c is '\n' ? '\n' : source.kept[i] && char.IsAsciiLetterOrDigit(c) ? c : ' ';
            }
        });
}
