using System;
using System.IO;
using System.Linq;

namespace Standards.Files;

/// <summary>Paths that stay below a root: neither by <c>..</c> nor by a link do they leave it.</summary>
internal static class RootedPath
{
    /// <summary>The path below the root as reports show it, with <c>/</c>; null where it is not below it.</summary>
    public static string? Relative(string root, string path)
    {
        var relative = Path.GetRelativePath(root, Path.GetFullPath(path, root));
        return relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative.Replace('\\', '/');
    }

    /// <summary>The full path of a file or folder that really is below the root; null where it, or a folder above it, is a link, or leads outside.</summary>
    public static string? Resolve(string root, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || Relative(root, path) is not { } relative)
        {
            return null;
        }

        var current = Path.GetFullPath(root);
        foreach (var part in relative.Split('/').Where(static part => part is not ("" or ".")))
        {
            current = Path.Combine(current, part);
            if (new FileInfo(current).LinkTarget is not null)
            {
                return null;
            }
        }

        return current;
    }

    /// <summary>Why a configured path is refused; null where it is not.</summary>
    public static string? Problem(string root, string path)
        => path.Length == 0 ? "the path is empty"
            : Path.IsPathRooted(path) ? $"'{path}' is not relative to the root"
            : Resolve(root, path) is null ? $"'{path}' leads outside the root, or through a link"
            : null;

    /// <summary>Why a configured glob is refused; null where it is not.</summary>
    public static string? GlobProblem(string root, string glob)
    {
        if (glob.Split('/', '\\').Contains(".."))
        {
            return $"'{glob}' leads outside the root";
        }

        // What stands before the first wildcard is a path.
        var parts = glob.Split('/').TakeWhile(static part => part.IndexOfAny(['*', '?']) < 0);
        var fixedPart = string.Join('/', parts);
        return glob.Length == 0 ? "the glob is empty" : fixedPart.Length == 0 && !glob.StartsWith('/') ? null : Problem(root, fixedPart.Length == 0 ? glob : fixedPart);
    }
}
