using System;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Xunit;

namespace Standards.Gate.Checks;

public static class PolicyChangedCheckTests
{
    private const string Policy = """
        {
          "version": 1,
          "areas": [
            { "name": "core", "include": ["src/**"], "coverage": 90 },
            { "name": "services", "include": ["services/**"], "coverage": 80 }
          ],
          "backends": [{ "name": "sqlite" }, { "name": "duckdb" }],
          "gate": { "scope": "new", "guardedRules": ["STD1001", "STD1002"] }
        }
        """;

    [Fact]
    public static async Task LoweredThreshold_IsNamedWithItsLine()
    {
        var result = await RunAsync(Policy.Replace("\"coverage\": 90", "\"coverage\": 79.5", StringComparison.Ordinal));

        var finding = Assert.Single(result.Findings);
        Assert.Equal((CheckStatus.Blocked, "'areas[core].coverage' is lowered: 90 → 79.5"), (result.Status, finding.Message));
        Assert.Equal(("standards.json", 4, "areas[core].coverage"), (finding.Path, finding.Line, finding.Target));
        Assert.EndsWith("-- standards.json, or where the change is agreed on: standards gate --base main --policy head", finding.Fix, StringComparison.Ordinal);
        Assert.StartsWith("1 value differs from main (", result.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"name\": \"duckdb\" }", "{ \"name\": \"duckdb\", \"required\": false }", "7: 'backends[duckdb].required' is changed: true → false")]
    [InlineData(", { \"name\": \"duckdb\" }", "", "7: 'backends[duckdb]' is removed, was: {\"name\":\"duckdb\",\"required\":true}")]
    [InlineData("\"new\"", "\"all\"", "8: 'gate.scope' is changed: new → all")]
    [InlineData("[\"STD1001\", \"STD1002\"]", "[\"STD1002\"]", "8: 'gate.guardedRules[STD1001]' is removed, was: STD1001")]
    [InlineData("[\"STD1001\", \"STD1002\"]", "[\"STD1002\", \"STD1001\"]", "8: 'gate.guardedRules' is in another order: STD1001, STD1002 → STD1002, STD1001")]
    [InlineData("\"scope\": \"new\"", "\"scope\": \"new\", \"off\": { \"lint\": \"later\" }", "8: 'gate.off.lint' is added: later")]
    [InlineData("\"coverage\": 80", "\"coverage\": 81", "5: 'areas[services].coverage' is raised: 80 → 81")]
    [InlineData("\"version\": 1,", "\"version\": 1, \"build\": { \"configuration\": \"Release\" },", "2: 'build.configuration' is added: Release")]
    [InlineData("\"version\": 1,", "\"version\": 1, \"waivers\": [{ \"check\": \"lint\", \"target\": \"*\", \"reason\": \"r\", \"owner\": \"o\", \"expires\": \"2099-01-01\" }],", "2: 'waivers[lint *]' is added: {\"check\":\"lint\",\"target\":\"*\",\"reason\":\"r\",\"owner\":\"o\",\"expires\":\"2099-01-01\"}")]
    public static async Task EveryKindOfChange_IsNamed(string text, string with, string expected)
    {
        Assert.Contains(text, Policy, StringComparison.Ordinal);
        var result = await RunAsync(Policy.Replace(text, with, StringComparison.Ordinal));

        Assert.Equal([expected], result.Findings.Select(static f => $"{f.Line}: {f.Message}"));
        Assert.Equal(CheckStatus.Blocked, result.Status);
    }

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 1, // one\n\n")]
    [InlineData("\"scope\": \"new\",", "\"scope\": \"new\", \"whitespace\": true,")]
    [InlineData("\"version\": 1,", "\"$schema\": \"https://example.org/schema.json\", \"version\": 1, \"limits\": {},")]
    [InlineData("90", "90.0")]
    public static async Task FormAndDefaults_AreNoChange(string text, string with)
    {
        var result = await RunAsync(Policy.Replace(text, with, StringComparison.Ordinal));

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Empty(result.Findings);
        Assert.StartsWith("as in main (", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task SeveralChanges_AreAllNamed()
    {
        var result = await RunAsync(Policy.Replace("90", "10", StringComparison.Ordinal).Replace("80", "10", StringComparison.Ordinal).Replace("new", "all", StringComparison.Ordinal));

        Assert.Equal([4, 5, 8], result.Findings.Select(static f => f.Line));
    }

    [Fact]
    public static async Task DeletedFile_IsBlocked()
    {
        var result = await RunAsync(null);

        var finding = Assert.Single(result.Findings);
        Assert.Equal(CheckStatus.Blocked, result.Status);
        Assert.StartsWith("standards.json is deleted, and main (", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("git checkout ", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task AcceptedHead_PassesAndIsShown()
    {
        var result = await RunAsync(Policy.Replace("90", "10", StringComparison.Ordinal), static policy => policy with { IsHeadAccepted = true });

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Equal("'areas[core].coverage' is lowered: 90 → 10", Assert.Single(result.Findings).Message);
        Assert.EndsWith("accepted by --policy head", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task BaseWithoutPolicy_Passes()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        folder.Write("standards.json", Policy);

        var result = await GateRun.RunAsync(new PolicyChangedCheck(), folder, start: "main", basePolicy: Read);

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.EndsWith("has no standards.json; that of the working tree holds", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task OutsideCI_IsNotApplicable()
    {
        using var folder = await GitFolder.CreateAsync(("standards.json", Policy));
        folder.Delete("standards.json");

        Assert.Equal(CheckStatus.NotApplicable, (await GateRun.RunAsync(new PolicyChangedCheck(), folder, start: "main")).Status);
    }

    [Fact]
    public static async Task BaseThatCannotBeUnderstood_IsBlockedWithItsName()
    {
        using var folder = await GitFolder.CreateAsync(("standards.json", "{\n  \"version\": 1,\n  \"coverrage\": 1\n}\n"));

        var exception = await Assert.ThrowsAsync<CommandException>(() => GateRun.RunAsync(new PolicyChangedCheck(), folder, start: "main", basePolicy: Read));

        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Matches(@"^standards\.json of main \([0-9a-f]{8}\)\(3\): .*coverrage", exception.Message);
    }

    [Fact]
    public static async Task RootBelowTheTop_HasItsOwnPolicy()
    {
        using var folder = await GitFolder.CreateAsync(("standards.json", "{}"), ("sub/standards.json", "\uFEFF" + Policy));
        folder.Write("sub/standards.json", Policy.Replace("90", "10", StringComparison.Ordinal));

        var result = await GateRun.RunAsync(new PolicyChangedCheck(), folder, start: "main", below: "sub", basePolicy: Read);

        Assert.Equal("'areas[core].coverage' is lowered: 90 → 10", Assert.Single(result.Findings).Message);
    }

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("main", null, null, true)]
    [InlineData(null, "true", null, true)]
    [InlineData(null, "1", null, true)]
    [InlineData(null, "false", null, false)]
    [InlineData(null, "", null, false)]
    [InlineData(null, null, "True", true)]
    public static void Base_DecidesInCIAndWhereItIsNamed(string? option, string? ci, string? azure, bool expected)
        => Assert.Equal(expected, BasePolicy.Decides(option, name => name == "CI" ? ci : name == "TF_BUILD" ? azure : null));

    private static async Task<CheckResult> RunAsync(string? head, Func<BasePolicy, BasePolicy>? change = null)
    {
        using var folder = await GitFolder.CreateAsync(("standards.json", Policy));
        if (head is null)
        {
            folder.Delete("standards.json");
        }
        else
        {
            folder.Write("standards.json", head);
        }

        return await GateRun.RunAsync(new PolicyChangedCheck(), folder, start: "main", basePolicy: async (git, start) => (change ?? (static p => p))(await Read(git, start)));
    }

    private static Task<BasePolicy> Read(GitRepository git, GitBase start) => BasePolicy.ReadAsync(git, start, TestContext.Current.CancellationToken);
}
