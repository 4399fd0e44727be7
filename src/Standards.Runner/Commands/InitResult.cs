using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Standards.Policy;

namespace Standards.Commands;

/// <summary>What <c>standards init</c> found and wrote.</summary>
/// <param name="Policy">The proposal.</param>
/// <param name="Files">The files, and what happened to them.</param>
/// <param name="HasPackage">Whether a project references the rules.</param>
/// <param name="DryRun">Whether nothing was written.</param>
internal sealed record InitResult(StandardsPolicy Policy, ImmutableArray<(string Path, InitAction Action)> Files, bool HasPackage, bool DryRun) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output) => WriteTo(Terminal.Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        foreach (var (path, action) in Files)
        {
            console.MarkupLineInterpolated($"[bold]{path}[/]: {Said(action)}");
        }

        console.WriteLine();
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (name, value) in Rows())
        {
            grid.AddRow(new Markup(name.EscapeMarkup()), new Markup(value is null ? "[grey]not applicable[/]" : value.EscapeMarkup()));
        }

        console.Write(grid);
        console.WriteLine();
        if (!HasPackage)
        {
            console.WriteLine($"No project references the rules: 'dotnet add package {PolicyDetection.PackageName}' adds them; until then the gate looks at build, tests, coverage and docs.");
        }

        console.MarkupLine("Next: [bold]standards gate[/]");
    }

    public override void AddTo(JsonObject document)
    {
        document["dryRun"] = DryRun;
        document["files"] = new JsonArray([.. Files.Select(static file => new JsonObject { ["path"] = file.Path, ["action"] = JsonNamingPolicy.CamelCase.ConvertName(file.Action.ToString()) })]);
        document["hasPackage"] = HasPackage;
        document["policy"] = JsonNode.Parse(PolicyFiles.Text(Policy));
    }

    private string Said(InitAction action) => action switch
    {
        InitAction.Written => DryRun ? "would be written" : "written",
        InitAction.Replaced => DryRun ? "would be replaced" : "replaced",
        InitAction.Kept => "stays as it was edited; --force replaces it by what is listed here",
        _ => "is there, unchanged",
    };

    private IEnumerable<(string Name, string? Value)> Rows()
    {
        yield return ("build", Policy.Build.Target ?? "the solution or project at the root");
        yield return ("scope", Policy.Gate.Scope == GateScope.All ? "all: everything blocks" : "new: what changed since the base blocks");
        yield return ("areas", Joined(Policy.Areas.Select(static area => string.Create(CultureInfo.InvariantCulture, $"{area.Name} ({area.Coverage} %)"))));
        yield return ("backends", Joined(Policy.Backends.Select(static backend => backend.Required ? backend.Name : backend.Name + " (not required)")));
        yield return ("edge cases", Joined(Policy.Tests.EdgeCases));
        yield return ("frameworks", Joined(Policy.Frameworks));
        yield return ("changelog", Policy.Gate.Changelog.Mode == ChangelogMode.Entry ? Policy.Gate.Changelog.File : null);
    }

    private static string? Joined(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } joined ? joined : null;
}
