using System.Linq;
using System.Threading.Tasks;
using Standards.Gate;
using Standards.Gate.Checks;
using Standards.Policy;
using Xunit;

namespace Standards.Building;

/// <summary>What lint, analysis-ran and suppressions say of one solution.</summary>
public static class RuleChecksTests
{
    [Fact]
    public static async Task ResultsOfTheRules_Report()
    {
        var result = await BuildRepository.RunAsync(new LintCheck(), await RuleRepository.ContextAsync());
        Assert.Equal(CheckStatus.Blocked, result.Status);

        // Not: what is suppressed, lowered, off, and warnings of the compiler.
        Assert.Equal(["Results/Upper.cs(3) STD2001 STD2001", "Tests/ReaderTests.cs(3) STD3001 STD3001"], BuildRepository.Short(result));
        Assert.All(result.Findings, static finding => Assert.Equal("standards fix", finding.Fix));
        Assert.Equal("8 compilations, 0 errors, 2 results of the rules", result.Summary);
    }

    [Fact]
    public static async Task AnalyzersThatDidNotRun_Report()
    {
        var result = await BuildRepository.RunAsync(new AnalysisRanCheck(), await RuleRepository.ContextAsync());
        Assert.Equal(["Off/Off.csproj  Off", "Without/Without.csproj  Without"], BuildRepository.Short(result));
        Assert.Equal("'Off (net10.0)' was compiled without analyzers: 'RunAnalyzers' is false", result.Findings[0].Message);
        Assert.Equal("dotnet add Without/Without.csproj package Standards.Analyzers", result.Findings[1].Fix);
        Assert.Equal("5 of 8 compilations analysed", result.Summary);
    }

    [Fact]
    public static async Task SuppressionsOfGuardedRules_Report()
    {
        var result = await BuildRepository.RunAsync(new SuppressionsCheck(), await RuleRepository.ContextAsync());

        // Not: what StandardsMode leaves off, and where analyzers are off as a whole.
        Assert.Equal(
            [
                "NoWarn/NoWarn.csproj STD2001 STD2001",
                "Results/.editorconfig(5) STD5001 STD5001",
                "Results/Attribute.cs(4) STD2001 STD2001",
                "Results/Lowered.cs(3) STD2001 STD2001",
                "Results/Pragma.cs(4) STD2001 STD2001",
            ],
            BuildRepository.Short(result));
        Assert.Equal(
            [
                "STD2001 is switched off by 'NoWarn' of 'NoWarn'",
                "STD5001 is switched off by a severity",
                "STD2001 is suppressed by [SuppressMessage]",
                "STD2001 is lowered to a suggestion",
                "STD2001 is suppressed by '#pragma warning disable'",
            ],
            result.Findings.Select(static finding => finding.Message));
        Assert.Equal("5 suppressions of STD1001, STD1002, STD2001, STD5001", result.Summary);
    }

    [Fact]
    public static async Task RulesThatAreNotGuarded_DoNotReport()
    {
        var result = await BuildRepository.RunAsync(new SuppressionsCheck(), await RuleRepository.ContextAsync(gate: new GatePolicy()));
        Assert.Empty(result.Findings);
        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Equal(CheckStatus.NotApplicable, (await BuildRepository.RunAsync(new SuppressionsCheck(), await RuleRepository.ContextAsync(gate: new GatePolicy { GuardedRules = [] }))).Status);
    }

    [Fact]
    public static async Task UnchangedLinesWithScopeNew_DoNotBlock()
    {
        var context = await RuleRepository.ContextAsync(gate: RuleRepository.Gate with { Scope = GateScope.New }, changes: BuildRepository.Changed("Tests/ReaderTests.cs", "docs/page.md"));
        var lint = await BuildRepository.RunAsync(new LintCheck(), context);
        Assert.Equal(["Tests/ReaderTests.cs(3) STD3001 STD3001", "-Results/Upper.cs(3) STD2001 STD2001"], BuildRepository.Short(lint));
        Assert.Equal("standards fix --file Tests/ReaderTests.cs", lint.Findings[0].Fix);

        // Analyzers that are off hide what changed; a project without the package that nobody touched stays as it was.
        Assert.Equal(["Off/Off.csproj  Off", "-Without/Without.csproj  Without"], BuildRepository.Short(await BuildRepository.RunAsync(new AnalysisRanCheck(), context)));
        var suppressions = await BuildRepository.RunAsync(new SuppressionsCheck(), context);
        Assert.Equal(5, suppressions.Findings.Length);
        Assert.Equal(CheckStatus.Passed, suppressions.Status);
    }

    [Fact]
    public static async Task PolicyAtTheRoot_SaysNothingAboutThePackageOfAProject()
    {
        // The change that brings the policy adds the package to one project after the other.
        var context = await RuleRepository.ContextAsync(gate: RuleRepository.Gate with { Scope = GateScope.New }, changes: BuildRepository.Changed("standards.json", "nuget.config"));
        Assert.Equal(["-Without/Without.csproj  Without", "Off/Off.csproj  Off"], BuildRepository.Short(await BuildRepository.RunAsync(new AnalysisRanCheck(), context)).Order());

        context = await RuleRepository.ContextAsync(gate: RuleRepository.Gate with { Scope = GateScope.New }, changes: BuildRepository.Changed("Without/New.cs"));
        Assert.Contains("Without/Without.csproj  Without", BuildRepository.Short(await BuildRepository.RunAsync(new AnalysisRanCheck(), context)));
    }

    [Theory]
    [InlineData("NoWarn/NoWarn.csproj", "NoWarn/NoWarn.csproj STD2001 STD2001")]
    [InlineData("NoWarn/Quiet.cs", "NoWarn/NoWarn.csproj STD2001 STD2001")]
    [InlineData("Results/Pragma.cs", "Results/Pragma.cs(4) STD2001 STD2001,Results/.editorconfig(5) STD5001 STD5001")]
    [InlineData("Directory.Build.props", "NoWarn/NoWarn.csproj STD2001 STD2001,Results/.editorconfig(5) STD5001 STD5001")]
    [InlineData("NoWarn/readme.md", "")]
    public static async Task SuppressionsOfChangedProjects_Block(string changed, string expected)
    {
        var context = await RuleRepository.ContextAsync(gate: RuleRepository.Gate with { Scope = GateScope.New }, changes: BuildRepository.Changed(changed));
        var result = await BuildRepository.RunAsync(new SuppressionsCheck(), context);
        Assert.Equal(
            expected.Split(',', System.StringSplitOptions.RemoveEmptyEntries).Order(),
            BuildRepository.Short(result).Where(static text => !text.StartsWith('-')).Order());
    }

    [Fact]
    public static async Task RepositoryWithoutThePackage_ReportsOnce()
    {
        var context = await RuleRepository.ContextAsync("Without.slnf");
        var ran = await BuildRepository.RunAsync(new AnalysisRanCheck(), context);
        Assert.Equal("no project has the package Standards.Analyzers, so no rule ran", Assert.Single(ran.Findings).Message);
        Assert.Equal("dotnet add Without/Without.csproj package Standards.Analyzers", ran.Findings[0].Fix);
        Assert.Equal(CheckStatus.Passed, (await BuildRepository.RunAsync(new LintCheck(), context)).Status);
        Assert.Equal(CheckStatus.NotApplicable, (await BuildRepository.RunAsync(new SuppressionsCheck(), context)).Status);
    }

    [Fact]
    public static async Task WhitespaceOfChangedFiles_Reports()
    {
        var context = await RuleRepository.ContextAsync("Results.slnf", RuleRepository.Gate with { Whitespace = true, Scope = GateScope.New }, BuildRepository.Changed("Results/Warned.cs", "Results/Gone.cs", "Tests/ReaderTests.cs"));
        var result = await BuildRepository.RunAsync(new LintCheck(), context);
        Assert.Empty(result.Findings.Where(static finding => finding.Blocks));
        Assert.EndsWith("whitespace of 2 changed files", result.Summary);

        System.IO.File.AppendAllText(System.IO.Path.Combine(RuleRepository.Root, "Results/Warned.cs"), "  public static class Shifted\n{\n}\n");
        result = await BuildRepository.RunAsync(new LintCheck(), await RuleRepository.ContextAsync("Results.slnf", context.Policy.Gate, context.Changes));
        var finding = Assert.Single(result.Findings, static finding => finding.Blocks);
        Assert.Equal(("Results/Warned.cs", 2, "WHITESPACE"), (finding.Path, finding.Line, finding.Code));
        Assert.Equal("dotnet format whitespace Results.slnf --include Results/Warned.cs", finding.Fix);
    }
}
