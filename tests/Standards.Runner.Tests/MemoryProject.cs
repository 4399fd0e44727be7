using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Projects;
using Standards.Sync;
using Xunit;

namespace Standards;

/// <summary>A project as the loader gives it, without MSBuild: what stands in a folder, for each of some target frameworks.</summary>
internal static class MemoryProject
{
    /// <param name="folder">All its C# files belong to the project.</param>
    /// <param name="symbols">A target framework each.</param>
    /// <param name="analyzers">The assembly of the package.</param>
    public static ImmutableArray<LoadedProject> Load(TemporaryFolder folder, string[]? symbols = null, string? analyzers = null)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var symbol in symbols ?? ["NET"])
        {
            solution = Add(solution, folder, "P", symbol, analyzers);
        }

        return Projects(solution);
    }

    public static ImmutableArray<LoadedProject> Projects(Solution solution)
        => [.. solution.Projects.Select(static project => new LoadedProject(project, project.AssemblyName, project.FilePath!, project.Name))];

    public static Solution Add(Solution solution, TemporaryFolder folder, string name, string symbol, string? analyzers = null, Func<string, bool>? has = null)
    {
        var id = ProjectId.CreateNewId();
        solution = solution
            .AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                symbol,
                name,
                LanguageNames.CSharp,
                folder[name + ".csproj"],
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: CSharpParseOptions.Default.WithPreprocessorSymbols(symbol),
                metadataReferences: Net100.References.All))
            .AddAnalyzerReference(id, new AnalyzerFileReference(analyzers ?? typeof(SyncGenerator).Assembly.Location, new Loader()))
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", SourceText.From(Sources.EditorConfig), filePath: folder[".editorconfig"]);
        foreach (var file in Directory.GetFiles(folder.Root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(has ?? (static _ => true)))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), SourceText.From(File.ReadAllText(file)), filePath: file);
        }

        return solution;
    }

    public static Task<SyncPlan> PlanAsync(TemporaryFolder folder, params string[] symbols)
        => PlanAsync(Load(folder, symbols.Length == 0 ? null : symbols));

    public static Task<SyncPlan> PlanAsync(ImmutableArray<LoadedProject> projects) => SyncPlan.MakeAsync(projects, static _ => { }, TestContext.Current.CancellationToken);

    /// <summary>Writes, and says what was wrong before.</summary>
    public static async Task<SyncPlan> SyncAsync(TemporaryFolder folder, params string[] symbols)
    {
        var plan = await PlanAsync(folder, symbols);
        plan.Write(TestContext.Current.CancellationToken);
        return plan;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => typeof(SyncGenerator).Assembly;
    }
}
