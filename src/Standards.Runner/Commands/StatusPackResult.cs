using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>One requirement, with all that is needed to go on.</summary>
internal sealed record StatusPackResult(StatusPack Pack) : CommandResult(ExitCodes.Done)
{
    private const int MostFiles = 10;

    private Requirement Requirement => Pack.Requirement;

    public override void WriteText(TextWriter output)
    {
        output.WriteLine($"{Requirement.Slug}: {Requirement.Prd?.Title}");
        output.WriteLine($"phase: {Requirement.Phase?.Name() ?? "unknown"}, updated: {Requirement.Ledger.Last?.Utc.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "unknown"}");
        output.WriteLine($"folder: {Requirement.Folder}{(Requirement.IsArchived ? ", read only" : "")}");
        Section(output, "Problems", [.. Requirement.Unreadable().Select(static problem => problem.ToString())]);
        Section(output, "Items that are missing or stale", [.. RequirementItems.Of(Requirement).Where(static item => (item.IsRequired && !item.IsPresent) || item.IsStale).Select(static item => $"{item.Name}: {StatusJson.State(item)}")]);
        Section(output, "Changed since the phase began", Pack.Changed);
        Section(output, $"Changed since {Recovery.FileName} was written ({Pack.ChangedSinceRecovery.Length})", Shortened(Pack.ChangedSinceRecovery));
        Section(output, "Status", Requirement.Recovery?.Status ?? []);
        Section(output, "Next steps", Requirement.Recovery?.NextSteps ?? []);
        Section(output, $"Open tasks ({Requirement.Tasks.Done} of {Requirement.Tasks.Count} done)", [.. Pack.Open.SelectMany(static group => group.Tasks.Select(task => $"{group.Title} ({group.Agent}): {task.Text}"))]);
        Section(output, "Criteria without proof", [.. Pack.Unproven.Select(static criterion => $"{criterion.Id}: {criterion.Text} (proof: {criterion.Proof})")]);
        Section(output, $"Plan ({Requirement.Shown(Requirement.Plan)})", Pack.Outline);
        Section(output, "Last hand-off", Requirement.Recovery?.LastHandOff ?? []);
        output.WriteLine();
        output.WriteLine($"next: {Next}");
    }

    public override void AddTo(JsonObject document)
    {
        document["slug"] = Requirement.Slug;
        document["title"] = Requirement.Prd?.Title;
        document["folder"] = Requirement.Folder;
        document["archived"] = Requirement.IsArchived;
        document["phase"] = Requirement.Phase?.Name();
        document["updated"] = Requirement.Ledger.Last?.Utc;
        document["problems"] = new JsonArray([.. Requirement.Unreadable().Select(StatusJson.Of)]);
        document["items"] = new JsonArray([.. RequirementItems.Of(Requirement).Select(StatusJson.Of)]);
        document["changed"] = Lines(Pack.Changed);
        document["changedSinceRecovery"] = Lines(Pack.ChangedSinceRecovery);
        document["status"] = Lines(Requirement.Recovery?.Status ?? []);
        document["nextSteps"] = Lines(Requirement.Recovery?.NextSteps ?? []);
        document["tasks"] = new JsonObject
        {
            ["done"] = Requirement.Tasks.Done,
            ["total"] = Requirement.Tasks.Count,
            ["groups"] = new JsonArray([.. Requirement.Tasks.Groups.Select(group => new JsonObject
            {
                ["title"] = group.Title,
                ["agent"] = group.Agent,
                ["phase"] = group.Phase.Name(),
                ["open"] = Lines([.. group.Tasks.Where(static task => !task.IsDone).Select(static task => task.Text)]),
                ["total"] = group.Tasks.Length,
            })]),
        };
        document["unproven"] = new JsonArray([.. Pack.Unproven.Select(static criterion => new JsonObject { ["id"] = criterion.Id, ["text"] = criterion.Text, ["ticked"] = criterion.IsTicked, ["proof"] = criterion.Proof.ToString() })]);
        document["plan"] = new JsonObject { ["path"] = Requirement.Shown(Requirement.Plan), ["outline"] = Lines(Pack.Outline) };
        document["handOff"] = Lines(Requirement.Recovery?.LastHandOff ?? []);
        document["next"] = Next;
    }

    private string Next => Requirement.Phase is { } phase ? phase.NextCommand(Requirement.Slug) : $"standards plan --amend --slug {Requirement.Slug} \"<reason>\"";

    private static ImmutableArray<string> Shortened(ImmutableArray<string> files) => files.Length <= MostFiles ? files : [.. files.Take(MostFiles), $"and {files.Length - MostFiles} more"];

    private static JsonArray Lines(ImmutableArray<string> lines) => new([.. lines.Select(static line => JsonValue.Create(line))]);

    private static void Section(TextWriter output, string heading, ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        foreach (var line in lines)
        {
            output.WriteLine("  " + line);
        }
    }
}
