using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Standards;

/// <summary>A repository with one active requirement and many archived ones, laid by the tool itself; for the benchmarks and for the tests of the packages.</summary>
internal static class ArchivedRequirements
{
    public const string Active = "order-export";

    private const string First = "done-00";

    /// <param name="folder">The repository.</param>
    /// <param name="count">How many are archived.</param>
    /// <param name="tool">Runs the tool in the repository.</param>
    public static async Task LayAsync(string folder, int count, Func<string[], Task> tool)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Library.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n").ConfigureAwait(false);
        await tool(["init"]).ConfigureAwait(false);
        await tool(["plan", "add export of paid orders to CSV files", "--slug", First, "--small"]).ConfigureAwait(false);
        await tool(["archive", First, "--park"]).ConfigureAwait(false);

        // The others are copies: a hundred processes would say nothing more.
        var archive = Path.Combine(folder, "requirements", "archive");
        for (var i = 1; i < count; i++)
        {
            Copy(Path.Combine(archive, First), Path.Combine(archive, Name(i)), Name(i));
        }

        await tool(["plan", "add export of open orders to CSV files", "--slug", Active, "--small"]).ConfigureAwait(false);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"done-{number:00}");

    private static void Copy(string source, string target, string name)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace(First, name, StringComparison.Ordinal));
        }
    }
}
