using System.Collections.Immutable;

namespace Standards.Options;

/// <summary>What <c>.editorconfig</c> says about wording, for a source or Markdown file.</summary>
internal static class DocsOptions
{
    public static readonly Option<ImmutableArray<string>> AllowedPhrases = Option.List("standards.STD6001.allowed_phrases");

    public static readonly Option<ImmutableArray<string>> Categories = Option.Subset("standards.STD6001.categories", "prescriptive", "subjective", "marketing", "use_case");

    /// <summary>Whether every emoji counts, or those that judge.</summary>
    public static readonly Option<bool> AllEmoji = Option.OneOf("standards.STD6002.emoji", false, ("judging", false), ("all", true));

    public static readonly Option<ImmutableArray<string>> AllowedEmoji = Option.List("standards.STD6002.allowed_emoji");

    public static readonly ImmutableArray<Option> All = [AllowedPhrases, Categories, AllEmoji, AllowedEmoji];
}
