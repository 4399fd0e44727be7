using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Standards.Policy;

/// <summary>A value that two policies do not share.</summary>
/// <param name="Key">Where it is, for people: <c>areas[core].coverage</c>.</param>
/// <param name="Pointer">Where it is in the new policy, as a JSON pointer; of a value that is gone, where it would be.</param>
/// <param name="What">What became of it: <c>lowered: 90 → 80</c>.</param>
internal sealed record PolicyDifference(string Key, string Pointer, string What)
{
    /// <summary>Compares what two policies mean: neither form nor comments nor values that are written out at their defaults count.</summary>
    public static IEnumerable<PolicyDifference> Find(StandardsPolicy before, StandardsPolicy after) => Compare("", "", Values(before), Values(after));

    // Where an editor finds the schema asks nothing of anybody.
    private static JsonNode? Values(StandardsPolicy policy) => JsonSerializer.SerializeToNode(policy with { Schema = null }, PolicyReader.Json);

    private static IEnumerable<PolicyDifference> Compare(string key, string pointer, JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (JsonObject old, JsonObject now) => old.Select(static p => p.Key).Union(now.Select(static p => p.Key), StringComparer.Ordinal)
            .SelectMany(name => Compare(key.Length == 0 ? name : $"{key}.{name}", $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", old[name], now[name])),
        (JsonArray old, JsonArray now) => CompareLists(key, pointer, old, now),
        _ when JsonNode.DeepEquals(before, after) => [],
        _ => [new PolicyDifference(key, pointer, Describe(before, after))],
    };

    /// <summary>Elements are known by their names, where they have one, else by what they are.</summary>
    private static IEnumerable<PolicyDifference> CompareLists(string key, string pointer, JsonArray before, JsonArray after)
    {
        var (old, now) = (Named(before), Named(after));
        foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var place = now.TryGetValue(name, out var to) ? $"{pointer}/{to.Index}" : pointer;
            foreach (var difference in Compare($"{key}[{name}]", place, old.GetValueOrDefault(name).Node, to.Node))
            {
                yield return difference;
            }
        }

        if (old.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(now.Keys) && !old.Keys.SequenceEqual(now.Keys, StringComparer.Ordinal))
        {
            yield return new PolicyDifference(key, pointer, $"in another order: {string.Join(", ", old.Keys)} → {string.Join(", ", now.Keys)}");
        }
    }

    private static Dictionary<string, (JsonNode? Node, int Index)> Named(JsonArray list)
    {
        var elements = new Dictionary<string, (JsonNode?, int)>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            var name = list[i] is JsonObject element
                ? (string?)element["name"] ?? string.Join(' ', ((string[])["check", "target", "path"]).Select(part => (string?)element[part]).Where(static part => part is not null))
                : Text(list[i]);
            var unique = name;
            for (var n = 2; !elements.TryAdd(unique, (list[i], i)); n++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} {n}");
            }
        }

        return elements;
    }

    private static string Describe(JsonNode? before, JsonNode? after)
    {
        if (before is null || after is null)
        {
            return before is null ? $"added: {Text(after)}" : $"removed, was: {Text(before)}";
        }

        var word = before is JsonValue old && after is JsonValue now && old.TryGetValue<double>(out var from) && now.TryGetValue<double>(out var to)
            ? to < from ? "lowered" : "raised"
            : "changed";
        return $"{word}: {Text(before)} → {Text(after)}";
    }

    private static string Text(JsonNode? value)
        => value is JsonValue && value.GetValueKind() == JsonValueKind.String ? (string)value! : value?.ToJsonString(Compact) ?? "null";

    private static readonly JsonSerializerOptions Compact = new(PolicyReader.Json) { WriteIndented = false };
}
