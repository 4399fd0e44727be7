using System.Collections.Immutable;

namespace Standards.Evidence;

/// <summary>A SARIF log, all its runs together.</summary>
/// <param name="RuleIds">The rules that the tool and its extensions list: those that were loaded, whether they reported or not.</param>
/// <param name="Results">The results of the rules that were asked for, in the order of the log.</param>
/// <param name="UnwantedCount">How many results belong to other rules.</param>
/// <param name="SuppressedRules">The rules of which a result was suppressed, or that were switched off somewhere.</param>
/// <param name="ExecutionSuccessful">False where one invocation says so; null where none says anything.</param>
/// <param name="ToolName">Of the first run that names its tool.</param>
internal sealed record SarifReport(
    ImmutableHashSet<string> RuleIds,
    ImmutableArray<SarifResult> Results,
    long UnwantedCount,
    ImmutableArray<SarifRuleSuppression> SuppressedRules,
    bool? ExecutionSuccessful,
    string? ToolName);

/// <param name="RuleId">Such as <c>STD1001</c>.</param>
/// <param name="Level">The result's own, else the rule's.</param>
/// <param name="Message">The text.</param>
/// <param name="Uri">A local path where the log has a <c>file:</c> URI without a host, else as the log has it; null where there is no place.</param>
/// <param name="Line">From 1; 0 where there is none.</param>
/// <param name="Column">From 1, in the log's unit, UTF-16 code units for C#; 0 where there is none.</param>
/// <param name="SuppressionKind">How it is suppressed: <c>Pragma Directive</c>, <c>SuppressMessageAttribute</c>, or <c>inSource</c>, <c>external</c> where the log says no more; null where it is not.</param>
/// <param name="Justification">Why, where the suppression says so.</param>
internal sealed record SarifResult(string RuleId, SarifLevel Level, string Message, string? Uri, int Line, int Column, string? SuppressionKind, string? Justification)
{
    public bool IsSuppressed => SuppressionKind is not null;
}

/// <param name="RuleId">The rule.</param>
/// <param name="Kinds"><c>external</c> for <c>NoWarn</c> and severities of <c>.editorconfig</c>, even for one file; <c>inSource</c> for pragmas and attributes.</param>
internal sealed record SarifRuleSuppression(string RuleId, ImmutableArray<string> Kinds);

/// <summary>In the order of weight.</summary>
internal enum SarifLevel
{
    None,
    Note,
    Warning,
    Error,
}
