using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Workspace;

public static class ImplementCommandTests
{
    [Fact]
    public static async Task WholePlan_StartsThePhase_AndListsWhatToRead()
    {
        using var repository = new WorkspaceRepository();
        repository.Write("AGENTS.md", "# Rules\n");
        repository.Write("docs/guides/database-backends/sqlite.md", "# sqlite\n");
        await repository.PlanAsync();
        var json = (await repository.DoAsync("implement", "--json")).Json;
        Assert.Equal("implementing", json.GetProperty("phase").GetString());
        Assert.Equal(
            ["AGENTS.md", "requirements/search/prd.md", "requirements/search/tasks.md", "requirements/search/research/plan.md", "requirements/search/recovery.md", "requirements/search/research/sources.md", "docs/guides/database-backends/sqlite.md"],
            json.GetProperty("read").EnumerateArray().Select(static file => file.GetProperty("path").GetString()!));
        Assert.All(json.GetProperty("read").EnumerateArray(), static file => Assert.Equal(64, file.GetProperty("sha256").GetString()!.Length));
        Assert.Contains("docs/guides/database-backends/sqlite.md", PhaseLedger.Read(repository["requirements/search/evidence/phases.jsonl"]).Last!.Files.Keys);

        // Again: nothing new in the ledger.
        await repository.DoAsync("implement");
        Assert.Equal(2, PhaseLedger.Read(repository["requirements/search/evidence/phases.jsonl"]).Events.Length);
    }

    [Fact]
    public static async Task Bug_NeedsNoPlan()
    {
        using var repository = new WorkspaceRepository();
        var json = (await repository.DoAsync("implement", "--bug", "fix Oracle connection pool exhaustion", "--json")).Json;
        Assert.Equal(("oracle-connection-pool-exhaustion", "implementing"), (json.GetProperty("slug").GetString(), json.GetProperty("phase").GetString()));
        Assert.Equal(["not-updated", "not-updated", "no-debug-note"], await repository.MissingCodesAsync());
    }

    [Fact]
    public static async Task WhatImplementationLacks_IsSaid()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        await repository.DoAsync("implement");
        Assert.Equal(["not-updated requirements/search/tasks.md", "not-updated requirements/search/recovery.md"], await MissingAsync(repository));
        Assert.Equal("stale", (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("items").EnumerateArray().Single(static i => i.GetProperty("name").GetString() == "tasks.md").GetProperty("state").GetString());
        repository.Replace("requirements/search/tasks.md", "- [ ] Targeted", "- [x] Targeted");
        Assert.Equal(["not-updated requirements/search/recovery.md"], await MissingAsync(repository));

        // What the tool writes there is no update.
        await repository.DoAsync("plan", "--amend", "--slug", "search", "said again");
        Assert.Equal(["not-updated requirements/search/recovery.md"], await MissingAsync(repository));
        repository.Replace("requirements/search/recovery.md", "Nothing is implemented.", "The index is there.");
        Assert.Empty(await MissingAsync(repository));
    }

    [Fact]
    public static async Task PlanThatChangedSinceItWasRead_IsNamed()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Write("AGENTS.md", "# Rules\n");
        repository.Write("docs/paging.md", "# Paging\n");
        await repository.DoAsync("implement");
        repository.Replace("requirements/search/prd.md", "- [ ] AC-1", "- [x] AC-1");
        Assert.Empty(await ChangedAsync());

        // The rules of the repository, and a guide that is named since.
        repository.Write("AGENTS.md", "# Other rules\n");
        Assert.Equal(["AGENTS.md"], await ChangedAsync());
        repository.Write("AGENTS.md", "# Rules\n");
        repository.Replace("requirements/search/prd.md", "guides: []", "guides: [docs/paging.md]");
        Assert.Equal(["prd.md", "docs/paging.md"], await ChangedAsync());
        repository.Replace("requirements/search/prd.md", "guides: [docs/paging.md]", "guides: []");
        repository.Replace("requirements/search/prd.md", "## Risks", "## Risks\n\nNone.");
        repository.Replace("requirements/search/research/plan.md", "1. a", "1. b\n2. a");
        Assert.Equal(["prd.md", "research/plan.md"], await ChangedAsync());

        async Task<string[]> ChangedAsync() => [.. (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("changed").EnumerateArray().Select(static name => name.GetString()!)];
    }

    [Fact]
    public static async Task DebugNote_IsAskedForUntilItIsClosed()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("implement", "--bug", "rows are lost");
        await repository.DoAsync("note", "debug", "pool", "--problem", "p");
        await repository.DoAsync("archive", "rows-are-lost", "--clean-tmp");
        Assert.Contains("no-debug-note requirements/rows-are-lost/tmp", await MissingAsync(repository));
        await repository.DoAsync("note", "debug", "pool", "--problem", "p");
        Assert.Contains("debug-note-open requirements/rows-are-lost/tmp/debug-pool.md", await MissingAsync(repository));
        await repository.DoAsync("note", "debug", "pool", "--hypothesis", "h", "--evidence", "e", "--check", "c", "--fix", "f", "--test", "T", "--close");
        Assert.DoesNotContain(await MissingAsync(repository), static problem => problem.Contains("debug", System.StringComparison.Ordinal));

        // The note stays when its folder goes.
        await repository.DoAsync("archive", "rows-are-lost", "--clean-tmp");
        Assert.DoesNotContain(await MissingAsync(repository), static problem => problem.Contains("debug", System.StringComparison.Ordinal));
    }

    [Fact]
    public static async Task LaterPhase_IsHandedBackWithAReason()
    {
        using var repository = new WorkspaceRepository();
        await repository.GitAsync("init", "-q");
        await repository.PlanAsync();
        await repository.DoAsync("implement");
        var tree = new RequirementTree(repository.Root);
        repository.Write("src/Search.cs", "class Mended;");
        await PhaseChange.ApplyAsync(tree, tree.Find("search")!, Phase.Testing, null, null, [], null, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Usage, (await repository.RunAsync("implement")).ExitCode);
        await repository.DoAsync("implement", "--reason", "a test fails on duckdb");
        var recovery = repository.Read("requirements/search/recovery.md");
        Assert.Contains("testing to implementing", recovery);
        Assert.Contains("- Reason: a test fails on duckdb", recovery);
        Assert.Equal(Phase.Implementing, tree.Find("search")!.Phase);

        // What it came back for was mended before: no other file is asked for.
        Assert.DoesNotContain(await MissingAsync(repository), static problem => problem.StartsWith("nothing-implemented", System.StringComparison.Ordinal));
        repository.Write("src/Search.cs", "class Search;\n");
        Assert.Contains(await MissingAsync(repository), static problem => problem.StartsWith("nothing-implemented", System.StringComparison.Ordinal));
    }

    [Fact]
    public static async Task Git_KeepsTheStart_AndNothingOfTheUserChanges()
    {
        using var repository = new WorkspaceRepository();
        await repository.GitAsync("init", "-q");
        repository.Write(".gitignore", "bin/\n");
        repository.Write("bin/out.txt", "x");
        await repository.GitAsync("add", ".");
        await repository.GitAsync("commit", "-q", "-m", "first");
        repository.Write("staged.txt", "s");
        await repository.GitAsync("add", "staged.txt");
        var status = await repository.GitOutputAsync("status", "--porcelain");
        await repository.PlanAsync();
        Assert.Equal(status, string.Concat((await repository.GitOutputAsync("status", "--porcelain")).Split('\n').Where(static line => line.Length > 0 && !line.EndsWith("requirements/", System.StringComparison.Ordinal)).Select(static line => line + "\n")));
        await repository.DoAsync("implement");
        Assert.Equal("refs/standards/search/implementing\nrefs/standards/search/planned\n", await repository.GitOutputAsync("for-each-ref", "--format=%(refname)", "refs/standards"));
        var kept = await repository.GitOutputAsync("ls-tree", "-r", "--name-only", "refs/standards/search/implementing");
        Assert.Contains("staged.txt\n", kept);
        Assert.DoesNotContain("bin/", kept);

        Assert.Contains(await MissingAsync(repository), static problem => problem.StartsWith("nothing-implemented", System.StringComparison.Ordinal));
        repository.Write("src/Säch \"x\".cs", "class X;");
        await repository.GitAsync("add", ".");
        await repository.GitAsync("commit", "-q", "-m", "second");
        Assert.DoesNotContain(await MissingAsync(repository), static problem => problem.StartsWith("nothing-implemented", System.StringComparison.Ordinal));

        var tree = new RequirementTree(repository.Root);
        var start = (await PhaseStart.FindAsync(repository.Root, TestContext.Current.CancellationToken))!;
        var changed = await start.ChangedAsync("search", Phase.Implementing, TestContext.Current.CancellationToken);
        Assert.Contains("src/Säch \"x\".cs", changed!.Value);
        await PhaseChange.ApplyAsync(tree, tree.Find("search")!, Phase.Testing, null, changed, [], start, TestContext.Current.CancellationToken);
        Assert.Contains("- Changed files: 1\n  - `src/Säch \"x\".cs`\n", repository.Read("requirements/search/recovery.md"));

        await start.ForgetAsync("search", TestContext.Current.CancellationToken);
        Assert.Null(await start.ChangedAsync("search", Phase.Implementing, TestContext.Current.CancellationToken));
        Assert.Empty(await repository.GitOutputAsync("for-each-ref", "refs/standards"));
    }

    [Fact]
    public static async Task RootBelowTheTopOfGit_SeesItsOwnFiles()
    {
        using var repository = new WorkspaceRepository();
        await repository.GitAsync("init", "-q");
        repository.Write("library/standards.json", WorkspaceRepository.Policy);
        var root = repository["library"];
        Assert.Equal(ExitCodes.Done, (await Tool.RunAsync("implement", "--bug", "rows are lost", "--root", root)).ExitCode);
        repository.Write("other/file.cs", "x");
        repository.Write("library/src/file.cs", "x");
        var start = (await PhaseStart.FindAsync(root, TestContext.Current.CancellationToken))!;
        var changed = await start.ChangedAsync("rows-are-lost", Phase.Implementing, TestContext.Current.CancellationToken);
        Assert.Equal(["src/file.cs"], changed!.Value.Where(static path => !path.StartsWith("requirements/", System.StringComparison.Ordinal)));
    }

    [Fact]
    public static async Task TwoRootsWithOneSlug_KeepTheirOwnPhases()
    {
        using var repository = new WorkspaceRepository();
        await repository.GitAsync("init", "-q");
        string[] roots = ["", "library", "my tools/rows-are-lost"];
        foreach (var root in roots)
        {
            repository.Write(System.IO.Path.Combine(root, "standards.json"), WorkspaceRepository.Policy);
            Assert.Equal(ExitCodes.Done, (await Tool.RunAsync("implement", "--bug", "rows are lost", "--root", repository[root])).ExitCode);
            repository.Write(System.IO.Path.Combine(root, "src/file.cs"), "x");
        }

        var cancellationToken = TestContext.Current.CancellationToken;
        foreach (var root in roots)
        {
            var start = (await PhaseStart.FindAsync(repository[root], cancellationToken))!;
            Assert.Contains("src/file.cs", (await start.ChangedAsync("rows-are-lost", Phase.Implementing, cancellationToken))!.Value);
            await start.ForgetAsync("rows-are-lost", cancellationToken);
            Assert.Null(await start.ChangedAsync("rows-are-lost", Phase.Implementing, cancellationToken));
        }

        Assert.Empty(await repository.GitOutputAsync("for-each-ref", "refs/standards"));
    }

    [Fact]
    public static async Task RolesOfThePolicy_SayWhatProductionIs()
    {
        using var repository = new WorkspaceRepository("""{ "version": 1, "roles": { "expert": { "write": ["src/**"] } } }""");
        await repository.GitAsync("init", "-q");
        await repository.PlanAsync();
        await repository.DoAsync("implement");
        repository.Write("docs/readme.md", "x");
        Assert.Contains(await MissingAsync(repository), static problem => problem.StartsWith("nothing-implemented", System.StringComparison.Ordinal));
        repository.Write("src/Search.cs", "class Search2;");
        Assert.DoesNotContain(await MissingAsync(repository), static problem => problem.StartsWith("nothing-implemented", System.StringComparison.Ordinal));
    }

    private static async Task<string[]> MissingAsync(WorkspaceRepository repository)
        => [.. (await repository.RunAsync("status", "--check", "--json")).Json.GetProperty("missing").EnumerateArray().Select(static p => $"{p.GetProperty("code").GetString()} {p.GetProperty("path").GetString()}")];
}
