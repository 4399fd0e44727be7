using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;
using Xunit;
using static Standards.Tests.Sync.CommittedHost;

namespace Standards.Tests.Sync;

/// <summary>The fixes of STD1001 and STD1002, on a solution with the real generator.</summary>
public static class CommittedCodeFixTests
{
    private const string Config = "root = true\n[*.cs]\nstandards.sync.output = committed\n";

    private static readonly CodeFixProvider EditedFix = new CommittedFileEditedCodeFix();
    private static readonly CodeFixProvider StaleFix = new CommittedFileStaleCodeFix();

    [Fact]
    public static async Task EditedFile_IsRestored()
        => Assert.Equal(Text(), await FixedAsync(EditedFix, Solution([], (SourcePath, Source), (CommittedPath, Text().Replace("load", "store")))));

    [Fact]
    public static async Task StaleFile_IsWritten()
    {
        var changed = Source.Replace("\"load\"", "\"loaded\"");
        Assert.Equal(Text(changed), await FixedAsync(StaleFix, Solution([], (SourcePath, changed), (CommittedPath, Text()))));
    }

    [Fact]
    public static async Task MissingFile_IsMade()
        => Assert.Equal(Text(), await FixedAsync(StaleFix, Solution([], (SourcePath, Source))));

    [Fact]
    public static async Task LeftOverFile_IsDeleted()
        => Assert.Null(await FixedAsync(StaleFix, Solution([], ("/p/Other.cs", "class Other;"), (CommittedPath, Text()))));

    [Fact]
    public static async Task EditedFileWithoutSource_HasNoFix()
    {
        var solution = Solution([], (CommittedPath, Text().Replace("load", "store")));
        Assert.Empty(await ActionsAsync(EditedFix, solution));
        Assert.Empty(await ActionsAsync(StaleFix, solution));
    }

    [Fact]
    public static async Task LineEnds_AreTheSources()
        => Assert.Equal(Text().Replace("\n", "\r\n"), await FixedAsync(StaleFix, Solution([], (SourcePath, Source.Replace("\n", "\r\n")))));

    [Fact]
    public static async Task TwoTargetFrameworks_GiveTwoSections()
    {
        var source = Source.Replace("await Task.Delay(1);", "#if NET\n            await Task.Delay(1);\n#else\n            await Task.Delay(2);\n#endif");
        var expected = CommittedSections.Compose("Repository.cs", [Variant(source, "NET"), Variant(source, "NETSTANDARD")], out _);
        Assert.Equal(expected, await FixedAsync(StaleFix, Solution(["NET", "NETSTANDARD"], (SourcePath, source))));
    }

    [Fact]
    public static async Task FixAll_PutsTheWholeSolutionInStep()
    {
        var second = Source.Replace("Repository", "Store");
        var solution = Solution([], (SourcePath, Source), ("/p/Store.cs", second), ("/p/Gone.Sync.cs", CommittedHeader.Write("Gone.cs", "0.1.0", "class Gone;")));
        var project = solution.Projects.Single();
        var diagnostics = (await DiagnosticsAsync(project)).Where(static d => d.Id == "STD1002").ToImmutableArray();
        Assert.Equal(3, diagnostics.Length);

        var action = (await ActionsAsync(StaleFix, solution)).First();
        var document = project.Documents.First();
        var context = new FixAllContext(document, StaleFix, FixAllScope.Solution, action.EquivalenceKey!, ["STD1002"], new Diagnostics(diagnostics), TestContext.Current.CancellationToken);
        var fixedSolution = await ApplyAsync((await StaleFix.GetFixAllProvider()!.GetFixAsync(context))!);
        Assert.Equal(["/p/Repository.Sync.cs", "/p/Repository.cs", "/p/Store.Sync.cs", "/p/Store.cs"], fixedSolution.Projects.Single().Documents.Select(static d => d.FilePath!).Order(System.StringComparer.Ordinal));
        Assert.DoesNotContain(await DiagnosticsAsync(fixedSolution.Projects.Single()), static d => d.Id is "STD1001" or "STD1002");
    }

    /// <summary>Applies the first fix, and gives the text of the committed file then, in every project of the solution.</summary>
    private static async Task<string?> FixedAsync(CodeFixProvider fix, Solution solution)
    {
        var action = (await ActionsAsync(fix, solution)).First();
        var changed = await ApplyAsync(action);
        var texts = new HashSet<string?>();
        foreach (var id in changed.GetDocumentIdsWithFilePath(CommittedPath))
        {
            texts.Add((await changed.GetDocument(id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        }

        return texts.SingleOrDefault();
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
        => Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken))).ChangedSolution;

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider fix, Solution solution)
    {
        var actions = new List<CodeAction>();
        foreach (var project in solution.Projects)
        {
            foreach (var diagnostic in (await DiagnosticsAsync(project)).Where(d => fix.FixableDiagnosticIds.Contains(d.Id)))
            {
                var document = solution.GetDocument(diagnostic.Location.SourceTree)!;
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
            }
        }

        return actions;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return await compilation
            .WithAnalyzers([new SyncVerdictAnalyzer(), new CommittedFileAnalyzer()], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A project for each symbol, as a project with several target frameworks is loaded.</summary>
    private static Solution Solution(string[] symbols, params (string Path, string Text)[] files)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var symbol in symbols.DefaultIfEmpty(""))
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    "P" + symbol,
                    "P",
                    LanguageNames.CSharp,
                    "/p/P.csproj",
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                    parseOptions: GeneratorHost.ParseOptions.WithPreprocessorSymbols(new[] { symbol }.Where(static s => s.Length > 0).ToArray()),
                    metadataReferences: Net100.References.All))
                .AddAnalyzerReference(id, new Generators())
                .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", SourceText.From(Config), filePath: "/p/.editorconfig");
            foreach (var (path, text) in files)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(id), CommittedText.FileName(path), SourceText.From(text), filePath: path);
            }
        }

        return solution;
    }

    private sealed class Generators : AnalyzerReference
    {
        private readonly ISourceGenerator generator = new SyncGenerator().AsSourceGenerator();

        public override string? FullPath => null;

        public override object Id => nameof(Generators);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [generator];
    }

    private sealed class Diagnostics(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult(all.Where(d => d.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
