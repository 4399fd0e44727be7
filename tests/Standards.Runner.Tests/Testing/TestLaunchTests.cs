using System.IO;
using System.Linq;
using Standards.Policy;
using Xunit;

namespace Standards.Testing;

public static class TestLaunchTests
{
    private static readonly TraitPolicy Traits = new();

    private static readonly TestFilter Sqlite = new() { Backends = ["sqlite"] };

    [Fact]
    public static void VSTest_TakesTheAssembly()
    {
        using var folder = new TemporaryFolder();
        var launch = TestLaunch.VSTest(Module(folder, TestLibrary.Xunit2), Sqlite, Traits, coverage: false, folder["out"], "/mine.runsettings");
        Assert.Equal("dotnet", launch.Executable);
        Assert.Equal(
            ["vstest", folder["Tests.dll"], $"--TestAdapterPath:{TestAssets.XunitLogger}", $"--logger:xunit;LogFilePath={launch.Report}", $"--ResultsDirectory:{folder["out"]}", "--Settings:/mine.runsettings", "--TestCaseFilter:(Backend=sqlite|Category=sqlite)"],
            launch.Arguments);
        Assert.Null(launch.Categories);
    }

    [Fact]
    public static void VSTest_HasTwoAdaptersWithCoverage()
    {
        using var folder = new TemporaryFolder();
        var launch = TestLaunch.VSTest(Module(folder, TestLibrary.NUnit), TestFilter.Everything, Traits, coverage: true, folder["out"], null);
        Assert.Equal(2, launch.Arguments.Count(static argument => argument.StartsWith("--TestAdapterPath:", System.StringComparison.Ordinal)));
        Assert.Contains("--Collect:XPlat Code Coverage", launch.Arguments);
        Assert.Equal(["--", $"NUnit.TestOutputXml={Path.Combine(folder["out"], "nunit")}"], launch.Arguments[^2..]);
        Assert.Equal(Path.Combine(folder["out"], "nunit", "Tests.xml"), launch.Categories);
        Assert.EndsWith(".trx", TestLaunch.VSTest(Module(folder, TestLibrary.MSTest), TestFilter.Everything, Traits, coverage: false, folder["out"], null).Categories);
    }

    [Fact]
    public static void Platform_CollectsCoverageWithTheProjectsExtension()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Microsoft.Testing.Extensions.CodeCoverage.dll", "");
        var module = Module(folder, TestLibrary.MSTest);
        var launch = TestLaunch.Platform(module, Sqlite, Traits, coverage: true, folder["out"]);
        Assert.Equal(Path.Combine(folder["out"], "coverage.cobertura.xml"), launch.Coverage);
        Assert.Contains("--coverage", launch.Arguments);
        Assert.Equal(["--filter", "(Backend=sqlite|TestCategory=sqlite)", "--report-trx", "--report-trx-filename", "tests.trx"], launch.Arguments.SkipWhile(static a => a != "--filter").Take(5));

        // Nothing of it where it is not asked for, or is not there.
        Assert.DoesNotContain("--coverage", TestLaunch.Platform(module, Sqlite, Traits, coverage: false, folder["out"]).Arguments);
        File.Delete(folder["Microsoft.Testing.Extensions.CodeCoverage.dll"]);
        Assert.Null(TestLaunch.Platform(module, Sqlite, Traits, coverage: true, folder["out"]).Coverage);
    }

    [Fact]
    public static void EntryPointOfXunit_HasItsOwnOptions()
    {
        using var folder = new TemporaryFolder();
        var launch = TestLaunch.Platform(Module(folder, TestLibrary.Xunit3) with { HasXunitEntryPoint = true }, Sqlite, Traits, coverage: true, folder["out"]);
        Assert.Equal([folder["Tests.dll"], "-noLogo", "-noColor", "-xml", launch.Report, "-trait", "Backend=sqlite", "-trait", "Category=sqlite"], launch.Arguments);
    }

    [Fact]
    public static void NetFramework_StartsByItself()
    {
        using var folder = new TemporaryFolder();
        var launch = TestLaunch.Platform(Module(folder, TestLibrary.Xunit3) with { HasXunitEntryPoint = true, IsNetFramework = true }, TestFilter.Everything, Traits, coverage: false, folder["out"]);
        Assert.Equal((folder["Tests.exe"], "-noLogo"), (launch.Executable, launch.Arguments[0]));
    }

    private static TestModule Module(TemporaryFolder folder, TestLibrary library)
        => new() { Project = folder["Tests.csproj"], Framework = "net10.0", Assembly = folder["Tests.dll"], Platform = TestPlatform.MicrosoftTestingPlatform, Library = library };
}
