using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Twins;

namespace Standards.Sync;

internal static class TwinEdits
{
    /// <summary>Deletes the hand-written members, where they stand in files that can be edited.</summary>
    public static async Task DeleteAsync(Solution solution, IReadOnlyCollection<TwinPair> pairs, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var deleted = new HashSet<SyntaxNode>(pairs.Select(static p => p.SyncSyntax));
        foreach (var twin in deleted)
        {
            if (solution.GetDocument(twin.SyntaxTree) is { } home and not SourceGeneratedDocument)
            {
                var text = await home.GetTextAsync(cancellationToken).ConfigureAwait(false);
                edits.Add(home, new TextChange(TwinDeletion.Span(text, twin, deleted), ""));
            }
        }
    }
}
