using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;

namespace Standards.Gate;

/// <summary>What a run is compared with, and whose policy it is judged by.</summary>
/// <param name="Start">Where changes are counted from; null where there is nothing to count from.</param>
/// <param name="Policy">The policy of the base, where that decides; null elsewhere.</param>
internal sealed record GateBase(GitBase? Start, BasePolicy? Policy)
{
    /// <param name="git">Null where there is none.</param>
    /// <param name="root">The root.</param>
    /// <param name="option">The base that the command line names.</param>
    /// <param name="head">The policy of the working tree; null where it has none.</param>
    /// <param name="environment">Gives the variables of the environment.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="CommandException">The base is named and is not there, or its policy cannot be understood.</exception>
    public static async Task<GateBase> FindAsync(GitRepository? git, string root, string? option, StandardsPolicy? head, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var decides = BasePolicy.Decides(option, environment);
        if (git is null)
        {
            return option is not null ? throw CommandException.Blocked("'--base' needs git and a repository")
                : decides && IsRepository(root) ? throw CommandException.Blocked("git is not installed, or the repository ignores this folder, and in CI the policy is that of the base")
                : new GateBase(null, null);
        }

        if (!decides)
        {
            return new GateBase(await GitBase.FindAsync(git, null, head?.Gate.Base, environment, cancellationToken).ConfigureAwait(false), null);
        }

        // The policy at hand is asked last: one that the change brings along could name the change itself as its base.
        var start = await GitBase.FindAsync(git, option, null, environment, cancellationToken).ConfigureAwait(false)
            ?? await GitBase.FindAsync(git, null, head?.Gate.Base, environment, cancellationToken).ConfigureAwait(false);
        if (start is null)
        {
            return new GateBase(null, null);
        }

        var policy = await BasePolicy.ReadAsync(git, start, cancellationToken).ConfigureAwait(false);
        if (option is null && policy.Policy?.Gate.Base is { } named
            && await GitBase.FindAsync(git, null, named, environment, cancellationToken).ConfigureAwait(false) is { } other && other != start)
        {
            (start, policy) = (other, await BasePolicy.ReadAsync(git, other, cancellationToken).ConfigureAwait(false));
        }

        return new GateBase(start, policy);
    }

    private static bool IsRepository(string root)
    {
        for (var folder = Path.GetFullPath(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return true;
            }
        }

        return false;
    }
}
