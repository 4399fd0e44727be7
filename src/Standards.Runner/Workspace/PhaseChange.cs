using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Standards.Workspace;

/// <summary>Brings a requirement into a phase: its start is kept, the ledger says so, <c>recovery.md</c> and the index follow. The caller holds the lock.</summary>
internal static class PhaseChange
{
    /// <param name="tree">The requirements.</param>
    /// <param name="requirement">Which one.</param>
    /// <param name="to">The phase; the same again amends the plan.</param>
    /// <param name="reason">Why, where somebody said so.</param>
    /// <param name="changed">Files that changed in the phase that ends.</param>
    /// <param name="read">Files besides those of the requirement that the phase begins with, as hashes.</param>
    /// <param name="start">Null without git.</param>
    /// <param name="cancellationToken">Nothing has changed when it takes effect.</param>
    public static async Task<PhaseEvent> ApplyAsync(RequirementTree tree, Requirement requirement, Phase to, string? reason, ImmutableArray<string>? changed, IEnumerable<KeyValuePair<string, string>> read, PhaseStart? start, CancellationToken cancellationToken)
    {
        var content = start is null ? null : await start.ContentAsync(cancellationToken).ConfigureAwait(false);
        if (start is not null && content is not null && requirement.Phase != to)
        {
            await start.KeepAsync(requirement.Slug, to, content, cancellationToken).ConfigureAwait(false);
            tree.Step("start kept");
        }

        var added = PhaseEvent.Now(requirement.Phase, to) with { Reason = reason is null ? null : Template.Line(reason), Content = content, Files = requirement.ContentIds().SetItems(read), Criteria = requirement.CriteriaIds() };
        requirement.Ledger.Append(added);
        tree.Step("event");
        Repair(tree, requirement, changed);
        return added;
    }

    /// <summary>What follows from the ledger, brought in step with it: a process may have died before it did.</summary>
    public static void Repair(RequirementTree tree, Requirement requirement, ImmutableArray<string>? changed = null)
    {
        RecoveryMirror.Update(requirement, [.. (changed ?? []).Where(static path => !RequirementTree.Holds(path))]);
        tree.Step("mirrored");
        RequirementIndex.Write(tree);
        tree.Step("index");
    }
}
