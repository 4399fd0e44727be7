using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Evidence;

/// <summary>What was read of a run. The compiler writes the results before the rules, so they are joined at the end.</summary>
internal sealed class SarifRun
{
    private readonly List<string> driverRules = [];
    private readonly Dictionary<string, SarifRule> rules = new(StringComparer.Ordinal);

    public List<SarifRawResult> Results { get; } = [];

    public Dictionary<string, SarifArtifact> Bases { get; } = new(StringComparer.Ordinal);

    public IEnumerable<SarifRule> Rules => rules.Values;

    public long UnwantedCount { get; set; }

    public bool? ExecutionSuccessful { get; private set; }

    public string? ToolName { get; set; }

    /// <summary>A rule that is listed twice keeps what suppresses it.</summary>
    public void AddRule(SarifRule rule, bool isDriver)
    {
        if (isDriver)
        {
            driverRules.Add(rule.Id);
        }

        rules[rule.Id] = rules.TryGetValue(rule.Id, out var known)
            ? new SarifRule(rule.Id, known.Level ?? rule.Level, SarifRule.Join(known.Suppression, rule.Suppression))
            : rule;
    }

    public void AddExecution(bool? isSuccessful) => ExecutionSuccessful = SarifLog.Both(ExecutionSuccessful, isSuccessful);

    /// <summary>The rule that the result names, or points to by its place among the tool's rules.</summary>
    public string? RuleId(SarifRawResult result)
        => result.RuleId ?? (result.RuleIndex >= 0 && result.RuleIndex < driverRules.Count ? driverRules[result.RuleIndex] : null);

    public SarifLevel Level(string ruleId, SarifRawResult result)
        => result.Level ?? (result.IsFailure ? rules.GetValueOrDefault(ruleId)?.Level ?? SarifLevel.Warning : SarifLevel.None);
}

/// <summary>The runs of a log.</summary>
internal sealed class SarifLog
{
    private readonly ImmutableHashSet<string>.Builder ruleIds = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly ImmutableArray<SarifResult>.Builder results = ImmutableArray.CreateBuilder<SarifResult>();
    private readonly SortedDictionary<string, SarifRuleSuppression> suppressed = new(StringComparer.Ordinal);
    private long unwantedCount;
    private bool? executionSuccessful;
    private string? toolName;

    public static bool? Both(bool? first, bool? second) => first is null || second is null ? first ?? second : first.Value && second.Value;

    public void Add(SarifRun run, Func<string, bool> isWanted, ref readonly JsonTokens tokens)
    {
        foreach (var rule in run.Rules)
        {
            ruleIds.Add(rule.Id);
            if (SarifRule.Join(suppressed.GetValueOrDefault(rule.Id), rule.Suppression) is { } suppression)
            {
                suppressed[rule.Id] = suppression;
            }
        }

        foreach (var result in run.Results)
        {
            var id = run.RuleId(result) ?? throw tokens.Problem("is no SARIF log: a result names no rule");
            if (!result.IsWanted && !isWanted(id))
            {
                unwantedCount++;
                continue;
            }

            results.Add(new SarifResult(
                id,
                run.Level(id, result),
                result.Message ?? "",
                SarifUri.Resolve(result.Artifact, run.Bases),
                result.Line,
                result.Column,
                result.SuppressionKind,
                result.Justification));
        }

        unwantedCount += run.UnwantedCount;
        executionSuccessful = Both(executionSuccessful, run.ExecutionSuccessful);
        toolName ??= run.ToolName;
    }

    public SarifReport Report() => new(ruleIds.ToImmutable(), results.ToImmutable(), unwantedCount, [.. suppressed.Values], executionSuccessful, toolName);
}

/// <param name="Id">The rule.</param>
/// <param name="Level">Of its default configuration.</param>
/// <param name="Suppression">Null where it was never suppressed.</param>
internal sealed record SarifRule(string Id, SarifLevel? Level, SarifRuleSuppression? Suppression)
{
    public static SarifRuleSuppression? Join(SarifRuleSuppression? first, SarifRuleSuppression? second)
        => first is null || second is null ? first ?? second : first with { Kinds = [.. first.Kinds.Union(second.Kinds, StringComparer.Ordinal)] };
}

/// <param name="Uri">As the log has it.</param>
/// <param name="BaseId">The base to which it is relative.</param>
internal readonly record struct SarifArtifact(string? Uri, string? BaseId);

/// <summary>A result as it stands in the log.</summary>
internal sealed class SarifRawResult
{
    public string? RuleId { get; set; }

    public int RuleIndex { get; set; } = -1;

    public bool IsWanted { get; set; }

    public bool IsFailure { get; set; } = true;

    public SarifLevel? Level { get; set; }

    public string? Message { get; set; }

    public SarifArtifact Artifact { get; set; }

    public int Line { get; set; }

    public int Column { get; set; }

    public string? SuppressionKind { get; set; }

    public string? Justification { get; set; }
}
