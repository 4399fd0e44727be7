using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Standards.Building;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Gate.Checks;

/// <summary>Whether a guarded rule is silenced.</summary>
internal sealed class SuppressionsCheck : IGateCheck
{
    public string Name => CheckNames.Suppressions;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Reads suppressions out of the SARIF reports of the build, for the rules of gate.guardedRules.
        Blocks on a result that '#pragma warning disable' or [SuppressMessage] silences, on a rule that NoWarn or a severity switches off, and on a result below the severity that the rule has.
        A rule that StandardsMode 'none' leaves off is not suppressed. With gate.scope 'new' only lines and projects that changed count.
        A waiver with the rule as its target lets a suppression stand until a date.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var guarded = context.Policy.Gate.GuardedRules;
        if (guarded.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, "'gate.guardedRules' is empty");
        }

        var build = await BuildRun.OnceAsync(context, cancellationToken).ConfigureAwait(false);
        if (build.IsSuccess && !build.HasPackage)
        {
            return CheckResult.NotApplicable(Name, "no project has the package Standards.Analyzers");
        }

        var findings = new List<Finding>();
        if (!build.IsSuccess)
        {
            findings.Add(new Finding($"the build {(build.IsTimedOut ? "was stopped" : "failed")}, so suppressions of projects that were not compiled are not known") { Target = "build", Fix = build.Command });
        }

        foreach (var project in build.Projects.Where(static project => project.Report is not null))
        {
            findings.AddRange(project.Report!.Results.Where(result => guarded.Contains(result.RuleId)).Select(result => OfResult(context, result)).OfType<Finding>());
            findings.AddRange(project.Report.SuppressedRules
                .Where(rule => guarded.Contains(rule.RuleId) && rule.Kinds.Contains("external") && OwnRules.IsOn(rule.RuleId, project.Compilation.Mode))
                .Select(rule => OfRule(context, project.Compilation, rule.RuleId)));
        }

        var distinct = findings.Distinct().OrderBy(static finding => finding.Path, StringComparer.Ordinal).ThenBy(static finding => finding.Line).ToImmutableArray();
var places = distinct.Count(static finding => finding.Code is not null);
        return CheckResult.Of(Name, $"{places} {(places == 1 ? "suppression" : "suppressions")} of {string.Join(", ", guarded)}", distinct);
    }

    private static Finding? OfResult(GateContext context, SarifResult result)
    {
        var message = result.IsSuppressed ? $"{result.RuleId} is suppressed by {Words(result.SuppressionKind!)}"
            : IsLowered(result) ? $"{result.RuleId} is lowered to {Level(result.Level)}"
            : null;
        var path = result.Uri is null ? null : context.Relative(result.Uri);
        return message is null ? null : Of(result.RuleId, message, path, path is null ? 0 : result.Line, context.IsInScope(path, result.Line));
    }

    private static Finding OfRule(GateContext context, ProjectCompilation compilation, string rule)
    {
        var inScope = ProjectScope.Contains(context, compilation.Project);
        if (compilation.NoWarn.Contains(rule, StringComparer.OrdinalIgnoreCase))
        {
            return Of(rule, $"{rule} is switched off by 'NoWarn' of '{compilation.Name}'", context.Relative(compilation.Project), 0, inScope);
        }

        var place = SeverityPlace.Find(context.Root, compilation.ConfigFiles, rule);
        return place is null
            ? Of(rule, $"{rule} is switched off in '{compilation.Name}'", context.Relative(compilation.Project), 0, inScope)
            : Of(rule, $"{rule} is switched off by a severity", place.Path, place.Line, inScope);
    }

    private static Finding Of(string rule, string message, string? path, int line, bool blocks)
        => new(message) { Code = rule, Path = path, Line = line, Target = rule, Fix = $"standards gate --only {CheckNames.Suppressions}", Blocks = blocks };

    private static bool IsLowered(SarifResult result)
        => OwnRules.Find(result.RuleId) is { } rule && result.Level < rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => SarifLevel.Warning,
            DiagnosticSeverity.Warning => SarifLevel.Warning,
            DiagnosticSeverity.Info => SarifLevel.Note,
            _ => SarifLevel.None,
        };

    private static string Level(SarifLevel level) => level == SarifLevel.Note ? "a suggestion" : "nothing";

    private static string Words(string kind) => kind switch
    {
        "Pragma Directive" => "'#pragma warning disable'",
        "SuppressMessageAttribute" => "[SuppressMessage]",
        _ => kind,
    };
}
