using System;

namespace Standards.Docs;

// The place in a line, counted in characters and in columns, and what a line begins with.
internal sealed partial class MarkdownScanner
{
    private const int TabWidth = 4;

    private int lineStart;
    private int lineEnd;
    private int position;
    private int column;

    // The first character that is no space, how many columns it is away, whether there is none.
    private int nonspace;
    private int nonspaceColumn;
    private int indent;
    private bool isBlank;

    private void StartLine(int start, int end)
    {
        (lineStart, lineEnd, position, column) = (start, end, start, 0);
    }

    private void FindNonspace()
    {
        var at = position;
        var columns = column;
        for (; at < lineEnd; at++)
        {
            if (text[at] == ' ')
            {
                columns++;
            }
            else if (text[at] == '\t')
            {
                columns += TabWidth - (columns % TabWidth);
            }
            else
            {
                break;
            }
        }

        (nonspace, nonspaceColumn, indent, isBlank) = (at, columns, columns - column, at >= lineEnd);
    }

    private void MoveToNonspace() => (position, column) = (nonspace, nonspaceColumn);

    private void MoveColumns(int count)
    {
        while (count > 0 && position < lineEnd)
        {
            if (text[position] == '\t')
            {
                var toStop = TabWidth - (column % TabWidth);
                var moved = Math.Min(count, toStop);
                column += moved;

                // A tab may be used in part: the rest of it is indentation of what follows.
                position += toStop > count ? 0 : 1;
                count -= moved;
            }
            else
            {
                position++;
                column++;
                count--;
            }
        }
    }

    private bool IsSpaceOrTab(int at) => at < lineEnd && text[at] is ' ' or '\t';

    private int RunEnd(int at, char c)
    {
        while (at < lineEnd && text[at] == c)
        {
            at++;
        }

        return at;
    }

    private bool IsBlankFrom(int at)
    {
        while (IsSpaceOrTab(at))
        {
            at++;
        }

        return at >= lineEnd;
    }

    private bool HeadingContent(out int start, out int end)
    {
        start = RunEnd(nonspace, '#');
        end = lineEnd;
        if (start - nonspace > 6 || (start < lineEnd && !IsSpaceOrTab(start)))
        {
            return false;
        }

        while (IsSpaceOrTab(start))
        {
            start++;
        }

        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        var close = end;
        while (close > start && text[close - 1] == '#')
        {
            close--;
        }

        if (close == start || text[close - 1] is ' ' or '\t')
        {
            end = close;
        }

        return true;
    }

    private bool OpeningFence(char c)
    {
        var end = RunEnd(nonspace, c);
        if (end - nonspace < 3 || (c == '`' && text.AsSpan(end, lineEnd - end).IndexOf('`') >= 0))
        {
            return false;
        }

        (fenceCharacter, fenceLength) = (c, end - nonspace);
        return true;
    }

    private bool IsClosingFence()
    {
        var end = RunEnd(nonspace, fenceCharacter);
        return end - nonspace >= fenceLength && IsBlankFrom(end);
    }

    private bool IsUnderline(char c) => IsBlankFrom(RunEnd(nonspace, c));

    private bool IsThematicBreak(char c)
    {
        var count = 0;
        for (var at = nonspace; at < lineEnd; at++)
        {
            if (text[at] == c)
            {
                count++;
            }
            else if (!IsSpaceOrTab(at))
            {
                return false;
            }
        }

        return count >= 3;
    }

    /// <summary>Reads a list marker and stands behind it.</summary>
    private bool ListItemContent(bool inParagraph, out int contentIndent)
    {
        contentIndent = 0;
        var end = nonspace;
        if (text[end] is '-' or '+' or '*')
        {
            end++;
        }
        else
        {
            while (end < lineEnd && end - nonspace < 9 && text[end] is >= '0' and <= '9')
            {
                end++;
            }

            if (end == nonspace || end >= lineEnd || text[end] is not ('.' or ')') || (inParagraph && !IsOne(end)))
            {
                return false;
            }

            end++;
        }

        if (end < lineEnd && !IsSpaceOrTab(end) || (inParagraph && IsBlankFrom(end)))
        {
            return false;
        }

        var width = end - nonspace;
        var markerIndent = indent;
        MoveToNonspace();
        MoveColumns(width);
        var (start, startColumn) = (position, column);
        do
        {
            MoveColumns(1);
        }
        while (column - startColumn < 5 && IsSpaceOrTab(position));

        var spaces = column - startColumn;
        if (spaces is >= 5 or < 1 || position >= lineEnd)
        {
            (position, column) = (start, startColumn);
            if (IsSpaceOrTab(position))
            {
                MoveColumns(1);
            }

            spaces = 1;
        }

        contentIndent = markerIndent + width + spaces;
        return true;
    }

    /// <summary>Only a list that begins with 1 interrupts a paragraph.</summary>
    private bool IsOne(int end)
    {
        for (var at = nonspace; at < end - 1; at++)
        {
            if (text[at] != '0')
            {
                return false;
            }
        }

        return text[end - 1] == '1';
    }
}
