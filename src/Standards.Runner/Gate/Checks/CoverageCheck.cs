using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Files;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Gate.Checks;

/// <summary>The lines of each area are run by tests, as many as it asks for.</summary>
internal sealed class CoverageCheck : IGateCheck
{
    /// <summary>As many changed lines say nothing in percent.</summary>
    private const int FewLines = 20;

    private const int ShownFiles = 10;

    public string Name => CheckNames.Coverage;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Collects line coverage in the run of the check 'tests', without a change of any project: with coverlet, or on Microsoft.Testing.Platform with the extension that a project references. Lines of all projects and target frameworks are put together; a line counts once.
        Blocks when an area of standards.json is below its percentage, when it matches no file, and when no report mentions any of its files. The percentage is shown with one decimal and never rounded up.
        With the scope 'new' only changed lines count, and of 20 lines or fewer nothing is judged. Files that no report mentions are counted in the table: they hold no line of code, or belong to a project that no test project refers to.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (!context.Policy.Tests.Coverage || context.Policy.Areas.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, context.Policy.Tests.Coverage ? "standards.json names no area" : "'tests.coverage' is false");
        }

        var outcome = await TestRun.OfGateAsync(context, cancellationToken).ConfigureAwait(false);
        var report = CoverageFiles.Read(context, outcome, cancellationToken);
        var files = await context.FilesAsync(cancellationToken).ConfigureAwait(false);
        var isNew = context.Policy.Gate.Scope == GateScope.New && context.Changes is not null;
        ImmutableArray<AreaCoverage> areas = [.. context.Policy.Areas.Select(area => AreaCoverage.Of(area, files, report, isNew ? context.IsInScope : static (_, _) => true))];
        return CheckResult.Of(Name, Summary(areas, isNew), [.. Missing(outcome, context), .. areas.Select(area => Judge(area, isNew)).OfType<Finding>(), .. Outside(areas, report, files, outcome, context, isNew)]) with { Tables = isNew && areas.All(static area => area is { Total: 0, FileCount: > 0 }) ? [] : [Table(areas, isNew), .. Uncovered(areas)] };
    }

    private static IEnumerable<Finding> Missing(TestRunOutcome outcome, GateContext context)
        => outcome.Modules.Where(static module => module.Problem is not null || module.CoverageProblem is not null).Select(module => new Finding(
            module.CoverageProblem is null ? $"'{module.Module.Name}' counts for nothing: see 'tests'" : $"'{module.Module.Name}' {module.CoverageProblem}")
        {
            Path = context.Relative(module.Module.Project),
            Target = Path.GetFileNameWithoutExtension(module.Module.Project),
            Fix = "standards gate --only tests,coverage",
        });

    /// <summary>Code that tests reach and no area asks anything of: it would not be missed.</summary>
    private static IEnumerable<Finding> Outside(ImmutableArray<AreaCoverage> areas, CoverageReport report, ImmutableArray<string> files, TestRunOutcome outcome, GateContext context, bool isNew)
    {
        ImmutableArray<string> tests = [.. outcome.Modules.Select(module => context.Relative(Path.GetDirectoryName(module.Module.Project)!)).OfType<string>().Select(static folder => folder + "/")];
        var inAreas = areas.SelectMany(static area => area.Reported).Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var outside = files.Where(file => report.Files.ContainsKey(file) && !inAreas.Contains(file) && !tests.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)) && (!isNew || context.IsInScope(file, 0)))
            .Order(StringComparer.Ordinal).ToList();
        if (outside.Count > 0)
        {
            yield return new Finding($"{TestFindings.Counted(outside.Count, isNew ? "changed file" : "file")} with code in no area: {string.Join(", ", outside.Take(ShownFiles))}{(outside.Count > ShownFiles ? ", …" : "")}")
            {
                Blocks = false,
                Path = outside[0],
                Target = "areas",
                Fix = "name it in 'areas' of standards.json",
            };
        }
    }

    private static Finding? Judge(AreaCoverage area, bool isNew)
    {
        var name = area.Area.Name;
        string? message = area switch
        {
            { FileCount: 0 } => $"area '{name}' matches no file",
            _ when isNew && area.Total <= FewLines => null,
            { Total: 0 } => $"no report mentions a file of area '{name}', which matches {TestFindings.Counted(area.FileCount, "file")}",
            { IsBelow: true } => string.Create(CultureInfo.InvariantCulture, $"area '{name}' is at {area.Percent} %, and {area.Area.Coverage} % is asked for: {area.Covered:N0} of {area.Total:N0}{(isNew ? " changed" : "")} lines were run"),
            _ => null,
        };
        return message is not null ? new Finding(message) { Target = name, Fix = "standards gate --only coverage" }
            : isNew && area is { Total: > 0 and <= FewLines } ? new Finding($"area '{name}' has {TestFindings.Counted(area.Total, "changed line")} with code, {area.Covered} of them run: {FewLines} lines or fewer are not judged") { Target = name, Blocks = false }
            : null;
    }

    private static string Summary(ImmutableArray<AreaCoverage> areas, bool isNew)
        => string.Join(", ", areas.Select(area => area.Total == 0 ? $"{area.Area.Name}: no {(isNew ? "changed " : "")}line" : $"{area.Area.Name} {area.Percent} %{(isNew ? " of changed lines" : "")}"));

    private static ReportTable Table(ImmutableArray<AreaCoverage> areas, bool isNew) => new(
        isNew ? "Coverage of changed lines" : "Coverage",
        ["Area", "Asked %", "Run %", "Run lines", "Lines", "Files", "Files without report"],
        [.. areas.Select(static area => (ImmutableArray<string>)
        [
            area.Area.Name, area.Area.Coverage.ToString(CultureInfo.InvariantCulture), area.Percent, Number(area.Covered), Number(area.Total), Number(area.FileCount), Number(area.UnreportedCount),
        ])]);

    /// <summary>Where tests are missing most, in areas that ask for more.</summary>
    private static IEnumerable<ReportTable> Uncovered(ImmutableArray<AreaCoverage> areas)
    {
        var rows = areas.Where(static area => area.IsBelow).SelectMany(static area => area.Reported).DistinctBy(static file => file.Path)
            .Select(static file => (file.Path, Lines: file.Lines.Where(static line => line.Hits == 0).Select(static line => line.Line).ToList()))
            .Where(static file => file.Lines.Count > 0)
            .OrderByDescending(static file => file.Lines.Count).ThenBy(static file => file.Path, StringComparer.Ordinal)
            .Take(ShownFiles)
            .Select(static file => (ImmutableArray<string>)[file.Path, Number(file.Lines.Count), Ranges(file.Lines)])
            .ToImmutableArray();
        return rows.IsEmpty ? [] : [new ReportTable("Lines that no test runs", ["File", "Lines", "Which"], rows)];
    }

    private static string Ranges(List<int> lines)
    {
        const int Shown = 8;
        var ranges = new List<(int First, int Last)>();
        foreach (var line in lines)
        {
            if (ranges.Count > 0 && ranges[^1].Last == line - 1)
            {
                ranges[^1] = (ranges[^1].First, line);
            }
            else
            {
                ranges.Add((line, line));
            }
        }

        return string.Join(", ", ranges.Take(Shown).Select(static range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}")) + (ranges.Count > Shown ? ", …" : "");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
