using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace Standards;

/// <summary>The tool's packages: one that names the others, and one for each platform: its own files by pattern, what it brings along by name.</summary>
public static class RunnerPackageTests
{
    private const string Pointer = "tools/any/any/DotnetToolSettings.xml";

    // Third parties have other names.
    private static readonly Regex Own = new(@"^(\w+/)*([Ss]tandards\.[^/]+|DotnetToolSettings\.xml)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    private static readonly string[] OfEveryPackage = ["[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/.psmdcp"];

    public static TheoryData<string> Platforms => [.. Package.Platforms];

    /// <summary>The list is checked in beside this file. It changes with the packages of the tool; the failure shows the lines.</summary>
    [LongTheory]
    [MemberData(nameof(Platforms))]
    public static async Task FilesOfOthers_AreThoseOfTheList(string platform)
    {
        var list = Path.Combine(Package.Repository(), "tests", "Standards.Package.Tests", "RunnerPackage.txt");
        var listed = (await File.ReadAllLinesAsync(list, TestContext.Current.CancellationToken)).Where(static line => line.Length > 0 && line[0] != '#').ToList();
        var packed = (await EntriesAsync("." + platform)).Where(entry => entry.StartsWith(Tools(platform), StringComparison.Ordinal)).Select(entry => entry[Tools(platform).Length..]).Where(static entry => !Own.IsMatch(entry)).ToList();

        Assert.Empty(packed.Except(listed));
        Assert.Empty(listed.Except(packed));
    }

    [LongTheory]
    [MemberData(nameof(Platforms))]
    public static async Task FilesBesideTheTool_AreThoseOfEveryPackage(string platform)
        => Assert.Equal(
            Sorted([.. OfEveryPackage, "README.md", $"Standards.Runner.{platform}.nuspec"]),
            (await EntriesAsync("." + platform)).Where(entry => !entry.StartsWith(Tools(platform), StringComparison.Ordinal)));

    [LongTheory]
    [MemberData(nameof(Platforms))]
    public static async Task OwnFiles_AreThere(string platform)
    {
        var entries = await EntriesAsync("." + platform);

        Assert.All(
            ["standards.dll", "standards.deps.json", "standards.runtimeconfig.json", "Standards.Analyzers.dll", "DotnetToolSettings.xml"],
            name => Assert.Contains(Tools(platform) + name, entries));
    }

    [LongFact]
    public static async Task PackageThatIsInstalled_NamesOnePackageAPlatform()
    {
        Assert.Equal(Sorted([.. OfEveryPackage, "README.md", "Standards.Runner.nuspec", Pointer]), await EntriesAsync(""));

        await using var package = await ZipFile.OpenReadAsync(await Package.FileAsync("Standards.Runner"), TestContext.Current.CancellationToken);
        await using var settings = await package.GetEntry(Pointer)!.OpenAsync(TestContext.Current.CancellationToken);
        var document = await XDocument.LoadAsync(settings, LoadOptions.None, TestContext.Current.CancellationToken);
        Assert.Equal("standards", document.Descendants("Command").Single().Attribute("Name")?.Value);
        Assert.Equal(
            Package.Platforms.Select(static platform => (platform, "Standards.Runner." + platform)),
            document.Descendants("RuntimeIdentifierPackage").Select(static element => (element.Attribute("RuntimeIdentifier")!.Value, element.Attribute("Id")!.Value)));
    }

    /// <summary>The start of 'status' is mostly the JIT compiler's work where they are not.</summary>
    [LongFact]
    public static async Task AssembliesOfAPlatform_AreCompiledAheadOfTime()
    {
        string[] loadedByStatus = ["standards.dll", "Spectre.Console.dll", "System.CommandLine.dll", "YamlDotNet.dll"];

        Assert.All(await Task.WhenAll(loadedByStatus.Select(static name => IsCompiledAsync(Package.Platforms[0], name))), Assert.True);
        Assert.All(await Task.WhenAll(loadedByStatus.Select(static name => IsCompiledAsync("any", name))), Assert.False);
    }

    [Fact]
    public static async Task Release_IsPackedForTheseSixPlatformsAndAnyOther()
    {
        var output = await Dotnet.RunAsync(Package.Repository(), ["msbuild", "src/Standards.Runner", "-p:_IsPacking=true", "-getProperty:ToolPackageRuntimeIdentifiers"]);

        Assert.Equal("linux-x64;linux-arm64;linux-musl-x64;osx-arm64;osx-x64;win-x64;any", output.Text.Trim());
    }

    /// <summary>The same packages, but that of this platform is another's: the one of IL is installed, and runs.</summary>
    [LongFact]
    public static async Task PlatformWithoutPackage_GetsTheOneOfIl()
    {
        await Package.ToolAsync();
        var (feed, tools) = (Path.Combine(await Package.RootAsync(), "feed-of-others"), Path.Combine(await Package.RootAsync(), "tools-of-others"));
        Directory.CreateDirectory(feed);
        foreach (var id in new[] { "Standards.Runner", "Standards.Runner.any" })
        {
            var file = await Package.FileAsync(id);
            File.Copy(file, Path.Combine(feed, Path.GetFileName(file)));
        }

        await using (var package = await ZipFile.OpenAsync(Path.Combine(feed, Path.GetFileName(await Package.FileAsync("Standards.Runner"))), ZipArchiveMode.Update, TestContext.Current.CancellationToken))
        {
            await using var settings = await package.GetEntry(Pointer)!.OpenAsync(TestContext.Current.CancellationToken);
            var document = await XDocument.LoadAsync(settings, LoadOptions.None, TestContext.Current.CancellationToken);
            var own = document.Descendants("RuntimeIdentifierPackage").Single(static element => element.Attribute("RuntimeIdentifier")!.Value == Package.Platforms[0]);
            own.SetAttributeValue("RuntimeIdentifier", "haiku-x64");
            own.SetAttributeValue("Id", "Standards.Runner.haiku-x64");
            settings.SetLength(0);
            await document.SaveAsync(settings, SaveOptions.None, TestContext.Current.CancellationToken);
        }

        var installed = await Dotnet.RunAsync(await Package.RootAsync(), ["tool", "install", "Standards.Runner", "--tool-path", tools, "--version", Package.Version, "--source", feed]);
        Assert.True(installed.Succeeded, installed.Text);
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(tools, ".store"), "standards.runner.any", SearchOption.AllDirectories));
        Assert.StartsWith(Package.Version, (await Dotnet.RunAsync(Path.Combine(tools, Path.GetFileName(await Package.ToolAsync())), tools, ["--version"])).Text, StringComparison.Ordinal);
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

    private static string Tools(string platform) => $"tools/net10.0/{platform}/";

    private static async Task<bool> IsCompiledAsync(string platform, string name)
    {
        await Package.ToolAsync();
        await using var package = await ZipFile.OpenReadAsync(await Package.FileAsync("Standards.Runner." + platform), TestContext.Current.CancellationToken);
        await using var entry = await package.GetEntry(Tools(platform) + name)!.OpenAsync(TestContext.Current.CancellationToken);
        using var assembly = new MemoryStream();
        await entry.CopyToAsync(assembly, TestContext.Current.CancellationToken);
        assembly.Position = 0;
        using var reader = new PEReader(assembly);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static async Task<string[]> EntriesAsync(string platform)
    {
        await Package.ToolAsync();
        await using var package = await ZipFile.OpenReadAsync(await Package.FileAsync("Standards.Runner" + platform), TestContext.Current.CancellationToken);
        return Sorted(package.Entries.Select(static entry => Package.WithoutChance(entry.FullName)));
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
