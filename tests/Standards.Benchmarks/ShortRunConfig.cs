using System.IO;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Standards;

/// <summary>One process, so that all rows of a table had the same machine: two runs to warm up, then the median of five.</summary>
internal sealed class ShortRunConfig : ManualConfig
{
    /// <param name="isQuiet">Whether the tables of <see cref="BenchmarkTables"/> are all that is wanted.</param>
    public ShortRunConfig(bool isQuiet)
    {
        AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(StatisticColumn.Median, StatisticColumn.Min, BaselineRatioColumn.RatioMean);
        AddDiagnoser(MemoryDiagnoser.Default);
        if (isQuiet)
        {
            AddLogger(NullLogger.Instance);
            WithArtifactsPath(Path.Combine(Path.GetTempPath(), "standards-benchmarks"));
        }
        else
        {
            AddExporter(MarkdownExporter.GitHub);
            AddLogger(ConsoleLogger.Default);
        }

        WithOptions(ConfigOptions.DisableOptimizationsValidator);
    }
}
