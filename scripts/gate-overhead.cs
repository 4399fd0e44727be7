#:property PublishAot=false

// Measures what 'standards gate' itself takes beside the processes that it starts: a repository with 50 projects, of which 5 have tests, is made in a temporary folder and judged twice.
// dotnet run scripts/gate-overhead.cs -- [path of the tool 'standards'] [number of projects]
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

var tool = args.Length > 0 ? args[0] : "standards";
var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50;
var tests = Math.Max(1, count / 10);
var root = Directory.CreateTempSubdirectory("gate-overhead-").FullName;
try
{
    Make();
    Run("git", "init", "-q");
    Run("git", "add", "-A");
    Run("git", "-c", "user.name=Overhead", "-c", "user.email=overhead@example.invalid", "commit", "-q", "-m", "Repository");
    Run(tool, "init");
    var first = Gate();
    var second = Gate();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"second run: {second.Total / first.Total:P1} of the first"));
    return first.Own / first.Total < 0.10 && second.Total / first.Total < 0.15 ? 0 : 1;
}
finally
{
    Directory.Delete(root, true);
}

(double Total, double Own) Gate()
{
    using var document = JsonDocument.Parse(Run(tool, "gate", "--json"));
    var seconds = document.RootElement.GetProperty("seconds");
    var total = seconds.GetProperty("total").GetDouble();
    var own = total - seconds.GetProperty("childProcesses").GetDouble();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} projects, {tests} with tests: {total:0.0} s, the gate itself {own:0.00} s ({own / total:P1})"));
    return (total, own);
}

void Make()
{
    var solution = new StringBuilder("<Solution>\n");
    for (var i = 1; i <= count - tests; i++)
    {
        Write($"src/Library{i}/Library{i}.csproj", Project(""));
        for (var file = 1; file <= 10; file++)
        {
            Write($"src/Library{i}/Part{file}.cs", $"namespace Library{i};\n\npublic static class Part{file}\n{{\n    public static int Add(int left, int right) => left + right + {file};\n}}\n");
        }

        solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"src/Library{i}/Library{i}.csproj\" />\n");
    }

    for (var i = 1; i <= tests; i++)
    {
        Write($"tests/Tests{i}/Tests{i}.csproj", Project($"<ItemGroup><PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"18.11.0\" /><PackageReference Include=\"xunit\" Version=\"2.9.3\" /><PackageReference Include=\"xunit.runner.visualstudio\" Version=\"3.1.5\" /><ProjectReference Include=\"../../src/Library{i}/Library{i}.csproj\" /></ItemGroup>"));
        Write($"tests/Tests{i}/PartTests.cs", $"using Library{i};\nusing Xunit;\n\nnamespace Tests{i};\n\npublic static class PartTests\n{{\n    [Fact]\n    public static void Add_Adds() => Assert.Equal(4, Part1.Add(1, 2));\n}}\n");
        solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"tests/Tests{i}/Tests{i}.csproj\" />\n");
    }

    Write("All.slnx", solution.Append("</Solution>\n").ToString());
    Write(".gitignore", "bin/\nobj/\n");
    Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
}

static string Project(string items) => $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{items}</Project>\n";

void Write(string path, string text)
{
    var full = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(full)!);
    File.WriteAllText(full, text);
}

string Run(string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };

    // 'dotnet run' leaves them to its children, where they would name the wrong SDK.
    foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "DOTNET_HOST_PATH").ToList())
    {
        start.Environment.Remove(name);
    }

    using var process = Process.Start(start)!;
    process.ErrorDataReceived += static (_, _) => { };
    process.BeginErrorReadLine();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}: {output}");
}
