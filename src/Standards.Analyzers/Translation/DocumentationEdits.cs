using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>The changes of one documentation comment. An edit that would overlap an earlier one is not made.</summary>
internal readonly struct DocumentationEdits
{
    private readonly List<TextChange> changes;
    private readonly int first;

    public DocumentationEdits(SourceText text, List<TextChange> changes)
    {
        Text = text;
        this.changes = changes;
        first = changes.Count;
    }

    public SourceText Text { get; }

    public bool Add(TextSpan span, string replacement)
    {
        if (!IsFree(span))
            return false;
        changes.Add(new TextChange(span, replacement));
        return true;
    }

    public bool IsFree(TextSpan span)
    {
        for (var i = first; i < changes.Count; i++)
        {
            if (changes[i].Span.OverlapsWith(span))
                return false;
        }

        return true;
    }

    /// <summary>Removes elements: with their lines where nothing else stands on them, else with the space beside them.</summary>
    public void RemoveLines(int start, int end)
    {
        var firstLine = Text.Lines.GetLineFromPosition(start);
        var lastLine = Text.Lines.GetLineFromPosition(end);
        var before = SkipSpaceBack(start, firstLine.Start);
        var after = SkipSpace(end, lastLine.End);
        var startsLine = IsExterior(firstLine.Start, before);
        if (after == lastLine.End)
            (start, end) = startsLine ? (firstLine.Start, lastLine.EndIncludingLineBreak) : (before, after);
        else if (startsLine || before < start)
            end = after;
        Add(TextSpan.FromBounds(start, end), "");
    }

    /// <summary>Removes what stands before a word, which takes over the capital letter of a sentence's first.</summary>
    public bool RemoveUpTo(int start, DocumentationWord word, bool capitalize)
    {
        if (!capitalize || word.Text.Length == 0 || !char.IsLower(word.Text[0]) || HasUpper(word.Text))
            return Add(TextSpan.FromBounds(start, word.Start), "");
        return Add(TextSpan.FromBounds(start, word.Start + 1), char.ToUpperInvariant(word.Text[0]).ToString());
    }

    public bool SameLine(int first, int second)
    {
        for (var i = first; i < second; i++)
        {
            if (Text[i] is '\n' or '\r')
                return false;
        }

        return true;
    }

    /// <summary>Whether a word or part of one occurs, without building strings.</summary>
    public bool Contains(TextSpan span, string part)
    {
        for (var i = span.Start; i <= span.End - part.Length; i++)
        {
            var length = 0;
            while (length < part.Length && Text[i + length] == part[length])
                length++;
            if (length == part.Length)
                return true;
        }

        return false;
    }

    /// <summary>Whether only <c>///</c> or <c>*</c> stands there; the <c>/**</c> that opens a comment has to stay.</summary>
    private bool IsExterior(int start, int end)
    {
        start = SkipSpace(start, end);
        return (end - start) switch
        {
            0 => true,
            1 => Text[start] == '*',
            3 => Text[start] == '/' && Text[start + 1] == '/' && Text[start + 2] == '/',
            _ => false,
        };
    }

    /// <summary>A word such as <c>eTag</c> is a name.</summary>
    private static bool HasUpper(string text)
    {
        foreach (var c in text)
        {
            if (char.IsUpper(c))
                return true;
        }

        return false;
    }

    private int SkipSpace(int position, int end)
    {
        while (position < end && Text[position] is ' ' or '\t')
            position++;
        return position;
    }

    private int SkipSpaceBack(int position, int start)
    {
        while (position > start && Text[position - 1] is ' ' or '\t')
            position--;
        return position;
    }
}
