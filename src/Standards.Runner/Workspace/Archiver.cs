using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>Sets requirements aside, takes them back, and clears their <c>tmp</c>. The caller holds the lock.</summary>
internal static class Archiver
{
    /// <summary>Moves an active requirement into the archive as parked, never as done.</summary>
    public static void Park(RequirementTree tree, Requirement requirement, string? reason, bool dryRun)
    {
        if (requirement.IsArchived)
        {
            throw CommandException.Blocked($"'{requirement.Slug}' is in the archive already, as {requirement.Phase?.Name() ?? "unknown"}");
        }

        Move(tree, requirement, Phase.Parked, reason, dryRun);
    }

    /// <summary>Moves an active requirement into the archive as done. Only the review does, after a passed gate.</summary>
    /// <param name="tree">The requirements.</param>
    /// <param name="requirement">The one that is done.</param>
    /// <param name="mark">The text of <c>ARCHIVED.md</c>.</param>
    /// <param name="dryRun">Whether only to look if the place is free.</param>
    public static void Complete(RequirementTree tree, Requirement requirement, string mark, bool dryRun)
    {
        PendingMove.RefuseTaken(tree, requirement.Slug, intoArchive: true);
        if (!dryRun)
        {
            new PendingMove(requirement.Slug, IntoArchive: true, Event(requirement, Phase.Archived, null)) { Mark = mark }.Begin(tree);
        }
    }

    /// <summary>Moves a requirement out of the archive: a parked one into the phase that it had, a done one into review.</summary>
    public static Phase Restore(RequirementTree tree, Requirement requirement, string? reason, bool dryRun)
    {
        if (!requirement.IsArchived && !requirement.IsMovedByHand)
        {
            throw CommandException.Blocked($"'{requirement.Slug}' is active, as {requirement.Phase?.Name() ?? "unknown"}");
        }

        var phase = requirement.Phase switch
        {
            Phase.Archived => Phase.Reviewing,
            Phase.Parked => requirement.Ledger.Events.LastOrDefault(static e => e.To is not (Phase.Parked or Phase.Archived))?.To ?? Phase.Planned,
            var other => other ?? Phase.Planned,
        };
        if (requirement.IsArchived)
        {
            Move(tree, requirement, phase, reason, dryRun);
        }
        else if (!dryRun)
        {
            // The folder is where it belongs already; the ledger follows.
            requirement.Ledger.Append(Event(requirement, phase, reason));
            PhaseChange.Repair(tree, requirement);
        }

        return phase;
    }

    /// <summary>The files below <c>tmp</c>, relative to the root; they and the folder go, unless nothing is to be done.</summary>
    /// <exception cref="CommandException">There is a link among them.</exception>
    public static ImmutableArray<string> CleanTmp(RequirementTree tree, Requirement requirement, bool dryRun)
    {
        var path = requirement.FullPath(Requirement.Tmp);
        if (!Directory.Exists(path))
        {
            return [];
        }

        var files = ImmutableArray.CreateBuilder<string>();
        Collect(tree.Root, new DirectoryInfo(path), files);
        if (dryRun)
        {
            return files.ToImmutable();
        }

        Summarise(requirement);
        tree.Step("summarised");
        var part = Path.Combine(tree.Folder, $".{requirement.Slug}-tmp{RequirementTree.PartEnd}");
        try
        {
            Directory.Move(path, part);
            tree.Step("set aside");
            WholeFolder.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{requirement.Shown(Requirement.Tmp)}' cannot be deleted: {exception.Message}");
        }

        return files.ToImmutable();
    }

    private static void Move(RequirementTree tree, Requirement requirement, Phase to, string? reason, bool dryRun)
    {
        PendingMove.RefuseTaken(tree, requirement.Slug, !requirement.IsArchived);
        if (!dryRun)
        {
            new PendingMove(requirement.Slug, !requirement.IsArchived, Event(requirement, to, reason)).Begin(tree);
        }
    }

    private static PhaseEvent Event(Requirement requirement, Phase to, string? reason)
        => PhaseEvent.Now(requirement.Phase, to) with { Reason = reason is null ? null : Template.Line(reason), Files = requirement.ContentIds(), Criteria = requirement.CriteriaIds() };

    /// <summary>Every file, before anything is deleted: a link among them could stand for something elsewhere, so its owner decides.</summary>
    private static void Collect(string root, DirectoryInfo folder, ImmutableArray<string>.Builder files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            var shown = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
            if (entry.LinkTarget is not null)
            {
                throw CommandException.Blocked($"'{shown}' is a link to '{entry.LinkTarget}'; remove the link, nothing was deleted");
            }

            if (entry is DirectoryInfo child)
            {
                Collect(root, child, files);
            }
            else
            {
                files.Add(shown);
            }
        }
    }

    private static void Summarise(Requirement requirement)
    {
        foreach (var note in DebugNote.All(requirement).ToList())
        {
            var text = requirement.Read(Recovery.FileName) ?? "";
            List<string> summary = [.. note.Summary()];
            if (!text.Contains(string.Join('\n', summary), StringComparison.Ordinal))
            {
                requirement.Write(Recovery.FileName, Recovery.WithAppended(text, Recovery.DebugNotes, summary));
            }
        }
    }
}
