using System;
using System.Collections.Generic;
using System.Linq;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>What holds before the implementation is left, as far as no build or test says it.</summary>
internal static class ImplementRules
{
    /// <summary>Criteria and scope are those that were agreed when the plan was left, or amended.</summary>
    public static IEnumerable<WorkspaceProblem> CriteriaChanged(PhaseContext context)
    {
        var requirement = context.Requirement;
        if (requirement.Ledger.Agreed is not { } agreed || requirement.Prd is not { } prd)
        {
            yield break;
        }

        var fix = $"run 'standards plan --amend --slug {requirement.Slug} \"<reason>\"'";
        var now = requirement.CriteriaIds();
        foreach (var criterion in prd.Criteria)
        {
            if (!agreed.Criteria.TryGetValue(criterion.Id, out var was))
            {
                yield return new WorkspaceProblem("criteria-changed", $"criterion '{criterion.Id}' was added after the plan") { Path = requirement.Shown(Prd.FileName), Line = criterion.Line, Fix = fix };
            }
            else if (was != criterion.ContentId)
            {
                yield return new WorkspaceProblem("criteria-changed", $"criterion '{criterion.Id}' was changed after the plan") { Path = requirement.Shown(Prd.FileName), Line = criterion.Line, Fix = fix };
            }
        }

        if (agreed.Criteria.TryGetValue(Prd.Scope, out var scope) && prd.ScopeId != scope)
        {
            yield return new WorkspaceProblem("scope-changed", "the scope was changed after the plan") { Path = requirement.Shown(Prd.FileName), Fix = fix };
        }

        foreach (var removed in agreed.Criteria.Keys.Where(id => id != Prd.Scope && !now.ContainsKey(id)))
        {
            yield return new WorkspaceProblem("criteria-changed", $"criterion '{removed}' was removed after the plan") { Path = requirement.Shown(Prd.FileName), Fix = fix };
        }
    }

    /// <summary>
    /// A file that the expert may write, outside the requirements, differs from the start of the phase; of work that was handed back, from that of the plan: what it came back
    /// for may be mended already. Without git nothing can be said.
    /// </summary>
    public static IEnumerable<WorkspaceProblem> Production(PhaseContext context)
    {
        if ((context.Work ?? context.Changed) is { } changed && !changed.Any(path => IsProduction(context, path)))
        {
            yield return new WorkspaceProblem("nothing-implemented", $"no file outside '{RequirementTree.FolderName}' differs from the start of the phase") { Fix = $"write the code, or set the requirement aside with 'standards archive {context.Requirement.Slug} --park'" };
        }
    }

    /// <summary><c>tasks.md</c> and <c>recovery.md</c> differ from the start of the phase, what the tool wrote aside.</summary>
    public static IEnumerable<WorkspaceProblem> Updated(PhaseContext context)
    {
        var requirement = context.Requirement;
        if (requirement.Ledger.Start is not { } start)
        {
            yield break;
        }

        var now = requirement.ContentIds();
        foreach (var (name, what) in new[] { (TaskList.FileName, "tick what is done"), (Recovery.FileName, "write status and next steps") })
        {
            if (now.TryGetValue(name, out var id) && start.Files.TryGetValue(name, out var was) && id == was)
            {
                yield return new WorkspaceProblem("not-updated", $"'{name}' is as it was when the phase began") { Path = requirement.Shown(name), Fix = what };
            }
        }
    }

    public static IEnumerable<WorkspaceProblem> DebugNote(PhaseContext context)
    {
        var requirement = context.Requirement;
        if (requirement.Prd is not { Kind: RequirementKind.Bug })
        {
            yield break;
        }

        // Those of 'tmp', and those that are summarised because 'tmp' is gone.
        var notes = Workspace.DebugNote.All(requirement).ToList();
        if (Workspace.DebugNote.HasClosedSummary(requirement))
        {
            yield break;
        }

        if (notes.Count == 0)
        {
            yield return new WorkspaceProblem("no-debug-note", "the cause is not noted")
            {
                Path = requirement.Shown(Requirement.Tmp),
                Fix = $"run 'standards note debug {requirement.Slug} --slug {requirement.Slug} --problem TEXT'",
            };
        }
        else if (notes.All(static note => !note.IsClosed))
        {
            yield return new WorkspaceProblem("debug-note-open", $"'{notes[0].Name}' is not closed") { Path = requirement.Shown(notes[0].Name), Fix = $"run 'standards note debug {notes[0].Issue} --slug {requirement.Slug} --fix TEXT --test NAME --close'" };
        }
    }

    private static bool IsProduction(PhaseContext context, string path)
        => !RequirementTree.Holds(path)
            && (!context.Policy.Roles.TryGetValue(Phase.Implementing.Agent(), out var expert) || expert.Write.IsEmpty || new PathGlobs(expert.Write).Matches(path));
}
