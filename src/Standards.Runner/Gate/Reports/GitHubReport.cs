using System.Globalization;
using System.IO;
using System.Linq;

namespace Standards.Gate.Reports;

/// <summary>Workflow commands of GitHub: one annotation a finding, at its line (docs.github.com, "Workflow commands for GitHub Actions").</summary>
internal static class GitHubReport
{
    public static void Write(GateVerdict verdict, TextWriter output)
    {
        foreach (var check in verdict.Checks)
        {
            foreach (var finding in check.Findings.Where(static finding => finding.Blocks || finding.Waiver is not null))
            {
                var kind = !finding.Blocks ? "notice" : verdict.IsAdvisory ? "warning" : "error";
                var place = finding.Path is null ? "" : $"file={Property(finding.Path)},{(finding.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line={finding.Line},") : "")}";
                var rest = finding.Waiver is not null ? " (" + finding.Waiver + ")" : finding.Fix is null ? "" : "\nfix: " + finding.Fix;
                output.WriteLine($"::{kind} {place}title={Property($"standards gate: {check.Check}")}::{Message(ReportPhrases.Text(finding) + rest)}");
            }
        }

        output.WriteLine(verdict.Headline);
        output.WriteLine(ReportPhrases.Conclusion(verdict));
        if (!verdict.IsPassed)
        {
            output.WriteLine(ReportPhrases.NotComplete);
            output.WriteLine("Run again: " + verdict.Command);
        }
    }

    private static string Message(string text)
        => text.Replace("%", "%25", System.StringComparison.Ordinal).Replace("\r", "%0D", System.StringComparison.Ordinal).Replace("\n", "%0A", System.StringComparison.Ordinal);

    private static string Property(string text)
        => Message(text).Replace(":", "%3A", System.StringComparison.Ordinal).Replace(",", "%2C", System.StringComparison.Ordinal);
}
