using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Errors;

/// <summary>The text that a message starts or ends with, as it is written: escapes are not read.</summary>
internal readonly struct MessagePiece
{
    private readonly int offset;

    private MessagePiece(ExpressionSyntax node, string? text, int offset, int from, int to, bool isOpen, bool isRaw)
    {
        Node = node;
        Text = text;
        this.offset = offset;
        From = from;
        To = to;
        IsOpen = isOpen;
        IsRaw = isRaw;
    }

    /// <summary>The literal or interpolated string; the use of a constant where <see cref="Text"/> is null.</summary>
    public ExpressionSyntax Node { get; }

    /// <summary>The token's text, quotes included; the message's part begins at <see cref="From"/> and ends before <see cref="To"/>.</summary>
    public string? Text { get; }

    public int From { get; }

    public int To { get; }

    /// <summary>Whether the message goes on beyond this text: before it where it is the end, after it where it is the start.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether quotes inside stand bare, so that none may come to stand before the quotes that close the literal.</summary>
    public bool IsRaw { get; }

    /// <summary>Where a part of the text stands in the file.</summary>
    public TextSpan Span(int from, int to) => TextSpan.FromBounds(offset + from, offset + to);

    public static MessagePiece OfConstant(ExpressionSyntax use, bool isOpen) => new(use, null, 0, 0, 0, isOpen, isRaw: false);

    public static bool TryGet(LiteralExpressionSyntax literal, bool isOpen, out MessagePiece piece)
    {
        var token = literal.Token;
        var text = token.Text;
        var from = text.IndexOf('"') + 1;
        var to = text.Length;
        if (token.IsKind(SyntaxKind.StringLiteralToken))
        {
            to--;
        }
        else if (token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
        {
            var quotes = 1;
            while (from < to && text[from] == '"')
            {
                from++;
                quotes++;
            }

            to -= quotes;
        }
        else
        {
            to = -1;
        }

        // A literal that is not closed has no end quote to take away.
        if (from > to || text[text.Length - 1] != '"')
        {
            piece = default;
            return false;
        }

        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            Trim(text, ref from, ref to);
        }

        piece = new MessagePiece(literal, text, token.SpanStart, from, to, isOpen, token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken));
        return true;
    }

    /// <summary>False where the string starts, or ends, with a hole.</summary>
    public static bool TryGet(InterpolatedStringExpressionSyntax interpolated, bool atStart, bool isOpen, out MessagePiece piece)
    {
        var contents = interpolated.Contents;
        if (contents.Count == 0 || contents[atStart ? 0 : contents.Count - 1] is not InterpolatedStringTextSyntax { TextToken: var token })
        {
            piece = default;
            return false;
        }

        var text = token.Text;
        var from = 0;
        var to = text.Length;
        if (interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken))
        {
            Trim(text, ref from, ref to);
        }

        piece = new MessagePiece(interpolated, text, token.SpanStart, from, to, isOpen || contents.Count > 1, interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken));
        return true;
    }

    // The lines of a raw string are indented as the code is.
    private static void Trim(string text, ref int from, ref int to)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (from < to && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }
    }
}
