using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>What the package's props and targets do to a project; evaluated, not built.</summary>
public static class BuildFilesTests
{
    private const string Net10 = "<TargetFramework>net10.0</TargetFramework>";

    [Fact]
    public static async Task SymbolListsInTheProjectFolder_AreAdditionalFiles()
    {
        var project = await ThrowawayProject.CreateAsync("Lists", Net10, [("SyncCounterparts.txt", ""), ("LegacySymbols.txt", ""), ("Other.txt", "")]);
        await project.RestoreAsync();

        Assert.Equal(["LegacySymbols.txt", "SyncCounterparts.txt"], (await project.ItemAsync("AdditionalFiles")).Order());
    }

    [Fact]
    public static async Task SymbolListsThatTheProjectIncludes_AreThereOnce()
    {
        var project = await ThrowawayProject.CreateAsync(
            "ListsIncluded",
            Net10,
            [("SyncCounterparts.txt", ""), ("LegacySymbols.txt", "")],
            """<AdditionalFiles Include="SyncCounterparts.txt" /><AdditionalFiles Include="$(MSBuildProjectDirectory)/LegacySymbols.txt" />""");
        await project.RestoreAsync();

        Assert.Equal(["LegacySymbols.txt", "SyncCounterparts.txt"], (await project.ItemAsync("AdditionalFiles")).Order());
    }

    [Fact]
    public static async Task ProjectWithoutSymbolLists_HasNoAdditionalFiles_AndShowsItsPropertiesToTheCompiler()
    {
        var project = await ThrowawayProject.CreateAsync("NoLists", Net10, []);
        await project.RestoreAsync();

        Assert.Empty(await project.ItemAsync("AdditionalFiles"));
        Assert.Superset(
            new HashSet<string> { "RunAnalyzers", "RunAnalyzersDuringBuild", "IsTestProject", "StandardsMode", "StandardsBackends", "StandardsDocs" },
            (await project.ItemAsync("CompilerVisibleProperty")).ToHashSet());
    }
}
