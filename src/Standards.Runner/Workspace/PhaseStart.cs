using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Processes;

namespace Standards.Workspace;

/// <summary>
/// The content of the repository when a phase began: a git tree under <c>refs/standards/SLUG/PHASE</c>, so that git keeps it. Files that git ignores are not
/// among it; index and working tree stay as they are.
/// </summary>
internal sealed class PhaseStart
{
    private readonly ProcessRunner processes;
    private readonly GitRepository git;

    private PhaseStart(ProcessRunner processes, GitRepository git) => (this.processes, this.git) = (processes, git);

    /// <returns>Null without git.</returns>
    public static async Task<PhaseStart?> FindAsync(string root, CancellationToken cancellationToken)
    {
        var processes = new ProcessRunner();
        return await GitRepository.FindAsync(processes, root, cancellationToken).ConfigureAwait(false) is { } git ? new PhaseStart(processes, git) : null;
    }

    /// <summary>The present content, as a tree.</summary>
    public async Task<string> ContentAsync(CancellationToken cancellationToken)
    {
        // A fresh index: what the user's own is told to overlook counts here.
        var index = Path.Combine(Path.GetTempPath(), $"standards-index-{Guid.NewGuid():N}");
        try
        {
            await RunAsync(index, cancellationToken, "-c", "advice.addEmbeddedRepo=false", "add", "--all", ":/").ConfigureAwait(false);
            return (await RunAsync(index, cancellationToken, "write-tree").ConfigureAwait(false)).Trim();
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    public Task KeepAsync(string slug, Phase phase, string content, CancellationToken cancellationToken)
        => git.RunAsync(cancellationToken, "update-ref", Name(slug, phase), content);

    /// <summary>Removes what was kept: a requirement that is done has no phase to begin.</summary>
    public async Task ForgetAsync(string slug, CancellationToken cancellationToken)
    {
        var names = await git.RunAsync(cancellationToken, "for-each-ref", "--format=%(refname)", $"refs/standards/{slug}/").ConfigureAwait(false);
        foreach (var name in names.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await git.RunAsync(cancellationToken, "update-ref", "-d", name).ConfigureAwait(false);
        }
    }

    /// <summary>Files that differ from when the phase began, relative to the root; null where that is not known any more.</summary>
    public async Task<ImmutableArray<string>?> ChangedAsync(string slug, Phase phase, CancellationToken cancellationToken)
    {
        var start = await processes.RunAsync(new ProcessRequest("git", git.Folder, "rev-parse", "--verify", "--quiet", Name(slug, phase) + "^{tree}"), cancellationToken).ConfigureAwait(false);
        if (!start.IsSuccess)
        {
            return null;
        }

        var now = await ContentAsync(cancellationToken).ConfigureAwait(false);
        var names = await git.RunAsync(cancellationToken, "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--relative", start.Output.Trim(), now).ConfigureAwait(false);
        return [.. names.Split('\0').Select(static name => name.Trim('\n')).Where(static name => name.Length > 0).Order(StringComparer.Ordinal)];
    }

    private static string Name(string slug, Phase phase) => $"refs/standards/{slug}/{phase.Name()}";

    private async Task<string> RunAsync(string index, CancellationToken cancellationToken, params string[] arguments)
    {
        var request = new ProcessRequest("git", git.Folder, [.. arguments]) { Environment = new Dictionary<string, string?> { ["GIT_INDEX_FILE"] = index } };
        var result = await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        return result.IsSuccess ? result.Output : throw CommandException.Blocked($"git {arguments.First(static a => !a.StartsWith('-') && !a.Contains('='))}: {result.Error.Trim()}");
    }
}
