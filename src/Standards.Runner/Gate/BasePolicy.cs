using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;

namespace Standards.Gate;

/// <summary>The policy that a change is judged by where others see it: that of the base, not the one that the change brings along.</summary>
/// <param name="Base">Where changes are counted from.</param>
/// <param name="Policy">Its policy; null where it has none.</param>
internal sealed record BasePolicy(GitBase Base, StandardsPolicy? Policy)
{
    /// <summary>Whether the policy of the working tree is accepted all the same: <c>--policy head</c>.</summary>
    public bool IsHeadAccepted { get; init; }

    /// <summary>What reports call the base.</summary>
    public string Name => $"{Base.Name} ({Base.Commit[..Math.Min(8, Base.Commit.Length)]})";

    /// <summary>Whether the base decides: in CI, or where the command line names it. In a working tree that somebody works in, policy is edited.</summary>
    /// <param name="option">The base that the command line names.</param>
    /// <param name="environment">Gives the variables of the environment.</param>
    public static bool Decides(string? option, Func<string, string?> environment)
        => option is not null || IsSet(environment("CI")) || IsSet(environment("TF_BUILD"));

    /// <exception cref="CommandException">It cannot be understood (blocked).</exception>
    public static async Task<BasePolicy> ReadAsync(GitRepository git, GitBase start, CancellationToken cancellationToken)
    {
        var policy = new BasePolicy(start, null);
        return await git.ReadFileAsync(start.Commit, StandardsPolicy.FileName, cancellationToken).ConfigureAwait(false) is { } content
            ? policy with { Policy = PolicyReader.Parse(Encoding.UTF8.GetString(content).TrimStart('\uFEFF'), git.Folder, $"{StandardsPolicy.FileName} of {policy.Name}") }
            : policy;
    }

    private static bool IsSet(string? value) => value is not null && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1");
}
