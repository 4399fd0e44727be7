using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards;

/// <summary>
/// All rules that are on by default over one project, one thread. The ratio is to the compiler alone; what a package costs is the difference to
/// <see cref="AnalyzerThatDoesNothing"/>.
/// </summary>
public class AnalyzerBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Nothing = [new NothingAnalyzer()];

    private CSharpCompilation corpus = null!;
    private CSharpCompilation fresh = null!;
    private ImmutableArray<DiagnosticAnalyzer> standards, meziantou, roslynator, styleCop, sonar;

    [GlobalSetup]
    public void Load()
    {
        corpus = Corpus.Load();
        standards = AnalyzerPack.Ours();
        meziantou = AnalyzerPack.Of("Meziantou.Analyzer");
        roslynator = AnalyzerPack.Of("Roslynator.Analyzers");
        styleCop = AnalyzerPack.Of("StyleCop.Analyzers.Unstable");
        sonar = AnalyzerPack.Of("SonarAnalyzer.CSharp");
    }

    // Nothing that an earlier run has bound.
    [IterationSetup]
    public void Forget() => fresh = corpus.Clone();

    [Benchmark(Baseline = true)]
    public int GetDiagnostics() => fresh.GetDiagnostics().Length;

    [Benchmark]
    public int AnalyzerThatDoesNothing() => Run(Nothing);

    [Benchmark]
    public int StandardsAnalyzers() => Run(standards);

    [Benchmark]
    public int MeziantouAnalyzer() => Run(meziantou);

    [Benchmark]
    public int RoslynatorAnalyzers() => Run(roslynator);

    [Benchmark]
    public int StyleCopAnalyzers() => Run(styleCop);

    [Benchmark]
    public int SonarAnalyzerCSharp() => Run(sonar);

    private int Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
        => fresh.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAllDiagnosticsAsync().GetAwaiter().GetResult().Length;

#pragma warning disable RS1036, RS1038, RS1041 // measured here, shipped nowhere
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NothingAnalyzer : DiagnosticAnalyzer
    {
#pragma warning disable RS0030, RS2008
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("NOTHING", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true)];
#pragma warning restore RS0030, RS2008

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041
}
