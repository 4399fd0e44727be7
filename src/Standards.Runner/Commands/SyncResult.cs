using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Sync;

namespace Standards.Commands;

/// <summary>What <c>standards sync</c> did, or with <c>--check</c> what it would have to do.</summary>
/// <param name="Plan">The files.</param>
/// <param name="Check">Whether nothing was to be written.</param>
/// <param name="Root">The folder that paths are shown from.</param>
internal sealed record SyncResult(SyncPlan Plan, bool Check, string Root) : CommandResult(Plan.Problems.Length > 0 || Plan.Files.Any(file => IsBlocking(file, Check)) ? ExitCodes.Blocked : ExitCodes.Done)
{
    private ImmutableArray<SyncFile> Blocking => [.. Plan.Files.Where(file => IsBlocking(file, Check))];

    public override void WriteText(TextWriter output)
    {
        foreach (var problem in Plan.Problems)
        {
            output.WriteLine($"{Shown(problem.Path)}({problem.Line},{problem.Column}): {problem.Id}: {problem.Message}");
        }

        foreach (var file in Plan.Files.Where(static file => file.Status != SyncStatus.Current))
        {
            var done = Check ? "" : file.IsWritten ? "written, it " : file.IsDeleted ? "deleted, it " : "";
            output.WriteLine($"{Shown(file.Path)}{(file.Line > 0 ? $"({file.Line})" : "")}: {done}{(done.Length > 0 ? InPast(file.Reason) : file.Reason)}");
        }

        output.WriteLine(Summary());
    }

    public override void AddTo(JsonObject document)
    {
        document["check"] = Check;
        document["files"] = new JsonArray([.. Plan.Files.Select(file => new JsonObject
        {
            ["path"] = Shown(file.Path),
            ["source"] = file.Source.Length == 0 ? null : Shown(file.Source),
            ["status"] = JsonNamingPolicy.CamelCase.ConvertName(file.Status.ToString()),
            ["action"] = Check ? "none" : file.IsWritten ? "written" : file.IsDeleted ? "deleted" : "none",
            ["reason"] = file.Reason,
            ["line"] = file.Line > 0 ? file.Line : null,
        })]);
        document["problems"] = new JsonArray([.. Plan.Problems.Select(problem => new JsonObject
        {
            ["id"] = problem.Id,
            ["path"] = Shown(problem.Path),
            ["line"] = problem.Line,
            ["column"] = problem.Column,
            ["message"] = problem.Message,
        })]);
    }

    private static bool IsBlocking(SyncFile file, bool check)
        => file.Status != SyncStatus.Current && (check || !(file.IsWritten || file.IsDeleted));

    /// <summary>What was wrong before the file was written.</summary>
    private static string InPast(string reason)
        => reason.StartsWith("is ", StringComparison.Ordinal) ? string.Concat("was ", reason.AsSpan(3))
            : reason.StartsWith("has ", StringComparison.Ordinal) ? string.Concat("had ", reason.AsSpan(4))
            : reason.StartsWith("differs ", StringComparison.Ordinal) ? string.Concat("differed ", reason.AsSpan(8))
            : reason;

    private string Summary()
    {
        var total = Plan.Files.Count(static file => !file.IsDeleted && file.Status != SyncStatus.EditedLeftOver);
        var files = total == 1 ? "1 sync file" : $"{total} sync files";
        if (Check)
        {
            return Blocking.IsEmpty ? $"{files}, all as their sources give them" : $"{files}, {Blocking.Length} not in step; run 'standards sync'";
        }

        var done = $"{files}, {Plan.Files.Count(static file => file.IsWritten)} written, {Plan.Files.Count(static file => file.IsDeleted)} deleted";
        return Blocking.IsEmpty ? done : $"{done}, {Blocking.Length} left as they are";
    }

    private string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
