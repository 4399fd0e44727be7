using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Errors;

/// <summary>STD2003: <c>"too many"</c> becomes <c>$"too many: {count}"</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MessageContextCodeFix))]
[Shared]
internal sealed class MessageContextCodeFix : StandardsCodeFix
{
    public MessageContextCodeFix()
        : base(Rules.MessageWithoutContext, "Add the value to the message")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(ErrorContextAnalyzer.Value, out var value)
                && diagnostic.AdditionalLocations is [var place]
                && root!.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal)
            {
                edits.Add(document, new TextChange(literal.Token.Span, MessageContext.Add(literal, value!)));
            }
        }
    }
}
