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

    public void Add(Document document, IEnumerable<TextChange> changes)
    {
        foreach (var change in changes)
        {
            Add(document, change);
        }
    }

    public void Insert(Document document, int position, string text) => Add(document, new TextChange(new TextSpan(position, 0), text));

    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var solution = this.solution;
        foreach (var pair in changes)
        {
            var text = await solution.GetDocument(pair.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(pair.Key, text.WithChanges(TextEdits.InOrder(pair.Value)));
        }

        return solution;
    }
}
