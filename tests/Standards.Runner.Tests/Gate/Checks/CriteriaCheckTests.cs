using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Workspace;
using Xunit;
using static Standards.Gate.RequirementFolder;

namespace Standards.Gate.Checks;

public static class CriteriaCheckTests
{
    private const int First = 18;

    private static readonly CriteriaCheck Check = new();

    [Fact]
    public static async Task RepositoryWithoutRequirements_IsNotApplicable_AndRunsNothing()
    {
        using var folder = new RequirementFolder();
        var result = await folder.RunAsync(Check);
        Assert.Equal((CheckStatus.NotApplicable, "no requirement is active"), (result.Status, result.Summary));
        Assert.False(Directory.Exists(folder[".standards"]));
    }

    [Fact]
    public static async Task ProvenAndTicked_DoesNotReport()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        var result = await folder.RunAsync(Check, tests: [Test("Finds", TestOutcome.Passed, "search/AC-1"), Test("Other", TestOutcome.Failed)]);
        Assert.Empty(Blocking(result));
        Assert.Equal("1 of 1 criterion proven", result.Summary);
        Assert.Equal("search AC-1 test proven yes", string.Join(' ', Assert.Single(Assert.Single(result.Tables).Rows)));
    }

    [Fact]
    public static async Task TickedWithoutProof_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        var said = $"requirements/search/prd.md:{First} 'AC-1' is ticked and not proven: ";
        Assert.Equal([said + "no test has the trait 'AC' = 'search/AC-1'"], Blocking(await folder.RunAsync(Check, tests: [Test("Other", TestOutcome.Passed)])));
        Assert.Equal([said + "test 'Sample.Tests.Finds' is skipped"], Blocking(await folder.RunAsync(Check, tests: [Test("Finds", TestOutcome.Skipped, "search/AC-1")])));
        Assert.Equal([said + "test 'Sample.Tests.Fails' fails"], Blocking(await folder.RunAsync(Check, tests: [Test("Finds", TestOutcome.Passed, "search/AC-1"), Test("Fails", TestOutcome.Failed, "search/AC-1")])));
    }

    [Fact]
    public static async Task UntickedCriterion_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: Proven.Replace("[x]", "[ ]"));
        var proven = await folder.RunAsync(Check, tests: [Test("Finds", TestOutcome.Passed, "search/AC-1")]);
        Assert.Equal([$"requirements/search/prd.md:{First} 'AC-1' is proven and not ticked"], Blocking(proven));
        Assert.Equal(CriteriaCheck.NotTicked, Assert.Single(proven.Findings).Code);
        Assert.Equal([$"requirements/search/prd.md:{First} 'AC-1' is not proven: no test has the trait 'AC' = 'search/AC-1'"], Blocking(await folder.RunAsync(Check, tests: [])));
    }

    [Fact]
    public static async Task UnknownCriterion_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        folder.Requirement("sort", phase: Phase.Archived, archived: true);
        var test = Test("Finds", TestOutcome.Passed, "search/AC-1", "search/AC-9", "sort/AC-1", "serach/AC-1", "AC-1", "../AC-1") with { SourceFile = folder["tests/T.cs"], SourceLine = 7 };
        Assert.Equal(
            [
                "tests/T.cs:7 test 'Sample.Tests.Finds' names 'search/AC-9', and 'search' has no such criterion",
                "tests/T.cs:7 test 'Sample.Tests.Finds' names 'serach/AC-1', and there is no requirement 'serach'",
                "tests/T.cs:7 test 'Sample.Tests.Finds' names 'AC-1', which is not of the form SLUG/AC-n",
                "tests/T.cs:7 test 'Sample.Tests.Finds' names '../AC-1', and there is no requirement '..'",
            ],
            Blocking(await folder.RunAsync(Check, tests: [test, test])));
    }

    [Theory]
    [InlineData("manual: A. Person, 2026-11-01", null)]
    [InlineData("manual", "nobody is named who looked")]
    [InlineData("manual: A. Person, 2999-01-01", "its date lies in the future")]
    public static async Task ManualProof_NeedsNameAndDate(string proof, string? problem)
    {
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: Proven.Replace("proof: test", "proof: " + proof));
        Assert.Equal(problem is null ? [] : [$"requirements/search/prd.md:{First} 'AC-1' is ticked and not proven: {problem}"], Blocking(await folder.RunAsync(Check)));
    }

    [Theory]
    [InlineData(true, "git", "version", null)]
    [InlineData(true, "git", "no-such-command", "the command 'proof' ended with exit code 1")]
    [InlineData(true, "./no-such-file", "", "cannot be started")]
    [InlineData(false, "git", "version", "the command 'proof' is run in CI, or where that is allowed")]
    public static async Task Command_ProvesWhereItIsAllowedAndEndsWithZero(bool allowed, string executable, string argument, string? problem)
    {
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: Proven.Replace("proof: test", "proof: command proof"));
        var policy = new StandardsPolicy { Commands = ImmutableSortedDictionary<string, CommandPolicy>.Empty.Add("proof", new CommandPolicy { Run = [executable, argument] }) };
        var blocking = Blocking(await folder.RunAsync(Check, policy, accept: allowed));
        Assert.Equal(problem is null ? 0 : 1, blocking.Length);
        Assert.All(blocking, said => Assert.Contains(problem!, said));
    }

    [Fact]
    public static async Task UnknownCommand_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: Proven.Replace("proof: test", "proof: command proof"));
        Assert.EndsWith("standards.json names no command 'proof'", Assert.Single(Blocking(await folder.RunAsync(Check, accept: true))));
    }

    [Fact]
    public static async Task RemovedOrChangedCriterion_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: Proven + Proven.Replace("AC-1", "AC-2"));
        folder.Replace("requirements/search/prd.md", Proven.Replace("AC-1", "AC-2"), "");
        folder.Replace("requirements/search/prd.md", "3 rows", "2 rows");
        var result = await folder.RunAsync(Check, tests: [Test("Finds", TestOutcome.Passed, "search/AC-1")]);
        Assert.Equal([$"requirements/search/prd.md:{First} criterion 'AC-1' was changed after the plan", "requirements/search/prd.md:0 criterion 'AC-2' was removed after the plan"], Blocking(result));
        Assert.Equal("search/criteria-changed", result.Findings[0].Target);
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("parked")]
    public static async Task WorkThatHasNotBegunOrIsSetAside_IsAskedForTicksOnly(string name)
    {
        var phase = Phases.Parse(name)!.Value;
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: Proven.Replace("[x]", "[ ]") + Proven.Replace("AC-1", "AC-2"), phase: phase, archived: phase == Phase.Parked);
        var changes = New($"requirements/{(phase == Phase.Parked ? "archive/" : "")}search/prd.md");
        var result = await folder.RunAsync(Check, tests: [], changes: changes, onBranch: true);
        Assert.Contains("'AC-2' is ticked and not proven", Assert.Single(Blocking(result)));
    }

    [Fact]
    public static async Task OnABranch_EveryRequirementThatDiffersIsProven_AndNoOther()
    {
        using var folder = new RequirementFolder();
        folder.Requirement("old", phase: Phase.Archived, archived: true);
        folder.Requirement("done", phase: Phase.Archived, archived: true);
        folder.Requirement("other");
        var result = await folder.RunAsync(Check, tests: [], changes: New("requirements/archive/done/prd.md", "requirements/README.md", "src/A.cs"), onBranch: true);
        Assert.StartsWith("requirements/archive/done/prd.md:", Assert.Single(Blocking(result)), StringComparison.Ordinal);
        Assert.Equal("no requirement differs from the base", (await folder.RunAsync(Check, changes: New("src/A.cs"), onBranch: true)).Summary);
    }

    [Fact]
    public static async Task RequirementWithoutCriterion_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(criteria: "None.");
        Assert.Equal(["requirements/search/prd.md:0 'search' has no acceptance criterion"], Blocking(await folder.RunAsync(Check)));
    }
}
