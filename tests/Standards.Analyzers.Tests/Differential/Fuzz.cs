using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Standards.Differential;

/// <summary>What a run over many programs found.</summary>
internal sealed class FuzzSummary
{
    private int translated;
    private int diagnosed;

    public ConcurrentDictionary<string, int> Refusals { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<(ulong Seed, Failure Failure)> Failures { get; } = [];

    public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    public int Translated => translated;

    public int Diagnosed => diagnosed;

    public double TranslatedShare => Translated / (double)Math.Max(1, Translated + Diagnosed);

    public void Add(Verdict verdict, ulong seed, HashSet<string> kinds)
    {
        Interlocked.Add(ref translated, verdict.Translated);
        Interlocked.Add(ref diagnosed, verdict.DiagnosedBy.Count);
        foreach (var reason in verdict.DiagnosedBy)
        {
            Refusals.AddOrUpdate(reason, 1, static (_, n) => n + 1);
        }

        foreach (var failure in verdict.Failures)
        {
            Failures.Add((seed, failure));
        }

        lock (Kinds)
        {
            Kinds.UnionWith(kinds);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Translated} translated, {Diagnosed} diagnosed, {Failures.Count} failures\n");
        foreach (var group in Failures.GroupBy(static f => f.Failure.Kind).OrderByDescending(static g => g.Count()))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {group.Count(),5} {group.Key}\n");
        }

        foreach (var (reason, count) in Refusals.OrderByDescending(static r => r.Value).Take(25))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {count,5} {reason}\n");
        }

        return text.ToString();
    }
}

/// <summary>Runs many programs on two threads, and reports the first failures of each kind in a small form.</summary>
internal static class Fuzz
{
    public const int MethodsPerProgram = 20;

    public static int Programs { get; } = Setting("STANDARDS_FUZZ_PROGRAMS", 500);

    public static ulong Seed { get; } = (ulong)Setting("STANDARDS_FUZZ_SEED", 1);

    /// <summary>How many failures are made small and printed.</summary>
    public static int Reports { get; } = Setting("STANDARDS_FUZZ_REPORTS", 4);

    public static FuzzSummary Run(Func<FuzzProgram, Verdict> check, int methods, ulong seed)
    {
        var summary = new FuzzSummary();
        var seeds = Enumerable.Range(0, (methods + MethodsPerProgram - 1) / MethodsPerProgram).Select(i => seed * 100_003 + (ulong)i);
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, s =>
        {
            var kinds = new HashSet<string>(StringComparer.Ordinal);
            summary.Add(check(ProgramWriter.Write(s, MethodsPerProgram, kinds)), s, kinds);
        });
        return summary;
    }

    /// <summary>Small programs for some failures, first one of each kind; empty when there is none.</summary>
    public static string Report(FuzzSummary summary, Translator translator)
    {
        var chosen = summary.Failures.GroupBy(static f => f.Failure.Kind)
            .SelectMany(static g => g.OrderBy(static f => f.Seed).ThenBy(static f => f.Failure.Member, StringComparer.Ordinal).Select(static (f, rank) => (f, rank)))
            .OrderBy(static c => c.rank).ThenBy(static c => c.f.Failure.Kind, StringComparer.Ordinal).Take(Reports).Select(static c => c.f);
        return string.Join("\n", chosen.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(c => Describe(c.Seed, c.Failure, translator)));
    }

    private static string Describe(ulong seed, Failure failure, Translator translator)
    {
        // A program that does not compile as it is proves nothing.
        bool Fails(FuzzProgram p) => Same(p) is not null
            && Translators.Nothing(Harness.Compile(p.Render(), p.Nullable), Harness.ParseOptions).Output.GetDiagnostics().All(static d => d.Severity != DiagnosticSeverity.Error);
        Failure? Same(FuzzProgram p) => Harness.Check(p, translator).Failures.FirstOrDefault(f => f.Kind == failure.Kind && f.Member == failure.Member);

        var attempts = failure.Kind.Contains("does not end", StringComparison.Ordinal) ? 4 : 250;
        var small = Shrinker.Shrink(ProgramWriter.Write(seed, MethodsPerProgram), Fails, attempts);
        var verdict = Harness.Check(small, translator);
        var detail = (verdict.Failures.FirstOrDefault(f => f.Kind == failure.Kind && f.Member == failure.Member) ?? failure).Detail;
        return $"""
            ======== seed {seed}: {failure.Kind} ({failure.Member})
            {detail}
            -------- source
            {verdict.Source}
            -------- generated
            {verdict.Generated}
            """;
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
