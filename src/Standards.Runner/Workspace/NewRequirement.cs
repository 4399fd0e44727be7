using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>Lays the workspace of a new requirement, filled from the policy.</summary>
/// <param name="Slug">Its name.</param>
/// <param name="Request">What is asked, in the words of whoever asks.</param>
/// <param name="Kind">Its kind, which sizes the workspace.</param>
/// <param name="Today">The date, in UTC.</param>
internal sealed record NewRequirement(string Slug, string Request, RequirementKind Kind, DateOnly Today)
{
    private const int LongestTitle = 120;
    private const string NothingNamed = "Not applicable: `standards.json` names none.";

    /// <exception cref="CommandException">There is one of this name.</exception>
    public void RefuseTaken(RequirementTree tree)
    {
        if (tree.Find(Slug) is { } taken)
        {
            throw CommandException.Blocked($"'{taken.Folder}' exists; give another name with '--slug', or {(taken.IsArchived ? $"run 'standards archive {Slug} --restore'" : $"go on with 'standards status {Slug}'")}");
        }
    }

    /// <summary>Lays it. The caller holds the lock.</summary>
    /// <param name="tree">Where.</param>
    /// <param name="policy">What the repository asks of itself.</param>
    /// <param name="content">The git tree of the repository's content; null without git.</param>
    /// <exception cref="CommandException">Something cannot be written; then nothing has changed.</exception>
    public Requirement Lay(RequirementTree tree, StandardsPolicy policy, string? content)
    {
        var laid = new Requirement(tree.Root, Slug, isArchived: false);
        var (target, part) = (laid.FullPath(""), Path.Combine(tree.Folder, "." + Slug + RequirementTree.PartEnd));
        try
        {
            var begun = PhaseEvent.Now(null, Phase.Planned) with { Content = content };
            var files = Files(tree.Root, policy, begun.Utc).ToList();
            begun = begun with
            {
                Files = files.ToImmutableSortedDictionary(static file => file.Name, static file => Requirement.ContentId(file.Name, file.Text), StringComparer.Ordinal),
                Criteria = Prd.Parse(files[0].Text, Prd.FileName).Criteria.ToImmutableSortedDictionary(static criterion => criterion.Id, static criterion => criterion.ContentId, StringComparer.Ordinal),
            };
            foreach (var (name, text) in files.Append((PhaseLedger.FileName, begun.Write() + "\n")))
            {
                var path = Path.Combine(part, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                WholeFile.Write(path, text);
                tree.Step("file");
            }

            Directory.CreateDirectory(Path.Combine(part, Requirement.Tmp));
            Directory.Move(part, target);
            tree.Step("laid");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{laid.Folder}' cannot be written: {exception.Message}");
        }

        RequirementIndex.Write(tree);
        return laid;
    }

    private IEnumerable<(string Name, string Text)> Files(string root, StandardsPolicy policy, DateTime utc)
    {
        var kind = Kind switch { RequirementKind.Bug => "bug", RequirementKind.Small => "small", _ => "feature" };
        var values = Values(root, policy);
        yield return (Prd.FileName, Template.Fill($"{kind}-prd", values));
        yield return (TaskList.FileName, Template.Fill($"{kind}-tasks", values));
        var recovery = Recovery.WithPhase(Template.Fill("recovery", values), Slug, Phase.Planned, utc);
        yield return (Recovery.FileName, recovery);
        if (Kind == RequirementKind.Feature)
        {
            yield return (Requirement.Sources, Template.Fill("sources", values));
            yield return (Requirement.Plan, Template.Fill("plan", values));
        }
    }

    private Dictionary<string, string> Values(string root, StandardsPolicy policy)
    {
        var line = Template.Line(Request);
        var title = line.Length == 0 ? Slug : char.ToUpperInvariant(line[0]) + (line.Length > LongestTitle ? line[1..(LongestTitle - 1)].TrimEnd() + "…" : line[1..]);
        ImmutableArray<string> backends = [.. policy.Backends.Select(static backend => backend.Name)];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["slug"] = Slug,
            ["title"] = title,
            ["quoted-title"] = Template.Quoted(title),
            ["request"] = line,
            ["today"] = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["areas"] = policy.Areas.IsEmpty ? NothingNamed : string.Join('\n', policy.Areas.Select(static area => $"- {area.Name}: {{{{fill: what changes there, or: untouched}}}}")),
            ["backends"] = Addressed(backends),
            ["frameworks"] = Addressed(policy.Frameworks),
            ["backend-names"] = backends.IsEmpty ? "no backends are named" : string.Join(", ", backends),
            ["edge-cases"] = string.Join(", ", policy.Tests.EdgeCases.IsEmpty ? ["empty", "null", "error", "concurrency", "bulk"] : policy.Tests.EdgeCases),
            ["criterion-trait"] = policy.Tests.Traits.Criterion,
            ["guides"] = Guides(root, policy),
            ["next-step"] = Kind == RequirementKind.Feature ? $"Fill in prd.md, research/plan.md and research/sources.md, then run `standards implement {Slug}`" : $"Run `standards implement {Slug}`",
        };
    }

    private string Addressed(ImmutableArray<string> names) => names.IsEmpty ? NothingNamed
        : Kind == RequirementKind.Small ? $"- all: {{{{fill: what holds on each of {string.Join(", ", names)}, or: n/a because ...}}}}"
        : (names.Length > 1 ? "<!-- One line can answer for all: `- all: ...`, such as `- all: n/a because ...` -->\n" : "") + string.Join('\n', names.Select(static name => $"- {name}: {{{{fill: what holds there, or: n/a because ...}}}}"));

    /// <summary>The guides of the policy's backends and frameworks, and those about patterns and tests, that exist.</summary>
    private static string Guides(string root, StandardsPolicy policy)
    {
        var guides = GuidesTree.Of(policy).Where(static guide => guide.Group != GuideGroup.QuickReference && guide.Group != GuideGroup.Index).Select(static guide => guide.Path).Where(path => File.Exists(Path.Combine(root, path))).ToList();
        return guides.Count == 0 ? "[]" : string.Concat(guides.Select(static path => $"\n  - {path}"));
    }
}
