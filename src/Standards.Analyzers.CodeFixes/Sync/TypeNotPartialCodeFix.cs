using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Standards.Sync;

/// <summary>STD1005: <c>class C</c> becomes <c>partial class C</c>, and so do the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNotPartialCodeFix))]
[Shared]
internal sealed class TypeNotPartialCodeFix : StandardsCodeFix
{
    public TypeNotPartialCodeFix()
        : base(Rules.TypeNotPartial, "Make partial")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            edits.Add(document, PartialTypes.Changes(root!.FindNode(diagnostic.Location.SourceSpan)));
        }
    }
}
