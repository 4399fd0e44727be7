using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Building;

namespace Standards.Commands;

/// <summary>What <c>standards fix</c> changed, or with <c>--dry-run</c> what it would change.</summary>
/// <param name="Changes">Reports in the files that code fixes changed; with a dry run, all reports of rules that have one.</param>
/// <param name="Sync">The committed sync files; null where there are none.</param>
/// <param name="DryRun">Whether nothing was to be written.</param>
/// <param name="Root">The folder that paths are shown from.</param>
internal sealed record FixResult(ImmutableArray<FormatChange> Changes, SyncResult? Sync, bool DryRun, string Root) : CommandResult(DryRun ? ExitCodes.Done : Sync?.ExitCode ?? ExitCodes.Done)
{
    private IEnumerable<IGrouping<string, FormatChange>> Files => Changes.GroupBy(static change => change.Path).OrderBy(static file => file.Key, StringComparer.Ordinal);

    public override void WriteText(TextWriter output)
    {
        foreach (var file in Files)
        {
            output.WriteLine($"{Shown(file.Key)}: {(DryRun ? "has" : "fixed,")} {string.Join(", ", RulesOf(file))}");
        }

        var files = Files.Count();
        output.WriteLine($"{(files == 1 ? "1 file" : $"{files} files")} {(DryRun ? "with reports of rules that have a code fix" : "fixed")}");
        Sync?.WriteText(output);
    }

    public override void AddTo(JsonObject document)
    {
        document["dryRun"] = DryRun;
        document["files"] = new JsonArray([.. Files.Select(file => new JsonObject
        {
            ["path"] = Shown(file.Key),
            ["rules"] = new JsonArray([.. RulesOf(file).Select(static rule => JsonValue.Create(rule))]),
        })]);
        if (Sync is null)
        {
            document["sync"] = null;
            return;
        }

        var sync = new JsonObject();
        Sync.AddTo(sync);
        document["sync"] = sync;
    }

    private static IEnumerable<string> RulesOf(IEnumerable<FormatChange> changes) => changes.Select(static change => change.Rule).Distinct().Order(StringComparer.Ordinal);

    private string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');
}
