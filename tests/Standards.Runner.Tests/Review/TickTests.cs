using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Terminal;
using Standards.Workspace;
using Xunit;

namespace Standards.Review;

/// <summary>The review ticks what is proven; the gate alone does not.</summary>
public static class TickTests
{
    private const string Policy = """
        {
          "version": 1,
          "build": { "target": "Library.csproj" },
          "commands": { "proof": { "run": ["git", "version"] }, "no-proof": { "run": ["git", "no-such-command"] } },
          "gate": {
            "off": {
              "lint": "nothing is built", "analysis-ran": "nothing is built", "suppressions": "nothing is built", "sync": "nothing is built", "tests": "nothing is built",
              "coverage": "nothing is built", "docs-api": "nothing is built"
            }
          }
        }
        """;

    [Fact]
    [Trait("AC", "fewer-steps-to-archive/AC-1")]
    public static async Task ProvenCriteria_AreTicked_AndTheReviewGoesOn()
    {
        using var repository = await ReviewingAsync("- [ ] AC-1: A search for `abc` returns 3 rows\n  - proof: command proof\n- [x] AC-2: A search for `x` returns 0 rows\n  - proof: command proof\n* [ ] **AC-3**: The page shows 10 rows\n  - proof: command proof\n");
        var review = (await repository.DoAsync("review", "--allow-accept", "--json")).Json;
        Assert.Equal("archived", review.GetProperty("phase").GetString());
        Assert.Equal(["AC-1", "AC-3"], Ticked(review));
        Assert.Equal(["testing earlier", "docs passed", "gate passed", "cleanup passed"], review.GetProperty("steps").EnumerateArray().Select(static step => $"{step.GetProperty("name").GetString()} {step.GetProperty("status").GetString()}"));
        Assert.EndsWith("; ticked, for proven: AC-1, AC-3", review.GetProperty("steps")[2].GetProperty("summary").GetString());
        var prd = repository.Read("requirements/archive/search/prd.md");
        Assert.Contains("- [x] AC-1: A search for `abc` returns 3 rows\n", prd);
        Assert.Contains("* [x] **AC-3**: The page shows 10 rows\n", prd);

        // Checks that are not applicable are counted and not listed.
        var page = repository.Read("requirements/archive/search/ARCHIVED.md");
        Assert.Matches("[1-9][0-9]* checks? passed, [1-9][0-9]* not applicable", page);
        Assert.DoesNotContain("| not applicable |", page);
        Assert.Contains("|---|---|---|---|---|\n| search | AC-1 | command proof | proven | yes |", page);

        // One verdict, of what is in the archive.
        Assert.Single(File.ReadAllLines(repository["requirements/archive/search/evidence/verdicts.jsonl"]));
    }

    [Theory]
    [InlineData("- [ ] Write it", "task 'Write it' is open")]
    [InlineData("- [x] Write it", "'AC-2' is ticked and not proven: ")]
    [Trait("AC", "fewer-steps-to-archive/AC-2")]
    public static async Task OtherFindings_LeaveTheTicksToPeople(string task, string finding)
    {
        using var repository = await ReviewingAsync("- [ ] AC-1: A search for `abc` returns 3 rows\n  - proof: command proof\n- [x] AC-2: A search for `x` returns 0 rows\n  - proof: command " + (task[3] == 'x' ? "no-proof" : "proof") + "\n", task);
        var before = await File.ReadAllBytesAsync(repository["requirements/search/prd.md"], TestContext.Current.CancellationToken);
        var result = await repository.RunAsync("review", "--allow-accept", "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Equal("reviewing", result.Json.GetProperty("phase").GetString());
        Assert.Empty(Ticked(result.Json));
        var said = result.Json.GetProperty("gate").GetProperty("checks").EnumerateArray().SelectMany(static check => check.GetProperty("findings").EnumerateArray()).Select(static found => found.GetProperty("message").GetString()!).ToList();
        Assert.Equal(2, said.Count);
        Assert.Contains("'AC-1' is proven and not ticked", said);
        Assert.Contains(said, message => message.StartsWith(finding, StringComparison.Ordinal));
        Assert.Equal(before, await File.ReadAllBytesAsync(repository["requirements/search/prd.md"], TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("AC", "fewer-steps-to-archive/AC-3")]
    public static async Task Gate_BlocksAndChangesNoFile()
    {
        using var repository = await ReviewingAsync("- [ ] AC-1: A search for `abc` returns 3 rows\n  - proof: command proof\n");
        await repository.GitAsync("add", "--all");
        var result = await repository.RunAsync("gate", "--allow-accept", "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("criterion-not-ticked", result.Output);
        Assert.Equal("", await repository.GitOutputAsync("diff", "--name-only"));
        Assert.Equal("", await repository.GitOutputAsync("ls-files", "--others", "--exclude-standard"));
    }

    [Fact]
    public static async Task PersonWhoLooked_TicksAndNobodyElse()
    {
        using var repository = await ReviewingAsync("- [ ] AC-1: The page shows 10 rows\n  - proof: manual: A. Person, 2026-11-01\n");
        var result = await repository.RunAsync("review", "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Empty(Ticked(result.Json));
        Assert.Contains("- [ ] AC-1", repository.Read("requirements/search/prd.md"));
    }

    [Fact]
    public static async Task KilledAfterTheTick_IsJudgedByTheNextRun()
    {
        using var repository = await ReviewingAsync("- [ ] AC-1: A search for `abc` returns 3 rows\n  - proof: command proof\n");
        var tree = new RequirementTree(repository.Root) { Step = static step => _ = step == "ticked" ? throw new InvalidOperationException(step) : 0 };
        var run = new ReviewRun(tree, tree.Find("search")!, new ReviewRequest("standards review", [], IsAcceptAllowed: true), new CommandContext(repository.Root, Verbosity.Quiet, TextWriter.Null, Plain: true));
        Assert.Equal("ticked", (await Assert.ThrowsAsync<InvalidOperationException>(() => run.RunAsync(TestContext.Current.CancellationToken))).Message);
        Assert.Contains("- [x] AC-1", repository.Read("requirements/search/prd.md"));
        Assert.False(File.Exists(repository["requirements/search/evidence/verdicts.jsonl"]));
        var review = (await repository.DoAsync("review", "--allow-accept", "--json")).Json;
        Assert.Equal("archived", review.GetProperty("phase").GetString());
        Assert.Empty(Ticked(review));
    }

    private static string[] Ticked(JsonElement review) => [.. review.GetProperty("ticked").EnumerateArray().Select(static id => id.GetString()!)];

    /// <summary>A small change in review, whose tasks are done but for the one that is given.</summary>
    private static async Task<WorkspaceRepository> ReviewingAsync(string criteria, string task = "- [x] Write it")
    {
        var repository = new WorkspaceRepository(Policy);
        repository.Write("Library.csproj", "<Project />\n");
        await repository.GitAsync("init", "-q");
        await repository.GitAsync("commit", "-q", "--allow-empty", "-m", "first");
        await repository.DoAsync("plan", "add search", "--slug", "search", "--small");
        repository.FillIn("search");
        var prd = repository.Read("requirements/search/prd.md");
        repository.Write("requirements/search/prd.md", prd.Replace("- [ ] AC-1: a search for `abc` returns 3 rows\n  - proof: test\n", criteria, StringComparison.Ordinal).Replace("guides: []", "guides: none because nothing is documented", StringComparison.Ordinal));
        repository.Write("requirements/search/tasks.md", $"# Tasks\n\n## Work (expert)\n\n{task}\n\n## Review (docs-vision)\n\n- [ ] `standards review search`\n");
        var tree = new RequirementTree(repository.Root);
        foreach (var phase in new[] { Phase.Implementing, Phase.Testing, Phase.Reviewing })
        {
            await PhaseChange.ApplyAsync(tree, tree.Find("search")!, phase, null, null, [], await PhaseStart.FindAsync(repository.Root, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        return repository;
    }
}
