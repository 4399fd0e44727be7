using System;
using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>
/// Comments in code of the documentation. A mark says there whether code is correct: <c>// ✅ Correct</c> above the code, or behind it on its line.
/// A caption that chooses for the reader is wording like any other: <c>// Recommended approach</c>, <c>// Slower alternative</c>.
/// </summary>
internal sealed class CodeComments
{
    private static readonly string[] Captions = ["recommended", "preferred", "better", "best", "ideal", "optimal", "worse", "worst", "suboptimal", "excellent", "perfect"];

    private static readonly string[] Judgements = ["slower", "faster", "better", "worse", "simpler", "cleaner", "nicer", "easier", "smarter", "recommended", "preferred", "best"];

    private static readonly string[] Alternatives = ["alternative", "approach", "option", "way", "version", "choice", "solution", "method", "practice", "pattern"];

    private readonly string text;
    private readonly WordingOptions options;
    private readonly List<WordingFinding> findings;

    public CodeComments(string text, WordingOptions options, List<WordingFinding> findings)
    {
        this.text = text;
        this.options = options;
        this.findings = findings;
    }

    /// <summary>Scans the lines of one code block.</summary>
    /// <param name="start">Where the block begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="prefix">What each line begins with that is no code: <c>///</c>; else empty.</param>
    public void Scan(int start, int end, string prefix)
    {
        for (var line = start; line < end;)
        {
            var lineEnd = text.AsSpan(line, end - line).IndexOfAny('\n', '\r') is var length && length < 0 ? end : line + length;
            var content = Content(line, lineEnd, prefix);
            var comment = CommentStart(content, lineEnd);
            if (comment >= 0)
            {
                ReadComment(comment, lineEnd, content < comment - 2 && !IsMarker(content, comment) || IsFollowedByCode(lineEnd, end, prefix));
            }

            line = lineEnd + 1;
        }
    }

    private void ReadComment(int start, int end, bool marksCode)
    {
        var isCaption = ReadCaption(start, end);
        for (var at = start; at < end; at++)
        {
            var length = text[at] >= '\u2300' ? EmojiMarks.Length(text, at, end, out var judges) is var found && (judges || options.AllEmoji) ? found : 0 : 0;
            if (length == 0)
            {
                continue;
            }

            if ((isCaption || !marksCode || !EmojiMarks.SaysCorrectness(text, at)) && text.Substring(at, length) is var emoji && !options.AllowedEmoji.Contains(emoji))
            {
                findings.Add(new WordingFinding(at, length, WordingCategory.Emoji, emoji, WordingLexicon.Hint(WordingCategory.Emoji), true, true));
            }

            at += length - 1;
        }
    }

    /// <summary>Whether the comment is a caption; the words are reported.</summary>
    private bool ReadCaption(int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var first = WordEnd(start, end);
        var isNegated = PhraseTable.IsWord(text, start, first - start, "not");
        var word = isNegated ? NextWord(first, end) : start;
        var wordEnd = isNegated ? WordEnd(word, end) : first;
        var next = NextWord(wordEnd, end);
        var nextEnd = WordEnd(next, end);
        var isPair = IsOneOf(word, wordEnd, Judgements) && IsOneOf(next, nextEnd, Alternatives);
        if (!isPair && !(IsOneOf(word, wordEnd, Captions) && IsBlank(wordEnd, end)))
        {
            return false;
        }

        var captionEnd = isPair ? nextEnd : wordEnd;
        if (options.Reports(WordingCategory.Prescriptive))
        {
            findings.Add(new WordingFinding(start, captionEnd - start, WordingCategory.Prescriptive, text.Substring(start, captionEnd - start), "say what the code does", true));
        }

        return true;
    }

    /// <summary>Behind the comment marker of a line; -1 where it has no comment.</summary>
    private int CommentStart(int content, int end)
    {
        for (var at = content; at < end; at++)
        {
            var marker = MarkerLength(at, end);
            if (marker > 0 && (at == content || char.IsWhiteSpace(text[at - 1])))
            {
                return at + marker;
            }
        }

        return -1;
    }

    private bool IsMarker(int content, int comment) => content + MarkerLength(content, comment) == comment;

    private int MarkerLength(int at, int end)
    {
        var rest = text.AsSpan(at, end - at);
        return rest.StartsWith("//".AsSpan()) || rest.StartsWith("/*".AsSpan()) || rest.StartsWith("--".AsSpan()) ? 2
            : rest.StartsWith("<!--".AsSpan()) ? 4
            : rest.Length > 1 && rest[0] is '#' or ';' or '\'' && (rest[1] == ' ' || rest[1] > '\u2300') ? 1
            : 0;
    }

    /// <summary>Whether a line of code, no comment and not blank, comes next.</summary>
    private bool IsFollowedByCode(int lineEnd, int end, string prefix)
    {
        for (var line = lineEnd + 1; line < end;)
        {
            var next = text.AsSpan(line, end - line).IndexOfAny('\n', '\r') is var length && length < 0 ? end : line + length;
            var content = Content(line, next, prefix);
            if (content < next)
            {
                return MarkerLength(content, next) == 0 || next - content < 2 || IsFollowedByCode(next, end, prefix);
            }

            line = next + 1;
        }

        return false;
    }

    private int Content(int line, int lineEnd, string prefix)
    {
        var at = SkipSpace(line, lineEnd);
        if (prefix.Length > 0 && string.CompareOrdinal(text, at, prefix, 0, prefix.Length) == 0)
        {
            at = SkipSpace(at + prefix.Length, lineEnd);
        }

        return at;
    }

    private int SkipSpace(int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private int NextWord(int at, int end)
    {
        while (at < end && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private int WordEnd(int at, int end)
    {
        while (at < end && char.IsLetter(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether only punctuation follows, or what begins with some: a caption is not the beginning of a sentence.</summary>
    private bool IsBlank(int at, int end)
    {
        at = SkipSpace(at, end);
        return at >= end || !char.IsLetterOrDigit(text[at]);
    }

    private bool IsOneOf(int start, int end, string[] words)
    {
        foreach (var word in words)
        {
            if (PhraseTable.IsWord(text, start, end - start, word))
            {
                return true;
            }
        }

        return false;
    }
}
