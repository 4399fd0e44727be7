using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Standards.Files;

/// <summary>Globs over paths that are relative to the root: <c>*</c> within a folder, <c>**</c> through folders.</summary>
internal sealed class PathGlobs
{
    private readonly Matcher matcher = new(StringComparison.Ordinal);

    public PathGlobs(IEnumerable<string> include, IEnumerable<string>? exclude = null)
    {
        matcher.AddIncludePatterns(include);
        matcher.AddExcludePatterns(exclude ?? []);
    }

    public static PathGlobs One(string glob) => new([glob]);

    /// <param name="path">Relative to the root, with <c>/</c>.</param>
    public bool Matches(string path) => matcher.Match(path).HasMatches;

    public ImmutableArray<string> Filter(IEnumerable<string> paths) => [.. System.Linq.Enumerable.Where(paths, Matches)];
}
