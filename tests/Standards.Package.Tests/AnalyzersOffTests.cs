using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary><c>RunAnalyzers=false</c>: the generator still generates, and the rules are silent.</summary>
public static class AnalyzersOffTests
{
    [LongFact]
    public static async Task Generator_GeneratesAndNoRuleReports()
    {
        var project = await ThrowawayProject.CreateAsync("AnalyzersOff", RuleSources.LibraryProperties, [.. RuleSources.Library, ConsumerSources.Reader, ("Caller.cs", "class Caller { int M() => Consumer.Reader.Count(Stream.Null); }")]);
        await project.RestoreAsync();

        Assert.Contains(await ReportedAsync(project), static result => result.EndsWith("STD2001", StringComparison.Ordinal));
        Assert.Empty(await ReportedAsync(project, "-p:RunAnalyzers=false"));
        Assert.Empty(await ReportedAsync(project, "-p:RunAnalyzersDuringBuild=false"));
    }

    private static async Task<string[]> ReportedAsync(ThrowawayProject project, params string[] arguments)
    {
        var output = await project.BuildAsync(["--no-restore", "--no-incremental", "-p:ErrorLog=out.sarif%2Cversion=2.1", .. arguments]);
        Assert.True(output.Succeeded, output.Text);
        return Sarif.Results(Path.Combine(project.Folder, "out.sarif"));
    }
}
