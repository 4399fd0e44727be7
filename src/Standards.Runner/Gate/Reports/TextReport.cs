using System.Collections.Immutable;
using System.Linq;
using Spectre.Console;
using Standards.Policy;

namespace Standards.Gate.Reports;

/// <summary>The verdict as people read it: what blocks and how it is mended, then all checks.</summary>
internal static class TextReport
{
    private const int ShownPerCheck = 50;
    private const int Unwrapped = 10_000;

    /// <summary>The length of the longest word of a finding's status.</summary>
    private const int StatusWidth = 6;

    /// <param name="verdict">The verdict.</param>
    /// <param name="console">Coloured or plain.</param>
    /// <param name="all">Whether what does not block is shown too.</param>
    public static void Write(GateVerdict verdict, IAnsiConsole console, bool all)
    {
        console.MarkupLine($"[bold {(verdict.IsPassed ? "green" : "red")}]{verdict.Headline}[/]");
        console.WriteLine();
        WriteChecks(verdict, console);
        foreach (var check in verdict.Checks)
        {
            WriteFindings(check, console, all);
        }

        foreach (var table in verdict.Checks.SelectMany(static check => check.Tables))
        {
            WriteTable(table, console);
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"{ReportPhrases.Conclusion(verdict)}");
        console.MarkupLineInterpolated($"[grey]policy: {verdict.PolicySource}; scope: {(verdict.Scope == GateScope.All ? "all" : "new")}{(verdict.BaseCommit is null ? "" : $"; base: {verdict.BaseCommit[..12]}")}[/]");
        if (!verdict.IsPassed)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{ReportPhrases.NotComplete}[/]");
            console.MarkupLineInterpolated($"Run again: [bold]{verdict.Command}[/]");
        }
    }

    private static void WriteChecks(GateVerdict verdict, IAnsiConsole console)
    {
        var grid = new Grid();
        foreach (var right in new[] { 2, 2, 2, 0 })
        {
            grid.AddColumn(new GridColumn { NoWrap = right > 0, Padding = new Padding(0, 0, right, 0) });
        }

        foreach (var check in verdict.Checks)
        {
            var colour = check.Status switch
            {
                CheckStatus.Blocked => "red",
                CheckStatus.NotApplicable => "grey",
                _ => "green",
            };
            grid.AddRow(
                new Markup(check.Check.EscapeMarkup()),
                new Markup($"[{colour}]{ReportPhrases.Status(check).EscapeMarkup()}[/]"),
                new Markup($"[grey]{(check.Status == CheckStatus.NotApplicable ? "" : check.IsReused ? "reused" : ReportPhrases.Time(check.Duration))}[/]"),
                new Markup(check.Status == CheckStatus.NotApplicable ? $"[grey]{check.Summary.EscapeMarkup()}[/]" : check.Summary.EscapeMarkup()));
        }

        console.Write(grid);
    }

    private static void WriteFindings(CheckResult check, IAnsiConsole console, bool all)
    {
        var shown = check.Findings.Where(finding => all || finding.Blocks || finding.Waiver is not null).ToImmutableArray();
        if (shown.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{check.Check}[/]");
        foreach (var finding in shown.Take(all ? int.MaxValue : ShownPerCheck))
        {
            WriteFinding(finding, console);
        }

        if (!all && shown.Length > ShownPerCheck)
        {
            console.MarkupLineInterpolated($"  [grey]and {shown.Length - ShownPerCheck} more; --format json has all[/]");
        }
    }

    /// <summary>One finding, with its fix or its waiver on a line of its own.</summary>
    public static void WriteFinding(Finding finding, IAnsiConsole console)
    {
        var place = ReportPhrases.Place(finding);

        // Two columns, so that what a narrow terminal wraps stays under its beginning.
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Width = StatusWidth, Padding = new Padding(2, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
            .AddRow(
                new Markup(finding.Blocks ? "[red]blocks[/]" : finding.Waiver is null ? "[grey]note[/]" : "[yellow]waived[/]"),
                new Markup($"{(place.Length == 0 ? "" : $"[cyan]{place.EscapeMarkup()}[/]: ")}{ReportPhrases.Text(finding).EscapeMarkup()}"));
        if (finding.Waiver is not null)
        {
            grid.AddRow(new Text(""), new Markup($"[grey]{finding.Waiver.EscapeMarkup()}[/]"));
        }

        console.Write(grid);
        if (finding is { Waiver: null, Blocks: true, Fix: not null })
        {
            // A command is copied: the terminal may wrap it, a line break may not.
            var width = console.Profile.Width;
            console.Profile.Width = Unwrapped;
            console.MarkupLine($"         [grey]fix:[/] {finding.Fix.EscapeMarkup()}");
            console.Profile.Width = width;
        }
    }

    public static void WriteTable(ReportTable table, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{table.Title}[/]");
        var grid = new Grid();
        for (var i = 0; i < table.Columns.Length; i++)
        {
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(i == 0 ? 2 : 0, 0, 3, 0), Alignment = table.IsOfNumbers(i) ? Justify.Right : Justify.Left });
        }

        grid.AddRow([.. table.Columns.Select(static name => new Markup($"[grey]{name.EscapeMarkup()}[/]"))]);
        foreach (var row in table.Rows)
        {
            grid.AddRow([.. row.Select(static cell => new Markup(cell.EscapeMarkup()))]);
        }

        console.Write(grid);
    }
}
