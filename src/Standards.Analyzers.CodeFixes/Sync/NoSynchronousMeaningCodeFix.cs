using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>STD1003: puts the statement, or the member, between <c>#if !SYNC_ONLY</c> and <c>#endif</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoSynchronousMeaningCodeFix))]
[Shared]
internal sealed class NoSynchronousMeaningCodeFix : StandardsCodeFix
{
    public NoSynchronousMeaningCodeFix()
        : base(Rules.NoSynchronousMeaning, "Exclude from the sync version with '#if !SYNC_ONLY'")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = (CompilationUnitSyntax)await model!.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var regions = new SyncOnlyRegions(root);

        var ranges = new List<ExcludedRange>();
        foreach (var diagnostic in diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (ExcludedRange.Find(node, model, text, cancellationToken) is { } range && regions.CanSurround(range.Span))
            {
                ranges.Add(range);
            }
        }

        foreach (var range in Merge(ranges))
        {
            AddOpening(document, text, range, edits);
            AddClosing(document, text, range, edits);
        }
    }

    // Ranges that overlap or touch become one, or directives would nest or follow each other without need.
    private static IEnumerable<ExcludedRange> Merge(List<ExcludedRange> ranges)
    {
        ExcludedRange? current = null;
        foreach (var range in ranges.OrderBy(static r => r.Span.Start).ThenByDescending(static r => r.Span.End))
        {
            if (current is not null && range.Span.Start > current.Span.End)
            {
                yield return current;
                current = range;
            }
            else if (current is null || range.Span.End > current.Span.End)
            {
                current = new ExcludedRange(current?.First ?? range.First, range.Last, TextSpan.FromBounds(current?.Span.Start ?? range.Span.Start, range.Span.End));
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static void AddOpening(Document document, SourceText text, ExcludedRange range, SolutionEdits edits)
    {
        var newLine = text.NewLineAt(range.Span.Start);
        var directive = "#if !" + SyncOnlyReader.Symbol + newLine;
        if (text.IsFirstOnLine(range.First))
        {
            edits.Insert(document, range.Span.Start, directive);
            return;
        }

        var start = range.Span.Start;
        while (text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        edits.Add(document, new TextChange(TextSpan.FromBounds(start, range.Span.Start), newLine + directive + text.IndentationAt(start)));
    }

    private static void AddClosing(Document document, SourceText text, ExcludedRange range, SolutionEdits edits)
    {
        var newLine = text.NewLineAt(range.Span.Start);
        if (SourceLines.IsLastOnLine(range.Last))
        {
            edits.Insert(document, range.Span.End, "#endif" + newLine);
            return;
        }

        var end = range.Span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        edits.Add(document, new TextChange(TextSpan.FromBounds(range.Span.End, end), newLine + "#endif" + newLine + text.IndentationAt(range.First.SpanStart)));
    }
}
