using BenchmarkDotNet.Running;

namespace Standards;

/// <summary>
/// <c>dotnet run -c Release --project tests/Standards.Benchmarks -- --filter '*Analyzer*'</c>. The code that is analysed is this repository's own, or
/// that of the csc response file that the environment variable STANDARDS_BENCHMARK_RESPONSE_FILE names.
/// </summary>
internal static class Program
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new ShortRunConfig());
}
