using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Standards;

/// <summary>One project in a workspace, with the package: what an editor does between a diagnostic and the changed text.</summary>
internal sealed class LightbulbProject : IDisposable
{
    private const string Folder = "/lightbulb/";

    private static readonly string[] TestAssemblies = ["xunit.v3.core.dll", "xunit.v3.common.dll", "xunit.v3.assert.dll", "xunit.v3.extensibility.core.dll"];

    private static readonly Lazy<ImmutableArray<string>> Trusted = new(static () => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)]);

    private readonly PackedAssemblies package;
    private readonly AdhocWorkspace workspace;
    private readonly ProjectId id = ProjectId.CreateNewId();

    private LightbulbProject(PackedAssemblies package) => (this.package, workspace) = (package, new AdhocWorkspace(MefHostServices.Create(package.Composition)));

    /// <param name="files">Names and texts: C#, <c>.editorconfig</c>, and other files, which are additional files.</param>
    /// <param name="isTests">Whether a test framework is referenced.</param>
    public static async Task<LightbulbProject> CreateAsync((string Name, string Text)[] files, bool isTests)
    {
        var project = new LightbulbProject(await PackedAssemblies.GetAsync());
        project.Open(files, isTests);
        return project;
    }

    /// <summary>The fixes that the composition finds, of C#, by the IDs they name.</summary>
    public static async Task<ILookup<string, CodeFixProvider>> FixesAsync()
    {
        var exports = (await PackedAssemblies.GetAsync()).Composition.GetExports<Lazy<CodeFixProvider, IDictionary<string, object>>>();
        return exports
            .Where(static export => ((string[])export.Metadata["Languages"]).Contains(LanguageNames.CSharp))
            .SelectMany(static export => export.Value.FixableDiagnosticIds.Select(id => (Id: id, Fix: export.Value)))
            .ToLookup(static pair => pair.Id, static pair => pair.Fix);
    }

    /// <summary>What the compiler and the package's analyzers report; the package's generator has run.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CancellationToken cancellationToken)
    {
        var project = Project();
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        return await compilation.WithAnalyzers(package.Analyzers, project.AnalyzerOptions).GetAllDiagnosticsAsync(cancellationToken);
    }

    /// <summary>The actions that are offered at the diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferedAsync(Diagnostic diagnostic, IEnumerable<CodeFixProvider> fixes, CancellationToken cancellationToken)
    {
        var offered = new List<CodeAction>();
        if (workspace.CurrentSolution.GetDocument(diagnostic.Location.SourceTree) is { } document)
        {
            foreach (var fix in fixes)
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), cancellationToken));
            }
        }

        return offered;
    }

    /// <summary>Applies the action's operations to the workspace, as the click on it does.</summary>
    public async Task ApplyAsync(CodeAction action, CancellationToken cancellationToken)
    {
        var before = workspace.CurrentSolution;
        var operations = await action.GetOperationsAsync(cancellationToken);
        Assert.NotEmpty(operations);
        foreach (var operation in operations)
        {
            operation.Apply(workspace, cancellationToken);
        }

        Assert.NotSame(before, workspace.CurrentSolution);
    }

    public void Dispose() => workspace.Dispose();

    private Project Project() => workspace.CurrentSolution.GetProject(id)!;

    private void Open((string Name, string Text)[] files, bool isTests)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var references = Trusted.Value
            .Where(file => Path.GetDirectoryName(file) == framework || (isTests && TestAssemblies.Contains(Path.GetFileName(file))))
            .Select(static file => MetadataReference.CreateFromFile(file));
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "Lightbulb",
                "Lightbulb",
                LanguageNames.CSharp,
                Folder + "Lightbulb.csproj",
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose),
                metadataReferences: references,
                analyzerReferences: package.References));

        // What MSBuild writes of the project's properties.
        (string Name, string Text)[] properties =
        [
            (".globalconfig", $"is_global = true\nbuild_property.ProjectDir = {Folder}\nbuild_property.StandardsBackends = sqlite,postgresql,duckdb\n"),
            ("GlobalUsings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;"),
        ];
        foreach (var (name, text) in files.Concat(properties))
        {
            solution = Add(solution, name, text);
        }

        Assert.True(workspace.TryApplyChanges(solution));
    }

    private Solution Add(Solution solution, string name, string text)
    {
        var document = DocumentId.CreateNewId(id);
        var source = SourceText.From(text);
        return Path.GetExtension(name) switch
        {
            ".cs" => solution.AddDocument(document, name, source, filePath: Folder + name),
            ".editorconfig" or ".globalconfig" => solution.AddAnalyzerConfigDocument(document, name, source, filePath: Folder + name),
            _ => solution.AddAdditionalDocument(document, name, source, filePath: Folder + name),
        };
    }
}
