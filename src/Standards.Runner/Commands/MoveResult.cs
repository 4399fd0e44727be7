using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>What <c>standards archive</c> moved or deleted, or with <c>--dry-run</c> would.</summary>
internal sealed record MoveResult(string Slug, string? From, string? To, Phase? Phase, ImmutableArray<string> Deleted, bool DryRun) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output)
    {
        foreach (var file in Deleted)
        {
            output.WriteLine(file);
        }

        var would = DryRun ? "would be " : "";
        output.WriteLine(From is not null && From == To ? $"{From} {(DryRun ? "would stay" : "stays")}, {Phase?.Name()}"
            : From is not null ? $"{From} {would}moved to {To}, {Phase?.Name()}"
            : $"{(Deleted.Length == 1 ? "1 file" : $"{Deleted.Length} files")} {would}deleted");
    }

    public override void AddTo(JsonObject document)
    {
        document["slug"] = Slug;
        document["dryRun"] = DryRun;
        document["from"] = From;
        document["to"] = To;
        document["phase"] = Phase?.Name();
        document["deleted"] = new JsonArray([.. Deleted.Select(static file => JsonValue.Create(file))]);
    }
}
