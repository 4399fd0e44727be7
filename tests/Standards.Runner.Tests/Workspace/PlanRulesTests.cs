using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Workspace;

/// <summary>Each rule of the plan, by one change of a plan that is whole.</summary>
public static class PlanRulesTests
{
    [Fact]
    public static async Task WholePlan_LacksNothing()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        var result = await repository.RunAsync("status", "--check");
        Assert.Equal(("'search' is planned: nothing of the workspace is missing before 'standards implement search'\n", ExitCodes.Done), (result.Output, result.ExitCode));
    }

    [Theory]
    [InlineData("prd.md", "## Risks", "## Dangers", "section-missing", 0)]
    [InlineData("prd.md", "a search for `abc` returns 3 rows\n\n## Scope", "\n## Scope", "section-empty", 0)]
    [InlineData("prd.md", "- sqlite: a search", "- oracle: a search", "not-addressed", 0)]
    [InlineData("prd.md", "- sqlite: a search for `abc` returns 3 rows", "- sqlite:", "not-addressed", 44)]
    [InlineData("prd.md", "- sqlite: a search for `abc` returns 3 rows", "- sqlite: n/a", "not-addressed", 44)]
    [InlineData("prd.md", "- sqlite: a search for `abc` returns 3 rows", "- sqlite: n/a because ", "not-addressed", 44)]
    [InlineData("prd.md", "- aspnetcore: a search", "- blazor: a search", "not-addressed", 0)]
    [InlineData("prd.md", "AC-1: a search for `abc` returns 3 rows", "AC-1: the search is fast", "not-measurable", 38)]
    [InlineData("prd.md", "- [ ] AC-1: a search for `abc` returns 3 rows", "A search.", "no-criterion", 0)]
    [InlineData("prd.md", "  - proof: test", "  - proof: command search-benchmark", "unknown-command", 38)]
    [InlineData("prd.md", "guides: []", "guides: [docs/none.md]", "guide-missing", 7)]
    [InlineData("prd.md", "guides: []", "guides: [../../etc/passwd]", "guide-missing", 7)]
    [InlineData("prd.md", "decisions: []", "decisions: [{ id: D-1, title: Index, significant: true }]", "no-consensus", 9)]
    [InlineData("prd.md", "## Scope", "{{fill: more}}\n\n## Scope", "placeholder-left", 22)]
    [InlineData("research/plan.md", "1. a", "First a", "no-step", 0)]
    [InlineData("research/sources.md", "| web |", "| rumour |", "unreadable", 5)]
    [InlineData("research/sources.md", "| web | https", "| guide | https", "source-missing", 5)]
    [InlineData("tasks.md", "(testing)", "", "task-without-agent", 15)]
    [InlineData("recovery.md", "1. Fill in", "<!-- -->\n<!--", "section-empty", 0)]
    public static async Task PlanThatLacksSomething_IsBlocked(string file, string old, string replacement, string code, int line)
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Replace("requirements/search/" + file, old, replacement);
        var check = await repository.RunAsync("status", "--check", "--json");
        var problem = Assert.Single(check.Json.GetProperty("missing").EnumerateArray());
        Assert.Equal((code, $"requirements/search/{file}", line), (problem.GetProperty("code").GetString(), problem.GetProperty("path").GetString(), problem.GetProperty("line").ValueKind == System.Text.Json.JsonValueKind.Null ? 0 : problem.GetProperty("line").GetInt32()));

        // What is no form of the file says the form itself.
        Assert.True(code == "unreadable" || problem.GetProperty("fix").GetString() is { Length: > 0 });
        var implement = await repository.RunAsync("implement");
        Assert.Equal((ExitCodes.Blocked, ExitCodes.Blocked), (check.ExitCode, implement.ExitCode));
        Assert.Contains($"requirements/search/{file}", implement.Output);
        Assert.Equal("planned", (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("phase").GetString());
    }

    [Theory]
    [InlineData("prd.md")]
    [InlineData("tasks.md")]
    [InlineData("recovery.md")]
    [InlineData("research/plan.md")]
    [InlineData("research/sources.md")]
    public static async Task MissingItem_IsBlocked(string file)
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        File.Delete(repository["requirements/search/" + file]);
        var check = await repository.RunAsync("status", "--check", "--json");
        Assert.Contains(check.Json.GetProperty("missing").EnumerateArray(), problem => problem.GetProperty("code").GetString() == "item-missing" && problem.GetProperty("fix").ValueKind == System.Text.Json.JsonValueKind.String && problem.GetProperty("path").GetString() == $"requirements/search/{file}");
    }

    [Fact]
    public static async Task CommandOfThePolicy_ProvesACriterion()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Replace("requirements/search/prd.md", "  - proof: test", "  - proof: command search-benchmark");
        repository.Replace("standards.json", "\"version\": 1,", "\"version\": 1, \"commands\": { \"search-benchmark\": { \"run\": [\"dotnet\", \"run\"] } },");
        await repository.DoAsync("implement");
    }

    [Theory]
    [InlineData("""{ "a b": { "run": ["x"] } }""")]
    [InlineData("""{ "a": { "run": [] } }""")]
    [InlineData("""{ "a": { "run": [" "] } }""")]
    [InlineData("""{ "a": { "run": ["x"], "timeoutMinutes": 0 } }""")]
    [InlineData("""{ "a": { } }""")]
    [InlineData("""{ "a": { "run": ["x"], "shell": true } }""")]
    public static async Task CommandThatIsNone_IsRefused(string commands)
    {
        using var repository = new WorkspaceRepository("{ \"version\": 1, \"commands\": " + commands + " }");
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("plan", "add search")).ExitCode);
    }

    [Fact]
    public static async Task NoSource_IsBlocked_UntilOneIsNoted()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        repository.FillIn("search");
        var result = await repository.RunAsync("implement");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("standards note source --slug search", result.Output);
        await repository.DoAsync("note", "source", "--kind", "code", "--reference", "src/Search.cs", "--finding", "an empty class");
        await repository.DoAsync("implement");
    }

    [Fact]
    public static async Task Decision_IsSettledByAConsensusNote()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Replace("requirements/search/prd.md", "decisions: []", "decisions: [{ id: D-1, title: Index, significant: true }, { id: D-2, title: Name, significant: false }]");
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("status", "--check")).ExitCode);
        await repository.DoAsync("note", "consensus", "--id", "D-1", "--question", "Which index", "--position", "model-a:for:FTS5", "--position", "model-b:neutral:either", "--synthesis", "s", "--decision", "FTS5");
        Assert.Equal(ExitCodes.Done, (await repository.RunAsync("status", "--check")).ExitCode);
    }

    [Theory]
    [InlineData("--bug", 0)]
    [InlineData("--small", 3)]
    public static async Task BugAndSmall_AskForLess(string option, int placeholders)
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "rows are lost", option);
        var check = await repository.RunAsync("status", "--check", "--json");
        Assert.Equal(Enumerable.Repeat("placeholder-left", placeholders), check.Json.GetProperty("missing").EnumerateArray().Select(static p => p.GetProperty("code").GetString()!));
        repository.FillIn("rows-are-lost");
        await repository.DoAsync("implement");
    }

    [Fact]
    public static async Task NoBackendsInThePolicy_NeedNoSection()
    {
        using var repository = new WorkspaceRepository("{ \"version\": 1 }");
        await repository.PlanAsync();
        Assert.Contains("Not applicable: `standards.json` names none.", repository.Read("requirements/search/prd.md"), StringComparison.Ordinal);
        await repository.DoAsync("implement");
    }
}
