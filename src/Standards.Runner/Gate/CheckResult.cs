using System;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Gate;

/// <summary>What a check came to.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Summary">One line of facts, such as <c>1,234 passed, 3 skipped</c>; never a verdict.</param>
/// <param name="Findings">What it found, in the order of places.</param>
internal sealed record CheckResult(string Check, CheckStatus Status, string Summary, ImmutableArray<Finding> Findings)
{
    /// <summary>Tables that the report shows, such as the matrix of backends.</summary>
    public ImmutableArray<ReportTable> Tables { get; init; } = [];

    /// <summary>Whether it was taken from an earlier run on the same input.</summary>
    public bool IsReused { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Blocked where a finding blocks, else passed.</summary>
    public static CheckResult Of(string check, string summary, ImmutableArray<Finding> findings)
        => new(check, findings.Any(static f => f.Blocks) ? CheckStatus.Blocked : CheckStatus.Passed, summary, findings);

    public static CheckResult NotApplicable(string check, string reason) => new(check, CheckStatus.NotApplicable, reason, []);
}

/// <summary>A table of a report.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The cells, as plain text.</param>
internal sealed record ReportTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Whether every cell of a column begins with a digit: numbers stand to the right.</summary>
    public bool IsOfNumbers(int column) => Rows.All(row => row[column] is [>= '0' and <= '9', ..]);
}
