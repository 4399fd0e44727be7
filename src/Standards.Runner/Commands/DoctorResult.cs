using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Standards.Doctor;
using Standards.Doctor.Canaries;
using Standards.Gate.Reports;

namespace Standards.Commands;

/// <summary>What <c>standards doctor</c> found.</summary>
/// <param name="Examinations">The examinations.</param>
/// <param name="Canaries">Null where they were not asked for.</param>
internal sealed record DoctorResult(ImmutableArray<Examination> Examinations, CanaryReport? Canaries)
    : CommandResult(Examinations.Any(static e => e.Status == ExaminationStatus.Problem) || Canaries is { IsProven: false } ? ExitCodes.Blocked : ExitCodes.Done)
{
    public override void WriteText(TextWriter output) => WriteTo(Terminal.Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        var grid = Grid(2, 2, 0);
        foreach (var examination in Examinations)
        {
            for (var i = 0; i < examination.Facts.Length; i++)
            {
                var fact = examination.Facts[i];
                grid.AddRow(new Markup(i == 0 ? examination.Name.EscapeMarkup() : ""), new Markup($"[{Colour(fact.Status)}]{Word(fact.Status)}[/]"), new Markup(fact.Text.EscapeMarkup()));
                if (fact.Fix is not null)
                {
                    grid.AddRow(new Markup(""), new Markup(""), new Markup($"[grey]{(fact.Status == ExaminationStatus.Ok ? "to change it" : "fix")}:[/] {fact.Fix.EscapeMarkup()}"));
                }
            }
        }

        console.Write(grid);
        console.WriteLine();
        console.WriteLine($"{ReportPhrases.Count(Examinations.Count(static e => e.Status == ExaminationStatus.Problem), "problem")}, {ReportPhrases.Count(Examinations.Count(static e => e.Status == ExaminationStatus.Warning), "warning")}");
        if (Canaries is not null)
        {
            WriteCanaries(Canaries, console);
        }
    }

    public override void AddTo(JsonObject document)
    {
        document["examinations"] = new JsonArray([.. Examinations.Select(static examination => new JsonObject
        {
            ["name"] = examination.Name,
            ["status"] = Name(examination.Status),
            ["facts"] = new JsonArray([.. examination.Facts.Select(static fact => new JsonObject { ["text"] = fact.Text, ["status"] = Name(fact.Status), ["fix"] = fact.Fix })]),
        })]);
        document["canaries"] = Canaries is not { } report ? null : new JsonObject
        {
            ["proven"] = report.IsProven,
            ["obstacle"] = report.Obstacle,
            ["seconds"] = Math.Round(report.Duration.TotalSeconds, 3),
            ["results"] = new JsonArray([.. report.Results.Select(static result => new JsonObject
            {
                ["name"] = result.Canary,
                ["check"] = result.Check,
                ["verdict"] = JsonNamingPolicy.CamelCase.ConvertName(result.Verdict.ToString()),
                ["line"] = result.Line,
                ["fix"] = result.Fix,
                ["seconds"] = Math.Round(result.Duration.TotalSeconds, 3),
            })]),
        };
    }

    private static void WriteCanaries(CanaryReport report, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLine("[bold]Canaries[/]");
        var grid = Grid(2, 2, 2, 2, 0);
        foreach (var result in report.Results)
        {
            grid.AddRow(
                new Markup(result.Canary.EscapeMarkup()),
                new Markup(result.Check.EscapeMarkup()),
                new Markup(result.Verdict == CanaryVerdict.Red ? "[green]red[/]" : "[red]missed[/]"),
                new Markup($"[grey]{ReportPhrases.Time(result.Duration)}[/]"),
                new Markup(result.Line.EscapeMarkup()));
        }

        console.Write(grid);
        console.WriteLine();
        console.WriteLine(report.Obstacle is { } obstacle
            ? $"not provable: {obstacle}"
            : $"{report.Results.Count(static result => result.Verdict == CanaryVerdict.Red)} of {report.Results.Length} canaries turned the gate red, in {ReportPhrases.Time(report.Duration)}");
    }

    private static Grid Grid(params int[] paddings)
    {
        var grid = new Grid();
        foreach (var right in paddings)
        {
            grid.AddColumn(new GridColumn { NoWrap = right > 0, Padding = new Padding(0, 0, right, 0) });
        }

        return grid;
    }

    private static string Name(ExaminationStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static string Word(ExaminationStatus status) => status switch
    {
        ExaminationStatus.Ok => "ok",
        ExaminationStatus.NotApplicable => "not applicable",
        ExaminationStatus.Warning => "warning",
        _ => "problem",
    };

    private static string Colour(ExaminationStatus status) => status switch
    {
        ExaminationStatus.Ok => "green",
        ExaminationStatus.NotApplicable => "grey",
        ExaminationStatus.Warning => "yellow",
        _ => "red",
    };
}
