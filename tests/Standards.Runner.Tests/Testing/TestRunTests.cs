using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Xunit;

namespace Standards.Testing;

/// <summary>Real runs, on VSTest and on Microsoft.Testing.Platform.</summary>
public static class TestRunTests
{
    private static readonly TestFilter Passing = new() { Classes = ["Sample.PassingTests"] };

    [LongFact]
    public static async Task Modules_AreFoundWithTheirPlatform()
    {
        var built = await SampleRepository.GetAsync();
        Assert.Equal(
            [("NUnitTests (net10.0)", TestPlatform.VSTest, TestLibrary.NUnit), ("Xunit2Tests (net10.0)", TestPlatform.VSTest, TestLibrary.Xunit2), ("Xunit3Tests (net10.0)", TestPlatform.MicrosoftTestingPlatform, TestLibrary.Xunit3)],
            built.Modules.Select(static module => (module.Name, module.Platform, module.Library)));
    }

    [LongTheory]
    [InlineData("NUnit")]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task Class_RunsWithTraitsAndCategories(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), Passing);
        Assert.Null(outcome.Problem);
        Assert.Equal(
            ["Add_Adds Passed Backend=sqlite,Case=empty", "Add_Zero Passed Category=duckdb", "Add_Zero Passed Category=duckdb", "Server_Answers Skipped Backend=postgresql"],
            Shown(outcome));
        Assert.All(outcome.Tests, static test => Assert.Equal("Sample.PassingTests", test.ClassName));
    }

    [LongTheory]
    [InlineData("NUnit")]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task Backends_AreTraitsAndCategories(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), new TestFilter { Backends = ["sqlite", "duckdb"] });
        Assert.Null(outcome.Problem);
        Assert.Equal(["Add_Adds", "Add_Zero", "Add_Zero"], outcome.Tests.Select(static test => test.MethodName!.Split('(')[0]).Order());
    }

    [LongTheory]
    [InlineData("NUnit")]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task NoMatch_IsNoTestAndNoProblem(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), new TestFilter { Backends = ["absent"] });
        Assert.Null(outcome.Problem);
        Assert.Empty(outcome.Tests);
    }

    [LongTheory]
    [InlineData("NUnit")]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task FailedTest_IsNoProblemOfTheRun(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), new TestFilter { Methods = ["Sample.FailingTests.Add_Fails"] });
        Assert.Null(outcome.Problem);
        Assert.Equal(TestOutcome.Failed, Assert.Single(outcome.Tests).Outcome);
    }

    [LongTheory]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task Crash_IsAProblem(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), new TestFilter { Classes = ["Sample.CrashingTests"] });
        Assert.NotNull(outcome.Problem);
        Assert.DoesNotContain(outcome.Tests, static test => test.Outcome == TestOutcome.Passed);
    }

    [LongTheory]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task EndlessTest_IsKilled(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), new TestFilter { Classes = ["Sample.HangingTests"] }, TimeSpan.FromSeconds(6));
        Assert.Equal("did not end within 6 s and was killed", outcome.Problem);
        Assert.Empty(outcome.Tests);
    }

    [LongTheory]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task ErrorOutsideOfTests_IsAProblem(string name)
    {
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(Module(built, name), new TestFilter { Classes = ["Sample.CleanupTests"] });
        Assert.NotNull(outcome.Problem);
    }

    [LongFact]
    public static async Task NetFramework_IsNotRunWhereItIsMissing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has it");
        var built = await SampleRepository.GetAsync();
        var outcome = await built.RunAsync(built.Xunit2 with { IsNetFramework = true, Framework = "net462" }, Passing);
        Assert.Equal("was not run: tests for .NET Framework run on Windows, or with Mono", outcome.NotRun);
        Assert.Null(outcome.Problem);
    }

    [LongTheory]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task MissingRuntime_IsNamed(string name)
    {
        var built = await SampleRepository.GetAsync();
        var module = Module(built, name);
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(module.Folder))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        foreach (var file in Directory.GetFiles(folder.Root, "*.runtimeconfig.json"))
        {
            await File.WriteAllTextAsync(file, """{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "99.1.2" } } }""", TestContext.Current.CancellationToken);
        }

        var outcome = await built.RunAsync(module with { Assembly = folder[Path.GetFileName(module.Assembly)] }, Passing);
        Assert.Equal("needs the runtime Microsoft.NETCore.App 99.1.2, which is not installed", outcome.Problem);
        Assert.Equal("install the runtime (https://dotnet.microsoft.com/download/dotnet/99.1), then standards test --all", outcome.Remedy);
    }

    [LongFact]
    public static async Task NestedClass_IsFiltered()
    {
        var built = await SampleRepository.GetAsync();
        foreach (var module in new[] { built.Xunit2, built.Xunit3 })
        {
            var outcome = await built.RunAsync(module, new TestFilter { Classes = ["Sample.Nested.Outer+InnerTests"] });
            Assert.Null(outcome.Problem);
            Assert.Single(outcome.Tests);
        }
    }

    [LongTheory]
    [InlineData("NUnit")]
    [InlineData("Xunit2")]
    [InlineData("Xunit3")]
    public static async Task Coverage_IsWrittenAndTheAssembliesAreAsBefore(string name)
    {
        var built = await SampleRepository.GetAsync();
        var module = Module(built, name);
        var before = Assemblies(module);
        var outcome = Assert.Single((await TestRun.RunAsync(SampleRepository.Context(built.Folder.Root), [module], Passing, coverage: true, TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).Modules);
        Assert.Null(outcome.Problem);
        Assert.Null(outcome.CoverageProblem);
        var report = CoverageFiles.Read(SampleRepository.Context(built.Folder.Root), new TestRunOutcome([outcome]), TestContext.Current.CancellationToken);
        var file = Assert.Single(report.Files).Value;
        Assert.Equal(("Library/Calculator.cs", true, true), (file.Path, file.Lines.Any(static line => line is { Line: 12, Hits: > 0 }), file.Lines.Any(static line => line is { Line: 9, Hits: 0 })));
        Assert.Equal(before, Assemblies(module));
    }

    private static TestModule Module(SampleRepository.Built built, string name) => name switch { "NUnit" => built.NUnit, "Xunit2" => built.Xunit2, _ => built.Xunit3 };

    private static IEnumerable<string> Shown(TestModuleOutcome outcome)
        => outcome.Tests.Select(static test => $"{test.MethodName!.Split('(')[0]} {test.Outcome} {string.Join(',', test.Traits.Select(static trait => $"{trait.Name}={trait.Value}"))}").Order(StringComparer.Ordinal);

    private static string[] Assemblies(TestModule module)
        => [.. Directory.GetFiles(module.Folder, "*.dll").Order(StringComparer.Ordinal).Select(static file => Path.GetFileName(file) + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))];
}
