using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Annotations;

/// <summary>STD5002: <c>Nullable&lt;int&gt;</c> becomes <c>int?</c>, or the reverse.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptionalStyleCodeFix))]
[Shared]
internal sealed class OptionalStyleCodeFix : StandardsCodeFix
{
    public OptionalStyleCodeFix()
        : base(Rules.OptionalStyle, "Respell the type")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.AdditionalLocations is [{ SourceSpan: var before }, { SourceSpan: var after }]
                && !HasComment(text, before)
                && !HasComment(text, after))
            {
                // The edits touch only what surrounds the type inside, so that a nested one has its own.
                var isGeneric = diagnostic.Properties.TryGetValue(OptionalStyleAnalyzer.GenericName, out var name);
                edits.Add(document, new TextChange(before, isGeneric ? name + "<" : ""));
                edits.Add(document, new TextChange(after, isGeneric ? ">" : "?"));
            }
        }
    }

    private static bool HasComment(SourceText text, TextSpan span) => text.ToString(span).Contains('/');
}
