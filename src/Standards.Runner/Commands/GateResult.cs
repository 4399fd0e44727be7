using System.IO;
using System.Text.Json.Nodes;
using Spectre.Console;
using Standards.Gate;
using Standards.Gate.Reports;
using Standards.Terminal;

namespace Standards.Commands;

/// <summary>The verdict, in the format that was asked for.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Format">Text, Markdown, or the annotations of GitHub.</param>
/// <param name="All">Whether what does not block is shown too.</param>
internal sealed record GateResult(GateVerdict Verdict, ReportFormat Format, bool All) : CommandResult(Verdict.IsPassed || Verdict.IsAdvisory ? ExitCodes.Done : ExitCodes.Blocked)
{
    public override void WriteText(TextWriter output) => WriteTo(Consoles.Create(output, plain: true));

    public override void WriteTo(IAnsiConsole console)
    {
        switch (Format)
        {
            case ReportFormat.Markdown:
                MarkdownReport.Write(Verdict, console.Profile.Out.Writer);
                break;
            case ReportFormat.GitHub:
                GitHubReport.Write(Verdict, console.Profile.Out.Writer);
                break;
            default:
                TextReport.Write(Verdict, console, All);
                break;
        }
    }

    public override void AddTo(JsonObject document) => JsonReport.AddTo(document, Verdict);
}
