using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>What a cleanup deleted and moved, or would.</summary>
internal sealed record CleanupReport
{
    /// <summary>Whether nothing was done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Files of <c>tmp</c>.</summary>
    public ImmutableArray<string> Deleted { get; init; } = [];

    /// <summary>Planning reports, with their new places.</summary>
    public ImmutableArray<(string From, string To)> Reports { get; init; } = [];

    /// <summary>The folder of the requirement, with its new place; null where it is there already.</summary>
    public (string From, string To)? Archived { get; init; }

    /// <summary>Requirements that were set aside, because too many are active.</summary>
    public ImmutableArray<string> Parked { get; init; } = [];
}

/// <summary>
/// The last step of a review. Each part can be done again: what an earlier run has done is not there any more, and what it had begun the lock finishes. The caller holds the lock.
/// </summary>
/// <param name="tree">The requirements.</param>
/// <param name="policy">What the repository asks of itself.</param>
/// <param name="start">Keeps the starts of phases; null without git.</param>
/// <param name="git">Null without git.</param>
internal sealed class Cleanup(RequirementTree tree, StandardsPolicy policy, PhaseStart? start, GitRepository? git)
{
    /// <summary>What has been done so far, also where a part failed.</summary>
    public CleanupReport Report { get; private set; } = new();

    /// <param name="requirement">In review, with a gate that passed.</param>
    /// <param name="mark">The text of <c>ARCHIVED.md</c>.</param>
    /// <param name="dryRun">Whether only to look.</param>
    /// <param name="cancellationToken">Ends it between two parts; the next run goes on.</param>
    /// <exception cref="CommandException">A part cannot be done; those before it are.</exception>
    public async Task RunAsync(Requirement requirement, string mark, bool dryRun, CancellationToken cancellationToken)
    {
        Report = new CleanupReport { IsDryRun = dryRun };

        // What would stop a later part stops before the first.
        PendingMove.RefuseTaken(tree, requirement.Slug, intoArchive: true);
        Report = Report with { Deleted = Archiver.CleanTmp(tree, requirement, dryRun) };
        tree.Step("tmp");
        cancellationToken.ThrowIfCancellationRequested();
        var reports = await PlanningReports.FindAsync(tree.Root, git, policy, cancellationToken).ConfigureAwait(false);
        if (!dryRun)
        {
            PlanningReports.Move(tree, requirement.Slug, reports);
        }

        Report = Report with { Reports = [.. reports.Select(report => (report, PlanningReports.TargetOf(requirement.Slug, report)))] };
        cancellationToken.ThrowIfCancellationRequested();
        Archiver.Complete(tree, requirement, mark, dryRun);
        Report = Report with { Archived = (requirement.Folder, Requirement.FolderOf(requirement.Slug, isArchived: true)) };
        await FinishAsync(requirement.Slug, dryRun, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What follows when the requirement is in the archive.</summary>
    public async Task FinishAsync(string slug, bool dryRun, CancellationToken cancellationToken)
    {
        Report = Report with { IsDryRun = dryRun };
        var own = await BranchAuthor.OwnAsync(git, tree.Active().Where(requirement => requirement.Slug != slug), cancellationToken).ConfigureAwait(false);
        foreach (var requirement in own.Reverse().Take(Math.Max(0, own.Length - policy.Limits.ActiveRequirements)).ToList())
        {
            Archiver.Park(tree, requirement, $"'limits.activeRequirements' is {policy.Limits.ActiveRequirements}", dryRun);
            Report = Report with { Parked = Report.Parked.Add(requirement.Slug) };
        }

        if (start is not null && !dryRun)
        {
            await start.ForgetAsync(slug, cancellationToken).ConfigureAwait(false);
            tree.Step("forgotten");
        }
    }
}
