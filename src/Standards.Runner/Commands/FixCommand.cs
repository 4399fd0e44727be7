using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Text;
using Standards.Building;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Sync;

namespace Standards.Commands;

/// <summary><c>standards fix</c>: the code fixes of the rules over a solution, then its committed sync files.</summary>
internal static class FixCommand
{
    public static CommandDefinition Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "A solution, a project, or a folder that holds one; default: the target of standards.json.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string[]>("--file") { Description = "Fixes this file and no others, relative to the root; may be given several times.", HelpName = "file", AllowMultipleArgumentsPerToken = false };
        var dryRun = new Option<bool>("--dry-run") { Description = "Lists the reports of rules that have a code fix, and the sync files that are not in step; writes nothing." };
        var command = new Command("fix", "Applies the code fixes of the rules, then writes the committed sync files.") { path, file, dryRun };
        return new CommandDefinition(command, (parsed, context, cancellationToken) => RunAsync(parsed.GetValue(path), [.. parsed.GetValue(file) ?? []], parsed.GetValue(dryRun), context, cancellationToken));
    }

    private static async Task<CommandResult> RunAsync(string? path, ImmutableArray<string> only, bool dryRun, CommandContext context, CancellationToken cancellationToken)
    {
        if (only.Select(file => RootedPath.Problem(context.Root, file) ?? (File.Exists(Path.Combine(context.Root, file)) ? null : $"'{file}' does not exist")).FirstOrDefault(static problem => problem is not null) is { } wrong)
        {
            throw CommandException.Usage("--file: " + wrong);
        }

        var build = path is null && PolicyReader.TryRead(context.Root, out var policy) ? policy.Build : new BuildPolicy();
        var target = ProjectTarget.Find(path ?? build.Target, context.Root);
        var processes = new ProcessRunner();
        using var taken = await RepositoryLock.TakeForSyncAsync(target, context, cancellationToken).ConfigureAwait(false);

        // Before anything is written: that the projects are restored, and which of them have the package.
        using var loader = await context.Progress.RunAsync("Loading", step => ProjectLoader.LoadAsync(target, build.GlobalProperties, step, cancellationToken)).ConfigureAwait(false);
        foreach (var failure in loader.Failures.Distinct())
        {
            context.Say(failure);
        }

        if (!loader.Projects.Any(PackageVersion.IsUsedBy))
        {
            throw CommandException.Blocked($"no project of '{target.Path}' has the package Standards.Analyzers; run 'dotnet add \"{loader.Projects[0].Path}\" package Standards.Analyzers'");
        }

        var files = loader.Projects.SelectMany(static project => project.Project.Documents).Select(static document => document.FilePath).OfType<string>();
        var changes = await context.Progress.RunAsync("Fixing", _ => CodeFixRun.RunAsync(target, files, only, context.Root, dryRun, processes, cancellationToken)).ConfigureAwait(false);
        var git = await GitRepository.FindAsync(processes, context.Root, cancellationToken).ConfigureAwait(false);
        if (!CommittedTrace.IsThere(context.Root, await RepositoryFiles.ListAsync(context.Root, git, cancellationToken).ConfigureAwait(false)))
        {
            return new FixResult(changes, null, dryRun, context.Root);
        }

        var projects = dryRun ? loader.Projects : await AsOnDiskAsync(loader.Projects, changes, cancellationToken).ConfigureAwait(false);
        var plan = await context.Progress.RunAsync("Translating", step => SyncPlan.MakeAsync(projects, step, cancellationToken)).ConfigureAwait(false);
        if (!dryRun)
        {
            plan.Write(cancellationToken);
        }

        return new FixResult(changes, new SyncResult(plan, dryRun, context.Root), dryRun, context.Root);
    }

    /// <summary>The projects with the files that were fixed, in one solution, so that projects see each other's.</summary>
    private static async Task<ImmutableArray<LoadedProject>> AsOnDiskAsync(ImmutableArray<LoadedProject> projects, ImmutableArray<FormatChange> changes, CancellationToken cancellationToken)
    {
        var solution = projects[0].Project.Solution;
        foreach (var file in changes.Select(static change => change.Path).Distinct())
        {
            var text = SourceText.From(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), Encoding.UTF8);
            foreach (var id in solution.GetDocumentIdsWithFilePath(file))
            {
                solution = solution.WithDocumentText(id, text);
            }
        }

        return [.. projects.Select(project => project with { Project = solution.GetProject(project.Project.Id)! })];
    }
}
