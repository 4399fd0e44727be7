using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Standards.Projects;

namespace Standards.Commands;

/// <summary><c>standards sync</c>: writes the committed sync files of a solution, or checks them.</summary>
internal static class SyncCommand
{
    public static CommandDefinition Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "A solution, a project, or a folder that holds one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 2 where a file is edited, stale, missing or left over." };
        var command = new Command("sync", "Writes the sync files that stand beside their sources.") { path, check };
        return new CommandDefinition(command, (parsed, context, cancellationToken) => RunAsync(parsed.GetValue(path), parsed.GetValue(check), context, cancellationToken));
    }

    private static async Task<CommandResult> RunAsync(string? path, bool check, CommandContext context, CancellationToken cancellationToken)
    {
        var target = ProjectTarget.Find(path, context.Root);
        var properties = ImmutableDictionary<string, string>.Empty;
        using var loader = await context.Progress.RunAsync("Loading", step => ProjectLoader.LoadAsync(target, properties, step, cancellationToken)).ConfigureAwait(false);
        return new SyncResult(loader.Projects.Length, check);
    }
}

/// <summary>What <c>standards sync</c> did.</summary>
internal sealed record SyncResult(int Projects, bool Check) : CommandResult(ExitCodes.Done)
{
    public override void WriteText(TextWriter output) => output.WriteLine($"{Projects} projects");

    public override void AddTo(JsonObject document) => document["projects"] = Projects;
}
