using System.Collections.Immutable;

namespace Standards.Policy;

/// <summary>The names of the gate's checks, in the order in which they run and are shown.</summary>
internal static class CheckNames
{
    public const string PolicyChanged = "policy-changed";
    public const string Waivers = "waivers";
    public const string Lint = "lint";
    public const string AnalysisRan = "analysis-ran";
    public const string Suppressions = "suppressions";
    public const string Sync = "sync";
    public const string Tests = "tests";
    public const string Backends = "backends";
    public const string EdgeCases = "edge-cases";
    public const string Coverage = "coverage";
    public const string Criteria = "criteria";
    public const string Regression = "regression";
    public const string DocsWords = "docs-words";
    public const string DocsApi = "docs-api";
    public const string DocsBuild = "docs-build";
    public const string Guides = "guides";
    public const string Changelog = "changelog";
    public const string Workspace = "workspace";
    public const string Roles = "roles";

    public static ImmutableArray<string> All { get; } =
        [PolicyChanged, Waivers, Lint, AnalysisRan, Suppressions, Sync, Tests, Backends, EdgeCases, Coverage, Criteria, Regression, DocsWords, DocsApi, DocsBuild, Guides, Changelog, Workspace, Roles];

    /// <summary>Those that have nothing to look at where no requirement is concerned.</summary>
    public static ImmutableArray<string> OfRequirements { get; } = [Criteria, Regression, Guides, Workspace, Roles];
}
