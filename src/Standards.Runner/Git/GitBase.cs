using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;

namespace Standards.Git;

/// <summary>Where changes are counted from.</summary>
/// <param name="Name">What names it, such as <c>origin/main</c>.</param>
/// <param name="Commit">The merge base of it and HEAD, as a full hash.</param>
internal sealed record GitBase(string Name, string Commit)
{
    private const string History = "fetch the whole history ('fetch-depth: 0' for actions/checkout, 'GIT_DEPTH: 0' for GitLab, 'fetchDepth: 0' for Azure Pipelines, or 'git fetch --unshallow')";

    /// <summary>The branches that are taken where nothing names one.</summary>
    private static readonly string[] Usual = ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"];

    /// <param name="git">The repository.</param>
    /// <param name="option">What the command line names.</param>
    /// <param name="policy">What the policy names.</param>
    /// <param name="environment">Gives the variables of the environment.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Null where there is no commit yet, or nothing to count from.</returns>
    /// <exception cref="CommandException">What is named is not there, or the history that leads to it is not.</exception>
    public static async Task<GitBase?> FindAsync(GitRepository git, string? option, string? policy, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        if (await git.FindCommitAsync("HEAD", cancellationToken).ConfigureAwait(false) is not { } head)
        {
            return null;
        }

        // What CI says comes before the policy: the policy at hand is the one that the change brings along, and a change would choose its own judge.
        var (source, names) = option is not null ? ("--base", [option, .. Branch(option)])
            : TargetOfCI(environment) is { } target ? target
            : policy is not null ? ("gate.base", [.. Branch(policy), policy])
            : ((string?)null, Usual);
        foreach (var name in names)
        {
            if (await git.FindCommitAsync(name, cancellationToken).ConfigureAwait(false) is { } tip)
            {
                return await MergeAsync(git, Short(name), tip, head, cancellationToken).ConfigureAwait(false);
            }
        }

        if (await git.IsShallowAsync(cancellationToken).ConfigureAwait(false))
        {
            throw CommandException.Blocked($"this clone is shallow and has {(source is null ? "no branch that changes could be counted from" : $"no commit '{Short(names[^1])}'")}; {History}");
        }

        return source is null ? null : throw CommandException.Blocked($"'{Short(names[0])}' of {source} names no commit of this repository; fetch it, or name another with '--base'");
    }

    private static async Task<GitBase> MergeAsync(GitRepository git, string name, string tip, string head, CancellationToken cancellationToken)
    {
        var result = await git.AskAsync(cancellationToken, "merge-base", tip, head).ConfigureAwait(false);
        if (result.IsSuccess)
        {
            return new GitBase(name, result.Output.Trim());
        }

        throw CommandException.Blocked(result.Error.Trim().Length > 0 ? $"git merge-base: {result.Error.Trim()}"
            : await git.IsShallowAsync(cancellationToken).ConfigureAwait(false) ? $"this clone is shallow and has no common commit of '{name}' and HEAD; {History}"
            : $"'{name}' and HEAD have no common commit; name another base with '--base'");
    }

    /// <summary>The branch that a change is to be merged into, as CI names it.</summary>
    private static (string Source, string[] Names)? TargetOfCI(Func<string, string?> environment)
    {
        foreach (var variable in (IEnumerable<string>)["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCH"])
        {
            if (environment(variable) is { Length: > 0 } branch)
            {
                // GitLab fetches the branch of the change only, and names the commit that it left the other at.
                return (variable, variable.StartsWith("CI_", StringComparison.Ordinal) && environment("CI_MERGE_REQUEST_DIFF_BASE_SHA") is { Length: > 0 } commit
                    ? [.. Branch(branch), commit]
                    : Branch(branch));
            }
        }

        return null;
    }

    /// <summary>The full names of a branch: a branch of the remote goes before a local one, which may be old.</summary>
    private static string[] Branch(string name)
    {
        const string Heads = "refs/heads/";
        var branch = name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name;
        return ["refs/remotes/origin/" + branch, Heads + branch];
    }

    private static string Short(string name)
    {
        foreach (var prefix in (IEnumerable<string>)["refs/remotes/", "refs/heads/"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name[prefix.Length..];
            }
        }

        return name;
    }
}
