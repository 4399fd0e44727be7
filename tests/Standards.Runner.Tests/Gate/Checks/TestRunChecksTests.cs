using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Testing;
using Xunit;
using TestResult = Standards.Evidence.TestResult;

namespace Standards.Gate.Checks;

/// <summary>What the checks make of a run; the runs themselves are in <see cref="TestRunTests"/>.</summary>
public static class TestRunChecksTests
{
    private static readonly StandardsPolicy Policy = new()
    {
        Backends = [new BackendPolicy { Name = "sqlite" }, new BackendPolicy { Name = "postgresql" }, new BackendPolicy { Name = "mariadb", Required = false }],
        Tests = new TestPolicy { EdgeCases = ["empty", "bulk"] },
    };

    private static readonly TestResult Passing = Result("Adds", TestOutcome.Passed, ("Backend", "sqlite"), ("Case", "empty"));

    [Fact]
    public static async Task FailingTest_BlocksWithItsPlaceAndItsCommand()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tests/T.cs", "namespace Sample;\npublic static class Tests\n{\n    [Fact] public static void Fails() { }\n}\n");
        var failed = Result("Fails", TestOutcome.Failed) with { Message = "Expected: 1\nActual: 2" };
        var result = await RunAsync(new TestsCheck(), folder, Policy, Module(folder, Passing, failed));
        Assert.Equal((CheckStatus.Blocked, "1 passed, 1 failed, 0 skipped, in 1 test module"), (result.Status, result.Summary));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(
            ("test 'Sample.Tests.Fails' fails in 'Tests (net10.0)': Expected: 1 / Actual: 2", "tests/T.cs", 4, "Sample.Tests.Fails", "standards test --name 'Sample.Tests.Fails'"),
            (finding.Message, finding.Path, finding.Line, finding.Target, finding.Fix));
    }

    [Theory]
    [InlineData("tests/T.cs", "tests/T.cs")]
    [InlineData("../T.cs", null)]
    public static void SourceOfTheReport_IsShownBelowTheRootOnly(string file, string? shown)
    {
        using var folder = new TemporaryFolder();
        folder.Write("root/tests/T.cs", "");
        folder.Write("T.cs", "");
        var failed = Result("Fails", TestOutcome.Failed) with { SourceFile = Path.GetFullPath(file, folder["root"]), SourceLine = 7 };
        var outcome = new TestRunOutcome([Module(folder, failed)]);
        var finding = Assert.Single(TestFindings.Of(outcome, folder["root"], TestFindings.RunAll, TestContext.Current.CancellationToken));
        Assert.Equal((shown, shown is null ? 0 : 7), (finding.Path, finding.Line));
    }

    [Fact]
    public static async Task TestsOfAnotherSystem_AreANoteBesideOthersThatPass()
    {
        using var folder = new TemporaryFolder();
        var elsewhere = Module(folder) with { NotRun = "was not run: it is for another system" };
        var result = await RunAsync(new TestsCheck(), folder, Policy, elsewhere, Module(folder, Passing));
        Assert.Equal((CheckStatus.Passed, "1 passed, 0 failed, 0 skipped, in 1 test module; 1 test module not run on this system"), (result.Status, result.Summary));
        Assert.Equal(["'Tests (net10.0)' was not run: it is for another system"], Messages(result));

        var alone = await RunAsync(new TestsCheck(), folder, Policy, elsewhere);
        Assert.Equal((CheckStatus.Blocked, "no test ran"), (alone.Status, alone.Findings[^1].Message));
    }

    [Fact]
    public static async Task NoTest_Blocks()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(["no test ran"], Messages(await RunAsync(new TestsCheck(), folder, Policy, Module(folder))));
        Assert.Equal(["the build has no test project"], Messages(await RunAsync(new TestsCheck(), folder, Policy)));
        var skipped = Result("Skips", TestOutcome.Skipped) with { Message = "no server" };
        Assert.Equal(["no test passed, 2 tests were skipped: no server"], Messages(await RunAsync(new TestsCheck(), folder, Policy, Module(folder, skipped), Module(folder, skipped))));
    }

    [Fact]
    public static async Task ModuleWithoutTests_BesideOneWithTests_DoesNotBlock()
    {
        using var folder = new TemporaryFolder();
        var result = await RunAsync(new TestsCheck(), folder, Policy, Module(folder), Module(folder, Passing));
        Assert.Equal((CheckStatus.Passed, "1 passed, 0 failed, 0 skipped, in 2 test modules"), (result.Status, result.Summary));
    }

    [Fact]
    public static async Task ProblemOfARun_Blocks()
    {
        using var folder = new TemporaryFolder();
        var result = await RunAsync(new TestsCheck(), folder, Policy, Module(folder, Passing) with { Problem = "did not end within 60 minutes and was killed" });
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("'Tests (net10.0)' did not end within 60 minutes and was killed", "tests/Tests.csproj", "Tests", "standards test --all"), (finding.Message, finding.Path, finding.Target, finding.Fix));
    }

    [Fact]
    public static async Task SkippedBackend_BlocksWhereItIsRequired()
    {
        using var folder = new TemporaryFolder();
        var skipped = new[] { Result("Skips", TestOutcome.Skipped, ("Backend", "postgresql")), Result("Skips", TestOutcome.Skipped, ("Backend", "mariadb")) };
        var result = await RunAsync(new BackendsCheck(), folder, Policy, Module(folder, [Passing, .. skipped]));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("no test of the backend 'postgresql' passes: 0 failed, 1 skipped", "postgresql", "standards test --backend postgresql"), (finding.Message, finding.Target, finding.Fix));
        Assert.Equal("1 of 3 backends with a passing test", result.Summary);
        Assert.Equal(["sqlite 1 0 0 yes", "postgresql 0 0 1 yes", "mariadb 0 0 1 no"], Assert.Single(result.Tables).Rows.Select(static row => string.Join(' ', row)));
    }

    [Fact]
    public static async Task BackendWithoutTest_NamesTheTrait()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(["no test has the trait 'Backend' = 'postgresql'"], Messages(await RunAsync(new BackendsCheck(), folder, Policy, Module(folder, Passing))));
    }

    [Fact]
    public static async Task CategoryAndOtherTrait_NameABackend()
    {
        using var folder = new TemporaryFolder();
        var policy = Policy with { Tests = new TestPolicy { Traits = new TraitPolicy { Backend = "Database" } } };
        var result = await RunAsync(new BackendsCheck(), folder, policy, Module(folder, Result("A", TestOutcome.Passed, ("database", "SQLite")), Result("B", TestOutcome.Passed, ("Category", "postgresql"))));
        Assert.Equal(CheckStatus.Passed, result.Status);
    }

    [Fact]
    public static async Task NothingRegistered_IsNotApplicable()
    {
        using var folder = new TemporaryFolder();
        foreach (var check in new IGateCheck[] { new BackendsCheck(), new EdgeCasesCheck(), new CoverageCheck() })
        {
            Assert.Equal(CheckStatus.NotApplicable, (await RunAsync(check, folder, new StandardsPolicy(), Module(folder, Passing))).Status);
        }
    }

    [Fact]
    public static async Task EdgeCase_NeedsAPassingTest()
    {
        using var folder = new TemporaryFolder();
        var result = await RunAsync(new EdgeCasesCheck(), folder, Policy, Module(folder, Passing, Result("B", TestOutcome.Skipped, ("Case", "bulk"))));
        Assert.Equal(["no passing test has the trait 'Case' = 'bulk'"], Messages(result));
        Assert.Equal("bulk", result.Findings[0].Target);
        Assert.Equal(["empty 1", "bulk 0"], Assert.Single(result.Tables).Rows.Select(static row => string.Join(' ', row)));
    }

    [Fact]
    public static async Task ResultsOfAnotherMachine_CountForTheSameContentOnly()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ci/tests.xml", """
            <assemblies><assembly name="T.dll" total="1" passed="1" failed="0" skipped="0" errors="0"><collection><test name="A" type="T" method="A" result="Pass"><traits><trait name="Backend" value="postgresql" /></traits></test></collection></assembly></assemblies>
            """);
        folder.Write("ci/standards-input.json", """{"version":1,"input":"same"}""");
        var same = await RunAsync(new BackendsCheck(), folder, Policy, [folder["ci"]], "same", Module(folder, Passing));
        Assert.Equal((CheckStatus.Passed, 0), (same.Status, same.Findings.Length));

        var other = await RunAsync(new BackendsCheck(), folder, Policy, [folder["ci"]], "other", Module(folder, Passing));
        Assert.Equal(CheckStatus.Blocked, other.Status);
        Assert.Contains(other.Findings, finding => !finding.Blocks && finding.Message == $"'{folder["ci"]}' does not count: its reports were made from other content, by another SDK or by another version of this tool");
    }

    [Fact]
    public static async Task FailedTestOfAnotherMachine_Blocks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ci/tests.xml", """
            <assemblies><assembly name="T.dll" total="1" passed="0" failed="1" skipped="0" errors="0"><collection><test name="T.A" type="T" method="A" result="Fail"><failure><message>no</message></failure></test></collection></assembly></assemblies>
            """);
        folder.Write("ci/standards-input.json", """{"version":1,"input":"same"}""");
        var finding = Assert.Single((await RunAsync(new TestsCheck(), folder, Policy, [folder["ci"]], "same", Module(folder, Passing))).Findings);
        Assert.Equal(($"test 'T.A' fails in the reports of '{folder["ci"]}': no", true, "standards test --name 'T.A'"), (finding.Message, finding.Blocks, finding.Fix));
        Assert.Empty((await RunAsync(new TestsCheck(), folder, Policy, [folder["ci"]], "other", Module(folder, Passing))).Findings);
    }

    [Theory]
    [InlineData(799)]
    [InlineData(800)]
    public static async Task Coverage_BelowTheArea_Blocks(int covered)
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/A.cs", "");
        var result = await RunAsync(new CoverageCheck(), folder, WithArea("src/**"), Covered(folder, "src/A.cs", covered, 1000));
        Assert.Equal(covered < 800 ? CheckStatus.Blocked : CheckStatus.Passed, result.Status);
        Assert.Equal($"core {covered / 10}.{covered % 10} %", result.Summary);
        if (covered == 799)
        {
            var finding = Assert.Single(result.Findings);
            Assert.Equal(("area 'core' is at 79.9 %, and 80 % is asked for: 799 of 1,000 lines were run", "core"), (finding.Message, finding.Target));
            Assert.Equal("src/A.cs 201 800-1000", string.Join(' ', Assert.Single(result.Tables[1].Rows)));
        }
    }

    [Fact]
    public static async Task Area_WithoutFileOrReport_Blocks()
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/A.cs", "");
        folder.Write("other/B.cs", "");
        var covered = Covered(folder, "src/A.cs", 1, 1);
        const string Outside = "1 file with code in no area: src/A.cs";
        Assert.Equal(["area 'core' matches no file", Outside], Messages(await RunAsync(new CoverageCheck(), folder, WithArea("none/**"), covered)));
        var result = await RunAsync(new CoverageCheck(), folder, WithArea("other/**"), covered);
        Assert.Equal(["no report mentions a file of area 'core', which matches 1 file", Outside], Messages(result));
        Assert.Equal([true, false], result.Findings.Select(static finding => finding.Blocks));
    }

    /// <summary>Of 100 lines the first 40 are run.</summary>
    [Theory]
    [InlineData(1, 40, null)]
    [InlineData(1, 50, null)]
    [InlineData(1, 51, "area 'core' is at 78.4 %, and 80 % is asked for: 40 of 51 changed lines were run")]
    [InlineData(41, 61, "area 'core' is at 0.0 %, and 80 % is asked for: 0 of 21 changed lines were run")]
    [InlineData(41, 60, "area 'core' has 20 changed lines with code, 0 of them run: 20 lines or fewer are not judged")]
    [InlineData(200, 300, null)]
    public static async Task ScopeNew_JudgesChangedLinesOnly(int first, int last, string? message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/A.cs", "");
        var policy = WithArea("src/**") with { Gate = new GatePolicy { Scope = GateScope.New } };
        var changed = new Git.ChangedFile("src/A.cs", false, [new Git.LineRange(first, last)]);
        var context = Context(folder, policy, [], null, new Git.Changes("0123456789abcdef", ImmutableDictionary<string, Git.ChangedFile>.Empty.Add(changed.Path, changed), []));
        await context.OnceAsync(_ => Task.FromResult(new TestRunOutcome([Covered(folder, "src/A.cs", 40, 100)])), TestContext.Current.CancellationToken);
        var result = await new CoverageCheck().RunAsync(context, TestContext.Current.CancellationToken);
        Assert.Equal(message is null ? [] : [message], Messages(result));
        Assert.Equal(last - first is 50 or 20 ? CheckStatus.Blocked : CheckStatus.Passed, result.Status);
    }

    private static StandardsPolicy WithArea(string glob) => new() { Areas = [new AreaPolicy { Name = "core", Include = [glob], Coverage = 80 }] };

    private static TestModuleOutcome Covered(TemporaryFolder folder, string file, int covered, int total)
    {
        var lines = string.Concat(Enumerable.Range(1, total).Select(line => $"<line number=\"{line}\" hits=\"{(line <= covered ? 1 : 0)}\" />"));
        var report = folder.Write("run/coverage.cobertura.xml", $"""
            <coverage line-rate="0" version="1.9" timestamp="1"><sources><source>{folder.Root}/</source></sources><packages><package name="P"><classes><class name="C" filename="{file}"><methods /><lines>{lines}</lines></class></classes></package></packages></coverage>
            """);
        return Module(folder, Passing) with { Coverage = [report] };
    }

    private static TestResult Result(string method, TestOutcome outcome, params (string Name, string Value)[] traits)
        => new($"Sample.Tests.{method}", "Sample.Tests", method, outcome, null, [.. traits.Select(static trait => new Trait(trait.Name, trait.Value))], null, 0);

    private static TestModuleOutcome Module(TemporaryFolder folder, params TestResult[] tests)
        => new(new TestModule { Project = folder["tests/Tests.csproj"], Framework = "net10.0", Assembly = folder["Tests.dll"], Platform = TestPlatform.VSTest, Library = TestLibrary.Xunit2 }, [.. tests]);

    private static Task<CheckResult> RunAsync(IGateCheck check, TemporaryFolder folder, StandardsPolicy policy, params TestModuleOutcome[] modules) => RunAsync(check, folder, policy, [], null, modules);

    private static async Task<CheckResult> RunAsync(IGateCheck check, TemporaryFolder folder, StandardsPolicy policy, string[] results, string? input, params TestModuleOutcome[] modules)
    {
        var context = Context(folder, policy, results, input, null);

        // What the run makes once for all checks is there already.
        await context.OnceAsync(_ => Task.FromResult(new TestRunOutcome([.. modules])), TestContext.Current.CancellationToken);
        return await check.RunAsync(context, TestContext.Current.CancellationToken);
    }

    private static GateContext Context(TemporaryFolder folder, StandardsPolicy policy, string[] results, string? input, Git.Changes? changes) => new()
    {
        Command = new Commands.CommandContext(folder.Root, Terminal.Verbosity.Quiet, TextWriter.Null, true),
        Policy = policy,
        Target = new Projects.ProjectTarget(folder["All.slnx"], true),
        Processes = new Processes.ProcessRunner(),
        RunFolder = folder[".standards/run"],
        Results = [.. results],
        CodeId = () => input,
        Changes = changes,
    };

    private static string[] Messages(CheckResult result) => [.. result.Findings.Select(static finding => finding.Message)];
}
