using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Building;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Gate.Checks;

/// <summary>Whether the rules really looked at every compilation.</summary>
internal sealed class AnalysisRanCheck : IGateCheck
{
    private const string Package = "Standards.Analyzers";

    public string Name => CheckNames.AnalysisRan;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Reads the list of rules in the SARIF report of every C# compilation of the build: a compiler that loads the analyzers lists them, whether they report or not.
        Blocks where a compilation has no report, where no project, or not every project, has the package Standards.Analyzers, and where RunAnalyzers or RunAnalyzersDuringBuild switches analyzers off.
        With gate.scope 'new' a project without the package blocks when one of its files changed.
        'dotnet add PROJECT package Standards.Analyzers' adds the package; a project that is to stay without it is named in a waiver.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var build = await BuildRun.OnceAsync(context, cancellationToken).ConfigureAwait(false);
        var findings = Findings(context, build).ToImmutableArray();
        var analysed = build.Projects.Count(static project => project.HasRules);
        return CheckResult.Of(Name, $"{analysed} of {build.Projects.Length} {(build.Projects.Length == 1 ? "compilation" : "compilations")} analysed", findings);
    }

    private static IEnumerable<Finding> Findings(GateContext context, BuildOutcome build)
    {
        if (!build.IsSuccess)
        {
            yield return new Finding($"the build {(build.IsTimedOut ? "was stopped" : "failed")}, so not every project was analysed") { Target = "build", Fix = build.Command };
        }

        if (build.Projects.IsEmpty)
        {
            if (build.IsSuccess)
            {
                yield return new Finding("the build compiled no C# project") { Target = "build", Fix = build.Command };
            }

            yield break;
        }

        // A failed build may not have come to the projects that have it.
        if (!build.HasPackage && build.IsSuccess)
        {
            yield return new Finding($"no project has the package {Package}, so no rule ran") { Target = Package, Fix = AddTo(context, build.Projects[0].Compilation) };
        }

        foreach (var project in build.Projects)
        {
            if (Finding(context, build, project) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Finding(GateContext context, BuildOutcome build, ProjectAnalysis project)
    {
        var compilation = project.Compilation;
        Finding Of(string message, string fix, bool blocks = true) => new($"'{compilation.DisplayName}' {message}")
        {
            Path = context.Relative(compilation.Project),
            Target = compilation.Name,
            Fix = fix,
            Blocks = blocks,
        };

        if (project.Report is null)
        {
            return Of(project.Problem!, build.Command);
        }

        if (project.HasRules)
        {
            return null;
        }

        if (!compilation.HasPackage)
        {
            // Where none has it, that is said once; of a project with several target frameworks too.
            return !build.HasPackage || build.Projects.First(other => other.Compilation.Project == compilation.Project && !other.Compilation.HasPackage) != project ? null
                : Of($"has no package {Package}", AddTo(context, compilation), ProjectScope.Contains(context, compilation.Project, policy: false));
        }

        return compilation.SkipsAnalyzers
            ? Of($"was compiled without analyzers: '{Switch(compilation)}' is false", $"remove '{Switch(compilation)}' where it is set (project, Directory.Build.props, environment), then standards gate --only {CheckNames.AnalysisRan}")
            : Of($"has the package {Package}, and the compiler did not load its rules", build.Command);
    }

    private static string Switch(ProjectCompilation compilation)
        => compilation.RunAnalyzers.Equals("false", StringComparison.OrdinalIgnoreCase) ? nameof(compilation.RunAnalyzers)
            : compilation.RunAnalyzersDuringBuild.Equals("false", StringComparison.OrdinalIgnoreCase) ? nameof(compilation.RunAnalyzersDuringBuild)
            : "RunAnalyzers";

    private static string AddTo(GateContext context, ProjectCompilation compilation)
        => BuildArguments.Shown(["dotnet", "add", context.Relative(compilation.Project) ?? compilation.Project, "package", Package]);
}
