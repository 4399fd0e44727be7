using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The package's fixes, applied by the real <c>dotnet format</c>.</summary>
public static class FormatTests
{
    [LongFact]
    public static async Task TypesThatAreNotPartial_AreFixed()
    {
        var source = ConsumerSources.Reader.Text.Replace("internal partial class Reader", "internal class Reader");
        var project = await ThrowawayProject.CreateAsync("FormatPartial", ConsumerSources.Exe, [("Reader.cs", source), ConsumerSources.Program]);

        await FormatAsync(project, "STD1005");

        Assert.Equal(ConsumerSources.Reader.Text, await ReadAsync(project, "Reader.cs"));
        await project.PrintsAsync("sync 5");
    }

    [LongFact]
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

    [LongFact]
    public static async Task Library_IsFixedInOneRun()
    {
        var project = await ThrowawayProject.CreateAsync("FormatLibrary", RuleSources.LibraryProperties, RuleSources.Library);

        await IsFixedInOneRunAsync(project, ["STD2001", "STD2002", "STD2003", "STD4002", "STD5001", "STD5002", "STD5003", "STD6002"], left: ["STD4002"]);
    }

    [LongFact]
    public static async Task Tests_AreFixedInOneRun()
    {
        var project = await ThrowawayProject.CreateAsync("FormatTests", RuleSources.TestProperties, RuleSources.Tests, RuleSources.TestItems);

        await IsFixedInOneRunAsync(project, ["STD3001", "STD3003", "STD3004", "STD3005", "STD3007"], left: ["STD3001"]);
    }

    /// <summary>Formats as a user does: all rules down to Info. The result builds, and a second run changes nothing.</summary>
    /// <param name="ids">What has a fix.</param>
    /// <param name="left">The diagnostics among these that have none: a class with state, a legacy API without a replacement of the same form.</param>
    private static async Task IsFixedInOneRunAsync(ThrowawayProject project, string[] ids, string[] left)
    {
        await project.RestoreAsync();
        Assert.Superset(ids.ToHashSet(), (await ReportedAsync(project)).ToHashSet());

        await FormatAsync(project, "--severity", "info");
        var texts = await TextsAsync(project);

        Assert.Equal(left, (await ReportedAsync(project)).Where(ids.Contains));
        await FormatAsync(project, "--severity", "info");
        Assert.Equal(texts, await TextsAsync(project));
    }

    private static async Task<string[]> ReportedAsync(ThrowawayProject project)
    {
        var output = await project.BuildAsync("--no-incremental", "-p:ErrorLog=out.sarif%2Cversion=2.1");
        Assert.True(output.Succeeded, output.Text);

        // Markdown and lists are left: dotnet format reads C# only.
        return [.. Sarif.Results(Path.Combine(project.Folder, "out.sarif")).Where(static result => result.Contains(".cs:", StringComparison.Ordinal)).Select(static result => result[^7..])];
    }

    private static async Task<string[]> TextsAsync(ThrowawayProject project)
        => await Task.WhenAll(Directory.GetFiles(project.Folder, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static file => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));

    private static Task FormatAsync(ThrowawayProject project, string id) => FormatAsync(project, "--severity", "error", "--diagnostics", id);

    private static async Task FormatAsync(ThrowawayProject project, params string[] arguments)
    {
        await project.RestoreAsync();
        var output = await Dotnet.RunAsync(project.Folder, ["format", "analyzers", "--no-restore", .. arguments, "-v", "n"]);
        Assert.True(output.Succeeded, output.Text);
    }

    private static Task<string> ReadAsync(ThrowawayProject project, string file)
        => File.ReadAllTextAsync(Path.Combine(project.Folder, file), TestContext.Current.CancellationToken);
}
