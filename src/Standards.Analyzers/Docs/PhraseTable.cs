using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Docs;

/// <summary>The phrases by their first word. A word of the text is looked up without being made a string.</summary>
internal sealed class PhraseTable
{
    private readonly Bucket?[] buckets;
    private readonly int mask;

    // Most words fail here: no phrase begins with this letter and has this length.
    private readonly ulong[] lengths = new ulong[128];

    private PhraseTable(ImmutableArray<Phrase> phrases)
    {
        Anchors = new WordAnchors(phrases.Where(static phrase => phrase.Category is not null));
        var byWord = phrases.SelectMany(static phrase => phrase.Words[0].Select(word => (word, phrase))).GroupBy(static pair => pair.word, static pair => pair.phrase, StringComparer.Ordinal).ToArray();
        var size = 64;
        while (size < byWord.Length * 4)
        {
            size *= 2;
        }

        mask = size - 1;
        buckets = new Bucket?[size];
        foreach (var group in byWord)
        {
            var index = Hash(group.Key, 0, group.Key.Length) & mask;
            buckets[index] = new Bucket(group.Key, [.. group.OrderByDescending(static phrase => phrase.Words.Length)], buckets[index]);
            lengths[group.Key[0] & 127] |= 1UL << Math.Min(group.Key.Length, 63);
        }
    }

    public static PhraseTable BuiltIn { get; } = Create([]);

    /// <summary>What tells text apart that holds none of the phrases.</summary>
    public WordAnchors Anchors { get; }

    public static PhraseTable Create(ImmutableArray<string> allowed) => new(
    [
        .. WordingLexicon.Prescriptive.Select(static entry => Phrase.Parse(entry, WordingCategory.Prescriptive)),
        .. WordingLexicon.Subjective.Select(static entry => Phrase.Parse(entry, WordingCategory.Subjective)),
        .. WordingLexicon.Marketing.Select(static entry => Phrase.Parse(entry, WordingCategory.Marketing)),
        .. WordingLexicon.UseCase.Select(static entry => Phrase.Parse(entry, WordingCategory.UseCase)),
        .. WordingLexicon.Allowed.Concat(allowed).Select(static entry => Phrase.Parse(entry, null)),
    ]);

    /// <summary>The phrases that begin with a word of the text, the longest first.</summary>
    public ImmutableArray<Phrase> Find(string text, int start, int length)
    {
        var first = text[start] | 0x20;
        if (first >= 128 || (lengths[first] & (1UL << Math.Min(length, 63))) == 0)
        {
            return [];
        }

        for (var bucket = buckets[Hash(text, start, length) & mask]; bucket is not null; bucket = bucket.Next)
        {
            if (IsWord(text, start, length, bucket.Word))
            {
                return bucket.Phrases;
            }
        }

        return [];
    }

    /// <summary>Whether a word of the text is this one; the typographic apostrophe counts as the plain one.</summary>
    public static bool IsWord(string text, int start, int length, string word)
    {
        if (word.Length != length)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            if (Lower(text[start + i]) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int Hash(string text, int start, int length)
    {
        var hash = 17;
        for (var i = start; i < start + length; i++)
        {
            hash = unchecked((hash * 31) + Lower(text[i]));
        }

        return hash & int.MaxValue;
    }

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c == '\u2019' ? '\'' : c;

    private sealed class Bucket(string word, ImmutableArray<Phrase> phrases, Bucket? next)
    {
        public string Word { get; } = word;

        public ImmutableArray<Phrase> Phrases { get; } = phrases;

        public Bucket? Next { get; } = next;
    }
}
