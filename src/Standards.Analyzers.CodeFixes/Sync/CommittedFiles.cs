using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>Writes committed sync files as the tool does, from all that the solution compiles of a source.</summary>
internal static class CommittedFiles
{
    /// <summary>Gives the committed file of a source the text that it should have. Nothing where there is none.</summary>
    public static async Task AddAsync(Document source, SolutionEdits edits, CancellationToken cancellationToken)
    {
        if (source.FilePath is not { } path)
        {
            return;
        }

        var variants = new List<CommittedVariant>();
        foreach (var project in source.Project.Solution.Projects)
        {
            if (project.Language == LanguageNames.CSharp && (project.Id == source.Project.Id || Concerns(project, source, path)))
            {
                variants.Add(await VariantAsync(project, path, cancellationToken).ConfigureAwait(false));
            }
        }

        if (CommittedSections.Compose(CommittedText.FileName(path), variants, out _) is { } text)
        {
            var model = await source.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var lines = text.Replace("\n", model.NewLineAt(0));
            edits.Write(CommittedText.PathFor(path), SourceText.From(lines, model.Encoding, model.ChecksumAlgorithm), source);
        }
    }

    /// <summary>Whether another project has the source, or is another target framework of its project.</summary>
    private static bool Concerns(Project project, Document source, string path)
        => (project.FilePath is { } file && file == source.Project.FilePath) || project.Solution.GetDocumentIdsWithFilePath(path).Any(id => id.ProjectId == project.Id);

    private static async Task<CommittedVariant> VariantAsync(Project project, string path, CancellationToken cancellationToken)
    {
        var bare = project.Solution.WithProjectAnalyzerReferences(project.Id, []).GetProject(project.Id)!;
        var compilation = (CSharpCompilation)(await bare.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var options = project.AnalyzerOptions;
        var output = SyncGeneratorRun.Execute(compilation, options.AnalyzerConfigOptionsProvider, options.AdditionalFiles, cancellationToken);
        return new CommittedVariant(
            project.Name,
            [.. project.ParseOptions?.PreprocessorSymbolNames ?? []],
            output.Committed.Items.FirstOrDefault(committed => committed.Path == path)?.Text);
    }

    /// <summary>The source that a committed file's header names, in the same folder.</summary>
    public static Document? SourceOf(Document committed, CommittedHeader header)
    {
        if (header.Source.Length == 0 || Path.GetDirectoryName(committed.FilePath) is not { } folder)
        {
            return null;
        }

        var path = Path.Combine(folder, header.Source);
        return committed.Project.Documents.FirstOrDefault(document => document.FilePath == path);
    }
}
