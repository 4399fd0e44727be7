using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Standards.DataAccess;

/// <summary>STD4002: the replacement that the list names, where the analyzer found that it fits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LegacySymbolCodeFix))]
[Shared]
internal sealed class LegacySymbolCodeFix : StandardsCodeFix
{
    public LegacySymbolCodeFix()
        : base(Rules.LegacySymbol, "Use the replacement")
    {
    }

    protected override Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics)
        {
            for (var i = 0; i < diagnostic.AdditionalLocations.Count; i++)
            {
                if (diagnostic.Properties.TryGetValue(LegacyEdit.Key(i), out var text) && text is not null)
                {
                    edits.Add(document, new TextChange(diagnostic.AdditionalLocations[i].SourceSpan, text));
                }
            }
        }

        return Task.CompletedTask;
    }
}
