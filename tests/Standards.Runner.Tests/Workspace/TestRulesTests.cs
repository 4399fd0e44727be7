using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Workspace;

/// <summary>What testing is left by, as <c>status --check</c> lists it.</summary>
public static class TestRulesTests
{
    private const string Test = "public static class T\n{\n    [Fact]\n    public static void A_B() { }\n}\n";

    [Fact]
    public static async Task Feature_NeedsTestsOfBothKinds_AndWhatWasDoneWrittenDown()
    {
        using var repository = await TestingAsync("feature");
        Assert.Equal(["no-unit-test", "no-integration-test", "not-updated", "not-updated"], await MissingAsync(repository));

        // No test is declared there; integration tests are no unit tests.
        repository.Write("tests/Data.cs", "public sealed class Data;");
        repository.Write("tests/Acme.Integration/T.cs", Test);
        Assert.Equal(["no-unit-test", "not-updated", "not-updated"], await MissingAsync(repository));
        repository.Write("tests/T.cs", Test);
        repository.Replace("requirements/search/tasks.md", "- [ ] Unit", "- [x] Unit");
        repository.Replace("requirements/search/recovery.md", "Nothing is implemented.", "Tested.");
        Assert.Empty(await MissingAsync(repository));
    }

    [Fact]
    public static async Task TestThatNamesABackend_IsOfIntegration()
    {
        using var repository = await TestingAsync("feature");
        repository.Write("tests/T.cs", Test.Replace("[Fact]", "[Fact, Trait(\"Backend\", \"sqlite\")]", System.StringComparison.Ordinal));
        Assert.Equal(["not-updated", "not-updated"], await MissingAsync(repository));
    }

    [Fact]
    public static async Task Bug_NeedsATest_AndASmallChangeNone()
    {
        using var small = await TestingAsync("small");
        Assert.Empty(await MissingAsync(small));
        using var bug = await TestingAsync("bug");
        Assert.Equal(["no-test"], await MissingAsync(bug));
        bug.Write("tests/Integration/T.cs", Test);
        Assert.Empty(await MissingAsync(bug));
    }

    private static async Task<WorkspaceRepository> TestingAsync(string kind)
    {
        var repository = new WorkspaceRepository();
        await repository.GitAsync("init", "-q");
        if (kind == "feature")
        {
            await repository.PlanAsync();
        }
        else
        {
            await repository.DoAsync("plan", "add search", "--slug", "search", "--" + kind);
            repository.FillIn("search");
        }

        var tree = new RequirementTree(repository.Root);
        foreach (var phase in new[] { Phase.Implementing, Phase.Testing })
        {
            await PhaseChange.ApplyAsync(tree, tree.Find("search")!, phase, null, null, [], await PhaseStart.FindAsync(repository.Root, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        return repository;
    }

    private static async Task<string[]> MissingAsync(WorkspaceRepository repository)
        => [.. (await repository.RunAsync("status", "--check", "--json")).Json.GetProperty("missing").EnumerateArray().Select(static problem => problem.GetProperty("code").GetString()!)];
}
