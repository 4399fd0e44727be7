using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Building;
using Standards.Commands;
using Standards.Files;
using Standards.Gate;
using Standards.Gate.Checks;
using Standards.Policy;
using Standards.Sync;
using Standards.Testing;

namespace Standards.Doctor;

/// <summary>Whether the rules reach the compiler: one build of the target, as the gate builds it.</summary>
internal static class RuleExaminations
{
    private const string Package = "package";
    private const string Analyzers = "analyzers";

    public static async Task<ImmutableArray<Examination>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Policy is not { } policy || patient.Target is not { } target)
        {
            const string reason = "without policy and target nothing is built";
            return [Examination.NotApplicable(Package, reason), Examination.NotApplicable(Analyzers, reason)];
        }

        try
        {
            using var taken = await RepositoryLock.TakeForGateAsync(patient.Command, cancellationToken).ConfigureAwait(false);
            var context = new GateContext
            {
                Command = patient.Command,
                Policy = policy,
                Target = target,
                Git = patient.Git,
                Processes = patient.Processes,
                RunFolder = StateFolder.Open(patient.Root).NewRun(),
            };
            var build = await BuildRun.OnceAsync(context, cancellationToken).ConfigureAwait(false);
            var ran = await new AnalysisRanCheck().RunAsync(context, cancellationToken).ConfigureAwait(false);
            return [Versions(build), Loaded(ran, build, policy)];
        }
        catch (CommandException exception)
        {
            return [Examination.NotApplicable(Package, "the build did not begin"), Examination.Problem(Analyzers, exception.Message, "standards gate --only analysis-ran")];
        }
    }

    /// <summary>Another version could translate differently, and build and tool would never agree.</summary>
    private static Examination Versions(BuildOutcome build)
    {
        if (!build.HasPackage)
        {
            return build.IsSuccess
                ? Examination.Problem(Package, "no project has the package Standards.Analyzers", $"dotnet add package Standards.Analyzers --version {StandardsCommand.Version}")
                : Examination.NotApplicable(Package, "the build failed before a project with the package");
        }

        var others = build.Projects.Select(static project => project.Compilation).Where(static compilation => compilation.HasPackage)
            .Select(static compilation => (compilation.Name, Version: PackageVersion.Of(compilation.PackageAssembly)))
            .Where(static found => found.Version is not null && found.Version != StandardsCommand.Version).Distinct();
        return Examination.Of(
            Package,
            [.. others.Select(static found => new Fact(
                $"'{found.Name}' has Standards.Analyzers {found.Version}, and this tool is version {StandardsCommand.Version}",
                ExaminationStatus.Problem,
                $"dotnet tool update Standards.Runner --version {found.Version}"))],
            $"Standards.Analyzers {StandardsCommand.Version} in {build.Projects.Count(static project => project.Compilation.HasPackage)} of {TestFindings.Counted(build.Projects.Length, "compilation")}");
    }

    private static Examination Loaded(CheckResult ran, BuildOutcome build, StandardsPolicy policy)
    {
        // With scope 'new' a project without the package blocks only when it changes.
        var without = build.Projects.Where(static project => !project.Compilation.HasPackage).Select(static project => project.Compilation.Name).ToHashSet(StringComparer.Ordinal);
        IEnumerable<Fact> facts =
        [
            .. build.Errors.Take(3).Select(static error => new Fact($"{error.Code}{(error.Code.Length > 0 ? ": " : "")}{error.Message}", ExaminationStatus.Problem)),
            .. ran.Findings.Select(finding => new Fact(
                finding.Message,
                policy.Gate.Scope == GateScope.New && without.Contains(finding.Target) ? ExaminationStatus.Warning : ExaminationStatus.Problem,
                finding.Fix)),
        ];
        return Examination.Of(Analyzers, [.. facts], ran.Summary);
    }
}
