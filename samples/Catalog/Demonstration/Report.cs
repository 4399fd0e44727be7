using System.Globalization;

namespace Catalog.Demonstration;

/// <summary>One line of the report.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Asynchronous">What the async API did; null where nothing ran.</param>
/// <param name="Synchronous">What the sync API did; null where nothing ran.</param>
/// <param name="Remark">Why nothing ran.</param>
public sealed record ReportLine(string Backend, Step? Asynchronous, Step? Synchronous, string Remark = "")
{
    /// <summary>Whether both did the same, or nothing was to be done.</summary>
    public bool IsSame => Asynchronous is null && Synchronous is null
        || (Asynchronous is not null && Synchronous is not null && Asynchronous.IsSameAs(Synchronous));

    /// <summary>Pairs the steps of two runs.</summary>
    public static IEnumerable<ReportLine> Compare(string backend, IReadOnlyList<Step> asynchronous, IReadOnlyList<Step> synchronous)
    {
        for (var i = 0; i < Math.Max(asynchronous.Count, synchronous.Count); i++)
        {
            yield return new ReportLine(backend, asynchronous.ElementAtOrDefault(i), synchronous.ElementAtOrDefault(i));
        }
    }

    internal string[] Cells() =>
    [
        Backend,
        (Asynchronous ?? Synchronous)?.Name ?? Remark,
        Rows(Asynchronous),
        Rows(Synchronous),
        Asynchronous is null && Synchronous is null ? "" : IsSame ? "same" : "different",
        Milliseconds(Asynchronous),
        Milliseconds(Synchronous),
    ];

    private static string Rows(Step? step) => step switch
    {
        null => "-",
        { Missing: not null } => "not available",
        _ => step.Rows.Count.ToString(CultureInfo.InvariantCulture),
    };

    private static string Milliseconds(Step? step) => step?.Elapsed.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture) ?? "-";
}

/// <summary>Writes what ran as a table of plain text.</summary>
public static class Report
{
    private static readonly string[] Header = ["backend", "step", "async rows", "sync rows", "result", "async ms", "sync ms"];

    /// <summary>Writes a table, and below it what is missing and what differs.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ReportLine> lines)
    {
        string[][] cells = [Header, .. lines.Select(static line => line.Cells())];
        var widths = Enumerable.Range(0, Header.Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < cells.Length; i++)
        {
            writer.WriteLine(string.Join("  ", cells[i].Select((cell, column) => Pad(cell, column, widths[column]))).TrimEnd());
            if (i == 0)
            {
                writer.WriteLine(string.Join("  ", widths.Select(static width => new string('-', width))));
            }
        }

        writer.WriteLine();
        foreach (var missing in lines.Select(static line => line.Asynchronous?.Missing).OfType<string>().Distinct())
        {
            writer.WriteLine($"not available: {missing}");
        }

        foreach (var line in lines.Where(static line => !line.IsSame))
        {
            writer.WriteLine($"different: {line.Backend}, {(line.Asynchronous ?? line.Synchronous)?.Name}: {FirstDifference(line)}");
        }
    }

    private static string Pad(string cell, int column, int width) => column is 0 or 1 or 4 ? cell.PadRight(width) : cell.PadLeft(width);

    private static string FirstDifference(ReportLine line)
    {
        IReadOnlyList<string> left = line.Asynchronous?.Rows ?? [];
        IReadOnlyList<string> right = line.Synchronous?.Rows ?? [];
        var row = Enumerable.Range(0, Math.Max(left.Count, right.Count)).FirstOrDefault(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"row {row + 1} is '{Short(left.ElementAtOrDefault(row))}' in async, '{Short(right.ElementAtOrDefault(row))}' in sync";

        static string Short(string? text) => text switch
        {
            null => "none",
            { Length: > 100 } => $"{text[..100]}...",
            _ => text,
        };
    }
}
