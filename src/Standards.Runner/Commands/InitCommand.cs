using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Workspace;

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
        var guides = new Option<bool>("--guides") { Description = $"Lays the guides below {GuidesTree.Folder} too." };
        var agents = new Option<bool>("--agents") { Description = $"Writes a block of {AgentFiles.Agents} and the files below .claude too." };
        var command = new Command("init", $"Writes {StandardsPolicy.FileName} and {PolicyFiles.WorkspaceReadme} from what the repository holds.") { target, scope, guides, agents, force, dryRun };
        return new CommandDefinition(command, async (parsed, context, cancellationToken) =>
        {
            var (isForced, isDry) = (parsed.GetValue(force), parsed.GetValue(dryRun));
            var result = await RunAsync(parsed.GetValue(target), parsed.GetValue(scope), isForced, isDry, context, cancellationToken).ConfigureAwait(false);
            return parsed.GetValue(guides) || parsed.GetValue(agents) ? result with { Files = result.Files.AddRange(Laid(result.Policy, parsed.GetValue(guides), parsed.GetValue(agents), isForced, isDry, context)) } : result;
        });
    }

    private static async Task<InitResult> RunAsync(string? target, GateScope? scope, bool force, bool dryRun, CommandContext context, CancellationToken cancellationToken)
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
            (PolicyFiles.WorkspaceReadme, PolicyFiles.Write(context.Root, PolicyFiles.WorkspaceReadme, RequirementIndex.WithIndexOf(context.Root, WorkspaceReadme.Text.ReplaceLineEndings("\n")), force, dryRun)));
        return new InitResult(policy, files, detection.HasPackage, dryRun);
    }
    /// <summary>What follows from the policy in effect: the file's, or the proposal where nothing is written.</summary>
    private static IEnumerable<(string Path, InitAction Action)> Laid(StandardsPolicy proposal, bool guides, bool agents, bool force, bool dryRun, CommandContext context)
    {
        var policy = PolicyReader.TryRead(context.Root, out var read) ? read : proposal;
        IEnumerable<LaidFile> laid = [.. guides ? GuidesTemplate.Write(context.Root, policy, dryRun) : [], .. agents ? AgentFiles.Write(context.Root, policy, force, dryRun) : []];
        return laid.Select(static file => (file.Path, file.Action));
    }
}
