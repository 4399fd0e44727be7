using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards;

/// <summary>Fix-all for fixes that edit other documents than the diagnostic's own: collects over the whole scope, applies once.</summary>
internal sealed class SolutionFixAllProvider : FixAllProvider
{
    private readonly string title;
    private readonly Collector collect;

    public SolutionFixAllProvider(string title, Collector collect)
    {
        this.title = title;
        this.collect = collect;
    }

    public delegate Task Collector(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken);

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var edits = new SolutionEdits(fixAllContext.Solution);
        foreach (var document in DocumentsInScope(fixAllContext))
        {
            var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                await collect(document, diagnostics, edits, fixAllContext.CancellationToken).ConfigureAwait(false);
            }
        }

        return edits.IsEmpty ? null : CodeAction.Create(title, edits.ApplyAsync, fixAllContext.CodeActionEquivalenceKey);
    }

    private static Document[] DocumentsInScope(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document when context.Document is { } document => [document],
        FixAllScope.Project => [.. context.Project.Documents],
        FixAllScope.Solution => [.. context.Solution.Projects.Where(p => p.Language == context.Project.Language).SelectMany(static p => p.Documents)],
        _ => Array.Empty<Document>(),
    };
}
