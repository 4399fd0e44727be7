using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Docs;

/// <summary>
/// One word of each phrase, the one that other texts have least: text without any of them holds no phrase, and is read once instead of
/// being taken apart. The words are runs of letters.
/// </summary>
internal sealed class WordAnchors
{
    // By first letter, the lengths of the anchors; then the anchors themselves. Those in which a sentence begins are upper case there.
    private readonly uint[] lengths = new uint[26];
    private readonly Anchor[][] words = new Anchor[26][];

    public WordAnchors(IEnumerable<Phrase> phrases)
    {
        foreach (var group in phrases.SelectMany(Anchors).Distinct().GroupBy(static anchor => anchor.Word[0] - 'a'))
        {
            words[group.Key] = [.. group];
            foreach (var anchor in group)
            {
                lengths[group.Key] |= 1U << Math.Min(anchor.Word.Length, 31);
            }
        }
    }

    /// <summary>Whether the text may hold a phrase or an emoji.</summary>
    public bool AreIn(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var letter = (uint)((text[at] | 0x20) - 'a');
            if (letter >= 26)
            {
                if (text[at] >= '\u2300')
                {
                    return true;
                }

                continue;
            }

            var first = at;
            do
            {
                at++;
            }
            while (at < end && (uint)((text[at] | 0x20) - 'a') < 26);

            if ((lengths[letter] & (1U << Math.Min(at - first, 31))) != 0 && IsAnchor(text, first, at - first, words[letter]))
            {
                return true;
            }

            // The character behind the run may be an emoji.
            at--;
        }

        return false;
    }

    private static bool IsAnchor(string text, int start, int length, Anchor[] candidates)
    {
        foreach (var candidate in candidates)
        {
            if (PhraseTable.IsWord(text, start, length, candidate.Word) && (!candidate.IsUpper || char.IsUpper(text[start])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The longest run of letters of each alternative, at the place whose shortest is longest.</summary>
    private static IEnumerable<Anchor> Anchors(Phrase phrase)
    {
        var place = phrase.Words.Where(static place => !place.IsEmpty).OrderByDescending(static place => place.Min(static word => Letters(word).Length)).First();
        return place.Select(word => new Anchor(Letters(word), phrase.BeginsSentence && place == phrase.Words[0]));
    }

    private static string Letters(string word) => word.Split('-', '\'').OrderByDescending(static part => part.Length).First();

    private readonly record struct Anchor(string Word, bool IsUpper);
}
