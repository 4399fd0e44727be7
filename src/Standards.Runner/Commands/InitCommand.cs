using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;

namespace Standards.Commands;

/// <summary><c>standards init</c>: writes a policy from what the repository holds.</summary>
internal static class InitCommand
{
    public static CommandDefinition Create()
    {
        var target = new Option<string?>("--target") { Description = "The solution or project that is built, where the root holds several.", HelpName = "path" };
        var scope = new Option<GateScope?>("--scope") { Description = "What the gate blocks on: all, or only what is new; default: new." };
        var force = new Option<bool>("--force") { Description = "Replaces files that were edited." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Writes nothing." };
        var command = new Command("init", $"Writes {StandardsPolicy.FileName} and {PolicyFiles.WorkspaceReadme} from what the repository holds.") { target, scope, force, dryRun };
        return new CommandDefinition(command, (parsed, context, cancellationToken) =>
            RunAsync(parsed.GetValue(target), parsed.GetValue(scope), parsed.GetValue(force), parsed.GetValue(dryRun), context, cancellationToken));
    }

    private static async Task<CommandResult> RunAsync(string? target, GateScope? scope, bool force, bool dryRun, CommandContext context, CancellationToken cancellationToken)
    {
        if (target is not null && (RootedPath.Problem(context.Root, target) ?? (File.Exists(Path.Combine(context.Root, target)) ? null : $"'{target}' does not exist")) is { } problem)
        {
            throw CommandException.Usage("--target: " + problem);
        }

        var git = await GitRepository.FindAsync(new ProcessRunner(), context.Root, cancellationToken).ConfigureAwait(false);
        var detection = new PolicyDetection(context.Root, await RepositoryFiles.ListAsync(context.Root, git, cancellationToken).ConfigureAwait(false));
        var policy = detection.Propose(target);
        if (scope is { } asked)
        {
            policy = policy with { Gate = policy.Gate with { Scope = asked } };
        }

        // The file that is there says what holds; the proposal is shown beside it.
        var text = PolicyFiles.Text(policy);
        _ = PolicyReader.Parse(text, context.Root, StandardsPolicy.FileName);
        var files = ImmutableArray.Create(
            (StandardsPolicy.FileName, PolicyFiles.Write(context.Root, StandardsPolicy.FileName, text, force, dryRun)),
            (PolicyFiles.WorkspaceReadme, PolicyFiles.Write(context.Root, PolicyFiles.WorkspaceReadme, WorkspaceReadme.Text.ReplaceLineEndings("\n"), force, dryRun)));
        return new InitResult(policy, files, detection.HasPackage, dryRun);
    }
}
