using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Building;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Gate.Checks;

/// <summary>The build, what the rules of the package say in it, and the whitespace of what changed.</summary>
internal sealed class LintCheck : IGateCheck
{
    private const int ShownOutOfScope = 50;

    public string Name => CheckNames.Lint;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Builds the target of standards.json, incrementally, and reads the SARIF report of every C# compilation.
        Blocks on an error of the build, and on a result of a rule of Standards.Analyzers at warning or above that is not suppressed;
        with gate.scope 'new' only on lines that changed since the base. Warnings of other analyzers do not block.
        With TreatWarningsAsErrors what the rules report stays a warning in this build, so that the scope decides; without it a rule that .editorconfig makes an error fails the build.
        With a base and gate.whitespace, 'dotnet format whitespace' looks at the C# files that changed.
        'standards fix' applies the code fixes of the rules, 'standards sync' writes committed sync files.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var build = await BuildRun.OnceAsync(context, cancellationToken).ConfigureAwait(false);
        var results = Results(context, build);
        var inScope = results.Where(static finding => finding.Blocks).ToList();
        var outside = results.Where(static finding => !finding.Blocks).ToList();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.AddRange(Errors(context, build));
        findings.AddRange(inScope);

        var whitespace = "";
        if (context.Policy.Gate.Whitespace && context.Changes is not null && build.IsSuccess)
        {
            var format = await WhitespaceRun.RunAsync(context, cancellationToken).ConfigureAwait(false);
            findings.AddRange(format.Findings);
            whitespace = $", whitespace of {Count(format.Files, "changed file")}";
        }

        findings.AddRange(outside.Count <= ShownOutOfScope ? outside : []);
        var summary = $"{Count(build.Projects.Length, "compilation")}, {Count(build.Errors.Length, "error")}, {Count(inScope.Count, "result")} of the rules"
            + (outside.Count > 0 ? $", {outside.Count} on lines that did not change" : "")
            + whitespace;
        return CheckResult.Of(Name, summary, findings.ToImmutable());
    }

    private static IEnumerable<Finding> Errors(GateContext context, BuildOutcome build)
    {
        if (build.IsTimedOut)
        {
            yield return new Finding($"the build was stopped after {build.Limit.TotalMinutes:0.##} minutes; 'gate.timeoutMinutes' sets another limit for 'lint'") { Target = "timeout", Fix = build.Command };
        }

        if (build.IsSuccess)
        {
            yield break;
        }

        var reported = build.Projects.Where(static project => project.Report is not null)
            .SelectMany(static project => project.Report!.Results)
            .Where(static result => !result.IsSuppressed && result.Level >= SarifLevel.Warning)
            .Select(static result => (result.RuleId, result.Uri, result.Line))
            .ToHashSet();
        foreach (var error in build.Errors)
        {
            // A build that is red blocks whatever the scope; what the report says of it, with place and scope, is said once.
            var path = error.Path is null ? null : context.Relative(error.Path);
            if (!reported.Contains((error.Code, error.Path, error.Line)) || !context.IsInScope(path, error.Line))
            {
                yield return new Finding((path is null && error.Path is not null ? error.Path + ": " : "") + error.Message)
                {
                    Code = error.Code.Length > 0 ? error.Code : null,
                    Path = path,
                    Line = path is null ? 0 : error.Line,
                    Target = error.Code.Length > 0 ? error.Code : "build",
                    Fix = OwnRules.Contains(error.Code) ? OwnRules.FixFor(error.Code) : build.Command,
                };
            }
        }
    }

    /// <summary>What the rules of the package report, once whatever number of target frameworks says it.</summary>
    private static ImmutableArray<Finding> Results(GateContext context, BuildOutcome build)
        =>
        [
            .. build.Projects.Where(static project => project.Report is not null)
                .SelectMany(static project => project.Report!.Results)
                .Where(static result => !result.IsSuppressed && result.Level >= SarifLevel.Warning)
                .Select(result => Finding(context, result))
                .Distinct()
                .OrderBy(static finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Line)
                .ThenBy(static finding => finding.Code, StringComparer.Ordinal),
        ];

    private static Finding Finding(GateContext context, SarifResult result)
    {
        var path = result.Uri is null ? null : context.Relative(result.Uri);
        return new Finding(result.Message)
        {
            Code = result.RuleId,
            Path = path,
            Line = path is null ? 0 : result.Line,
            Target = result.RuleId,
            Fix = FixFor(context, result.RuleId, path),
            Blocks = context.IsInScope(path, result.Line),
        };
    }

    /// <summary>Where only what is new counts, what is old stays as it is.</summary>
    private static string FixFor(GateContext context, string id, string? path)
        => OwnRules.FixFor(id) is var fix && fix == OwnRules.FixAll && path is not null && context is { Policy.Gate.Scope: GateScope.New, Changes: not null } ? BuildArguments.Shown(["standards", "fix", "--file", path]) : fix;

    private static string Count(int number, string what) => number == 1 ? "1 " + what : $"{number} {what}s";
}
