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
using Standards.Options;
using Standards.Twins;

namespace Standards.Sync;

/// <summary>STD1007: deletes the hand-written sync member; its async member gets the attribute, its types become partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EqualTwinCodeFix))]
[Shared]
internal sealed class EqualTwinCodeFix : StandardsCodeFix
{
    public EqualTwinCodeFix()
        : base(Rules.EqualTwin, "Generate it: delete it and put '[CreateSyncVersion]' on the async member")
    {
    }

    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        var places = new HashSet<TextSpan>(diagnostics.Select(static d => d.Location.SourceSpan));
        var equal = await ProjectTwins.EqualAsync(document.Project, ofAsking: false, cancellationToken).ConfigureAwait(false);
        var fixable = equal.Where(p => p.SyncSyntax.SyntaxTree == tree && places.Contains(p.SyncSyntax.Identifier.Span)).ToList();

        // A file that several target frameworks share is edited for all of them: each must find the two equal.
        foreach (var linked in document.GetLinkedDocumentIds())
        {
            var other = await ProjectTwins.EqualAsync(solution.GetDocument(linked)!.Project, ofAsking: false, cancellationToken).ConfigureAwait(false);
            var keys = new HashSet<(string, TextSpan)>(other.Select(static p => (p.Key, p.SyncSyntax.Span)));
            fixable.RemoveAll(p => !keys.Contains((p.Key, p.SyncSyntax.Span)));
        }

        await TwinEdits.DeleteAsync(solution, fixable, edits, cancellationToken).ConfigureAwait(false);
        foreach (var pair in fixable)
        {
            await MarkAsync(solution, pair, edits, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task MarkAsync(Solution solution, TwinPair pair, SolutionEdits edits, CancellationToken cancellationToken)
    {
        if (solution.GetDocument(pair.AsyncSyntax.SyntaxTree) is not { } home)
        {
            return;
        }

        var model = await home.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var options = SyncOptions.ForTranslation(home.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(pair.AsyncSyntax.SyntaxTree));
        edits.Add(home, SyncAttribute.Changes(model!, pair.AsyncSyntax, TwinRequest.Arguments(pair, options.KeepCancellationToken)));
        edits.Add(home, PartialTypes.Changes(pair.AsyncSyntax));
    }
}
