using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Standards.Evidence;
using Standards.Files;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>The lines of an area, and how many of them were run.</summary>
/// <param name="Area">The area.</param>
/// <param name="FileCount">How many files of the repository it matches.</param>
/// <param name="Reported">Those of them that a report mentions, by path relative to the root, with the lines that count.</param>
internal sealed record AreaCoverage(AreaPolicy Area, int FileCount, ImmutableArray<FileCoverage> Reported)
{
    /// <summary>Lines that hold code.</summary>
    public int Total { get; } = Reported.Sum(static file => file.Lines.Length);

    /// <summary>Lines that were run.</summary>
    public int Covered { get; } = Reported.Sum(static file => file.CoveredCount);

    /// <summary>How many files no report mentions: they hold no line of code, or no test project refers to their project.</summary>
    public int UnreportedCount => FileCount - Reported.Length;

    /// <summary>Whether fewer lines were run than the area asks for: compared as they are, not as they are shown.</summary>
    public bool IsBelow => Covered * 100m < (decimal)Area.Coverage * Total;

    /// <summary>In percent, with one decimal, never rounded up.</summary>
    public string Percent => Total == 0 ? "" : (Math.Floor(Covered * 1000m / Total) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    /// <param name="area">The area.</param>
    /// <param name="files">The files of the repository, relative to the root.</param>
    /// <param name="report">By paths relative to the root.</param>
    /// <param name="counts">Whether a line counts.</param>
    public static AreaCoverage Of(AreaPolicy area, IEnumerable<string> files, CoverageReport report, Func<string, int, bool> counts)
    {
        var matching = new PathGlobs(area.Include, area.Exclude).Filter(files);
        return new AreaCoverage(area, matching.Length, [.. matching.Where(report.Files.ContainsKey).Select(path => new FileCoverage(path, [.. report.Files[path].Lines.Where(line => counts(path, line.Line))]))]);
    }
}
