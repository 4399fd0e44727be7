using Standards.Workspace;

namespace Standards.Gate;

/// <summary>Problems of the workspace as findings.</summary>
internal static class WorkspaceFindings
{
    /// <param name="problem">The problem.</param>
    /// <param name="requirement">Whose it is; a waiver names it, or its slug and the kind of problem.</param>
    public static Finding Of(WorkspaceProblem problem, Requirement requirement) => new(problem.Message)
    {
        Path = problem.Path,
        Line = problem.Line,
        Target = $"{requirement.Slug}/{problem.Code}",
        Fix = Command(problem.Fix) ?? $"standards status {requirement.Slug} --check",
    };

    /// <summary>A report has a place for it, so that it can be copied: without the words around it.</summary>
    private static string? Command(string? fix)
        => fix is not null && fix.StartsWith("run '", System.StringComparison.Ordinal) && fix.IndexOf('\'', "run '".Length) == fix.Length - 1 ? fix["run '".Length..^1] : fix;
}
