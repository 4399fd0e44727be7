using System.Linq;
using Standards.Workspace;

namespace Standards.Doctor.Canaries;

/// <summary>A requirement in review that lacks nothing; a canary takes something from it.</summary>
internal static class PlantedRequirement
{
    public const string Prd = "requirements/canary/prd.md";
    public const string Tasks = "requirements/canary/tasks.md";

    private const string Criterion = "- [x] AC-1: The greeting begins with `hello`";

    /// <summary>With a criterion that nobody has looked at.</summary>
    public static void WithUnprovenCriterion(Miniature miniature)
    {
        Write(miniature);
        miniature.Replace(Prd, "manual: A. Canary, 2001-02-03", "manual");
    }

    /// <summary>With a task that is not done.</summary>
    public static void WithOpenTask(Miniature miniature)
    {
        Write(miniature);
        miniature.Replace(Tasks, "- [x] Greet", "- [ ] Greet");
    }

    /// <summary>With a test of the defect that passes on the base too.</summary>
    public static void WithUselessRegressionTest(Miniature miniature)
    {
        Write(miniature);
        miniature.Replace(Prd, "kind: small", "kind: bug");
        miniature.Replace(Prd, "manual: A. Canary, 2001-02-03", "test");
        miniature.Write("tests/Library.Tests/DefectTests.cs", "namespace Miniature;\n\npublic static class DefectTests\n{\n    [Xunit.Fact, Xunit.Trait(\"AC\", \"canary/AC-1\")]\n    public static void Greeting_IsThere()\n    {\n    }\n}\n");
    }

    /// <summary>With guides of which there is the index alone.</summary>
    public static void WithEmptyGuides(Miniature miniature)
    {
        Write(miniature);
        miniature.Write(GuidesTree.Index, "# Guides\n\n- [Testing](testing/testing.md)\n");
    }

    private static void Write(Miniature miniature)
    {
        miniature.Write(Prd, $"""
            ---
            requirement: canary
            title: "Greeting"
            kind: small
            created: 2001-02-03
            guides: none because the miniature has none
            decisions: []
            ---

            # Greeting

            ## Request

            > Greet.

            ## Acceptance Criteria

            {Criterion}
              - proof: manual: A. Canary, 2001-02-03

            """);
        miniature.Write(Tasks, "# Tasks: Greeting\n\n## Implementation (expert)\n\n- [x] Greet\n");
        miniature.Write($"requirements/canary/{Recovery.FileName}", Recovery.WithPhase("# Recovery: canary\n\n## Status\n\nDone.\n\n## Next Steps\n\nThe review.\n", "canary", Phase.Reviewing, new System.DateTime(2001, 2, 3)));
        var requirement = new Requirement(miniature.Root, "canary", isArchived: false);
        Phase?[] way = [null, Phase.Planned, Phase.Implementing, Phase.Testing, Phase.Reviewing];
        miniature.Write($"requirements/canary/{PhaseLedger.FileName}", string.Concat(way.Zip(way.Skip(1), (from, to) => (PhaseEvent.Now(from, to!.Value) with { Criteria = requirement.CriteriaIds() }).Write() + "\n")));
    }
}
