using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace Standards.Workspace;

/// <summary>The file <c>recovery.md</c>: where the work is, for whoever goes on. The front matter and the hand-offs are the tool's, the rest is people's.</summary>
internal sealed class Recovery
{
    public const string FileName = "recovery.md";
    public const string HandOffs = "Hand-offs";
    public const string DebugNotes = "Debug Notes";

    /// <summary>The sections that people keep.</summary>
    public static readonly ImmutableArray<string> Headings = ["Status", "Next Steps"];

    private Recovery()
    {
    }

    public string Slug { get; private init; } = "";

    /// <summary>What the front matter says; the ledger decides.</summary>
    public Phase? Phase { get; private init; }

    public ImmutableArray<string> Status { get; private init; } = [];

    public ImmutableArray<string> NextSteps { get; private init; } = [];

    /// <summary>The newest hand-off, as it stands there.</summary>
    public ImmutableArray<string> LastHandOff { get; private init; } = [];

    public ImmutableArray<WorkspaceProblem> Problems { get; private init; } = [];

    /// <param name="text">The whole file.</param>
    /// <param name="path">What messages call it.</param>
    public static Recovery Parse(string text, string path)
    {
        var problems = new List<WorkspaceProblem>();
        var matter = FrontMatter.Read(text, path, problems, "requirement", "phase", "updated");
        var lines = MarkdownLines.Of(text);
        var said = matter.Required("phase");
        var phase = Phases.Parse(said);
        if (said.Length > 0 && phase is null)
        {
            matter.Report(matter.LineOf("phase"), $"'{said}' is no phase");
        }

        foreach (var heading in Headings)
        {
            if (MarkdownLines.Section(lines, heading) is not { } section)
            {
                problems.Add(new WorkspaceProblem("section-missing", $"the section '## {heading}' is missing") { Path = path, Fix = "write the heading and what belongs under it" });
            }
            else if (!MarkdownLines.HasContent(section))
            {
                problems.Add(new WorkspaceProblem("section-empty", $"the section '## {heading}' is empty") { Path = path, Fix = "write what belongs under it" });
            }
        }

        var handOffs = MarkdownLines.Section(lines, HandOffs) ?? [];
        return new Recovery
        {
            Slug = matter.Required("requirement"),
            Phase = phase,
            Status = Content(MarkdownLines.Section(lines, Headings[0])),
            NextSteps = Content(MarkdownLines.Section(lines, Headings[1])),
            LastHandOff = Content([.. handOffs.Skip(handOffs.Select(static (line, index) => line.HeadingLevel == 3 ? index : 0).LastOrDefault(static index => index > 0))]),
            Problems = [.. problems],
        };
    }

    /// <summary>The text with the front matter of this phase.</summary>
    public static string WithPhase(string text, string slug, Phase phase, DateTime updated)
    {
        var lines = text.Split('\n');
        string[] matter = ["---", $"requirement: {slug}", $"phase: {phase.Name()}", $"updated: {updated.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}", "---"];
        return string.Join('\n', matter.Concat(lines.Skip(MarkdownLines.FrontMatterEnd(lines))));
    }

    /// <summary>The text with lines at the end of a section of the tool's, which is made where it is missing.</summary>
    public static string WithAppended(string text, string heading, IEnumerable<string> added)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        var start = lines.FindIndex(line => line.TrimEnd() == $"## {heading}");
        if (start < 0)
        {
            lines.AddRange(["", $"## {heading}"]);
            start = lines.Count - 1;
        }

        var end = lines.FindIndex(start + 1, static line => line.StartsWith("## ", StringComparison.Ordinal));
        end = end < 0 ? lines.Count : end;
        while (end > start + 1 && lines[end - 1].Trim().Length == 0)
        {
            end--;
        }

        lines.InsertRange(end, added.Prepend(""));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>What people wrote: without the front matter and the sections of the tool.</summary>
    public static string Authored(string text)
    {
        var lines = text.Split('\n');
        var kept = new List<string>();
        var own = false;
        foreach (var line in lines.Skip(MarkdownLines.FrontMatterEnd(lines)))
        {
            own = line.StartsWith("## ", StringComparison.Ordinal) ? line.TrimEnd() is $"## {HandOffs}" or $"## {DebugNotes}" : own;
            if (!own)
            {
                kept.Add(line.TrimEnd());
            }
        }

        return string.Join('\n', kept).Trim('\n');
    }

    private static ImmutableArray<string> Content(ImmutableArray<MarkdownLine>? section)
        => [.. (section ?? []).Select(static line => line.Text).SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse()];
}
