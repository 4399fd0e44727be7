using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Policy;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Gate.Checks;

/// <summary>The test of a defect fails on the code before the fix.</summary>
internal sealed class RegressionCheck : IGateCheck
{
    public string Name => CheckNames.Regression;

    public InputFiles? Input => InputFiles.All;

    public string Explanation => """
        Lays the changed files of the test projects over the base commit, in a git worktree in a temporary folder, builds there, and runs the tests that name a criterion of a requirement of kind 'bug'.
        Blocks where none of them fails there; where the build fails there, or the tests are not found, nothing is proven, which blocks too.
        Without a base, and without such a requirement that is worked on, it is not applicable.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var bugs = ConcernedRequirements.Of(context).Requirements.Where(static requirement => requirement.Prd is { Kind: RequirementKind.Bug } && ConcernedRequirements.IsDue(requirement)).ToImmutableArray();
        if (bugs.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, "no requirement of kind 'bug' is concerned");
        }

        if (context.Git is null || context.Changes is not { } changes)
        {
            return CheckResult.NotApplicable(Name, "no base");
        }

        var evidence = await CriterionTests.ReadAsync(context, [.. bugs.SelectMany(Criteria)], cancellationToken).ConfigureAwait(false);
        var tests = bugs.Select(bug => (Bug: bug, Tests: Criteria(bug).SelectMany(evidence.Of).Where(static test => test is { Outcome: TestOutcome.Passed, ClassName: not null, MethodName: not null }).ToImmutableArray())).ToList();
        var findings = new List<Finding>();
        findings.AddRange(tests.Where(static one => one.Tests.IsEmpty).Select(static one => Found(one.Bug, "no passing test names a criterion of the defect", $"write a test with the trait of {one.Bug.Slug}/AC-1")));
        var asked = tests.Where(static one => !one.Tests.IsEmpty).ToList();
        var rows = ImmutableArray<ImmutableArray<string>>.Empty;
        if (asked.Count > 0)
        {
            var modules = await TestBuild.ModulesAsync(context, cancellationToken).ConfigureAwait(false);
            var files = TestFilesOfChange.Of(context.Root, changes, modules);
            if (files.Laid.IsEmpty)
            {
                findings.AddRange(asked.Select(one => Found(one.Bug, $"not proven: no file of a test project differs from the base {changes.BaseCommit[..8]}", "add the test that fails without the fix")));
            }
            else
            {
                var all = asked.SelectMany(static one => one.Tests).ToImmutableArray();
                var before = await BeforeAsync(context, files, all, cancellationToken).ConfigureAwait(false);
                if (asked.Any(one => before.Passes(one.Tests)) && files.WithoutCode(context.Root, modules, all, cancellationToken) is { } fewer)
                {
                    // What fails without the code of the change shows the defect; what does not build without it shows nothing.
                    var without = await BeforeAsync(context, fewer, all, cancellationToken).ConfigureAwait(false);
                    before = without.Tests.IsEmpty ? before : without;
                }

                findings.AddRange(asked.Select(one => Judge(one.Bug, one.Tests, before, changes.BaseCommit)).OfType<Finding>());
                rows = [.. asked.SelectMany(one => one.Tests.Select(test => (ImmutableArray<string>)[one.Bug.Slug, test.Name, before.Outcome(test)])).Distinct()];
            }
        }

        return CheckResult.Of(Name, $"{bugs.Length - findings.Count} of {TestFindings.Counted(bugs.Length, "defect")} with a test that fails on {changes.BaseCommit[..8]}", [.. findings]) with
        {
            Tables = rows.IsEmpty ? [] : [new ReportTable("Before the fix", ["Requirement", "Test", "Result"], rows)],
        };
    }

    private static IEnumerable<string> Criteria(Requirement bug) => (bug.Prd?.Criteria ?? []).Where(static criterion => criterion.Proof.Kind == ProofKind.Test).Select(criterion => $"{bug.Slug}/{criterion.Id}");

    private static async Task<EarlierRun> BeforeAsync(GateContext context, TestFilesOfChange files, ImmutableArray<TestResult> tests, CancellationToken cancellationToken)
    {
        context.Step("laying the tests over the base");
        using var copy = await BaseCopy.CreateAsync(context, files, cancellationToken).ConfigureAwait(false);
        try
        {
            var filter = new TestFilter { Methods = [.. tests.Select(static test => $"{test.ClassName}.{test.MethodName!.Split('(')[0]}").Distinct()] };
            var inner = copy.Context(context);
            var outcome = await TestRun.RunAsync(inner, filter, coverage: false, context.Timeout(CheckNames.Regression), cancellationToken).ConfigureAwait(false);
            return new EarlierRun([.. outcome.Tests], outcome.Modules.Select(static module => module.Problem is { } problem ? $"'{module.Module.Name}' {problem}" : null).FirstOrDefault(static problem => problem is not null));
        }
        catch (CommandException exception)
        {
            return new EarlierRun([], exception.Message.Replace(copy.Root + Path.DirectorySeparatorChar, "", System.StringComparison.Ordinal).Replace(copy.Root, ".", System.StringComparison.Ordinal));
        }
    }

    private static Finding? Judge(Requirement bug, ImmutableArray<TestResult> tests, EarlierRun before, string commit)
    {
        var outcomes = tests.Select(before.Of).ToList();
        return outcomes.Contains(TestOutcome.Failed) ? null
            : outcomes.Contains(TestOutcome.Passed) ? Found(bug, $"test '{tests[outcomes.IndexOf(TestOutcome.Passed)].Name}' passes on {commit[..8]} too, and so does not show the defect", "assert what was wrong before the fix")
            : Found(bug, $"not proven: on {commit[..8]} {(before.Problem is { } problem ? problem.TrimEnd('.') : "no such test ran")}", "write the test so that it builds on the code before the fix, or add a waiver with the reason");
    }

    private static Finding Found(Requirement bug, string message, string fix)
        => new(message) { Path = bug.Shown(Prd.FileName), Line = bug.Prd?.Criteria.FirstOrDefault()?.Line ?? 0, Target = bug.Slug, Fix = fix };

    /// <param name="Tests">What ran on the base.</param>
    /// <param name="Problem">Why not all did.</param>
    private sealed record EarlierRun(ImmutableArray<TestResult> Tests, string? Problem)
    {
        /// <summary>A test of several target frameworks or arguments fails where one of them does.</summary>
        public TestOutcome? Of(TestResult test)
        {
            var same = Tests.Where(other => other.ClassName == test.ClassName && other.MethodName == test.MethodName).Select(static other => other.Outcome).ToList();
            return same.Contains(TestOutcome.Failed) ? TestOutcome.Failed : same.Contains(TestOutcome.Passed) ? TestOutcome.Passed : null;
        }

        /// <summary>Whether none of them fails, and one was run.</summary>
        public bool Passes(ImmutableArray<TestResult> tests) => tests.Select(Of).ToList() is var outcomes && outcomes.Contains(TestOutcome.Passed) && !outcomes.Contains(TestOutcome.Failed);

        public string Outcome(TestResult test) => Of(test) switch { TestOutcome.Failed => "fails", TestOutcome.Passed => "passes", _ => "not run" };
    }
}
