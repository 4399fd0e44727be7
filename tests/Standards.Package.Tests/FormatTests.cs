using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The package's fixes, applied by the real <c>dotnet format</c>.</summary>
public static class FormatTests
{
    [Fact]
    public static async Task TypesThatAreNotPartial_AreFixed()
    {
        var source = ConsumerSources.Reader.Text.Replace("internal partial class Reader", "internal class Reader");
        var project = await ThrowawayProject.CreateAsync("FormatPartial", ConsumerSources.Exe, [("Reader.cs", source), ConsumerSources.Program]);

        await FormatAsync(project, "STD1005");

        Assert.Equal(ConsumerSources.Reader.Text, await ReadAsync(project, "Reader.cs"));
        await project.PrintsAsync("sync 5");
    }

    [Fact]
    public static async Task CalleeInAnotherFile_IsFixedThere()
    {
        var project = await ThrowawayProject.CreateAsync(
            "FormatCallee",
            "<TargetFramework>net10.0</TargetFramework>",
            [ConsumerSources.Broken, ("Remote.cs", ConsumerSources.Remote)]);

        await FormatAsync(project, "STD1004");

        Assert.Contains("internal partial interface IRemote", await ReadAsync(project, "Remote.cs"));
        Assert.Contains("        [CreateSyncVersion]\n        Task<int> FetchAsync();", await ReadAsync(project, "Remote.cs"));
        Assert.Equal(ConsumerSources.Broken.Text, await ReadAsync(project, "Broken.cs"));
    }

    private static async Task FormatAsync(ThrowawayProject project, string id)
    {
        await project.RestoreAsync();
        var output = await Dotnet.RunAsync(project.Folder, ["format", "analyzers", "--no-restore", "--severity", "error", "--diagnostics", id, "-v", "n"]);
        Assert.True(output.Succeeded, output.Text);
    }

    private static Task<string> ReadAsync(ThrowawayProject project, string file)
        => File.ReadAllTextAsync(Path.Combine(project.Folder, file), TestContext.Current.CancellationToken);
}
