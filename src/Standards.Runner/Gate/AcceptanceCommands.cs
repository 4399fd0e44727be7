using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Policy;
using Standards.Processes;
using Standards.Workspace;

namespace Standards.Gate;

/// <summary>The commands of the policy that prove criteria, each run once. No shell is involved.</summary>
internal sealed class AcceptanceCommands
{
    private readonly Dictionary<string, (string Message, string Fix)?> results = new(StringComparer.Ordinal);

    private AcceptanceCommands()
    {
    }

    public static async Task<AcceptanceCommands> RunAsync(GateContext context, IEnumerable<Proof> proofs, CancellationToken cancellationToken)
    {
        var commands = new AcceptanceCommands();
        foreach (var name in proofs.Where(static proof => proof.Kind == ProofKind.Command).Select(static proof => proof.Name).Distinct())
        {
            commands.results[name] = await RunAsync(context, name, cancellationToken).ConfigureAwait(false);
        }

        return commands;
    }

    /// <summary>Why a command proves nothing; null where it exits with 0.</summary>
    public (string Message, string Fix)? Problem(string name) => results[name];

    private static async Task<(string Message, string Fix)?> RunAsync(GateContext context, string name, CancellationToken cancellationToken)
    {
        var again = context.Requirement is { } slug ? $"standards review {slug} --allow-accept" : "standards gate --only criteria --allow-accept";
        if (!context.Policy.Commands.TryGetValue(name, out var command))
        {
            return ($"{StandardsPolicy.FileName}{(context.BasePolicy is { Policy: not null, IsHeadAccepted: false } policy ? $" of {policy.Name}" : "")} names no command '{name}'", $"add it to 'commands' of {StandardsPolicy.FileName}");
        }

        if (!context.IsAcceptAllowed)
        {
            return ($"the command '{name}' is run in CI, or where that is allowed", again);
        }

        context.Step(name);
        var limit = command.TimeoutMinutes * context.Minute;
        try
        {
            var result = await context.Processes.RunAsync(new ProcessRequest(Executable(command.Run[0], context.Root), context.Root, command.Run[1..]) { Timeout = limit }, cancellationToken).ConfigureAwait(false);
            return result.IsTimedOut ? ($"the command '{name}' did not end within {command.TimeoutMinutes} {(command.TimeoutMinutes == 1 ? "minute" : "minutes")} and was killed", again)
                : result.IsSuccess ? null
                : ($"the command '{name}' ended with exit code {result.ExitCode}", again);
        }
        catch (CommandException exception) when (exception.ExitCode == ExitCodes.Blocked)
        {
            return (exception.Message, again);
        }
    }

    /// <summary>A name is looked up in the path; what has a folder begins from the root.</summary>
    private static string Executable(string name, string root) => name.AsSpan().IndexOfAny('/', '\\') < 0 ? name : Path.GetFullPath(name, root);
}
