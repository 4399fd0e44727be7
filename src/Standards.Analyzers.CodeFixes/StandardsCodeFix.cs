using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards;

/// <summary>The base of all fixes: one way to compute the edits, used for one diagnostic and for all of them.</summary>
internal abstract class StandardsCodeFix : CodeFixProvider
{
    private readonly DiagnosticDescriptor rule;
    private readonly string title;

    protected StandardsCodeFix(DiagnosticDescriptor rule, string title)
    {
        this.rule = rule;
        this.title = title;
        FixableDiagnosticIds = [rule.Id];
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>Whether the fix edits other documents than the one that the diagnostic stands in.</summary>
    protected virtual bool TouchesOtherDocuments => false;

    public sealed override FixAllProvider GetFixAllProvider()
        => TouchesOtherDocuments ? new SolutionFixAllProvider(title, CollectAsync) : FixAllProvider.Create(FixDocumentAsync);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var edits = new SolutionEdits(context.Document.Project.Solution);
            await CollectAsync(context.Document, [diagnostic], edits, context.CancellationToken).ConfigureAwait(false);
            if (!edits.IsEmpty)
            {
                context.RegisterCodeFix(CodeAction.Create(title, edits.ApplyAsync, GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>Adds what fixes the diagnostics of one document; adds nothing for a diagnostic that it does not fix.</summary>
    protected abstract Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken);

    private async Task<Document?> FixDocumentAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var edits = new SolutionEdits(document.Project.Solution);
        await CollectAsync(document, diagnostics, edits, context.CancellationToken).ConfigureAwait(false);
        var changed = await edits.ApplyAsync(context.CancellationToken).ConfigureAwait(false);
        return changed.GetDocument(document.Id);
    }
}
