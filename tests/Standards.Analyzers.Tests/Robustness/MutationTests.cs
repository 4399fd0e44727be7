using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Docs;
using Standards.Sync;
using Standards.Tests.Sync;
using Standards.Verifiers;
using Xunit;

namespace Standards.Robustness;

/// <summary>No analyzer and no generator throws (AD0001, CS8785), whatever the source looks like.</summary>
public static class MutationTests
{
    private const int Some = 400, Many = 10_000, FirstSeed = 20_261_123;

    /// <summary>The number of mutants and the first seed, for longer runs.</summary>
    private const string CountVariable = "STANDARDS_MUTANTS", SeedVariable = "STANDARDS_MUTANTS_SEED";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>Every example of the documentation, every source of the sample and of its tests.</summary>
    private static readonly (string Name, string Text)[] Sources =
    [
        .. Repository.MarkdownFiles.SelectMany(Example.Of).Select(static example => (example.Location, example.Code)),
        .. SourceFiles("samples/Catalog").Select(static file => (file, Repository.Read(file))),
    ];

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Mutants",
        [],
        [.. Net100.References.All, .. ForeignReferences.XunitV3, .. ForeignReferences.EntityFrameworkCore, .. ForeignReferences.Dapper, .. ForeignReferences.SqlClient, .. ForeignReferences.DependencyInjection],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. typeof(Rules).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer))).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    // Both kinds of project, for rules have one or the other scope; what is off by default is on.
    private static readonly HostOptions[] Options = [AllOn(isTestProject: true), AllOn(isTestProject: false)];

    [Fact]
    public static async Task EmptySource_ThrowsNothing() => Assert.Empty(await FailuresAsync("", Options[0]));

    [Fact]
    public static async Task Sources_ThrowNothing()
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Sources, TestContext.Current.CancellationToken, async (source, _) =>
        {
            foreach (var options in Options)
            {
                Add(failures, source.Name, await FailuresAsync(source.Text, options));
            }
        });

        Assert.Empty(failures);
    }

    [Fact]
    public static Task Mutants_ThrowNothing() => ThrowNothingAsync(FirstSeed, Some);

    [LongFact]
    public static Task ManyMutants_ThrowNothing() => ThrowNothingAsync(Number(SeedVariable, FirstSeed + Some), Number(CountVariable, Many));

    /// <summary>Sources on which an analyzer once threw.</summary>
    [Theory]
    [InlineData("public static class Ports { static int Check(int port) => port is > 0 and < 65536 ? port InvalidOperationException\"new : $\"(port is out of range: {port}\"); }")]
    public static async Task FoundBefore_ThrowsNothing(string source)
        => Assert.Empty((await FailuresAsync(source, Options[0])).Concat(await FailuresAsync(source, Options[1])));

    [Fact]
    public static void SameSeed_GivesTheSameMutant()
        => Assert.Equal(Mutator.Mutate(Sources[0].Text, 7), Mutator.Mutate(Sources[0].Text, 7));

    [Fact]
    public static void Mutants_Differ()
        => Assert.True(Enumerable.Range(0, 100).Select(static seed => Mutator.Mutate(Sources[0].Text, seed)).Distinct().Count() > 80);

    [Fact]
    public static async Task AnalyzerThatThrows_IsSeen()
        => Assert.Contains("AD0001", Assert.Single(await FailuresAsync("class C;", Options[0], [new ThrowingAnalyzer()])));

    private static async Task ThrowNothingAsync(int first, int count)
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            // Mostly the short examples: one mutant of a long file costs what twenty of them do.
            var source = Sources[new Random(seed).Next(Sources.Length)];
            Add(failures, $"{source.Name}, seed {seed}", await FailuresAsync(Mutator.Mutate(source.Text, seed), Options[seed % Options.Length]));
        });

        var found = string.Join("\n", failures.Order(StringComparer.Ordinal).Take(10));
        Assert.True(found.Length == 0, found);
    }

    private static async Task<IReadOnlyList<string>> FailuresAsync(string source, HostOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers = default)
    {
        var compilation = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, ParseOptions, "/project/tests/Integration/Source.cs"));
        CSharpGeneratorDriver.Create([new SyncGenerator().AsSourceGenerator()], [], ParseOptions, options).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var fromGenerator);
        var reported = await updated.WithAnalyzers(analyzers.IsDefault ? Analyzers : analyzers, new AnalyzerOptions([], options)).GetAnalyzerDiagnosticsAsync();
        return [.. fromGenerator.Concat(reported).Where(static diagnostic => diagnostic.Id is "AD0001" or "CS8785").Select(static diagnostic => diagnostic.ToString())];
    }

    private static void Add(ConcurrentBag<string> failures, string name, IEnumerable<string> found)
    {
        foreach (var failure in found)
        {
            failures.Add($"{name}: {failure}");
        }
    }

    private static IEnumerable<string> SourceFiles(string folder)
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static int Number(string variable, int value) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : value;

    private static HostOptions AllOn(bool isTestProject) => new(
        new()
        {
            ["build_property.IsTestProject"] = isTestProject ? "true" : "false",
            ["build_property.StandardsBackends"] = "sqlite;postgresql",
            ["standards.backends"] = "sqlite, postgresql",
            ["standards.integration_area"] = "tests/Integration/**",
        },
        new()
        {
            ["/project/tests/Integration/Source.cs"] = new()
            {
                ["standards.sync.twins"] = "true",
                ["standards.backends"] = "sqlite, postgresql",
                ["standards.integration_area"] = "tests/Integration/**",
            },
        });

#pragma warning disable RS1036, RS1038, RS1041 // not an analyzer that anyone loads
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ThrowingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NoEffect];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(static _ => throw new InvalidOperationException("thrown on purpose"), SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041
}
