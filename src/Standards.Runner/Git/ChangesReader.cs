using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Standards.Git;

/// <summary>Compares the working tree with its base.</summary>
internal static class ChangesReader
{
    private const string Submodule = "160000";

    // Whatever of these the configuration or the attributes of the repository set otherwise would move lines or hide them.
    private static readonly ImmutableArray<string> Difference =
    [
        "--literal-pathspecs", "diff-tree", "-r", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--submodule=short",
    ];

    /// <returns>What changed below the root.</returns>
    public static async Task<Changes> ReadAsync(TreeSnapshot snapshot, GitBase start, CancellationToken cancellationToken)
    {
        var git = snapshot.Repository;
        ImmutableArray<string> what = [start.Commit, snapshot.Tree, "--", .. git.Prefix.Length == 0 ? ImmutableArray<string>.Empty : [git.Prefix.TrimEnd('/')]];
        var files = ImmutableDictionary.CreateBuilder<string, ChangedFile>(StringComparer.Ordinal);
        var deleted = new List<string>();
        var entries = GitOutput.Split(await snapshot.ReadAsync(cancellationToken, [.. Difference, "--ignore-submodules=none", "--raw", "--no-abbrev", "-z", .. what]).ConfigureAwait(false));
        for (var i = 0; i + 1 < entries.Length; i += 2)
        {
            // ":<old mode> <new mode> <old hash> <new hash> <status>".
            var header = entries[i].Split(' ');
            var path = entries[i + 1][git.Prefix.Length..];
            if (header[4] == "D")
            {
                deleted.Add(path);
            }
            else
            {
                files[path] = new ChangedFile(path, header[4] != "M" && header[1] != Submodule, []);
            }
        }

        using (var patch = await snapshot.OpenAsync(cancellationToken, [.. Difference, "--ignore-submodules=all", "--diff-filter=M", "--patch", "--unified=0", "--diff-algorithm=myers", "--text", "--src-prefix=a/", "--dst-prefix=b/", .. what]).ConfigureAwait(false))
        {
            foreach (var (path, lines) in PatchReader.Read(patch))
            {
                var name = path[git.Prefix.Length..];
                files[name] = files[name] with { Lines = HasOtherLineEnds(new FileInfo(Path.Combine(git.Folder, name))) ? [new LineRange(1, int.MaxValue)] : lines };
            }
        }

        return new Changes(start.Commit, files.ToImmutable(), await WithoutSkippedAsync(git, deleted, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>In a sparse checkout files are absent that nobody deleted.</summary>
    private static async Task<ImmutableArray<string>> WithoutSkippedAsync(GitRepository git, List<string> deleted, CancellationToken cancellationToken)
    {
        if (deleted.Count == 0)
        {
            return [];
        }

        var skipped = GitOutput.Split(await git.ReadAsync(["ls-files", "-t", "-z"], cancellationToken).ConfigureAwait(false)).Where(static entry => entry.StartsWith("S ", StringComparison.Ordinal)).Select(static entry => entry[2..]).ToHashSet(StringComparer.Ordinal);
        return [.. deleted.Where(path => !skipped.Contains(git.Prefix + path))];
    }

    /// <summary>Whether a file has ends of lines that a compiler counts and git does not: then its lines have two numbers, and all of them count as changed.</summary>
    private static bool HasOtherLineEnds(FileInfo file)
    {
        // A link is no text, and may lead anywhere.
        if (file.LinkTarget is not null)
        {
            return false;
        }

        ReadOnlySpan<byte> text;
        try
        {
            text = File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }

        if (text.IndexOf("\u0085"u8) >= 0 || text.IndexOf("\u2028"u8) >= 0 || text.IndexOf("\u2029"u8) >= 0)
        {
            return true;
        }

        for (var at = text.IndexOf((byte)'\r'); at >= 0;)
        {
            if (at + 1 >= text.Length || text[at + 1] != '\n')
            {
                return true;
            }

            var next = text[(at + 1)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
