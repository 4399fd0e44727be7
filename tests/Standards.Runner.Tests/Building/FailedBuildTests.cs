using System.Linq;
using System.Threading.Tasks;
using Standards.Gate;
using Standards.Gate.Checks;
using Xunit;

namespace Standards.Building;

/// <summary>Builds that end red, and what is still known then.</summary>
public static class FailedBuildTests
{
    [LongFact]
    public static async Task CompileError_Reports()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("Good/Good.csproj", BuildRepository.Project());
        folder.Write("Good/Thrower.cs", BuildRepository.UpperCase);
        folder.Write("Bad/Bad.csproj", BuildRepository.Project(frameworks: "netstandard2.0;net10.0"));
        folder.Write("Bad/Bad.cs", "public static class Bad\n{\n    public static int Value => missing;\n}\n");
        folder.Write("After/After.csproj", BuildRepository.Project(items: BuildRepository.Package + """<ItemGroup><ProjectReference Include="../Bad/Bad.csproj" /></ItemGroup>"""));
        folder.Write("All.slnx", BuildRepository.Solution("Good/Good.csproj", "Bad/Bad.csproj", "After/After.csproj"));
        var context = BuildRepository.Context(folder.Root);

        // The other project is looked at as ever; the error is said once.
        var lint = await BuildRepository.RunAsync(new LintCheck(), context);
        Assert.Equal(["Bad/Bad.cs(3) CS0103 CS0103", "Good/Thrower.cs(1) STD2001 STD2001"], BuildRepository.Short(lint));
        Assert.Equal("dotnet build All.slnx -p:UseSharedCompilation=true", lint.Findings[0].Fix);

        // What an earlier build left is no report of this one.
        var ran = await BuildRepository.RunAsync(new AnalysisRanCheck(), context);
        Assert.Contains("the build failed, so not every project was analysed", ran.Findings.Select(static finding => finding.Message));
        Assert.Contains("'Bad (net10.0)' was not analysed: its compilation failed", ran.Findings.Select(static finding => finding.Message));
        Assert.Equal(CheckStatus.Blocked, (await BuildRepository.RunAsync(new SuppressionsCheck(), context)).Status);

        folder.Write("Bad/Bad.cs", "public static class Bad\n{\n    public static int Value => 1;\n}\n");
        context = BuildRepository.Context(folder.Root);
        Assert.Equal(CheckStatus.Passed, (await BuildRepository.RunAsync(new AnalysisRanCheck(), context)).Status);
    }

    [Fact]
    public static async Task RestoreError_Reports()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("feed/empty.txt", "");
        folder.Write("nuget.config", """<configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>""");
        folder.Write("Library.csproj", BuildRepository.Project(items: """<ItemGroup><PackageReference Include="Nothing.Of.This.Name" Version="1.0.0" /></ItemGroup>"""));
        var context = BuildRepository.Context(folder.Root);
        var lint = await BuildRepository.RunAsync(new LintCheck(), context);
        var finding = Assert.Single(lint.Findings);
        Assert.Equal(("Library.csproj", "NU1101"), (finding.Path, finding.Code));
        Assert.Contains("Nothing.Of.This.Name", finding.Message);
        Assert.Equal("the build failed, so not every project was analysed", Assert.Single((await BuildRepository.RunAsync(new AnalysisRanCheck(), context)).Findings).Message);
    }

    [Fact]
    public static async Task WarningOfARuleAsError_ReportsOnce()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("Library.csproj", BuildRepository.Project("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        folder.Write("Thrower.cs", BuildRepository.UpperCase);
        var lint = await BuildRepository.RunAsync(new LintCheck(), BuildRepository.Context(folder.Root));
        Assert.Equal(["Thrower.cs(1) STD2001 STD2001"], BuildRepository.Short(lint));
        Assert.Equal("standards fix", lint.Findings[0].Fix);
    }

    [Fact]
    public static async Task ErrorOfAnUnchangedLineWithScopeNew_StillBlocks()
    {
        // The build is red: nothing that follows it can be trusted, whoever broke it.
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("Library.csproj", BuildRepository.Project());
        folder.Write(".editorconfig", "root = true\n\n[*.cs]\ndotnet_diagnostic.STD2001.severity = error\n");
        folder.Write("Thrower.cs", BuildRepository.UpperCase);
        var context = BuildRepository.Context(folder.Root, gate: new() { Scope = Policy.GateScope.New }, changes: BuildRepository.Changed("readme.md"));
        var lint = await BuildRepository.RunAsync(new LintCheck(), context);
        Assert.Equal(CheckStatus.Blocked, lint.Status);
        Assert.Contains("Thrower.cs(1) STD2001 STD2001", BuildRepository.Short(lint));
    }

    [Fact]
    public static async Task WarningAsErrorOfAnUnchangedLineWithScopeNew_DoesNotBlock()
    {
        // A repository with a past adds the package: what it was before is not what this change is asked about.
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("Library.csproj", BuildRepository.Project("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors><WarningsNotAsErrors>CS0219</WarningsNotAsErrors>"));
        folder.Write("Thrower.cs", BuildRepository.UpperCase);
        var context = BuildRepository.Context(folder.Root, gate: new() { Scope = Policy.GateScope.New, Whitespace = false }, changes: BuildRepository.Changed("readme.md"));
        var lint = await BuildRepository.RunAsync(new LintCheck(), context);
        Assert.Equal(["-Thrower.cs(1) STD2001 STD2001"], BuildRepository.Short(lint));
        Assert.Equal((CheckStatus.Passed, "1 compilation, 0 errors, 0 results of the rules, 1 on lines that did not change"), (lint.Status, lint.Summary));
    }

    [Fact]
    public static async Task SdkThatIsNotInstalled_Reports()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        folder.Write("Library.csproj", BuildRepository.Project());
        var lint = await BuildRepository.RunAsync(new LintCheck(), BuildRepository.Context(folder.Root));
        Assert.Contains("99.0.100", Assert.Single(lint.Findings).Message);
    }
}
