using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

public static class UncoveredBackendTests
{
    private const string Config = "standards.backends = sqlite, postgresql";

    [Theory]
    [InlineData("xunit3", "public static class A { [Xunit.Fact, Xunit.Trait(\"Backend\", \"sqlite\")] public static void B() { } }")]
    [InlineData("xunit3", "[Xunit.Trait(\"Backend\", \"sqlite\")] public static class A { [Xunit.Fact] public static void B() { } [Xunit.Fact(Skip = \"later\"), Xunit.Trait(\"Backend\", \"postgresql\")] public static void C() { } }")]
    [InlineData("xunit3", "[Xunit.Trait(\"Backend\", \"sqlite\")] public static class A { [Xunit.Fact] public static void B() { } [Xunit.Fact(Explicit = true), Xunit.Trait(\"Backend\", \"postgresql\")] public static void C() { } }")]
    [InlineData("xunit3", "[Xunit.Trait(\"Backend\", \"sqlite\")] public static class A { [Xunit.Fact] public static void B() { } [Xunit.Trait(\"Backend\", \"postgresql\")] public static void NoTest() { } }")]
    [InlineData("xunit2", "public class A { [Xunit.Fact, Xunit.Trait(\"Backend\", \"sqlite\")] public void B() { } [Xunit.Fact(Skip = \"later\"), Xunit.Trait(\"Backend\", \"postgresql\")] public void C() { } }")]
    [InlineData("nunit", "public class A { [NUnit.Framework.Test, NUnit.Framework.Category(\"sqlite\")] public void B() { } [NUnit.Framework.Test, NUnit.Framework.Ignore(\"later\"), NUnit.Framework.Category(\"postgresql\")] public void C() { } }")]
    [InlineData("nunit", "public class A { [NUnit.Framework.Test, NUnit.Framework.Category(\"sqlite\")] public void B() { } [NUnit.Framework.TestCase(1, Ignore = \"later\"), NUnit.Framework.Category(\"postgresql\")] public void C(int x) { } }")]
    [InlineData("nunit", "[NUnit.Framework.Explicit, NUnit.Framework.Category(\"postgresql\")] public class Z { [NUnit.Framework.Test] public void B() { } } public class A { [NUnit.Framework.Test, NUnit.Framework.Category(\"sqlite\")] public void B() { } }")]
    [InlineData("mstest", "using Microsoft.VisualStudio.TestTools.UnitTesting; [TestClass] public class A { [TestMethod, TestCategory(\"sqlite\")] public void B() { } [TestMethod, Ignore, TestCategory(\"postgresql\")] public void C() { } }")]
    [InlineData("tunit", "using TUnit.Core; public class A { [Test, Category(\"sqlite\")] public void B() { } [Test, Skip(\"later\"), Category(\"postgresql\")] public void C() { } }")]
    public static Task OneIsUncovered_Reports(string framework, string source) => Run(framework, source, "'postgresql'");

    [Fact]
    public static Task OnlySkipped_ReportsAll()
        => Run("xunit3", "public static class A { [Xunit.Fact(Skip = \"later\"), Xunit.Trait(\"Backend\", \"sqlite\")] public static void B() { } }", "'sqlite', 'postgresql'");

    [Fact]
    public static Task AbstractCases_CountWhereTheyRun()
        => Run("nunit", "public abstract class Cases { [NUnit.Framework.Test] public void B() { } } [NUnit.Framework.Category(\"sqlite\")] public class OnSqlite : Cases; [NUnit.Framework.Category(\"postgresql\")] public abstract class NotRun : Cases;", "'postgresql'");

    [Theory]
    [InlineData("xunit3", "[Xunit.Trait(\"Backend\", \"sqlite\")] public static class A { [Xunit.Fact] public static void B() { } [Xunit.Fact, Xunit.Trait(\"Backend\", \"PostgreSQL\")] public static void C() { } }")]
    [InlineData("nunit", "[NUnit.Framework.Category(\"sqlite\")] public class A { [NUnit.Framework.TestCase(1), NUnit.Framework.TestCase(2, Ignore = \"later\"), NUnit.Framework.Category(\"postgresql\")] public void C(int x) { } }")]
    [InlineData("xunit3", "[assembly: Xunit.Trait(\"Backend\", \"sqlite\")] public static class A { [Xunit.Theory, Xunit.InlineData(1, Skip = \"later\"), Xunit.InlineData(2), Xunit.Trait(\"Backend\", \"postgresql\")] public static void C(int x) { } }")]
    [InlineData("xunit3", "public static class A { [Xunit.Fact] public static void B() { } }")]
    [InlineData("xunit3", "")]
    [InlineData("injection", "class BackendAttribute(string name) : System.Attribute; [Backend(\"sqlite\")] public static class A { }")]
    public static Task CoveredOrNoBackendTests_DoesNotReport(string framework, string source) => Run(framework, source, null);

    [Fact]
    public static Task UnmarkedTestInArea_Reports() => new RuleCase<BackendCoverageAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public static class A { [Xunit.Fact] public static void B() { } }",
        Path = "tests/Integration/A.cs",
        Config = Config + "\nstandards.integration_area = tests/Integration/**",
        Expected = [new DiagnosticResult(Rules.UncoveredBackend).WithArguments("'sqlite', 'postgresql'")],
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task PropertyOnly_Reports() => new RuleCase<BackendCoverageAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public static class A { [Xunit.Fact, Xunit.Trait(\"Backend\", \"sqlite\")] public static void B() { } }",
        GlobalConfig = "build_property.StandardsBackends = duckdb, sqlite",
        Expected = [new DiagnosticResult(Rules.UncoveredBackend).WithArguments("'duckdb'")],
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task NoOption_DoesNotReport() => new RuleCase<BackendCoverageAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public static class A { [Xunit.Fact, Xunit.Trait(\"Backend\", \"sqlite\")] public static void B() { } }",
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task MalformedCode_Reports() => new RuleCase<BackendCoverageAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public static class A { [Xunit.Fact, Xunit.Trait(\"Backend\", \"sqlite\")] public static void B() { ",
        Config = Config,
        Expected = [new DiagnosticResult(Rules.UncoveredBackend).WithArguments("'postgresql'")],
        References = ForeignReferences.XunitV3,
        AllowCompilerErrors = true,
    }.RunAsync();

    private static Task Run(string framework, string source, string? missing) => new RuleCase<BackendCoverageAnalyzer, EmptyCodeFixProvider>
    {
        Source = source,
        Config = Config,
        Expected = missing is null ? [] : [new DiagnosticResult(Rules.UncoveredBackend).WithArguments(missing)],
        References = ForeignReferences.Of(framework),
    }.RunAsync();
}
