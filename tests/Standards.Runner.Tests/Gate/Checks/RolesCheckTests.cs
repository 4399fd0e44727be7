using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Review;
using Standards.Workspace;
using Xunit;
using static Standards.Gate.RequirementFolder;

namespace Standards.Gate.Checks;

public static class RolesCheckTests
{
    private static readonly RolesCheck Check = new();

    private static readonly StandardsPolicy Policy = new()
    {
        Roles = ImmutableSortedDictionary<string, RolePolicy>.Empty.Add("expert", new RolePolicy { Write = ["**"] }).Add("testing", new RolePolicy { Write = ["tests/**"] }).Add("docs-vision", new RolePolicy { Write = ["**/*.md"] }),
    };

    [Fact]
    public static async Task TestingThatEditsSources_Reports()
    {
        using var folder = new RequirementFolder();
        var git = await StartAsync(folder);
        await PhaseAsync(folder, git, Phase.Planned, Phase.Implementing);
        folder.Write("src/A.cs", "2");
        await PhaseAsync(folder, git, Phase.Implementing, Phase.Testing);
        folder.Write("tests/ATests.cs", "1");
        folder.Write("Directory.Build.props", "1");
        folder.Write("All.slnx", "1");
        folder.Write("requirements/search/tasks.md", "1");
        Assert.Empty(Blocking(await folder.RunAsync(Check, Policy, git: git)));

        folder.Write("src/A.cs", "3");
        var result = await folder.RunAsync(Check, Policy, git: git);
        Assert.Equal(["src/A.cs:0 'src/A.cs' was changed in the phase 'testing', and 'testing' does not write there"], Blocking(result));
        Assert.Equal("2 phases of 'search'", result.Summary);

        // What is like the base was merged.
        Assert.Empty(Blocking(await folder.RunAsync(Check, Policy, git: git, changes: New("tests/ATests.cs"))));
        Assert.Single(Blocking(await folder.RunAsync(Check, Policy, git: git, changes: New("src/A.cs"))));

        // It stays a change of that phase when the phase is over.
        await PhaseAsync(folder, git, Phase.Testing, Phase.Reviewing);
        folder.Write("docs/a.md", "1");
        Assert.Single(Blocking(await folder.RunAsync(Check, Policy, git: git)));
        folder.Write("src/B.cs", "1");
        Assert.StartsWith("delete src/B.cs, or hand the work back: standards implement search", (await folder.RunAsync(Check, Policy, git: git)).Findings[1].Fix, StringComparison.Ordinal);
        Assert.Equal(["src/A.cs", "src/B.cs"], Blocking(await folder.RunAsync(Check, Policy, git: git)).Select(static said => said.Split(':')[0]));
    }

    [Fact]
    public static async Task Review_ChangesCommentsOnly_UntilItsGateHasJudged()
    {
        using var folder = new RequirementFolder();
        var git = await StartAsync(folder);
        folder.Write("src/A.cs", "class A;");
        await PhaseAsync(folder, git, Phase.Testing, Phase.Reviewing);
        folder.Write("src/A.cs", "/// <summary>One.</summary>\nclass A;");
        folder.Write(".gitignore", "_site/\n");
        Assert.Empty(Blocking(await folder.RunAsync(Check, Policy, git: git)));
        var requirement = new Requirement(folder.Root, "search", false);
        using (var snapshot = await TreeSnapshot.StoreAsync(git, TestContext.Current.CancellationToken))
        {
            var verdict = new GateVerdict([CheckResult.Of(Check.Name, "", [])], GateScope.All, null, "", "");
            ReviewVerdict.Of(requirement, verdict, snapshot.Tree).AddTo(requirement);
        }

        // What is red then is mended, by whoever reviews.
        folder.Write("src/A.cs", "class B;");
        Assert.Empty(Blocking(await folder.RunAsync(Check, Policy, git: git)));

        // A verdict of another review says nothing about this one.
        await PhaseAsync(folder, git, Phase.Testing, Phase.Reviewing);
        folder.Write("src/A.cs", "class C;");
        Assert.Equal(["src/A.cs"], Blocking(await folder.RunAsync(Check, Policy, git: git)).Select(static said => said.Split(':')[0]));
    }

    [Fact]
    public static async Task WhatCannotBeProven_DoesNotBlock()
    {
        using var folder = new RequirementFolder();
        var git = await StartAsync(folder);
        new Requirement(folder.Root, "search", false).Ledger.Append(PhaseEvent.Now(Phase.Planned, Phase.Testing) with { Content = new string('a', 40) });
        var lost = await folder.RunAsync(Check, Policy, git: git);
        Assert.Equal((CheckStatus.Passed, "0 phases of 'search', 1 not provable"), (lost.Status, lost.Summary));
        Assert.StartsWith("not provable: ", Assert.Single(lost.Findings).Message, StringComparison.Ordinal);

        folder.Requirement("other");
        Assert.Equal((CheckStatus.NotApplicable, "not provable: 2 requirements are active"), Said(await folder.RunAsync(Check, Policy, git: git)));
        Assert.Equal(CheckStatus.NotApplicable, (await folder.RunAsync(Check, Policy, git: git, changes: New("requirements/search/prd.md"), onBranch: true)).Status);
        Assert.Equal((CheckStatus.NotApplicable, "standards.json names no role"), Said(await folder.RunAsync(Check, git: git)));
        Assert.Equal((CheckStatus.NotApplicable, "no git"), Said(await folder.RunAsync(Check, Policy)));
    }

    private static (CheckStatus Status, string Summary) Said(CheckResult result) => (result.Status, result.Summary);

    private static async Task<GitRepository> StartAsync(RequirementFolder folder)
    {
        folder.Write("src/A.cs", "1");
        folder.Requirement(phase: Phase.Planned);
        await GitFolder.GitAsync(folder.Root, ["init", "-q", "-b", "main"]);
        return (await GitRepository.FindAsync(new ProcessRunner(), folder.Root, TestContext.Current.CancellationToken))!;
    }

    private static async Task PhaseAsync(RequirementFolder folder, GitRepository git, Phase from, Phase to)
    {
        using var snapshot = await TreeSnapshot.StoreAsync(git, TestContext.Current.CancellationToken);
        new Requirement(folder.Root, "search", false).Ledger.Append(PhaseEvent.Now(from, to) with { Content = snapshot.Tree });
    }
}
