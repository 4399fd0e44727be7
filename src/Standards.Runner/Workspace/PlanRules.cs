using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>What holds before the plan is left.</summary>
internal static class PlanRules
{
    public static IEnumerable<WorkspaceProblem> Items(PhaseContext context)
        => RequirementItems.Of(context.Requirement).Where(static item => item.IsRequired && !item.IsPresent).Select(item => new WorkspaceProblem("item-missing", $"'{item.Name}' is missing") { Path = context.Requirement.Shown(item.Name), Fix = "write it, or take it from the history" });

    public static IEnumerable<WorkspaceProblem> Placeholders(PhaseContext context)
        => RequirementItems.Texts(context.Requirement).SelectMany(file => Template.Placeholders(file.Text).Select(left => new WorkspaceProblem("placeholder-left", "a placeholder is left") { Path = context.Requirement.Shown(file.Name), Line = left.Line, Fix = $"write in its place: {left.What}" }));

    public static IEnumerable<WorkspaceProblem> Sections(PhaseContext context)
    {
        if (context.Requirement.Prd is not { } prd)
        {
            yield break;
        }

        ImmutableArray<string> headings = prd.Kind switch
        {
            RequirementKind.Bug => ["Symptom"],
            RequirementKind.Small => ["Request"],
            _ => ["Request", "Problem", "Scope", "Risks"],
        };
        foreach (var heading in headings)
        {
            if (prd.Section(heading) is not { } section)
            {
                yield return InPrd(context, "section-missing", $"the section '## {heading}' is missing") with { Fix = "write the heading and what belongs under it" };
            }
            else if (!MarkdownLines.HasContent(section))
            {
                yield return InPrd(context, "section-empty", $"the section '## {heading}' is empty") with { Fix = "write what belongs under it" };
            }
        }
    }

    public static IEnumerable<WorkspaceProblem> Sources(PhaseContext context)
    {
        var requirement = context.Requirement;
        if (requirement.Prd is not { Kind: RequirementKind.Feature } || requirement.Read(Requirement.Sources) is not { } text)
        {
            yield break;
        }

        var (table, problems) = SourceTable.Parse(text, requirement.Shown(Requirement.Sources));
        foreach (var problem in problems)
        {
            yield return problem;
        }

        if (table.IsEmpty && problems.IsEmpty)
        {
            yield return new WorkspaceProblem("no-source", "no source is recorded")
            {
                Path = requirement.Shown(Requirement.Sources),
                Fix = $"run 'standards note source --slug {requirement.Slug} --kind web --reference URL --finding TEXT'",
            };
        }

        foreach (var row in table.Where(row => row.Kind == "guide" && !ExistsBelow(requirement.Root, row.Reference)))
        {
            yield return new WorkspaceProblem("source-missing", $"there is no guide '{row.Reference}'") { Path = requirement.Shown(Requirement.Sources), Line = row.Line, Fix = "name a file below the root" };
        }
    }

    public static IEnumerable<WorkspaceProblem> Plan(PhaseContext context)
    {
        var requirement = context.Requirement;
        if (requirement.Prd is { Kind: RequirementKind.Feature } && requirement.Read(Requirement.Plan) is { } text
            && !(MarkdownLines.Section(MarkdownLines.Of(text), "Steps") ?? []).Any(static line => IsStep(line.Text)))
        {
            yield return new WorkspaceProblem("no-step", "no numbered step stands under '## Steps'") { Path = requirement.Shown(Requirement.Plan), Fix = "write '1. ' and the first step" };
        }
    }

    public static IEnumerable<WorkspaceProblem> Backends(PhaseContext context)
        => Addressed(context, AddressedNames.Backends, "backend", [.. context.Policy.Backends.Select(static backend => backend.Name)]);

    public static IEnumerable<WorkspaceProblem> Frameworks(PhaseContext context)
        => Addressed(context, AddressedNames.Frameworks, "framework", context.Policy.Frameworks);

    public static IEnumerable<WorkspaceProblem> Guides(PhaseContext context)
        => (context.Requirement.Prd?.Guides ?? []).Where(guide => !ExistsBelow(context.Requirement.Root, guide.Path)).Select(guide => InPrd(context, "guide-missing", $"there is no guide '{guide.Path}'") with { Line = guide.Line, Fix = "name a file below the root, or run 'standards init --guides'" });

    public static IEnumerable<WorkspaceProblem> Criteria(PhaseContext context)
    {
        if (context.Requirement.Prd is not { } prd)
        {
            yield break;
        }

        if (prd.Criteria.IsEmpty)
        {
            yield return InPrd(context, "no-criterion", "no criterion stands under '## Acceptance Criteria'") with { Fix = "write '- [ ] AC-1: ' and one observable result" };
        }

        foreach (var criterion in prd.Criteria)
        {
            if (criterion.Proof is { Kind: ProofKind.Command } proof && !context.Policy.Commands.ContainsKey(proof.Name))
            {
                yield return InPrd(context, "unknown-command", $"'{criterion.Id}' is proven by the command '{proof.Name}', which '{StandardsPolicy.FileName}' does not name") with { Line = criterion.Line, Fix = $"add it to 'commands' of {StandardsPolicy.FileName}" };
            }

            if (criterion.Unmeasurable() is { } word)
            {
                yield return InPrd(context, "not-measurable", $"'{criterion.Id}' cannot be measured: '{word}'") with { Line = criterion.Line, Fix = "give a number, code or a quoted text, or a line '- measure: '" };
            }
        }
    }

    public static IEnumerable<WorkspaceProblem> Tasks(PhaseContext context)
    {
        if (context.Requirement.Exists(TaskList.FileName) && context.Requirement.Tasks is { Count: 0, Problems.IsEmpty: true })
        {
            yield return new WorkspaceProblem("no-task", "there is no task") { Path = context.Requirement.Shown(TaskList.FileName), Fix = "write '- [ ] ' and a task under a heading that ends with an agent, such as (expert)" };
        }
    }

    public static IEnumerable<WorkspaceProblem> Decisions(PhaseContext context)
    {
        var significant = (context.Requirement.Prd?.Decisions ?? []).Where(static decision => decision.IsSignificant).ToList();
        if (significant.Count == 0)
        {
            yield break;
        }

        var noted = ConsensusNote.Ids(context.Requirement.Read(Requirement.Consensus) ?? "");
        foreach (var decision in significant.Where(decision => !noted.Contains(decision.Id, StringComparer.Ordinal)))
        {
            yield return InPrd(context, "no-consensus", $"decision '{decision.Id}' is significant and has no consensus note") with
            {
                Line = decision.Line,
                Fix = $"run 'standards note consensus --slug {context.Requirement.Slug} --id {decision.Id} ...'",
            };
        }
    }

    /// <summary>A defect is not planned by backend: its matrix comes from the tests.</summary>
    private static IEnumerable<WorkspaceProblem> Addressed(PhaseContext context, string heading, string noun, ImmutableArray<string> names)
    {
        if (names.IsEmpty || context.Requirement.Prd is not { Kind: not RequirementKind.Bug } prd)
        {
            yield break;
        }

        var said = new AddressedNames(prd, heading);
        foreach (var name in names)
        {
            if (said.Find(name) is not { } found)
            {
                yield return InPrd(context, "not-addressed", $"{noun} '{name}' is not addressed under '## {heading}'") with { Fix = $"write '- {name}: ' and what holds there, or '- {name}: n/a because ...'" };
            }
            else if (found.IsEmpty)
            {
                yield return InPrd(context, "not-addressed", $"{noun} '{name}' is named and nothing is said of it") with { Line = found.Line, Fix = "write what holds there, or 'n/a because ...'" };
            }
        }
    }

    private static bool IsStep(string line) => line.AsSpan().TrimStart().IndexOfAnyExceptInRange('0', '9') is > 0 and var digits && line.TrimStart()[digits..] is ['.' or ')', ' ', _, ..];

    private static bool ExistsBelow(string root, string path) => RootedPath.Resolve(root, path) is { } full && File.Exists(full);

    private static WorkspaceProblem InPrd(PhaseContext context, string code, string message) => new(code, message) { Path = context.Requirement.Shown(Prd.FileName) };
}
