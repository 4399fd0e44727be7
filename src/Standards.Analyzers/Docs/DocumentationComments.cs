using System;
using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>
/// Finds documentation comments in C# source and their prose, by the text alone: most files need no more than a search for <c>///</c>.
/// Who reports a finding asks the syntax tree whether it really stands in such a comment.
/// </summary>
internal sealed class DocumentationComments
{
    private const string LinePrefix = "///";
    private const string BlockPrefix = "/**";

    /// <summary>Elements whose text is code, a name or a link.</summary>
    private static readonly string[] Things = ["c", "see", "seealso", "paramref", "typeparamref", "langword", "a", "tt", "term", "img", "inheritdoc"];

    /// <summary>Elements among words.</summary>
    private static readonly string[] Markup = ["b", "i", "em", "strong", "u", "span", "sup", "sub"];

    private readonly string text;
    private readonly List<ProseSpan> prose = [];
    private readonly List<(int Start, int End)> code = [];

    private ProseJoin join;
    private string prefix = "";

    private DocumentationComments(string text) => this.text = text;

    public static List<WordingFinding>? Scan(string text, WordingOptions options)
    {
        DocumentationComments? comments = null;
        for (var at = 0; (at = text.IndexOf(LinePrefix, at, StringComparison.Ordinal)) >= 0;)
        {
            var end = EndOfLines(text, at);
            if (end > at && options.Phrases.Anchors.AreIn(text, at, end))
            {
                (comments ??= new DocumentationComments(text)).Read(at, end, LinePrefix);
            }

            at = Math.Max(end, at + LinePrefix.Length);
        }

        for (var at = 0; (at = text.IndexOf(BlockPrefix, at, StringComparison.Ordinal)) >= 0;)
        {
            var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            if (end > at + BlockPrefix.Length && text[at + BlockPrefix.Length] != '*' && IsFirstOnLine(text, at) && options.Phrases.Anchors.AreIn(text, at, end))
            {
                (comments ??= new DocumentationComments(text)).Read(at, end, "*");
            }

            at = end < 0 ? text.Length : end;
        }

        return comments?.Find(options);
    }

    private List<WordingFinding>? Find(WordingOptions options)
    {
        if (prose.Count == 0)
        {
            return null;
        }

        var findings = new List<WordingFinding>();
        new ProseScanner(text, options, findings, hasShortcodes: false).Scan(prose);
        var comments = new CodeComments(text, options, findings);
        foreach (var (start, end) in code)
        {
            comments.Scan(start, end, LinePrefix);
        }

        return findings;
    }

    /// <summary>Behind the last of the lines that begin with three slashes; 0 where this is none, for it is not first on its line or has a fourth slash.</summary>
    private static int EndOfLines(string text, int start)
    {
        if (!IsFirstOnLine(text, start))
        {
            return 0;
        }

        var end = 0;
        while (string.CompareOrdinal(text, start, LinePrefix, 0, LinePrefix.Length) == 0 && (start + LinePrefix.Length == text.Length || text[start + LinePrefix.Length] != '/'))
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            start = SkipSpace(text, Math.Min(end + 1, text.Length));
            if (start == text.Length)
            {
                break;
            }
        }

        return end;
    }

    private static bool IsFirstOnLine(string text, int position)
    {
        var at = position - 1;
        while (at >= 0 && text[at] is ' ' or '\t')
        {
            at--;
        }

        return at < 0 || text[at] is '\n' or '\r' or '\uFEFF';
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private void Read(int start, int end, string linePrefix)
    {
        prefix = linePrefix;
        join = ProseJoin.Block;
        var at = start + 3;
        var from = at;
        while (at < end && text.AsSpan(at, end - at).IndexOfAny('\n', '<', '&') is var special && special >= 0)
        {
            at += special;
            if (text[at] == '\n')
            {
                Emit(from, at);
                from = at = SkipPrefix(at + 1, end);
            }
            else if (text[at] == '<' && BeginsTag(at, end))
            {
                Emit(from, at);
                from = at = ReadTag(at, end);
            }
            else if (text[at] == '&' && EntityEnd(at, end) is var entity && entity > at)
            {
                Emit(from, at);
                join = ProseJoin.Thing;
                from = at = entity;
            }
            else
            {
                at++;
            }
        }

        Emit(from, end);
    }

    private bool BeginsTag(int at, int end) => at + 1 < end && (char.IsLetter(text[at + 1]) || text[at + 1] is '/' or '!');

    private void Emit(int from, int to)
    {
        if (to > from)
        {
            prose.Add(new ProseSpan(from, to, join));
            join = ProseJoin.Markup;
        }
    }

    private int SkipPrefix(int at, int end)
    {
        at = SkipSpace(text, at);
        return at < end && string.CompareOrdinal(text, at, prefix, 0, prefix.Length) == 0 ? at + prefix.Length : Math.Min(at, end);
    }

    /// <summary>Behind the tag that begins here, and behind its element where that is no prose; behind the bracket where it does not end.</summary>
    private int ReadTag(int start, int end)
    {
        if (text[start + 1] == '!')
        {
            var isData = string.CompareOrdinal(text, start, "<![CDATA[", 0, 9) == 0;
            return Behind(start, end, isData ? "]]>" : "-->");
        }

        var close = text.IndexOf('>', start, end - start);
        if (close < 0)
        {
            return start + 1;
        }

        var isEnd = text[start + 1] == '/';
        var nameStart = start + (isEnd ? 2 : 1);
        var nameEnd = nameStart;
        while (nameEnd < close && char.IsLetterOrDigit(text[nameEnd]))
        {
            nameEnd++;
        }

        var isEmpty = text[close - 1] == '/';
        if (IsOneOf(Things, nameStart, nameEnd))
        {
            join = ProseJoin.Thing;
            return isEnd || isEmpty ? close + 1 : ElementEnd(nameStart, nameEnd, close + 1, end);
        }

        if (!isEnd && !isEmpty && IsName(nameStart, nameEnd, "code"))
        {
            join = ProseJoin.Block;
            var elementEnd = ElementEnd(nameStart, nameEnd, close + 1, end);
            code.Add((close + 1, elementEnd));
            return elementEnd;
        }

        join = IsOneOf(Markup, nameStart, nameEnd) ? join : ProseJoin.Block;
        return close + 1;
    }

    /// <summary>Behind the end tag of an element; behind its start tag where there is none.</summary>
    private int ElementEnd(int nameStart, int nameEnd, int from, int end)
    {
        for (var at = from; (at = text.IndexOf("</", at, end - at, StringComparison.Ordinal)) >= 0; at += 2)
        {
            var length = nameEnd - nameStart;
            if (at + 2 + length < end && string.CompareOrdinal(text, at + 2, text, nameStart, length) == 0 && !char.IsLetterOrDigit(text[at + 2 + length]))
            {
                return Behind(at, end, ">");
            }
        }

        return from;
    }

    private int Behind(int start, int end, string value)
    {
        var found = text.IndexOf(value, start, end - start, StringComparison.Ordinal);
        return found < 0 ? end : found + value.Length;
    }

    private int EntityEnd(int start, int end)
    {
        var at = start + 1;
        while (at < end && at - start < 12 && (char.IsLetterOrDigit(text[at]) || text[at] == '#'))
        {
            at++;
        }

        return at < end && text[at] == ';' ? at + 1 : start;
    }

    private bool IsOneOf(string[] names, int start, int end)
    {
        foreach (var name in names)
        {
            if (IsName(start, end, name))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsName(int start, int end, string name) => end - start == name.Length && string.CompareOrdinal(text, start, name, 0, name.Length) == 0;
}
