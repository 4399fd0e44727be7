using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Workspace;

public static class ArchiveCommandTests
{
    [Fact]
    public static async Task ParkAndRestore_KeepThePhase()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        await repository.DoAsync("implement");
        var before = repository.Tree();
        Assert.Contains("would be moved to requirements/archive/search, parked", (await repository.DoAsync("archive", "search", "--park", "--dry-run")).Output);
        Assert.Equal(before, repository.Tree());

        await repository.DoAsync("archive", "search", "--park", "--reason", "waits for 2.0");
        Assert.False(Directory.Exists(repository["requirements/search"]));
        Assert.Contains("phase: parked", repository.Read("requirements/archive/search/recovery.md"));
        Assert.Contains("- Reason: waits for 2.0", repository.Read("requirements/archive/search/recovery.md"));
        Assert.Contains("| [search](archive/search/prd.md) | Add search | parked |", repository.Read("requirements/README.md"));
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("archive", "search", "--park")).ExitCode);
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("implement", "search")).ExitCode);

        Assert.Equal("implementing", (await repository.DoAsync("archive", "search", "--restore", "--json")).Json.GetProperty("phase").GetString());
        Assert.Equal(before, repository.Tree().Where(static path => path != "archive"));
        Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("archive", "search", "--restore")).ExitCode);
        Assert.Equal(["planned", "implementing", "parked", "implementing"], PhaseLedger.Read(repository["requirements/search/evidence/phases.jsonl"]).Events.Select(static e => e.To.Name()));
    }

    [Fact]
    public static async Task DoneOne_ComesBackIntoReview_WithoutItsVerdict()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        var tree = new RequirementTree(repository.Root);
        new PendingMove("search", true, PhaseEvent.Now(Phase.Reviewing, Phase.Archived)).Begin(tree);
        repository.Write("requirements/archive/search/ARCHIVED.md", "passed");
        Assert.Equal("archived", (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("phase").GetString());
        await repository.DoAsync("archive", "search", "--restore");
        Assert.Equal("reviewing", (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("phase").GetString());
        Assert.False(File.Exists(repository["requirements/search/ARCHIVED.md"]));
        Assert.Equal(ExitCodes.Usage, (await repository.RunAsync("implement", "search")).ExitCode);
        await repository.DoAsync("implement", "search", "--reason", "a comment on the review");
    }

    [Fact]
    public static async Task PlaceThatIsTaken_IsBlocked_AndNothingChanges()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Write("requirements/archive/search/prd.md", "older");
        var before = repository.Tree();
        var result = await repository.RunAsync("archive", "search", "--park", "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.StartsWith("archive-exists: ", result.Json.GetProperty("error").GetString());
        Assert.Equal(before, repository.Tree());
        Assert.Equal("older", repository.Read("requirements/archive/search/prd.md"));
        Assert.Equal("planned", (await repository.DoAsync("status", "search", "--json")).Json.GetProperty("phase").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static async Task FolderMovedByHand_IsSaid_AndRestored(bool intoArchive)
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        if (!intoArchive)
        {
            await repository.DoAsync("archive", "search", "--park");
        }

        Directory.CreateDirectory(repository["requirements/archive"]);
        Directory.Move(repository[intoArchive ? "requirements/search" : "requirements/archive/search"], repository[intoArchive ? "requirements/archive/search" : "requirements/search"]);
        Assert.Equal("moved-by-hand", Assert.Single((await repository.DoAsync("status", "search", "--json")).Json.GetProperty("problems").EnumerateArray()).GetProperty("code").GetString());
        var refused = await repository.RunAsync("implement", "search");
        Assert.Equal((ExitCodes.Blocked, true), (refused.ExitCode, refused.Error.Contains("archive search --restore", System.StringComparison.Ordinal)));
        Assert.Equal("planned", (await repository.DoAsync("archive", "search", "--restore", "--reason", "by\n## hand", "--json")).Json.GetProperty("phase").GetString());
        Assert.Empty((await repository.DoAsync("status", "search", "--json")).Json.GetProperty("problems").EnumerateArray());
        Assert.Contains("- Reason: by ## hand\n", repository.Read("requirements/search/recovery.md"));
        await repository.DoAsync("implement", "search");
    }

    [Fact]
    public static async Task CleanTmp_DeletesTheFolder_AndKeepsWhatTheNotesSay()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        await repository.DoAsync("note", "debug", "pool", "--problem", "rows are lost", "--hypothesis", "the pool");
        repository.Write("requirements/search/tmp/deep/er/file.txt", "x");
        var planned = await repository.DoAsync("archive", "search", "--clean-tmp", "--dry-run");
        Assert.Equal("requirements/search/tmp/debug-pool.md\nrequirements/search/tmp/deep/er/file.txt\n2 files would be deleted\n", planned.Output);
        Assert.True(File.Exists(repository["requirements/search/tmp/deep/er/file.txt"]));
        await repository.DoAsync("archive", "search", "--clean-tmp");
        Assert.False(Directory.Exists(repository["requirements/search/tmp"]));
        Assert.Contains("## Debug Notes\n\n### pool (open)\n\n- Problem: rows are lost\n- Hypothesis: the pool\n", repository.Read("requirements/search/recovery.md"));
        Assert.Contains("0 files deleted", (await repository.DoAsync("archive", "search", "--clean-tmp")).Output);
    }

    [Fact]
    public static async Task LinkInTmp_IsRefused_AndNothingIsDeleted()
    {
        using var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        repository.Write("requirements/search/tmp/a.txt", "a");
        repository.Write("outside/precious.txt", "p");
        Directory.CreateDirectory(repository["requirements/search/tmp/z"]);
        Directory.CreateSymbolicLink(repository["requirements/search/tmp/z/link"], repository["outside"]);
        var result = await repository.RunAsync("archive", "search", "--clean-tmp");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("'requirements/search/tmp/z/link' is a link", result.Error);
        Assert.Equal(("a", "p"), (repository.Read("requirements/search/tmp/a.txt"), repository.Read("outside/precious.txt")));
    }

    [Theory]
    [InlineData("requirements")]
    [InlineData("requirements/search")]
    [InlineData("requirements/search/tmp")]
    public static async Task FolderThatIsALink_IsRefused(string name)
    {
        using var repository = new WorkspaceRepository();
        using var outside = new TemporaryFolder();
        await repository.PlanAsync();
        Directory.Delete(outside.Root);
        Directory.Move(repository[name], outside.Root);
        Directory.CreateSymbolicLink(repository[name], outside.Root);
        var before = outside.Contents();
        foreach (var option in new[] { "--clean-tmp", "--park" })
        {
            if (name != "requirements/search/tmp" || option == "--clean-tmp")
            {
                Assert.Equal(ExitCodes.Blocked, (await repository.RunAsync("archive", "search", option)).ExitCode);
            }
        }

        Assert.Equal(before, outside.Contents());
        Directory.Delete(repository[name]);
    }
}
