using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Standards;

/// <summary>What a build wrote with <c>-p:ErrorLog=FILE,version=2.1</c>.</summary>
internal static class Sarif
{
    /// <summary>Our results as <c>file:line ID</c>, or <c>ID</c> where there is no place; sorted. Each line of a place is one, for MSBuild builds some projects twice.</summary>
    /// <param name="suppressed">The results that something in the source suppresses, instead of those that stand.</param>
    public static string[] Results(string file, bool suppressed = false)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(file));
        return [.. Results(log.RootElement, suppressed).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All results as they are written. The compiler's threads decide the order, so they are sorted; indices of rules follow the order too.</summary>
    public static string[] Texts(string file)
    {
        var log = JsonNode.Parse(File.ReadAllText(file))!;
        return [.. log["runs"]!.AsArray().SelectMany(static run => run!["results"]!.AsArray()).Select(static result =>
        {
            result!.AsObject().Remove("ruleIndex");
            return result.ToJsonString();
        }).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Results(JsonElement log, bool suppressed)
    {
        foreach (var result in log.GetProperty("runs").EnumerateArray().SelectMany(static run => run.GetProperty("results").EnumerateArray()))
        {
            var id = result.GetProperty("ruleId").GetString()!;
            if (!id.StartsWith("STD", StringComparison.Ordinal) || result.TryGetProperty("suppressions", out _) != suppressed)
            {
                continue;
            }

            if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            {
                yield return id;
                continue;
            }

            var place = locations[0].GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            yield return $"{Path.GetFileName(uri)}:{place.GetProperty("region").GetProperty("startLine").GetInt32()} {id}";
        }
    }
}
