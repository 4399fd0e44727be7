using System.Collections.Immutable;

namespace Standards.Options;

/// <summary>What <c>.editorconfig</c> says to the rules about tests.</summary>
internal static class TestOptions
{
    /// <summary>The registered backends, beside those of the MSBuild property <c>StandardsBackends</c>.</summary>
    public static readonly Option<ImmutableArray<string>> Backends = Option.List("standards.backends");

    /// <summary>The name under which a marker holds a backend: <c>[Trait("Backend", "sqlite")]</c>.</summary>
    public static readonly Option<string> BackendTrait = Option.Word("standards.backend_trait", "Backend");

    /// <summary>Path globs and namespaces whose tests need a marker.</summary>
    public static readonly Option<ImmutableArray<string>> IntegrationArea = Option.List("standards.integration_area");

    /// <summary>Names of types that a test class may derive from, implement, hold or take.</summary>
    public static readonly Option<ImmutableArray<string>> AllowedTypes = Option.List("standards.STD3002.allowed_types");

    public static readonly ImmutableArray<Option> All = [Backends, BackendTrait, IntegrationArea, AllowedTypes];
}
