using System;
using System.Collections.Generic;

namespace Standards.Docs;

// The inlines of one paragraph or heading. Its lines are copied into a buffer that all of them share; what is no prose is cut out of it.
internal sealed partial class MarkdownScanner
{
    private readonly List<int> segmentStarts = [];
    private readonly List<Cut> cuts = [];
    private readonly List<Bracket> brackets = [];
    private char[] buffer = new char[1024];
    private int length;
    private int filledSegment;
    private int tableStart;

    private enum CutKind
    {
        /// <summary>Code, a link, an image, an entity.</summary>
        Thing,

        /// <summary>An HTML tag or comment.</summary>
        Tag,
    }

    private void ReadInlines(Leaf leaf)
    {
        Fill(leaf.FirstSegment, leaf.SegmentCount);
        cuts.Clear();
        tableStart = DelimiterRow(leaf) is var delimiter && delimiter > 0 ? delimiter - 1 : leaf.SegmentCount;
        ReadRange(0, tableStart < leaf.SegmentCount ? segmentStarts[tableStart] : length);
        for (var row = tableStart; row < leaf.SegmentCount; row++)
        {
            // Nothing goes from one row of a table to the next.
            ReadRange(segmentStarts[row], row + 1 < leaf.SegmentCount ? segmentStarts[row + 1] - 1 : length);
        }

        if (!leaf.IsQuoted)
        {
            EmitProse(leaf);
        }
    }

    private void ReadRange(int start, int end)
    {
        brackets.Clear();
        var source = buffer.AsSpan(0, end);
        for (var at = start; at < end;)
        {
            var special = source.Slice(at).IndexOfAny("\\`<&![]".AsSpan());
            if (special < 0)
            {
                break;
            }

            at += special;
            at = source[at] switch
            {
                '\\' => at + 1 < end && IsPunctuation(source[at + 1]) ? at + 2 : at + 1,
                '`' => ReadCode(source, at),
                '<' => ReadTag(source, at),
                '&' => ReadEntity(source, at),
                '!' when at + 1 < end && source[at + 1] == '[' => OpenBracket(at, 2),
                '[' => OpenBracket(at, 1),
                ']' => CloseBracket(source, at),
                _ => at + 1,
            };
        }
    }

    private void Fill(int firstSegment, int count)
    {
        length = 0;
        filledSegment = firstSegment;
        segmentStarts.Clear();
        for (var i = firstSegment; i < firstSegment + count; i++)
        {
            var (start, end) = segments[i];
            while (end > start && char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }

            if (length + end - start + 1 > buffer.Length)
            {
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + end - start + 1));
            }

            if (i > firstSegment)
            {
                buffer[length++] = '\n';
            }

            segmentStarts.Add(length);
            text.CopyTo(start, buffer, length, end - start);
            length += end - start;
        }
    }

    private int ReadCode(ReadOnlySpan<char> source, int at)
    {
        var run = RunLength(source, at, '`');
        for (var close = at + run; close < source.Length;)
        {
            var next = source.Slice(close).IndexOf('`');
            if (next < 0)
            {
                break;
            }

            close += next;
            var closeRun = RunLength(source, close, '`');
            if (closeRun == run)
            {
                if (source.Slice(at, close - at).IndexOf("\n|".AsSpan()) >= 0 && source.Slice(source.Slice(0, at).LastIndexOf('\n') + 1, at - source.Slice(0, at).LastIndexOf('\n') - 1).IndexOf('|') >= 0)
                {
                    // Both lines look like rows of a table.
                    break;
                }

                cuts.Add(new Cut(at, close + run, CutKind.Thing));
                return close + run;
            }

            close += closeRun;
        }

        return at + run;
    }

    private int ReadTag(ReadOnlySpan<char> source, int at)
    {
        var rest = source.Slice(at);
        if (MarkdownHtml.AutolinkLength(rest) is var autolink && autolink > 0)
        {
            cuts.Add(new Cut(at, at + autolink, CutKind.Thing));
            return at + autolink;
        }

        if (MarkdownHtml.InlineLength(rest) is var tag && tag > 0)
        {
            cuts.Add(new Cut(at, at + tag, CutKind.Tag));
            if (rest.StartsWith("<!--".AsSpan()) && rest.Slice(0, tag).IndexOf('\n') < 0)
            {
                var start = ToText(at);
                regions.Comments.Add((start, start + tag));
            }

            return at + tag;
        }

        return at + 1;
    }

    private int ReadEntity(ReadOnlySpan<char> source, int at)
    {
        var end = at + 1;
        while (end < source.Length && end - at <= 32 && (char.IsLetterOrDigit(source[end]) || (source[end] == '#' && end == at + 1)))
        {
            end++;
        }

        if (end - at < 2 || end >= source.Length || source[end] != ';')
        {
            return at + 1;
        }

        cuts.Add(new Cut(at, end + 1, CutKind.Thing));
        return end + 1;
    }

    private int OpenBracket(int at, int width)
    {
        if (brackets.Count > 0)
        {
            brackets[brackets.Count - 1] = brackets[brackets.Count - 1] with { HasBracketBehind = true };
        }

        brackets.Add(new Bracket(at, width, IsActive: true, HasBracketBehind: false));
        return at + width;
    }

    private int CloseBracket(ReadOnlySpan<char> source, int at)
    {
        if (brackets.Count == 0)
        {
            return at + 1;
        }

        var opener = brackets[brackets.Count - 1];
        brackets.RemoveAt(brackets.Count - 1);
        var end = opener.IsActive ? LinkEnd(source, opener, at) : -1;
        if (end < 0)
        {
            return at + 1;
        }

        // What was cut inside of it is part of it.
        while (cuts.Count > 0 && cuts[cuts.Count - 1].Start >= opener.Start)
        {
            cuts.RemoveAt(cuts.Count - 1);
        }

        cuts.Add(new Cut(opener.Start, end, CutKind.Thing));
        if (opener.Width == 1)
        {
            // No link inside a link.
            for (var i = 0; i < brackets.Count; i++)
            {
                brackets[i] = brackets[i].Width == 1 ? brackets[i] with { IsActive = false } : brackets[i];
            }
        }

        return end;
    }

    private int LinkEnd(ReadOnlySpan<char> source, Bracket opener, int close)
    {
        var after = close + 1;
        if (after < source.Length && source[after] == '(' && MarkdownLinks.InlineEnd(source, after) is var inline && inline > 0)
        {
            return inline;
        }

        var label = MarkdownLinks.LabelEnd(source, after);
        if (label > after + 2)
        {
            return definitions.Contains(MarkdownLinks.Normalize(source.Slice(after + 1, label - after - 2))) ? label : -1;
        }

        var start = opener.Start + opener.Width;
        if (opener.HasBracketBehind || definitions.Count == 0 || !definitions.Contains(MarkdownLinks.Normalize(source.Slice(start, close - start))))
        {
            return -1;
        }

        return label > after ? label : after;
    }

    /// <summary>Takes the link reference definitions from the beginning of the open paragraph; false where nothing is left of it.</summary>
    private bool TakeDefinitions()
    {
        var count = segments.Count - firstSegment;
        if (count > 0 && text[segments[firstSegment].Start] == '[')
        {
            Fill(firstSegment, count);
            var at = 0;
            while (at < length && MarkdownLinks.DefinitionEnd(buffer.AsSpan(0, length), at, out var label) is var end && end > 0)
            {
                definitions.Add(label);
                at = end;
            }

            var taken = 0;
            while (taken < count && segmentStarts[taken] < at)
            {
                taken++;
            }

            segments.RemoveRange(firstSegment, taken);
        }

        return segments.Count > firstSegment;
    }

    private int ToText(int bufferPosition)
    {
        var segment = segmentStarts.Count - 1;
        while (segmentStarts[segment] > bufferPosition)
        {
            segment--;
        }

        return segments[filledSegment + segment].Start + bufferPosition - segmentStarts[segment];
    }

    private static int RunLength(ReadOnlySpan<char> source, int at, char c)
    {
        var end = at;
        while (end < source.Length && source[end] == c)
        {
            end++;
        }

        return end - at;
    }

    private static bool IsPunctuation(char c) => c is >= '!' and <= '/' or >= ':' and <= '@' or >= '[' and <= '`' or >= '{' and <= '~';

    private readonly record struct Cut(int Start, int End, CutKind Kind);

    private readonly record struct Bracket(int Start, int Width, bool IsActive, bool HasBracketBehind);
}
