using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Review;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>How far a review came.</summary>
/// <param name="Slug">The requirement.</param>
/// <param name="Phase">The phase that it is in now.</param>
/// <param name="Steps">All steps, in their order; of a dry run the cleanup.</param>
/// <param name="Gate">The verdict of the gate; null where it did not run.</param>
/// <param name="Cleanup">What was deleted and moved; null where nothing was.</param>
/// <param name="Line">The command line that runs the same again.</param>
internal sealed record ReviewResult(string Slug, Phase? Phase, ImmutableArray<ReviewStep> Steps, GateVerdict? Gate, CleanupReport? Cleanup, string Line)
    : CommandResult(Steps.Any(static step => step.Status == ReviewStatus.Blocked) ? ExitCodes.Blocked : ExitCodes.Done)
{
    /// <summary>The criteria that this run ticked, by id.</summary>
    public ImmutableArray<string> Ticked { get; init; } = [];

    private bool IsDone => Phase == Workspace.Phase.Archived;

    private string Next => IsDone ? $"git add --all, commit, and open the pull request; {Requirement.FolderOf(Slug, isArchived: true)}/{Requirement.ArchivedMark} is its text" : Line;

    public override void WriteText(TextWriter output) => WriteTo(Terminal.Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        if (Gate is { IsPassed: false })
        {
            TextReport.Write(Gate, console, all: false);
            console.WriteLine();
        }

        var grid = new Grid();
        foreach (var right in new[] { 2, 2, 0 })
        {
            grid.AddColumn(new GridColumn { NoWrap = right > 0, Padding = new Padding(0, 0, right, 0) });
        }

        foreach (var step in Steps)
        {
            var (said, colour) = step.Status switch
            {
                ReviewStatus.Blocked => ("blocked", "red"),
                ReviewStatus.NotRun => ("not run", "grey"),
                ReviewStatus.Earlier => ("done", "grey"),
                _ => (Cleanup is { IsDryRun: true } ? "would do" : "passed", "green"),
            };
            grid.AddRow(new Markup(step.Name), new Markup($"[{colour}]{said}[/]"), new Markup(step.Summary.EscapeMarkup()));
        }

        console.Write(grid);
        foreach (var finding in Steps.SelectMany(static step => step.Findings))
        {
            TextReport.WriteFinding(finding, console);
        }

        WriteCleanup(console);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]'{Slug}' is {Phase?.Name() ?? "unknown"}[/]");
        if (Cleanup is not { IsDryRun: true })
        {
            // A line that is copied is not broken.
            console.MarkupLineInterpolated($"{(IsDone ? "next" : "run again")}: {Next}");
        }
    }

    public override void AddTo(JsonObject document)
    {
        document["slug"] = Slug;
        document["phase"] = Phase?.Name();
        document["dryRun"] = Cleanup is { IsDryRun: true };
        document["steps"] = new JsonArray([.. Steps.Select(static step => new JsonObject
        {
            ["name"] = step.Name,
            ["status"] = JsonNamingPolicy.CamelCase.ConvertName(step.Status.ToString()),
            ["summary"] = step.Summary,
            ["findings"] = new JsonArray([.. step.Findings.Select(JsonReport.Finding)]),
        })]);
        JsonObject? gate = null;
        if (Gate is not null)
        {
            JsonReport.AddTo(gate = [], Gate);
        }

        document["gate"] = gate;
        document["ticked"] = new JsonArray([.. Ticked.Select(static id => JsonValue.Create(id))]);
        document["cleanup"] = Cleanup is null ? null : new JsonObject
        {
            ["deleted"] = new JsonArray([.. Cleanup.Deleted.Select(static file => JsonValue.Create(file))]),
            ["moved"] = new JsonArray([.. Cleanup.Reports.Concat(Cleanup.Archived is { } archived ? [archived] : []).Select(static move => new JsonObject { ["from"] = move.From, ["to"] = move.To })]),
            ["parked"] = new JsonArray([.. Cleanup.Parked.Select(static slug => JsonValue.Create(slug))]),
        };
        document["next"] = Next;
    }

    private void WriteCleanup(IAnsiConsole console)
    {
        var would = Cleanup is { IsDryRun: true } ? "would be " : "";
        foreach (var file in Cleanup?.Deleted ?? [])
        {
            console.MarkupLineInterpolated($"  {file} {would}deleted");
        }

        foreach (var (from, to) in (Cleanup?.Reports ?? []).Concat(Cleanup?.Archived is { } archived ? [archived] : []))
        {
            console.MarkupLineInterpolated($"  {from} {would}moved to {to}");
        }

        foreach (var slug in Cleanup?.Parked ?? [])
        {
            console.MarkupLineInterpolated($"  {slug} {would}parked; 'standards archive {slug} --restore' takes it back");
        }
    }
}
