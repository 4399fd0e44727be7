using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Workspace;

public static class NoteCommandTests
{
    private static readonly string[] Consensus = ["note", "consensus", "--question", "Which index", "--synthesis", "both work", "--decision", "FTS5"];

    [Fact]
    public static async Task Source_AddsARow()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        await repository.DoAsync("note", "source", "--kind", "package", "--reference", "A|B 1.0", "--finding", "two\nlines", "--date", "2026-01-02");
        await repository.DoAsync("note", "source", "--kind", "guide", "--reference", "src/Search.cs", "--finding", "f");
        var (rows, problems) = SourceTable.Parse(repository.Read("requirements/search/research/sources.md"), "s");
        Assert.Empty(problems);
        Assert.Equal(["package A|B 1.0 two lines", "guide src/Search.cs f"], rows.Select(static row => $"{row.Kind} {row.Reference} {row.Finding}"));
        Assert.Equal("2026-01-02", rows[0].Date.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData(ExitCodes.Usage, "rumour", "x", "f", "2026-01-02")]
    [InlineData(ExitCodes.Usage, "web", "sqlite.org", "f", "2026-01-02")]
    [InlineData(ExitCodes.Usage, "web", "file:///etc/passwd", "f", "2026-01-02")]
    [InlineData(ExitCodes.Usage, "code", " ", "f", "2026-01-02")]
    [InlineData(ExitCodes.Usage, "code", "x", " ", "2026-01-02")]
    [InlineData(ExitCodes.Usage, "code", "x", "f", "yesterday")]
    [InlineData(ExitCodes.Blocked, "guide", "docs/none.md", "f", "2026-01-02")]
    [InlineData(ExitCodes.Blocked, "guide", "../outside.md", "f", "2026-01-02")]
    public static async Task SourceThatDoesNotHold_IsRefused(int exitCode, string kind, string reference, string finding, string date)
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        var before = repository.Read("requirements/search/research/sources.md");
        Assert.Equal(exitCode, (await repository.RunAsync("note", "source", "--kind", kind, "--reference", reference, "--finding", finding, "--date", date)).ExitCode);
        Assert.Equal(before, repository.Read("requirements/search/research/sources.md"));
    }

    [Fact]
    public static async Task Consensus_WritesItsSections_Once()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        string[] note = [.. Consensus, "--id", "D-1", "--position", "llama3:8b:for:fewer parts", "--position", "llama3:8b:against:more work", "--file", "src/Search.cs"];
        await repository.DoAsync(note);
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync(note)).ExitCode);
        await repository.DoAsync([.. Consensus, "--id", "D-2", "--position", "a:neutral:x", "--position", "b:neutral:y"]);
        var text = repository.Read("requirements/search/research/consensus.md");
        Assert.StartsWith("""
            # Consensus

            ## D-1: Which index

            ### Positions

            - **llama3:8b** (for): fewer parts
            - **llama3:8b** (against): more work

            ### Files

            - `src/Search.cs`

            ### Synthesis

            both work

            ### Decision

            FTS5

            ## D-2: Which index
            """, text);
        Assert.Equal(["D-1", "D-2"], ConsensusNote.Ids(text));
    }

    [Theory]
    [InlineData("a:for:x")]
    [InlineData("a:for:x", "a:for:y")]
    [InlineData("a:for:x", "b:maybe:y")]
    [InlineData("a:for:x", "b:for:")]
    [InlineData("a:for:x", ":for:y")]
    [InlineData]
    public static async Task ConsensusOfOne_IsRefused(params string[] positions)
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "add search", "--slug", "search");
        var result = await repository.RunAsync([.. Consensus, "--id", "D-1", .. positions.SelectMany(static p => new[] { "--position", p })]);
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.DoesNotContain("search/research/consensus.md", repository.Tree());
    }

    [Fact]
    public static async Task Debug_GoesStepByStepToTheTest()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "rows are lost", "--slug", "loss", "--bug");
        Assert.Equal(ExitCodes.Usage, (await repository.RunAsync("note", "debug", "pool", "--hypothesis", "h")).ExitCode);
        Assert.Equal("Hypothesis", (await repository.DoAsync("note", "debug", "pool", "--problem", "p", "--json")).Json.GetProperty("next").GetString());
        Assert.Equal(ExitCodes.Usage, (await repository.RunAsync("note", "debug", "pool", "--fix", "f")).ExitCode);
        await repository.DoAsync("note", "debug", "pool", "--hypothesis", "h1", "--evidence", "e1", "--evidence", "e2", "--check", "connections", "--fix", "f");
        var open = await repository.RunAsync("note", "debug", "pool", "--close");
        Assert.Equal((ExitCodes.Usage, true), (open.ExitCode, open.Error.Contains("'Regression test' is missing", System.StringComparison.Ordinal)));
        await repository.DoAsync("note", "debug", "pool", "--test", "PoolTests.Rows_AreKept", "--close");
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("note", "debug", "pool", "--check", "more")).ExitCode);
        var text = repository.Read("requirements/loss/tmp/debug-pool.md");
        Assert.Contains("## Evidence\n\n- e1\n- e2\n\n## Checks\n\n- connections\n", text);
        Assert.EndsWith("- PoolTests.Rows_AreKept\n\nClosed.\n", text);
    }

    [Fact]
    public static async Task SeveralActive_AskForTheSlug()
    {
        using var repository = new WorkspaceRepository();
        await repository.DoAsync("plan", "one", "--small");
        await repository.DoAsync("plan", "two", "--small");
        var result = await repository.RunAsync("note", "debug", "pool", "--problem", "p");
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains("--slug two", result.Error);
        await repository.DoAsync("archive", "one", "--park");
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("note", "debug", "pool", "--problem", "p", "--slug", "one")).ExitCode);
        await repository.DoAsync("note", "debug", "pool", "--problem", "p");
    }
}
