using System;

namespace Standards.Errors;

/// <summary>The first word of a message: whether its capital is there only because a sentence begins.</summary>
internal static class MessageWord
{
    /// <summary>The length of the first word where it begins with a capital that no spelling explains; else 0.</summary>
    public static int CapitalisedWord(in MessagePiece piece)
    {
        var text = piece.Text!;
        var from = piece.From;
        var to = piece.To;
        if (from >= to || !char.IsUpper(text[from]) || char.ToLowerInvariant(text[from]) == text[from])
        {
            return 0;
        }

        var end = from + 1;
        for (; end < to && IsWordPart(text[end]); end++)
        {
            // Initials, names of types and members, versions: SQL, DbContext, Utf8, First_Name, Content-Type.
            if (char.IsUpper(text[end]) || char.IsDigit(text[end]) || text[end] == '_')
            {
                return 0;
            }
        }

        if (end == to)
        {
            // The word may go on in a hole or in the next operand.
            return piece.IsOpen ? 0 : Single(text, from, end, to);
        }

        return Follows(text, end, to) ? Single(text, from, end, to) : 0;
    }

    /// <summary><c>Reader</c> of <c>Reader's</c>, <c>Windows</c> of <c>Windows'</c>.</summary>
    public static string WithoutGenitive(string word)
        => word.EndsWith("'s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 2)
            : word.EndsWith("'", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1)
            : word;

    /// <summary>The words that most messages start with and nothing is called by: for these nobody has to look up names.</summary>
    public static bool IsFunctionWord(string word) => word is "The" or "This" or "There" or "That" or "A" or "An" or "No" or "Not" or "Only" or "You" or "Your" or "It" or "If" or "When"
        or "Can" or "Cannot" or "Could" or "Couldn't" or "Can't" or "Must" or "Should" or "Unable" or "Unexpected";

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '\'' or '’';

    /// <summary>Whether what stands after the word can stand after a word of a sentence; in <c>Read()</c>, <c>System.Int32</c>, <c>C#</c> it is part of a name.</summary>
    private static bool Follows(string text, int index, int to) => text[index] switch
    {
        ' ' or ',' or ';' or '!' or '?' or '…' or '\\' => true,
        '.' or ':' => index + 1 == to || text[index + 1] is ' ' or '\\' or '.',
        '(' => index + 2 < to && text[index + 1] is 's' or 'e' && text.IndexOf(')', index) is var close && close - index <= 3,
        _ => char.IsWhiteSpace(text[index]),
    };

    /// <summary>A letter alone is a name, except the article in <c>A value is required</c>; in <c>A is required</c> it is a name too.</summary>
    private static int Single(string text, int from, int end, int to)
    {
        if (end - from > 1)
        {
            // X-axis, T-shirt
            return text[from + 1] == '-' ? 0 : end - from;
        }

        if (text[from] != 'A' || end == to || text[end] != ' ')
        {
            return 0;
        }

        var next = end + 1;
        var nextEnd = next;
        while (nextEnd < to && char.IsLetter(text[nextEnd]))
        {
            nextEnd++;
        }

        return text.Substring(next, nextEnd - next) is "" or "and" or "or" or "is" or "was" or "has" or "had" or "must" or "should" or "may" or "can" or "cannot" or "does" or "did" or "will" ? 0 : 1;
    }
}
