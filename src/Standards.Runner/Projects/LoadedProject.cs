using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Options;
using Standards.Translation;

namespace Standards.Projects;

/// <summary>A C# project as one target framework and configuration compiles it.</summary>
/// <param name="Project">The project in its workspace.</param>
/// <param name="Name">The project's name, without target framework.</param>
/// <param name="Path">The project file.</param>
/// <param name="TargetFramework">Such as <c>net10.0</c>; null where the project has only one.</param>
internal sealed record LoadedProject(Project Project, string Name, string Path, string? TargetFramework)
{
    /// <summary>For messages: <c>Library (net10.0)</c>.</summary>
    public string DisplayName => TargetFramework is null ? Name : $"{Name} ({TargetFramework})";

    public AnalyzerConfigOptionsProvider Options => Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;

    public ImmutableArray<AdditionalText> AdditionalFiles => Project.AnalyzerOptions.AdditionalFiles;

    /// <summary>All that the compiler sees, what generators add included.</summary>
    public async Task<CSharpCompilation> CompilationAsync(CancellationToken cancellationToken)
        => (CSharpCompilation)(await Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;

    /// <summary>What <c>.editorconfig</c> says about the translation of a file.</summary>
    public TranslationOptions TranslationOptions(SyntaxTree tree) => SyncOptions.ForTranslation(Options.GetOptions(tree));

    public CounterpartMap Counterparts(CancellationToken cancellationToken) => CounterpartMap.Read(AdditionalFiles, cancellationToken);

    /// <summary>The project with other texts in some of its files.</summary>
    public LoadedProject WithTexts(IEnumerable<(string Path, SourceText Text)> files)
    {
        var solution = Project.Solution;
        foreach (var (path, text) in files)
        {
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
            {
                solution = solution.WithDocumentText(id, text);
            }
        }

        return this with { Project = solution.GetProject(Project.Id)! };
    }

    /// <summary>What a generator gets to see: the sources, without what any generator adds to this project. The projects that it references have theirs.</summary>
    public async Task<CSharpCompilation> CompilationWithoutGeneratorsAsync(CancellationToken cancellationToken)
    {
        var bare = Project.Solution.WithProjectAnalyzerReferences(Project.Id, []).GetProject(Project.Id)!;
        return (CSharpCompilation)(await bare.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
