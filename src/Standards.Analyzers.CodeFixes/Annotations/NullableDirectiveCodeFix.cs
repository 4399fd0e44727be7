using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Annotations;

/// <summary>STD5001: the line of a directive that changes nothing goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullableDirectiveCodeFix))]
[Shared]
internal sealed class NullableDirectiveCodeFix : StandardsCodeFix
{
    public NullableDirectiveCodeFix()
        : base(Rules.NullableDirective, "Remove the directive")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(NullableDirectiveAnalyzer.HasNoEffect))
            {
                edits.Add(document, new TextChange(LineOf(text, diagnostic.Location.SourceSpan.Start), ""));
            }
        }
    }

    /// <summary>The line, and one of the two blank lines that would come to stand side by side.</summary>
    private static TextSpan LineOf(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var number = line.LineNumber;
        var end = line.EndIncludingLineBreak;
        if (number + 1 < text.Lines.Count
            && text.IsBlank(text.Lines[number + 1])
            && text.Lines[number + 1].EndIncludingLineBreak > text.Lines[number + 1].End
            && (number == 0 || text.IsBlank(text.Lines[number - 1])))
        {
            end = text.Lines[number + 1].EndIncludingLineBreak;
        }

        return TextSpan.FromBounds(line.Start, end);
    }
}
