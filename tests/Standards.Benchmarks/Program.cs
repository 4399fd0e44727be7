using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using BenchmarkDotNet.Running;

namespace Standards;

/// <summary>
/// <c>dotnet run -c Release --project tests/Standards.Benchmarks</c> prints all tables; <c>-- generator</c>, <c>analyzers</c>, <c>memory</c>, <c>status</c> and
/// <c>gate</c> print one. The last two measure the tool as it is packed, or, as <c>-- status PATH</c>, one that is installed. <c>-- --filter '*'</c> hands over to
/// BenchmarkDotNet. The code that is analysed is this repository's own, or that of the csc response file that the environment variable
/// STANDARDS_BENCHMARK_RESPONSE_FILE names. The exit code is 2 where 'status' or the gate is over its bound.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case []:
                return await AllAsync().ConfigureAwait(false) ? 0 : 2;
            case ["generator"]:
                BenchmarkTables.PrintGenerator();
                return 0;
            case ["analyzers"]:
                BenchmarkTables.PrintAnalyzers();
                return 0;
            case [PeakMemory.Verb]:
                PeakMemory.Print();
                return 0;
            case [PeakMemory.Verb, var members, var kind]:
                PeakMemory.Row(int.Parse(members, CultureInfo.InvariantCulture), kind);
                return 0;
            case ["status" or "gate", .. { Length: <= 1 } path]:
                using (var tool = new InstalledTool(path is [var file] ? file : null))
                {
                    return (args[0] == "gate" ? GateOverhead.Print(tool) : await StatusTimes.PrintAsync(tool).ConfigureAwait(false)) ? 0 : 2;
                }

            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new ShortRunConfig(isQuiet: false));
                return 0;
        }
    }

    private static async Task<bool> AllAsync()
    {
        var clock = Stopwatch.StartNew();
        Machine.Print();
        Console.WriteLine();
        using var tool = new InstalledTool(null);

        // The shortest first: what comes after the others would start on a warm machine and a full heap.
        var isFast = await StatusTimes.PrintAsync(tool).ConfigureAwait(false);
        Console.WriteLine();
        BenchmarkTables.PrintGenerator();
        Console.WriteLine();
        PeakMemory.Print();
        Console.WriteLine();
        BenchmarkTables.PrintAnalyzers();
        Console.WriteLine();
        var isLight = GateOverhead.Print(tool);
        Console.WriteLine();
        Machine.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMinutes:0} minutes"));
        return isFast && isLight;
    }
}
