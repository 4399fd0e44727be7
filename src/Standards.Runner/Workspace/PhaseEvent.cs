using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Standards.Workspace;

/// <summary>A line of the phase ledger: a requirement went from one phase to another, or its plan was amended.</summary>
/// <param name="Id">Its own name, so that nothing is written twice.</param>
/// <param name="Utc">When.</param>
/// <param name="From">The phase before; null at the beginning.</param>
/// <param name="To">The phase from then on.</param>
internal sealed record PhaseEvent(string Id, DateTime Utc, Phase? From, Phase To)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why, where somebody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>The git tree of the repository's content at this time; null without git.</summary>
    public string? Content { get; init; }

    /// <summary>What people wrote in the files of the workspace, as hashes, by name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the criteria asked, as hashes, by id.</summary>
    public ImmutableSortedDictionary<string, string> Criteria { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether it stays in its phase: an amended plan.</summary>
    public bool IsAmendment => From == To;

    public static PhaseEvent Now(Phase? from, Phase to)
        => new(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12], DateTime.UtcNow, from, to);

    /// <summary>The line, without its end.</summary>
    public string Write() => new JsonObject
    {
        ["id"] = Id,
        ["utc"] = Utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["from"] = From?.Name(),
        ["to"] = To.Name(),
        ["reason"] = Reason,
        ["content"] = Content,
        ["files"] = new JsonObject(Files.Select(static file => KeyValuePair.Create(file.Key, (JsonNode?)file.Value))),
        ["criteria"] = new JsonObject(Criteria.Select(static criterion => KeyValuePair.Create(criterion.Key, (JsonNode?)criterion.Value))),
    }.ToJsonString(Plain);

    /// <summary>Reads a line; null where anything in it is not as it was written: unknown keys, unknown phases, a part of a line.</summary>
    public static PhaseEvent? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var (names, root) = (new HashSet<string>(StringComparer.Ordinal), document.RootElement);
            if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Any(property => !names.Add(property.Name)) || !names.SetEquals(["id", "utc", "from", "to", "reason", "content", "files", "criteria"]))
            {
                return null;
            }

            var (id, from, to) = (root.GetProperty("id").GetString(), root.GetProperty("from").GetString(), Phases.Parse(root.GetProperty("to").GetString()));
            return id is not { Length: > 0 } || to is null || (from is not null && Phases.Parse(from) is null)
                || !DateTime.TryParse(root.GetProperty("utc").GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var utc)
                ? null
                : new PhaseEvent(id, utc, Phases.Parse(from), to.Value)
                {
                    Reason = root.GetProperty("reason").GetString(),
                    Content = root.GetProperty("content").GetString(),
                    Files = Strings(root.GetProperty("files")),
                    Criteria = Strings(root.GetProperty("criteria")),
                };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> Strings(JsonElement element)
        => element.EnumerateObject().ToImmutableSortedDictionary(static property => property.Name, static property => property.Value.GetString() ?? "", StringComparer.Ordinal);
}
