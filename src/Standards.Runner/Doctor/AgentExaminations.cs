using System.Collections.Immutable;
using System.Linq;
using Standards.Commands;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Doctor;

/// <summary>Files that <c>init</c> writes where it is asked to: those that agents read, and guides.</summary>
internal static class AgentExaminations
{
    private const string NoPolicy = "without policy nothing says what they are to hold";

    public static Examination Agents(Patient patient)
    {
        const string name = "agents";
        if (patient.Policy is not { } policy)
        {
            return Examination.NotApplicable(name, NoPolicy);
        }

        try
        {
            var files = AgentFiles.Check(patient.Root, policy);
            return files.IsEmpty
                ? Examination.NotApplicable(name, "there are no generated agent files")
                : Examination.Of(name, [.. files.Select(Of).OfType<Fact>()], $"{TestFindings.Counted(files.Length, "file")} as generated");
        }
        catch (CommandException exception)
        {
            return Examination.Problem(name, exception.Message, "standards init --agents");
        }
    }

    /// <summary>The index in both directions: guides that it does not name, and entries that lead nowhere.</summary>
    public static Examination Guides(Patient patient)
    {
        const string name = "guides";
        if (patient.Policy is not { } policy)
        {
            return Examination.NotApplicable(name, NoPolicy);
        }

        return patient.Files.Any(static file => file.StartsWith(GuidesTree.Folder + "/", System.StringComparison.Ordinal))
            ? Examination.Of(name, [.. GuideCheck.Problems(patient.Root, policy).Select(static problem => new Fact($"{problem.Path}{(problem.Line > 0 ? $":{problem.Line}" : "")}: {problem.Message}", ExaminationStatus.Warning, problem.Fix))], "guides and index agree")
            : Examination.NotApplicable(name, $"there is no '{GuidesTree.Folder}'");
    }

    private static Fact? Of(DriftFile file) => file.State switch
    {
        DriftState.Missing => new Fact($"'{file.Path}' is missing", ExaminationStatus.Warning, "standards init --agents"),
        DriftState.Stale => new Fact($"'{file.Path}' is stale: the policy or the tool has changed since it was written", ExaminationStatus.Warning, "standards init --agents"),
        DriftState.Edited => new Fact($"'{file.Path}' was edited by hand", ExaminationStatus.Warning, "standards init --agents --force"),
        _ => null,
    };
}
