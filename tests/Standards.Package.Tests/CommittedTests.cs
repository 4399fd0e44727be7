using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>Committed sync files as a user meets them: the packed package, the installed tool, the real build.</summary>
public static class CommittedTests
{
    private const string Committed = "Reader.Sync.cs";

    [LongFact]
    public static async Task PackageAndTool_KeepTheFileInStep()
    {
        var project = await ThrowawayProject.CreateAsync(
            "Committed",
            "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>",
            [ConsumerSources.Reader, ("Caller.cs", "class Caller { int M() => Consumer.Reader.Count(System.IO.Stream.Null); }"), (".editorconfig", "root = true\n[Reader.cs]\nstandards.sync.output = committed\n")]);
        await project.RestoreAsync();

        await ToolAsync(project, 0, Committed + ": written, it was missing", "sync");
        await project.BuildCleanlyAsync();

        // An edit by hand is an error in the file, and one in the source at the member that changed.
        var file = Path.Combine(project.Folder, Committed);
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await project.WriteAsync(Committed, written.Replace("count += read", "count -= read"));
        await FailsAsync(project, "error STD1001");
        await ToolAsync(project, 2, "was edited by hand", "sync", "--check");

        await ToolAsync(project, 0, "written, it was edited by hand", "sync");
        Assert.Equal(written, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await project.WriteAsync("Reader.cs", ConsumerSources.Reader.Text.Replace("count += read", "count -= read"));
        await FailsAsync(project, "error STD1002");
        await ToolAsync(project, 2, Committed + "(", "sync", "--check");
    }

    private static async Task FailsAsync(ThrowawayProject project, string error)
    {
        var output = await project.BuildAsync("-f", "net10.0");
        Assert.False(output.Succeeded);
        Assert.Contains(error, Assert.Single(output.Errors));
    }

    private static async Task ToolAsync(ThrowawayProject project, int exitCode, string expected, params string[] arguments)
    {
        var output = await Dotnet.RunAsync(await Package.ToolAsync(), project.Folder, arguments);
        Assert.True(exitCode == output.ExitCode, output.Text);
        Assert.Contains(expected, output.Text);
    }
}
