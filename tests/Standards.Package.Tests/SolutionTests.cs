using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>One solution with several target frameworks, friend assemblies, central package versions, C# of the newest version, F# and tests.</summary>
public static class SolutionTests
{
    [LongFact]
    public static async Task Solution_BuildsWithoutAWarning()
    {
        var solution = await ThrowawaySolution.FirstAsync();

        solution.AssertBuilt();
    }

    [LongFact]
    public static async Task App_CallsMembersOfItsFriendAndOfFSharp()
    {
        var solution = await ThrowawaySolution.FirstAsync();
        var output = await solution.RunAsync("run", "--no-build", "--project", "App");

        Assert.Equal("first: sync, 6 left, 3 in F#", output.Text.Trim());
    }

    [LongFact]
    public static async Task DotnetTest_RunsWrittenAndGeneratedTests()
    {
        var solution = await ThrowawaySolution.FirstAsync();
        var output = await solution.RunAsync("test", "--no-build", "--project", "Core.Tests");

        Assert.True(output.Succeeded, output.Text);
        Assert.Contains("succeeded: 3", output.Text);
    }

    [LongFact]
    public static async Task SecondFolder_GivesTheSameBytes()
    {
        var first = await ThrowawaySolution.FirstAsync();
        var second = await ThrowawaySolution.BuildAsync("second");
        second.AssertBuilt();
        var (outputs, again) = (first.Outputs(), second.Outputs());

        Assert.Contains("Core/obj/Debug/netstandard2.0/Core.dll", outputs.Keys);
        Assert.Contains("App/obj/Debug/net10.0/App.pdb", outputs.Keys);
        Assert.Contains(outputs.Keys, static file => file.Contains("/generated/", StringComparison.Ordinal) && file.EndsWith(".Sync.g.cs", StringComparison.Ordinal));
        Assert.Equal(outputs.Keys.Order(StringComparer.Ordinal), again.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(outputs.Keys.Where(file => outputs[file] != again[file]).Order(StringComparer.Ordinal));
    }
}
