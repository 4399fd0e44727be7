using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace Standards.Workspace;

/// <summary>A file or folder of a requirement.</summary>
/// <param name="Name">Relative to the requirement.</param>
/// <param name="IsRequired">Whether the plan needs it.</param>
/// <param name="IsPresent">Whether it is there.</param>
/// <param name="IsStale">Whether it is as it was when the phase began, and the phase asks for more.</param>
internal sealed record RequirementItem(string Name, bool IsRequired, bool IsPresent, bool IsStale);

/// <summary>What a requirement consists of.</summary>
internal static class RequirementItems
{
    private static readonly ImmutableArray<(string Name, bool OfFeature)> Table =
    [
        (Prd.FileName, false),
        (TaskList.FileName, false),
        (Recovery.FileName, false),
        (Requirement.Sources, true),
        (Requirement.Plan, true),
        (PhaseLedger.FileName, false),
    ];

    public static ImmutableArray<RequirementItem> Of(Requirement requirement)
    {
        var items = ImmutableArray.CreateBuilder<RequirementItem>();
        var isFeature = requirement.Prd is null or { Kind: RequirementKind.Feature };
        var start = requirement.Ledger.Start?.Files;
        var now = requirement.ContentIds();
        foreach (var (name, ofFeature) in Table)
        {
            var stale = (requirement.Phase is Phase.Implementing || (requirement.Phase is Phase.Testing && isFeature)) && name is TaskList.FileName or Recovery.FileName
                && start is not null && start.TryGetValue(name, out var was) && now.TryGetValue(name, out var id) && was == id;
            items.Add(new RequirementItem(name, isFeature || !ofFeature, requirement.Exists(name), stale));
        }

        items.Add(new RequirementItem(Requirement.Tmp, false, Directory.Exists(requirement.FullPath(Requirement.Tmp)), false));
        return items.ToImmutable();
    }

    /// <summary>The texts that people fill in.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(Requirement requirement)
    {
        foreach (var (name, _) in Table)
        {
            if (name != PhaseLedger.FileName && requirement.Read(name) is { } text)
            {
                yield return (name, text);
            }
        }

        foreach (var name in requirement.Files("research", ".md"))
        {
            if (name is not (Requirement.Sources or Requirement.Plan) && requirement.Read(name) is { } text)
            {
                yield return (name, text);
            }
        }
    }
}
