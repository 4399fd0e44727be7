using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The package, packed once a run, in a folder of its own with the feed and the package folder of the projects that consume it.</summary>
internal static class Package
{
    public const string Version = "0.1.0-test";

    /// <summary>The platforms that the tool is packed for here: this one, and IL for all others. A release is packed for six and IL.</summary>
    public static readonly string[] Platforms = [RuntimeInformation.RuntimeIdentifier, "any"];

    private static readonly Lazy<Task<string>> Root = new(PackAsync);
    private static readonly Lazy<Task<string>> Tool = new(InstallToolAsync);

    /// <summary>The folder that throwaway projects are written below; the package is in its feed.</summary>
    public static Task<string> RootAsync() => Root.Value;

    public static Task<string> FileAsync() => FileAsync("Standards.Analyzers");

    /// <summary>A package of the feed, by its id.</summary>
    public static async Task<string> FileAsync(string id) => Path.Combine(await RootAsync(), "feed", $"{id}.{Version}.nupkg");

    /// <summary>The installed tool <c>standards</c>.</summary>
    public static Task<string> ToolAsync() => Tool.Value;

    /// <summary>The entry's name without the part that some SDKs name by chance.</summary>
    public static string WithoutChance(string entry) => entry.EndsWith(".psmdcp", StringComparison.Ordinal) ? entry[..(entry.LastIndexOf('/') + 1)] + ".psmdcp" : entry;

    private static async Task<string> PackAsync()
    {
        var root = Directory.CreateTempSubdirectory("standards-package-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);

        // The machine's own sources stay as they are: they are merged with this file's.
        await File.WriteAllTextAsync(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(root, "packages")}" />
              </config>
              <fallbackPackageFolders>
                <add key="standards-test-fallback" value="{RestoredPackages()}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="standards-test-feed" value="{Path.Combine(root, "feed")}" />
              </packageSources>
            </configuration>
            """);

        // Nothing from the folders above reaches the projects.
        await File.WriteAllTextAsync(Path.Combine(root, "Directory.Build.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(root, "Directory.Packages.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(root, ".editorconfig"), "root = true\n");

        var output = await Dotnet.RunAsync(
            Repository(),
            ["pack", "src/Standards.Analyzers.CodeFixes", "-c", "Release", "-o", Path.Combine(root, "feed"), "-p:Version=" + Version, "-p:InformationalVersion=" + Version, "-nologo", "-v:m", .. Dotnet.NoNodes]);
        Assert.True(output.Succeeded, output.Text);
        Assert.Empty(output.Warnings);
        return root;
    }

    /// <summary>The tool, packed in the same version and installed below the same folder.</summary>
    private static async Task<string> InstallToolAsync()
    {
        var root = await RootAsync();
        var feed = Path.Combine(root, "feed");
        var tools = Path.Combine(root, "tools");
        string[] version = ["-p:Version=" + Version, "-p:InformationalVersion=" + Version];
        var packed = await Dotnet.RunAsync(Repository(), ["pack", "src/Standards.Runner", "-c", "Release", "-o", feed, .. version, $"-p:ToolPackageRuntimeIdentifiers=\"{string.Join(';', Platforms)}\"", "-nologo", "-v:m", .. Dotnet.NoNodes]);
        Assert.True(packed.Succeeded, packed.Text);
        Assert.Empty(packed.Warnings);
        var installed = await Dotnet.RunAsync(root, ["tool", "install", "Standards.Runner", "--tool-path", tools, "--version", Version]);
        Assert.True(installed.Succeeded, installed.Text);
        return Path.Combine(tools, OperatingSystem.IsWindows() ? "standards.exe" : "standards");
    }

    private static string? RestoredPackages()
        => typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "NuGetPackageRoot").Value;

    public static string Repository() => RepositoryFolder.Path;
}
