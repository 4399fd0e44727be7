using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Standards;

/// <summary>How long <c>standards status</c> takes with 50 archived requirements, beside programs that do less: each run is a process.</summary>
internal static class StatusTimes
{
    private const int Archived = 50;
    private const int WarmUps = 3;
    private const int Runs = 21;

    /// <summary>What the slower of the two answers may take.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(300);

    /// <returns>Whether they stay below the bound.</returns>
    public static async Task<bool> PrintAsync(InstalledTool tool)
    {
        var folder = tool.Folder("status");
        ChildProcess.Run("git", folder, "init", "-q");
        await ArchivedRequirements.LayAsync(folder, Archived, arguments => Task.FromResult(ChildProcess.Run(tool.Path, folder, arguments))).ConfigureAwait(false);
        var empty = BuildEmptyProgram(tool.Folder("empty"));

        Process[] processes =
        [
            new("an empty program", empty),
            new("`dotnet --version`", "dotnet", "--version"),
            new("`standards status`", tool.Path, "status"),
            new("`standards status SLUG`", tool.Path, "status", ArchivedRequirements.Active),
            new("`standards status --all`", tool.Path, "status", "--all"),
        ];

        // In turns, so that all of them have the same machine.
        for (var run = -WarmUps; run < Runs; run++)
        {
            foreach (var process in processes)
            {
                process.Measure(folder, isKept: run >= 0);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Start of the installed tool, {Archived} archived requirements, {Runs} runs in turns"));
        Console.WriteLine();
        Console.WriteLine("| Process | Median | Fastest | Ratio |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var process in processes)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {process.Name} | {process.Median:0} ms | {process.Fastest:0} ms | {process.Median / processes[0].Median:0.0} |"));
        }

        var slowest = Math.Max(processes[2].Median, processes[3].Median);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"`status` and `status SLUG` under {Bound.TotalMilliseconds:0} ms: {(slowest < Bound.TotalMilliseconds ? "yes" : "no")}"));
        return slowest < Bound.TotalMilliseconds;
    }

    private static string BuildEmptyProgram(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "Empty.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return 0;");
        ChildProcess.Run("dotnet", folder, "build", "-c", "Release", "-o", "out");
        return Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Empty.exe" : "Empty");
    }

    private sealed class Process(string name, string program, params string[] arguments)
    {
        private readonly List<double> milliseconds = [];

        public string Name { get; } = name;

        public double Median => milliseconds.Order().ElementAt(milliseconds.Count / 2);

        public double Fastest => milliseconds.Min();

        public void Measure(string folder, bool isKept)
        {
            var clock = Stopwatch.StartNew();
            ChildProcess.Run(program, folder, arguments);
            if (isKept)
            {
                milliseconds.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
    }
}
