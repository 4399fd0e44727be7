using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>What holds of a requirement whenever others look at it: in the gate.</summary>
internal static class WorkspaceRules
{
    public static IEnumerable<WorkspaceProblem> Problems(Requirement requirement, StandardsPolicy policy)
    {
        var context = new PhaseContext(requirement, policy, null);
        var problems = requirement.Unreadable().Concat(Links(requirement)).Concat(Collision(requirement)).Concat(Mirror(requirement));
        return requirement.Phase is Phase.Planned or Phase.Parked
            ? problems
            : problems.Concat(PlanRules.Items(context)).Concat(PlanRules.Placeholders(context)).Concat(PlanRules.Sections(context)).Concat(Open(requirement)).Concat(Stale(requirement)).Concat(Left(requirement)).Concat(DeadLinks(requirement));
    }

    /// <summary>Those of the phases up to this one; what belongs to the review is done after the gate.</summary>
    private static IEnumerable<WorkspaceProblem> Open(Requirement requirement)
        => requirement.Tasks.Groups.Where(static group => group.Phase != Phase.Reviewing).SelectMany(static group => group.Tasks).Where(static task => !task.IsDone)
            .Select(task => new WorkspaceProblem("open-task", $"task '{task.Text}' is open") { Path = requirement.Shown(TaskList.FileName), Line = task.Line, Fix = "do it and tick it, or remove it" });

    private static IEnumerable<WorkspaceProblem> Stale(Requirement requirement)
        => RequirementItems.Of(requirement).Where(static item => item.IsStale).Select(item => new WorkspaceProblem("not-updated", $"'{item.Name}' is as it was when the phase '{requirement.Phase!.Value.Name()}' began")
        {
            Path = requirement.Shown(item.Name),
            Fix = item.Name == TaskList.FileName ? "tick what is done" : "write status and next steps",
        });

    private static IEnumerable<WorkspaceProblem> Mirror(Requirement requirement)
    {
        if (requirement is { Recovery.Phase: { } said, Phase: { } phase } && said != phase)
        {
            yield return new WorkspaceProblem("recovery-differs", $"'{Recovery.FileName}' says {said.Name()}, and the ledger says {phase.Name()}") { Path = requirement.Shown(Recovery.FileName), Fix = $"write 'phase: {phase.Name()}' in its front matter" };
        }
    }

    private static IEnumerable<WorkspaceProblem> Collision(Requirement requirement)
    {
        var other = Requirement.FolderOf(requirement.Slug, !requirement.IsArchived);
        if (RootedPath.Resolve(requirement.Root, other) is { } path && Directory.Exists(path))
        {
            yield return new WorkspaceProblem("archive-collision", $"'{requirement.Slug}' is both active and archived") { Path = requirement.Folder, Fix = $"rename '{Requirement.FolderOf(requirement.Slug, isArchived: false)}', or remove the copy that is older" };
        }
    }

    private static IEnumerable<WorkspaceProblem> Left(Requirement requirement)
    {
        if (requirement.Phase == Phase.Archived && Directory.Exists(requirement.FullPath(Requirement.Tmp)))
        {
            yield return new WorkspaceProblem("archived-with-tmp", $"the requirement is archived, and '{Requirement.Tmp}' is there") { Path = requirement.Shown(Requirement.Tmp), Fix = $"standards archive {requirement.Slug} --clean-tmp" };
        }
    }

    /// <summary>Files that are links: what they show is not what git carries.</summary>
    private static IEnumerable<WorkspaceProblem> Links(Requirement requirement)
        => new DirectoryInfo(requirement.FullPath("")).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Where(static entry => entry.LinkTarget is not null)
            .Select(entry => new WorkspaceProblem("link", $"'{entry.Name}' is a link") { Path = RootedPath.Relative(requirement.Root, entry.FullName), Fix = "put the file in its place" });

    private static IEnumerable<WorkspaceProblem> DeadLinks(Requirement requirement)
    {
        foreach (var (name, text) in RequirementItems.Texts(requirement))
        {
            foreach (var (line, target) in MarkdownLines.RelativeLinks(text).Where(link => !Leads(requirement, name, link.Target)))
            {
                yield return new WorkspaceProblem("dead-link", $"there is no '{target}'") { Path = requirement.Shown(name), Line = line, Fix = "name a file that is there, or remove the link" };
            }
        }
    }

    /// <summary>The archive is one folder further down: a link that led somewhere before still says what it says. What the review deletes is gone for whoever reads it afterwards.</summary>
    private static bool Leads(Requirement requirement, string name, string target)
    {
        var tmp = requirement.FullPath(Requirement.Tmp);
        return new[] { requirement.IsArchived, false }.Distinct().Any(isArchived =>
            RootedPath.Resolve(requirement.Root, $"{Requirement.FolderOf(requirement.Slug, isArchived)}/{Path.GetDirectoryName(name)}/{Uri.UnescapeDataString(target)}") is { } path
                && ((Path.Exists(path) && !(requirement.Phase == Phase.Reviewing && (path == tmp || path.StartsWith(tmp + Path.DirectorySeparatorChar, StringComparison.Ordinal))))
                    || (RootedPath.Relative(requirement.Root, path) is { } report && File.Exists(Path.Combine(requirement.Root, PlanningReports.TargetOf(requirement.Slug, report))))));
    }
}
