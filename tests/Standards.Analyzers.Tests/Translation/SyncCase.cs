using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Standards.Translation;

/// <summary>One case, compiled and generated.</summary>
internal sealed partial class SyncCase
{
    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.Diagnose);
    private static readonly CSharpCompilationOptions CompilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
        .WithSpecificDiagnosticOptions([new("CS1591", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress)]);

    private static readonly Lazy<Func<IIncrementalGenerator>> Generator = new(() => Find<IIncrementalGenerator>("Standards.Sync.SyncGenerator"));
    private static readonly Lazy<Func<DiagnosticAnalyzer>> Analyzer = new(() => Find<DiagnosticAnalyzer>("Standards.Sync.SyncVerdictAnalyzer"));
    private static readonly Lazy<Func<DiagnosticAnalyzer>> CounterpartsAnalyzer = new(() => Find<DiagnosticAnalyzer>("Standards.Sync.SyncCounterpartsAnalyzer"));

    // The shared references are bound once: adding trees to a compilation keeps them.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Case", [], Net100.References.All, CompilationOptions);

    private readonly CSharpCompilation compilation;
    private readonly CSharpParseOptions parse;
    private readonly byte[]? library;
    private readonly string text;
    private readonly bool isMembers;
    private ImmutableArray<Diagnostic>? sourceDiagnostics;
    private byte[]? image;
    private AnalyzerOptions analyzerOptions = new([]);

    private SyncCase(string source, SyncSetup setup)
    {
        Setup = setup;
        parse = ParseOptions.WithPreprocessorSymbols(setup.Symbols);
        isMembers = !source.Contains("namespace T", StringComparison.Ordinal);
        this.text = !isMembers ? source : "namespace T;\n\npublic partial class C\n{\n    " + source.Replace("\n", "\n    ", StringComparison.Ordinal) + "\n}\n";
        foreach (var (path, text) in Files(this.text))
        {
            var plain = Unmark(text, out var marks);
            var tree = CSharpSyntaxTree.ParseText(plain, parse, path, Encoding.UTF8);
            SourceTrees.Add(tree);
            Marks.AddRange(marks.Select(m => new SyncMark(m.Ids, m.Optional, tree, m.Span)));
        }

        var trees = new List<SyntaxTree> { Parse(SyncPrelude.Usings, "Usings.cs"), Parse(SyncPrelude.Types, "Types.cs") };
        if (isMembers)
        {
            trees.Add(Parse(SyncPrelude.Members, "Prelude.cs"));
        }

        Output = compilation = Empty.WithOptions(CompilationOptions.WithNullableContextOptions(setup.Nullable)).AddSyntaxTrees(trees.Concat(SourceTrees));
        if (setup.Library is { } library)
        {
            var compiled = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(library, parse), Parse(SyncPrelude.Usings.Replace("global using Standards;", "", StringComparison.Ordinal), "Usings.cs")], Net100.References.All, CompilationOptions);
            using var stream = new MemoryStream();
            var emitted = compiled.Emit(stream);
            Assert.True(emitted.Success, "the library does not compile: " + string.Join("\n", emitted.Diagnostics));
            this.library = stream.ToArray();
            compilation = compilation.AddReferences(MetadataReference.CreateFromImage(this.library));
        }
    }

    public SyncSetup Setup { get; }

    public List<SyntaxTree> SourceTrees { get; } = [];

    public List<SyncMark> Marks { get; } = [];

    public string Source => string.Join("\n", SourceTrees);

    public HashSet<SyntaxTree> GeneratedTrees { get; } = [];

    /// <summary>The generated trees that hold sync versions: neither the attributes, nor the helpers, nor the verdicts.</summary>
    public List<SyntaxTree> MemberTrees { get; } = [];

    public SyncText Text { get; private set; } = SyncText.None;

    public Exception? Crash { get; private set; }

    public string? AnalyzerFailure { get; private set; }

    /// <summary>Our own diagnostics, of the generator and of the analyzer.</summary>
    public ImmutableArray<Diagnostic> Reported { get; private set; } = [];

    public ImmutableArray<Diagnostic> OutputDiagnostics { get; private set; } = [];

    /// <summary>What the compiler says of the source alone.</summary>
    public ImmutableArray<Diagnostic> SourceDiagnostics => sourceDiagnostics ??= Alone().GetDiagnostics();

    public GeneratorDriverRunResult? Result { get; private set; }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; private set; }

    public static SyncCase Run(string source, SyncSetup? setup = null)
    {
        var run = new SyncCase(source, setup ?? new());
        if (!SyncRun.SourceOnly || run.Setup.Generator is not null)
        {
            run.Generate();
        }

        return run;
    }

    public void Require(bool holds, string message)
    {
        if (!holds)
        {
            Assert.Fail($"{message}\nreported: {string.Join("; ", Reported)}\n--- source\n{text}\n--- generated\n{Text.Text}");
        }
    }

    /// <summary>For the check of the cases themselves.</summary>
    public void CheckSource(bool execute, string? expectedMembers = null)
    {
        var alone = Alone();
        if (expectedMembers is not null && isMembers)
        {
            alone = alone.AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace T; public partial class C {\n" + expectedMembers + "\n}", parse, "expected.cs", Encoding.UTF8));
        }

        var errors = Compile(alone).Where(d => d.Severity == DiagnosticSeverity.Error && !Setup.SourceErrorsStay.Contains(d.Id) && !Setup.SourceErrorsWithoutOutput.Contains(d.Id)).ToList();
        Require(errors.Count == 0, "the case does not compile: " + string.Join("\n", errors));
        var outcome = "compiles";
        if (execute && Setup.SourceErrorsStay.Count == 0 && Setup.SourceErrorsWithoutOutput.Count == 0)
        {
            outcome = Execute("GoAsync");
            Require(!outcome.Contains("no answer", StringComparison.Ordinal) && !outcome.Contains("no such method", StringComparison.Ordinal), outcome);
        }

        if (Environment.GetEnvironmentVariable("SYNC_RUN_LOG") is { } log)
        {
            lock (ParseOptions)
            {
                File.AppendAllText(log, $"{TestContext.Current.Test?.TestDisplayName} {outcome}\n");
            }
        }
    }

    /// <summary>What the method logs, returns and throws, on a fresh instance in a fresh load of the assembly.</summary>
    public string Execute(string method)
    {
        Require(image is not null, "does not emit");
        var context = new AssemblyLoadContext("Case", isCollectible: true);
        try
        {
            if (library is not null)
            {
                context.LoadFromStream(new MemoryStream(library));
            }

            return SyncObserver.Observe(context.LoadFromStream(new MemoryStream(image!)).GetType("T.C"), method, Setup.Patience);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>What the verdict analyzer says of a compilation, such as one whose source was edited since the generator ran.</summary>
    public ImmutableArray<Diagnostic> Analyze(Compilation compilation)
    {
        var said = compilation.WithAnalyzers(Setup.Counterparts is null ? [Analyzer.Value()] : [Analyzer.Value(), CounterpartsAnalyzer.Value()], analyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        AnalyzerFailure ??= said.FirstOrDefault(d => d.Id == "AD0001")?.ToString();
        return [.. said.Where(d => d.Id.StartsWith("STD", StringComparison.Ordinal) && !d.IsSuppressed)];
    }

    private static Func<TContract> Find<TContract>(string name)
    {
        var type = Assembly.Load("Standards.Analyzers").GetType(name);
        return type is null ? () => throw new InvalidOperationException($"'{name}' is not there yet") : () => (TContract)Activator.CreateInstance(type, nonPublic: true)!;
    }

    private static SyntaxTree Parse(string text, string path) => Parsed.GetOrAdd((text, path), static key => CSharpSyntaxTree.ParseText(key.Text, ParseOptions, key.Path, Encoding.UTF8));

    private static System.Collections.Concurrent.ConcurrentDictionary<(string Text, string Path), SyntaxTree> Parsed { get; } = new();

    private static IEnumerable<(string Path, string Text)> Files(string text)
    {
        var parts = FileMark().Split(text);
        if (!string.IsNullOrWhiteSpace(parts[0]))
        {
            yield return ("in.cs", parts[0]);
        }

        for (var i = 1; i < parts.Length; i += 2)
        {
            yield return (parts[i].Trim(), parts[i + 1]);
        }
    }

    private static string Unmark(string text, out List<(string[] Ids, bool Optional, TextSpan Span)> marks)
    {
        marks = [];
        var open = new Stack<(string[] Ids, bool Optional, int Start)>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (Mark().Match(text, i) is { Success: true } start && start.Index == i)
            {
                open.Push((start.Groups[2].Value.Split(','), start.Groups[1].Length > 0, plain.Length));
                i += start.Length - 1;
            }
            else if (open.Count > 0 && text[i] == '|' && i + 1 < text.Length && text[i + 1] == '}')
            {
                var (ids, optional, from) = open.Pop();
                marks.Add((ids, optional, TextSpan.FromBounds(from, plain.Length)));
                i++;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return open.Count == 0 ? plain.ToString() : throw new InvalidOperationException("a mark does not end");
    }

    [GeneratedRegex(@"^//// *(\S+) *\r?\n", RegexOptions.Multiline)]
    private static partial Regex FileMark();

    [GeneratedRegex(@"\G\{\|(\??)(STD\d{4}(?:,STD\d{4})*):")]
    private static partial Regex Mark();

    private CSharpCompilation Alone()
    {
        var trees = new List<SyntaxTree> { Parse(SyncPrelude.Attributes, "Attributes.cs") };
        if (Setup.OtherGenerator is { } other)
        {
            trees.Add(CSharpSyntaxTree.ParseText(other, parse, "Other.cs", Encoding.UTF8));
        }

        return compilation.AddSyntaxTrees(trees);
    }

    private void Generate()
    {
        var generators = new List<ISourceGenerator> { (Setup.Generator ?? Generator.Value()).AsSourceGenerator() };
        if (Setup.OtherGenerator is { } other)
        {
            generators.Add(new TextGenerator(("Other.cs", other)).AsSourceGenerator());
        }

        var additional = Setup.Counterparts is { } map ? [new MemoryText("SyncCounterparts.txt", map)] : ImmutableArray<AdditionalText>.Empty;
        var options = new ConfigProvider(Setup.EditorConfig, Setup.GlobalConfig);
        var driver = CSharpGeneratorDriver.Create(generators, additional, parse, options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Output = output;
        Result = driver.GetRunResult();
        Crash = Result.Results.FirstOrDefault(r => r.Exception is not null).Exception;
        var ours = Result.Results[0].GeneratedSources.IsDefault ? [] : Result.Results[0].GeneratedSources;
        GeneratedTrees.UnionWith(ours.Select(g => g.SyntaxTree));
        MemberTrees.AddRange(ours.Select(g => g.SyntaxTree).Where(HoldsSyncVersions));
        Text = new SyncText(string.Join("\n", MemberTrees.Select(t => t.ToString())), MemberTrees);
        OutputDiagnostics = [.. Compile(output).Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];
        var reported = Result.Diagnostics.Where(d => d.Id.StartsWith("STD", StringComparison.Ordinal)).ToList();
        if (Setup.Generator is null && !Setup.GlobalConfig.Contains("RunAnalyzers = false", StringComparison.Ordinal))
        {
            analyzerOptions = new AnalyzerOptions(additional, options);

            // What ends the compilation before analyzers run is reported by the generator too; an editor shows both, a build one.
            var said = reported.Select(Key).ToHashSet();
            reported.AddRange(Analyze(output).Where(d => !said.Contains(Key(d))));
        }

        Reported = [.. reported];
    }

    private static (string Id, FileLinePositionSpan Place, string Message) Key(Diagnostic diagnostic) => (diagnostic.Id, diagnostic.Location.GetLineSpan(), diagnostic.GetMessage(CultureInfo.InvariantCulture));

    private static bool HoldsSyncVersions(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Any(t => t.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault()?.Name.ToString().Split('.')[0] is not ("Standards" or "Microsoft"));

    // One pass gives image and diagnostics; only what does not emit is asked again, for emitting stops at the first broken phase.
    private ImmutableArray<Diagnostic> Compile(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        image = emitted.Success ? stream.ToArray() : null;
        return emitted.Success ? emitted.Diagnostics : compilation.GetDiagnostics();
    }

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class ConfigProvider(string local, string global) : AnalyzerConfigOptionsProvider
    {
        private readonly Config local = new(local);

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Config(global);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => local;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => local;
    }

    private sealed class Config(string text) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> values = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).ToDictionary(p => p[0], p => p[1], KeyComparer);

        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

/// <summary>Adds the given files, whatever the source.</summary>
internal sealed class TextGenerator(params (string Name, string Text)[] files) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.ParseOptionsProvider, (output, _) =>
        {
            foreach (var (name, text) in files)
            {
                output.AddSource(name, SourceText.From(text, Encoding.UTF8));
            }
        });
}
