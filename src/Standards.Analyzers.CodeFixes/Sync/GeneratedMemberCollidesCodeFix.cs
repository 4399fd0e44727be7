using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Standards.Twins;

namespace Standards.Sync;

/// <summary>STD1006: deletes the hand-written sync member, when it is what would be generated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GeneratedMemberCollidesCodeFix))]
[Shared]
internal sealed class GeneratedMemberCollidesCodeFix : StandardsCodeFix
{
    public GeneratedMemberCollidesCodeFix()
        : base(Rules.GeneratedMemberCollides, "Delete the hand-written sync version, which equals the generated one")
    {
    }

    // The two can stand in different parts of the type.
    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var equal = await ProjectTwins.EqualAsync(document.Project, ofAsking: true, cancellationToken).ConfigureAwait(false);
        if (equal.IsEmpty)
        {
            return;
        }

        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        var places = new HashSet<TextSpan>(diagnostics.Select(static d => d.Location.SourceSpan));
        var fixable = equal.Where(p => p.AsyncSyntax.SyntaxTree == tree && places.Contains(p.AsyncSyntax.Identifier.Span)).ToList();
        await TwinEdits.DeleteAsync(document.Project.Solution, fixable, edits, cancellationToken).ConfigureAwait(false);
    }
}
