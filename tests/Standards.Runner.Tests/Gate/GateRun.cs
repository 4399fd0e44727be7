using System;
using System.IO;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Terminal;
using Xunit;

namespace Standards.Gate;

/// <summary>One check on a folder.</summary>
internal static class GateRun
{
    /// <param name="check">The check.</param>
    /// <param name="folder">The repository.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="start">The base; null for none.</param>
    /// <param name="below">The root below the top.</param>
    /// <param name="basePolicy">Makes the policy of the base.</param>
    public static async Task<CheckResult> RunAsync(IGateCheck check, GitFolder folder, StandardsPolicy? policy = null, string? start = null, string below = "", Func<GitRepository, GitBase, Task<BasePolicy>>? basePolicy = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var git = await folder.OpenAsync(below);
        var found = start is null ? null : await GitBase.FindAsync(git, start, null, static _ => null, cancellationToken);
        using var snapshot = await TreeSnapshot.TakeAsync(git, cancellationToken);
        return await check.RunAsync(
            Context(git.Folder, policy, git, found is null ? null : await ChangesReader.ReadAsync(snapshot, found, cancellationToken), basePolicy is null || found is null ? null : await basePolicy(git, found)),
            cancellationToken);
    }

    /// <summary>One check on a folder without git.</summary>
    public static Task<CheckResult> RunAsync(IGateCheck check, TemporaryFolder folder, StandardsPolicy? policy = null)
        => check.RunAsync(Context(folder.Root, policy, null, null, null), TestContext.Current.CancellationToken);

    private static GateContext Context(string root, StandardsPolicy? policy, GitRepository? git, Changes? changes, BasePolicy? basePolicy) => new()
    {
        Command = new CommandContext(root, Verbosity.Normal, TextWriter.Null, Plain: true),
        Policy = policy ?? new StandardsPolicy(),
        Target = new ProjectTarget(Path.Combine(root, "All.slnx"), IsSolution: true),
        Git = git,
        Changes = changes,
        BasePolicy = basePolicy,
        Processes = new ProcessRunner(),
        RunFolder = Path.Combine(root, ".standards", "run"),
    };
}
