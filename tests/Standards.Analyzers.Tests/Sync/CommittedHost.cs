using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Xunit;

namespace Standards.Tests.Sync;

/// <summary>A project in committed mode, and its committed files as the tool writes them.</summary>
internal static class CommittedHost
{
    public const string SourcePath = "/p/Repository.cs";
    public const string CommittedPath = "/p/Repository.Sync.cs";

    public const string Source = """
        using System.Threading.Tasks;
        using Standards;

        namespace App
        {
            public partial class Repository
            {
                // Saves.
                [CreateSyncVersion]
                public async Task<string?> SaveAsync(string? text)
                {
                    await Task.Delay(1);
                    return text;
                }

                [CreateSyncVersion]
                public async Task LoadAsync()
                {
                    await SaveAsync("load");
                }
            }
        }
        """;

    public static HostOptions CommittedMode(params string[] committed)
        => new([], committed.Append(SourcePath).ToDictionary(static path => path, static _ => new Dictionary<string, string> { ["standards.sync.output"] = "committed" }));

    /// <summary>The text of the committed file of the source.</summary>
    public static string Text(string source = Source, params string[] symbols)
        => CommittedSections.Compose("Repository.cs", [Variant(source, symbols)], out _)!;

    public static CommittedVariant Variant(string source, params string[] symbols)
    {
        var options = GeneratorHost.ParseOptions.WithPreprocessorSymbols(symbols);
        var compilation = Compilation([CSharpSyntaxTree.ParseText(source, options, SourcePath)]);
        var output = SyncGeneratorRun.Execute(compilation, CommittedMode(), [], TestContext.Current.CancellationToken);
        return new CommittedVariant(string.Join(" ", symbols), [.. symbols], Assert.Single(output.Committed).Text);
    }

    public static GeneratorHost Create(string source, string? committed, params (string Path, string Text)[] others)
        => GeneratorHost.Create(CommittedMode(), committed is null ? [(SourcePath, source), .. others] : [(SourcePath, source), (CommittedPath, committed), .. others]);

    public static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees)
        => CSharpCompilation.Create("Tests", trees, Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What both analyzers say after a run of the generator, as <c>file: ID: message</c>; and no compiler error but these.</summary>
    public static async Task<string[]> ReportsAsync(GeneratorHost host)
    {
        host = host.Run();
        var diagnostics = await host.Analyze(new SyncVerdictAnalyzer(), new CommittedFileAnalyzer());
        return [.. diagnostics.Where(static d => !d.IsSuppressed).Select(static d => $"{CommittedText.FileName(d.Location.SourceTree!.FilePath)}: {d.Id}: {d.GetMessage()}").Order(System.StringComparer.Ordinal)];
    }
}
