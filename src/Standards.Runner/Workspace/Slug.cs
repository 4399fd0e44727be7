using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Workspace;

/// <summary>The short name of a requirement, which is the name of its folder.</summary>
internal static class Slug
{
    private const int MostWords = 6;
    private const int MostCharacters = 60;

    private static readonly FrozenSet<string> Leading = Set(
        "a an the please we i need want must should can could let lets it is us "
        + "add adds adding implement implements implementing create creates build make introduce provide enable allow write "
        + "fix fixes fixing resolve repair correct solve handle address improve update extend native new");

    private static readonly FrozenSet<string> Prepositions = Set(
        "across for in into on onto to with without within from by via using when while where that which so of at over under after before during if because as per through between against");

    private static readonly FrozenSet<string> Empty = Set("support issue bug");
    private static readonly FrozenSet<string> Trailing = Set("support feature features functionality issue issues bug bugs and or the a an");
    private static readonly FrozenSet<string> Reserved = Set("archive con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9");

    /// <summary>What a request is about, less the verbs before it and the circumstances after it; empty where nothing is left.</summary>
    public static string From(string request)
    {
        var words = Words(request).SkipWhile(Leading.Contains).ToList();
        var subject = words.TakeWhile(static word => !Prepositions.Contains(word)).ToList();
        if (subject.Count < 2)
        {
            // "support for full-text search": what it is about stands behind the preposition.
            subject = [.. subject.Where(static word => !Empty.Contains(word)), .. words.SkipWhile(static word => !Prepositions.Contains(word)).SkipWhile(static word => Prepositions.Contains(word) || Leading.Contains(word)).TakeWhile(static word => !Prepositions.Contains(word))];
        }

        while (subject.Count > 0 && Trailing.Contains(subject[^1]))
        {
            subject.RemoveAt(subject.Count - 1);
        }

        subject.RemoveAll(static word => word is "a" or "an" or "the");
        var taken = subject.Take(MostWords).ToList();
        while (taken.Count > 1 && taken.Sum(static word => word.Length + 1) - 1 > MostCharacters)
        {
            taken.RemoveAt(taken.Count - 1);
        }

        return string.Join('-', taken);
    }

    /// <summary>Why a name is no slug; null where it is one.</summary>
    public static string? Problem(string slug)
    {
        if (slug.Length == 0)
        {
            return "the slug is empty";
        }

        if (slug.Length > MostCharacters)
        {
            return $"the slug '{slug}' has {slug.Length} characters, and the limit is {MostCharacters}";
        }

        if (!slug.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || slug.Split('-').Any(static part => part.Length == 0))
        {
            return $"'{slug}' is no slug; write lower-case letters, digits, and single hyphens between them";
        }

        return Reserved.Contains(slug) ? $"'{slug}' is a reserved name" : null;
    }

    private static IEnumerable<string> Words(string request)
    {
        foreach (var word in request.Replace('’', '\'').Split(static c => char.IsWhiteSpace(c) || c is '/' or '\\' or '_' or ',' or ';' or ':' or '.' or '(' or ')' or '<' or '>' or '[' or ']'))
        {
            var bare = (word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word).ToLowerInvariant();

            // A word in another script has no form in a file name that everybody can type.
            if (bare.Any(static c => char.IsLetter(c) && !char.IsAsciiLetter(c)))
            {
                continue;
            }

            var kept = string.Join('-', string.Concat(bare.Where(static c => char.IsAsciiLetterOrDigit(c) || c == '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));
            if (kept.Length > 0)
            {
                yield return kept;
            }
        }
    }

    private static IEnumerable<string> Split(this string text, Func<char, bool> separates)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || separates(text[i]))
            {
                if (i > start)
                {
                    yield return text[start..i];
                }

                start = i + 1;
            }
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
