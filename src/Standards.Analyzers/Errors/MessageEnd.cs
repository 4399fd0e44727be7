using System;

namespace Standards.Errors;

/// <summary>The period or exclamation mark that a message ends with.</summary>
internal static class MessageEnd
{
    private static readonly string[] Abbreviations = ["al", "approx", "Co", "Corp", "etc", "excl", "Inc", "incl", "Jr", "Ltd", "resp", "Sr"];

    /// <summary>Where the marks begin, as an index into the text; -1 where there are none to take away.</summary>
    public static int Marks(in MessagePiece piece)
    {
        var text = piece.Text!;
        var start = piece.To;
        while (start > piece.From && text[start - 1] == ' ')
        {
            start--;
        }

        var end = start;
        while (start > piece.From && IsMark(text, piece.From, start - 1))
        {
            start--;
        }

        if (start == end)
        {
            return -1;
        }

        if (piece.IsRaw && start > piece.From && text[start - 1] == '"')
        {
            return -1;
        }

        // A mark alone, or after a space or an operator, is what the message speaks of: "expected a ."
        return start == piece.From ? (piece.IsOpen ? start : -1) : EndsAWord(text[start - 1]) ? start : -1;
    }

    private static bool IsMark(string text, int from, int index) => text[index] switch
    {
        '!' => true,
        '.' => !(index > from && text[index - 1] == '.')
            && !(index + 1 < text.Length && text[index + 1] == '.')
            && !IsAbbreviation(text, from, index),
        _ => false,
    };

    /// <summary>Whether the period belongs to the word before it: <c>e.g.</c>, <c>etc.</c></summary>
    private static bool IsAbbreviation(string text, int from, int index)
    {
        var start = index;
        while (start > from && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var length = index - start;
        if (length == 0)
        {
            return false;
        }

        // Single letters between periods.
        if (length >= 3 && length % 2 == 1)
        {
            var i = start + 1;
            while (i < index && text[i] == '.' && char.IsLetter(text[i + 1]))
            {
                i += 2;
            }

            if (i == index)
            {
                return true;
            }
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (abbreviation.Length == length && string.Compare(text, start, abbreviation, 0, length, StringComparison.Ordinal) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsAWord(char c) => char.IsLetterOrDigit(c) || c is ')' or ']' or '}' or '>' or '\'' or '"' or '`' or '’' or '”' or '»' or '%' or '?' or '.' or '…' or '_';
}
