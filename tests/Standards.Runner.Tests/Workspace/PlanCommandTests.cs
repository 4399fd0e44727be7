using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Docs;
using Xunit;

namespace Standards.Workspace;

public static class PlanCommandTests
{
    [Fact]
    public static async Task Feature_IsLaidWholeAndFilledFromThePolicy()
    {
        using var repository = new WorkspaceRepository();
        repository.Write("docs/guides/database-backends/sqlite.md", "# sqlite\n");
        var result = await repository.DoAsync("plan", "add", "full-text", "search", "support", "across all databases", "--json");
        Assert.Equal("full-text-search", result.Json.GetProperty("slug").GetString());
        Assert.Equal("planned", result.Json.GetProperty("phase").GetString());
        Assert.All(result.Json.GetProperty("items").EnumerateArray(), static item => Assert.Equal("present", item.GetProperty("state").GetString()));
        Assert.Equal(
            ["full-text-search", "full-text-search/evidence", "full-text-search/evidence/phases.jsonl", "full-text-search/prd.md", "full-text-search/recovery.md", "full-text-search/research", "full-text-search/research/plan.md", "full-text-search/research/sources.md", "full-text-search/tasks.md", "full-text-search/tmp"],
            repository.Tree());

        var prd = repository.Read("requirements/full-text-search/prd.md");
        Assert.All(["- sqlite: {{fill", "- duckdb: {{fill", "- aspnetcore: {{fill", "- core: {{fill", "\n  - docs/guides/database-backends/sqlite.md\n"], part => Assert.Contains(part, prd));
        Assert.Empty(Prd.Parse(prd, "prd.md").Problems);
        Assert.Contains("| [full-text-search](full-text-search/prd.md) | Add full-text search support across all databases | planned |", repository.Read("requirements/README.md"));
    }

    [Theory]
    [InlineData("--bug")]
    [InlineData("--small")]
    public static async Task BugAndSmall_AreOnePage(string option)
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "fix Oracle connection pool exhaustion", option);
        Assert.Equal(["evidence", "evidence/phases.jsonl", "prd.md", "recovery.md", "tasks.md", "tmp"], repository.Tree().Skip(1).Select(static path => path["oracle-connection-pool-exhaustion/".Length..]));
        Assert.Empty(TaskList.Parse(repository.Read("requirements/oracle-connection-pool-exhaustion/tasks.md"), "").Problems);
    }

    [Fact]
    public static async Task NameThatIsTaken_IsBlocked_AndNothingChanges()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        repository.Write("requirements/search/prd.md", "mine");
        var again = await repository.RunAsync("plan", "add search", "--slug", "search");
        Assert.Equal(ExitCodes.Blocked, again.ExitCode);
        Assert.Contains("'requirements/search' exists", again.Error);
        Assert.Equal("mine", repository.Read("requirements/search/prd.md"));

        await repository.DoAsync("archive", "search", "--park");
        again = await repository.RunAsync("plan", "add search", "--slug", "search", "--json");
        Assert.Equal(ExitCodes.Blocked, again.ExitCode);
        Assert.Contains("archive search --restore", again.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "für")]
    [InlineData("plan", "x", "--slug", "../out")]
    [InlineData("plan", "x", "--slug", "con")]
    [InlineData("plan", "x", "--bug", "--small")]
    [InlineData("plan", "x", "--amend", "--bug")]
    [InlineData("plan", "--amend")]
    [InlineData("status", "../src")]
    [InlineData("status", "nothing")]
    [InlineData("status", "--check")]
    [InlineData("archive", "..", "--park")]
    [InlineData("archive", "search")]
    [InlineData("archive", "search", "--park", "--restore")]
    [InlineData("note")]
    [InlineData("note", "source")]
    [InlineData("note", "debug", "../x", "--problem", "p")]
    [InlineData("implement")]
    [InlineData("implement", "..")]
    public static async Task WrongCommandLine_IsUsage_AndWritesNothing(params string[] arguments)
    {
        using var repository = new WorkspaceRepository();
        var result = await repository.RunAsync([.. arguments, "--json"]);
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.NotEmpty(result.Json.GetProperty("error").GetString()!);
        Assert.False(Directory.Exists(repository["requirements"]));
    }

    [Fact]
    public static async Task RequestWithMarkup_StaysText()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search: \"all\" {{fill: x}} | # <!-- \n---\n of it", "--slug", "search", "--small");
        var prd = Prd.Parse(repository.Read("requirements/search/prd.md"), "prd.md");
        Assert.Empty(prd.Problems);
        Assert.Equal("Add search: \"all\" { {fill: x}} | # <!-- --- of it", prd.Title);
        Assert.DoesNotContain((await repository.RunAsync("status", "--check", "--json")).Json.GetProperty("missing").EnumerateArray(), static problem => problem.GetProperty("fix").GetString()?.EndsWith(" x", System.StringComparison.Ordinal) == true);
    }

    [Fact]
    [Trait("AC", "fewer-steps-to-archive/AC-4")]
    public static async Task PageOfAFeature_SaysThatOneLineAnswersForAll()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        var section = repository.Read("requirements/search/prd.md").Split("## Database Compatibility\n")[1].Split("## ")[0];
        Assert.Contains("`- all: n/a because ...`", section);

        // It is a hint: what it says counts for nothing.
        repository.FillIn("search");
        Assert.DoesNotContain("not-addressed", await repository.MissingCodesAsync());
        repository.Write("requirements/search/prd.md", string.Join('\n', repository.Read("requirements/search/prd.md").Split('\n').Where(static line => !line.StartsWith("- sqlite:", System.StringComparison.Ordinal) && !line.StartsWith("- duckdb:", System.StringComparison.Ordinal))));
        Assert.Equal(2, (await repository.MissingCodesAsync()).Count(static code => code == "not-addressed"));
    }

    [Fact]
    public static async Task IndexOfPeople_IsKeptAroundTheMarkers()
    {
        using var repository = new WorkspaceRepository();
        repository.Write("requirements/README.md", "# Ours\r\n\r\nWords.\r\n");
        await repository.DoAsync("plan", "add search", "--slug", "search");
        var text = repository.Read("requirements/README.md");
        Assert.StartsWith("# Ours\r\n\r\nWords.\r\n\r\n<!-- begin index", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
        repository.Write("requirements/README.md", text + "After.\r\n");
        await repository.DoAsync("plan", "add filter", "--slug", "filter");
        text = repository.Read("requirements/README.md");
        Assert.EndsWith("-->\r\nAfter.\r\n", text);
        Assert.Contains("[filter](filter/prd.md)", text);
        Assert.Equal(2, text.Split("begin index").Length);
    }

    [Fact]
    public static async Task PolicyThatCannotBeRead_IsBlocked()
    {
        using var repository = new WorkspaceRepository("{ \"version\": 1, \"unknown\": 2 }");
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("plan", "add search")).ExitCode);
        Assert.False(Directory.Exists(repository["requirements"]));
    }

    [Fact]
    public static async Task Amend_AgreesToTheCriteria()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        await repository.DoAsync("implement");
        repository.Replace("requirements/search/prd.md", "returns 3 rows\n  - proof", "returns 4 rows\n  - proof");
        repository.Replace("requirements/search/prd.md", "## Database", "- [ ] AC-2: more than 5 rows\n\n## Database");
        Assert.Equal(["AC-1", "AC-2"], (await CriteriaAsync()).Order());
        Assert.Equal(ExitCodes.Usage, (await repository.RunAsync("plan", "--amend", "--slug", "search")).ExitCode);
        await repository.DoAsync("plan", "--amend", "--slug", "search", "the client counts anew");
        Assert.Empty(await CriteriaAsync());
        Assert.Contains("- Reason: the client counts anew", repository.Read("requirements/search/recovery.md"));
        repository.Replace("requirements/search/prd.md", "- [ ] AC-2: more than 5 rows\n", "");
        Assert.Equal(["AC-2"], await CriteriaAsync());

        // So does the scope, whatever stands around its lines.
        await repository.DoAsync("plan", "--amend", "--slug", "search", "less");
        repository.Replace("requirements/search/prd.md", "## Scope\n", "## Scope\n\n<!-- words -->\n");
        Assert.DoesNotContain("scope-changed", await repository.MissingCodesAsync());
        repository.Replace("requirements/search/prd.md", "Out of scope:", "- paging\n\nOut of scope:");
        Assert.Contains("scope-changed", await repository.MissingCodesAsync());
        await repository.DoAsync("plan", "--amend", "--slug", "search", "paging too");
        Assert.DoesNotContain("scope-changed", await repository.MissingCodesAsync());

        async Task<string[]> CriteriaAsync() => [.. (await repository.RunAsync("status", "--check", "--json")).Json.GetProperty("missing").EnumerateArray()
            .Where(static problem => problem.GetProperty("code").GetString() == "criteria-changed").Select(static problem => problem.GetProperty("message").GetString()!.Split('\'')[1])];
    }

    [Fact]
    public static void Templates_AreWordedAsOurDocumentation()
    {
        Assert.All(Template.Names, static name =>
        {
            var text = Template.Load(name);
            Assert.Empty(MarkdownWording.Scan(name + ".md", text, WordingOptions.Default, out _));
            Assert.DoesNotContain("\r", text);
            Assert.EndsWith("\n", text);
            Assert.InRange(text.Split('\n').Length, 1, 80);
        });
        Assert.Contains("feature-prd", Template.Names);
    }
}
