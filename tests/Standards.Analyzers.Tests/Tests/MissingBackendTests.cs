using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

public static class MissingBackendTests
{
    private const string Area = "standards.backends = sqlite, postgresql, sql, my-db\nstandards.integration_area = tests/Integration/**";

    [Theory]
    [InlineData("xunit2", "using Xunit;", "Fact", "Trait")]
    [InlineData("xunit3", "using Xunit;", "Fact", "Trait")]
    [InlineData("nunit", "using NUnit.Framework;", "Test", "Property")]
    [InlineData("mstest", "using Microsoft.VisualStudio.TestTools.UnitTesting;", "TestMethod", "TestProperty")]
    [InlineData("tunit", "using TUnit.Core;", "Test", "Property")]
    [InlineData("xunit3", "", "Xunit.Fact", "Xunit.Trait")]
    [InlineData("nunit", "", "NUnit.Framework.Test", "NUnit.Framework.Property")]
    [InlineData("mstest", "", "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod", "Microsoft.VisualStudio.TestTools.UnitTesting.TestProperty")]
    [InlineData("tunit", "", "TUnit.Core.Test", "TUnit.Core.Property")]
    public static Task PathNamesABackend_Fixes(string framework, string usings, string test, string marker) => Run(
        $$"""
        {{usings}}
        public class UserTests
        {
            /// <summary>Docs.</summary>
            [{{test}}] // why
            public void {|STD3004:A|}() { }

            [{{test}}] public void {|STD3004:B|}() { }

            public class Nested
            {
                [{{test}}]
                [System.Obsolete]
                public void {|STD3004:C|}() { }
            }
        }
        """,
        $$"""
        {{usings}}
        public class UserTests
        {
            /// <summary>Docs.</summary>
            [{{test}}]
            [{{marker}}("Backend", "postgresql")] // why
            public void A() { }

            [{{test}}] [{{marker}}("Backend", "postgresql")] public void B() { }

            public class Nested
            {
                [{{test}}]
                [System.Obsolete]
                [{{marker}}("Backend", "postgresql")]
                public void C() { }
            }
        }
        """,
        "tests/Integration/PostgreSql/UserTests.cs",
        framework);

    [Theory]
    [InlineData("tests/Integration/sqlite/UserTests.cs", "A", "sqlite")]
    [InlineData("tests/Integration/SqliteTests.cs", "A", "sqlite")]
    [InlineData("tests/Integration/UserTests.cs", "A.Sqlite.Users", "sqlite")]
    [InlineData("tests/Integration/MyDbTests.cs", "A", "my-db")]
    [InlineData("sqlite/tests/Integration/PostgreSqlTests.cs", "A", "postgresql")]
    public static Task FolderFileOrNamespace_Fixes(string path, string space, string backend) => Run(
        $"namespace {space}; public static class UserTests {{ [Xunit.Fact] public static void {{|STD3004:A|}}() {{ }} }}",
        $"namespace {space}; public static class UserTests {{ [Xunit.Fact] [Xunit.Trait(\"Backend\", \"{backend}\")] public static void A() {{ }} }}",
        path);

    [Theory]
    [InlineData("tests/Integration/UserTests.cs", "A")]
    [InlineData("tests/Integration/SqliteAndPostgreSqlTests.cs", "A")]
    [InlineData("tests/Integration/SqliteTests.cs", "A.PostgreSql")]
    [InlineData("tests/Integration/SqlitesTests.cs", "A")]
    public static Task NoneOrSeveralBackends_ReportsWithoutFix(string path, string space)
        => Run($"namespace {space}; public static class UserTests {{ [Xunit.Fact] public static void {{|STD3004:A|}}() {{ }} }}", null, path);

    [Theory]
    [InlineData("xunit2", "[Xunit.Fact, Xunit.Trait(\"Backend\", \"sqlite\")]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Xunit.Trait(value: \"sqlite\", name: \"Backend\")]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Xunit.Trait(Names.Key, Names.Sqlite)]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Xunit.Trait(\"Category\", \"SQLite\")]", "")]
    [InlineData("xunit3", "[Xunit.Fact]", "[Xunit.Trait(\"Backend\", \"sqlite\")]")]
    [InlineData("xunit3", "[Xunit.Fact, Backend(\"sqlite\")]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Backend(Kind.Sqlite)]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Database(backend: \"sqlite\", other: 1)]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Database(1, \"sqlite\")]", "")]
    [InlineData("xunit3", "[Xunit.Fact, Database(Backend = \"sqlite\")]", "")]
    [InlineData("xunit3", "[Xunit.Fact, OnSqlite]", "")]
    [InlineData("xunit3", "[Xunit.Fact]", "[OnSqlite]")]
    [InlineData("nunit", "[NUnit.Framework.Test, NUnit.Framework.Category(\"sqlite\")]", "")]
    [InlineData("nunit", "[NUnit.Framework.Test, NUnit.Framework.Property(\"Backend\", \"sqlite\")]", "")]
    [InlineData("nunit", "[NUnit.Framework.TestCase(1, Category = \"slow, sqlite\")]", "")]
    [InlineData("nunit", "[NUnit.Framework.Test, Sqlite]", "")]
    [InlineData("mstest", "[Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod, Microsoft.VisualStudio.TestTools.UnitTesting.TestCategory(\"sqlite\")]", "")]
    [InlineData("mstest", "[Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod, Microsoft.VisualStudio.TestTools.UnitTesting.TestProperty(\"Backend\", \"sqlite\")]", "")]
    [InlineData("tunit", "[TUnit.Core.Test, TUnit.Core.Category(\"sqlite\")]", "")]
    [InlineData("tunit", "[TUnit.Core.Test, TUnit.Core.Property(\"Backend\", \"sqlite\")]", "")]
    public static Task Marked_DoesNotReport(string framework, string onMethod, string onClass) => Run(
        $$"""
        {{onClass}} public class UserTests { {{onMethod}} public void A(int x = 1) { } }
        enum Kind { Sqlite }
        static class Names { public const string Key = "Backend", Sqlite = "sqlite"; }
        class BackendAttribute : System.Attribute { public BackendAttribute(string name) { } public BackendAttribute(object kind) { } }
        class DatabaseAttribute : System.Attribute { public DatabaseAttribute(int other = 1, string? backend = null) { } public string? Backend { get; set; } }
        {{(framework == "xunit3" ? "class OnSqliteAttribute : System.Attribute, Xunit.v3.ITraitAttribute { public System.Collections.Generic.IReadOnlyCollection<System.Collections.Generic.KeyValuePair<string, string>> GetTraits() => [new(\"Backend\", Names.Sqlite)]; }" : "")}}
        {{(framework == "nunit" ? "class SqliteAttribute : NUnit.Framework.CategoryAttribute;" : "")}}
        """,
        null,
        "tests/Integration/UserTests.cs",
        framework);

    [Theory]
    [InlineData("public abstract class Cases { [Xunit.Fact] public void A() { } }")]
    [InlineData("[Xunit.Trait(\"Backend\", \"sqlite\")] public class Base { } public class UserTests : Base { [Xunit.Fact] public void A() { } }")]
    [InlineData("[Xunit.Trait(\"Backend\", \"sqlite\")] public class Outer { public class UserTests { [Xunit.Fact] public void A() { } } }")]
    [InlineData("[assembly: Xunit.Trait(\"Backend\", \"sqlite\")] public class UserTests { [Xunit.Fact] public void A() { } }")]
    [InlineData("public class UserTests { public void Helper() { } }")]
    [InlineData("")]
    [InlineData("// <auto-generated/>\npublic class UserTests { [Xunit.Fact] public void A() { } }")]
    public static Task MarkedElsewhereOrNoTest_DoesNotReport(string source) => Run(source, null, "tests/Integration/UserTests.cs");

    [Theory]
    [InlineData("tests/Integration/**", "tests/Unit/UserTests.cs", "A", false)]
    [InlineData("tests/Integration", "tests/Integration/Deep/UserTests.cs", "A", true)]
    [InlineData("tests/Integration/", "tests/Integration/Deep/UserTests.cs", "A", true)]
    [InlineData("tests/Integration/*.cs", "tests/Integration/Deep/UserTests.cs", "A", false)]
    [InlineData("/0/tests/**", "tests/Integration/UserTests.cs", "A", true)]
    [InlineData("/tests/**", "tests/Integration/UserTests.cs", "A", false)]
    [InlineData("*IntegrationTests.cs", "tests/UserIntegrationTests.cs", "A", true)]
    [InlineData("**/Integration/**", "x/INTEGRATION/UserTests.cs", "A", true)]
    [InlineData("Acme.Integration", "UserTests.cs", "Acme.Integration", true)]
    [InlineData("Acme.Integration", "UserTests.cs", "Acme.Integration.Users", true)]
    [InlineData("Acme.Integration", "UserTests.cs", "Acme.IntegrationTests", false)]
    [InlineData("*.Integration", "UserTests.cs", "Acme.Integration.Users", true)]
    [InlineData("Other, Acme", "UserTests.cs", "Acme", true)]
    [InlineData("", "UserTests.cs", "Acme", false)]
    public static Task Area_IsPathOrNamespace(string area, string path, string space, bool reports) => new RuleCase<BackendMarkerAnalyzer, MissingBackendCodeFix>
    {
        Source = $"namespace {space}; public static class UserTests {{ [Xunit.Fact] public static void {(reports ? "{|STD3004:A|}" : "A")}() {{ }} }}",
        Path = path,
        Config = "standards.integration_area = " + area,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task OtherTrait_Reports() => new RuleCase<BackendMarkerAnalyzer, MissingBackendCodeFix>
    {
        Source = "using Xunit; public static class UserTests { [Fact, Trait(\"Database\", \"sqlite\")] public static void A() { } [Fact, Trait(\"Backend\", \"sqlite\")] public static void {|STD3004:B|}() { } }",
        FixedSource = "using Xunit; public static class UserTests { [Fact, Trait(\"Database\", \"sqlite\")] public static void A() { } [Fact, Trait(\"Backend\", \"sqlite\")] [Trait(\"Database\", \"sqlite\")] public static void B() { } }",
        Path = "tests/Integration/SqliteTests.cs",
        Config = Area + "\nstandards.backend_trait = Database",
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task NoOption_DoesNotReport() => new RuleCase<BackendMarkerAnalyzer, MissingBackendCodeFix>
    {
        Source = "public static class UserTests { [Xunit.Fact] public static void A() { } }",
        Path = "tests/Integration/UserTests.cs",
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task NoFramework_DoesNotReport() => Run("public class FactAttribute : System.Attribute; public class UserTests { [Fact] public void A() { } }", null, "tests/Integration/UserTests.cs", "injection");

    [Fact]
    public static Task MalformedCode_Reports() => new RuleCase<BackendMarkerAnalyzer, MissingBackendCodeFix>
    {
        Source = "[Xunit.Trait(] [assembly: Xunit.Trait(\"Backend\" public class UserTests { [Xunit.Fact, Xunit.Trait(\"Backend\"), Missing(] public void {|STD3004:A|}() { ",
        Path = "tests/Integration/UserTests.cs",
        Config = Area,
        References = ForeignReferences.XunitV3,
        AllowCompilerErrors = true,
    }.RunAsync();

    private static Task Run(string source, string? fixedSource, string path, string framework = "xunit3") => new RuleCase<BackendMarkerAnalyzer, MissingBackendCodeFix>
    {
        Source = source,
        FixedSource = fixedSource,
        Path = path,
        Config = Area,
        References = ForeignReferences.Of(framework),
    }.RunAsync();
}
