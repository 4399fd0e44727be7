using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Terminal;
using Standards.Workspace;
using Xunit;

namespace Standards.Review;

/// <summary>The cleanup without the gate before it: whole, refused, and killed at each of its steps.</summary>
public static class CleanupTests
{
    private const string Policy = """{ "version": 1, "reports": ["reports/**/*.md"], "limits": { "activeRequirements": 2 } }""";

    [Fact]
    public static async Task Cleanup_DeletesMovesAndParks()
    {
        using var repository = await ReviewingAsync();
        foreach (var other in new[] { "older", "old", "new" })
        {
            await repository.DoAsync("plan", other, "--small", "--slug", other);
        }

        var before = repository.Tree();
        var dry = (await repository.DoAsync("review", "search", "--dry-run", "--json")).Json;
        Assert.Equal(before, repository.Tree());
        Assert.Equal(("reviewing", true), (dry.GetProperty("phase").GetString(), dry.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(["requirements/search/tmp/debug-pool.md", "requirements/search/tmp/deep/a.txt"], Strings(dry, "deleted"));
        Assert.Equal(
            ["reports/pool.md -> requirements/archive/_reports/search/reports/pool.md", "requirements/search -> requirements/archive/search"],
            dry.GetProperty("cleanup").GetProperty("moved").EnumerateArray().Select(static move => $"{move.GetProperty("from").GetString()} -> {move.GetProperty("to").GetString()}"));
        Assert.Equal(["older"], Strings(dry, "parked"));

        var cleanup = await CleanAsync(new RequirementTree(repository.Root));
        AssertClean(repository);
        Assert.Equal(["older"], cleanup.Report.Parked);
        Assert.Equal(["planned", "parked"], Phases(repository, "archive/older"));
        Assert.Equal("ARCHIVED", repository.Read("requirements/archive/search/ARCHIVED.md"));
        Assert.Contains("- [x] `standards review search`", repository.Read("requirements/archive/search/tasks.md"));
        Assert.Equal(2, repository.Read("requirements/archive/search/recovery.md").Split("### pool (open)").Length);

        // Once more by the command: all is done.
        Assert.Equal("archived", (await repository.DoAsync("review", "search", "--json")).Json.GetProperty("phase").GetString());
        Assert.Equal(["new", "old"], new RequirementTree(repository.Root).Active().Select(static requirement => requirement.Slug));

        // What was done comes back into review, without the verdict.
        await repository.DoAsync("archive", "search", "--restore");
        Assert.Equal(Phase.Reviewing, new RequirementTree(repository.Root).Find("search")!.Phase);
        Assert.False(File.Exists(repository["requirements/search/ARCHIVED.md"]));
    }

    [Fact]
    public static async Task Killed_AtAnyStep_IsFinishedByTheNextRun()
    {
        var steps = new List<string>();
        using (var counted = await ReviewingAsync())
        {
            await CleanAsync(new RequirementTree(counted.Root) { Step = steps.Add });
        }

        Assert.Subset(steps.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { "summarised", "set aside", "tmp", "report", "written down", "event", "mirrored", "marked", "ticked", "rename", "moved", "index", "done", "forgotten" });
        for (var step = 1; step <= steps.Count; step++)
        {
            using var repository = await ReviewingAsync();
            var count = 0;
            var tree = new RequirementTree(repository.Root) { Step = _ => count += count + 1 == step ? throw new DeathException() : 1 };
            await Assert.ThrowsAsync<DeathException>(() => CleanAsync(tree));

            // Whatever changes the requirements next finishes the move; the review does the rest.
            await CleanAsync(new RequirementTree(repository.Root));
            AssertClean(repository);
        }
    }

    [Fact]
    public static async Task LastStepsLeft_AreFoundWithoutAName()
    {
        using var repository = await ReviewingAsync();
        var tree = new RequirementTree(repository.Root) { Step = static step => _ = step == "done" ? throw new DeathException() : 0 };
        await Assert.ThrowsAsync<DeathException>(() => CleanAsync(tree));
        Assert.Equal("archived", (await repository.DoAsync("review", "--json")).Json.GetProperty("phase").GetString());
        AssertClean(repository);
        Assert.Equal(ExitCodes.Usage, (await repository.RunAsync("review")).ExitCode);
    }

    [Fact]
    public static async Task LinkInTmp_IsRefused_AndNothingIsTouched()
    {
        using var outside = new TemporaryFolder();
        outside.Write("kept.txt", "kept");
        foreach (var name in new[] { "tmp/link", "tmp/deep/link" })
        {
            using var repository = await ReviewingAsync();
            Directory.CreateSymbolicLink(repository["requirements/search/" + name], outside.Root);
            var before = repository.Tree();
            var exception = await Assert.ThrowsAsync<CommandException>(() => CleanAsync(new RequirementTree(repository.Root)));
            Assert.Equal($"'requirements/search/{name}' is a link to '{outside.Root}'; remove the link, nothing was deleted", exception.Message);
            Assert.Equal(before, repository.Tree());
            Assert.True(File.Exists(outside["kept.txt"]));
        }
    }

    [Fact]
    public static async Task TakenPlace_IsRefused_BeforeAnythingIsDeleted()
    {
        using var repository = await ReviewingAsync();
        repository.Write("requirements/archive/search/prd.md", "another");
        var before = repository.Tree();
        var exception = await Assert.ThrowsAsync<CommandException>(() => CleanAsync(new RequirementTree(repository.Root)));
        Assert.Equal("archive-exists: 'requirements/archive/search' exists; rename one of the two folders", exception.Message);
        Assert.Equal(before, repository.Tree());

        Directory.Delete(repository["requirements/archive/search"], recursive: true);
        repository.Write("requirements/archive/_reports/search/reports/pool.md", "another");
        exception = await Assert.ThrowsAsync<CommandException>(() => CleanAsync(new RequirementTree(repository.Root)));
        Assert.StartsWith("archive-exists: 'requirements/archive/_reports/search/reports/pool.md' exists", exception.Message);
        File.Delete(repository["requirements/archive/_reports/search/reports/pool.md"]);
        await CleanAsync(new RequirementTree(repository.Root));
        AssertClean(repository);
    }

    [Fact]
    public static async Task ReadOnlyFiles_AreNoObstacle()
    {
        using var repository = await ReviewingAsync();
        foreach (var file in Directory.GetFiles(repository["requirements/search"], "*", SearchOption.AllDirectories).Where(static file => !file.Contains("phases", StringComparison.Ordinal)))
        {
            File.SetAttributes(file, FileAttributes.ReadOnly);
        }

        await CleanAsync(new RequirementTree(repository.Root));
        AssertClean(repository);
    }

    [Fact]
    public static async Task FileInTheWayOfTheArchive_IsSaid_AndTheNextRunGoesOn()
    {
        using var repository = await ReviewingAsync();
        repository.Write("requirements/archive", "a file");
        await Assert.ThrowsAsync<CommandException>(() => CleanAsync(new RequirementTree(repository.Root)));
        File.Delete(repository["requirements/archive"]);
        await CleanAsync(new RequirementTree(repository.Root));
        AssertClean(repository);
    }

    [Fact]
    public static async Task WorkOfOthers_IsNotParked()
    {
        using var repository = await ReviewingAsync();
        await repository.DoAsync("plan", "theirs", "--small", "--slug", "theirs");
        await repository.GitAsync("add", ".");
        await repository.GitAsync("-c", "user.email=b@example.org", "commit", "-q", "-m", "theirs", "--author", "B <b@example.org>");
        await repository.GitAsync("config", "user.name", "A");
        await repository.GitAsync("config", "user.email", "a@example.org");
        foreach (var mine in new[] { "mine-1", "mine-2", "mine-3", "mine-4" })
        {
            await repository.DoAsync("plan", mine, "--small", "--slug", mine);
        }

        Assert.Equal(["mine-1", "mine-2"], (await CleanAsync(new RequirementTree(repository.Root))).Report.Parked);
        Assert.Equal(["mine-4", "mine-3", "theirs"], new RequirementTree(repository.Root).Active().Select(static requirement => requirement.Slug));
    }

    [Fact]
    public static async Task OtherPhases_NameTheCommandThatIsDue()
    {
        using var repository = new WorkspaceRepository(Policy);
        Assert.Equal((ExitCodes.Usage, "no requirement is active; run 'standards plan \"<request>\"'"), await SaidAsync("review"));
        Assert.Equal((ExitCodes.Usage, "there is no requirement 'nope' in 'requirements'; 'standards status --all' lists them"), await SaidAsync("review", "nope"));
        Assert.Equal(ExitCodes.Usage, (await SaidAsync("review", "../search")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await SaidAsync("test", "../search")).ExitCode);
        await repository.DoAsync("plan", "search", "--small");
        Assert.Equal((ExitCodes.Blocked, "'search' is planned; run 'standards implement search'"), await SaidAsync("review"));
        Assert.Equal((ExitCodes.Blocked, "'search' is planned; run 'standards implement search'"), await SaidAsync("test"));
        await repository.DoAsync("archive", "search", "--park");
        Assert.Equal((ExitCodes.Blocked, "'search' is in the archive, as parked; run 'standards archive search --restore'"), await SaidAsync("review", "search"));
        Assert.Equal((ExitCodes.Blocked, "'search' is in the archive, as parked; run 'standards archive search --restore'"), await SaidAsync("test", "search"));
        Assert.Equal((ExitCodes.Blocked, "'search' is in the archive, as parked; run 'standards archive search --restore'"), await SaidAsync("implement", "search"));
        await repository.DoAsync("archive", "search", "--restore");
        await ToAsync(repository, Phase.Implementing);
        Assert.Equal((ExitCodes.Blocked, "'search' is implementing; run 'standards test search'"), await SaidAsync("review", "--allow-accept"));
        await ToAsync(repository, Phase.Reviewing);
        Assert.Equal(ExitCodes.Usage, (await SaidAsync("test")).ExitCode);
        Assert.Equal((ExitCodes.Usage, "'--reason' goes with no option that names tests: with one the phase stays as it is"), await SaidAsync("test", "--all", "--reason", "r"));

        async Task<(int ExitCode, string? Error)> SaidAsync(params string[] arguments)
        {
            var result = await repository.RunAsync([.. arguments, "--json"]);
            return (result.ExitCode, result.Json.GetProperty("error").GetString());
        }
    }

    private static string[] Strings(System.Text.Json.JsonElement review, string name) => [.. review.GetProperty("cleanup").GetProperty(name).EnumerateArray().Select(static value => value.GetString()!)];

    /// <summary>A requirement in review, with whatever a cleanup has to deal with.</summary>
    private static async Task<WorkspaceRepository> ReviewingAsync()
    {
        var repository = new WorkspaceRepository(Policy);
        await repository.GitAsync("init", "-q");
        await repository.PlanAsync();
        await ToAsync(repository, Phase.Implementing);
        await ToAsync(repository, Phase.Testing);
        await ToAsync(repository, Phase.Reviewing);
        repository.Write("requirements/search/tmp/debug-pool.md", "# Debug: pool\n\n## Problem\n\n- p\n");
        repository.Write("requirements/search/tmp/deep/a.txt", "a");
        repository.Write("reports/pool.md", "pool");
        return repository;
    }

    private static async Task ToAsync(WorkspaceRepository repository, Phase phase)
    {
        var tree = new RequirementTree(repository.Root);
        await PhaseChange.ApplyAsync(tree, tree.Find("search")!, phase, null, null, [], await PhaseStart.FindAsync(repository.Root, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }

    /// <summary>As the review does it after a gate that passed: under the lock, which finishes what a killed process began.</summary>
    private static async Task<Cleanup> CleanAsync(RequirementTree tree)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var taken = await tree.LockAsync(new CommandContext(tree.Root, Verbosity.Quiet, TextWriter.Null, Plain: true), cancellationToken);
        var cleanup = new Cleanup(tree, PolicyReader.Read(tree.Root), await PhaseStart.FindAsync(tree.Root, cancellationToken), await GitRepository.FindAsync(new ProcessRunner(), tree.Root, cancellationToken));
        var requirement = tree.Find("search")!;
        await (requirement.IsArchived && requirement.Phase == Phase.Archived ? cleanup.FinishAsync("search", dryRun: false, cancellationToken) : cleanup.RunAsync(requirement, "ARCHIVED", dryRun: false, cancellationToken));
        return cleanup;
    }

    private static void AssertClean(WorkspaceRepository repository)
    {
        Assert.False(Directory.Exists(repository["requirements/search"]));
        Assert.False(Directory.Exists(repository["requirements/archive/search/tmp"]));
        Assert.Equal(["planned", "implementing", "testing", "reviewing", "archived"], Phases(repository, "archive/search"));
        var recovery = repository.Read("requirements/archive/search/recovery.md");
        Assert.Contains("phase: archived", recovery);
        Assert.Equal(2, recovery.Split("reviewing to archived").Length);
        Assert.Equal("ARCHIVED", repository.Read("requirements/archive/search/ARCHIVED.md"));
        Assert.Equal("pool", repository.Read("requirements/archive/_reports/search/reports/pool.md"));
        Assert.False(File.Exists(repository["reports/pool.md"]));
        Assert.Contains("(archive/search/prd.md)", repository.Read("requirements/README.md"));
        Assert.DoesNotContain(repository.Tree(), static path => path.Contains("standards-", StringComparison.Ordinal) || path.Contains("pending", StringComparison.Ordinal));
        Assert.Equal("", repository.GitOutputAsync("for-each-ref", "refs/standards/search").GetAwaiter().GetResult());
    }

    private static string[] Phases(WorkspaceRepository repository, string slug) => [.. PhaseLedger.Read(repository[$"requirements/{slug}/evidence/phases.jsonl"]).Events.Select(static e => e.To.Name())];

    private sealed class DeathException : Exception;
}
