using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Standards.Evidence;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Testing;

namespace Standards.Commands;

/// <summary>What <c>standards test</c> ran.</summary>
/// <param name="Outcome">The run.</param>
/// <param name="Matrix">The backends of the policy.</param>
/// <param name="Findings">What failed, and what is wrong with the run.</param>
/// <param name="Results">The folder of the reports, relative to the root.</param>
internal sealed record TestRunResult(TestRunOutcome Outcome, BackendMatrix Matrix, ImmutableArray<Finding> Findings, string Results) : CommandResult(Findings.Any(static finding => finding.Blocks) ? ExitCodes.Blocked : ExitCodes.Done)
{
    public override void WriteText(TextWriter output) => WriteTo(Terminal.Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        foreach (var finding in Findings)
        {
            TextReport.WriteFinding(finding, console);
        }

        TextReport.WriteTable(
            new ReportTable("Tests", ["Module", "Passed", "Failed", "Skipped", "Time"], [.. Outcome.Modules.Select(static module => (ImmutableArray<string>)
            [
                module.Module.Name, Count(module, TestOutcome.Passed), Count(module, TestOutcome.Failed), Count(module, TestOutcome.Skipped), ReportPhrases.Time(module.Duration),
            ])]),
            console);
        if (!Matrix.Rows.IsEmpty)
        {
            TextReport.WriteTable(Matrix.Table, console);
        }

        console.WriteLine();
        console.WriteLine(TestFindings.Summary(Outcome));
        console.MarkupLineInterpolated($"[grey]reports: {Results}[/]");
    }

    public override void AddTo(JsonObject document)
    {
        document["passed"] = Outcome.Count(TestOutcome.Passed);
        document["failed"] = Outcome.Count(TestOutcome.Failed);
        document["skipped"] = Outcome.Count(TestOutcome.Skipped);
        document["results"] = Results;
        document["modules"] = new JsonArray([.. Outcome.Modules.Select(static module => new JsonObject
        {
            ["name"] = module.Module.Name,
            ["platform"] = JsonNamingPolicy.CamelCase.ConvertName(module.Module.Platform.ToString()),
            ["passed"] = module.Tests.Count(static test => test.Outcome == TestOutcome.Passed),
            ["failed"] = module.Tests.Count(static test => test.Outcome == TestOutcome.Failed),
            ["skipped"] = module.Tests.Count(static test => test.Outcome == TestOutcome.Skipped),
            ["problem"] = module.Problem ?? module.NotRun,
            ["seconds"] = Math.Round(module.Duration.TotalSeconds, 3),
        })]);
        document["backends"] = new JsonArray([.. Matrix.Rows.Select(static row => new JsonObject
        {
            ["name"] = row.Backend,
            ["required"] = row.IsRequired,
            ["passed"] = row.Passed,
            ["failed"] = row.Failed,
            ["skipped"] = row.Skipped,
        })]);
        document["findings"] = new JsonArray([.. Findings.Select(JsonReport.Finding)]);
    }

    private static string Count(TestModuleOutcome module, TestOutcome outcome) => module.Tests.Count(test => test.Outcome == outcome).ToString("N0", CultureInfo.InvariantCulture);
}
