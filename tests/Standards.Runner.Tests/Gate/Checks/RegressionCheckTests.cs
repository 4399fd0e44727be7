using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Git;
using Standards.Policy;
using Standards.Testing;
using Standards.Workspace;
using Xunit;
using static Standards.Gate.RequirementFolder;

namespace Standards.Gate.Checks;

/// <summary>On a real repository: built here and on the base for each scenario.</summary>
public static class RegressionCheckTests
{
    private static readonly RegressionCheck Check = new();

    [Fact]
    public static async Task NothingToProve_IsNotApplicable()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        Assert.Equal((CheckStatus.NotApplicable, "no requirement of kind 'bug' is concerned"), Said(await folder.RunAsync(Check)));
        folder.Requirement(kind: "bug");
        Assert.Equal((CheckStatus.NotApplicable, "no base"), Said(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task TestThatPassesOnTheBase_Blocks()
    {
        using var folder = await DefectAsync();
        await AssertUselessAsync(folder);
    }

    [LongFact]
    public static async Task TestOnTheBase_FailsPassesOrDoesNotBuild()
    {
        using var folder = await DefectAsync();
        await AssertUselessAsync(folder);

        // One that does not build without the fix.
        folder.Write("tests/DefectTests.cs", Test("Calculator.Add(0, Calculator.Zero)"));
        var unbuilt = await GateAsync(folder);
        Assert.Contains("not proven: on " + Commit(unbuilt) + " the build fails, so that no test is run: tests/DefectTests.cs:", Assert.Single(unbuilt.Findings).Message, StringComparison.Ordinal);
        Assert.Contains("'Zero'", unbuilt.Findings[0].Message, StringComparison.Ordinal);

        // One that shows it.
        folder.Write("tests/DefectTests.cs", Test("Calculator.Add(1, -1)"));
        var fails = await GateAsync(folder);
        Assert.Equal((CheckStatus.Passed, "1 of 1 defect with a test that fails on " + Commit(fails)), Said(fails));
        Assert.Equal("search Small.DefectTests.Add_Adds fails", string.Join(' ', Assert.Single(Assert.Single(fails.Tables).Rows)));

        // Nothing of it is left.
        Assert.Single((await GitFolder.GitAsync(folder.Root, ["worktree", "list"])).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("?? requirements/\n?? tests/DefectTests.cs\n", string.Concat((await GitFolder.GitAsync(folder.Root, ["status", "--short"])).Split('\n').Where(static line => line.StartsWith("??", StringComparison.Ordinal) && !line.Contains("All")).Select(static line => line + "\n")));
    }

    [LongFact]
    public static async Task CodeBelowTheFolderOfTheTests_StaysThatOfTheBase()
    {
        using var folder = new RequirementFolder();
        Write(folder, library: "tests/src/Small.csproj", tests: "tests/Small.Tests.csproj", "<Compile Remove=\"src/**\" />");
        folder.Write("tests/src/Calculator.cs", Calculator);
        folder.Write("tests/OldTests.cs", Test("0"));
        await CommitAsync(folder);
        folder.Replace("tests/src/Calculator.cs", "left - right", "left + right");

        // A renamed source of tests: the old one is gone there too.
        File.Delete(folder["tests/OldTests.cs"]);
        folder.Write("tests/DefectTests.cs", Test("Calculator.Add(1, -1)"));
        folder.Requirement(kind: "bug");
        var fails = await GateAsync(folder);
        Assert.Equal((CheckStatus.Passed, "1 of 1 defect with a test that fails on " + Commit(fails)), Said(fails));
    }

    [LongFact]
    public static async Task CodeInTheProjectOfTheTests_StaysThatOfTheBase()
    {
        using var folder = new RequirementFolder();
        Write(folder, library: null, tests: "Small.Tests.csproj", "");
        folder.Write("Calculator.cs", Calculator);
        await CommitAsync(folder);
        folder.Replace("Calculator.cs", "left - right", "left + right");
        folder.Write("DefectTests.cs", Test("Calculator.Add(1, -1)"));
        folder.Requirement(kind: "bug");
        var fails = await GateAsync(folder);
        Assert.Equal((CheckStatus.Passed, "1 of 1 defect with a test that fails on " + Commit(fails)), Said(fails));

        folder.Write("DefectTests.cs", Test("Calculator.Add(0, 0)"));
        var passes = await GateAsync(folder);
        Assert.EndsWith("passes on " + Commit(passes) + " too, and so does not show the defect", Assert.Single(passes.Findings).Message, StringComparison.Ordinal);
    }

    /// <summary>A repository whose base has a defect, the requirement that is about it, and the fix.</summary>
    private static async Task<RequirementFolder> DefectAsync()
    {
        var folder = new RequirementFolder();
        Write(folder);
        folder.Write("src/Calculator.cs", Calculator);
        await CommitAsync(folder);
        folder.Replace("src/Calculator.cs", "left - right", "left + right");
        folder.Replace("src/Calculator.cs", "}", "    public static int Zero => 0;\n}");
        folder.Requirement(kind: "bug");
        return folder;
    }

    private static async Task AssertUselessAsync(RequirementFolder folder)
    {
        folder.Write("tests/DefectTests.cs", Test("Calculator.Add(0, 0)"));
        var passes = await GateAsync(folder);
        Assert.Equal((CheckStatus.Blocked, "0 of 1 defect with a test that fails on " + Commit(passes)), Said(passes));
        Assert.EndsWith("passes on " + Commit(passes) + " too, and so does not show the defect", passes.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(("requirements/search/prd.md", 18, "search"), (passes.Findings[0].Path, passes.Findings[0].Line, passes.Findings[0].Target));
    }

    private static (CheckStatus Status, string Summary) Said(CheckResult result) => (result.Status, result.Summary);

    private static string Commit(CheckResult result) => result.Summary[^8..];

    private static async Task<CheckResult> GateAsync(RequirementFolder folder)
    {
        var request = new GateRequest(null, IsHeadAccepted: false, IsAdvisory: false, [], Reuse: false);
        using var preparation = await GatePreparation.MakeAsync(request, new Commands.CommandContext(folder.Root, Terminal.Verbosity.Quiet, TextWriter.Null, Plain: true), TestContext.Current.CancellationToken);
        return Assert.Single(await new GateEngine(preparation.Context, static _ => null, null).RunAsync([Check], [Check.Name], static _ => { }, TestContext.Current.CancellationToken));
    }

    private static string Test(string expression) => $$"""
        namespace Small;

        public static class DefectTests
        {
            [Xunit.Fact, Xunit.Trait("AC", "search/AC-1")]
            public static void Add_Adds() => Xunit.Assert.Equal(0, {{expression}});
        }
        """;

    private const string Calculator = "namespace Small;\n\npublic static class Calculator\n{\n    public static int Add(int left, int right) => left - right;\n}\n";

    private static async Task CommitAsync(RequirementFolder folder)
    {
        await GitFolder.GitAsync(folder.Root, ["init", "-q", "-b", "main"]);
        await GitFolder.GitAsync(folder.Root, ["add", "-A"]);
        await GitFolder.GitAsync(folder.Root, ["commit", "-q", "-m", "base"]);
    }

    /// <param name="folder">The repository.</param>
    /// <param name="library">The project under test; null where it is that of the tests.</param>
    /// <param name="tests">The project of the tests.</param>
    /// <param name="items">More of its items.</param>
    private static void Write(RequirementFolder folder, string? library = "src/Small.csproj", string tests = "tests/Small.Tests.csproj", string items = "")
    {
        string[] projects = library is null ? [tests] : [library, tests];
        folder.Write("standards.json", """{ "version": 1, "build": { "target": "All.slnx" }, "gate": { "base": "main" } }""");
        folder.Write(".gitignore", "bin/\nobj/\n");
        folder.Write("All.slnx", $"<Solution>{string.Concat(projects.Select(static project => $"<Project Path=\"{project}\" />"))}</Solution>");
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");
        folder.Write(tests, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>
                {items}
                <PackageReference Include="xunit.v3" Version="4.0.2" />
                {(library is null ? "" : $"<ProjectReference Include=\"{Path.GetRelativePath(Path.GetDirectoryName(tests)!, library)}\" />")}
              </ItemGroup>
            </Project>
            """);
        if (library is not null)
        {
            folder.Write(library, "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        }
    }
}
