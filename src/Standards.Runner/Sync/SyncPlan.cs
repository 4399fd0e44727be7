using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Projects;

namespace Standards.Sync;

/// <summary>A member of a source in committed mode that has no sync version, as the build says it.</summary>
internal sealed record SyncProblem(string Id, string Path, int Line, int Column, string Message);

/// <summary>All committed sync files of the loaded projects, and how they stand to their sources.</summary>
/// <param name="Files">By path.</param>
/// <param name="Problems">Members without a sync version.</param>
internal sealed record SyncPlan(ImmutableArray<SyncFile> Files, ImmutableArray<SyncProblem> Problems)
{
    private const int MaxPasses = 5;

    /// <param name="projects">The projects, every target framework and configuration of them.</param>
    /// <param name="step">Told which project is being translated.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<SyncPlan> MakeAsync(ImmutableArray<LoadedProject> projects, Action<string> step, CancellationToken cancellationToken)
    {
        projects = [.. projects.Where(PackageVersion.IsUsedBy)];
        for (var pass = 1; ; pass++)
        {
            var facts = new List<ProjectFacts>(projects.Length);
            foreach (var project in projects)
            {
                step(project.DisplayName);
                facts.Add(await ProjectFacts.CollectAsync(project, cancellationToken).ConfigureAwait(false));
            }

            var problems = Refused(facts);
            var files = Judge(facts, problems.Select(static problem => problem.Path).ToHashSet());

            // What another project gives for its sources can depend on the files that this one is about to get.
            var next = pass < MaxPasses ? WithFiles(projects, files) : projects;
            if (next.SequenceEqual(projects))
            {
                return new SyncPlan(files, problems);
            }

            projects = next;
        }
    }

    /// <summary>Puts right what can be put right.</summary>
    public void Write(CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.IsWritten)
            {
                FileWriter.Write(file.Path, file.Text!, file.Source);
            }
            else if (file.IsDeleted)
            {
                System.IO.File.Delete(file.Path);
            }
        }
    }

    private static ImmutableArray<SyncFile> Judge(List<ProjectFacts> facts, IReadOnlySet<string> refused)
    {
        var compiled = facts.SelectMany(static fact => fact.Paths).ToHashSet();
        var files = new Dictionary<string, SyncFile>();
        foreach (var source in facts.SelectMany(static fact => fact.Output.Committed.Items.Select(static committed => committed.Path)).Distinct())
        {
            var owners = facts.Where(fact => fact.Paths.Contains(source)).Select(static fact => fact.Project.Path).ToHashSet();
            List<CommittedVariant> variants = [.. facts.Select(fact => fact.VariantOf(source, owners)).OfType<CommittedVariant>()];
            if (FileStates.Of(source, variants, refused.Contains(source), compiled) is { } file)
            {
                files[file.Path] = file;
            }
        }

        foreach (var path in facts.SelectMany(static fact => fact.WithHeader).Distinct().Where(path => !files.ContainsKey(path) && System.IO.File.Exists(path)))
        {
            files[path] = FileStates.LeftOver(path);
        }

        return [.. files.Values.OrderBy(static file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>The projects with the files as they will be, where other projects see them; else the same.</summary>
    private static ImmutableArray<LoadedProject> WithFiles(ImmutableArray<LoadedProject> projects, ImmutableArray<SyncFile> files)
    {
        var changed = projects;
        foreach (var solution in projects.Select(static project => project.Project.Solution).Distinct())
        {
            var graph = solution.GetProjectDependencyGraph();
            var updated = solution;
            foreach (var file in files.Where(static file => file.IsWritten || file.IsDeleted))
            {
                if (solution.GetDocumentIdsWithFilePath(file.Source).Concat(solution.GetDocumentIdsWithFilePath(file.Path)).Any(id => graph.GetProjectsThatDirectlyDependOnThisProject(id.ProjectId).Any()))
                {
                    updated = WithFile(updated, file);
                }
            }

            if (updated != solution)
            {
                changed = [.. changed.Select(project => project.Project.Solution == solution ? project with { Project = updated.GetProject(project.Project.Id)! } : project)];
            }
        }

        return changed;
    }

    private static Solution WithFile(Solution solution, SyncFile file)
    {
        var documents = solution.GetDocumentIdsWithFilePath(file.Path);
        if (file.Text is null)
        {
            return solution.RemoveDocuments(documents);
        }

        var text = SourceText.From(file.Text, System.Text.Encoding.UTF8);
        foreach (var id in documents)
        {
            if (!solution.GetDocument(id)!.TryGetText(out var old) || old.ToString() != file.Text)
            {
                solution = solution.WithDocumentText(id, text);
            }
        }

        if (documents.IsEmpty)
        {
            foreach (var source in solution.GetDocumentIdsWithFilePath(file.Source))
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(source.ProjectId), System.IO.Path.GetFileName(file.Path), text, filePath: file.Path);
            }
        }

        return solution;
    }

    private static ImmutableArray<SyncProblem> Refused(List<ProjectFacts> facts)
    {
        var problems = ImmutableArray.CreateBuilder<SyncProblem>();
        foreach (var fact in facts)
        {
            var committed = fact.Output.Committed.Items.Select(static source => source.Path).ToHashSet();
            foreach (var report in fact.Output.Reports)
            {
                if (report.Path is not null && committed.Contains(report.Path) && report.Id != Rules.CommittedFileStale.Id && SyncRules.Find(report.Id) is { DefaultSeverity: DiagnosticSeverity.Error } rule)
                {
                    var message = string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.MessageFormat.ToString(), [.. report.Arguments]);
                    problems.Add(new SyncProblem(report.Id, report.Path, report.Lines.Start.Line + 1, report.Lines.Start.Character + 1, message));
                }
            }
        }

        return [.. problems.Distinct()];
    }
}
