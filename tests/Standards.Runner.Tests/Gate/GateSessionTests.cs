using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Gate;

public static class GateSessionTests
{
    /// <summary>The reading of the working tree, which is mostly git, is a part of the run.</summary>
    [Fact]
    public static async Task TimeOfARun_HasThatOfItsProcesses()
    {
        using var folder = await GateFolder.CreateAsync();

        var result = await GateFolder.RunAsync(folder.Root);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Output + result.Error);
        var seconds = result.Json.GetProperty("seconds");
        Assert.InRange(seconds.GetProperty("total").GetDouble(), seconds.GetProperty("childProcesses").GetDouble(), double.MaxValue);
    }
}
