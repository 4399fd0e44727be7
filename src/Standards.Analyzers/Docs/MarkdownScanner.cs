using System;
using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>
/// Reads CommonMark with pipe tables and front matter, as far as it matters where prose stands: blocks by lines first, then the inlines of each block,
/// for a reference link counts as one only when its definition stands somewhere.
/// </summary>
internal sealed partial class MarkdownScanner
{
    private readonly string text;
    private readonly MarkdownRegions regions = new();

    /// <summary>Lines of the paragraphs and headings, without markers and indentation; a leaf owns a range of them.</summary>
    private readonly List<(int Start, int End)> segments = [];
    private readonly List<Leaf> leaves = [];
    private readonly HashSet<string> definitions = new(StringComparer.Ordinal);

    private MarkdownScanner(string text) => this.text = text;

    public static MarkdownRegions Scan(string text)
    {
        var scanner = new MarkdownScanner(text);
        scanner.ReadBlocks();
        foreach (var leaf in scanner.leaves)
        {
            scanner.ReadInlines(leaf);
        }

        // Comments in HTML blocks were met before those in paragraphs.
        scanner.regions.Comments.Sort();
        return scanner.regions;
    }

    private void ReadBlocks()
    {
        var position = FrontMatterEnd();
        while (position < text.Length)
        {
            var end = LineEnd(position);
            ReadLine(position, end);
            position = NextLine(end);
        }

        CloseContainers(0);
    }

    private int LineEnd(int position)
    {
        var end = text.AsSpan(position).IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : position + end;
    }

    private int NextLine(int lineEnd)
        => lineEnd >= text.Length ? text.Length : lineEnd + (text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? 2 : 1);

    /// <summary>Where the text begins behind YAML or TOML front matter.</summary>
    private int FrontMatterEnd()
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var end = LineEnd(start);
        var fence = text.AsSpan(start, end - start).TrimEnd();
        var isToml = fence.SequenceEqual("+++".AsSpan());
        if (!isToml && !fence.SequenceEqual("---".AsSpan()))
        {
            return start;
        }

        for (var position = NextLine(end); position < text.Length; position = NextLine(end))
        {
            end = LineEnd(position);
            var line = text.AsSpan(position, end - position).TrimEnd();
            if (line.SequenceEqual(fence) || (!isToml && line.SequenceEqual("...".AsSpan())))
            {
                return NextLine(end);
            }
        }

        return start;
    }

    /// <summary>A paragraph or heading.</summary>
    private readonly record struct Leaf(int FirstSegment, int SegmentCount, bool IsQuoted);
}
