using System.Collections.Immutable;
using System.Linq;

namespace Standards.Docs;

/// <summary>One entry of the lexicon, taken apart.</summary>
internal sealed class Phrase
{
    /// <summary>How many words, or pieces of code, the gap of a sentence pattern may take.</summary>
    public const int GapLength = 6;

    private const string Gap = "...";

    private Phrase(WordingCategory? category, ImmutableArray<ImmutableArray<string>> words, bool beginsSentence)
    {
        Category = category;
        Words = words;
        BeginsSentence = beginsSentence;
    }

    /// <summary>Null: what is allowed although a word of the lexicon is in it.</summary>
    public WordingCategory? Category { get; }

    /// <summary>The alternatives at each place, in lower case; none is the gap.</summary>
    public ImmutableArray<ImmutableArray<string>> Words { get; }

    public bool BeginsSentence { get; }

    public bool HasGap => Words.Any(static word => word.IsEmpty);

    public static Phrase Parse(string entry, WordingCategory? category)
    {
        var beginsSentence = entry[0] == '^';
        var words = entry.Substring(beginsSentence ? 1 : 0).ToLowerInvariant().Split([' ', '\t'], System.StringSplitOptions.RemoveEmptyEntries);
        return new Phrase(category, [.. words.Select(static word => word == Gap ? ImmutableArray<string>.Empty : [.. word.Split('|')])], beginsSentence);
    }
}
