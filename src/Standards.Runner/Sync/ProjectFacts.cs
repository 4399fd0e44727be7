using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Standards.Commands;
using Standards.Projects;

namespace Standards.Sync;

/// <summary>What one compilation gives, and which files it has.</summary>
/// <param name="Project">The project.</param>
/// <param name="Output">What the generator gives.</param>
/// <param name="Symbols">The preprocessor symbols.</param>
/// <param name="Paths">All its files.</param>
/// <param name="WithHeader">Those of its files that have our header.</param>
internal sealed record ProjectFacts(LoadedProject Project, SyncOutput Output, ImmutableArray<string> Symbols, IReadOnlySet<string> Paths, ImmutableArray<string> WithHeader)
{
    public static async Task<ProjectFacts> CollectAsync(LoadedProject project, CancellationToken cancellationToken)
    {
        var compilation = await project.CompilationWithoutGeneratorsAsync(cancellationToken).ConfigureAwait(false);
        if (compilation.GetSpecialType(SpecialType.System_Object).TypeKind == TypeKind.Error)
        {
            // What it gives would be cut out of the files: without references everything is refused.
            throw CommandException.Blocked($"'{project.DisplayName}' cannot be translated: its reference assemblies are not installed");
        }

        var output = SyncGeneratorRun.Execute(compilation, project.Options, project.AdditionalFiles, cancellationToken);
        if (output.Reports.Items.FirstOrDefault(static report => report.Path is null) is { } failure)
        {
            // Without an answer every committed file would seem to be left over.
            throw new InvalidOperationException(string.Join(": ", failure.Arguments));
        }

        return new ProjectFacts(
            project,
            output,
            [.. project.Project.ParseOptions?.PreprocessorSymbolNames ?? []],
            compilation.SyntaxTrees.Select(static tree => tree.FilePath).ToHashSet(),
            [.. compilation.SyntaxTrees.Where(static tree => TreeInfo.For(tree, default).Header is not null).Select(static tree => tree.FilePath)]);
    }

    /// <summary>What this compilation gives for a source, nothing included; null where it has nothing to do with the source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="owners">The projects that have the source.</param>
    public CommittedVariant? VariantOf(string source, IReadOnlySet<string> owners)
    {
        var found = Output.Committed.Items.FirstOrDefault(committed => committed.Path == source);

        // Another target framework of the project compiles the committed file, whether it has the source or not.
        return found is not null || owners.Contains(Project.Path) || Paths.Contains(CommittedText.PathFor(source))
            ? new CommittedVariant(Project.DisplayName, Symbols, found?.Text)
            : null;
    }
}
