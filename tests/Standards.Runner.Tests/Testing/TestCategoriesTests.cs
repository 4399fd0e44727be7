using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Standards.Evidence;
using Standards.Policy;
using Xunit;
using TestResult = Standards.Evidence.TestResult;

namespace Standards.Testing;

public static class TestCategoriesTests
{
    private static readonly ImmutableArray<TestResult> Tests = [Test("A.T", "One"), Test("A.T", "Two(1)"), Test("A.U", "One")];

    [Fact]
    public static void NUnit_InheritsFromSuites()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("n.xml", """
            <test-run id="0">
              <test-suite type="Assembly"><properties><property name="Category" value="all" /><property name="Other" value="x" /></properties>
                <test-suite type="TestFixture"><properties><property name="Category" value="of T" /></properties>
                  <test-case name="One" classname="A.T" methodname="One"><properties><property name="Category" value="sqlite" /></properties></test-case>
                  <test-suite type="ParameterizedMethod"><test-case name="Two(1)" classname="A.T" methodname="Two" /></test-suite>
                </test-suite>
                <test-case name="One" classname="A.U" methodname="One" />
              </test-suite>
            </test-run>
            """);
        Assert.Equal(["sqlite,of T,all", "of T,all", "all"], TestCategories.Add(Tests, file, TestLibrary.NUnit, CancellationToken.None).Select(static test => string.Join(',', test.Traits.Select(static trait => trait.Value).OrderDescending())));
    }

    [Theory]
    [InlineData("<other />")]
    [InlineData("<test-run><test-suite>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><test-run>&b;</test-run>")]
    [InlineData("<test-run><test-suite><properties><property name=\"Category\" /></properties></test-suite></test-run>")]
    [InlineData("")]
    public static void BrokenReport_IsNoEvidence(string text)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("n.xml", text);
        Assert.Throws<EvidenceException>(() => TestCategories.Add(Tests, file, TestLibrary.NUnit, CancellationToken.None));
    }

    [Fact]
    public static void ReportAboveTheLimit_IsNoEvidence()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("r.xml", new string(' ', (1 << 20) + 1));
        ReportLimit.Ensure(folder["none.xml"], new LimitPolicy { ReportMegabytes = 1 });
        ReportLimit.Ensure(file, new LimitPolicy { ReportMegabytes = 2 });
        Assert.Contains("has 1 MB, and 'limits.reportMegabytes' is 1", Assert.Throws<EvidenceException>(() => ReportLimit.Ensure(file, new LimitPolicy { ReportMegabytes = 1 })).Message);
    }

    private static TestResult Test(string type, string method) => new(method, type, method, TestOutcome.Passed, null, [], null, 0);
}
