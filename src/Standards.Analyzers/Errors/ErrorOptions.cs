using System.Collections.Immutable;
using Standards.Options;

namespace Standards.Errors;

/// <summary>What <c>.editorconfig</c> says about exception messages.</summary>
internal static class ErrorOptions
{
    /// <summary>Names that keep their capital at the start of a message; one may have several words.</summary>
    public static readonly Option<ImmutableArray<string>> ProperNouns = Option.List("standards.STD2001.proper_nouns");

    public static readonly ImmutableArray<Option> All = [ProperNouns];
}
