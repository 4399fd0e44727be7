using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Standards.Commands;

namespace Standards.Projects;

/// <summary>The projects of a solution, or one project, loaded with every target framework. The workspace is never written back.</summary>
internal sealed class ProjectLoader : IDisposable
{
    private readonly MSBuildWorkspace workspace;
    private readonly List<string> failures = [];

    private ProjectLoader(IReadOnlyDictionary<string, string> properties)
    {
        workspace = MSBuildWorkspace.Create(properties.ToDictionary());
        workspace.RegisterWorkspaceFailedHandler(failure =>
        {
            lock (failures)
            {
                failures.Add(failure.Diagnostic.Message);
            }
        });
    }

    /// <summary>The C# projects that the target names, those of a solution in its order.</summary>
    public ImmutableArray<LoadedProject> Projects { get; private set; }

    /// <summary>What MSBuild said while it loaded them.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <param name="target">The solution or project.</param>
    /// <param name="properties">Global properties of MSBuild.</param>
    /// <param name="progress">Told which project is being loaded.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    public static async Task<ProjectLoader> LoadAsync(ProjectTarget target, IReadOnlyDictionary<string, string> properties, Action<string> progress, CancellationToken cancellationToken)
    {
        var loader = new ProjectLoader(properties);
        try
        {
            await loader.OpenAsync(target, new Reporter(progress), cancellationToken).ConfigureAwait(false);
            return loader;
        }
        catch
        {
            loader.Dispose();
            throw;
        }
    }

    public void Dispose() => workspace.Dispose();

    private async Task OpenAsync(ProjectTarget target, Reporter reporter, CancellationToken cancellationToken)
    {
        IEnumerable<Project> projects;
        try
        {
            if (target.IsSolution)
            {
                projects = (await workspace.OpenSolutionAsync(target.Path, reporter, cancellationToken).ConfigureAwait(false)).Projects;
            }
            else
            {
                // All target frameworks are loaded, and one of them is returned.
                var opened = await workspace.OpenProjectAsync(target.Path, reporter, cancellationToken).ConfigureAwait(false);
                projects = workspace.CurrentSolution.Projects.Where(project => project.FilePath == opened.FilePath);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.IO.IOException && !cancellationToken.IsCancellationRequested)
        {
            throw CommandException.Blocked($"'{target.Path}' cannot be loaded: {exception.Message}");
        }

        Projects = [.. projects.Where(static project => project.Language == LanguageNames.CSharp && project.FilePath is not null).Select(Loaded)];
        if (Projects.IsEmpty)
        {
            throw CommandException.Blocked($"'{target.Path}' has no C# project that can be loaded{(failures.Count > 0 ? ": " + failures[0] : "")}");
        }

        foreach (var project in Projects)
        {
            RestoreState.Check(project);

            // A project of which MSBuild made nothing is loaded empty, as if it had no sources.
            if (project.Project is { MetadataReferences.Count: 0, HasDocuments: false })
            {
                throw CommandException.Blocked($"'{project.DisplayName}' cannot be loaded{(failures.Count > 0 ? ": " + failures[0] : "")}");
            }
        }
    }

    /// <summary>A project with several target frameworks is one for each, named <c>Library(net10.0)</c>.</summary>
    private static LoadedProject Loaded(Project project)
    {
        var open = project.Name.EndsWith(')') ? project.Name.LastIndexOf('(') : -1;
        return new LoadedProject(
            project,
            open < 0 ? project.Name : project.Name[..open],
            project.FilePath!,
            open < 0 ? null : project.Name[(open + 1)..^1]);
    }

    private sealed class Reporter(Action<string> report) : IProgress<ProjectLoadProgress>
    {
        public void Report(ProjectLoadProgress value)
        {
            // Each project is evaluated, then built for the design, then resolved; one line says enough.
            if (value.Operation == ProjectLoadOperation.Evaluate)
            {
                report(System.IO.Path.GetFileNameWithoutExtension(value.FilePath) + (value.TargetFramework is null ? "" : $" ({value.TargetFramework})"));
            }
        }
    }
}
