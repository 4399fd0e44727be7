using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Standards;

/// <summary>Text changes to the documents of one solution; the same change added twice counts once.</summary>
internal sealed class SolutionEdits
{
    private readonly Solution solution;
    private readonly Dictionary<DocumentId, HashSet<TextChange>> changes = [];

    public SolutionEdits(Solution solution) => this.solution = solution;

    public bool IsEmpty => changes.Count == 0;

    public void Add(Document document, TextChange change)
    {
        // A file that several target frameworks share is several documents: all of them get every change, or the last one written would win.
        foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
        {
            if (!this.changes.TryGetValue(id, out var changes))
            {
                this.changes.Add(id, changes = []);
            }

            changes.Add(change);
        }
    }

    public void Insert(Document document, int position, string text) => Add(document, new TextChange(new TextSpan(position, 0), text));

    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var solution = this.solution;
        foreach (var pair in changes)
        {
            var text = await solution.GetDocument(pair.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(pair.Key, text.WithChanges(InOrder(pair.Value)));
        }

        return solution;
    }

    // Two deletions may claim the blank line between them; all other changes are disjoint, or it is a fix's mistake.
    private static List<TextChange> InOrder(IEnumerable<TextChange> changes)
    {
        var result = new List<TextChange>();
        foreach (var change in changes.OrderBy(static c => c.Span))
        {
            var previous = result.Count == 0 ? default : result[result.Count - 1];
            if (change.NewText == "" && previous.NewText == "" && previous.Span.OverlapsWith(change.Span))
            {
                var end = previous.Span.End > change.Span.End ? previous.Span.End : change.Span.End;
                result[result.Count - 1] = new TextChange(TextSpan.FromBounds(previous.Span.Start, end), "");
            }
            else
            {
                result.Add(change);
            }
        }

        return result;
    }
}
