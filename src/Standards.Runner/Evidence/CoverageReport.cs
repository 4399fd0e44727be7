using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Evidence;

/// <summary>How often the lines of source files were run.</summary>
/// <param name="Files">By path. Paths are compared as the operating system compares them.</param>
internal sealed record CoverageReport(ImmutableSortedDictionary<string, FileCoverage> Files)
{
    public static StringComparer PathComparer { get; } = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Several runs as one: every line with the highest of its counts.</summary>
    public static CoverageReport Merge(IEnumerable<CoverageReport> reports)
    {
        var builder = new CoverageBuilder();
        foreach (var file in reports.SelectMany(static report => report.Files.Values))
        {
            foreach (var line in file.Lines)
            {
                builder.Add(file.Path, line.Line, line.Hits);
            }
        }

        return builder.Report();
    }
}

/// <param name="Path">Where the source is, or was when the report was made.</param>
/// <param name="Lines">The lines that hold code, each once, in order.</param>
internal sealed record FileCoverage(string Path, ImmutableArray<LineHits> Lines)
{
    public int CoveredCount => Lines.Count(static line => line.Hits > 0);
}

/// <param name="Line">From 1.</param>
/// <param name="Hits">How often it was run; some tools write 1 for any number.</param>
internal readonly record struct LineHits(int Line, long Hits);

/// <summary>Takes lines in any order, those of nested and partial classes and of several runs over one another.</summary>
internal sealed class CoverageBuilder
{
    private readonly Dictionary<string, Dictionary<int, long>> files = new(CoverageReport.PathComparer);

    public void Add(string path, int line, long hits)
    {
        if (!files.TryGetValue(path, out var lines))
        {
            files.Add(path, lines = []);
        }

        lines[line] = Math.Max(lines.GetValueOrDefault(line), hits);
    }

    public CoverageReport Report() => new(files.ToImmutableSortedDictionary(
        static file => file.Key,
        static file => new FileCoverage(file.Key, [.. file.Value.OrderBy(static line => line.Key).Select(static line => new LineHits(line.Key, line.Value))]),
        CoverageReport.PathComparer));
}
