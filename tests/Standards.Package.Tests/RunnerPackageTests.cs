using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The tool's package: its own files by pattern, what it brings along by name.</summary>
public static class RunnerPackageTests
{
    private const string Tools = "tools/net10.0/any/";

    // Third parties have other names.
    private static readonly Regex Own = new(@"^(\w+/)*([Ss]tandards\.[^/]+|DotnetToolSettings\.xml)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    /// <summary>The list is checked in beside this file. It changes with the packages of the tool; the failure shows the lines.</summary>
    [LongFact]
    public static async Task FilesOfOthers_AreThoseOfTheList()
    {
        var list = Path.Combine(Package.Repository(), "tests", "Standards.Package.Tests", "RunnerPackage.txt");
        var listed = (await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken)).Where(static line => line.Length > 0 && line[0] != '#').ToList();
        var packed = (await EntriesAsync()).Where(static entry => entry.StartsWith(Tools, StringComparison.Ordinal)).Select(static entry => entry[Tools.Length..]).Where(static entry => !Own.IsMatch(entry)).ToList();

        Assert.Empty(packed.Except(listed));
        Assert.Empty(listed.Except(packed));
    }

    [LongFact]
    public static async Task FilesBesideTheTool_AreThoseOfEveryPackage()
        => Assert.Equal(
            ["README.md", "Standards.Runner.nuspec", "[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/.psmdcp"],
            (await EntriesAsync()).Where(static entry => !entry.StartsWith(Tools, StringComparison.Ordinal)));

    [LongFact]
    public static async Task OwnFiles_AreThere()
    {
        var entries = await EntriesAsync();

        Assert.All(
            ["standards.dll", "standards.deps.json", "standards.runtimeconfig.json", "Standards.Analyzers.dll", "DotnetToolSettings.xml"],
            name => Assert.Contains(Tools + name, entries));
    }

    /// <summary>As docs/runner.md says: installed for one repository, called as <c>dotnet standards</c>.</summary>
    [LongFact]
    public static async Task ToolOfAManifest_WritesCommittedFiles()
    {
        await Package.ToolAsync();
        var project = await ThrowawayProject.CreateAsync(
            "Manifest",
            "<TargetFramework>net10.0</TargetFramework>",
            [ConsumerSources.Reader, (".editorconfig", "root = true\n[Reader.cs]\nstandards.sync.output = committed\n")]);
        await project.RestoreAsync();

        await SucceedsAsync(project, "tool", "install", "Standards.Runner", "--version", Package.Version);
        await SucceedsAsync(project, "standards", "sync");
        await SucceedsAsync(project, "standards", "sync", "--check");

        Assert.True(File.Exists(Path.Combine(project.Folder, "Reader.Sync.cs")));
        await project.BuildCleanlyAsync();
    }

    private static async Task SucceedsAsync(ThrowawayProject project, params string[] arguments)
    {
        // Where a tool lies is remembered per user and version, and this version lies elsewhere in each run.
        var output = await Dotnet.RunAsync("dotnet", project.Folder, arguments, Path.Combine(await Package.RootAsync(), "home"));
        Assert.True(output.Succeeded, output.Text);
    }

    private static async Task<string[]> EntriesAsync()
    {
        await Package.ToolAsync();
        var file = Directory.GetFiles(Path.Combine(await Package.RootAsync(), "feed"), "Standards.Runner.*.nupkg").Single();
        await using var package = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        return [.. package.Entries.Select(static entry => Package.WithoutChance(entry.FullName)).Order(StringComparer.Ordinal)];
    }
}
