using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Translation;

namespace Standards.Options;

/// <summary>What <c>.editorconfig</c> says about the sync generator, for one source file.</summary>
internal static class SyncOptions
{
    /// <summary>Whether the sync code is added by the generator, or stands in a file beside the source.</summary>
    public static readonly Option<bool> Committed = Option.OneOf("standards.sync.output", false, ("generated", false), ("committed", true));

    public static readonly Option<bool> KeepCancellationToken = Option.OneOf("standards.sync.cancellation", false, ("drop", false), ("keep", true));

    public static readonly Option<bool> NullableDirective = Option.Bool("standards.sync.nullable_directive", true);

    public static readonly Option<bool> ExcludeFromCoverage = Option.OneOf("standards.sync.coverage", false, ("include", false), ("exclude", true));

    /// <summary>Whether hand-written sync members are held against what would be generated: STD1007 and STD1008.</summary>
    public static readonly Option<bool> Twins = Option.Bool("standards.sync.twins", false);

    public static readonly ImmutableArray<Option> All = [Committed, KeepCancellationToken, NullableDirective, ExcludeFromCoverage, Twins];

    public static TranslationOptions ForTranslation(AnalyzerConfigOptions options)
        => new(KeepCancellationToken.Get(options), NullableDirective.Get(options), ExcludeFromCoverage.Get(options)) { LineDirectives = !Committed.Get(options) };
}
