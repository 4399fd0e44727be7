using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Standards.Files;

namespace Standards.Building;

/// <summary>The line of a configuration file that switches a rule off.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Line">From 1.</param>
internal sealed record SeverityPlace(string Path, int Line)
{
    /// <summary>The first line that names the rule, else its category, else all rules; null where none of the files below the root has one.</summary>
    /// <param name="root">The root of the repository; files outside are not opened.</param>
    /// <param name="files">The files that the compiler got.</param>
    /// <param name="rule">The rule.</param>
    public static SeverityPlace? Find(string root, IEnumerable<string> files, string rule)
    {
        var category = OwnRules.Find(rule)?.Category;
        string[] keys = [$"dotnet_diagnostic.{rule}.severity", $"dotnet_analyzer_diagnostic.category-{category}.severity", "dotnet_analyzer_diagnostic.severity"];
        var lines = files.SelectMany(file => Lines(root, file)).ToList();
        return keys.Select(key => lines.FirstOrDefault(line => line.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Place).FirstOrDefault(static place => place is not null);
    }

    private static IEnumerable<(string Key, SeverityPlace? Place)> Lines(string root, string file)
    {
        if (RootedPath.Resolve(root, file) is not { } full || !File.Exists(full))
        {
            yield break;
        }

        var path = RootedPath.Relative(root, full)!;
        var number = 0;
        foreach (var line in File.ReadLines(full))
        {
            number++;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : line[(equals + 1)..].Trim();
            if (value.StartsWith("none", StringComparison.OrdinalIgnoreCase))
            {
                yield return (line[..equals].Trim(), new SeverityPlace(path, number));
            }
        }
    }
}
