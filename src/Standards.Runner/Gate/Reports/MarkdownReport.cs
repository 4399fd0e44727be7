using System.IO;
using System.Linq;
using Standards.Policy;

namespace Standards.Gate.Reports;

/// <summary>The verdict as a comment on a pull request.</summary>
internal static class MarkdownReport
{
    private const int ShownPerCheck = 25;

    /// <param name="verdict">What the gate came to.</param>
    /// <param name="output">Gets the text.</param>
    /// <param name="all">Whether checks that are not applicable have a row.</param>
    public static void Write(GateVerdict verdict, TextWriter output, bool all = true)
    {
        output.WriteLine($"## {verdict.Headline}");
        output.WriteLine();
        output.WriteLine($"{ReportPhrases.Conclusion(verdict)}. Policy: `{verdict.PolicySource}`; scope: {(verdict.Scope == GateScope.All ? "all" : "new")}{(verdict.BaseCommit is null ? "" : $"; base: `{verdict.BaseCommit[..12]}`")}.");
        output.WriteLine();
        output.WriteLine("| Check | Verdict | Facts |");
        output.WriteLine("|---|---|---|");
        foreach (var check in verdict.Checks.Where(check => all || check.Status != CheckStatus.NotApplicable))
        {
            var status = ReportPhrases.Status(check);
            output.WriteLine($"| {check.Check} | {(check.Status == CheckStatus.Blocked ? $"**{status}**" : status)}{(check.IsReused ? " (reused)" : "")} | {Cell(check.Summary)} |");
        }

        foreach (var check in verdict.Checks)
        {
            WriteFindings(check, output);
        }

        foreach (var table in verdict.Checks.SelectMany(static check => check.Tables))
        {
            output.WriteLine();
            output.WriteLine($"### {Text(table.Title)}");
            output.WriteLine();
            output.WriteLine($"| {string.Join(" | ", table.Columns.Select(Cell))} |");
            output.WriteLine($"|{string.Concat(table.Columns.Select((_, index) => table.IsOfNumbers(index) ? "--:|" : "---|"))}");
            foreach (var row in table.Rows)
            {
                output.WriteLine($"| {string.Join(" | ", row.Select(Cell))} |");
            }
        }

        if (!verdict.IsPassed)
        {
            output.WriteLine();
            output.WriteLine($"{ReportPhrases.NotComplete} Run again:");
            output.WriteLine();
            output.WriteLine("```console");
            output.WriteLine(verdict.Command);
            output.WriteLine("```");
        }
    }

    private static void WriteFindings(CheckResult check, TextWriter output)
    {
        var shown = check.Findings.Where(static finding => finding.Blocks || finding.Waiver is not null).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"### {check.Check}");
        output.WriteLine();
        foreach (var finding in shown.Take(ShownPerCheck))
        {
            var place = ReportPhrases.Place(finding);
            output.WriteLine($"- {(place.Length == 0 ? "" : Code(place) + ": ")}{Text(ReportPhrases.Text(finding))}{(finding.Waiver is null ? "" : $" ({Text(finding.Waiver)})")}");
            if (finding is { Blocks: true, Fix: not null })
            {
                output.WriteLine($"  Fix: {Code(finding.Fix)}");
            }
        }

        if (shown.Count > ShownPerCheck)
        {
            output.WriteLine($"- and {shown.Count - ShownPerCheck} more");
        }
    }

    private static string Cell(string text) => Text(text).Replace("|", "\\|", System.StringComparison.Ordinal);

    /// <summary>Text that stays text: what a test or a file is called makes no link, no mention and no HTML.</summary>
    private static string Text(string text)
        => string.Concat(text.Select(static c => c switch
        {
            '\r' or '\n' => " ",
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '@' => "&#64;",
            '*' or '_' or '`' or '[' or ']' or '\\' or '#' => "\\" + c,
            _ => c.ToString(),
        }));

    /// <summary>A code span whose fence is longer than any run of backticks in it.</summary>
    public static string Code(string text)
    {
        var fence = "`";
        while (text.Contains(fence, System.StringComparison.Ordinal))
        {
            fence += "`";
        }

        text = text.ReplaceLineEndings(" ");
        return fence.Length == 1 ? fence + text + fence : $"{fence} {text} {fence}";
    }
}
