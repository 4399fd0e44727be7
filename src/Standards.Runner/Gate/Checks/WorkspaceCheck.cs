using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Policy;
using Standards.Workspace;

namespace Standards.Gate.Checks;

/// <summary>The files of the requirements: whole, filled in, up to date, and where the ledger says.</summary>
internal sealed class WorkspaceCheck : IGateCheck
{
    public string Name => CheckNames.Workspace;

    public InputFiles? Input => null;

    public string Explanation => $"""
        Looks at the active requirements and at archived ones that somebody moved by hand; in CI, and with '--base', at those whose folder differs from the base, archived ones included.
        Blocks where a file cannot be understood, is missing or is a link; where a placeholder or a task is left, the tasks of docs-vision aside; where recovery.md or tasks.md is as it was when the phase began; where a link leads nowhere;
        where folder and ledger disagree; where a requirement is active and archived; where an archived one has '{Requirement.Tmp}'; and where a line of the ledger of the base is gone.
        Of a plan that nobody has begun, and of parked work, only what cannot be understood blocks.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var concerned = ConcernedRequirements.Of(context);
        var misplaced = concerned.IsLocal ? new RequirementTree(context.Root).Archived().Where(IsMisplaced).OrderBy(static requirement => requirement.Slug, StringComparer.Ordinal) : Enumerable.Empty<Requirement>();
        ImmutableArray<Requirement> requirements = [.. concerned.Requirements, .. misplaced];
        if (requirements.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, concerned.Reason);
        }

        var findings = new List<Finding>();
        foreach (var requirement in requirements)
        {
            try
            {
                findings.AddRange(WorkspaceRules.Problems(requirement, context.Policy).Select(problem => WorkspaceFindings.Of(problem, requirement)));
                findings.AddRange(await RewrittenAsync(requirement, context, cancellationToken).ConfigureAwait(false));
            }
            catch (CommandException exception) when (exception.ExitCode == ExitCodes.Blocked)
            {
                findings.Add(new Finding(exception.Message) { Path = requirement.Folder, Target = $"{requirement.Slug}/unreadable", Fix = $"remove the link or make it readable, then run 'standards gate --only {Name}'" });
            }
        }

        return CheckResult.Of(Name, ConcernedRequirements.Counted(requirements.Length), [.. findings.Distinct()]);
    }

    private static bool IsMisplaced(Requirement requirement)
    {
        try
        {
            return requirement.IsMovedByHand || requirement.Phase is null;
        }
        catch (CommandException)
        {
            return true;
        }
    }

    /// <summary>Lines of the ledger are added and never changed: all that the base has are there. Of two branches that were merged the lines may stand in another order.</summary>
    private static async Task<IEnumerable<Finding>> RewrittenAsync(Requirement requirement, GateContext context, CancellationToken cancellationToken)
    {
        if (context.Git is not { } git || context.Changes is not { } changes)
        {
            return [];
        }

        var now = (requirement.Read(PhaseLedger.FileName) ?? "").Split('\n').ToHashSet(StringComparer.Ordinal);
        foreach (var isArchived in new[] { requirement.IsArchived, !requirement.IsArchived })
        {
            var path = $"{Requirement.FolderOf(requirement.Slug, isArchived)}/{PhaseLedger.FileName}";
            if (await git.ReadFileAsync(changes.BaseCommit, path, cancellationToken).ConfigureAwait(false) is { } content
                && Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !now.Contains(line)).Take(1).Any())
            {
                return [new Finding("lines of the ledger of the base are gone")
                {
                    Path = requirement.Shown(PhaseLedger.FileName),
                    Target = $"{requirement.Slug}/ledger-rewritten",
                    Fix = $"git show {changes.BaseCommit[..8]}:{git.Prefix}{path}",
                }];
            }
        }

        return [];
    }
}
