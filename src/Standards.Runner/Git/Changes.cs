using System.Collections.Immutable;
using System.Linq;

namespace Standards.Git;

/// <summary>What the working tree has that the base has not: committed, staged, changed and untracked alike.</summary>
/// <param name="BaseCommit">The merge base, as a full hash.</param>
/// <param name="Files">By path, relative to the root, with <c>/</c>; deleted files are not among them. Of a submodule the folder is, where another commit of it is checked out.</param>
/// <param name="Deleted">Paths of the base that are gone.</param>
internal sealed record Changes(string BaseCommit, ImmutableDictionary<string, ChangedFile> Files, ImmutableArray<string> Deleted)
{
    /// <param name="path">Relative to the root.</param>
    /// <param name="line">From 1; 0 for any line.</param>
    public bool Contains(string path, int line)
        => Files.TryGetValue(path, out var file) && (line == 0 || file.Contains(line));
}

/// <summary>A file that is new or has changed.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="IsNew">Whether the base has no file of this path.</param>
/// <param name="Lines">The lines of the working tree that the base has not, in order; none where only lines were deleted, or the mode changed.</param>
internal sealed record ChangedFile(string Path, bool IsNew, ImmutableArray<LineRange> Lines)
{
    public bool Contains(int line) => IsNew || Lines.Any(range => line >= range.First && line <= range.Last);
}

/// <summary>Lines, from 1, both included.</summary>
internal readonly record struct LineRange(int First, int Last);
