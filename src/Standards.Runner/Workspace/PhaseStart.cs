using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Files;
using Standards.Git;
using Standards.Processes;

namespace Standards.Workspace;

/// <summary>
/// The content of the repository when a phase began: a git tree under <c>refs/standards/SLUG/PHASE</c>, so that git keeps it; with a root below the top of git under
/// <c>refs/standards/_HASH/SLUG/PHASE</c>. Files that git ignores are not among it; index and working tree stay as they are.
/// </summary>
internal sealed class PhaseStart
{
    private readonly GitRepository git;
    private readonly string refs;

    private PhaseStart(GitRepository git)
    {
        this.git = git;

        // Another policy root of the same git repository may have a requirement of the same name. What a folder is called is no name of a ref, and no slug begins with an underscore.
        refs = git.Prefix.Length == 0 ? "refs/standards" : $"refs/standards/_{TextHash.Of(git.Prefix)[..16]}";
    }

    /// <returns>Null without git.</returns>
    public static async Task<PhaseStart?> FindAsync(string root, CancellationToken cancellationToken)
        => await GitRepository.FindAsync(new ProcessRunner(), root, cancellationToken).ConfigureAwait(false) is { } git ? new PhaseStart(git) : null;

    /// <summary>The present content, as a tree that the repository has.</summary>
    public async Task<string> ContentAsync(CancellationToken cancellationToken)
    {
        using var snapshot = await TreeSnapshot.StoreAsync(git, cancellationToken).ConfigureAwait(false);
        return snapshot.Tree;
    }

    public Task KeepAsync(string slug, Phase phase, string content, CancellationToken cancellationToken) => KeepAsync(slug, phase.Name(), content, cancellationToken);

    /// <summary>Keeps content that is no start of a phase, as long as the starts are kept.</summary>
    public Task KeepAsync(string slug, string name, string content, CancellationToken cancellationToken)
        => git.RunAsync(cancellationToken, "update-ref", Name(slug, name), content);

    /// <summary>Whether anything of a requirement is kept.</summary>
    public async Task<bool> IsKeptAsync(string slug, CancellationToken cancellationToken)
        => (await git.RunAsync(cancellationToken, "for-each-ref", "--format=%(refname)", Name(slug, "")).ConfigureAwait(false)).Length > 0;

    /// <summary>Removes what was kept: a requirement that is done has no phase to begin.</summary>
    public async Task ForgetAsync(string slug, CancellationToken cancellationToken)
    {
        var names = await git.RunAsync(cancellationToken, "for-each-ref", "--format=%(refname)", Name(slug, "")).ConfigureAwait(false);
        foreach (var name in names.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await git.RunAsync(cancellationToken, "update-ref", "-d", name).ConfigureAwait(false);
        }
    }

    /// <summary>Files that differ from when the phase began, relative to the root; null where that is not known any more. The repository is left as it is.</summary>
    public async Task<ImmutableArray<string>?> ChangedAsync(string slug, Phase phase, CancellationToken cancellationToken)
    {
        if (await TreeAsync(slug, phase, cancellationToken).ConfigureAwait(false) is not { } start)
        {
            return null;
        }

        using var snapshot = await TreeSnapshot.TakeAsync(git, cancellationToken).ConfigureAwait(false);
        var names = await snapshot.ReadAsync(cancellationToken, "diff-tree", "-r", "-z", "--name-only", "--no-renames", start, snapshot.Tree).ConfigureAwait(false);
        return [.. git.Below(GitOutput.Split(names)).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Files outside of the requirements that changed in the phase after a file was written, relative to the root: by their times, within the phase by their content. Null
    /// where the start of the phase is not known, as on another machine, where the times say nothing either. Nothing is written: no snapshot is taken.
    /// </summary>
    /// <param name="slug">The requirement.</param>
    /// <param name="phase">Its phase.</param>
    /// <param name="file">The file, in full.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableArray<string>?> ChangedAfterAsync(string slug, Phase phase, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file) || await TreeAsync(slug, phase, cancellationToken).ConfigureAwait(false) is not { } start)
        {
            return null;
        }

        var tracked = GitOutput.Split(await git.ReadAsync(["diff", "-z", "--name-only", "--no-renames", "--no-ext-diff", start], cancellationToken).ConfigureAwait(false));
        var untracked = GitOutput.Split(await git.ReadAsync(["ls-files", "-z", "--others", "--exclude-standard"], cancellationToken).ConfigureAwait(false));

        // What git checks out at once has times apart by less.
        var since = File.GetLastWriteTimeUtc(file) + TimeSpan.FromSeconds(2);
        return [.. git.Below(tracked.Concat(untracked))
            .Where(name => !RequirementTree.Holds(name) && Path.Combine(git.Folder, name) is var path && File.Exists(path) && File.GetLastWriteTimeUtc(path) > since)
            .Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The content at the start of a phase; null where that is not known any more.</summary>
    private async Task<string?> TreeAsync(string slug, Phase phase, CancellationToken cancellationToken)
        => await git.AskAsync(cancellationToken, "rev-parse", "--verify", "--quiet", Name(slug, phase.Name()) + "^{tree}").ConfigureAwait(false) is { IsSuccess: true } start ? start.Output.Trim() : null;

    private string Name(string slug, string name) => $"{refs}/{slug}/{name}";
}
