using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Spectre.Console;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>What a phase still lacks before it is left.</summary>
internal sealed record StatusCheckResult(Requirement Requirement, Phase Phase, ImmutableArray<WorkspaceProblem> Missing) : CommandResult(Missing.IsEmpty ? ExitCodes.Done : ExitCodes.Blocked)
{
    public override void WriteText(TextWriter output) => WriteTo(Terminal.Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        foreach (var problem in Missing)
        {
            TextReport.WriteFinding(WorkspaceFindings.Of(problem, Requirement), console);
        }

        var what = Missing.Length switch { 0 => "nothing of the workspace is missing", 1 => "1 thing is missing", var count => $"{count} things are missing" };
        console.Profile.Out.Writer.WriteLine($"'{Requirement.Slug}' is {Phase.Name()}: {what} before '{Phase.NextCommand(Requirement.Slug)}'");
    }

    public override void AddTo(JsonObject document)
    {
        document["slug"] = Requirement.Slug;
        document["phase"] = Phase.Name();
        document["missing"] = new JsonArray([.. Missing.Select(StatusJson.Of)]);
        document["next"] = Phase.NextCommand(Requirement.Slug);
    }
}
