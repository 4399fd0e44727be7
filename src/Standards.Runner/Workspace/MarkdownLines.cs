using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Workspace;

/// <summary>A line of Markdown that is text: not front matter, not in a fence, not in a comment.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without the line end and without comments.</param>
internal readonly record struct MarkdownLine(int Number, string Text)
{
    /// <summary>1 to 6 for a heading, else 0.</summary>
    public int HeadingLevel
    {
        get
        {
            var level = Text.TakeWhile(static c => c == '#').Count();
            return level is >= 1 and <= 6 && (Text.Length == level || Text[level] is ' ' or '\t') ? level : 0;
        }
    }

    /// <summary>The heading without its marks.</summary>
    public string Heading => Text.TrimStart('#').Trim().TrimEnd('#').Trim();

    /// <summary>The columns before the text.</summary>
    public int Indent => Text.Length - Text.TrimStart(' ', '\t').Length;

    /// <summary>What stands behind the bullet of a list item; null where the line is none.</summary>
    public string? Item
    {
        get
        {
            var text = Text.TrimStart(' ', '\t');
            return text.Length > 1 && text[0] is '-' or '*' or '+' && text.Length > 1 && text[1] is ' ' or '\t' ? text[2..].Trim() : null;
        }
    }

    /// <summary>The box of a list item; null where it has none.</summary>
    public (bool Ticked, string Text)? Task
        => Item is ['[', ' ' or 'x' or 'X', ']', ' ', ..] item ? (item[1] != ' ', item[4..].Trim()) : null;
}

/// <summary>
/// The lines of a Markdown file of the workspace, as the commands read them. No library for it: <c>status</c> reads these files at each start,
/// and of Markdown they hold headings, lists, tables and fences.
/// </summary>
internal static class MarkdownLines
{
    public static ImmutableArray<MarkdownLine> Of(string text)
    {
        var lines = text.Split('\n');
        var found = ImmutableArray.CreateBuilder<MarkdownLine>();
        string? fence = null;
        var inComment = false;
        for (var i = FrontMatterEnd(lines); i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (fence is not null)
            {
                var closing = line.Trim();
                fence = closing.Length >= fence.Length && closing.All(c => c == fence[0]) ? null : fence;
                continue;
            }

            if (!inComment && Fence(line) is { } opened)
            {
                fence = opened;
                continue;
            }

            var visible = WithoutComments(line, ref inComment);
            if (visible.Length > 0 || line.Length == 0)
            {
                found.Add(new MarkdownLine(i + 1, visible.TrimEnd()));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The lines of the section of second level with this heading, without the heading; null where there is none.</summary>
    public static ImmutableArray<MarkdownLine>? Section(ImmutableArray<MarkdownLine> lines, string heading)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].HeadingLevel == 2 && string.Equals(lines[i].Heading, heading, StringComparison.OrdinalIgnoreCase))
            {
                return [.. lines.Skip(i + 1).TakeWhile(static line => line.HeadingLevel is 0 or > 2)];
            }
        }

        return null;
    }

    /// <summary>Whether anything stands there besides headings and blank lines.</summary>
    public static bool HasContent(IEnumerable<MarkdownLine> lines) => lines.Any(static line => line.HeadingLevel == 0 && !string.IsNullOrWhiteSpace(line.Text));

    /// <summary>The links of a file that are relative: where they stand, and their targets without fragments.</summary>
    public static IEnumerable<(int Line, string Target)> RelativeLinks(string text)
        => Of(text).SelectMany(static line => RelativeLinksOf(line.Text).Select(target => (line.Number, target)));

    private static IEnumerable<string> RelativeLinksOf(string line)
    {
        for (var at = line.IndexOf("](", StringComparison.Ordinal); at >= 0; at = line.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            var close = line.IndexOf(')', at);
            var target = close < 0 ? "" : line[(at + 2)..close].Split('#')[0];
            if (target.Length > 0 && !target.Contains(':', StringComparison.Ordinal))
            {
                yield return target;
            }
        }
    }

    /// <summary>The index of the first line behind the front matter.</summary>
    public static int FrontMatterEnd(string[] lines)
    {
        if (lines.Length == 0 || lines[0].TrimEnd() != "---")
        {
            return 0;
        }

        var end = Array.FindIndex(lines, 1, static line => line.TrimEnd() == "---");
        return end < 0 ? 0 : end + 1;
    }

    private static string? Fence(string line)
    {
        var text = line.TrimStart(' ', '\t');
        if (text.Length < 3 || text[0] is not ('`' or '~'))
        {
            return null;
        }

        var length = text.TakeWhile(c => c == text[0]).Count();
        return length >= 3 && (text[0] == '~' || !text.AsSpan(length).Contains('`')) ? text[..length] : null;
    }

    private static string WithoutComments(string line, ref bool inComment)
    {
        var text = line;
        for (var from = 0; ;)
        {
            if (inComment)
            {
                var end = text.IndexOf("-->", from, StringComparison.Ordinal);
                if (end < 0)
                {
                    return text[..from];
                }

                text = text.Remove(from, end + 3 - from);
                inComment = false;
            }

            var start = text.IndexOf("<!--", from, StringComparison.Ordinal);
            if (start < 0)
            {
                return text;
            }

            (from, inComment) = (start, true);
        }
    }
}
