using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>What a requirement is, which sizes its workspace.</summary>
internal enum RequirementKind
{
    /// <summary>The full workspace, with research and a plan.</summary>
    Feature,

    /// <summary>A defect: symptom and regression test.</summary>
    Bug,

    /// <summary>A small change: one page.</summary>
    Small,
}

/// <summary>A decision of <c>prd.md</c>.</summary>
/// <param name="Id">Such as <c>D-1</c>.</param>
/// <param name="Title">What is decided.</param>
/// <param name="IsSignificant">Whether it needs a consensus note.</param>
/// <param name="Line">Where it stands.</param>
internal sealed record Decision(string Id, string Title, bool IsSignificant, int Line);

/// <summary>The file <c>prd.md</c>: what is asked, and the criteria that prove it.</summary>
internal sealed class Prd
{
    public const string FileName = "prd.md";

    /// <summary>The section that says what belongs to the work; the ledger has its hash beside those of the criteria, under this name.</summary>
    public const string Scope = "Scope";

    private const string CriteriaHeading = "Acceptance Criteria";

    private readonly ImmutableArray<MarkdownLine> lines;

    private Prd(ImmutableArray<MarkdownLine> lines) => this.lines = lines;

    public string Slug { get; private init; } = "";

    public string Title { get; private init; } = "";

    public RequirementKind Kind { get; private init; }

    public DateOnly? Created { get; private init; }

    public ImmutableArray<Decision> Decisions { get; private init; } = [];

    /// <summary>Guides that the work follows, relative to the root.</summary>
    public ImmutableArray<(int Line, string Path)> Guides { get; private init; } = [];

    /// <summary>Why no guide is touched; null where guides are named, or nothing is said.</summary>
    public string? NoGuidesBecause { get; private init; }

    public ImmutableArray<Criterion> Criteria { get; private init; } = [];

    /// <summary>What cannot be understood.</summary>
    public ImmutableArray<WorkspaceProblem> Problems { get; private init; } = [];

    /// <param name="text">The whole file.</param>
    /// <param name="path">What messages call it.</param>
    public static Prd Parse(string text, string path)
    {
        var problems = new List<WorkspaceProblem>();
        var matter = FrontMatter.Read(text, path, problems, "requirement", "title", "kind", "created", "guides", "decisions");
        var lines = MarkdownLines.Of(text);
        var kind = matter.OneOf("kind", "feature", "bug", "small");
        var guides = matter.Values("guides").ToList();
        var without = guides is [(_, var only)] && only.StartsWith("none because ", StringComparison.Ordinal) ? only["none because ".Length..].Trim() : null;
        return new Prd(lines)
        {
            Slug = matter.Required("requirement"),
            Title = matter.Required("title"),
            Kind = kind switch { "bug" => RequirementKind.Bug, "small" => RequirementKind.Small, _ => RequirementKind.Feature },
            Created = matter.Date("created"),
            Decisions = [.. ReadDecisions(matter)],
            Guides = without is null ? [.. guides] : [],
            NoGuidesBecause = without,
            Criteria = [.. ReadCriteria(lines, path, problems)],
            Problems = [.. problems],
        };
    }

    /// <summary>The text with ticks in the boxes of these criteria.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="criteria">Criteria that were read from this text.</param>
    public static string WithTicks(string text, IEnumerable<Criterion> criteria)
    {
        var lines = text.Split('\n');
        foreach (var line in criteria.Select(static criterion => criterion.Line - 1))
        {
            var box = lines[line].IndexOf("[ ]", StringComparison.Ordinal);
            lines[line] = box < 0 ? lines[line] : $"{lines[line][..box]}[x]{lines[line][(box + "[ ]".Length)..]}";
        }

        return string.Join('\n', lines);
    }

    /// <summary>A hash of what belongs to the work; null where nothing is said of it.</summary>
    public string? ScopeId => Section(Scope) is { } section && MarkdownLines.HasContent(section)
        ? TextHash.Of(string.Join('\n', section.Select(static line => line.Text.Trim()).Where(static text => text.Length > 0)))[..16]
        : null;

    public ImmutableArray<MarkdownLine>? Section(string heading) => MarkdownLines.Section(lines, heading);

    private static IEnumerable<Decision> ReadDecisions(FrontMatter matter)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, entry) in matter.Entries("decisions", "id", "title", "significant"))
        {
            var (id, title, significant) = (entry.GetValueOrDefault("id", ""), entry.GetValueOrDefault("title", ""), entry.GetValueOrDefault("significant", "false"));
            if (id.Length == 0 || title.Length == 0 || significant is not ("true" or "false"))
            {
                matter.Report(line, "a decision has 'id', 'title' and 'significant: true' or 'significant: false'");
            }
            else if (!seen.Add(id))
            {
                matter.Report(line, $"decision '{id}' is there twice");
            }
            else
            {
                yield return new Decision(id, title, significant == "true", line);
            }
        }
    }

    private static IEnumerable<Criterion> ReadCriteria(ImmutableArray<MarkdownLine> lines, string path, List<WorkspaceProblem> problems)
    {
        var section = MarkdownLines.Section(lines, CriteriaHeading) ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < section.Length; i++)
        {
            if (section[i].Task is not { } task)
            {
                continue;
            }

            void Report(int line, string message) => problems.Add(new WorkspaceProblem("unreadable", message) { Path = path, Line = line });
            var colon = task.Text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !IsId(task.Text[..colon].Trim('*', ' ')))
            {
                Report(section[i].Number, "a criterion begins with its id, such as 'AC-1: '");
                continue;
            }

            var (id, text) = (task.Text[..colon].Trim('*', ' '), task.Text[(colon + 1)..].TrimStart('*', ' '));
            string? measure = null;
            var proof = Proof.OfTest;
            var first = section[i];
            while (i + 1 < section.Length && section[i + 1] is { HeadingLevel: 0, Text.Length: > 0 } next && next.Indent > first.Indent)
            {
                i++;
                if (next.Item is not { } item)
                {
                    text += " " + next.Text.Trim();
                }
                else if (item.StartsWith("proof:", StringComparison.Ordinal))
                {
                    var said = item["proof:".Length..].Trim();
                    if (Proof.Parse(said) is { } read)
                    {
                        proof = read;
                    }
                    else
                    {
                        Report(next.Number, $"'{said}' is no proof; write 'test', 'command NAME', 'manual', or 'manual: NAME, yyyy-MM-dd'");
                    }
                }
                else if (item.StartsWith("measure:", StringComparison.Ordinal))
                {
                    measure = item["measure:".Length..].Trim();
                }
                else
                {
                    text += " " + item;
                }
            }

            if (seen.Add(id))
            {
                yield return new Criterion(id, text, measure, task.Ticked, proof, first.Number);
            }
            else
            {
                Report(first.Number, $"criterion '{id}' is there twice");
            }
        }
    }

    private static bool IsId(string id) => id.Length is > 3 and < 10 && id.StartsWith("AC-", StringComparison.Ordinal) && id[3] != '0' && id.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;
}
