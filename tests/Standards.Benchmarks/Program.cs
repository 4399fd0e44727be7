using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Running;

namespace Standards;

/// <summary>
/// <c>dotnet run -c Release --project tests/Standards.Benchmarks -- --filter '*'</c>: all tables, and last that of the memory, which <c>-- memory</c> prints alone.
/// The code that <see cref="AnalyzerBenchmarks"/> analyses is this repository's own, or that of the csc response file that the environment variable
/// STANDARDS_BENCHMARK_RESPONSE_FILE names.
/// </summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        switch (args)
        {
            case [PeakMemory.Verb]:
                PeakMemory.Print();
                break;
            case [PeakMemory.Verb, var members, var kind]:
                PeakMemory.Row(int.Parse(members, CultureInfo.InvariantCulture), kind);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new ShortRunConfig());
                if (args.Contains("*", StringComparer.Ordinal))
                {
                    PeakMemory.Print();
                }

                break;
        }
    }
}
