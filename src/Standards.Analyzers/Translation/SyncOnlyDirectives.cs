using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>
/// The <c>#if SYNC_ONLY</c> groups of a tree. The async source is compiled without the symbol, so
/// <c>SYNC_ONLY</c> text is disabled text, and <c>!SYNC_ONLY</c> text is code that the sync version does not have.
/// </summary>
internal sealed class SyncOnlyDirectives
{
    private readonly SyntaxNode root;
    private readonly SourceText text;

    // In source order, and no region overlaps another one.
    private readonly List<SyncOnlyRegion> regions;
    private readonly List<Problem> problems;
    private readonly string linePath;

    private SyncOnlyDirectives(SyntaxNode root, SourceText text, List<SyncOnlyRegion> regions, List<Problem> problems, string linePath)
    {
        this.root = root;
        this.text = text;
        this.regions = regions;
        this.problems = problems;
        this.linePath = linePath;
    }

    /// <summary>Null when the tree has none.</summary>
    /// <param name="tree">The async source.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="ct">Ends the search.</param>
    /// <param name="linePath">The path that a <c>#line</c> names, the tree's where it is null; empty where none is written.</param>
    public static SyncOnlyDirectives? Find(SyntaxTree tree, SyntaxNode root, CancellationToken ct, string? linePath = null)
    {
        if (!root.ContainsDirectives || !SyncOnlyReader.Mentions(root))
            return null;

        var text = tree.GetText(ct);
        var reader = new SyncOnlyReader(text, IsDefined(tree));
        foreach (var directive in DirectiveList.Of(root))
        {
            ct.ThrowIfCancellationRequested();
            reader.Read(directive);
        }

        reader.Complete();
        return new SyncOnlyDirectives(root, text, reader.Regions, reader.Problems, linePath ?? tree.FilePath);
    }

    /// <summary>
    /// Line-wise edits within the span: <c>!SYNC_ONLY</c> text and the directives go, <c>SYNC_ONLY</c> text stays
    /// as it is, under a <c>#line</c> that leads errors in it to its source.
    /// </summary>
    public void AppendChanges(TextSpan span, List<TextChange> changes)
    {
        foreach (var region in regions)
        {
            if (region.Span.Start >= span.End)
                break;
            if (!region.Valid || !span.OverlapsWith(region.Span))
                continue;

            if (IsBlank(region.Kept) || !span.Contains(region.Kept))
            {
                Replace(region.Span, "", span, changes);
            }
            else
            {
                var number = (text.Lines.IndexOf(region.Kept.Start) + 1).ToString(CultureInfo.InvariantCulture);
                Replace(TextSpan.FromBounds(region.Span.Start, region.Kept.Start), number + " \"" + linePath + "\"", span, changes);
                Replace(TextSpan.FromBounds(region.Kept.End, region.Span.End), "default", span, changes);
            }
        }
    }

    /// <summary>Whether the position stands in text that the sync version does not have.</summary>
    public bool IsRemoved(int position)
    {
        int low = 0, high = regions.Count - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var region = regions[middle];
            if (position < region.Span.Start)
                high = middle - 1;
            else if (position >= region.Span.End)
                low = middle + 1;
            else
                return region.Valid && !region.Kept.Contains(position);
        }

        return false;
    }

    /// <summary>Whether a region overlaps the span.</summary>
    public bool Overlaps(TextSpan span)
    {
        foreach (var region in regions)
        {
            if (region.Span.OverlapsWith(span))
                return true;
        }

        return false;
    }

    /// <summary>STD1009 within the span: malformed groups whose directive stands in it, and regions that the span cuts.</summary>
    public IEnumerable<Problem> Problems(TextSpan span)
    {
        foreach (var problem in problems)
        {
            if (span.Contains(problem.Span.Start))
                yield return problem;
        }

        foreach (var region in regions)
        {
            if (region.Valid && IsCut(region, span))
                yield return SyncOnlyReader.Problem(region.Directive, "the region begins or ends inside the member; let it hold the whole member, or only a part of it");
        }
    }

    /// <summary>Whether a region has code of the member and code that is not the member's, and the member has other code too.</summary>
    private bool IsCut(SyncOnlyRegion region, TextSpan span)
    {
        if (!region.Span.OverlapsWith(span) || span.Contains(region.Span) || region.Span.Contains(span))
            return false;

        // What stands only in the trivia around the member cuts nothing.
        var start = root.FindToken(span.Start).SpanStart;
        var code = TextSpan.FromBounds(start, Math.Max(start, root.FindToken(span.End - 1).Span.End));
        if (!region.Span.OverlapsWith(code) || region.Span.Contains(code))
            return false;

        // '#if !SYNC_ONLY' around a member's first attribute stands in front of the member, but what it holds is the member's.
        var ownsCode = root.FindToken(region.Span.Start).SpanStart >= code.Start
            && root.FindToken(region.Span.End - 1).GetPreviousToken().Span.End <= code.End;
        return !ownsCode || (!IsBlank(region.Kept) && !span.Contains(region.Kept));
    }

    private static bool IsDefined(SyntaxTree tree)
    {
        foreach (var symbol in tree.Options.PreprocessorSymbolNames)
        {
            if (symbol == SyncOnlyReader.Symbol)
                return true;
        }

        return false;
    }

    /// <summary>Removes what stands of the lines within the limit, and puts a <c>#line</c> there unless the argument is empty.</summary>
    private void Replace(TextSpan lines, string argument, TextSpan limit, List<TextChange> changes)
    {
        if (lines.Intersection(limit) is not { IsEmpty: false } span)
            return;

        // The string of a directive knows no escapes: a backslash is one, and a quote cannot be said.
        changes.Add(new TextChange(span, argument == "" || linePath == "" || linePath.IndexOfAny(['"', '\r', '\n']) >= 0 ? "" : LineDirective(lines, argument)));
    }

    /// <summary>A <c>#line</c> that is indented like the first line of what it replaces, and ends like the last.</summary>
    private string LineDirective(TextSpan lines, string argument)
    {
        var start = lines.Start;
        while (text[start] is ' ' or '\t')
            start++;
        var last = text.Lines.GetLineFromPosition(lines.End - 1);
        return text.ToString(TextSpan.FromBounds(lines.Start, start)) + "#line " + argument + text.ToString(TextSpan.FromBounds(last.End, lines.End));
    }

    private bool IsBlank(TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }
}
