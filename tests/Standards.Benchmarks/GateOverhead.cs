using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Standards;

/// <summary>What <c>standards gate</c> itself takes beside the processes that it starts: a repository of 50 projects, of which 5 have tests, is judged twice.</summary>
internal static class GateOverhead
{
    private const int Projects = 50;
    private const int TestProjects = 5;
    private const int FilesInAProject = 10;

    // The gate's own part of a first run, and a second run on the same content as part of the first.
    private const double OwnBound = 0.10;
    private const double SecondBound = 0.15;

    /// <returns>Whether both bounds hold.</returns>
    public static bool Print(InstalledTool tool)
    {
        Console.Error.WriteLine("judging a repository of 50 projects; this takes minutes");
        var folder = tool.Folder("gate");
        Lay(folder);
        ChildProcess.Run("git", folder, "init", "-q");
        ChildProcess.Run("git", folder, "add", "-A");
        ChildProcess.Run("git", folder, "-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgSign=false", "commit", "-q", "-m", "repository");
        ChildProcess.Run(tool.Path, folder, "init");
        var (first, second) = (Gate(tool, folder), Gate(tool, folder));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"`standards gate`, {Projects} projects, {TestProjects} with tests"));
        Console.WriteLine();
        Console.WriteLine("| Run | Whole | The gate itself | Part of the first |");
        Console.WriteLine("|---|--:|--:|--:|");
        Console.WriteLine(Row("First", first, first));
        Console.WriteLine(Row("Second, nothing changed", second, first));
        Console.WriteLine();
        var isHeld = first.Own / first.Whole < OwnBound && second.Whole / first.Whole < SecondBound;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the gate itself under {OwnBound:P0} of the first run, the second run under {SecondBound:P0} of it: {(isHeld ? "yes" : "no")}"));
        return isHeld;
    }

    private static string Row(string name, (double Whole, double Own) run, (double Whole, double Own) first)
        => string.Create(CultureInfo.InvariantCulture, $"| {name} | {run.Whole:0.0} s | {run.Own:0.00} s ({run.Own / run.Whole:P1}) | {run.Whole / first.Whole:P1} |");

    private static (double Whole, double Own) Gate(InstalledTool tool, string folder)
    {
        using var document = JsonDocument.Parse(ChildProcess.Run(tool.Path, folder, "gate", "--json"));
        var seconds = document.RootElement.GetProperty("seconds");
        var whole = seconds.GetProperty("total").GetDouble();
        var processes = seconds.GetProperty("childProcesses").GetDouble();
        return whole > processes ? (whole, whole - processes) : throw new InvalidOperationException($"the gate says that it took {whole} s, and its processes {processes} s");
    }

    private static void Lay(string folder)
    {
        var solution = new StringBuilder("<Solution>\n");
        for (var i = 1; i <= Projects - TestProjects; i++)
        {
            Write($"src/Library{i}/Library{i}.csproj", Project(""));
            for (var file = 1; file <= FilesInAProject; file++)
            {
                Write($"src/Library{i}/Part{file}.cs", $"namespace Library{i};\n\npublic static class Part{file}\n{{\n    public static int Add(int left, int right) => left + right + {file};\n}}\n");
            }

            solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"src/Library{i}/Library{i}.csproj\" />\n");
        }

        for (var i = 1; i <= TestProjects; i++)
        {
            Write($"tests/Tests{i}/Tests{i}.csproj", Project($"<ItemGroup><PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"18.11.0\" /><PackageReference Include=\"xunit\" Version=\"2.9.3\" /><PackageReference Include=\"xunit.runner.visualstudio\" Version=\"3.1.5\" /><ProjectReference Include=\"../../src/Library{i}/Library{i}.csproj\" /></ItemGroup>"));
            Write($"tests/Tests{i}/PartTests.cs", $"using Library{i};\nusing Xunit;\n\nnamespace Tests{i};\n\npublic static class PartTests\n{{\n    [Fact]\n    public static void Add_Adds() => Assert.Equal(4, Part1.Add(1, 2));\n}}\n");
            solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"tests/Tests{i}/Tests{i}.csproj\" />\n");
        }

        Write("All.slnx", solution.Append("</Solution>\n").ToString());
        Write(".gitignore", "bin/\nobj/\n");
        Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");

        void Write(string path, string text)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    private static string Project(string items) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{items}</Project>\n";
}
