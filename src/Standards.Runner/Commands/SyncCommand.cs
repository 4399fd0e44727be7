using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Files;
using Standards.Projects;
using Standards.Sync;

namespace Standards.Commands;

/// <summary><c>standards sync</c>: writes the committed sync files of a solution, or checks them.</summary>
internal static class SyncCommand
{
    private static readonly ImmutableDictionary<string, string> NoProperties = ImmutableDictionary<string, string>.Empty;

    public static CommandDefinition Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "A solution, a project, or a folder that holds one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 2 where a file is edited, stale, missing or left over." };
        var configuration = new Option<string[]>("--configuration", "-c")
        {
            Description = "A build configuration; given twice, the files hold the code of both.",
            HelpName = "name",
            AllowMultipleArgumentsPerToken = false,
        };
        var command = new Command("sync", "Writes the sync files that stand beside their sources.") { path, check, configuration };
        var twins = new TwinActions();
        twins.AddTo(command);
        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
        {
            var target = ProjectTarget.Find(parsed.GetValue(path), context.Root);
            var configurations = parsed.GetValue(configuration) ?? [];
            return twins.Run(parsed, target, parsed.GetValue(check), context, cancellationToken)
                ?? RunAsync(target, parsed.GetValue(check), configurations, context, cancellationToken);
        });
    }

    private static async Task<CommandResult> RunAsync(ProjectTarget target, bool check, string[] configurations, CommandContext context, CancellationToken cancellationToken)
    {
        if (check)
        {
            return new SyncResult(await PlanAsync(target, configurations, context, cancellationToken).ConfigureAwait(false), check, context.Root);
        }

        // Before the sources are read: what is written belongs to the newest of them.
        using var taken = await RepositoryLock.TakeForSyncAsync(target, context, cancellationToken).ConfigureAwait(false);
        var plan = await PlanAsync(target, configurations, context, cancellationToken).ConfigureAwait(false);
        plan.Write(cancellationToken);
        return new SyncResult(plan, check, context.Root);
    }

    private static async Task<SyncPlan> PlanAsync(ProjectTarget target, string[] configurations, CommandContext context, CancellationToken cancellationToken)
    {
        var loaders = new List<ProjectLoader>();
        try
        {
            foreach (var properties in configurations.Length == 0 ? [NoProperties] : configurations.Distinct().Select(static name => NoProperties.Add("Configuration", name)))
            {
                loaders.Add(await context.Progress.RunAsync("Loading", step => ProjectLoader.LoadAsync(target, properties, step, cancellationToken)).ConfigureAwait(false));
            }

            // Not always an obstacle, so no error: MSBuild also says it of projects in other languages.
            foreach (var failure in loaders.SelectMany(static loader => loader.Failures).Distinct())
            {
                context.Say(failure);
            }

            ImmutableArray<LoadedProject> projects = [.. loaders.SelectMany(static loader => loader.Projects)];
            return await context.Progress.RunAsync("Translating", step => SyncPlan.MakeAsync(projects, step, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            loaders.ForEach(static loader => loader.Dispose());
        }
    }
}
