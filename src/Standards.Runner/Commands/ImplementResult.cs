using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>What is read before the implementation.</summary>
internal sealed record ImplementResult(Requirement Requirement, ImmutableArray<ContextFile> Files) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output)
    {
        output.WriteLine($"'{Requirement.Slug}' is {Requirement.Phase?.Name()}; read in this order:");
        foreach (var file in Files)
        {
            output.WriteLine("  " + file.Path);
        }

        output.WriteLine($"next: {Phase.Implementing.NextCommand(Requirement.Slug)}");
    }

    public override void AddTo(JsonObject document)
    {
        document["slug"] = Requirement.Slug;
        document["phase"] = Requirement.Phase?.Name();
        document["read"] = new JsonArray([.. Files.Select(static file => new JsonObject { ["path"] = file.Path, ["sha256"] = file.Hash })]);
        document["criteria"] = new JsonArray([.. (Requirement.Prd?.Criteria ?? []).Select(static criterion => new JsonObject { ["id"] = criterion.Id, ["text"] = criterion.Text, ["proof"] = criterion.Proof.ToString() })]);
        document["next"] = Phase.Implementing.NextCommand(Requirement.Slug);
    }
}
