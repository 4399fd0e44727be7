using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Commands;

namespace Standards.Workspace;

/// <summary>A note of <c>tmp/debug-ISSUE.md</c>: from the problem to the regression test, in steps.</summary>
/// <param name="Issue">What it is called.</param>
/// <param name="Sections">What is written, by section.</param>
/// <param name="IsClosed">Whether cause, fix and test are named.</param>
internal sealed record DebugNote(string Issue, ImmutableDictionary<string, ImmutableArray<string>> Sections, bool IsClosed)
{
    /// <summary>The sections, in the order in which they are filled.</summary>
    public static readonly ImmutableArray<string> Steps = ["Problem", "Hypothesis", "Evidence", "Checks", "Fix", "Regression test"];

    private const string Prefix = "debug-";
    private const string End = ".md";
    private const string ClosedLine = "Closed.";
    private const string OpenMark = " (open)";

    /// <summary>Relative to the requirement.</summary>
    public string Name => $"{Requirement.Tmp}/{Prefix}{Issue}{End}";

    /// <summary>What is to be filled next; null where nothing is left.</summary>
    public string? Next => Steps.FirstOrDefault(step => Sections.GetValueOrDefault(step, []).IsEmpty);

    /// <summary>The notes of a requirement, those in <c>tmp</c>.</summary>
    public static IEnumerable<DebugNote> All(Requirement requirement)
        => requirement.Files(Requirement.Tmp, End).Select(static file => file[(Requirement.Tmp.Length + 1)..^End.Length]).Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(requirement, name[Prefix.Length..]));

    /// <summary>Whether <c>recovery.md</c> has a closed note whose file is gone.</summary>
    public static bool HasClosedSummary(Requirement requirement)
        => (MarkdownLines.Section(MarkdownLines.Of(requirement.Read(Recovery.FileName) ?? ""), Recovery.DebugNotes) ?? []).Any(static line => line.HeadingLevel == 3 && !line.Text.EndsWith(OpenMark, StringComparison.Ordinal));

    public static DebugNote Read(Requirement requirement, string issue)
    {
        var sections = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var note = new DebugNote(issue, [], false);
        var lines = MarkdownLines.Of(requirement.Read(note.Name) ?? "");
        foreach (var step in Steps)
        {
            sections[step] = [.. (MarkdownLines.Section(lines, step) ?? []).Select(static line => line.Item).OfType<string>()];
        }

        return note with { Sections = sections.ToImmutable(), IsClosed = lines.Any(static line => line.Text == ClosedLine) };
    }

    /// <summary>Adds entries to the sections, in their order. The caller holds the lock.</summary>
    /// <param name="requirement">Where the note is.</param>
    /// <param name="added">Entries, by section.</param>
    /// <param name="close">Whether the note is to be closed.</param>
    /// <exception cref="CommandException">A step is left out, or something that closing needs is missing.</exception>
    public DebugNote Add(Requirement requirement, IReadOnlyDictionary<string, ImmutableArray<string>> added, bool close)
    {
        if (Slug.Problem(Issue) is not null)
        {
            throw CommandException.Usage($"'{Issue}' is no name of an issue; write lower-case letters, digits, and single hyphens between them");
        }

        if (added.Values.All(static entries => entries.IsEmpty) && !close)
        {
            throw CommandException.Usage($"nothing is to be noted; the next step is '{Next ?? "--close"}'");
        }

        if (IsClosed)
        {
            throw CommandException.Blocked($"'{requirement.Shown(Name)}' is closed; begin another issue");
        }

        var filled = this with { Sections = Sections.SetItems(Steps.Select(step => KeyValuePair.Create(step, Sections.GetValueOrDefault(step, []).AddRange(added.GetValueOrDefault(step, []).Select(Template.Line).Where(static line => line.Length > 0))))) };
        var gap = Steps.SkipWhile(step => !filled.Sections[step].IsEmpty).FirstOrDefault();
        var beyond = Steps.SkipWhile(step => step != gap).Skip(1).FirstOrDefault(step => !filled.Sections[step].IsEmpty);
        if (gap is not null && beyond is not null)
        {
            throw CommandException.Usage($"'{gap}' comes before '{beyond}'");
        }

        if (close && gap is not null)
        {
            throw CommandException.Usage($"'{gap}' is missing; a note closes with {string.Join(", ", Steps)}");
        }

        filled = filled with { IsClosed = close };
        requirement.Write(Name, string.Join('\n', filled.Lines()) + "\n");
        return filled;
    }

    /// <summary>What stays of it in <c>recovery.md</c> when <c>tmp</c> goes.</summary>
    public IEnumerable<string> Summary()
    {
        yield return $"### {Issue}{(IsClosed ? "" : OpenMark)}";
        yield return "";
        foreach (var step in Steps.Where(step => !Sections[step].IsEmpty))
        {
            yield return $"- {step}: {string.Join("; ", Sections[step])}";
        }
    }

    private IEnumerable<string> Lines()
    {
        yield return $"# Debug: {Issue}";
        foreach (var step in Steps)
        {
            yield return "";
            yield return $"## {step}";
            yield return "";
            foreach (var entry in Sections[step])
            {
                yield return $"- {entry}";
            }
        }

        if (IsClosed)
        {
            yield return "";
            yield return ClosedLine;
        }
    }
}
