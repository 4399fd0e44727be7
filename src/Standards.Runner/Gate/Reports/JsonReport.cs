using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Standards.Gate.Reports;

/// <summary>The verdict as data.</summary>
internal static class JsonReport
{
    public static void AddTo(JsonObject document, GateVerdict verdict)
    {
        document["verdict"] = verdict.IsPassed ? "passed" : "blocked";
        document["advisory"] = verdict.IsAdvisory;
        document["scope"] = Name(verdict.Scope);
        document["base"] = verdict.BaseCommit;
        document["policy"] = verdict.PolicySource;
        document["rerun"] = verdict.Command;
        document["seconds"] = new JsonObject { ["total"] = Seconds(verdict.Total), ["childProcesses"] = Seconds(verdict.Children) };
        document["checks"] = new JsonArray([.. verdict.Checks.Select(Check)]);
    }

    private static JsonNode Check(CheckResult check) => new JsonObject
    {
        ["name"] = check.Check,
        ["status"] = Name(check.Status),
        ["summary"] = check.Summary,
        ["reused"] = check.IsReused,
        ["seconds"] = Seconds(check.Duration),
        ["findings"] = new JsonArray([.. check.Findings.Select(Finding)]),
        ["tables"] = new JsonArray([.. check.Tables.Select(Table)]),
    };

    public static JsonNode Finding(Finding finding) => new JsonObject
    {
        ["message"] = finding.Message,
        ["code"] = finding.Code,
        ["path"] = finding.Path,
        ["line"] = finding.Line > 0 ? finding.Line : null,
        ["target"] = finding.Target.Length == 0 ? null : finding.Target,
        ["blocks"] = finding.Blocks,
        ["waiver"] = finding.Waiver,
        ["fix"] = finding.Fix,
    };

    private static JsonNode Table(ReportTable table) => new JsonObject
    {
        ["title"] = table.Title,
        ["columns"] = new JsonArray([.. table.Columns.Select(static name => JsonValue.Create(name))]),
        ["rows"] = new JsonArray([.. table.Rows.Select(static row => new JsonArray([.. row.Select(static cell => JsonValue.Create(cell))]))]),
    };

    private static string Name<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
