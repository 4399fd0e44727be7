using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>Cuts the prose of one block into tokens, and marks what stands between quotation marks.</summary>
internal sealed class ProseTokenizer
{
    // A quotation in single quotes is short, or the mark is an apostrophe.
    private const int MaxSingleQuoted = 8;

    private readonly string text;
    private readonly bool allEmoji;
    private readonly bool hasShortcodes;

    private ProseTokenFlags pending;
    private ProseTokenFlags cell;
    private int quote;
    private int singleQuote;

    public ProseTokenizer(string text, bool allEmoji, bool hasShortcodes)
    {
        this.text = text;
        this.allEmoji = allEmoji;
        this.hasShortcodes = hasShortcodes;
    }

    public List<ProseToken> Tokens { get; } = [];

    public void StartBlock(ProseJoin join)
    {
        Tokens.Clear();
        pending = ProseTokenFlags.BeginsSentence;
        cell = join == ProseJoin.FirstCell ? ProseTokenFlags.InFirstCell | ProseTokenFlags.InCell : join == ProseJoin.Cell ? ProseTokenFlags.InCell : ProseTokenFlags.None;
        quote = singleQuote = -1;
    }

    /// <summary>Code or a link, between two pieces of prose.</summary>
    public void AddThing(int position) => Add(position, 0, ProseTokenKind.Thing);

    public void Add(ProseSpan span)
    {
        var (start, end) = (span.Start, span.End);
        for (var at = start; at < end;)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '*' or '~' or '\n' or '\r')
            {
                at++;
            }
            else if (IsGlue(c))
            {
                at = AddGlued(at, end, start);
            }
            else if (c >= '\u2300' && EmojiMarks.Length(text, at, end, out var judges) is var emoji && emoji > 0)
            {
                if (judges || allEmoji)
                {
                    var sentence = pending & ProseTokenFlags.BeginsSentence;
                    Add(at, emoji, ProseTokenKind.Emoji);
                    pending |= sentence;
                }

                at += emoji;
            }
            else
            {
                Punctuate(c, at, start, end);
                at++;
            }
        }
    }

    private void Punctuate(char c, int at, int start, int end)
    {
        pending &= ~ProseTokenFlags.Adjacent;
        switch (c)
        {
            case '!' or '?' or '\u2022':
                pending |= ProseTokenFlags.BeginsSentence;
                break;
            case '"' when quote < 0:
                if (at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && (at == start || !char.IsLetterOrDigit(text[at - 1])))
                {
                    quote = Tokens.Count;
                }

                break;
            case '\u201C' or '\u201E' or '\u00AB' when quote < 0:
                quote = Tokens.Count;
                break;
            case '"' or '\u201C' or '\u201D' or '\u00BB' when quote >= 0:
                MarkQuoted(quote);
                quote = -1;
                break;
            case '\u2018':
                singleQuote = Tokens.Count;
                break;
        }
    }

    /// <summary>A run of characters without space: a word with its punctuation, or an identifier, a path, a URL.</summary>
    private int AddGlued(int start, int end, int spanStart)
    {
        var runEnd = start + 1;
        while (runEnd < end && IsGlue(text[runEnd]))
        {
            runEnd++;
        }

        if (EmojiCode(start, runEnd))
        {
            return runEnd;
        }

        var (first, last) = (start, runEnd);
        while (first < last && text[first] is '\'' or '_' or '\u2019')
        {
            first++;
        }

        while (last > first && text[last - 1] is '.' or ':' or '\'' or '\u2019' or '_' or '-' or '/')
        {
            last--;
        }

        if (first == last)
        {
            // Only punctuation, such as a dash or dots.
            pending &= ~ProseTokenFlags.Adjacent;
            return runEnd;
        }

        if (text[start] == '\'' && (start == spanStart || !char.IsLetterOrDigit(text[start - 1])))
        {
            singleQuote = Tokens.Count;
        }

        var slash = last < runEnd && text[last] == '/' ? 0 : SingleSlash(first, last);
        if (slash > 0)
        {
            AddPart(first, slash);
            pending &= ~ProseTokenFlags.Adjacent;
            AddPart(slash + 1, last);
        }
        else
        {
            AddPart(first, last);
        }

        for (var at = last; at < runEnd; at++)
        {
            var c = text[at];
            if (c is '\'' or '\u2019' && singleQuote >= 0 && Tokens.Count - singleQuote <= MaxSingleQuoted)
            {
                MarkQuoted(singleQuote);
                singleQuote = -1;
            }

            if (c == '.' && !HasInnerDot(first, last))
            {
                pending |= ProseTokenFlags.BeginsSentence;
            }
        }

        if (runEnd > last)
        {
            pending &= ~(text[runEnd - 1] == '_' ? ProseTokenFlags.None : ProseTokenFlags.Adjacent);
        }

        return runEnd;
    }

    private bool EmojiCode(int start, int runEnd)
    {
        if (!hasShortcodes || text[start] != ':' || EmojiMarks.ShortcodeLength(text, start, runEnd) is var length && length == 0)
        {
            return false;
        }

        var sentence = pending & ProseTokenFlags.BeginsSentence;
        Add(start, length, ProseTokenKind.Emoji);
        pending |= sentence;
        return true;
    }

    private void AddPart(int start, int end)
    {
        var kind = ProseTokenKind.Word;
        for (var at = start; at < end; at++)
        {
            var c = text[at];
            if (!IsLetter(c) && !(c is '-' or '\'' or '\u2019' && at > start && at + 1 < end))
            {
                kind = ProseTokenKind.Thing;
                break;
            }
        }

        Add(start, end - start, kind);
    }

    private void Add(int start, int length, ProseTokenKind kind)
    {
        Tokens.Add(new ProseToken(start, length, kind, pending | cell));
        pending = ProseTokenFlags.Adjacent;
    }

    private void MarkQuoted(int from)
    {
        for (var i = from; i < Tokens.Count; i++)
        {
            Tokens[i] = Tokens[i] with { Flags = Tokens[i].Flags | ProseTokenFlags.Quoted };
        }
    }

    /// <summary>The slash of <c>pros/cons</c>; 0 in a path, a URL or a date.</summary>
    private int SingleSlash(int start, int end)
    {
        var slash = 0;
        for (var at = start; at < end; at++)
        {
            if (text[at] == '/')
            {
                if (slash > 0 || at == start)
                {
                    return 0;
                }

                slash = at;
            }
            else if (!IsLetter(text[at]) && text[at] is not ('-' or '\'' or '\u2019'))
            {
                return 0;
            }
        }

        return slash;
    }

    // The period of "e.g." ends no sentence.
    private bool HasInnerDot(int start, int end) => text.IndexOf('.', start, end - start) >= 0;

    private static bool IsGlue(char c) => IsLetter(c) || c is >= '0' and <= '9'
        or '_' or '-' or '\'' or '\u2019' or '.' or ':' or '/' or '\\' or '@' or '#' or '$' or '%' or '&' or '+' or '=' or '<' or '>' or '^' or '`';

    private static bool IsLetter(char c) => c < 128 ? (uint)((c | 0x20) - 'a') < 26 : c is not '\u2019' and not '\u2018' && char.IsLetter(c);
}
