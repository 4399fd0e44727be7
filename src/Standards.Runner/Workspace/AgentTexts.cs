using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>The texts of the generated agent files.</summary>
internal static class AgentTexts
{
    public static readonly MarkedBlock Block = new("<!-- begin standards -->", "<!-- end standards -->");

    private const string Documentation = "mcp__context7__resolve-library-id, mcp__context7__query-docs, mcp__context7__get-library-docs";

    /// <summary>Who has which tools, where the policy does not say.</summary>
    private static readonly ImmutableArray<(string Agent, Phase Phase, string Tools, string Writes)> Roles =
    [
        ("planner", Phase.Planned, $"Read, Grep, Glob, Edit, Write, Bash, WebSearch, mcp__zen__planner, mcp__zen__consensus, {Documentation}", "`requirements/`"),
        ("expert", Phase.Implementing, $"Read, Grep, Glob, Edit, Write, Bash, WebSearch, mcp__zen__debug, mcp__zen__thinkdeep, mcp__zen__analyze, mcp__zen__consensus, {Documentation}", "code, its tests, the files of the requirement"),
        ("testing", Phase.Testing, $"Read, Grep, Glob, Edit, Write, Bash, WebSearch, {Documentation}", "test projects, solution files, the files of the requirement"),
        ("docs-vision", Phase.Reviewing, $"Read, Grep, Glob, Edit, Write, Bash, WebSearch, mcp__zen__analyze, {Documentation}", "documentation, comments, the files of the requirement"),
    ];

    /// <summary>Every file with its text; of <c>AGENTS.md</c> the block alone.</summary>
    public static IEnumerable<(string Path, string Text)> All(StandardsPolicy policy)
    {
        var values = Values(policy);
        yield return (AgentFiles.Agents, GeneratedMark.Add(Template.Fill("agents-block", values)));
        foreach (var (agent, _, tools, writes) in Roles)
        {
            var role = policy.Roles.GetValueOrDefault(agent);
            var own = new Dictionary<string, string>(values, StringComparer.Ordinal)
            {
                ["tools"] = role is { Tools.IsEmpty: false } ? Template.Line(string.Join(", ", role.Tools)) : tools,
                ["write"] = Writes(role, writes),
            };
            yield return ($".claude/agents/{agent}.md", GeneratedMark.Add(Template.Fill($"agent-{agent}", own)));
        }

        foreach (var command in new[] { "plan", "implement", "test", "review" })
        {
            yield return ($".claude/commands/{command}.md", GeneratedMark.Add(Template.Fill($"command-{command}", values)));
        }
    }

    private static Dictionary<string, string> Values(StandardsPolicy policy)
    {
        ImmutableArray<string> backends = [.. policy.Backends.Select(static backend => Template.Line(backend.Name))];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["backends"] = Listed(backends),
            ["first-backend"] = backends.IsEmpty ? "NAME" : backends[0],
            ["frameworks"] = Listed([.. policy.Frameworks.Select(Template.Line)]),
            ["backend-trait"] = Template.Line(policy.Tests.Traits.Backend),
            ["case-trait"] = Template.Line(policy.Tests.Traits.Case),
            ["criterion-trait"] = Template.Line(policy.Tests.Traits.Criterion),
            ["edge-cases"] = Listed(policy.Tests.EdgeCases.IsEmpty ? ["empty", "null", "error", "concurrency", "bulk"] : policy.Tests.EdgeCases),
            ["roles"] = string.Join('\n', Roles.Select(row => $"| {row.Agent} | {row.Phase.Name()} | {Writes(policy.Roles.GetValueOrDefault(row.Agent), row.Writes)} |")),
            ["rules"] = string.Join('\n', RuleCatalogue.All.Select(static rule => $"| [{rule.Id}]({rule.HelpLinkUri}) | {(rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString().ToLowerInvariant() : "off")} | {rule.Title.ToString(null).Replace("|", "\\|", StringComparison.Ordinal)} |")),
        };
    }

    private static string Writes(RolePolicy? role, string otherwise)
        => role is { Write.IsEmpty: false } ? string.Join(", ", role.Write.Select(static glob => $"`{Template.Line(glob)}`")) : otherwise;

    private static string Listed(ImmutableArray<string> names) => names.IsEmpty ? "none" : string.Join(", ", names);
}
