using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;

namespace Standards.Docs;

/// <summary>What the wording engine looks for.</summary>
internal sealed class WordingOptions
{
    public static readonly WordingOptions Default = new(DocsOptions.AllowedPhrases.Default, DocsOptions.Categories.Default, DocsOptions.AllEmoji.Default, DocsOptions.AllowedEmoji.Default);

    private readonly int categories;

    public WordingOptions(ImmutableArray<string> allowedPhrases, ImmutableArray<string> categories, bool allEmoji, ImmutableArray<string> allowedEmoji)
    {
        foreach (var category in categories)
        {
            this.categories |= 1 << (int)Parse(category);
        }

        AllEmoji = allEmoji;
        AllowedEmoji = allowedEmoji;
        Phrases = allowedPhrases.IsEmpty ? PhraseTable.BuiltIn : PhraseTable.Create(allowedPhrases);
    }

    public PhraseTable Phrases { get; }

    /// <summary>Every emoji counts, not only those that judge.</summary>
    public bool AllEmoji { get; }

    public ImmutableArray<string> AllowedEmoji { get; }

    /// <summary>The options of a file; those that stand at their defaults are one object.</summary>
    public static WordingOptions Read(AnalyzerConfigOptions options)
    {
        foreach (var option in DocsOptions.All)
        {
            if (options.TryGetValue(option.Name, out _))
            {
                return new WordingOptions(DocsOptions.AllowedPhrases.Get(options), DocsOptions.Categories.Get(options), DocsOptions.AllEmoji.Get(options), DocsOptions.AllowedEmoji.Get(options));
            }
        }

        return Default;
    }

    public bool Reports(WordingCategory category) => category == WordingCategory.Emoji || (categories & (1 << (int)category)) != 0;

    private static WordingCategory Parse(string category) => category switch
    {
        "prescriptive" => WordingCategory.Prescriptive,
        "subjective" => WordingCategory.Subjective,
        "marketing" => WordingCategory.Marketing,
        _ => WordingCategory.UseCase,
    };
}
