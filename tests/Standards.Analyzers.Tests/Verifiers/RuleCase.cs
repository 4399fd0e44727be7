using System.Collections.Immutable;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Standards.Verifiers;

/// <summary>
/// One case of a rule: source with markup (<c>[|…|]</c>, or <c>{|STD2001:…|}</c> where an analyzer has several IDs), what surrounds it, what the fix makes of it.
/// A fix runs one by one and by fix-all over document, project and solution, and twice: the second time it changes nothing. No network.
/// </summary>
/// <example><c>new RuleCase&lt;MyAnalyzer, MyCodeFix&gt; { Source = "…", FixedSource = "…", Config = "standards.STD2001.proper_nouns = Oracle" }.RunAsync()</c></example>
public sealed class RuleCase<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public required string Source { get; init; }

    /// <summary>What the fix makes of the source; null: the diagnostics stand and no fix is offered.</summary>
    public string? FixedSource { get; init; }

    /// <summary>Where fix-all gives another text than the fixes one by one.</summary>
    public string? FixedByFixAll { get; init; }

    /// <summary>The path of the source; analyzers see it as <c>/0/NAME</c>.</summary>
    public string Path { get; init; } = "Test0.cs";

    /// <summary>Further sources, unchanged by the fix unless <see cref="FixedOthers"/> has them.</summary>
    public (string Path, string Text)[] Others { get; init; } = [];

    public (string Path, string Text)[]? FixedOthers { get; init; }

    /// <summary>Lines of <c>.editorconfig</c> under <c>[*]</c>; other sections may follow.</summary>
    public string Config { get; init; } = "";

    /// <summary>Lines of a global configuration: <c>build_property.IsTestProject = true</c>.</summary>
    public string GlobalConfig { get; init; } = "";

    public (string Path, string Text)[] AdditionalFiles { get; init; } = [];

    /// <summary>Beside those of .NET 10: <see cref="ForeignReferences"/>.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Code with compiler errors is part of the case.</summary>
    public bool AllowCompilerErrors { get; init; }

    /// <summary>Diagnostics that markup cannot express: those without a place in a source.</summary>
    public DiagnosticResult[] Expected { get; init; } = [];

    /// <summary>For fixes that offer several actions: the equivalence key of the one meant.</summary>
    public string? Action { get; init; }

    /// <summary>Iterations where one fix enables the next; null: as many as there are diagnostics.</summary>
    public int? Iterations { get; init; }

    public Task RunAsync()
    {
        var test = new Test(this)
        {
            CodeActionEquivalenceKey = Action,
            CompilerDiagnostics = AllowCompilerErrors ? CompilerDiagnostics.None : CompilerDiagnostics.Errors,
            NumberOfIncrementalIterations = Iterations,
        };
        Fill(test.TestState, Source, Others);
        test.TestState.ExpectedDiagnostics.AddRange(Expected);
        if (FixedSource is not null)
        {
            Fill(test.FixedState, FixedSource, FixedOthers ?? Others);
        }

        if (FixedByFixAll is not null)
        {
            Fill(test.BatchFixedState, FixedByFixAll, FixedOthers ?? Others);
        }

        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private void Fill(SolutionState state, string source, (string Path, string Text)[] others)
    {
        state.OutputKind = Output;
        state.Sources.Add(("/0/" + Path, source));
        foreach (var (path, text) in others)
        {
            state.Sources.Add(("/0/" + path, text));
        }

        foreach (var (path, text) in AdditionalFiles)
        {
            state.AdditionalFiles.Add(("/0/" + path, text));
        }

        state.AdditionalReferences.AddRange(Net100.References.All);
        state.AdditionalReferences.AddRange(References);
        if (Config.Length > 0)
        {
            state.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[*]\n" + Config));
        }

        if (GlobalConfig.Length > 0)
        {
            state.AnalyzerConfigFiles.Add(("/0/.globalconfig", "is_global = true\n" + GlobalConfig));
        }
    }

    private sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        private readonly RuleCase<TAnalyzer, TFix> rule;

        public Test(RuleCase<TAnalyzer, TFix> rule)
        {
            this.rule = rule;
            ReferenceAssemblies = CodeFixVerifier.NoPackage;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(rule.Language, DocumentationMode.Parse);

        protected override CompilationOptions CreateCompilationOptions() => new CSharpCompilationOptions(rule.Output, nullableContextOptions: rule.Nullable, allowUnsafe: true);
    }
}
