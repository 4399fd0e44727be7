using System;
using System.Collections.Generic;

namespace Standards.Docs;

// One line at a time: which open blocks go on, which begin, what is left as text. The algorithm is the one that the CommonMark specification describes.
internal sealed partial class MarkdownScanner
{
    private const int CodeIndent = 4;

    private readonly List<Container> containers = [];

    private OpenLeaf leaf;
    private int firstSegment;

    // A fence's character and length; or the kind of an HTML block; and where the content begins.
    private char fenceCharacter;
    private int fenceLength;
    private int htmlKind;
    private int contentStart;

    private enum OpenLeaf
    {
        None,
        Paragraph,
        Fence,
        IndentedCode,
        Html,
    }

    private bool IsQuoted => containers.Exists(static container => container.IsQuote && !container.IsAlert);

    private void ReadLine(int start, int end)
    {
        StartLine(start, end);
        var depth = MatchContainers();
        var all = depth == containers.Count;
        if (all && ContinuesLeaf(start, end))
        {
            return;
        }

        FindNonspace();
        var inParagraph = all && leaf == OpenLeaf.Paragraph && !isBlank;
        var opened = false;
        while (!isBlank)
        {
            if (indent >= CodeIndent)
            {
                if (leaf != OpenLeaf.Paragraph || opened)
                {
                    OpenBlock(depth);
                    leaf = OpenLeaf.IndentedCode;
                    return;
                }

                break;
            }

            if (text[nonspace] == '>')
            {
                OpenBlock(depth);
                MoveToNonspace();
                MoveColumns(1);
                if (IsSpaceOrTab(position))
                {
                    MoveColumns(1);
                }

                containers.Add(new Container(true, 0));
            }
            else if (OpensLeaf(depth, inParagraph))
            {
                return;
            }
            else if (ListItemContent(inParagraph, out var contentIndent))
            {
                OpenBlock(depth);
                containers.Add(new Container(false, contentIndent));
            }
            else
            {
                break;
            }

            depth = containers.Count;
            inParagraph = false;
            opened = true;
            FindNonspace();
        }

        if (!opened && !all && !isBlank && leaf == OpenLeaf.Paragraph)
        {
            // Lazy: the paragraph goes on without the markers of its containers.
            AddSegment();
            return;
        }

        if (isBlank || !inParagraph)
        {
            CloseContainers(depth);
        }

        if (isBlank)
        {
            return;
        }

        if (!inParagraph)
        {
            OpenBlock(depth);
            leaf = OpenLeaf.Paragraph;
            firstSegment = segments.Count;
            MarkAlert();
        }

        AddSegment();
    }

    /// <summary>How many of the open containers go on in this line; stands behind their markers.</summary>
    private int MatchContainers()
    {
        var depth = 0;
        for (; depth < containers.Count; depth++)
        {
            var container = containers[depth];
            FindNonspace();
            if (container.IsQuote)
            {
                if (indent >= CodeIndent || isBlank || text[nonspace] != '>')
                {
                    break;
                }

                MoveToNonspace();
                MoveColumns(1);
                if (IsSpaceOrTab(position))
                {
                    MoveColumns(1);
                }
            }
            else if (isBlank)
            {
                if (!container.HasContent)
                {
                    break;
                }

                MoveToNonspace();
            }
            else if (indent >= container.Indent)
            {
                MoveColumns(container.Indent);
            }
            else
            {
                break;
            }
        }

        return depth;
    }

    /// <summary>Whether the line belongs to open code or HTML.</summary>
    private bool ContinuesLeaf(int start, int end)
    {
        FindNonspace();
        switch (leaf)
        {
            case OpenLeaf.Fence:
                if (indent < CodeIndent && IsClosingFence())
                {
                    regions.Code.Add((contentStart, start));
                    leaf = OpenLeaf.None;
                }

                return true;
            case OpenLeaf.IndentedCode:
                if (isBlank || indent >= CodeIndent)
                {
                    return true;
                }

                leaf = OpenLeaf.None;
                return false;
            case OpenLeaf.Html:
                if (isBlank && htmlKind >= MarkdownHtml.FirstKindEndedByBlank)
                {
                    leaf = OpenLeaf.None;
                    return false;
                }

                AddHtmlLine(position, end);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A heading, a fence, HTML or a thematic break.</summary>
    private bool OpensLeaf(int depth, bool inParagraph)
    {
        var c = text[nonspace];
        switch (c)
        {
            case '#' when HeadingContent(out var start, out var end):
                OpenBlock(depth);
                AddLeaf(start, end);
                return true;
            case '`' or '~' when OpeningFence(c):
                OpenBlock(depth);
                leaf = OpenLeaf.Fence;
                contentStart = NextLine(lineEnd);
                return true;
            case '<' when MarkdownHtml.BlockKind(text.AsSpan(nonspace, lineEnd - nonspace)) is var kind && kind > 0:
                if (kind == MarkdownHtml.AnyTag && leaf == OpenLeaf.Paragraph && (inParagraph || depth < containers.Count))
                {
                    return false;
                }

                OpenBlock(depth);
                leaf = OpenLeaf.Html;
                htmlKind = kind;
                contentStart = nonspace;
                AddHtmlLine(nonspace, lineEnd);
                return true;
            case '=' or '-' when inParagraph && IsUnderline(c) && TakeDefinitions():
                CloseParagraph();
                return true;
            case '-' or '*' or '_' when IsThematicBreak(c):
                OpenBlock(depth);
                return true;
            default:
                return false;
        }
    }

    private void AddHtmlLine(int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        for (var from = 0; from < line.Length;)
        {
            var comment = line.Slice(from).IndexOf("<!--".AsSpan());
            var close = comment < 0 ? -1 : line.Slice(from + comment).IndexOf("-->".AsSpan());
            if (close < 0)
            {
                break;
            }

            regions.Comments.Add((start + from + comment, start + from + comment + close + 3));
            from += comment + close + 3;
        }

        if (MarkdownHtml.EndsBlock(htmlKind, line))
        {
            leaf = OpenLeaf.None;
        }
    }

    /// <summary>A block begins at a depth: what stood open below it, and the leaf, are closed.</summary>
    private void OpenBlock(int depth)
    {
        CloseContainers(depth);
        if (depth > 0)
        {
            containers[depth - 1] = containers[depth - 1] with { HasContent = true };
        }
    }

    private void CloseContainers(int depth)
    {
        if (leaf == OpenLeaf.Paragraph)
        {
            if (TakeDefinitions())
            {
                CloseParagraph();
            }
        }
        else if (leaf == OpenLeaf.Fence)
        {
            regions.Code.Add((Math.Min(contentStart, lineStart), lineStart));
        }

        leaf = OpenLeaf.None;
        if (depth < containers.Count)
        {
            containers.RemoveRange(depth, containers.Count - depth);
        }
    }

    private void CloseParagraph()
    {
        leaves.Add(new Leaf(firstSegment, segments.Count - firstSegment, IsQuoted));
        leaf = OpenLeaf.None;
    }

    private void AddLeaf(int start, int end)
    {
        leaves.Add(new Leaf(segments.Count, 1, IsQuoted));
        segments.Add((start, end));
    }

    private void AddSegment() => segments.Add((nonspace, lineEnd));

    /// <summary><c>&gt; [!NOTE]</c> begins the author's own words in the form of a quotation.</summary>
    private void MarkAlert()
    {
        if (containers.Count > 0 && containers[containers.Count - 1].IsQuote && !containers[containers.Count - 1].HadParagraph)
        {
            var line = text.AsSpan(nonspace, lineEnd - nonspace).TrimEnd();
            containers[containers.Count - 1] = containers[containers.Count - 1] with { HadParagraph = true, IsAlert = line.Length > 3 && line[0] == '[' && line[1] == '!' && line[line.Length - 1] == ']' };
        }
    }

    /// <summary>A quotation or a list item.</summary>
    /// <param name="IsQuote">A quotation; else a list item.</param>
    /// <param name="Indent">How far the lines of a list item are indented.</param>
    private readonly record struct Container(bool IsQuote, int Indent)
    {
        /// <summary>Whether a block stands in it; a list item without one ends at a blank line.</summary>
        public bool HasContent { get; init; }

        public bool HadParagraph { get; init; }

        public bool IsAlert { get; init; }
    }
}
