using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Standards.Docs;
using Standards.Policy;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Standards.Workspace;

public static class AgentFilesTests
{
    private static readonly StandardsPolicy Policy = Parse("""{ "version": 1, "backends": [{ "name": "sqlite" }, { "name": "duckdb" }], "roles": { "testing": { "tools": ["Read", "Bash"], "write": ["tests/**"] } } }""");

    [Fact]
    public static void Files_AreThin_AndFollowThePolicy()
    {
        using var folder = new TemporaryFolder();
        var laid = AgentFiles.Write(folder.Root, Policy);
        Assert.Equal(
            ["AGENTS.md", ".claude/agents/planner.md", ".claude/agents/expert.md", ".claude/agents/testing.md", ".claude/agents/docs-vision.md", ".claude/commands/plan.md", ".claude/commands/implement.md", ".claude/commands/test.md", ".claude/commands/review.md"],
            laid.Select(static file => file.Path));
        foreach (var file in laid.Where(static file => file.Path != "AGENTS.md"))
        {
            var text = folder.Read(file.Path);
            Assert.InRange(text.Split('\n').Length, 1, 40);
            Assert.Empty(MarkdownWording.Scan(file.Path, text, WordingOptions.Default, out _));
            Assert.Contains(file.Path.Contains("agents", StringComparison.Ordinal) ? "description" : "argument-hint", Matter(text).Keys);
        }

        Assert.Equal("Read, Bash", Matter(folder.Read(".claude/agents/testing.md"))["tools"]);
        Assert.Contains("May change: `tests/**`.", folder.Read(".claude/agents/testing.md"));
        Assert.Contains("mcp__zen__planner", Matter(folder.Read(".claude/agents/planner.md"))["tools"]);
        Assert.DoesNotContain("mcp__zen__planner", folder.Read(".claude/agents/expert.md"));
        Assert.Contains("mcp__zen__debug", folder.Read(".claude/agents/expert.md"));
        Assert.DoesNotContain("mcp__zen__", folder.Read(".claude/agents/testing.md"));
        Assert.Contains("| testing | testing | `tests/**` |", folder.Read("AGENTS.md"));
        Assert.Contains("sqlite, duckdb", folder.Read("AGENTS.md"));

        // The agent for tests is started by its command, and by no other agent.
        Assert.All(["planner", "expert", "docs-vision"], name => Assert.DoesNotContain("agent `testing`", folder.Read($".claude/agents/{name}.md")));
    }

    [Fact]
    public static void RuleTable_IsThatOfTheDescriptors()
    {
        using var folder = new TemporaryFolder();
        AgentFiles.Write(folder.Root, Policy);
        var rows = folder.Read("AGENTS.md").Split('\n').Where(static line => line.StartsWith("| [STD", StringComparison.Ordinal)).ToList();
        Assert.Equal(RuleCatalogue.All.Select(static rule => rule.Id), rows.Select(static row => row[3..10]));
        var row = Assert.Single(rows, static row => row.Contains("STD1001", StringComparison.Ordinal));
        Assert.Contains($"| {Rules.CommittedFileEdited.DefaultSeverity.ToString().ToLowerInvariant()} | {Rules.CommittedFileEdited.Title} |", row);
        Assert.Contains(rows, static row => row.Contains("| off |", StringComparison.Ordinal) == RuleCatalogue.All.Any(static rule => !rule.IsEnabledByDefault));
    }

    [Fact]
    public static void SecondRun_ChangesNothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("AGENTS.md", "# Ours\n\nWords.\n");
        AgentFiles.Write(folder.Root, Policy);
        Assert.StartsWith("# Ours\n\nWords.\n\n<!-- begin standards -->\n", folder.Read("AGENTS.md"));
        folder.Write("AGENTS.md", folder.Read("AGENTS.md") + "\nAfter.\n");
        var before = folder.Contents();
        Assert.All(AgentFiles.Write(folder.Root, Policy), static file => Assert.Equal(InitAction.Unchanged, file.Action));
        Assert.Equal(before, folder.Contents());
        Assert.All(AgentFiles.Check(folder.Root, Policy), static file => Assert.Equal(DriftState.Current, file.State));
    }

    [Theory]
    [InlineData("AGENTS.md")]
    [InlineData(".claude/agents/testing.md")]
    [InlineData(".claude/commands/review.md")]
    public static void Drift_IsFound(string path)
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(AgentFiles.Check(folder.Root, Policy));
        AgentFiles.Write(folder.Root, Policy);
        var text = folder.Read(path);

        folder.Write(path, text.Replace("standards review", "standards gate"));
        Assert.Equal(DriftState.Edited, State(Policy));
        Assert.Equal(InitAction.Kept, Write(force: false));
        Assert.Contains("standards gate", folder.Read(path));
        Assert.Equal(InitAction.Replaced, Write(force: true));
        Assert.Equal(text, folder.Read(path));

        File.Delete(folder[path]);
        Assert.Equal(DriftState.Missing, State(Policy));
        Assert.Equal(InitAction.Written, Write(force: false));

        DriftState State(StandardsPolicy policy) => AgentFiles.Check(folder.Root, policy).Single(file => file.Path == path).State;
        InitAction Write(bool force) => AgentFiles.Write(folder.Root, Policy, force).Single(file => file.Path == path).Action;
    }

    [Fact]
    public static void ChangedPolicy_MakesFilesStale_AndTheNextRunWritesThem()
    {
        using var folder = new TemporaryFolder();
        AgentFiles.Write(folder.Root, Policy);
        var other = Parse("""{ "version": 1, "backends": [{ "name": "postgresql" }] }""");
        var stale = AgentFiles.Check(folder.Root, other).Where(static file => file.State == DriftState.Stale).Select(static file => file.Path).ToArray();
        Assert.Equal(["AGENTS.md", ".claude/agents/planner.md", ".claude/agents/expert.md", ".claude/agents/testing.md"], stale);
        AgentFiles.Write(folder.Root, other);
        Assert.All(AgentFiles.Check(folder.Root, other), static file => Assert.Equal(DriftState.Current, file.State));
    }

    [Fact]
    public static void SomebodysOwnFile_IsKept()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".claude/agents/expert.md", "mine");
        Assert.Equal(InitAction.Kept, AgentFiles.Write(folder.Root, Policy).Single(static file => file.Path.EndsWith("expert.md", StringComparison.Ordinal)).Action);
        Assert.Equal("mine", folder.Read(".claude/agents/expert.md"));
        Assert.Equal(DriftState.Foreign, AgentFiles.Check(folder.Root, Policy).Single(static file => file.Path.EndsWith("expert.md", StringComparison.Ordinal)).State);
    }

    [Fact]
    public static void LineEndsOfWindows_AreNoDrift()
    {
        using var folder = new TemporaryFolder();
        AgentFiles.Write(folder.Root, Policy);
        foreach (var file in AgentFiles.Check(folder.Root, Policy))
        {
            folder.Write(file.Path, folder.Read(file.Path).Replace("\n", "\r\n"));
        }

        Assert.All(AgentFiles.Check(folder.Root, Policy), static file => Assert.Equal(DriftState.Current, file.State));
    }

    private static Dictionary<string, string> Matter(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.Split("---\n")[1]));
        return ((YamlMappingNode)stream.Documents[0].RootNode).Children.ToDictionary(static pair => pair.Key.ToString(), static pair => pair.Value.ToString());
    }

    private static StandardsPolicy Parse(string text) => PolicyReader.Parse(text, Path.GetTempPath(), "standards.json");
}
