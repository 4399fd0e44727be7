using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Standards.Evidence;

/// <summary>From the file names of a coverage report to paths, by their text alone.</summary>
internal static class CoveragePath
{
    /// <param name="file">Absolute, of this operating system or another, a URL, or relative to a source.</param>
    /// <param name="sources">In the order of the report.</param>
    /// <param name="exists">Asked only where there are several sources.</param>
    public static string Resolve(string file, IReadOnlyList<string> sources, Func<string, bool> exists)
    {
        if (IsAbsolute(file) || sources.Count == 0)
        {
            return Normalize(file);
        }

        var candidates = sources.Select(source => Normalize(Join(source, file)));
        return sources.Count == 1 ? candidates.First() : candidates.FirstOrDefault(exists) ?? candidates.First();
    }

    private static bool IsAbsolute(string file)
        => file[0] is '/' or '\\'
            || (file.Length > 2 && char.IsAsciiLetter(file[0]) && file[1] == ':' && file[2] is '/' or '\\')
            || file.Contains("://", StringComparison.Ordinal);

    private static string Join(string source, string file)
        => source[^1] is '/' or '\\' ? source + file : source + (source.Contains('\\') && !source.Contains('/') ? '\\' : '/') + file;

    /// <summary>Without <c>..</c>, so that one file has one name; relative paths stay, for they would depend on where the tool runs.</summary>
    private static string Normalize(string path) => Path.IsPathFullyQualified(path) ? Path.GetFullPath(path) : path;
}
