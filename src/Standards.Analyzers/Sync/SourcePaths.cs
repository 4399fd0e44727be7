using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Sync;

/// <summary>Paths as they may stand in output: with slashes, and relative to the project, so that two machines agree.</summary>
internal static class SourcePaths
{
    private const string ProjectDirectory = "build_property.ProjectDir";

    /// <summary>The project's directory with slashes and without the last one; empty where the build does not say.</summary>
    public static string ProjectOf(AnalyzerConfigOptions globalOptions)
        => globalOptions.TryGetValue(ProjectDirectory, out var directory) ? Normalize(directory).TrimEnd('/') : "";

    public static string Normalize(string path) => path.Replace('\\', '/');

    /// <summary><c>Data/Repository.cs</c>, or <c>../Shared/Text.cs</c>; the whole path where nothing is shared with the directory.</summary>
    public static string Relative(string path, string directory)
    {
        path = Normalize(path);
        if (directory.Length == 0)
        {
            return path;
        }

        var from = directory.Split('/');
        var to = path.Split('/');
        var shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && IsSame(from[shared], to[shared]))
        {
            shared++;
        }

        // "/a" and "/b" share only the empty name before the first slash.
        return shared == 0 || (shared == 1 && from[0].Length == 0 && from.Length > 1)
            ? path
            : string.Join("/", Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)));
    }

    /// <summary>The directory that holds all of the files; empty where there is none.</summary>
    public static string CommonRoot(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return "";
        }

        var shared = DirectoryOf(paths[0]);
        for (var i = 1; i < paths.Count && shared.Length > 0; i++)
        {
            var path = Normalize(paths[i]);
            while (shared.Length > 0 && !path.StartsWith(shared + "/", StringComparison.Ordinal))
            {
                shared = DirectoryOf(shared);
            }
        }

        return shared;
    }

    /// <summary>Drive letters come in either case from different tools.</summary>
    private static bool IsSame(string left, string right)
        => string.Equals(left, right, left.EndsWith(":", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string DirectoryOf(string path)
    {
        path = Normalize(path);
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path.Substring(0, slash);
    }
}
