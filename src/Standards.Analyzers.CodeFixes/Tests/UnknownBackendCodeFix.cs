using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Tests;

/// <summary>STD3005: writes the nearest registered backend instead of the literal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownBackendCodeFix))]
[Shared]
internal sealed class UnknownBackendCodeFix : StandardsCodeFix
{
    public UnknownBackendCodeFix()
        : base(Rules.UnknownBackend, "Write the nearest registered backend")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            // A constant is written elsewhere, and others may use it.
            if (diagnostic.Properties.TryGetValue(BackendMarkerAnalyzer.Replacement, out var backend)
                && root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            {
                edits.Add(document, new TextChange(literal.Span, SymbolDisplay.FormatLiteral(backend!, quote: true)));
            }
        }
    }
}
