using System.Collections.Generic;
using System.Collections.Immutable;

namespace Standards.Docs;

/// <summary>Finds phrases of the lexicon, and emoji, in prose.</summary>
internal sealed class ProseScanner
{
    /// <summary>What is behind these words belongs to another verb: "use X to find out if".</summary>
    private static readonly ImmutableArray<string> GapEnds = ["to", "that", "which", "and", "or", "but", "whether", "then"];

    private readonly string text;
    private readonly WordingOptions options;
    private readonly List<WordingFinding> findings;
    private readonly ProseTokenizer tokenizer;
    private readonly List<ProseToken> tokens;

    public ProseScanner(string text, WordingOptions options, List<WordingFinding> findings, bool hasShortcodes)
    {
        this.text = text;
        this.options = options;
        this.findings = findings;
        tokenizer = new ProseTokenizer(text, options.AllEmoji, hasShortcodes);
        tokens = tokenizer.Tokens;
    }

    /// <summary>Spans of whole blocks, in order.</summary>
    public void Scan(List<ProseSpan> prose)
    {
        for (var i = 0; i < prose.Count; i++)
        {
            var span = prose[i];
            if (i == 0 || span.Join < ProseJoin.Thing)
            {
                Finish();
                tokenizer.StartBlock(span.Join);
            }

            if (span.Join == ProseJoin.Thing)
            {
                tokenizer.AddThing(span.Start);
            }

            tokenizer.Add(span);
        }

        Finish();
    }

    private void Finish()
    {
        var exemptUntil = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == ProseTokenKind.Emoji)
            {
                AddEmoji(i);
            }
            else if (token.Kind == ProseTokenKind.Word && !token.Has(ProseTokenFlags.Quoted))
            {
                i = MatchAt(i, ref exemptUntil) - 1;
            }
        }

        tokens.Clear();
    }

    /// <summary>Reports the longest phrase that begins at a token, and says where to go on.</summary>
    private int MatchAt(int index, ref int exemptUntil)
    {
        Phrase? best = null;
        var bestEnd = index;
        foreach (var phrase in options.Phrases.Find(text, tokens[index].Start, tokens[index].Length))
        {
            // Cells such as "Use UTC when reading" say what a value means.
            if (phrase.BeginsSentence && !(tokens[index].Has(ProseTokenFlags.BeginsSentence) && char.IsUpper(text[tokens[index].Start]) && !(phrase.HasGap && tokens[index].Has(ProseTokenFlags.InCell))))
            {
                continue;
            }

            var end = Match(phrase.Words, 1, index + 1);
            if (phrase.Category is null)
            {
                exemptUntil = end > exemptUntil ? end : exemptUntil;
            }
            else if (end > bestEnd && options.Reports(phrase.Category.Value))
            {
                (best, bestEnd) = (phrase, end);
            }
        }

        if (best is null || bestEnd <= exemptUntil || IsIdentifier(index, bestEnd) || IsAboutCode(index))
        {
            return index + 1;
        }

        var category = best.Category!.Value;
        var start = tokens[index].Start;
        var last = tokens[bestEnd - 1];
        var found = best.HasGap
            ? Word(index) + " … " + Word(bestEnd - 1)
            : Words(index, bestEnd);
        findings.Add(new WordingFinding(start, last.End - start, category, found, WordingLexicon.Hint(category), category != WordingCategory.UseCase));

        // The words of a sentence pattern stand far from each other; more may be found between them.
        return category == WordingCategory.UseCase ? index + 1 : bestEnd;
    }

    /// <summary>Behind the last word of a phrase whose words from <paramref name="word"/> on begin at a token; 0 where they do not.</summary>
    private int Match(ImmutableArray<ImmutableArray<string>> words, int word, int index)
    {
        for (; word < words.Length; word++, index++)
        {
            if (words[word].IsEmpty)
            {
                return MatchBehindGap(words, word + 1, index);
            }

            if (index >= tokens.Count || !tokens[index].Has(ProseTokenFlags.Adjacent) || tokens[index].Kind != ProseTokenKind.Word || !IsOneOf(tokens[index], words[word]))
            {
                return 0;
            }
        }

        return index;
    }

    private int MatchBehindGap(ImmutableArray<ImmutableArray<string>> words, int word, int index)
    {
        // At least one token is the thing that is chosen.
        for (var end = index + 1; end < tokens.Count && end <= index + Phrase.GapLength && !tokens[end - 1].Has(ProseTokenFlags.BeginsSentence) && !tokens[end].Has(ProseTokenFlags.BeginsSentence); end++)
        {
            if (tokens[end].Kind == ProseTokenKind.Word && !tokens[end].Has(ProseTokenFlags.Quoted) && IsOneOf(tokens[end], words[word]))
            {
                return Match(words, word + 1, end + 1);
            }

            if (tokens[end].Kind == ProseTokenKind.Word && IsOneOf(tokens[end], GapEnds))
            {
                break;
            }
        }

        return 0;
    }

    private bool IsOneOf(ProseToken token, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (PhraseTable.IsWord(text, token.Start, token.Length, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A table cell of one word that begins a row or a lower-case word is a name or a value; a word of capitals in a longer text is a keyword
    /// (RFC 2119 writes RECOMMENDED); two capitals, as in a heading, are none.
    /// </summary>
    private bool IsIdentifier(int start, int end)
    {
        var token = tokens[start];
        if (end - start > 1)
        {
            return false;
        }

        if (token.Has(ProseTokenFlags.InCell) && tokens.Count == 1)
        {
            return token.Has(ProseTokenFlags.InFirstCell) || char.IsLower(text[token.Start]);
        }

        for (var i = token.Start; i < token.End; i++)
        {
            if (char.IsLower(text[i]))
            {
                return false;
            }
        }

        return token.Length > 1;
    }

    /// <summary>"<c>X</c> should use Y" is about the code X, not for the reader.</summary>
    private bool IsAboutCode(int index)
        => index > 0 && tokens[index].Has(ProseTokenFlags.Adjacent) && tokens[index - 1].Kind == ProseTokenKind.Thing && PhraseTable.IsWord(text, tokens[index].Start, tokens[index].Length, "should");

    private void AddEmoji(int index)
    {
        // "Give it a ⭐" speaks of the thing itself.
        var token = tokens[index];
        if (token.Has(ProseTokenFlags.Quoted) || (token.Has(ProseTokenFlags.Adjacent) && index > 0 && PhraseTable.IsWord(text, tokens[index - 1].Start, tokens[index - 1].Length, "a")))
        {
            return;
        }

        var emoji = text.Substring(token.Start, token.Length);
        if (options.AllowedEmoji.Contains(emoji))
        {
            return;
        }

        var hasWords = tokens.Exists(static other => other.Kind != ProseTokenKind.Emoji);
        findings.Add(new WordingFinding(token.Start, token.Length, WordingCategory.Emoji, emoji, WordingLexicon.Hint(WordingCategory.Emoji), true, hasWords));
    }

    private string Words(int start, int end)
    {
        var words = Word(start);
        for (var i = start + 1; i < end; i++)
        {
            words += " " + Word(i);
        }

        return words;
    }

    private string Word(int index) => text.Substring(tokens[index].Start, tokens[index].Length);
}
