using System;
using System.Globalization;
using System.Linq;

namespace Standards.Gate.Reports;

/// <summary>Phrases that the reports share.</summary>
internal static class ReportPhrases
{
    public const string NotComplete = "The work is not complete. Do not proceed to cleanup.";

    public static string Status(CheckResult check)
    {
        var blocking = check.Findings.Count(static finding => finding.Blocks);
        return check.Status switch
        {
            CheckStatus.NotApplicable => "not applicable",
            CheckStatus.Blocked => string.Create(CultureInfo.InvariantCulture, $"{blocking} blocking"),
            _ => check.Findings.Any(static finding => finding.Waiver is not null) ? "passed, with waivers" : "passed",
        };
    }

    public static string Place(Finding finding)
        => finding.Path is null ? "" : finding.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{finding.Path}:{finding.Line}") : finding.Path;

    /// <summary>The finding in one line, without its place and its fix.</summary>
    public static string Text(Finding finding) => (finding.Code is null ? "" : finding.Code + ": ") + finding.Message;

    public static string Time(TimeSpan time)
        => time.TotalSeconds < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");

    public static string Conclusion(GateVerdict verdict)
        => verdict.IsPassed
            ? string.Create(CultureInfo.InvariantCulture, $"{Count(verdict.Checks.Count(static c => c.Status == CheckStatus.Passed), "check")} passed, {verdict.Checks.Count(static c => c.Status == CheckStatus.NotApplicable)} not applicable, in {Time(verdict.Total)}")
            : string.Create(CultureInfo.InvariantCulture, $"{Count(verdict.BlockingFindings, "finding")} in {Count(verdict.BlockedChecks, "check")} {(verdict.BlockingFindings == 1 ? "blocks" : "block")}, in {Time(verdict.Total)}");

    public static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
