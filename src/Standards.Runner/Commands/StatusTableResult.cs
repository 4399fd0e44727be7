using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>The table of requirements.</summary>
/// <param name="Active">The most recent first.</param>
/// <param name="Archived">Null where they were not asked for.</param>
/// <param name="Limit">How many are active, and may be.</param>
internal sealed record StatusTableResult(ImmutableArray<StatusRow> Active, ImmutableArray<StatusRow>? Archived, ActiveLimit Limit) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output)
    {
        var rows = Active.AddRange(Archived ?? []);
        if (rows.Length > 0)
        {
            Write(output, [["Requirement", "Phase", "Updated", "Tasks", "Title"], .. rows.Select(Cells)]);
            output.WriteLine();
        }

        output.WriteLine(Active.IsEmpty ? "no requirement is active; 'standards plan \"<request>\"' lays one" : Limit.ToString());
    }

    public override void AddTo(JsonObject document)
    {
        document["active"] = Limit.Active;
        document["limit"] = Limit.Limit;
        document["oldest"] = new JsonArray([.. Limit.Oldest.Select(static slug => JsonValue.Create(slug))]);
        document["requirements"] = new JsonArray([.. Active.AddRange(Archived ?? []).Select(static row => new JsonObject
        {
            ["slug"] = row.Slug,
            ["title"] = row.Title,
            ["phase"] = row.Phase?.Name(),
            ["archived"] = row.IsArchived,
            ["updated"] = row.Updated,
            ["tasks"] = new JsonObject { ["done"] = row.Done, ["total"] = row.Tasks },
            ["problems"] = row.Problems,
        })]);
    }

    private static string[] Cells(StatusRow row) =>
    [
        row.Slug,
        row.Phase?.Name() ?? "unknown",
        row.Updated?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "",
        $"{row.Done}/{row.Tasks}",
        row.Title + (row.Problems == 0 ? "" : row.Problems == 1 ? " (1 problem)" : $" ({row.Problems} problems)"),
    ];

    // By hand: a library for tables would take longer to start than the table to read.
    private static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
