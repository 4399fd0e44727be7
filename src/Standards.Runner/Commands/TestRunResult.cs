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
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>What <c>standards test</c> ran.</summary>
/// <param name="Outcome">The run.</param>
/// <param name="Matrix">The backends of the policy.</param>
/// <param name="Findings">What failed, and what is wrong with the run.</param>
/// <param name="Results">The folder of the reports, relative to the root; null where nothing ran.</param>
internal sealed record TestRunResult(TestRunOutcome Outcome, BackendMatrix Matrix, ImmutableArray<Finding> Findings, string? Results) : CommandResult(Findings.Any(static finding => finding.Blocks) ? ExitCodes.Blocked : ExitCodes.Done)
{
    private readonly TestedRequirement? requirement;

    /// <summary>The requirement that the command was about; null where tests were run and no more.</summary>
    public TestedRequirement? Requirement
    {
        get => requirement;
        init
        {
            requirement = value;
            ExitCode = value is { Missing.IsEmpty: false } ? ExitCodes.Blocked : ExitCode;
        }
    }

    /// <summary>What stands for a run; null where there was one.</summary>
    public string? Note { get; init; }

    public override void WriteText(TextWriter output) => WriteTo(Terminal.Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        foreach (var finding in (Requirement?.Findings ?? []).Concat(Findings))
        {
            TextReport.WriteFinding(finding, console);
        }

        WriteRun(console);
        if (Requirement is { } tested)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{tested.Said(ExitCode)}[/]");
            WriteFiles("changed by the implementation:", tested.Changed, console);
            WriteFiles("to read:", tested.Read, console);
            console.MarkupLineInterpolated($"{tested.Next(ExitCode)}");
        }
    }

    private static void WriteFiles(string heading, ImmutableArray<string> files, IAnsiConsole console)
    {
        foreach (var line in files.IsEmpty ? [] : files.Select(static file => "  " + file).Prepend(heading))
        {
            console.MarkupLineInterpolated($"{line}");
        }
    }

    private void WriteRun(IAnsiConsole console)
    {
        if (Outcome.Modules.IsEmpty)
        {
            console.WriteLine(Note ?? "no test was run");
            return;
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
        if (Results is not null)
        {
            console.MarkupLineInterpolated($"[grey]reports: {Results}[/]");
        }
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
        document["requirement"] = Requirement?.ToJson(ExitCode);
        document["findings"] = new JsonArray([.. Findings.Select(JsonReport.Finding)]);
    }

    private static string Count(TestModuleOutcome module, TestOutcome outcome) => module.Tests.Count(test => test.Outcome == outcome).ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>The requirement that a run of tests was about.</summary>
/// <param name="Requirement">The requirement, in the phase that it is in now.</param>
/// <param name="IsEntered">Whether testing has begun with this run.</param>
/// <param name="Missing">What the workspace lacks before the implementation is left.</param>
internal sealed record TestedRequirement(Requirement Requirement, bool IsEntered, ImmutableArray<WorkspaceProblem> Missing)
{
    /// <summary>What the implementation changed, where testing begins with this run.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    /// <summary>The guides about tests, where testing begins with this run.</summary>
    public ImmutableArray<string> Read { get; init; } = [];

    public System.Collections.Generic.IEnumerable<Finding> Findings => Missing.Select(problem => WorkspaceFindings.Of(problem, Requirement));

    private string Phase => Requirement.Phase!.Value.Name();

    public string Said(int exitCode) => IsEntered ? $"'{Requirement.Slug}' is {Phase} now" : exitCode == ExitCodes.Done ? $"'{Requirement.Slug}' is {Phase}" : $"'{Requirement.Slug}' stays {Phase}";

    public string Next(int exitCode) => exitCode == ExitCodes.Done ? $"next: {Command(exitCode)}" : $"run again: {Command(exitCode)}";

    public JsonObject ToJson(int exitCode) => new()
    {
        ["slug"] = Requirement.Slug,
        ["phase"] = Phase,
        ["entered"] = IsEntered,
        ["missing"] = new JsonArray([.. Missing.Select(StatusJson.Of)]),
        ["changed"] = new JsonArray([.. Changed.Select(static file => JsonValue.Create(file))]),
        ["read"] = new JsonArray([.. Read.Select(static file => JsonValue.Create(file))]),
        ["next"] = Command(exitCode),
    };

    private string Command(int exitCode) => exitCode == ExitCodes.Done ? Requirement.Phase!.Value.NextCommand(Requirement.Slug) : $"standards test {Requirement.Slug}";
}
