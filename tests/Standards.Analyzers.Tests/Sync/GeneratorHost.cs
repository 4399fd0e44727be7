using Xunit;
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;

namespace Standards.Tests.Sync;

/// <summary>Runs the generator, and the analyzers on what came out, as the compiler does.</summary>
internal sealed record GeneratorHost(CSharpCompilation Compilation, GeneratorDriver Driver, HostOptions Options, ImmutableArray<AdditionalText> AdditionalFiles)
{
    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    public static GeneratorHost Create(params (string Path, string Text)[] sources) => Create(HostOptions.None, sources);

    public static GeneratorHost Create(HostOptions options, params (string Path, string Text)[] sources)
        => Create(options, [], CSharpCompilation.Create("Tests", sources.Select(Parse), Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    public static GeneratorHost Create(HostOptions options, ImmutableArray<AdditionalText> additionalFiles, CSharpCompilation compilation)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new SyncGenerator().AsSourceGenerator()],
            additionalFiles,
            (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options ?? ParseOptions,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorHost(compilation, driver, options, additionalFiles);
    }

    public static SyntaxTree Parse((string Path, string Text) source) => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path);

    public SyntaxTree Tree(string path) => Compilation.SyntaxTrees.Single(tree => tree.FilePath == path);

    /// <summary>As an editor does it: the other trees stay the same objects.</summary>
    public GeneratorHost Edit(string path, string oldText, string newText)
    {
        var tree = Tree(path);
        var text = tree.GetText().ToString();
        var start = text.IndexOf(oldText, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new ArgumentException($"'{oldText}' is not in '{path}'", nameof(oldText));
        }

        var changed = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(start, oldText.Length), newText)));
        return this with { Compilation = Compilation.ReplaceSyntaxTree(tree, changed) };
    }

    public GeneratorHost Run() => this with { Driver = Driver.RunGenerators(Compilation, TestContext.Current.CancellationToken) };

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>The generated sources but those that every project gets.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources => [.. Result.GeneratedSources.Where(static source => !source.HintName.Contains("Attribute"))];

    /// <summary>All of it with the generated sources, as the analyzers see it; without them where the generator did not run.</summary>
    public Compilation Output => Compilation.AddSyntaxTrees(Driver.GetRunResult().GeneratedTrees);

    public async Task<ImmutableArray<Diagnostic>> Analyze(params DiagnosticAnalyzer[] analyzers)
        => await Output.WithAnalyzers([.. analyzers], new AnalyzerOptions(AdditionalFiles, Options)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>Why each value of a step is as it is.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step)
        => Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason)] : [];

    /// <summary>Why each generated source is as it is.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons
        => [.. Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];
}

/// <summary>Options of <c>.editorconfig</c> and of the build, given by hand: for all files, and for some.</summary>
internal sealed class HostOptions : AnalyzerConfigOptionsProvider
{
    public static readonly HostOptions None = new([], []);

    private readonly Dictionary<string, HostValues> files;

    public HostOptions(Dictionary<string, string> global, Dictionary<string, Dictionary<string, string>> files)
    {
        GlobalOptions = new HostValues(global);
        this.files = files.ToDictionary(static file => file.Key, static file => new HostValues(file.Value));
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public static HostOptions Global(string key, string value) => new(new() { [key] = value }, []);

    public static HostOptions File(string path, string key, string value) => new([], new() { [path] = new() { [key] = value } });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => files.TryGetValue(tree.FilePath, out var values) ? values : HostValues.Empty;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => HostValues.Empty;

    private sealed class HostValues(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly HostValues Empty = new([]);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

internal sealed class HostText(string path, string text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
