using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Standards;

/// <summary>How much memory a process takes that builds a project of attributed members once: each row is a process of its own.</summary>
internal static class PeakMemory
{
    public const string Verb = "memory";

    private static readonly int[] Members = [100, 1_000, 10_000];

    private static readonly string[] Kinds = ["parses", "generates", "generates and compiles"];

    public static void Print()
    {
        Console.WriteLine("Memory");
        Console.WriteLine();
        Console.WriteLine("| Members | Process | Peak working set | Managed heap | Time |");
        Console.WriteLine("|--:|---|--:|--:|--:|");
        foreach (var members in Members)
        {
            foreach (var kind in Kinds)
            {
                Measure(members, kind);
            }
        }
    }

    /// <summary>The row, written by the process that it is about.</summary>
    public static void Row(int members, string kind)
    {
        var clock = Stopwatch.StartNew();
        var compilation = SyncProject.Create(members);
        foreach (var tree in compilation.SyntaxTrees)
        {
            tree.GetRoot();
        }

        object kept = compilation;
        if (kind != Kinds[0])
        {
            kept = SyncProject.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var result, out _, CancellationToken.None);
            if (kind == Kinds[2])
            {
                result.GetDiagnostics();
            }
        }

        clock.Stop();
        using var self = Process.GetCurrentProcess();
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {members:N0} | {kind} | {self.PeakWorkingSet64 >> 20:N0} MB | {heap >> 20:N0} MB | {clock.Elapsed.TotalSeconds:0.0} s |"));
    }

    private static void Measure(int members, string kind)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(PeakMemory).Assembly.Location);
        }

        Array.ForEach([Verb, members.ToString(CultureInfo.InvariantCulture), kind], start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        Console.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"a process for {members} members failed with exit code {process.ExitCode}");
        }
    }
}
