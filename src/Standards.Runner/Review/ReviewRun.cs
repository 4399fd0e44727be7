using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Gate.Checks;
using Standards.Gate.Reports;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>What the command line asks of a review.</summary>
/// <param name="Line">The command line that runs the same again.</param>
/// <param name="Results">Folders of test reports made elsewhere.</param>
/// <param name="IsAcceptAllowed">Whether commands that prove criteria may run.</param>
internal sealed record ReviewRequest(string Line, ImmutableArray<string> Results, bool IsAcceptAllowed);

/// <summary>
/// A review: what testing still lacks, documentation, the gate, cleanup. It stops at the first step that is blocked, and a later run goes on there: the ledger has the phase and
/// the verdicts, and what was judged on this content is not judged again.
/// </summary>
internal sealed class ReviewRun
{
    /// <summary>The checks that testing is left by.</summary>
    private static readonly ImmutableArray<string> OfTesting = [CheckNames.Tests, CheckNames.Backends, CheckNames.EdgeCases, CheckNames.Coverage];

    /// <summary>The checks of the documentation, before all others run.</summary>
    private static readonly ImmutableArray<string> OfDocs = [CheckNames.DocsWords, CheckNames.DocsApi, CheckNames.DocsBuild, CheckNames.Guides, CheckNames.Changelog];

    private readonly RequirementTree tree;
    private readonly Requirement requirement;
    private readonly ReviewRequest request;
    private readonly CommandContext command;
    private readonly List<ReviewStep> steps = [];
    private ImmutableArray<string> ticked = [];

    /// <param name="tree">The requirements.</param>
    /// <param name="requirement">The one that is reviewed.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="command">The command; it holds the lock.</param>
    public ReviewRun(RequirementTree tree, Requirement requirement, ReviewRequest request, CommandContext command)
        => (this.tree, this.requirement, this.request, this.command) = (tree, requirement, request, command);

    public async Task<ReviewResult> RunAsync(CancellationToken cancellationToken)
    {
        var start = await PhaseStart.FindAsync(command.Root, cancellationToken).ConfigureAwait(false);
        if (requirement.Phase == Phase.Testing)
        {
            if (!await LeaveTestingAsync(start, cancellationToken).ConfigureAwait(false))
            {
                return Result(null, null);
            }
        }
        else
        {
            // A process may have died before what follows from the ledger was written.
            PhaseChange.Repair(tree, requirement);
            steps.Add(new ReviewStep(ReviewStep.Testing, ReviewStatus.Earlier, "left before", []));
        }

        // What is ticked changes the content, so that all is judged again; evidence that does not depend on it is still good.
        return await JudgeAsync(start, cancellationToken).ConfigureAwait(false) ?? (await JudgeAsync(start, cancellationToken).ConfigureAwait(false))!;
    }

    /// <returns>Null where criteria have been ticked, which happens once a run.</returns>
    private async Task<ReviewResult?> JudgeAsync(PhaseStart? start, CancellationToken cancellationToken)
    {
        using var session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var verdicts = ReviewVerdict.Read(requirement);
        if (!await LookAtDocsAsync(session, verdicts, cancellationToken).ConfigureAwait(false))
        {
            return Result(null, null);
        }

        command.Say("review: gate");
        var gate = session.Verdict(await session.RunAsync([], cancellationToken).ConfigureAwait(false), request.Line);
        var (content, moved) = await ContentAsync(session, start, cancellationToken).ConfigureAwait(false);
        if (moved.IsEmpty && ticked.IsEmpty && Tick(gate))
        {
            steps.RemoveAll(static step => step.Name == ReviewStep.Docs);
            return null;
        }

        if (moved.IsEmpty)
        {
            // What was judged stays known as long as the review lasts: from then on code may change.
            if (verdicts.IsEmpty && start is not null && content is not null)
            {
                await start.KeepAsync(requirement.Slug, "judged", content, cancellationToken).ConfigureAwait(false);
            }

            var verdict = ReviewVerdict.Of(requirement, gate, content);
            verdict.AddTo(requirement);
            tree.Step("verdict");
            verdicts = verdicts.Add(verdict);
        }

        steps.Add(new ReviewStep(ReviewStep.Gate, gate.IsPassed && moved.IsEmpty ? ReviewStatus.Passed : ReviewStatus.Blocked, moved.IsEmpty ? ReportPhrases.Conclusion(gate) + (ticked.IsEmpty ? "" : $"; ticked, for proven: {string.Join(", ", ticked)}") : "what was judged is not what is there", moved));
        return gate.IsPassed && moved.IsEmpty ? Result(gate, await CleanAsync(session, gate, verdicts[^1].Id, start, cancellationToken).ConfigureAwait(false)) : Result(gate, null);
    }

    /// <summary>A requirement that is in the archive: whatever a killed process left of its cleanup.</summary>
    public async Task<ReviewResult> FinishAsync(CancellationToken cancellationToken)
    {
        var start = await PhaseStart.FindAsync(command.Root, cancellationToken).ConfigureAwait(false);
        steps.AddRange([new ReviewStep(ReviewStep.Testing, ReviewStatus.Earlier, "left before", []), new ReviewStep(ReviewStep.Docs, ReviewStatus.Earlier, "passed before", []), new ReviewStep(ReviewStep.Gate, ReviewStatus.Earlier, "passed before", [])]);
        var cleanup = await CleanupAsync(PlanCommand.PolicyOf(command), start, cancellationToken).ConfigureAwait(false);
        return Result(null, await CleanAsync(cleanup, () => cleanup.FinishAsync(requirement.Slug, dryRun: false, cancellationToken)).ConfigureAwait(false));
    }

    /// <summary>What the cleanup would delete and move.</summary>
    public async Task<ReviewResult> LookAsync(CancellationToken cancellationToken)
    {
        var start = await PhaseStart.FindAsync(command.Root, cancellationToken).ConfigureAwait(false);
        var cleanup = await CleanupAsync(PlanCommand.PolicyOf(command), start, cancellationToken).ConfigureAwait(false);
        return Result(null, await CleanAsync(cleanup, () => requirement.IsArchived ? cleanup.FinishAsync(requirement.Slug, dryRun: true, cancellationToken) : cleanup.RunAsync(requirement, "", dryRun: true, cancellationToken)).ConfigureAwait(false));
    }

    private Task<GateSession> OpenAsync(CancellationToken cancellationToken)
        => GateSession.OpenAsync(new GateRequest(null, IsHeadAccepted: false, IsAdvisory: false, request.Results, Reuse: true) { Requirement = requirement.Slug, IsAcceptAllowed = request.IsAcceptAllowed }, command, cancellationToken);

    private async Task<bool> LeaveTestingAsync(PhaseStart? start, CancellationToken cancellationToken)
    {
        PhaseChange.Repair(tree, requirement);
        command.Say("review: what testing is left by");
        var rules = await PhaseContext.OfAsync(requirement, PlanCommand.PolicyOf(command), start, cancellationToken).ConfigureAwait(false);
        ImmutableArray<CheckResult> results;
        using (var session = await OpenAsync(cancellationToken).ConfigureAwait(false))
        {
            var missing = CheckResult.Of(CheckNames.Workspace, "", [.. PhaseRules.Missing(Phase.Testing, rules).Select(problem => WorkspaceFindings.Of(problem, requirement))]);
            results = [new WaiverRules(session.Context.Policy.Waivers, session.Context.Today).Apply(missing), .. await session.RunAsync(OfTesting, cancellationToken).ConfigureAwait(false)];
        }

        var tests = results.First(static result => result.Check == CheckNames.Tests).Summary;
        if (!Add(ReviewStep.Testing, results, tests))
        {
            return false;
        }

        await PhaseChange.ApplyAsync(tree, requirement, Phase.Reviewing, null, rules.Changed, [], start, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> LookAtDocsAsync(GateSession session, ImmutableArray<ReviewVerdict> verdicts, CancellationToken cancellationToken)
    {
        command.Say("review: documentation");
        var code = verdicts.IsEmpty
            ? await DocsStep.RunAsync(requirement, session, cancellationToken).ConfigureAwait(false)
            : CheckResult.NotApplicable(DocsStep.CodeChanged, "the gate has judged: code may change");
        return Add(ReviewStep.Docs, [code, .. await session.RunAsync(OfDocs, cancellationToken).ConfigureAwait(false)], code.Summary);
    }

    private bool Add(string step, ImmutableArray<CheckResult> results, string summary)
    {
        ImmutableArray<Finding> findings = [.. results.SelectMany(static result => result.Findings.Where(static finding => finding.Blocks || finding.Waiver is not null))];
        var isBlocked = findings.Any(static finding => finding.Blocks);
        steps.Add(new ReviewStep(step, isBlocked ? ReviewStatus.Blocked : ReviewStatus.Passed, summary, findings));
        return !isBlocked;
    }

    /// <summary>Ticks what is proven, where nothing else is in the way: with a red gate somebody has to come back anyway.</summary>
    private bool Tick(GateVerdict gate)
    {
        var blocking = gate.Checks.SelectMany(static check => check.Findings).Where(static finding => finding.Blocks).ToList();
        if (blocking.Count == 0 || blocking.Exists(static finding => finding.Code != CriteriaCheck.NotTicked) || requirement.Read(Prd.FileName) is not { } text)
        {
            return false;
        }

        var lines = blocking.Select(static finding => finding.Line).ToHashSet();
        ImmutableArray<Criterion> proven = [.. Prd.Parse(text, requirement.Shown(Prd.FileName)).Criteria.Where(criterion => lines.Contains(criterion.Line))];
        requirement.Write(Prd.FileName, Prd.WithTicks(text, proven));
        tree.Step("ticked");
        ticked = [.. proven.Select(static criterion => criterion.Id)];
        command.Say($"review: ticked, for proven: {string.Join(", ", ticked)}");
        return true;
    }

    /// <summary>The content after the gate, and what became another while it ran: nothing that was not judged is archived.</summary>
    private static async Task<(string? Content, ImmutableArray<Finding> Moved)> ContentAsync(GateSession session, PhaseStart? start, CancellationToken cancellationToken)
    {
        if (start is null || session.Preparation.Snapshot is not { } snapshot)
        {
            return (null, []);
        }

        var content = await start.ContentAsync(cancellationToken).ConfigureAwait(false);
        var names = content == snapshot.Tree ? [] : GitOutput.Split(await snapshot.ReadAsync(cancellationToken, "diff-tree", "-r", "-z", "--name-only", "--no-renames", snapshot.Tree, content).ConfigureAwait(false));
        return (content, [.. names.Select(static name => new Finding($"'{name}' changed while the gate ran") { Path = name, Target = name, Fix = "run it again; what tests write belongs in .gitignore" })]);
    }

    private async Task<CleanupReport?> CleanAsync(GateSession session, GateVerdict gate, string id, PhaseStart? start, CancellationToken cancellationToken)
    {
        command.Say("review: cleanup");
        var cleanup = await CleanupAsync(session.Context.Policy, start, cancellationToken).ConfigureAwait(false);
        return await CleanAsync(cleanup, () => cleanup.RunAsync(requirement, ArchivedPage.Of(requirement, gate, id), dryRun: false, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<Cleanup> CleanupAsync(StandardsPolicy policy, PhaseStart? start, CancellationToken cancellationToken)
        => new(tree, policy, start, await GitRepository.FindAsync(new ProcessRunner(), command.Root, cancellationToken).ConfigureAwait(false));

    private async Task<CleanupReport> CleanAsync(Cleanup cleanup, Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
            steps.Add(new ReviewStep(ReviewStep.Cleanup, ReviewStatus.Passed, Said(cleanup.Report), []));
        }
        catch (CommandException exception) when (exception.ExitCode == ExitCodes.Blocked)
        {
            steps.Add(new ReviewStep(ReviewStep.Cleanup, ReviewStatus.Blocked, Said(cleanup.Report), [new Finding(exception.Reason) { Target = requirement.Slug, Fix = exception.Remedy ?? $"mend it, then run '{request.Line}'" }]));
        }

        return cleanup.Report;
    }

    private static string Said(CleanupReport report)
        => string.Join(", ", new[]
        {
            report.Deleted.IsEmpty ? "" : $"{TestFindings.Counted(report.Deleted.Length, "file")} of tmp deleted",
            report.Reports.IsEmpty ? "" : $"{TestFindings.Counted(report.Reports.Length, "report")} moved",
            report.Archived is null ? "" : "archived",
            report.Parked.IsEmpty ? "" : $"{string.Join(", ", report.Parked)} parked",
        }.Where(static part => part.Length > 0));

    private ReviewResult Result(GateVerdict? gate, CleanupReport? cleanup)
    {
        var all = steps.Concat(ReviewStep.Names.Skip(steps.Count).Select(static name => new ReviewStep(name, ReviewStatus.NotRun, "", [])));
        return new ReviewResult(requirement.Slug, tree.Find(requirement.Slug)?.Phase, [.. cleanup is { IsDryRun: true } ? steps : all], gate, cleanup, request.Line) { Ticked = ticked };
    }
}
