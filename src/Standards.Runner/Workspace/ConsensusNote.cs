using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Commands;

namespace Standards.Workspace;

/// <summary>What one model, or person, says of a question.</summary>
internal sealed record Position(string Model, string Stance, string Text)
{
    private static readonly ImmutableArray<string> Stances = ["for", "against", "neutral"];

    /// <summary>Reads <c>MODEL:STANCE:TEXT</c>; the model's name may hold colons.</summary>
    /// <exception cref="CommandException">It is not written so.</exception>
    public static Position Parse(string text)
    {
        foreach (var stance in Stances)
        {
            var at = text.IndexOf($":{stance}:", StringComparison.Ordinal);
            if (at > 0 && Template.Line(text[(at + stance.Length + 2)..]) is { Length: > 0 } said)
            {
                return new Position(Template.Line(text[..at]), stance, said);
            }
        }

        throw CommandException.Usage($"'{text}' is no position; write MODEL:STANCE:TEXT, the stance one of {string.Join(", ", Stances)}");
    }
}

/// <summary>A section of <c>research/consensus.md</c>: a question, at least two positions, and what was decided.</summary>
internal sealed record ConsensusNote(string Id, string Question, ImmutableArray<Position> Positions, ImmutableArray<string> Files, string Synthesis, string Decision)
{
    /// <summary>The decisions that have a section.</summary>
    public static ImmutableArray<string> Ids(string text)
        => [.. MarkdownLines.Of(text).Where(static line => line.HeadingLevel == 2).Select(static line => line.Heading.Split(':')[0].Trim())];

    /// <summary>Adds the section. The caller holds the lock.</summary>
    /// <exception cref="CommandException">Something is missing, or the decision has a section.</exception>
    public void Add(Requirement requirement)
    {
        if (Id.Length == 0 || !Id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw CommandException.Usage($"'{Id}' is no id of a decision; write letters, digits and hyphens, such as D-1");
        }

        if (new[] { Question, Synthesis, Decision }.Any(static text => Template.Line(text).Length == 0))
        {
            throw CommandException.Usage("a consensus note has a question, a synthesis and a decision");
        }

        if (Positions.Length < 2)
        {
            throw CommandException.Usage($"a consensus needs two positions, and there {(Positions.Length == 1 ? "is 1" : "are none")}");
        }

        if (Positions.GroupBy(static p => (p.Model, p.Stance)).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw CommandException.Usage($"'{twice.Key.Model}' is there twice with the stance '{twice.Key.Stance}'");
        }

        var text = requirement.Read(Requirement.Consensus) ?? "# Consensus\n";
        if (Ids(text).Contains(Id, StringComparer.Ordinal))
        {
            throw CommandException.Blocked($"decision '{Id}' has a section in '{requirement.Shown(Requirement.Consensus)}'; change it there, or give another id");
        }

        requirement.Write(Requirement.Consensus, $"{text.TrimEnd('\n')}\n\n{string.Join('\n', Lines())}\n");
    }

    private IEnumerable<string> Lines()
    {
        yield return $"## {Id}: {Template.Line(Question)}";
        foreach (var (heading, lines) in new (string, IEnumerable<string>)[]
        {
            ("Positions", Positions.Select(static p => $"- **{p.Model}** ({p.Stance}): {p.Text}")),
            ("Files", Files.Select(static file => $"- `{Template.Line(file)}`")),
            ("Synthesis", [Template.Line(Synthesis)]),
            ("Decision", [Template.Line(Decision)]),
        })
        {
            if (lines.Any())
            {
                yield return "";
                yield return $"### {heading}";
                yield return "";
                foreach (var line in lines)
                {
                    yield return line;
                }
            }
        }
    }
}
