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
        Assert.Equal(["no-unit-test", "no-integration-test", "not-updated", "not-updated"], await repository.MissingCodesAsync());

        // No test is declared there; integration tests are no unit tests.
        repository.Write("tests/Data.cs", "public sealed class Data;");
        repository.Write("tests/Acme.Integration/T.cs", Test);
        Assert.Equal(["no-unit-test", "not-updated", "not-updated"], await repository.MissingCodesAsync());
        repository.Write("tests/T.cs", Test);
        repository.Replace("requirements/search/tasks.md", "- [ ] Unit", "- [x] Unit");
        repository.Replace("requirements/search/recovery.md", "Nothing is implemented.", "Tested.");
        Assert.Empty(await repository.MissingCodesAsync());
    }

    [Fact]
    public static async Task TestThatNamesABackend_IsOfIntegration()
    {
        using var repository = await TestingAsync("feature");
        repository.Write("tests/T.cs", Test.Replace("[Fact]", "[Fact, Trait(\"Backend\", \"sqlite\")]", System.StringComparison.Ordinal));
        Assert.Equal(["not-updated", "not-updated"], await repository.MissingCodesAsync());
    }

    [Theory]
    [InlineData("- all: n/a because files change and no query", false)]
    [InlineData("- sqlite: n/a because no query changes\n- DuckDB: N/A because it has none.", false)]
    [InlineData("- all: n/a because no query changes\n- duckdb: reads Parquet", true)]
    [InlineData("- sqlite: n/a because no query changes\n- duckdb: n/a", true)]
    [InlineData("- sqlite: n/a because no query changes", true)]
    [Trait("AC", "fewer-steps-to-archive/AC-5")]
    public static async Task FeatureThatConcernsNoBackend_NeedsNoIntegrationTest(string said, bool isAsked)
    {
        using var repository = await TestingAsync("feature");
        var prd = repository.Read("requirements/search/prd.md").Split('\n');
        repository.Write("requirements/search/prd.md", string.Join('\n', prd.Select(line => line.StartsWith("- sqlite:", System.StringComparison.Ordinal) ? said : line).Where(static line => !line.StartsWith("- duckdb: a search", System.StringComparison.Ordinal))));
        repository.Write("tests/T.cs", Test);
        Assert.Equal(isAsked, (await repository.MissingCodesAsync()).Contains("no-integration-test"));
    }

    [Fact]
    public static async Task Bug_NeedsATest_AndASmallChangeNone()
    {
        using var small = await TestingAsync("small");
        Assert.Empty(await small.MissingCodesAsync());
        using var bug = await TestingAsync("bug");
        Assert.Equal(["no-test"], await bug.MissingCodesAsync());
        bug.Write("tests/Integration/T.cs", Test);
        Assert.Empty(await bug.MissingCodesAsync());
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
}
