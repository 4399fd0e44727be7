using System.Text.Json.Nodes;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary>What several documents about requirements hold.</summary>
internal static class StatusJson
{
    public static string State(RequirementItem item) => item switch
    {
        { IsPresent: false } => "missing",
        { IsStale: true } => "stale",
        _ => "present",
    };

    public static JsonObject Of(RequirementItem item) => new() { ["name"] = item.Name, ["required"] = item.IsRequired, ["state"] = State(item) };

    public static JsonObject Of(WorkspaceProblem problem) => new()
    {
        ["code"] = problem.Code,
        ["message"] = problem.Message,
        ["path"] = problem.Path,
        ["line"] = problem.Line > 0 ? problem.Line : null,
        ["fix"] = problem.Fix,
    };
}
