using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Review;
using Standards.Workspace;

namespace Standards.Gate.Checks;

/// <summary>In each phase only what its role writes was changed. Of the work of this machine alone: elsewhere nobody knows who changed what when.</summary>
internal sealed class RolesCheck : IGateCheck
{
    // What every role's tools leave behind is kept out of git by whoever meets it.
    private static readonly ImmutableArray<string> Everybody = ["**/.gitignore"];

    // What the guide's matrix leaves to those who test: how projects are put together.
    private static readonly ImmutableArray<string> AlsoTesting = ["**/*.sln", "**/*.slnx", "**/*.slnf", "**/*.props"];

    public string Name => CheckNames.Roles;

    public InputFiles? Input => null;

    public string Explanation => """
        Compares the content at the start of each phase of the active requirement with that at its end, and what changed with the globs of 'roles' in standards.json: planner, expert, testing, docs-vision.
        Only what differs from the base too counts, so that work of others that was merged does not. Blocks where a role changed something else; in the review comments and white space of C# sources count for nothing, and after the first verdict of its gate nothing does.
        In CI and with '--base' it is not applicable. Where several requirements are active, or git has lost the start of a phase, nothing can be proven, which does not block.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var concerned = ConcernedRequirements.Of(context);
        if (concerned.IsEmpty || !concerned.IsLocal)
        {
            return CheckResult.NotApplicable(Name, concerned.IsLocal ? concerned.Reason : "the phases of other machines are not known");
        }

        if (context.Git is not { } git || context.Policy.Roles.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, context.Git is null ? "no git" : "standards.json names no role");
        }

        if (concerned.Requirements is not [var requirement] || concerned.Others > 0)
        {
            return CheckResult.NotApplicable(Name, $"not provable: {concerned.Requirements.Length + concerned.Others} requirements are active");
        }

        using var snapshot = await TreeSnapshot.TakeAsync(git, cancellationToken).ConfigureAwait(false);
        var findings = new List<Finding>();
        var lost = new List<string>();
        var proven = 0;
        foreach (var (phase, start, end) in Spans(requirement, snapshot.Tree))
        {
            if (!context.Policy.Roles.TryGetValue(phase.Agent(), out var role) || role.Write.IsEmpty)
            {
                continue;
            }

            if (start is null || end is null || !await IsThereAsync(start).ConfigureAwait(false) || !await IsThereAsync(end).ConfigureAwait(false))
            {
                lost.Add(phase.Name());
                continue;
            }

            proven++;
            var allowed = new PathGlobs([.. role.Write, .. Everybody, .. phase == Phase.Testing ? AlsoTesting : []]);
            var changed = (await CodeChanges.BetweenAsync(snapshot, start, end, cancellationToken).ConfigureAwait(false)).Where(source => !allowed.Matches(source.Path) && IsOfBranch(source.Path, context)).ToImmutableArray();
            if (phase == Phase.Reviewing)
            {
                // Documentation stands in the sources too.
                var code = await CodeChanges.FindAsync(snapshot, changed, context, cancellationToken).ConfigureAwait(false);
                changed = [.. changed.Where(source => !source.IsCSharp || code.Any(found => found.Source == source))];
            }

            findings.AddRange(changed
                .Select(source => new Finding($"'{source.Path}' was changed in the phase '{phase.Name()}', and '{phase.Agent()}' does not write there")
                {
                    Path = source.Path,
                    Target = source.Path,
                    Fix = $"{(source.Before is null ? $"delete {source.Path}" : $"git checkout {start[..8]} -- {source.Path}")}, or hand the work back: standards implement {requirement.Slug} --reason \"<why>\"",
                }));
        }

        findings.AddRange(lost.Distinct().Select(phase => new Finding($"not provable: git has not the content at the start or the end of the phase '{phase}'") { Path = requirement.Shown(PhaseLedger.FileName), Target = phase, Blocks = false }));
        return CheckResult.Of(Name, $"{Testing.TestFindings.Counted(proven, "phase")} of '{requirement.Slug}'{(lost.Count > 0 ? $", {lost.Count} not provable" : "")}", [.. findings.DistinctBy(static finding => finding.Message)]);

        async Task<bool> IsThereAsync(string tree) => tree == snapshot.Tree || (await git.AskAsync(cancellationToken, "cat-file", "-e", tree + "^{tree}").ConfigureAwait(false)).IsSuccess;
    }

    /// <summary>
    /// The phases with the trees that they began and ended with, as the ledger names them: it has every start of a phase that was begun again, of which a ref has the last.
    /// The refs keep git from removing the trees; a ledger that names others than git has proves nothing.
    /// </summary>
    private static IEnumerable<(Phase Phase, string? Start, string? End)> Spans(Requirement requirement, string now)
    {
        var events = requirement.Ledger.Events.Where(static e => !e.IsAmendment).ToList();

        // When the gate has judged a review, its author mends what is red, wherever that is.
        now = ReviewVerdict.Read(requirement) is [{ Content: { } judged }, ..] ? judged : now;
        return events.Select((e, index) => (e.To, e.Content, index + 1 < events.Count ? events[index + 1].Content : now)).Where(static span => span.To is not (Phase.Parked or Phase.Archived));
    }

    private static bool IsOfBranch(string path, GateContext context)
        => context.Changes is not { } changes || changes.Files.ContainsKey(path) || changes.Deleted.Contains(path);
}
