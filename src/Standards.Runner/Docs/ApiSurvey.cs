using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Files;
using Standards.Projects;
using Standards.Sync;

namespace Standards.Docs;

/// <summary>A public symbol without documentation.</summary>
/// <param name="Symbol">Its name, with types and parameters.</param>
/// <param name="Path">The source, relative to the root.</param>
/// <param name="Line">From 1.</param>
/// <param name="Comment">What stands above it.</param>
/// <param name="Change">What became of it since the base; where there is none, nothing.</param>
internal sealed record ApiGap(string Symbol, string Path, int Line, ApiComment Comment, ApiChange Change);

/// <summary>The public symbols of the libraries among some projects.</summary>
/// <param name="Asked">How many were looked at.</param>
/// <param name="Gaps">Those without documentation, in the order of places.</param>
internal sealed record ApiSurvey(int Asked, ImmutableArray<ApiGap> Gaps)
{
    /// <param name="root">What paths are relative to; sources outside of it are another repository's.</param>
    /// <param name="projects">The projects, with all target frameworks.</param>
    /// <param name="changes">What differs from the base; null where there is none.</param>
    /// <param name="files">The sources that are looked at; null: all.</param>
    /// <param name="step">Told which project is being read.</param>
    /// <param name="cancellationToken">Ends the survey.</param>
    public static async Task<ApiSurvey> MakeAsync(string root, IEnumerable<LoadedProject> projects, ApiChanges? changes, IReadOnlySet<string>? files, Action<string> step, CancellationToken cancellationToken)
    {
        var asked = new HashSet<(string Project, string Symbol)>();
        var gaps = new Dictionary<(string Project, string Symbol), ApiGap>();
        foreach (var project in projects.Select(Commented))
        {
            var sources = project.Project.Documents.Select(document => (Document: document, Path: document.FilePath is { } full ? RootedPath.Relative(root, full) : null))
                .Where(source => source.Path is not null && files?.Contains(source.Path) != false).ToList();
            if (sources.Count == 0 || project.Project.CompilationOptions?.OutputKind != OutputKind.DynamicallyLinkedLibrary)
            {
                continue;
            }

            step(project.DisplayName);
            var compilation = await project.CompilationAsync(cancellationToken).ConfigureAwait(false);
            if (new StandardsContext(compilation, project.Options.GlobalOptions).IsTestProject)
            {
                continue;
            }

            foreach (var (document, path) in sources)
            {
                var tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
                if (IsGenerated(tree, project, cancellationToken))
                {
                    continue;
                }

                var model = compilation.GetSemanticModel(tree);
                foreach (var declaration in ApiDeclaration.In(await tree.GetRootAsync(cancellationToken).ConfigureAwait(false)))
                {
                    if (model.GetDeclaredSymbol(declaration.Node, cancellationToken) is not { } symbol || !ApiSymbols.IsAsked(symbol))
                    {
                        continue;
                    }

                    var key = (project.Path, Symbol: ApiSymbols.Whole(symbol).ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
                    asked.Add(key);
                    if (ApiSymbols.Comment(symbol) is not ApiComment.Written and var comment)
                    {
                        var change = changes is null ? ApiChange.None : await changes.OfAsync(path!, declaration, cancellationToken).ConfigureAwait(false);

                        // Of several parts the one that changed is where the comment is missed.
                        if (!gaps.TryGetValue(key, out var known) || (known.Change == ApiChange.None && change != ApiChange.None))
                        {
                            gaps[key] = new ApiGap(key.Symbol, path!, declaration.Line, comment, change);
                        }
                    }
                }
            }
        }

        return new ApiSurvey(asked.Count, [.. gaps.Values.DistinctBy(static gap => (gap.Path, gap.Line, gap.Symbol)).OrderBy(static gap => gap.Path, StringComparer.Ordinal).ThenBy(static gap => gap.Line)]);
    }

    /// <summary>Whether a source that nobody loaded has a declaration that may lack documentation; what is compiled under a condition may.</summary>
    /// <param name="tree">The source, parsed without symbols of the preprocessor.</param>
    /// <param name="path">Relative to the root.</param>
    /// <param name="changes">What differs from the base.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<bool> IsSuspectAsync(SyntaxTree tree, string path, ApiChanges changes, CancellationToken cancellationToken)
    {
        if (GeneratedTrees.IsGenerated(tree, cancellationToken))
        {
            return false;
        }

        var root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (root.ContainsDirective(SyntaxKind.IfDirectiveTrivia))
        {
            return true;
        }

        foreach (var declaration in ApiDeclaration.In(root).Where(static declaration => ApiComments.Of(declaration.Member) != ApiComment.Written))
        {
            if (await changes.OfAsync(path, declaration, cancellationToken).ConfigureAwait(false) != ApiChange.None)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGenerated(SyntaxTree tree, LoadedProject project, CancellationToken cancellationToken)
        => project.Options.GetOptions(tree).TryGetValue("generated_code", out var value) && bool.TryParse(value, out var generated) ? generated : GeneratedTrees.IsGenerated(tree, cancellationToken);

    /// <summary>Without an XML file to write, comments may be no syntax.</summary>
    private static LoadedProject Commented(LoadedProject project)
        => project.Project.ParseOptions is CSharpParseOptions { DocumentationMode: DocumentationMode.None } options
            ? project with { Project = project.Project.Solution.WithProjectParseOptions(project.Project.Id, options.WithDocumentationMode(DocumentationMode.Parse)).GetProject(project.Project.Id)! }
            : project;
}
