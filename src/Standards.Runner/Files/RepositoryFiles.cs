using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.IO.Enumeration;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Git;

namespace Standards.Files;

/// <summary>The files that belong to a repository: those that git tracks or would track, else those that are there.</summary>
internal static class RepositoryFiles
{
    private static readonly ImmutableHashSet<string> Skipped = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, ".git", "bin", "obj", "node_modules", ".standards", ".vs", "artifacts");

    /// <param name="root">The root.</param>
    /// <param name="git">Null without git.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>Paths relative to the root, with <c>/</c>, in order.</returns>
    public static async Task<ImmutableArray<string>> ListAsync(string root, GitRepository? git, CancellationToken cancellationToken)
    {
        IEnumerable<string> files = git is null
            ? Walk(root)
            : git.Below(GitOutput.Split(await git.ReadAsync(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], cancellationToken).ConfigureAwait(false)))
                .Distinct().Where(file => File.Exists(Path.Combine(root, file)));
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static FileSystemEnumerable<string> Walk(string root) => new(
        root,
        (ref FileSystemEntry entry) => Path.GetRelativePath(root, entry.ToFullPath()).Replace('\\', '/'),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true })
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => !Skipped.Contains(entry.FileName.ToString()),
    };
}
