using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;
using Standards.Verifiers;

namespace Standards.Docs;

/// <summary>Compiles an example as a reader's project would: preview language, nullable, implicit usings, this package's generator and analyzers.</summary>
internal static class ExampleCompiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Data.Common;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Channels;
        global using System.Threading.Tasks;
        global using Standards;
        """;

    /// <summary>Stands for what the generator injects, where it does not run.</summary>
    private const string StubAttributes = """
        #nullable enable
        namespace Standards
        {
            [System.AttributeUsage(System.AttributeTargets.Method | System.AttributeTargets.Class | System.AttributeTargets.Struct | System.AttributeTargets.Interface)]
            internal sealed class CreateSyncVersionAttribute : System.Attribute
            {
                public bool PreserveCancellationToken { get; set; }
                public bool PreserveProgress { get; set; }
                public bool OmitNullableDirective { get; set; }
                public string? Name { get; set; }
                public string? TypeName { get; set; }
            }

            [System.AttributeUsage(System.AttributeTargets.Method)]
            internal sealed class SkipSyncVersionAttribute : System.Attribute
            {
            }
        }
        """;

    // The SDK turns these off in every project: a reference was compiled against an earlier version of .NET.
    private static readonly KeyValuePair<string, ReportDiagnostic>[] ReferenceUnification = [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private static readonly ImmutableArray<Type> AnalyzerTypes =
        [.. typeof(Rules).Assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)).OrderBy(static type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The compiler's errors and warnings, in the example and in what is generated from it.</summary>
    public static IEnumerable<string> CompilerDiagnostics(Example example)
        => Describe(Run(example).Compilation);

    /// <summary>The compiler's errors and warnings when the members that the page shows as generated are added by hand.</summary>
    public static IEnumerable<string> CompilerDiagnosticsWithShownMembers(Example example)
        => Describe(Compile(example).AddSyntaxTrees(
            [Parse(StubAttributes, "/docs/Attributes.cs"), .. example.Generated.Select((text, index) => Parse(Wrap(example, text), $"/docs/Generated{index}.cs"))]));

    /// <summary>What this package reports: in the form of <see cref="Example.Claims"/>, and whole.</summary>
    public static async Task<IReadOnlyList<(string Where, string Message)>> ReportedAsync(Example example, CancellationToken cancellationToken)
    {
        var (compilation, fromGenerator, options) = Run(example);
        var diagnostics = fromGenerator;
        var analyzers = AnalyzerTypes.Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        diagnostics = diagnostics.AddRange(await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken));

        return [.. diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => (Where: Place(diagnostic), diagnostic.ToString())).OrderBy(static report => report.Where, StringComparer.Ordinal)];

        string Place(Diagnostic diagnostic)
        {
            var span = diagnostic.Location.GetLineSpan();
            return diagnostic.Location.SourceTree?.FilePath == example.Path ? $"{span.StartLinePosition.Line + 1}: {diagnostic.Id}"
                : diagnostic.Location.SourceTree is { } tree ? $"{tree.FilePath}: {diagnostic.Id}"
                : diagnostic.Id;
        }
    }

    /// <summary>The files that the generator adds for an example.</summary>
    public static IReadOnlyList<string> GeneratedFiles(Example example)
        => [.. Run(example).Compilation.SyntaxTrees.Where(static tree => !tree.FilePath.StartsWith("/docs/", StringComparison.Ordinal)).Select(static tree => tree.ToString())];

    private static (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics, AnalyzerOptions Options) Run(Example example)
    {
        var compilation = Compile(example);
        var config = new Config(example.Files);
        ImmutableArray<AdditionalText> files = [.. example.Files.Where(static file => !Config.IsFile(file.Key)).Select(static file => new File(file.Key, file.Value))];
        var options = new AnalyzerOptions(files, config);
        CSharpGeneratorDriver.Create([new SyncGenerator().AsSourceGenerator()], files, ParseOptions, config).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        return (updated, diagnostics, options);
    }

    private static CSharpCompilation Compile(Example example) => CSharpCompilation.Create(
        "Example",
        [Parse(Usings, "/docs/Usings.cs"), Parse(example.Code, example.Path)],
        Net100.References.All.Concat(example.References.SelectMany(static name => ForeignReferences.Of(name))),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: ReferenceUnification));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, path);

    private static IEnumerable<string> Describe(Compilation compilation)
        => compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString());

    /// <summary>Members are put into another part of the first type of the example; a block that declares types stands as it is.</summary>
    private static string Wrap(Example example, string generated)
    {
        var root = Parse(example.Code, example.Path).GetCompilationUnitRoot();
        var header = string.Concat(root.Usings.Select(static directive => directive.ToFullString()));
        var type = root.DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        var space = type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } declared ? $"namespace {declared.Name};\n" : "";
        var body = Parse(generated, example.Path).GetCompilationUnitRoot().Members is [BaseTypeDeclarationSyntax, ..]
            ? generated
            : $"partial {type.Keyword.Text} {type.Identifier.Text}{type.TypeParameterList}\n{{\n{generated}\n}}\n";
        return header + "#nullable enable\n" + space + body;
    }

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path { get; } = "/docs/" + path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class Config(IReadOnlyDictionary<string, string> files) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigSet set = AnalyzerConfigSet.Create(files.Where(static file => IsFile(file.Key)).Select(static file => AnalyzerConfig.Parse(file.Value, "/docs/" + file.Key)).ToArray());

        public override AnalyzerConfigOptions GlobalOptions => new Values(set.GlobalConfigOptions.AnalyzerOptions);

        public static bool IsFile(string name) => name is ".editorconfig" or ".globalconfig";

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override IEnumerable<string> Keys => values.Keys;

            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
