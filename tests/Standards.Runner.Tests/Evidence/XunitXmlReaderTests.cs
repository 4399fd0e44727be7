using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace Standards.Evidence;

public static class XunitXmlReaderTests
{
    [Theory]
    [InlineData("xunit-v3-4.0.2.xml", "/repository/T.cs", 5)]
    [InlineData("xunit-v3-3.2.2.xml", "/repository/T.cs", 5)]
    [InlineData("xunit-2.9.3-logger-8.1.0.xml", null, 0)]
    public static void RealReport_HasTraitsAndPlace(string file, string? source, int line)
    {
        var test = Assert.Single(Read(file).Tests, static t => t.MethodName == "Add_Adds");

        Assert.Equal(("Demo.Tests.CalculatorTests.Add_Adds", "Demo.Tests.CalculatorTests", TestOutcome.Passed), (test.Name, test.ClassName, test.Outcome));
        Assert.Equal([new Trait("Backend", "sqlite"), new Trait("Backend", "duckdb"), new Trait("Case", "empty")], test.Traits);
        Assert.Equal((source, line, null), (test.SourceFile, test.SourceLine, test.Message));
    }

    [Theory]
    [InlineData("xunit-v3-4.0.2.xml", 9, 5, 3)]
    [InlineData("xunit-v3-3.2.2.xml", 9, 5, 3)]
    [InlineData("xunit-2.9.3-logger-8.1.0.xml", 7, 5, 1)]
    public static void RealReport_CountsOutcomes(string file, int total, int passed, int skipped)
    {
        var report = Read(file);

        Assert.Equal(total, report.Tests.Length);
        Assert.Equal(passed, report.Tests.Count(static t => t.Outcome == TestOutcome.Passed));
        Assert.Equal(skipped, report.Tests.Count(static t => t.Outcome == TestOutcome.Skipped));
        Assert.False(report.IsAborted);
    }

    [Theory]
    [InlineData("xunit-v3-4.0.2.xml")]
    [InlineData("xunit-v3-3.2.2.xml")]
    [InlineData("xunit-2.9.3-logger-8.1.0.xml")]
    public static void RealReport_HasFailureMessage(string file)
        => Assert.Equal("Assert.Equal() Failure: Values differ\nExpected: 4\nActual:   3", Assert.Single(Read(file).Tests, static t => t.Outcome == TestOutcome.Failed).Message);

    [Theory]
    [InlineData("xunit-v3-4.0.2.xml")]
    [InlineData("xunit-v3-3.2.2.xml")]
    [InlineData("xunit-2.9.3-logger-8.1.0.xml")]
    public static void RealReport_TellsCasesOfATheory(string file)
    {
        var tests = Read(file).Tests.Where(static t => t.MethodName == "Text_Holds").ToArray();

        Assert.Equal(2, tests.Select(static t => t.Name).Distinct().Count());
        Assert.All(tests, static t => Assert.Equal([new Trait("AC", "full-text-search/AC-1")], t.Traits));
    }

    [Theory]
    [InlineData("xunit-v3-4.0.2.xml")]
    [InlineData("xunit-v3-3.2.2.xml")]
    public static void SkippedTests_SayWhy(string file)
        => Assert.Equal(
            [("Add_Explicit", null), ("Add_Skipped", "no server"), ("Add_SkipsAtRunTime", "not here")],
            Read(file).Tests.Where(static t => t.Outcome == TestOutcome.Skipped).Select(static t => (t.MethodName, t.Message)).Order());

    [Theory]
    [InlineData("xunit-v3-4.0.2.xml")]
    [InlineData("xunit-v3-3.2.2.xml")]
    public static void FailedCleanup_IsAProblem(string file)
        => Assert.StartsWith("test-class-cleanup of 'Demo.Tests.FixtureTests': Class fixture type 'Demo.Tests.BrokenFixture' threw in Dispose", Read(file).Problem, StringComparison.Ordinal);

    [Fact]
    public static void LoggerReport_HasNoProblem()
        => Assert.Null(Read("xunit-2.9.3-logger-8.1.0.xml").Problem);

    [Fact]
    public static void SeveralAssemblies_AddUp()
    {
        var report = Text("""
            <assemblies>
              <assembly name="C:\bin\A.dll" total="1" passed="1"><collection><test name="A.B" result="Pass" /></collection></assembly>
              <assembly name="/bin/B.dll" total="1" failed="1"><collection><test name="B.C" result="Fail"><output>x</output></test></collection></assembly>
            </assemblies>
            """);

        Assert.Equal(["A.B", "B.C"], report.Tests.Select(static t => t.Name));
        Assert.Null(report.Problem);
    }

    [Fact]
    public static void OneAssemblyAsRoot_IsRead()
        => Assert.Equal("A", Assert.Single(Text("""<assembly><collection><test name="A" result="Pass" /></collection></assembly>""").Tests).Name);

    [Fact]
    public static void NoTests_IsEmpty()
    {
        var report = Text("<assemblies />");

        Assert.Empty(report.Tests);
        Assert.Null(report.Problem);
    }

    [Theory]
    [InlineData("total=\"2\"", "'A.dll' counts 2 tests, 1 passed, 0 failed, and lists 1 tests, 1 passed, 0 failed")]
    [InlineData("total=\"1\" passed=\"0\" failed=\"1\"", "'A.dll' counts 1 tests, 0 passed, 1 failed, and lists 1 tests, 1 passed, 0 failed")]
    [InlineData("errors=\"2\"", "'A.dll' counts 2 errors outside of its tests")]
    public static void CountsThatDiffer_AreAProblem(string counts, string problem)
        => Assert.Equal(problem, Text($"""<assembly name="/bin/A.dll" {counts}><collection><test name="A" result="Pass" /></collection></assembly>""").Problem);

    [Fact]
    public static void FatalError_IsAborted()
    {
        var report = Text("""<assemblies><assembly errors="2"><errors><error type="fatal"><failure><message>out of memory</message></failure></error><error type="test-cleanup" name="T" /></errors></assembly></assemblies>""");

        Assert.True(report.IsAborted);
        Assert.Equal("fatal: out of memory (and 1 more)", report.Problem);
    }

    [Theory]
    [InlineData("NotRun", TestOutcome.Skipped)]
    [InlineData("Unknown", TestOutcome.Skipped)]
    [InlineData("Skip", TestOutcome.Skipped)]
    public static void TestWithoutVerdict_IsSkipped(string result, object outcome)
        => Assert.Equal(outcome, Assert.Single(Text($"""<assembly><collection><test name="A" result="{result}" /></collection></assembly>""").Tests).Outcome);

    [Theory]
    [InlineData("""<assembly><collection><test name="A" result="Great" /></collection></assembly>""", "'a.xml' (line 1, position 24) has a test with a result that is not defined: 'Great'")]
    [InlineData("""<assembly><collection><test name="A" /></collection></assembly>""", "has an element 'test' without 'result'")]
    [InlineData("""<assembly><collection><test result="Pass" /></collection></assembly>""", "has an element 'test' without 'name'")]
    [InlineData("""<assembly total="many" />""", "has an element 'assembly' whose 'total' is no whole number: 'many'")]
    [InlineData("<test-run />", "is no xUnit report: its root is 'test-run'")]
    [InlineData("<assemblies>", "is not well-formed XML: unexpected end of file has occurred")]
    [InlineData("", "is not well-formed XML: root element is missing")]
    public static void Malformed_Reports(string text, string message)
        => Assert.Contains(message, Assert.Throws<EvidenceException>(() => Text(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("xunit-v3-4.0.2.xml")]
    [InlineData("xunit-2.9.3-logger-8.1.0.xml")]
    public static void DamagedReport_IsReportOrEvidenceException(string file)
        => Damage.Inflict(RealReports.Bytes(file), static bytes => XunitXmlReader.Read(new System.IO.MemoryStream(bytes), "a.xml", CancellationToken.None));

    private static TestReport Read(string name) => XunitXmlReader.Read(RealReports.Path(name), CancellationToken.None);

    private static TestReport Text(string text) => XunitXmlReader.Read(RealReports.Stream(text), "a.xml", CancellationToken.None);
}
