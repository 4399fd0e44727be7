using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Standards.Tests;

/// <summary>Whether source stands in an area that is named by path globs and namespaces.</summary>
internal static class SourceArea
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>Whether one of the entries names the type's namespace or the file's path.</summary>
    /// <param name="entries"><c>tests/Integration/**</c>, <c>Acme.Tests.Integration</c>, <c>*.Integration</c>.</param>
    /// <param name="type">The type; namespaces count with those inside them.</param>
    /// <param name="path">The path of its file. A relative glob begins at any folder of it.</param>
    /// <param name="below">The part of the path that the glob matches; for a namespace the file's name.</param>
    public static bool Contains(ImmutableArray<string> entries, INamedTypeSymbol type, string path, out string below)
    {
        below = "";
        if (entries.IsEmpty)
        {
            return false;
        }

        var segments = path.Split(Separators);
        var space = type.ContainingNamespace.ToDisplayString();
        foreach (var entry in entries)
        {
            var start = IsPath(entry) ? MatchPath(entry, segments) : MatchNamespace(entry, space) ? segments.Length - 1 : -1;
            if (start >= 0)
            {
                below = string.Join("/", segments, start, segments.Length - start);
                return true;
            }
        }

        return false;
    }

    private static bool IsPath(string entry) => entry.IndexOfAny(Separators) >= 0 || entry.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static bool MatchNamespace(string entry, string space)
    {
        for (var end = space.Length; end > 0; end = space.LastIndexOf('.', end - 1))
        {
            if (MatchText(entry, 0, space, 0, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The segment at which the match begins; -1 for none.</summary>
    private static int MatchPath(string glob, string[] path)
    {
        var isAbsolute = glob[0] is '/' or '\\' || (glob.Length > 1 && glob[1] == ':');
        var parts = glob.Split(Separators);

        // A folder stands for everything in it.
        var last = parts[parts.Length - 1];
        if (last.Length == 0)
        {
            parts[parts.Length - 1] = "**";
        }
        else if (last.IndexOfAny(['*', '.']) < 0)
        {
            parts = [.. parts, "**"];
        }

        var end = isAbsolute ? 1 : path.Length;
        for (var start = 0; start < end; start++)
        {
            if (MatchSegments(parts, 0, path, start))
            {
                return start;
            }
        }

        return -1;
    }

    private static bool MatchSegments(string[] glob, int index, string[] path, int start)
    {
        if (index == glob.Length)
        {
            return start == path.Length;
        }

        if (glob[index] == "**")
        {
            for (var next = start; next <= path.Length; next++)
            {
                if (MatchSegments(glob, index + 1, path, next))
                {
                    return true;
                }
            }

            return false;
        }

        return start < path.Length && MatchText(glob[index], 0, path[start], 0, path[start].Length) && MatchSegments(glob, index + 1, path, start + 1);
    }

    private static bool MatchText(string pattern, int index, string text, int start, int end)
    {
        for (; index < pattern.Length; index++, start++)
        {
            if (pattern[index] == '*')
            {
                for (var next = start; next <= end; next++)
                {
                    if (MatchText(pattern, index + 1, text, next, end))
                    {
                        return true;
                    }
                }

                return false;
            }

            if (start >= end || (pattern[index] != '?' && char.ToUpperInvariant(pattern[index]) != char.ToUpperInvariant(text[start])))
            {
                return false;
            }
        }

        return start == end;
    }
}
