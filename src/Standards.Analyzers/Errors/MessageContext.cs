using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Errors;

/// <summary>Adds a value to a constant message: <c>"too many"</c> becomes <c>$"too many: {count}"</c>.</summary>
internal static class MessageContext
{
    /// <summary>Whether the literal can become an interpolated string by putting text before and into it.</summary>
    public static bool CanAdd(LiteralExpressionSyntax literal)
        => MessagePiece.TryGet(literal, isOpen: false, out var piece)
            && piece.To > piece.From
            && (literal.Token.IsKind(SyntaxKind.StringLiteralToken) || piece.Text!.IndexOfAny(['{', '}']) < 0);

    public static string Add(LiteralExpressionSyntax literal, string value)
    {
        _ = MessagePiece.TryGet(literal, isOpen: false, out var piece);
        var text = piece.Text!;
        var marks = MessageEnd.Marks(piece);
        var end = marks < 0 ? piece.To : marks;
        while (end > piece.From && text[end - 1] is ' ' or ':')
        {
            end--;
        }

        var message = text.Substring(piece.From, end - piece.From);
        if (literal.Token.IsKind(SyntaxKind.StringLiteralToken))
        {
            message = message.Replace("{", "{{").Replace("}", "}}");
        }

        return "$" + text.Substring(0, piece.From) + message + ": {" + value + "}" + text.Substring(piece.To);
    }
}
