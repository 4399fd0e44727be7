using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Workspace;

namespace Standards.Gate.Checks;

/// <summary>Guides are filled in, and a requirement changes one, or says why it does not.</summary>
internal sealed class GuidesCheck : IGateCheck
{
    public string Name => CheckNames.Guides;

    public InputFiles? Input => InputFiles.All;

    public string Explanation => $"""
        Where requirements are concerned and '{GuidesTree.Folder}' is there: blocks where a guide or a section of it is missing or empty, a placeholder is left, or the index does not fit; with 'gate.scope' = 'new' in guides that changed.
        Blocks where a requirement that is worked on changes no guide, neither of '{GuidesTree.Folder}' nor of those that its prd.md names, and has no line 'guides: none because ...'; a bug need not. Without a base this is not asked.
        """;

    public Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken) => Task.FromResult(Run(context));

    private CheckResult Run(GateContext context)
    {
        var concerned = ConcernedRequirements.Of(context);
        if (concerned.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, concerned.Reason);
        }

        if (Files.RootedPath.Resolve(context.Root, GuidesTree.Folder) is not { } folder || !System.IO.Directory.Exists(folder))
        {
            return CheckResult.NotApplicable(Name, $"there is no '{GuidesTree.Folder}'");
        }

        var filled = GuideCheck.Problems(context.Root, context.Policy).Select(problem => new Finding(problem.Message)
        {
            Path = problem.Path,
            Line = problem.Line,
            Target = problem.Path ?? problem.Code,
            Fix = problem.Fix ?? "write what belongs under the heading",
            Blocks = context.IsInScope(problem.Path, 0),
        });
        var due = concerned.Requirements.Where(ConcernedRequirements.IsDue).ToImmutableArray();
        var untouched = context.Changes is null ? [] : due.Where(requirement => !IsSaid(requirement, context)).Select(requirement => new Finding($"'{requirement.Slug}' changes no guide and does not say why")
        {
            Path = requirement.Shown(Prd.FileName),
            Line = requirement.Prd?.Guides.Select(static guide => guide.Line).FirstOrDefault() ?? 0,
            Target = requirement.Slug,
            Fix = "change the guide that it concerns, or write 'guides: none because ...' in the front matter",
        });
        ImmutableArray<Finding> findings = [.. filled, .. untouched];
        return CheckResult.Of(Name, $"{GuidesTree.Groups.Sum(group => GuideCheck.Files(context.Root, group.Folder).Count())} guides, {ConcernedRequirements.Counted(due.Length)}", findings);
    }

    private static bool IsSaid(Requirement requirement, GateContext context)
        => requirement.Prd is null or { NoGuidesBecause.Length: > 0 } or { Kind: RequirementKind.Bug }
            || context.Changes!.Files.Keys.Any(path => (path.StartsWith(GuidesTree.Folder + "/", StringComparison.Ordinal) && path != GuidesTree.Index) || requirement.Prd.Guides.Any(guide => guide.Path == path));
}
