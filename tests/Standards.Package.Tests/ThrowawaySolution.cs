using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The solution of <see cref="SolutionSources"/>, on disk, built once with the real <c>dotnet build</c>.</summary>
internal sealed class ThrowawaySolution
{
    private static readonly Lazy<Task<ThrowawaySolution>> First = new(static () => BuildAsync("first"));

    private ThrowawaySolution(string folder) => Folder = folder;

    public string Folder { get; }

    public required Dotnet.Output Build { get; init; }

    /// <summary>Built by the first test that asks.</summary>
    public static Task<ThrowawaySolution> FirstAsync() => First.Value;

    /// <summary>The same solution in another folder, built again.</summary>
    public static async Task<ThrowawaySolution> BuildAsync(string name)
    {
        var folder = Path.Combine(await Package.RootAsync(), "Solution", name);
        foreach (var (file, text) in SolutionSources.Files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        return new ThrowawaySolution(folder) { Build = await Dotnet.RunAsync(folder, ["build", "-nologo", "-v:m", .. Dotnet.NoNodes]) };
    }

    public Task<Dotnet.Output> RunAsync(params string[] arguments) => Dotnet.RunAsync(Folder, arguments);

    /// <summary>What the C# compiler wrote, by its path in the solution: assemblies, symbols, generated sources.</summary>
    /// <remarks>xunit.v3 names a namespace of a test assembly by chance in each build; of that project only the generated sources count.</remarks>
    public IReadOnlyDictionary<string, string> Outputs()
        => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(static file => file.Contains("/obj/", StringComparison.Ordinal) && !file.StartsWith("Neighbour/", StringComparison.Ordinal))
            .Where(static file => file.Contains("/generated/", StringComparison.Ordinal)
                || (Path.GetExtension(file) is ".dll" or ".pdb" && !file.StartsWith("Core.Tests/", StringComparison.Ordinal)))
            .ToDictionary(static file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file)))));

    public void AssertBuilt()
    {
        Assert.True(Build.Succeeded, Build.Text);
        Assert.Empty(Build.Warnings);
    }
}
