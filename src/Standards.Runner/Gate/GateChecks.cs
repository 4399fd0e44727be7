using System.Collections.Immutable;
using Standards.Gate.Checks;

namespace Standards.Gate;

/// <summary>The checks, in the order in which they run.</summary>
internal static class GateChecks
{
    public static ImmutableArray<IGateCheck> Create() =>
    [
        new PolicyChangedCheck(),
        new LintCheck(),
        new AnalysisRanCheck(),
        new SuppressionsCheck(),
        new SyncCheck(),
        new TestsCheck(),
        new BackendsCheck(),
        new EdgeCasesCheck(),
        new CoverageCheck(),
        new CriteriaCheck(),
        new RegressionCheck(),
        new DocsWordsCheck(),
        new DocsApiCheck(),
        new DocsBuildCheck(),
        new GuidesCheck(),
        new ChangelogCheck(),
        new WorkspaceCheck(),
        new RolesCheck(),
    ];
}
