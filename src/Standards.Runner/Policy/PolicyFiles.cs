using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Commands;

namespace Standards.Policy;

/// <summary>The files that <c>standards init</c> writes.</summary>
internal static class PolicyFiles
{
    public const string WorkspaceReadme = "requirements/README.md";

    /// <summary>The policy as a file: what has the default value of the format is left out, except what a reader looks for.</summary>
    public static string Text(StandardsPolicy policy)
    {
        var document = (JsonObject)JsonSerializer.SerializeToNode(policy, PolicyReader.Json)!;
        var defaults = (JsonObject)JsonSerializer.SerializeToNode(new StandardsPolicy { Version = 0 }, PolicyReader.Json)!;
        Prune(document, defaults, ["areas", "backends", "frameworks", "gate", "scope"]);
        return document.ToJsonString(PolicyReader.Json).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Writes a file that is not there yet.</summary>
    /// <returns>What happened to it.</returns>
    /// <exception cref="CommandException">The path leads through a link.</exception>
    public static InitAction Write(string root, string path, string text, bool force, bool dryRun)
    {
        var full = Files.RootedPath.Resolve(root, path) ?? throw CommandException.Blocked($"'{path}' leads through a link, or outside the root");
        var exists = File.Exists(full);
        if (exists && File.ReadAllText(full).ReplaceLineEndings("\n") == text)
        {
            return InitAction.Unchanged;
        }

        if (exists && !force)
        {
            return InitAction.Kept;
        }

        if (!dryRun)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        return exists ? InitAction.Replaced : InitAction.Written;
    }

    private static void Prune(JsonObject document, JsonObject defaults, ImmutableArray<string> kept)
    {
        foreach (var (name, value) in document.ToList())
        {
            var usual = defaults[name];
            if (kept.Contains(name) && value is not JsonObject)
            {
                continue;
            }

            if (value is JsonObject child && usual is JsonObject other)
            {
                Prune(child, other, kept);
                if (child.Count == 0)
                {
                    document.Remove(name);
                }
            }
            else if (JsonNode.DeepEquals(value, usual))
            {
                document.Remove(name);
            }
        }

        // What is in a list or a table has no counterpart among the defaults: there the empty lists go.
        foreach (var item in document.SelectMany(static pair => pair.Value switch { JsonArray list => list.OfType<JsonObject>(), JsonObject table => table.Select(static entry => entry.Value).OfType<JsonObject>(), _ => [] }))
        {
            foreach (var (name, _) in item.Where(static pair => pair.Value is JsonArray { Count: 0 }).ToList())
            {
                item.Remove(name);
            }
        }
    }
}

/// <summary>What happened to a file of <c>standards init</c>.</summary>
internal enum InitAction
{
    /// <summary>It was not there.</summary>
    Written,

    /// <summary>It was there, and differed.</summary>
    Replaced,

    /// <summary>It is there, and differs: somebody edited it.</summary>
    Kept,

    /// <summary>It is there as it would be written.</summary>
    Unchanged,
}
