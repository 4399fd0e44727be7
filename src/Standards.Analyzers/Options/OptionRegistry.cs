using System.Collections.Immutable;
using Standards.Annotations;
using Standards.Errors;

namespace Standards.Options;

/// <summary>Every option of the product: what STD0001 checks and the documentation lists. A rule adds its own here.</summary>
internal static class OptionRegistry
{
    public static readonly ImmutableArray<Option> All = [.. SyncOptions.All, .. TestOptions.All, .. DataAccessOptions.All, .. DocsOptions.All, .. ErrorOptions.All, .. AnnotationOptions.All];
}
