using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>What the package's props and targets do to a project; evaluated, not built.</summary>
public static class BuildFilesTests
{
    private const string Net10 = "<TargetFramework>net10.0</TargetFramework>";

    [LongFact]
    public static async Task SymbolListsInTheProjectFolder_AreAdditionalFiles()
    {
        var project = await ThrowawayProject.CreateAsync("List", Net10, [("SyncCounterparts.txt", ""), ("LegacySymbols.txt", ""), ("Other.txt", "")]);
        await project.RestoreAsync();

        Assert.Equal(["SyncCounterparts.txt", "LegacySymbols.txt"], await project.ItemAsync("AdditionalFiles"));
    }

    [LongTheory]
    [InlineData("ListIncluded", "SyncCounterparts.txt")]
    [InlineData("ListIncludedByPath", "$(MSBuildProjectDirectory)/SyncCounterparts.txt")]
    public static async Task SymbolListThatTheProjectIncludes_IsThereOnce(string name, string include)
    {
        var project = await ThrowawayProject.CreateAsync(name, Net10, [("SyncCounterparts.txt", "")], $"""<AdditionalFiles Include="{include}" />""");
        await project.RestoreAsync();

        Assert.Equal(["SyncCounterparts.txt"], await project.ItemAsync("AdditionalFiles"));
    }

    [LongFact]
    public static async Task MarkdownThatStandardsDocsNames_IsAnAdditionalFileOnce()
    {
        var project = await ThrowawayProject.CreateAsync(
            "DocsGlobs",
            Net10 + "<StandardsDocs>*.md;docs/**/*.md</StandardsDocs>",
            [("README.md", ""), ("docs/guide.md", ""), ("other/notes.md", "")],
            """<AdditionalFiles Include="README.md" />""");
        await project.RestoreAsync();

        Assert.Equal(["README.md", "guide.md"], await project.ItemAsync("AdditionalFiles"));
    }

    [LongFact]
    public static async Task BackendsBetweenSemicolons_ReachTheCompilerBetweenCommas()
    {
        var project = await ThrowawayProject.CreateAsync("Backends", Net10 + "<StandardsBackends>sqlite;postgresql</StandardsBackends>", []);
        await project.RestoreAsync();

        Assert.Equal("sqlite,postgresql", await project.PropertyAsync("StandardsBackends"));
    }

    [LongFact]
    public static async Task ProjectWithoutSymbolList_HasNoAdditionalFiles_AndShowsItsPropertiesToTheCompiler()
    {
        var project = await ThrowawayProject.CreateAsync("NoList", Net10, []);
        await project.RestoreAsync();

        Assert.Empty(await project.ItemAsync("AdditionalFiles"));
        Assert.Superset(
            new HashSet<string> { "RunAnalyzers", "RunAnalyzersDuringBuild" },
            (await project.ItemAsync("CompilerVisibleProperty")).ToHashSet());
    }
}
