using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards.Sync;

/// <summary>STD1002: writes the committed file of a source; deletes one that no source asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CommittedFileStaleCodeFix))]
[Shared]
internal sealed class CommittedFileStaleCodeFix : StandardsCodeFix
{
    public CommittedFileStaleCodeFix()
        : base(Rules.CommittedFileStale, "Bring the sync file in step with its source")
    {
    }

    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (CommittedHeader.Read(text) is not { } header)
        {
            await CommittedFiles.AddAsync(document, edits, cancellationToken).ConfigureAwait(false);
        }
        else if (header.IsIntact)
        {
            // It is reported in the committed file itself only where that is left over. An edited one is not ours to delete.
            edits.Delete(document);
        }
    }
}
