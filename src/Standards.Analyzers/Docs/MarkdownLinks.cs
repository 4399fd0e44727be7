using System;
using System.Text;

namespace Standards.Docs;

/// <summary>The parts of links and of link reference definitions.</summary>
internal static class MarkdownLinks
{
    private const int MaxLabelLength = 999;
    private const int MaxParentheses = 32;

    /// <summary>Behind <c>(destination "title")</c>; -1 where it is none.</summary>
    public static int InlineEnd(ReadOnlySpan<char> source, int open)
    {
        var at = SkipSpace(source, open + 1);
        if (at < source.Length && source[at] == ')')
        {
            return at + 1;
        }

        at = DestinationEnd(source, at);
        if (at < 0)
        {
            return -1;
        }

        var behind = SkipSpace(source, at);
        if (behind > at && TitleEnd(source, behind) is var title && title > 0)
        {
            behind = SkipSpace(source, title);
        }

        return behind < source.Length && source[behind] == ')' ? behind + 1 : -1;
    }

    /// <summary>Behind <c>[label]</c>; -1 where none stands here.</summary>
    public static int LabelEnd(ReadOnlySpan<char> source, int open)
    {
        if (open >= source.Length || source[open] != '[')
        {
            return -1;
        }

        for (var at = open + 1; at < source.Length && at - open <= MaxLabelLength + 1; at++)
        {
            switch (source[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    return -1;
                case ']':
                    return at + 1;
            }
        }

        return -1;
    }

    /// <summary>Behind the line on which <c>[label]: destination "title"</c> ends; -1 where none begins here.</summary>
    public static int DefinitionEnd(ReadOnlySpan<char> source, int start, out string label)
    {
        label = "";
        var at = LabelEnd(source, start);
        if (at < 0 || at >= source.Length || source[at] != ':')
        {
            return -1;
        }

        label = Normalize(source.Slice(start + 1, at - start - 2));
        if (label.Length == 0)
        {
            return -1;
        }

        var destination = SkipSpace(source, at + 1);
        at = DestinationEnd(source, destination);
        if (at <= destination)
        {
            return -1;
        }

        var lineEnd = LineEnd(source, at);
        var title = SkipSpace(source, at);
        if (title > at && TitleEnd(source, title) is var titleEnd && titleEnd > 0 && LineEnd(source, titleEnd) is var behind && behind > 0)
        {
            return behind;
        }

        // What looked like a title on the next line is the paragraph's text.
        return lineEnd;
    }

    /// <summary>Labels are equal without regard to case and to the kind of space.</summary>
    public static string Normalize(ReadOnlySpan<char> label)
    {
        var builder = new StringBuilder(label.Length);
        var space = false;
        foreach (var c in label)
        {
            if (char.IsWhiteSpace(c))
            {
                space = builder.Length > 0;
                continue;
            }

            if (space)
            {
                builder.Append(' ');
                space = false;
            }

            builder.Append(char.ToLowerInvariant(c));
        }

        return builder.ToString();
    }

    private static int DestinationEnd(ReadOnlySpan<char> source, int at)
    {
        if (at < source.Length && source[at] == '<')
        {
            for (at++; at < source.Length; at++)
            {
                switch (source[at])
                {
                    case '\\':
                        at++;
                        break;
                    case '\n' or '<':
                        return -1;
                    case '>':
                        return at + 1;
                }
            }

            return -1;
        }

        var depth = 0;
        for (; at < source.Length; at++)
        {
            var c = source[at];
            if (c == '\\' && at + 1 < source.Length && source[at + 1] > ' ')
            {
                at++;
            }
            else if (c == '(')
            {
                depth++;
                if (depth > MaxParentheses)
                {
                    return -1;
                }
            }
            else if (c == ')')
            {
                if (depth == 0)
                {
                    break;
                }

                depth--;
            }
            else if (c is <= ' ' or '\u007F')
            {
                break;
            }
        }

        return depth == 0 ? at : -1;
    }

    private static int TitleEnd(ReadOnlySpan<char> source, int at)
    {
        if (at >= source.Length || source[at] is not ('"' or '\'' or '('))
        {
            return -1;
        }

        var open = source[at];
        var close = open == '(' ? ')' : open;
        for (at++; at < source.Length; at++)
        {
            if (source[at] == '\\')
            {
                at++;
            }
            else if (source[at] == close)
            {
                return at + 1;
            }
            else if (source[at] == '(' && open == '(')
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Behind the line break, or at the end, where only space stands between; else -1.</summary>
    private static int LineEnd(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t')
        {
            at++;
        }

        return at >= source.Length ? at : source[at] == '\n' ? at + 1 : -1;
    }

    private static int SkipSpace(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t' or '\n')
        {
            at++;
        }

        return at;
    }
}
