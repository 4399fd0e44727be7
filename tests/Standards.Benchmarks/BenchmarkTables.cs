using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Standards;

/// <summary>What BenchmarkDotNet measured, as the tables of docs/performance.md and docs/comparison.md.</summary>
internal static class BenchmarkTables
{
    public static void PrintGenerator()
    {
        Console.Error.WriteLine("generator");
        var rows = Rows(BenchmarkRunner.Run<GeneratorBenchmarks>(new ShortRunConfig(isQuiet: true)));
        Console.WriteLine("Generator");
        Console.WriteLine();
        Console.WriteLine("| Run | Members | Median | Fastest | Share | A member | Allocated |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        foreach (var row in rows)
        {
            var compiler = rows.Single(other => other.IsBaseline && other.Members == row.Members);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Members:N0} | {row.Median:N1} ms | {row.Fastest:N1} ms | {Share(row.Median / compiler.Median)} | {row.Median * 1_000 / row.Members:N1} µs | {row.Megabytes:N1} MB |"));
        }
    }

    public static void PrintAnalyzers()
    {
        Console.Error.WriteLine("analyzers");
        var rows = Rows(BenchmarkRunner.Run<AnalyzerBenchmarks>(new ShortRunConfig(isQuiet: true)));
        var compiler = rows.Single(static row => row.IsBaseline);
        var nothing = rows.Single(static row => row.Name == AnalyzerBenchmarks.Nothing);
        Console.WriteLine($"Analyzers over {Corpus.Description}, one thread");
        Console.WriteLine();
        Console.WriteLine("| Run | Median | Fastest | Allocated | Ratio | Cost |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var row in rows)
        {
            var cost = row == compiler || row == nothing ? "" : Share((row.Median - nothing.Median) / compiler.Median);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Median / 1_000:0.000} s | {row.Fastest / 1_000:0.000} s | {row.Megabytes:N0} MB | {row.Median / compiler.Median:0.00} | {cost} |"));
        }
    }

    private static string Share(double share) => share.ToString(Math.Abs(share) < 0.1 ? "0.0 %" : "0 %", CultureInfo.InvariantCulture);

    private static List<Row> Rows(Summary summary)
    {
        var rows = summary.Reports.Where(static report => report.Success && report.ResultStatistics is not null).Select(static report => new Row(
            report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
            report.BenchmarkCase.Parameters.Items.SingleOrDefault()?.Value is int members ? members : 0,
            report.BenchmarkCase.Descriptor.Baseline,
            report.ResultStatistics!.Median / 1e6,
            report.ResultStatistics.Min / 1e6,
            (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / (double)(1 << 20))).ToList();
        return rows.Count == summary.BenchmarksCases.Length && rows.Count > 0
            ? rows
            : throw new InvalidOperationException($"{rows.Count} of {summary.BenchmarksCases.Length} benchmarks ran; '--filter *{summary.Title.Split('.')[^1].Split('-')[0]}*' shows why");
    }

    /// <param name="Name">What was run.</param>
    /// <param name="Members">How many attributed members; 0 where they do not count.</param>
    /// <param name="IsBaseline">Whether the others are compared with it.</param>
    /// <param name="Median">In milliseconds.</param>
    /// <param name="Fastest">In milliseconds.</param>
    /// <param name="Megabytes">What it allocated.</param>
    private sealed record Row(string Name, int Members, bool IsBaseline, double Median, double Fastest, double Megabytes);
}
