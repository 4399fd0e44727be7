using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Standards;

/// <summary>Questions about the lines that a piece of syntax stands on.</summary>
internal static class SourceLines
{
    /// <summary>The line break that the file uses at a position.</summary>
    public static string NewLineAt(this SourceText text, int position)
    {
        for (var i = text.Lines.GetLineFromPosition(position).LineNumber; i >= 0; i--)
        {
            var line = text.Lines[i];
            if (line.EndIncludingLineBreak > line.End)
            {
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            }
        }

        return "\n";
    }

    public static string IndentationAt(this SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return text.ToString(TextSpan.FromBounds(line.Start, FirstNonWhite(text, line)));
    }

    public static bool IsFirstOnLine(this SourceText text, SyntaxToken token)
        => FirstNonWhite(text, text.Lines.GetLineFromPosition(token.SpanStart)) == token.SpanStart;

    public static bool IsLastOnLine(SyntaxToken token)
        => token.TrailingTrivia.Count > 0 && token.TrailingTrivia[token.TrailingTrivia.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Where a node begins together with the comments that stand directly above it, without a blank line or a directive between.</summary>
    public static int StartWithComments(this SourceText text, SyntaxToken firstToken)
    {
        if (!text.IsFirstOnLine(firstToken))
        {
            return firstToken.SpanStart;
        }

        var root = firstToken.SyntaxTree!.GetRoot();
        var number = text.Lines.GetLineFromPosition(firstToken.SpanStart).LineNumber;
        while (number > 0 && text.Lines[number - 1].Start >= firstToken.FullSpan.Start && IsComment(root, FirstNonWhite(text, text.Lines[number - 1])))
        {
            number--;
        }

        return text.Lines[number].Start;
    }

    /// <summary>Where a node ends together with the rest of its last line, unless other code follows on it.</summary>
    public static int EndWithLine(SyntaxToken lastToken) => IsLastOnLine(lastToken) ? lastToken.FullSpan.End : lastToken.Span.End;

    public static bool IsBlank(this SourceText text, TextLine line) => FirstNonWhite(text, line) == line.End;

    private static bool IsComment(SyntaxNode root, int position) => root.FindTrivia(position).Kind() is SyntaxKind.SingleLineCommentTrivia
        or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia
        or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static int FirstNonWhite(SourceText text, TextLine line)
    {
        var position = line.Start;
        while (position < line.End && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
