using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Policy;
using Xunit;

namespace Standards.Workspace;

/// <summary>Whatever is under way ends at each of its steps, as if the process died there; the next command finds the old state or makes the new one.</summary>
public static class InterruptionTests
{
    [Fact]
    public static async Task Park_EndsAtAnyStep_AndIsFinishedByTheNextCommand()
    {
        foreach (var step in await StepsAsync(static tree => Archiver.Park(tree, tree.Find("search")!, "r", dryRun: false)))
        {
            using var repository = await DieAsync(static tree => Archiver.Park(tree, tree.Find("search")!, "r", dryRun: false), step);
            await repository.DoAsync("plan", "other", "--small");
            AssertParked(repository);
        }
    }

    [Fact]
    public static async Task ParkByCopy_EndsAtAnyStep_AndIsFinishedByTheNextCommand()
    {
        foreach (var step in await StepsAsync(Park, refuseRename: true))
        {
            using var repository = await DieAsync(Park, step, refuseRename: true);
            await repository.DoAsync("plan", "other", "--small");
            AssertParked(repository);
            Assert.Equal("kept", repository.Read("requirements/archive/search/tmp/deep/file.txt"));
        }

        static void Park(RequirementTree tree)
        {
            Directory.CreateDirectory(Path.Combine(tree.Folder, "search/tmp/deep"));
            File.WriteAllText(Path.Combine(tree.Folder, "search/tmp/deep/file.txt"), "kept");
            Archiver.Park(tree, tree.Find("search")!, "r", dryRun: false);
        }
    }

    [Fact]
    public static async Task Restore_EndsAtAnyStep_AndIsFinishedByTheNextCommand()
    {
        foreach (var step in await StepsAsync(Restore))
        {
            using var repository = await DieAsync(Restore, step);
            await repository.DoAsync("plan", "other", "--small");
            Assert.True(File.Exists(repository["requirements/search/prd.md"]), $"after step {step}");
            Assert.Equal(["planned", "parked", "planned"], Phases(repository, "search"));
            Assert.False(File.Exists(repository["requirements/.pending.json"]));
        }

        static void Restore(RequirementTree tree)
        {
            Archiver.Park(new RequirementTree(tree.Root), tree.Find("search")!, null, dryRun: false);
            Archiver.Restore(tree, tree.Find("search")!, null, dryRun: false);
        }
    }

    [Fact]
    public static async Task Plan_EndsAtAnyStep_AndLeavesNothingOrAll()
    {
        static void Lay(RequirementTree tree) => new NewRequirement("filter", "add filter", RequirementKind.Feature, new DateOnly(2026, 11, 23)).Lay(tree, new StandardsPolicy(), null);
        foreach (var step in await StepsAsync(Lay))
        {
            using var repository = await DieAsync(Lay, step);
            var isLaid = Directory.Exists(repository["requirements/filter"]);
            if (isLaid)
            {
                Assert.Empty(new RequirementTree(repository.Root).Find("filter")!.Unreadable());
            }

            Assert.Equal(isLaid ? ExitCodes.Blocked : ExitCodes.Done, (await repository.RunAsync("plan", "add filter", "--slug", "filter")).ExitCode);
            Assert.Equal(["planned"], Phases(repository, "filter"));
            Assert.DoesNotContain(repository.Tree(), static path => path.Contains("standards-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public static async Task CleanTmp_EndsAtAnyStep_AndLeavesNothingHalf()
    {
        static void Clean(RequirementTree tree)
        {
            File.WriteAllText(Path.Combine(tree.Folder, "search/tmp/a.txt"), "a");
            File.WriteAllText(Path.Combine(tree.Folder, "search/tmp/debug-pool.md"), "# Debug: pool\n\n## Problem\n\n- p\n");
            Archiver.CleanTmp(tree, tree.Find("search")!, dryRun: false);
        }

        foreach (var step in await StepsAsync(Clean))
        {
            using var repository = await DieAsync(Clean, step);
            Assert.Equal(Directory.Exists(repository["requirements/search/tmp"]), File.Exists(repository["requirements/search/tmp/a.txt"]));
            await repository.DoAsync("archive", "search", "--clean-tmp");
            Assert.DoesNotContain(repository.Tree(), static path => path.Contains("tmp", StringComparison.Ordinal));
            Assert.Equal(2, repository.Read("requirements/search/recovery.md").Split("### pool (open)").Length);
        }
    }

    [Fact]
    public static async Task PhaseStart_EndsAtAnyStep_AndIsMendedByTheNextCommand()
    {
        static void Start(RequirementTree tree)
            => PhaseChange.ApplyAsync(tree, tree.Find("search")!, Phase.Implementing, null, ["src/A.cs"], [], null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

        foreach (var step in await StepsAsync(Start))
        {
            using var repository = await DieAsync(Start, step);
            await repository.DoAsync("implement", "search");
            Assert.Equal(["planned", "implementing"], Phases(repository, "search"));
            var recovery = repository.Read("requirements/search/recovery.md");
            Assert.Contains("phase: implementing", recovery);
            Assert.Equal(2, recovery.Split("planned to implementing").Length);
            Assert.Contains("| implementing |", repository.Read("requirements/README.md"));
        }
    }

    [Fact]
    public static async Task PendingMoveThatCannotBeRead_IsBlocked_AndTouchesNothing()
    {
        foreach (var text in new[] { "", "{", "{}", """{"slug":"../x","intoArchive":true,"event":"{}"}""", """{"slug":"search","intoArchive":true,"event":"{}"}""" })
        {
            using var repository = await PlannedAsync();
            repository.Write("requirements/.pending.json", text);
            var before = repository.Tree();
            var result = await repository.RunAsync("archive", "search", "--park");
            Assert.Equal(ExitCodes.Blocked, result.ExitCode);
            Assert.Contains("'requirements/.pending.json' cannot be understood", result.Error);
            Assert.Equal(before, repository.Tree());

            // Looking is always possible.
            await repository.DoAsync("status", "search");
        }
    }

    [Fact]
    public static async Task FolderInTheWayOfAFile_IsBlocked_AndSaysWhich()
    {
        using var repository = await PlannedAsync();
        File.Delete(repository["requirements/README.md"]);
        Directory.CreateDirectory(repository["requirements/README.md"]);
        var result = await repository.RunAsync("implement", "search");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("'requirements/README.md' cannot be", result.Error);

        // The ledger has it, and what follows from it comes when the way is free.
        Directory.Delete(repository["requirements/README.md"]);
        await repository.DoAsync("implement", "search");
        Assert.Equal(["planned", "implementing"], Phases(repository, "search"));
    }

    [Fact]
    public static async Task TwoAtOnce_AreBothDone()
    {
        using var repository = await PlannedAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => repository.RunAsync("note", "source", "--slug", "search", "--kind", "code", "--reference", $"file{i}", "--finding", "f"))));
        Assert.All(results, static result => Assert.Equal(ExitCodes.Done, result.ExitCode));
        Assert.Equal(7, SourceTable.Parse(repository.Read("requirements/search/research/sources.md"), "s").Rows.Length);

        results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => repository.RunAsync("plan", "add filter", "--slug", "filter"))));
        Assert.Equal([0, 2, 2, 2], results.Select(static result => result.ExitCode).Order());
    }

    /// <summary>The number of steps that an action has.</summary>
    private static async Task<IEnumerable<int>> StepsAsync(Action<RequirementTree> act, bool refuseRename = false)
    {
        using var repository = await PlannedAsync();
        var count = 0;
        act(new RequirementTree(repository.Root) { Step = name => count += Refused(name, refuseRename) ? throw new IOException("refused") : 1 });
        Assert.InRange(count, 2, 40);
        return Enumerable.Range(1, count);
    }

    private static async Task<WorkspaceRepository> DieAsync(Action<RequirementTree> act, int step, bool refuseRename = false)
    {
        var repository = await PlannedAsync();
        var count = 0;
        Assert.Throws<DeathException>(() => act(new RequirementTree(repository.Root)
        {
            Step = name =>
            {
                if (Refused(name, refuseRename))
                {
                    throw new IOException("refused");
                }

                if (++count == step)
                {
                    throw new DeathException();
                }
            },
        }));
        return repository;
    }

    private static bool Refused(string name, bool refuseRename) => refuseRename && name == "rename";

    private static async Task<WorkspaceRepository> PlannedAsync()
    {
        var repository = new WorkspaceRepository();
        await repository.PlanAsync();
        return repository;
    }

    private static void AssertParked(WorkspaceRepository repository)
    {
        Assert.False(Directory.Exists(repository["requirements/search"]));
        Assert.Equal(["planned", "parked"], Phases(repository, "archive/search"));
        var recovery = repository.Read("requirements/archive/search/recovery.md");
        Assert.Contains("phase: parked", recovery);
        Assert.Equal(2, recovery.Split("planned to parked").Length);
        Assert.Contains("(archive/search/prd.md)", repository.Read("requirements/README.md"));
        Assert.DoesNotContain(repository.Tree(), static path => path.Contains("standards-", StringComparison.Ordinal) || path.Contains("pending", StringComparison.Ordinal));
    }

    private static string[] Phases(WorkspaceRepository repository, string slug) => [.. PhaseLedger.Read(repository[$"requirements/{slug}/evidence/phases.jsonl"]).Events.Select(static e => e.To.Name())];

    private sealed class DeathException : Exception;
}
