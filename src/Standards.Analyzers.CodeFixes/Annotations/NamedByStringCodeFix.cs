using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Annotations;

/// <summary>STD5003: <c>"name"</c> becomes <c>nameof(name)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NamedByStringCodeFix))]
[Shared]
internal sealed class NamedByStringCodeFix : StandardsCodeFix
{
    public NamedByStringCodeFix()
        : base(Rules.NamedByString, "Use nameof or typeof")
    {
    }

    protected override Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(NamedByStringAnalyzer.Replacement, out var replacement))
            {
                edits.Add(document, new TextChange(diagnostic.Location.SourceSpan, replacement!));
            }
        }

        return Task.CompletedTask;
    }
}
