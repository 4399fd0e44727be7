using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Docs;

/// <summary>STD6002: removes the emoji with the space beside it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class EmojiMarkCodeFix : StandardsCodeFix
{
    private const string Title = "Remove emoji";

    public EmojiMarkCodeFix()
        : base(Rules.EmojiMark, Title)
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(WordingAnalyzer.Removable))
            {
                edits.Add(document, new TextChange(WithSpace(text, diagnostic.Location.SourceSpan), ""));
            }
        }
    }

    /// <summary>The space behind the emoji goes with it; the one before it where none is behind: at the end of a line, or before punctuation.</summary>
    private static TextSpan WithSpace(SourceText text, TextSpan emoji)
    {
        var (start, end) = (emoji.Start, emoji.End);
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        if (end == emoji.End || end == text.Length || text[end] is '\r' or '\n' or '<')
        {
            end = emoji.End;
            while (start > 0 && text[start - 1] == ' ' && !IsCommentMarker(text, start - 1))
            {
                start--;
            }
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Whether only slashes or stars stand before on the line: the space behind them stays.</summary>
    private static bool IsCommentMarker(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        for (var at = line.Start; at < position; at++)
        {
            if (text[at] is not (' ' or '\t' or '/' or '*'))
            {
                return false;
            }
        }

        return true;
    }
}
