using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Processes;

namespace Standards.Git;

/// <summary>The git repository that a folder belongs to.</summary>
internal sealed class GitRepository
{
    private readonly ProcessRunner processes;

    private GitRepository(ProcessRunner processes, string folder, string topLevel)
        => (this.processes, Folder, TopLevel) = (processes, folder, topLevel);

    /// <summary>The folder that paths are relative to: the root of the policy, which may lie below <see cref="TopLevel"/>.</summary>
    public string Folder { get; }

    /// <summary>The top of the working tree.</summary>
    public string TopLevel { get; }

    /// <returns>Null where git is not installed, or the folder belongs to no working tree.</returns>
    public static async Task<GitRepository?> FindAsync(ProcessRunner processes, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var result = await processes.RunAsync(new ProcessRequest("git", folder, "rev-parse", "--show-toplevel"), cancellationToken).ConfigureAwait(false);
            return result.IsSuccess ? new GitRepository(processes, folder, result.Output.TrimEnd('\n')) : null;
        }
        catch (CommandException)
        {
            return null;
        }
    }

    /// <summary>What git answers, or a blocked command that says what it said.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await processes.RunAsync(new ProcessRequest("git", Folder, [.. arguments]), cancellationToken).ConfigureAwait(false);
        return result.IsSuccess ? result.Output : throw CommandException.Blocked($"git {arguments[0]}: {result.Error.Trim()}");
    }
}
