using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Workspace;

namespace Standards.Gate;

/// <summary>The requirements that a run of the gate proves: those that are worked on, and where the base decides those whose folder differs from it, archived ones included.</summary>
/// <param name="Requirements">In the order of their slugs.</param>
/// <param name="IsLocal">Whether they are those that are worked on.</param>
internal sealed record ConcernedRequirements(ImmutableArray<Requirement> Requirements, bool IsLocal)
{
    public bool IsEmpty => Requirements.IsEmpty;

    /// <summary>How many others are active beside the one that a phase command is about.</summary>
    public int Others { get; private init; }

    /// <summary>Why there is none.</summary>
    public string Reason => IsLocal ? "no requirement is active" : "no requirement differs from the base";

    /// <exception cref="Commands.CommandException">The folder is a link.</exception>
    public static ConcernedRequirements Of(GateContext context)
    {
        var tree = new RequirementTree(context.Root);
        if (context.Requirement is { } slug && tree.Find(slug) is { } asked)
        {
            return new ConcernedRequirements([asked], IsLocal: true) { Others = tree.Active().Count(requirement => requirement.Slug != slug) };
        }

        if (context.BasePolicy is null || context.Changes is not { } changes)
        {
            return new ConcernedRequirements(Ordered(tree.Active()), IsLocal: true);
        }

        var touched = changes.Files.Keys.Concat(changes.Deleted).Select(FolderOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new ConcernedRequirements(Ordered(tree.Active().Concat(tree.Archived()).Where(requirement => touched.Contains(requirement.Folder))), IsLocal: false);
    }

    /// <summary>Whether its criteria are to be met: a plan that nobody has begun, and work that was set aside, promise nothing yet.</summary>
    public static bool IsDue(Requirement requirement) => requirement.Phase is not (Phase.Planned or Phase.Parked);

    /// <summary>Such as <c>2 requirements</c>.</summary>
    public static string Counted(int number) => Testing.TestFindings.Counted(number, "requirement");

    private static ImmutableArray<Requirement> Ordered(IEnumerable<Requirement> requirements) => [.. requirements.OrderBy(static requirement => requirement.Folder, StringComparer.Ordinal)];

    /// <summary>The folder of the requirement that a file belongs to; null for other files.</summary>
    private static string? FolderOf(string path) => path.Split('/') switch
    {
        [RequirementTree.FolderName, RequirementTree.ArchiveName, var slug, _, ..] => Requirement.FolderOf(slug, isArchived: true),
        [RequirementTree.FolderName, var slug, _, ..] => Requirement.FolderOf(slug, isArchived: false),
        _ => null,
    };
}
