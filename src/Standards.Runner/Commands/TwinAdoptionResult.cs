using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Twins;

namespace Standards.Commands;

/// <summary>Which hand-written members went, or with <c>--dry-run</c> would go.</summary>
/// <param name="Root">The folder that paths are shown from.</param>
/// <param name="DryRun">Whether nothing was written.</param>
internal sealed record TwinAdoptionResult(TwinSurvey Survey, TwinAdoption Plan, string Root, bool DryRun) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output)
    {
        foreach (var entry in Plan.Deleted)
        {
            output.WriteLine($"{TwinPaths.Shown(entry.Sync, Root)}: {entry.Name}");
        }

        foreach (var (entry, reason) in Plan.Left)
        {
            output.WriteLine($"{TwinPaths.Shown(entry.Sync, Root)}: {entry.Name} stays: {reason}");
        }

        var deleted = Plan.Deleted.Length == 1 ? "1 sync member" : $"{Plan.Deleted.Length} sync members";
        var files = Plan.Files.Length == 1 ? "1 file" : $"{Plan.Files.Length} files";
        output.WriteLine($"{deleted} {(DryRun ? "would be deleted" : "deleted")}, {files} {(DryRun ? "would be changed" : "changed")}; {TwinReportResult.Summary(Survey)}");
    }

    public override void AddTo(JsonObject document)
    {
        document["dryRun"] = DryRun;
        document["deleted"] = new JsonArray([.. Plan.Deleted.Select(e => new JsonObject { ["name"] = e.Name, ["asyncName"] = e.AsyncName, ["sync"] = TwinPaths.Json(e.Sync, Root), ["async"] = TwinPaths.Json(e.Async, Root) })]);
        document["left"] = new JsonArray([.. Plan.Left.Select(l => new JsonObject { ["name"] = l.Entry.Name, ["sync"] = TwinPaths.Json(l.Entry.Sync, Root), ["reason"] = l.Reason })]);
        document["files"] = new JsonArray([.. Plan.Files.Select(f => JsonValue.Create(Path.GetRelativePath(Root, f.Path).Replace('\\', '/')))]);
    }
}
