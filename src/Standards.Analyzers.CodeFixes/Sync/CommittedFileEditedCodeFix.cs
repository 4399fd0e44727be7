using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards.Sync;

/// <summary>STD1001: the file gets the text again that its source gives.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CommittedFileEditedCodeFix))]
[Shared]
internal sealed class CommittedFileEditedCodeFix : StandardsCodeFix
{
    public CommittedFileEditedCodeFix()
        : base(Rules.CommittedFileEdited, "Restore the file from its source")
    {
    }

    // Other target frameworks have the same file.
    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (CommittedHeader.Read(text) is { } header && CommittedFiles.SourceOf(document, header) is { } source)
        {
            await CommittedFiles.AddAsync(source, edits, cancellationToken).ConfigureAwait(false);
        }
    }
}
