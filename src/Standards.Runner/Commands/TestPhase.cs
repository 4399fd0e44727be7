using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Files;
using Standards.Gate;
using Standards.Git;
using Standards.Policy;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>A bare <c>standards test</c> on a requirement: a targeted run, what the implementation still lacks, and where it lacks nothing the phase of testing.</summary>
/// <param name="tree">The requirements.</param>
/// <param name="requirement">The one that is meant.</param>
/// <param name="context">The command.</param>
/// <param name="line">The command line that runs the same again.</param>
internal sealed class TestPhase(RequirementTree tree, Requirement requirement, CommandContext context, string line)
{
    private const string NotBuilt = "no test was run";

    /// <summary>What the gate asks of the code; the rest waits for the review.</summary>
    private static readonly ImmutableArray<string> Checks = [CheckNames.Lint, CheckNames.AnalysisRan, CheckNames.Sync];

    /// <returns>Null where no requirement is named and none is active: then the tests are just run.</returns>
    public static async Task<CommandResult?> RunAsync(string? slug, string? reason, string line, CommandContext context, CancellationToken cancellationToken)
    {
        var tree = new RequirementTree(context.Root);
        if (slug is null && tree.Active().IsEmpty)
        {
            return reason is null ? null : throw CommandException.Usage("'--reason' says why work goes back, and no requirement is active");
        }

        using var taken = await tree.LockAsync(context, cancellationToken).ConfigureAwait(false);
        return await new TestPhase(tree, tree.Get(slug, "standards test"), context, line).RunAsync(reason, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CommandResult> RunAsync(string? reason, CancellationToken cancellationToken)
    {
        var start = await PhaseStart.FindAsync(context.Root, cancellationToken).ConfigureAwait(false);
        switch (requirement.IsMovedByHand || requirement.IsArchived ? null : requirement.Phase)
        {
            case Phase.Implementing or Phase.Testing:
                break;
            case Phase.Reviewing when string.IsNullOrWhiteSpace(reason):
                throw CommandException.Usage($"'{requirement.Slug}' is {Phase.Reviewing.Name()}; to hand it back run 'standards test {requirement.Slug} --reason \"<why>\"', to run tests name them with '--backend', '--file', '--name' or '--all'");
            case Phase.Reviewing:
                var changed = start is null ? null : await start.ChangedAsync(requirement.Slug, Phase.Reviewing, cancellationToken).ConfigureAwait(false);
                await ChangeAsync(start, reason, changed, cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw PhaseRefusal.Of(requirement);
        }

        // A process may have died before what follows from the ledger was written.
        PhaseChange.Repair(tree, requirement);
        var isLeaving = requirement.Phase == Phase.Implementing;
        var rules = await PhaseContext.OfAsync(requirement, PlanCommand.PolicyOf(context), start, cancellationToken).ConfigureAwait(false);
        var missing = isLeaving ? PhaseRules.Missing(Phase.Implementing, rules) : [];
        var request = new GateRequest(null, IsHeadAccepted: false, IsAdvisory: false, [], Reuse: true) { Requirement = requirement.Slug };
        using var session = await GateSession.OpenAsync(request, context, cancellationToken).ConfigureAwait(false);
        var checks = isLeaving ? await session.RunAsync(Checks, cancellationToken).ConfigureAwait(false) : [];
        var run = await context.Progress.RunAsync("Testing", step =>
        {
            session.Context.Step = step;
            return TestAsync(session, rules, cancellationToken);
        }).ConfigureAwait(false);

        // Of a build that fails, the build alone has to say something.
        var isUnbuilt = run.Note == NotBuilt && checks.Any(static check => check.Check == CheckNames.Lint && check.Status == CheckStatus.Blocked);
        ImmutableArray<Finding> found = [.. checks.Where(check => !isUnbuilt || check.Check != CheckNames.AnalysisRan).SelectMany(static check => check.Findings.Where(static finding => finding.Blocks || finding.Waiver is not null)), .. isUnbuilt ? [] : run.Findings];
        if (session.Context.Git is { } git && run.Input is { } input && await TestCommand.InputAsync(git, session.Context, cancellationToken).ConfigureAwait(false) != input)
        {
            found = found.Add(new Finding("the code changed while the tests ran") { Target = "content", Fix = line });
        }

        var isEntered = isLeaving && missing.IsEmpty && !found.Any(static finding => finding.Blocks);
        if (isEntered)
        {
            await ChangeAsync(start, null, rules.Changed, cancellationToken).ConfigureAwait(false);
        }

        return new TestRunResult(run.Outcome, BackendMatrix.Of(session.Context.Policy, run.Outcome.Tests).Ran(run.Filter), found, run.Results)
        {
            Requirement = new TestedRequirement(requirement, isEntered, missing) { Changed = isEntered ? Outside(rules.Changed) : [], Read = isEntered ? [.. GuideCheck.Files(context.Root, GuidesTree.TestingFolder)] : [] },
            Note = run.Note,
        };
    }

    private static ImmutableArray<string> Outside(ImmutableArray<string>? changed) => [.. (changed ?? []).Where(static path => !RequirementTree.Holds(path))];

    private Task ChangeAsync(PhaseStart? start, string? reason, ImmutableArray<string>? changed, CancellationToken cancellationToken)
        => PhaseChange.ApplyAsync(tree, requirement, Phase.Testing, reason, changed, [], start, cancellationToken);

    /// <summary>The fastest backend. Where none is named the tests that changed, or what an earlier run of this content came to.</summary>
    private async Task<Run> TestAsync(GateSession session, PhaseContext rules, CancellationToken cancellationToken)
    {
        var gate = session.Context;
        var state = StateFolder.Open(context.Root).Path;
        var input = gate.CodeId();
        var filter = Filter(gate.Policy, rules, cancellationToken);
        if (filter is null)
        {
            return Earlier(Path.Combine(state, TestResultsFolder.Name), gate.Policy.Limits, input, cancellationToken);
        }

        TestRunOutcome outcome;
        ImmutableArray<Finding> findings;
        try
        {
            outcome = await TestRun.RunAsync(gate, filter, coverage: false, gate.Timeout(CheckNames.Tests), cancellationToken).ConfigureAwait(false);
            findings = TestFindings.Of(outcome, context.Root, line, cancellationToken);
        }
        catch (CommandException exception) when (exception.ExitCode == ExitCodes.Blocked)
        {
            outcome = new TestRunOutcome([]);
            findings = [new Finding(exception.Reason) { Target = CheckNames.Tests, Fix = exception.Remedy ?? line }];
            return new Run(outcome, filter, findings, null, null) { Note = NotBuilt };
        }

        return new Run(outcome, filter, findings, RootedPath.Relative(context.Root, TestResultsFolder.Write(state, outcome, input)), input);
    }

    /// <returns>Null where nothing says which tests are meant.</returns>
    private TestFilter? Filter(StandardsPolicy policy, PhaseContext rules, CancellationToken cancellationToken)
    {
        if (!policy.Backends.IsEmpty)
        {
            return TestFilter.Fastest(policy);
        }

        if ((rules.Work ?? rules.Changed) is not { } changed)
        {
            return TestFilter.Everything;
        }

        ImmutableArray<string> classes = [.. TestRules.Sources(context.Root, changed).SelectMany(path => TestSources.Classes(Path.Combine(context.Root, path), cancellationToken)).Distinct(StringComparer.Ordinal)];
        return classes.IsEmpty ? null : new TestFilter { Classes = classes };
    }

    private static Run Earlier(string folder, LimitPolicy limits, string? input, CancellationToken cancellationToken)
    {
        var none = new TestRunOutcome([]);
        List<TestResult> tests = TestResultsFolder.Problem(folder, input) is null ? [.. TestResultsFolder.Tests(folder, limits, cancellationToken)] : [];
        var (passed, failed) = (tests.Count(static test => test.Outcome == TestOutcome.Passed), tests.Count(static test => test.Outcome == TestOutcome.Failed));
        return passed > 0 && failed == 0
            ? new Run(none, TestFilter.Everything, [], null, null) { Note = $"{TestFindings.Counted(passed, "test")} passed in an earlier run on this content" }
            : new Run(none, TestFilter.Everything, [new Finding($"'{StandardsPolicy.FileName}' names no backend, no test changed, and no run on this content passed") { Target = CheckNames.Tests, Fix = TestFindings.RunAll }], null, null);
    }

    /// <param name="Input">The id of the content that was tested; null where it is not known.</param>
    private sealed record Run(TestRunOutcome Outcome, TestFilter Filter, ImmutableArray<Finding> Findings, string? Results, string? Input)
    {
        /// <summary>What stands for a run; null where there was one.</summary>
        public string? Note { get; init; }
    }
}
