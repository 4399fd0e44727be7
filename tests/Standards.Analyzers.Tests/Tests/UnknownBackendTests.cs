using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

public static class UnknownBackendTests
{
    private const string Config = "standards.backends = sqlite, postgresql, oracle";

    [Theory]
    [InlineData("xunit2", "Xunit.Fact", "Xunit.Trait(\"Backend\", {0})")]
    [InlineData("xunit3", "Xunit.Fact", "Xunit.Trait(\"Backend\", {0})")]
    [InlineData("xunit3", "Xunit.Fact", "Xunit.Trait(value: {0}, name: \"Backend\")")]
    [InlineData("xunit3", "Xunit.Fact", "Backend({0})")]
    [InlineData("xunit3", "Xunit.Fact", "Backend(name: {0})")]
    [InlineData("xunit3", "Xunit.Fact", "Several(\"sqlite\", {0})")]
    [InlineData("xunit3", "Xunit.Fact", "Several(Backend = {0})")]
    [InlineData("nunit", "NUnit.Framework.Test", "NUnit.Framework.Property(\"Backend\", {0})")]
    [InlineData("mstest", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod", "Microsoft.VisualStudio.TestTools.UnitTesting.TestProperty(\"Backend\", {0})")]
    [InlineData("tunit", "TUnit.Core.Test", "TUnit.Core.Property(\"Backend\", {0})")]
    public static Task UnknownName_Fixes(string framework, string test, string marker)
    {
        return Run(framework, Source("{|STD3005:\"postgres\"|}"), Source("\"postgresql\""));

        string Source(string value) => $$"""
            [{{marker.Replace("{0}", value)}}] // class
            public class UserTests
            {
                [{{test}}, {{marker.Replace("{0}", value)}} /* why */]
                public void A() { }

                [{{marker.Replace("{0}", value)}}]
                public class Nested { }
            }

            class BackendAttribute(string name) : System.Attribute { }
            [System.AttributeUsage(System.AttributeTargets.All)]
            class SeveralAttribute(params string[] backend) : System.Attribute { public string? Backend { get; set; } }
            """;
    }

    [Fact]
    public static Task OnAssembly_Fixes()
        => Run("xunit3", "[assembly: Xunit.Trait(\"Backend\", {|STD3005:\"Sqlit\"|})]\n[module: System.CLSCompliant(false)]", "[assembly: Xunit.Trait(\"Backend\", \"sqlite\")]\n[module: System.CLSCompliant(false)]");

    [Theory]
    [InlineData("Xunit.Trait(\"Backend\", {|STD3005:Names.Postgres|})", "postgres", "'postgresql'")]
    [InlineData("Xunit.Trait(\"Backend\", {|STD3005:\"db2\"|})", "db2", "one of: sqlite, postgresql, oracle")]
    [InlineData("Backend({|STD3005:Kind.Postgres|})", "Postgres", "'postgresql'")]
    public static Task ConstantOrFarName_ReportsWithoutFix(string marker, string value, string advice) => new RuleCase<BackendMarkerAnalyzer, UnknownBackendCodeFix>
    {
        Source = $$"""
            public static class UserTests { [Xunit.Fact, {{marker.Replace("STD3005", "#0")}}] public static void A() { } }
            enum Kind { Postgres }
            static class Names { public const string Postgres = "postgres"; }
            class BackendAttribute(Kind kind) : System.Attribute { }
            """,
        Expected = [new DiagnosticResult(Rules.UnknownBackend).WithLocation(0).WithArguments(value, advice)],
        Config = Config,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Theory]
    [InlineData("xunit3", "Xunit.Fact, Xunit.Trait(\"Backend\", \"PostgreSQL\")")]
    [InlineData("xunit3", "Xunit.Fact, Xunit.Trait(\"Category\", \"slow\")")]
    [InlineData("nunit", "NUnit.Framework.TestCase(\"Backend\", \"postgres\")")]
    [InlineData("nunit", "NUnit.Framework.Test, NUnit.Framework.Category(\"postgres\")")]
    [InlineData("xunit3", "Xunit.Theory, Xunit.InlineData(\"Backend\", \"postgres\")")]
    public static Task OtherMarker_DoesNotReport(string framework, string attributes)
        => Run(framework, $"public static class UserTests {{ [{attributes}] public static void A(string x = \"\", string y = \"\") {{ }} }}", null);

    [Theory]
    [InlineData("build_property.StandardsBackends = sqlite,duckdb", "")]
    [InlineData("", "standards.backends = sqlite, duckdb")]
    [InlineData("build_property.StandardsBackends = duckdb", "standards.backends = sqlite")]
    public static Task BackendsOfPropertyAndOption_AreOneList(string property, string config) => new RuleCase<BackendMarkerAnalyzer, UnknownBackendCodeFix>
    {
        Source = "using Xunit; public static class UserTests { [Fact, Trait(\"Backend\", \"sqlite\"), Trait(\"Backend\", \"duckdb\"), Trait(\"Backend\", {|STD3005:\"duckdbs\"|})] public static void A() { } }",
        FixedSource = "using Xunit; public static class UserTests { [Fact, Trait(\"Backend\", \"sqlite\"), Trait(\"Backend\", \"duckdb\"), Trait(\"Backend\", \"duckdb\")] public static void A() { } }",
        GlobalConfig = property,
        Config = config,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("standards.integration_area = tests/**")]
    public static Task NoBackends_DoesNotReport(string config) => new RuleCase<BackendMarkerAnalyzer, UnknownBackendCodeFix>
    {
        Source = "public static class UserTests { [Xunit.Fact, Xunit.Trait(\"Backend\", \"postgres\")] public static void A() { } }",
        Config = config,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("// <auto-generated/>\npublic static class UserTests { [Xunit.Fact, Xunit.Trait(\"Backend\", \"postgres\")] public static void A() { } }")]
    public static Task EmptyOrGenerated_DoesNotReport(string source) => Run("xunit3", source, null);

    [Fact]
    public static Task MalformedCode_DoesNotReport() => new RuleCase<BackendMarkerAnalyzer, UnknownBackendCodeFix>
    {
        Source = "public static class UserTests { [Xunit.Fact, Xunit.Trait(\"Backend\", ), Xunit.Trait(\"Backend\", \"postgres\", 1)] public static void A() { } [assembly: Xunit.Trait(",
        Config = Config,
        References = ForeignReferences.XunitV3,
        AllowCompilerErrors = true,
    }.RunAsync();

    private static Task Run(string framework, string source, string? fixedSource) => new RuleCase<BackendMarkerAnalyzer, UnknownBackendCodeFix>
    {
        Source = source,
        FixedSource = fixedSource,
        Config = Config,
        References = ForeignReferences.Of(framework),
    }.RunAsync();
}
