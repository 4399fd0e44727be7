using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>A requirement that was laid or amended, and the command that goes on.</summary>
internal sealed record RequirementResult(Requirement Requirement, ImmutableArray<RequirementItem> Items, string Next) : CommandResult(ExitCodes.Done)
{
    /// <summary>What was done, where no workspace was laid.</summary>
    public string? Done { get; init; }

    public override void WriteText(TextWriter output)
    {
        output.WriteLine(Done ?? $"laid {Requirement.Folder}");
        foreach (var item in Items.Where(item => Done is null && item.IsPresent))
        {
            output.WriteLine($"  {item.Name}");
        }

        output.WriteLine($"next: {Next}");
    }

    public override void AddTo(JsonObject document)
    {
        document["slug"] = Requirement.Slug;
        document["folder"] = Requirement.Folder;
        document["phase"] = Requirement.Phase?.Name();
        document["items"] = new JsonArray([.. Items.Select(StatusJson.Of)]);
        document["next"] = Next;
    }
}
