using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Gate.Reports;
using Standards.Twins;

namespace Standards.Commands;

/// <summary>All pairs, as text, Markdown or JSON.</summary>
/// <param name="Root">The folder that paths are shown from.</param>
/// <param name="Markdown">Whether the text is Markdown.</param>
internal sealed record TwinReportResult(TwinSurvey Survey, string Root, bool Markdown) : CommandResult(ExitCodes.Done)
{
    private static readonly (TwinState State, string Title)[] Groups =
    [
        (TwinState.Different, "Different"),
        (TwinState.NotTranslatable, "Not translatable"),
        (TwinState.Equal, "Equal"),
    ];

    public static string Summary(TwinSurvey survey)
        => $"{(survey.Entries.Length == 1 ? "1 pair" : $"{survey.Entries.Length} pairs")}: {Count(survey, TwinState.Equal)} equal, {Count(survey, TwinState.Different)} different, {Count(survey, TwinState.NotTranslatable)} not translatable";

    public override void WriteText(TextWriter output)
    {
        foreach (var (state, title) in Groups)
        {
            var entries = Survey.Entries.Where(e => e.State == state).ToList();
            if (entries.Count > 0)
            {
                output.WriteLine(Markdown ? $"## {title} ({entries.Count})\n" : $"{title} ({entries.Count})");
                if (Markdown)
                {
                    WriteTable(entries, state, output);
                }
                else
                {
                    entries.ForEach(e => Write(e, output));
                }

                output.WriteLine();
            }
        }

        output.WriteLine(Summary(Survey));
    }

    public override void AddTo(JsonObject document)
    {
        document["equal"] = Count(Survey, TwinState.Equal);
        document["different"] = Count(Survey, TwinState.Different);
        document["notTranslatable"] = Count(Survey, TwinState.NotTranslatable);
        document["pairs"] = new JsonArray([.. Survey.Entries.Select(e => new JsonObject
        {
            ["name"] = e.Name,
            ["asyncName"] = e.AsyncName,
            ["sync"] = TwinPaths.Json(e.Sync, Root),
            ["async"] = TwinPaths.Json(e.Async, Root),
            ["state"] = JsonNamingPolicy.CamelCase.ConvertName(e.State.ToString()),
            ["targetFramework"] = e.Framework,
            ["reasons"] = new JsonArray([.. e.Reasons.Select(r => TwinPaths.Json(r, Root))]),
        })]);
    }

    private static int Count(TwinSurvey survey, TwinState state) => survey.Entries.Count(e => e.State == state);

    private void Write(TwinEntry entry, TextWriter output)
    {
        output.WriteLine($"  {TwinPaths.Shown(entry.Sync, Root)}: {entry.Name}{(entry.Framework is null ? "" : $" [{entry.Framework}]")}");
        foreach (var reason in entry.Reasons)
        {
            TwinPaths.Write(reason, Root, output);
        }
    }

    private void WriteTable(List<TwinEntry> entries, TwinState state, TextWriter output)
    {
        output.WriteLine(state switch
        {
            TwinState.Different => "| Member | Hand-written | Would be generated |\n|---|---|---|",
            TwinState.NotTranslatable => "| Member | Place | Reason |\n|---|---|---|",
            _ => "| Member | Place |\n|---|---|",
        });
        foreach (var entry in entries)
        {
            ImmutableArray<string> cells = state switch
            {
                TwinState.Equal => [TwinPaths.Shown(entry.Sync, Root)],
                TwinState.NotTranslatable => [entry.Reasons is [{ AsyncPlace: { } place }, ..] ? TwinPaths.Shown(place, Root) : "", string.Join("; ", entry.Reasons.Select(static r => r.Id + " " + r.Text))],
                _ => entry.Reasons is [{ SyncPlace: { } sync, AsyncPlace: { } source } reason]
                    ? [MarkdownReport.Code(reason.Text) + " " + TwinPaths.Shown(sync, Root), MarkdownReport.Code(reason.GeneratedText!) + " " + TwinPaths.Shown(source, Root)]
                    : [string.Join("; ", entry.Reasons.Select(static r => r.Text)), ""],
            };
            output.WriteLine($"| {MarkdownReport.Code(entry.Name)} | {string.Join(" | ", cells.Select(static c => c.Replace("|", "\\|", System.StringComparison.Ordinal)))} |");
        }
    }
}
