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
    /// <summary>The row that the others are compared with: what any analyzer costs.</summary>
    public const string Nothing = "an analyzer that does nothing";

    private static readonly ImmutableArray<DiagnosticAnalyzer> DoesNothing = [new NothingAnalyzer()];

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

    [Benchmark(Baseline = true, Description = "`GetDiagnostics`")]
    public int GetDiagnostics() => fresh.GetDiagnostics().Length;

    [Benchmark(Description = Nothing)]
    public int AnalyzerThatDoesNothing() => Run(DoesNothing);

    [Benchmark(Description = "Standards.Analyzers")]
    public int StandardsAnalyzers() => Run(standards);

    [Benchmark(Description = "Meziantou.Analyzer")]
    public int MeziantouAnalyzer() => Run(meziantou);

    [Benchmark(Description = "Roslynator.Analyzers")]
    public int RoslynatorAnalyzers() => Run(roslynator);

    [Benchmark(Description = "StyleCop.Analyzers")]
    public int StyleCopAnalyzers() => Run(styleCop);

    [Benchmark(Description = "SonarAnalyzer.CSharp")]
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
