using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using Standards.Commands;
using Standards.Files;
using Standards.Gate;
using Standards.Workspace;

namespace Standards.Review;

/// <summary>What the gate of a review came to: a line of <c>evidence/verdicts.jsonl</c>.</summary>
/// <param name="Id">Its own name.</param>
/// <param name="Utc">When.</param>
/// <param name="Review">The event of the phase ledger that began the review.</param>
/// <param name="IsPassed">Whether nothing blocked.</param>
/// <param name="Content">The git tree that was judged; null without git.</param>
/// <param name="Base">The commit that changes were counted from; null where there is none.</param>
/// <param name="Tool">The version of this tool.</param>
/// <param name="Checks">How each check came out, by name.</param>
internal sealed record ReviewVerdict(string Id, DateTime Utc, string Review, [property: JsonPropertyName("passed")] bool IsPassed, string? Content, string? Base, string Tool, ImmutableSortedDictionary<string, CheckStatus> Checks)
{
    /// <summary>Relative to the requirement.</summary>
    public const string FileName = "evidence/verdicts.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <param name="requirement">In review.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="content">The git tree that was judged.</param>
    public static ReviewVerdict Of(Requirement requirement, GateVerdict verdict, string? content)
        => new(Guid.NewGuid().ToString("N")[..12], DateTime.UtcNow, requirement.Ledger.Start!.Id, verdict.IsPassed, content, verdict.BaseCommit, StandardsCommand.Version, verdict.Checks.ToImmutableSortedDictionary(static check => check.Check, static check => check.Status, StringComparer.Ordinal));

    /// <summary>The verdicts of the review that a requirement is in, in their order. A line that cannot be read counts for nothing.</summary>
    public static ImmutableArray<ReviewVerdict> Read(Requirement requirement)
        => requirement is not { Phase: Phase.Reviewing, Ledger.Start: { } start } || requirement.Read(FileName) is not { } text ? []
            : [.. text.Split('\n').Select(Parse).OfType<ReviewVerdict>().Where(verdict => verdict.Review == start.Id)];

    /// <summary>Adds it to the ledger. The caller holds the lock.</summary>
    public void AddTo(Requirement requirement)
    {
        try
        {
            AppendedLines.Add(requirement.FullPath(FileName), JsonSerializer.Serialize(this, Json));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{requirement.Shown(FileName)}' cannot be written: {exception.Message}");
        }
    }

    private static ReviewVerdict? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<ReviewVerdict>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
