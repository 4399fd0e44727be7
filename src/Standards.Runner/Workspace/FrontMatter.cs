using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Standards.Workspace;

/// <summary>The YAML block at the head of <c>prd.md</c> and <c>recovery.md</c>. Whatever is not understood is a problem with its line.</summary>
internal sealed class FrontMatter
{
    private const int MostCharacters = 16 * 1024;
    private const int LongestLine = 1000;
    private const int MostBrackets = 200;

    private readonly string path;
    private readonly List<WorkspaceProblem> problems;
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);

    private FrontMatter(string path, List<WorkspaceProblem> problems) => (this.path, this.problems) = (path, problems);

    /// <param name="text">The whole file.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="keys">The keys that there may be.</param>
    public static FrontMatter Read(string text, string path, List<WorkspaceProblem> problems, params string[] keys)
    {
        var matter = new FrontMatter(path, problems);
        var lines = text.Split('\n');
        var end = MarkdownLines.FrontMatterEnd(lines);
        if (end == 0)
        {
            matter.Report(1, "the front matter is missing: lines between '---' and '---' at the head of the file");
            return matter;
        }

        // The reader goes as deep as the text does, and would take the process with it.
        var block = lines[1..(end - 1)];
        if (block.Sum(static line => line.Length + 1) > MostCharacters || block.Any(static line => line.Length > LongestLine) || block.Sum(static line => line.Count(static c => c is '[' or '{')) > MostBrackets)
        {
            matter.Report(1, $"the front matter is too large: it has at most {MostCharacters} characters, {LongestLine} in a line, and {MostBrackets} brackets");
            return matter;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(string.Join('\n', block.Prepend(""))));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            {
                matter.Report(1, "the front matter is no list of keys and values");
                return matter;
            }

            foreach (var (key, value) in root.Children)
            {
                var name = (key as YamlScalarNode)?.Value ?? "";
                if (keys.Contains(name, StringComparer.Ordinal))
                {
                    matter.values.Add(name, value);
                }
                else
                {
                    matter.Report(Line(key), $"'{name}' is no key here; the keys are {string.Join(", ", keys)}");
                }
            }
        }
        catch (YamlException exception)
        {
            matter.Report((int)exception.Start.Line, $"the front matter is no YAML: {exception.Message.TrimEnd('.')}");
        }
#pragma warning disable CA1031 // of some texts the library says so by exceptions of its own workings
        catch (Exception exception)
#pragma warning restore CA1031
        {
            matter.Report(1, $"the front matter is no YAML: {exception.Message.TrimEnd('.')}");
        }

        return matter;
    }

    public int LineOf(string key) => values.TryGetValue(key, out var node) ? Line(node) : 1;

    /// <summary>A single value; empty, and a problem, where it is missing.</summary>
    public string Required(string key)
    {
        if (Optional(key) is { Length: > 0 } value)
        {
            return value;
        }

        Report(LineOf(key), $"'{key}' is missing in the front matter");
        return "";
    }

    /// <summary>A single value; null where the key is missing or has a list.</summary>
    public string? Optional(string key)
    {
        if (!values.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node is YamlScalarNode scalar)
        {
            return scalar.Value ?? "";
        }

        Report(Line(node), $"'{key}' is no single value");
        return null;
    }

    /// <summary>One of the values that a list names; null, and a problem, where it is missing or another.</summary>
    public string? OneOf(string key, params string[] allowed)
    {
        var value = Required(key);
        if (allowed.Contains(value, StringComparer.Ordinal))
        {
            return value;
        }

        if (value.Length > 0)
        {
            Report(LineOf(key), $"'{key}' is '{value}', and one of {string.Join(", ", allowed)} is understood");
        }

        return null;
    }

    public DateOnly? Date(string key)
    {
        var value = Required(key);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        if (value.Length > 0)
        {
            Report(LineOf(key), $"'{key}' is '{value}', and no date as yyyy-MM-dd");
        }

        return null;
    }

    /// <summary>The values of a list, or the one value; empty where the key is missing.</summary>
    public IEnumerable<(int Line, string Value)> Values(string key) => values.GetValueOrDefault(key) switch
    {
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(static item => (Line(item), item.Value ?? ""))],
        YamlScalarNode { Value.Length: > 0 } scalar => [(Line(scalar), scalar.Value)],
        _ => [],
    };

    /// <summary>The entries of a list of mappings, each with the keys that there may be.</summary>
    public IEnumerable<(int Line, IReadOnlyDictionary<string, string> Entry)> Entries(string key, params string[] keys)
    {
        if (!values.TryGetValue(key, out var node) || node is YamlScalarNode { Value: null or "" })
        {
            yield break;
        }

        if (node is not YamlSequenceNode list)
        {
            Report(Line(node), $"'{key}' is no list");
            yield break;
        }

        foreach (var item in list)
        {
            if (item is not YamlMappingNode mapping || mapping.Children.Any(static pair => pair.Key is not YamlScalarNode || pair.Value is not YamlScalarNode))
            {
                Report(Line(item), $"an entry of '{key}' is no list of keys and values");
                continue;
            }

            var entry = mapping.Children.ToDictionary(static pair => ((YamlScalarNode)pair.Key).Value ?? "", static pair => ((YamlScalarNode)pair.Value).Value ?? "", StringComparer.Ordinal);
            foreach (var unknown in entry.Keys.Except(keys, StringComparer.Ordinal))
            {
                Report(Line(item), $"'{unknown}' is no key of an entry of '{key}'; the keys are {string.Join(", ", keys)}");
            }

            yield return (Line(item), entry);
        }
    }

    public void Report(int line, string message) => problems.Add(new WorkspaceProblem("unreadable", message) { Path = path, Line = line });

    // The block begins on the second line of the file, and the reader got a blank one in its place.
    private static int Line(YamlNode node) => (int)node.Start.Line;
}
