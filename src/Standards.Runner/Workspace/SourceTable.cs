using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>A row of <c>research/sources.md</c>.</summary>
internal sealed record SourceRow(string Kind, string Reference, DateOnly Date, string Finding, int Line);

/// <summary>The table of what was read before anything was planned.</summary>
internal static class SourceTable
{
    public static readonly ImmutableArray<string> Kinds = ["guide", "code", "docs", "package", "web", "measurement"];

    /// <param name="text">The whole file.</param>
    /// <param name="path">What messages call it.</param>
    public static (ImmutableArray<SourceRow> Rows, ImmutableArray<WorkspaceProblem> Problems) Parse(string text, string path)
    {
        var (rows, problems) = (ImmutableArray.CreateBuilder<SourceRow>(), ImmutableArray.CreateBuilder<WorkspaceProblem>());
        foreach (var line in MarkdownLines.Of(text).Where(static line => line.Text.TrimStart().StartsWith('|')).Skip(2))
        {
            var cells = Cells(line.Text);
            if (cells.Count == 4 && Kinds.Contains(cells[0]) && cells[1].Length > 0 && cells[3].Length > 0
                && DateOnly.TryParseExact(cells[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                rows.Add(new SourceRow(cells[0], cells[1].Trim('`', '<', '>'), date, cells[3], line.Number));
            }
            else
            {
                problems.Add(new WorkspaceProblem("unreadable", $"a source has a kind ({string.Join(", ", Kinds)}), a reference, a date as yyyy-MM-dd and a finding") { Path = path, Line = line.Number });
            }
        }

        return (rows.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Adds a row. The caller holds the lock.</summary>
    /// <exception cref="CommandException">Something in it does not hold.</exception>
    public static void Add(Requirement requirement, string kind, string reference, DateOnly date, string finding)
    {
        if (!Kinds.Contains(kind))
        {
            throw CommandException.Usage($"'{kind}' is no kind of source; the kinds are {string.Join(", ", Kinds)}");
        }

        if (Template.Line(reference).Length == 0 || Template.Line(finding).Length == 0)
        {
            throw CommandException.Usage("a source has a reference and a finding");
        }

        if (kind == "web" && !(Uri.TryCreate(reference, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw CommandException.Usage($"'{reference}' is no address that begins with http:// or https://");
        }

        if (kind == "guide" && !(RootedPath.Resolve(requirement.Root, reference) is { } full && File.Exists(full)))
        {
            throw CommandException.Blocked($"there is no guide '{reference}' below the root");
        }

        var text = requirement.Read(Requirement.Sources) ?? Template.Fill("sources", new Dictionary<string, string> { ["title"] = Template.Line(requirement.Prd?.Title ?? requirement.Slug) });
        requirement.Write(Requirement.Sources, $"{text.TrimEnd('\n')}\n| {kind} | {Cell(reference)} | {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} | {Cell(finding)} |\n");
    }

    private static string Cell(string text) => Template.Line(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static List<string> Cells(string line)
    {
        const char Bar = '\u0001';
        return [.. line.Trim().Replace("\\|", Bar.ToString(), StringComparison.Ordinal).Trim('|').Split('|').Select(static cell => cell.Trim().Replace(Bar, '|'))];
    }
}
