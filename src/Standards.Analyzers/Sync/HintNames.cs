using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Sync;

/// <summary>Names of generated files: stable, free of machine paths, and different by more than case.</summary>
internal static class HintNames
{
    private const string Extension = ".Sync.g.cs";
    private const string Allowed = "._-+()[]{}, ";

    /// <summary>A name for each path, in order.</summary>
    public static string[] For(IReadOnlyList<string> paths, string projectDirectory)
    {
        var root = projectDirectory.Length > 0 ? projectDirectory : SourcePaths.CommonRoot(paths);
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[paths.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var relative = SourcePaths.Relative(paths[i], root);
            var name = Name(relative);

            // Two trees with one path exist in tests and scripts only.
            for (var n = 2; !used.Add(name); n++)
            {
                name = Name(relative + "|" + n);
            }

            names[i] = name;
        }

        return names;
    }

    private static string Name(string relative)
    {
        var hasher = new ContentHasher();
        hasher.Add(relative);
        var file = relative.Substring(relative.LastIndexOf('/') + 1);
        var bar = file.IndexOf('|');
        file = bar < 0 ? file : file.Substring(0, bar);
        if (file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            file = file.Substring(0, file.Length - 3);
        }

        var safe = new string([.. file.Select(static c => char.IsLetterOrDigit(c) || Allowed.IndexOf(c) >= 0 ? c : '_')]).Trim();
        return (safe.Length == 0 ? "Source" : safe) + "." + hasher.ToHash().ToString().Substring(0, 8) + Extension;
    }
}
