using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace Standards.Evidence;

public static class TrxReaderTests
{
    [Theory]
    [InlineData("vstest-xunit.trx", 7, 5, 1)]
    [InlineData("vstest-nunit.trx", 6, 2, 1)]
    [InlineData("vstest-mstest.trx", 9, 5, 2)]
    [InlineData("platform-2.5.2.trx", 8, 4, 1)]
    [InlineData("platform-crashed.trx", 0, 0, 0)]
    public static void RealReport_CountsOutcomes(string file, int total, int passed, int failed)
    {
        var tests = Read(file).Tests;

        Assert.Equal(total, tests.Length);
        Assert.Equal(passed, tests.Count(static t => t.Outcome == TestOutcome.Passed));
        Assert.Equal(failed, tests.Count(static t => t.Outcome == TestOutcome.Failed));
    }

    [Theory]
    [InlineData("vstest-nunit.trx", null)]
    [InlineData("vstest-mstest.trx", null)]
    [InlineData("vstest-xunit.trx", "[Test Class Cleanup Failure (Demo.Tests.FixtureTests)] System.InvalidOperationException (and 1 more)")]
    [InlineData("platform-2.5.2.trx", "Exit code indicates failure: '2'. Please refer to https://aka.ms/testingplatform/exitcodes for more information.")]
    [InlineData("platform-crashed.trx", "Test host process pid: 28566 crashed. (and 1 more)")]
    public static void ErrorOfTheRun_IsAProblem(string file, string? problem)
    {
        var actual = Read(file).Problem;

        Assert.Equal(problem is null, actual is null);
        Assert.EndsWith(problem ?? "", actual ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vstest-xunit.trx", "Demo.Tests.CalculatorTests.Add_Adds", "Demo.Tests.CalculatorTests", "Add_Adds")]
    [InlineData("vstest-nunit.trx", "Cases(\"a\")", "Demo.Tests.NTests", "Cases")]
    [InlineData("vstest-mstest.trx", "Rows (\"a\")", "Demo.Tests.MTests", "Rows")]
    [InlineData("platform-2.5.2.trx", "Demo.Tests.CalculatorTests.Add_Adds", "Demo.Tests.CalculatorTests", "Add_Adds")]
    public static void Result_HasClassAndMethod(string file, string name, string className, string method)
    {
        var test = Assert.Single(Read(file).Tests, t => t.Name == name);

        Assert.Equal((className, method, TestOutcome.Passed), (test.ClassName, test.MethodName, test.Outcome));
    }

    [Theory]
    [InlineData("vstest-xunit.trx", "Add_Adds", "")]
    [InlineData("vstest-mstest.trx", "Adds", "Category=slow Category=sqlite")]
    [InlineData("platform-2.5.2.trx", "Add_Adds", "Case=empty Backend=duckdb Backend=sqlite")]
    public static void Traits_AreCategoriesAndProperties(string file, string method, string traits)
        => Assert.Equal(traits, string.Join(" ", Assert.Single(Read(file).Tests, t => t.MethodName == method).Traits.Select(static t => $"{t.Name}={t.Value}")));

    [Theory]
    [InlineData("vstest-xunit.trx", "Add_Skipped", "no server")]
    [InlineData("platform-2.5.2.trx", "Add_Skipped", "no server")]
    [InlineData("vstest-xunit.trx", "Add_Fails", "Assert.Equal() Failure: Values differ\nExpected: 4\nActual:   3")]
    [InlineData("platform-2.5.2.trx", "Add_Waits", null)]
    public static void Result_SaysWhy(string file, string method, string? message)
        => Assert.Equal(message, Assert.Single(Read(file).Tests, t => t.MethodName == method).Message);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 1, 2)]
    public static void InnerResults_AreTheTests(int total, int passed, int failed)
    {
        var report = Text($"""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>
                <UnitTestResult testId="1" testName="Rows" outcome="Failed" resultType="DataDrivenTest">
                  <InnerResults>
                    <UnitTestResult testId="1" testName="Rows (1)" outcome="Passed" resultType="DataDrivenDataRow" />
                    <UnitTestResult testId="1" testName="Rows (2)" outcome="Failed" resultType="DataDrivenDataRow" />
                  </InnerResults>
                </UnitTestResult>
              </Results>
              <TestDefinitions><UnitTest id="1"><TestMethod className="Demo.Tests, Demo, Version=1.0.0.0" name="Rows" /></UnitTest></TestDefinitions>
              <ResultSummary outcome="Failed"><Counters total="{total}" passed="{passed}" failed="{failed}" /></ResultSummary>
            </TestRun>
            """);

        Assert.Equal([("Rows (1)", "Demo.Tests", TestOutcome.Passed), ("Rows (2)", "Demo.Tests", TestOutcome.Failed)], report.Tests.Select(static t => (t.Name, t.ClassName, t.Outcome)));
        Assert.Null(report.Problem);
    }

    [Theory]
    [InlineData("""<ResultSummary outcome="Completed"><Counters total="1" passed="1" failed="0" /></ResultSummary>""", null, false)]
    [InlineData("""<ResultSummary outcome="Completed"><Counters total="2" passed="2" failed="0" /></ResultSummary>""", "the run counts 2 tests, 2 passed, 0 failed, and lists 1 tests, 1 passed, 0 failed", false)]
    [InlineData("""<ResultSummary outcome="Completed"><Counters total="1" passed="1" timeout="1" /></ResultSummary>""", "the run counts 1 tests, 1 passed, 1 failed, and lists 1 tests, 1 passed, 0 failed", false)]
    [InlineData("""<ResultSummary outcome="Completed" />""", "the run has no counters", false)]
    [InlineData("", "the run has no summary", false)]
    [InlineData("""<ResultSummary outcome="Failed"><Counters total="1" passed="1" /></ResultSummary>""", "the run failed, and none of its tests did", false)]
    [InlineData("""<ResultSummary outcome="Aborted"><Counters total="1" passed="1" /></ResultSummary>""", "the run ended as 'Aborted'", true)]
    [InlineData("""<ResultSummary outcome="Error"><Counters total="1" passed="1" /></ResultSummary>""", "the run ended as 'Error'", true)]
    [InlineData("""<ResultSummary outcome="Completed"><Counters total="1" passed="1" /><RunInfos><RunInfo outcome="Error" /><RunInfo outcome="Warning" /></RunInfos></ResultSummary>""", "the run has an error", false)]
    public static void Summary_IsHeldAgainstTheResults(string summary, string? problem, bool isAborted)
    {
        var report = Text($"""<TestRun><Results><UnitTestResult testName="A" outcome="Passed" /></Results>{summary}</TestRun>""");

        Assert.Equal(problem, report.Problem);
        Assert.Equal(isAborted, report.IsAborted);
    }

    [Theory]
    [InlineData("outcome=\"Passed\"", TestOutcome.Passed)]
    [InlineData("outcome=\"Inconclusive\"", TestOutcome.Skipped)]
    [InlineData("outcome=\"PassedButRunAborted\"", TestOutcome.Failed)]
    [InlineData("outcome=\"Timeout\"", TestOutcome.Failed)]
    [InlineData("", TestOutcome.Failed)]
    public static void OnlyPassed_IsAPass(string attribute, object outcome)
        => Assert.Equal(outcome, Assert.Single(Text($"""<TestRun><Results><UnitTestResult testName="A" {attribute} /></Results></TestRun>""").Tests).Outcome);

    [Theory]
    [InlineData("""<TestRun><Results><UnitTestResult testName="A" outcome="Great" /></Results></TestRun>""", "has a test with an outcome that is not defined: 'Great'")]
    [InlineData("""<TestRun><ResultSummary outcome="Great" /></TestRun>""", "has a run with an outcome that is not defined: 'Great'")]
    [InlineData("""<TestRun><ResultSummary outcome="Completed"><Counters total="-1" /></ResultSummary></TestRun>""", "whose 'total' is no whole number: '-1'")]
    [InlineData("<assemblies />", "is no TRX: its root is 'assemblies'")]
    public static void Malformed_Reports(string text, string message)
        => Assert.Contains(message, Assert.Throws<EvidenceException>(() => Text(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("vstest-mstest.trx", 9)]
    [InlineData("xunit-v3-4.0.2.xml", 9)]
    public static void KindOfReport_IsToldByItsRoot(string file, int count)
        => Assert.Equal(count, TestReports.Read(RealReports.Path(file), CancellationToken.None).Tests.Length);

    [Fact]
    public static void OtherKindOfReport_Reports()
        => Assert.EndsWith(
            "is neither an xUnit report nor TRX: its root is 'coverage'",
            Assert.Throws<EvidenceException>(static () => TestReports.Read(RealReports.Stream("<coverage />"), "a.xml", CancellationToken.None)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("platform-2.5.2.trx")]
    [InlineData("vstest-mstest.trx")]
    public static void DamagedReport_IsReportOrEvidenceException(string file)
        => Damage.Inflict(RealReports.Bytes(file), static bytes => TestReports.Read(new System.IO.MemoryStream(bytes), "a.trx", CancellationToken.None));

    private static TestReport Read(string name) => TrxReader.Read(RealReports.Path(name), CancellationToken.None);

    private static TestReport Text(string text) => TrxReader.Read(RealReports.Stream(text), "a.trx", CancellationToken.None);
}
