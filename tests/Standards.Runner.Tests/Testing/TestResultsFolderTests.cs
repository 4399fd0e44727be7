using System.IO;
using System.Linq;
using Standards.Policy;
using Xunit;

namespace Standards.Testing;

public static class TestResultsFolderTests
{
    [Fact]
    public static void Reports_AreCarriedWithTheirInput()
    {
        using var folder = new TemporaryFolder();
        var outcome = new TestRunOutcome([Outcome(folder, "01-A"), Outcome(folder, "02-A")]);
        folder.Write("state/results/old.xml", "");
        var results = TestResultsFolder.Write(folder["state"], outcome, "id");
        Assert.Equal(["01-A-tests.xml", "02-A-tests.xml", TestResultsFolder.InputFile], Directory.GetFiles(results).Select(Path.GetFileName).Order());
        Assert.Null(TestResultsFolder.Problem(results, "id"));
        Assert.Equal(2, TestResultsFolder.Reports(results).Count());
    }

    [Theory]
    [InlineData("""{"version":1,"input":"other"}""", "its reports were made from other content, by another SDK or by another version of this tool")]
    [InlineData("""{"version":1,"input":null}""", "its reports were made from other content, by another SDK or by another version of this tool")]
    [InlineData("""{"version":1}""", "its reports were made from other content, by another SDK or by another version of this tool")]
    [InlineData("""{"version":2,"input":"id"}""", "'standards-input.json' is not of version 1")]
    [InlineData("""{"version":1.5,"input":"id"}""", "'standards-input.json' cannot be read")]
    [InlineData("[]", "'standards-input.json' is not of version 1")]
    [InlineData("{", "'standards-input.json' cannot be read")]
    [InlineData(null, "'standards-input.json' is missing")]
    public static void OtherInput_DoesNotCount(string? text, string problem)
    {
        using var folder = new TemporaryFolder();
        if (text is not null)
        {
            folder.Write(TestResultsFolder.InputFile, text);
        }

        Assert.Equal(problem, TestResultsFolder.Problem(folder.Root, "id"));
    }

    [Fact]
    public static void WithoutInput_NothingCounts()
    {
        using var folder = new TemporaryFolder();
        folder.Write(TestResultsFolder.InputFile, """{"version":1,"input":null}""");
        Assert.Equal("without git nothing says which content its reports were made from", TestResultsFolder.Problem(folder.Root, null));
        Assert.Equal("there is no such folder", TestResultsFolder.Problem(folder["none"], "id"));
    }

    private static TestModuleOutcome Outcome(TemporaryFolder folder, string name)
    {
        var module = new TestModule { Project = folder["A.csproj"], Framework = "net10.0", Assembly = folder["A.dll"], Platform = TestPlatform.VSTest, Library = TestLibrary.Other };
        return new TestModuleOutcome(module, []) { Reports = [folder.Write($"runs/{name}/tests.xml", "<assemblies />")] };
    }
}
