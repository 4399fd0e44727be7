using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Workspace;

public static class StatusCommandTests
{
    [Fact]
    public static async Task NothingThere_SaysHowToBegin()
    {
        using var repository = new WorkspaceRepository();
        var result = await repository.DoAsync("status");
        Assert.Contains("no requirement is active", result.Output);
        Assert.Empty((await repository.DoAsync("status", "--json")).Json.GetProperty("requirements").EnumerateArray());
    }

    [Fact]
    public static async Task Table_ListsTheActiveAndTheLimit()
    {
        using var repository = new WorkspaceRepository();
        foreach (var slug in new[] { "one", "two", "three", "four", "five" })
        {
            await repository.DoAsync("plan", $"add {slug}", "--slug", slug, "--small");
        }

        await repository.DoAsync("archive", "five", "--park");
        var result = await repository.DoAsync("status");
        Assert.Contains("4 active (limit 3): oldest one, two; 'standards archive one --park'", result.Output);
        Assert.Equal(["four", "three", "two", "one"], result.Output.Split('\n').Skip(1).Take(4).Select(static line => line.Split(' ')[0]));
        Assert.DoesNotContain("five", result.Output);

        var json = (await repository.DoAsync("status", "--all", "--json")).Json;
        Assert.Equal((4, 3), (json.GetProperty("active").GetInt32(), json.GetProperty("limit").GetInt32()));
        Assert.Equal("five parked True", json.GetProperty("requirements").EnumerateArray().Select(static r => $"{r.GetProperty("slug")} {r.GetProperty("phase")} {r.GetProperty("archived")}").Last());

        repository.Replace("standards.json", "\"version\": 1,", "\"version\": 1, // four at once\n\"limits\": { \"activeRequirements\": 4 },");
        Assert.Contains("4 active (limit 4)", (await repository.DoAsync("status")).Output);
    }

    [Fact]
    public static async Task Pack_HoldsAllThatIsNeededToGoOn()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Replace("requirements/search/recovery.md", "Nothing is implemented.", "The index is there.");
        repository.Replace("requirements/search/tasks.md", "- [ ] Unit tests", "- [x] Unit tests");
        var json = (await repository.DoAsync("status", "search", "--json")).Json;
        Assert.Contains("The index is there.", json.GetProperty("status")[0].GetString());
        Assert.StartsWith("1. Fill in prd.md", json.GetProperty("nextSteps")[0].GetString());
        Assert.Equal((2, 12), (json.GetProperty("tasks").GetProperty("done").GetInt32(), json.GetProperty("tasks").GetProperty("total").GetInt32()));
        Assert.Equal(["planner", "expert", "testing", "docs-vision"], json.GetProperty("tasks").GetProperty("groups").EnumerateArray().Select(static g => g.GetProperty("agent").GetString()!));
        Assert.Equal("AC-1", json.GetProperty("unproven")[0].GetProperty("id").GetString());
        Assert.Equal(["## Steps", "1. a search for `abc` returns 3 rows"], json.GetProperty("plan").GetProperty("outline").EnumerateArray().Select(static line => line.GetString()!));
        Assert.Equal("standards implement search", json.GetProperty("next").GetString());
        Assert.Empty(json.GetProperty("problems").EnumerateArray());

        var text = (await repository.DoAsync("status", "search")).Output;
        Assert.Contains("  Testing (testing): Integration tests: sqlite, duckdb\n", text);
        Assert.EndsWith("next: standards implement search\n", text);
    }

    [Fact]
    public static async Task Resume_ShowsTheLastOneThatMoved()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync("older");
        await repository.PlanAsync("newer");
        await repository.DoAsync("implement", "older");
        Assert.Equal("older", (await repository.DoAsync("resume", "--json")).Json.GetProperty("slug").GetString());
        Assert.Equal("newer", (await repository.DoAsync("resume", "newer", "--json")).Json.GetProperty("slug").GetString());
        Assert.Equal(2, (await repository.DoAsync("status", "--json")).Json.GetProperty("requirements").GetArrayLength());
    }

    [Fact]
    public static async Task ArchivedOne_IsShownReadOnly()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        await repository.DoAsync("archive", "search", "--park");
        var result = await repository.DoAsync("status", "search");
        Assert.Contains("folder: requirements/archive/search, read only", result.Output);
        Assert.Contains("next: standards archive search --restore", result.Output);
    }

    [Fact]
    public static async Task FilesThatCannotBeRead_AreProblemsWithTheirPlace()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Replace("requirements/search/prd.md", "kind: feature", "kind: epic");
        repository.Replace("requirements/search/tasks.md", "(expert)", "(manager)");
        repository.Replace("requirements/search/recovery.md", "phase: planned", "phase: done");
        repository.Write("requirements/search/evidence/phases.jsonl", repository.Read("requirements/search/evidence/phases.jsonl") + "{\"half\":");
        var problems = (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("problems").EnumerateArray().Select(static p => $"{p.GetProperty("path").GetString()!["requirements/search/".Length..]}:{p.GetProperty("line")}").ToArray();
        Assert.Equal(["prd.md:4", "tasks.md:10", "recovery.md:3", "evidence/phases.jsonl:2"], problems);
        Assert.Contains("(4 problems)", (await repository.DoAsync("status")).Output);
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("implement")).ExitCode);
    }

    [Fact]
    public static async Task LedgerWithoutALine_IsMendedByAmend()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Write("requirements/search/evidence/phases.jsonl", "garbage\n");
        Assert.Contains("phase: unknown", (await repository.DoAsync("status", "search")).Output);
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("implement")).ExitCode);
        await repository.DoAsync("plan", "--amend", "--slug", "search", "the ledger was lost");
        Assert.Contains("phase: planned", (await repository.DoAsync("status", "search")).Output);
        Assert.StartsWith("garbage\n{", repository.Read("requirements/search/evidence/phases.jsonl"));
    }

    [Fact]
    public static async Task StatusOfManyArchived_DoesNotReadThem()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        for (var i = 0; i < 50; i++)
        {
            // A folder in the place of the file: whoever opens it fails.
            Directory.CreateDirectory(repository[$"requirements/archive/old-{i}/prd.md"]);
            Directory.CreateDirectory(repository[$"requirements/archive/old-{i}/evidence/phases.jsonl"]);
        }

        var result = await repository.DoAsync("status");
        Assert.DoesNotContain("old-", result.Output);
        var all = (await repository.DoAsync("status", "--all", "--json")).Json.GetProperty("requirements").EnumerateArray().ToList();
        Assert.Equal(51, all.Count);
        Assert.All(all.Skip(1), static row => Assert.Equal((1, "'requirements/archive/old-"), (row.GetProperty("problems").GetInt32(), row.GetProperty("title").GetString()![..26])));
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("status", "old-7")).ExitCode);
    }

    [Fact]
    public static async Task RequirementThatCannotBeOpened_DoesNotHideTheOthers()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        await repository.DoAsync("plan", "broken", "--small");
        File.Delete(repository["requirements/broken/evidence/phases.jsonl"]);
        File.CreateSymbolicLink(repository["requirements/broken/evidence/phases.jsonl"], repository["requirements/search/evidence/phases.jsonl"]);
        var output = (await repository.DoAsync("status")).Output;
        Assert.Contains("search", output);
        Assert.Contains("leads outside the root, or through a link (1 problem)", output);
        await repository.DoAsync("implement", "search");
    }

    [Fact]
    public static async Task Cancelled_ExitsWith130()
    {
        using var repository = new WorkspaceRepository();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var held = await Files.RepositoryLock.TakeAsync("workspace", repository.Root, static () => { }, TestContext.Current.CancellationToken);
        var result = await Tool.RunAsync(cancelled.Token, "plan", "add search", "--root", repository.Root, "--json");
        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.False(Directory.Exists(repository["requirements"]));
    }

    [Fact]
    public static async Task Processes_ThatPlanTheSame_AreOneThatDoesAndOneThatIsRefused()
    {
        using var repository = new WorkspaceRepository();
        var both = await Task.WhenAll(Tool.StartAsync("plan", "add search", "--root", repository.Root, "--json"), Tool.StartAsync("plan", "add search", "--root", repository.Root, "--json"));
        Assert.Equal([ExitCodes.Done, ExitCodes.Blocked], both.Select(static result => result.ExitCode).Order());
        Assert.Empty(new RequirementTree(repository.Root).Find("search")!.Unreadable());
        Assert.Equal("search", (await Tool.StartAsync("resume", "--root", repository.Root, "--json")).Json.GetProperty("slug").GetString());
    }

    [Fact]
    public static async Task WorkAfterTheLastNote_IsListed()
    {
        using var repository = new WorkspaceRepository();
        await repository.GitAsync("init", "-q");
        await repository.GitAsync("add", "-A");
        await repository.GitAsync("commit", "-q", "-m", "first");
        await repository.PlanAsync();
        Assert.Empty(await ChangedAsync(repository));
        await repository.DoAsync("implement");
        Assert.Empty(await ChangedAsync(repository));

        // Before the last note, after it, committed, and nothing of the phase.
        Touch(repository, "src/Before.cs", -60);
        Touch(repository, "src/New.cs", 60);
        Touch(repository, "src/Search.cs", 60);
        await repository.GitAsync("add", "src/New.cs");
        await repository.GitAsync("commit", "-q", "-m", "second");
        Touch(repository, "requirements/search/tasks.md", 60);
        File.SetLastWriteTimeUtc(repository["standards.json"], DateTime.UtcNow.AddSeconds(60));
        Assert.Equal(["src/New.cs", "src/Search.cs"], await ChangedAsync(repository));
        Assert.Contains("\nChanged since recovery.md was written (2)\n  src/New.cs\n", (await repository.DoAsync("status", "search")).Output);

        File.SetLastWriteTimeUtc(repository["requirements/search/recovery.md"], DateTime.UtcNow.AddSeconds(70));
        Assert.Empty(await ChangedAsync(repository));

        // Another machine has not the start of the phase, and its times say when it was cloned.
        File.SetLastWriteTimeUtc(repository["requirements/search/recovery.md"], DateTime.UtcNow.AddSeconds(-70));
        Assert.NotEmpty(await ChangedAsync(repository));
        await repository.GitAsync("update-ref", "-d", "refs/standards/search/implementing");
        Assert.Empty(await ChangedAsync(repository));
    }

    private static void Touch(WorkspaceRepository repository, string file, int seconds)
    {
        repository.Write(file, $"// {seconds}\n");
        File.SetLastWriteTimeUtc(repository[file], DateTime.UtcNow.AddSeconds(seconds));
    }

    private static async Task<string[]> ChangedAsync(WorkspaceRepository repository)
        => [.. (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("changedSinceRecovery").EnumerateArray().Select(static file => file.GetString()!)];

    [Fact]
    public static async Task Status_WritesNothing()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        var before = repository.Tree();
        foreach (var arguments in new string[][] { ["status"], ["status", "search"], ["status", "--check"], ["resume"], ["status", "--all", "--json"] })
        {
            await repository.RunAsync(arguments);
        }

        Assert.Equal(before, repository.Tree());
    }
}
