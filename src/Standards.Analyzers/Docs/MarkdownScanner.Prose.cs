namespace Standards.Docs;

// What is left of a paragraph when its cuts are taken out, line by line and, in tables, cell by cell.
internal sealed partial class MarkdownScanner
{
    private void EmitProse(Leaf leaf)
    {
        var cut = 0;
        var join = ProseJoin.Block;
        for (var line = 0; line < leaf.SegmentCount; line++)
        {
            var start = segmentStarts[line];
            var end = line + 1 < leaf.SegmentCount ? segmentStarts[line + 1] - 1 : length;
            var offset = segments[leaf.FirstSegment + line].Start - start;
            var isRow = line >= tableStart;
            if (isRow)
            {
                join = line == tableStart ? ProseJoin.Cell : ProseJoin.FirstCell;
                if (start < end && buffer[start] == '|')
                {
                    start++;
                }
            }

            var from = start;
            for (var at = start; at <= end; at++)
            {
                while (cut < cuts.Count && cuts[cut].End <= at)
                {
                    cut++;
                }

                if (at == end || (cut < cuts.Count && cuts[cut].Start <= at))
                {
                    Emit(from, at, offset, ref join);
                    if (at == end)
                    {
                        break;
                    }

                    join = join >= ProseJoin.Thing || from < at || join == ProseJoin.Block ? Joined(cuts[cut], join, from < at) : join;
                    at = (cuts[cut].End < end ? cuts[cut].End : end) - 1;
                    from = at + 1;
                }
                else if (isRow && buffer[at] == '|' && (at == 0 || buffer[at - 1] != '\\'))
                {
                    Emit(from, at, offset, ref join);
                    join = ProseJoin.Cell;
                    from = at + 1;
                }
            }
        }

        void Emit(int from, int to, int offset, ref ProseJoin join)
        {
            if (to > from)
            {
                regions.Prose.Add(new ProseSpan(from + offset, to + offset, join));
                join = ProseJoin.Markup;
            }
        }
    }

    // A cut at the beginning of a block or cell leaves the beginning to the text behind it.
    private static ProseJoin Joined(Cut cut, ProseJoin join, bool hasText)
        => cut.Kind == CutKind.Thing ? ProseJoin.Thing : hasText ? ProseJoin.Markup : join;

    /// <summary>The line of a table's delimiter row, which stands below its heading; 0 where there is none.</summary>
    private int DelimiterRow(Leaf leaf)
    {
        for (var line = 1; line < leaf.SegmentCount; line++)
        {
            var (start, end) = segments[leaf.FirstSegment + line];
            var pipes = 0;
            var dashes = 0;
            for (; start < end && text[start] is '|' or '-' or ':' or ' ' or '\t'; start++)
            {
                pipes += text[start] == '|' ? 1 : 0;
                dashes += text[start] == '-' ? 1 : 0;
            }

            var (head, headEnd) = segments[leaf.FirstSegment + line - 1];
            if (start == end && pipes > 0 && dashes > 0 && text.IndexOf('|', head, headEnd - head) >= 0)
            {
                return line;
            }
        }

        return 0;
    }
}
