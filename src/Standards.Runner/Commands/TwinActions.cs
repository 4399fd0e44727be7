using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Files;
using Standards.Projects;
using Standards.Sync;
using Standards.Twins;

namespace Standards.Commands;

/// <summary>What <c>standards sync</c> does with twins: <c>--report</c>, <c>--adopt</c>, <c>--verify</c>.</summary>
internal sealed class TwinActions
{
    private readonly Option<bool> report = new("--report") { Description = "Lists all hand-written sync members: equal to what would be generated, different, not translatable." };
    private readonly Option<bool> markdown = new("--markdown") { Description = "With --report: writes Markdown." };
    private readonly Option<bool> adopt = new("--adopt") { Description = "Deletes the hand-written sync members that equal what would be generated, and attributes their async members." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "With --adopt: says what would change, and writes nothing." };
    private readonly Option<string?> verify = new("--verify") { Description = "Compares the sync members that were deleted since a git revision with those that are generated.", HelpName = "revision" };

    public void AddTo(Command command)
    {
        command.Options.Add(report);
        command.Options.Add(markdown);
        command.Options.Add(adopt);
        command.Options.Add(dryRun);
        command.Options.Add(verify);
    }

    /// <summary>Does what one of the options asks for; null where none is given.</summary>
    /// <param name="others">Other options that say what to do.</param>
    public Task<CommandResult>? Run(ParseResult parsed, ProjectTarget target, bool others, CommandContext context, CancellationToken cancellationToken)
    {
        var revision = parsed.GetValue(verify);
        var given = (parsed.GetValue(report) ? 1 : 0) + (parsed.GetValue(adopt) ? 1 : 0) + (revision is not null ? 1 : 0);
        if (given + (others ? 1 : 0) > 1)
        {
            throw CommandException.Usage("give one of '--check', '--report', '--adopt' and '--verify'");
        }

        if ((parsed.GetValue(markdown) && !parsed.GetValue(report)) || (parsed.GetValue(dryRun) && !parsed.GetValue(adopt)))
        {
            throw CommandException.Usage("'--markdown' goes with '--report', '--dry-run' with '--adopt'");
        }

        return parsed.GetValue(report) ? ReportAsync(target, parsed.GetValue(markdown), context, cancellationToken)
            : parsed.GetValue(adopt) ? AdoptAsync(target, parsed.GetValue(dryRun), context, cancellationToken)
            : revision is not null ? VerifyAsync(target, revision, context, cancellationToken)
            : null;
    }

    private static async Task<CommandResult> ReportAsync(ProjectTarget target, bool markdown, CommandContext context, CancellationToken cancellationToken)
    {
        using var loader = await LoadAsync(target, context, cancellationToken).ConfigureAwait(false);
        return new TwinReportResult(await SurveyAsync(loader.Projects, context, cancellationToken).ConfigureAwait(false), context.Root, markdown);
    }

    private static async Task<CommandResult> AdoptAsync(ProjectTarget target, bool dryRun, CommandContext context, CancellationToken cancellationToken)
    {
        using var taken = dryRun ? null : await RepositoryLock.TakeForSyncAsync(target, context, cancellationToken).ConfigureAwait(false);
        using var loader = await LoadAsync(target, context, cancellationToken).ConfigureAwait(false);
        var survey = await SurveyAsync(loader.Projects, context, cancellationToken).ConfigureAwait(false);
        var equal = survey.Entries.Where(static e => e.State == TwinState.Equal).ToList();
        if (equal.SelectMany(static e => e.Verdicts).Select(static v => v.Project).FirstOrDefault(static p => !PackageVersion.IsUsedBy(p)) is { } without)
        {
            throw CommandException.Blocked($"'{without.Path}' does not use Standards.Analyzers, so nothing would generate what is deleted; run 'dotnet add \"{without.Path}\" package Standards.Analyzers'");
        }

        var plan = await context.Progress.RunAsync("Trying", step => TwinAdoption.PlanAsync(loader.Projects, survey, step, cancellationToken)).ConfigureAwait(false);
        if (!dryRun)
        {
            foreach (var (path, text) in plan.Files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                FileWriter.Write(path, text);
            }
        }

        return new TwinAdoptionResult(survey, plan, context.Root, dryRun);
    }

    private static async Task<CommandResult> VerifyAsync(ProjectTarget target, string revision, CommandContext context, CancellationToken cancellationToken)
    {
        var sources = await GitSources.ReadAsync(Path.GetDirectoryName(target.Path)!, revision, cancellationToken).ConfigureAwait(false);
        using var loader = await LoadAsync(target, context, cancellationToken).ConfigureAwait(false);
        var before = sources.Apply(loader.Projects);
        var changes = ImmutableArray.CreateBuilder<TwinChange>();
        await context.Progress.RunAsync("Comparing", async step =>
        {
            for (var i = 0; i < before.Length; i++)
            {
                step(before[i].DisplayName);
                changes.AddRange((await TwinHistory.FindAsync(before[i], loader.Projects[i], cancellationToken).ConfigureAwait(false)).Changes);
            }

            return true;
        }).ConfigureAwait(false);
        return new TwinVerifyResult(revision, changes.ToImmutable(), context.Root);
    }

    private static Task<ProjectLoader> LoadAsync(ProjectTarget target, CommandContext context, CancellationToken cancellationToken)
        => context.Progress.RunAsync("Loading", step => ProjectLoader.LoadAsync(target, ImmutableDictionary<string, string>.Empty, step, cancellationToken));

    private static Task<TwinSurvey> SurveyAsync(ImmutableArray<LoadedProject> projects, CommandContext context, CancellationToken cancellationToken)
        => context.Progress.RunAsync("Comparing", step => TwinSurvey.MakeAsync(projects, step, cancellationToken));
}
