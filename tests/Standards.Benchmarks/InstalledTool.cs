using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Standards;

/// <summary>The tool as users have it: packed for this platform, installed from the package.</summary>
internal sealed class InstalledTool : IDisposable
{
    private const string Version = "0.1.0-benchmark";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("standards-benchmark-");

    /// <param name="path">The tool, where it is installed already; null where it is packed from this repository.</param>
    public InstalledTool(string? path)
    {
        Path = path is null ? Install() : System.IO.Path.GetFullPath(path);
    }

    public string Path { get; }

    /// <summary>A new folder for a repository.</summary>
    public string Folder(string name) => folder.CreateSubdirectory(name).FullName;

    public void Dispose() => folder.Delete(recursive: true);

    private string Install()
    {
        Console.Error.WriteLine("packing and installing the tool");
        var feed = System.IO.Path.Combine(folder.FullName, "feed");
        var tools = System.IO.Path.Combine(folder.FullName, "tools");
        ChildProcess.Run("dotnet", ChildProcess.RepositoryFolder, "pack", "src/Standards.Runner", "-o", feed, "-p:Version=" + Version, $"-p:ToolPackageRuntimeIdentifiers=\"{RuntimeInformation.RuntimeIdentifier};any\"");
        ChildProcess.Run("dotnet", folder.FullName, "tool", "install", "Standards.Runner", "--tool-path", tools, "--source", feed, "--version", Version);
        return System.IO.Path.Combine(tools, OperatingSystem.IsWindows() ? "standards.exe" : "standards");
    }
}
