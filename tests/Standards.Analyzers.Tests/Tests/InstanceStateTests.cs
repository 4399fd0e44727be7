using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Testing;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

public static class InstanceStateTests
{
    [Theory]
    [InlineData("private int number;", "field 'number'")]
    [InlineData("private readonly System.Text.StringBuilder text = new();", "field 'text'")]
    [InlineData("private int a, b, c, d;", "field 'a', field 'b', field 'c', …")]
    [InlineData("public int Number { get; set; }", "property 'Number'")]
    [InlineData("public event System.Action? Changed { add { } remove { } } private event System.Action? Other;", "event 'Other'")]
    [InlineData("public A() { }", "constructor")]
    [InlineData("public A(int number = 0) { }", "constructor")]
    [InlineData("~A() { }", "finalizer")]
    public static Task InstanceMember_Reports(string member, string named) => Reports("xunit3", $"public class {{|#0:A|}} {{ {member} [Xunit.Fact] public void B() {{ }} }}", named, alsoClassBased: true);

    [Theory]
    [InlineData("System.IDisposable", "public void Dispose() { }", "interface 'IDisposable'")]
    [InlineData("System.IAsyncDisposable", "public System.Threading.Tasks.ValueTask DisposeAsync() => default;", "interface 'IAsyncDisposable'")]
    [InlineData("Xunit.IAsyncLifetime", "public System.Threading.Tasks.ValueTask InitializeAsync() => default; public System.Threading.Tasks.ValueTask DisposeAsync() => default;", "interface 'IAsyncLifetime'")]
    [InlineData("Xunit.IClassFixture<object>", "", "interface 'IClassFixture'")]
    [InlineData("Xunit.ICollectionFixture<object>", "", "interface 'ICollectionFixture'")]
    [InlineData("Base", "", "base class 'Base'")]
    public static Task BaseType_Reports(string type, string members, string named)
        => Reports("xunit3", $"public class Base {{ }} public class {{|#0:A|}} : {type} {{ {members} [Xunit.Fact] public void B() {{ }} }}", named, alsoClassBased: true);

    [Fact]
    public static Task XunitV2Lifetime_Reports() => Reports(
        "xunit2",
        "using System.Threading.Tasks; public class {|#0:A|} : Xunit.IAsyncLifetime { public Task InitializeAsync() => Task.CompletedTask; public Task DisposeAsync() => Task.CompletedTask; [Xunit.Fact] public void B() { } }",
        "interface 'IAsyncLifetime'",
        alsoClassBased: true);

    [Fact]
    public static Task PrimaryConstructor_Reports()
        => Reports("nunit", "[NUnit.Framework.TestFixture(1)] public class {|#0:A|}(int number) { [NUnit.Framework.Test] public void B() => System.Console.WriteLine(number); }", "constructor", alsoClassBased: true);

    [Fact]
    public static Task InheritedTests_Report()
        => Reports("xunit3", "public abstract class Base { [Xunit.Fact] public void B() { } } public class {|#0:A|} : Base { }", "base class 'Base'", alsoClassBased: false);

    [Fact]
    public static Task Nested_Reports()
        => Reports("xunit3", "public static class Outer { [Xunit.Fact] public static void C() { } public class {|#0:A|} { int number; [Xunit.Fact] public void B() { } } }", "field 'number'", alsoClassBased: true);

    [Theory]
    [InlineData("mstest", "using Microsoft.VisualStudio.TestTools.UnitTesting; [TestClass] public class {|#0:A|} { private object? subject; [TestInitialize] public void Begin() => subject = new(); [TestMethod] public void B() { } }", "field 'subject'")]
    [InlineData("tunit", "public class {|#0:A|} { private object subject = new(); [TUnit.Core.Test] public void B() { } }", "field 'subject'")]
    public static Task FrameworkOfInstances_Reports(string framework, string source, string named) => Reports(framework, source, named, alsoClassBased: false);

    [Theory]
    [InlineData("mstest", "using Microsoft.VisualStudio.TestTools.UnitTesting; [TestClass] public class A { public TestContext TestContext { get; set; } = null!; [TestInitialize] public void Begin() { } [TestMethod] public void B() { } }")]
    [InlineData("mstest", "using Microsoft.VisualStudio.TestTools.UnitTesting; [TestClass] public class A { private readonly TestContext context; public A(TestContext context) => this.context = context; [TestMethod] public void B() { } }")]
    [InlineData("mstest", "using Microsoft.VisualStudio.TestTools.UnitTesting; [TestClass] public class A { [TestMethod] public void B() { } private int Helper => 1; }")]
    [InlineData("xunit2", "public class A { private readonly Xunit.Abstractions.ITestOutputHelper output; public A(Xunit.Abstractions.ITestOutputHelper output) => this.output = output; [Xunit.Fact] public void B() { } }")]
    [InlineData("tunit", "public class A { private const int Limit = 1; private static readonly int Other = 2; [TUnit.Core.Test] public void B() { } }")]
    [InlineData("xunit3", "public abstract class A { private int number; [Xunit.Fact] public void B() { } }")]
    [InlineData("xunit3", "public class Fixture : System.IDisposable { private int number; public void Dispose() { } }")]
    [InlineData("xunit3", "")]
    [InlineData("xunit3", "// <auto-generated/>\npublic class A { int number; [Xunit.Fact] public void B() { } }")]
    [InlineData("injection", "public class A { int number; [Fact] public void B() { } class FactAttribute : System.Attribute; }")]
    public static Task NoState_DoesNotReport(string framework, string source) => new RuleCase<TestClassAnalyzer, EmptyCodeFixProvider> { Source = source, References = ForeignReferences.Of(framework) }.RunAsync();

    [Theory]
    [InlineData("standards.STD3002.allowed_types = PageTest, Server")]
    [InlineData("standards.STD3002.allowed_types = Acme.PageTest, Acme.Server")]
    public static Task AllowedTypes_DoesNotReport(string config) => new RuleCase<TestClassAnalyzer, EmptyCodeFixProvider>
    {
        Source = "namespace Acme; public class PageTest; public class Server; public class {|STD3001:A|} : PageTest { private Server server; public A(Server server) => this.server = server; [Xunit.Fact] public void B() { } }",
        Config = config,
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task MalformedCode_Reports() => new RuleCase<TestClassAnalyzer, EmptyCodeFixProvider>
    {
        Source = "public class {|STD3001:{|STD3002:A|}|} : Missing { int x; [Xunit.Fact] public void B() { ",
        References = ForeignReferences.XunitV3,
        AllowCompilerErrors = true,
    }.RunAsync();

    private static Task Reports(string framework, string source, string named, bool alsoClassBased)
    {
        var expected = new DiagnosticResult(Rules.InstanceState).WithLocation(0).WithArguments("A", named).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        var classBased = new DiagnosticResult(Rules.ClassBasedTest).WithLocation(0).WithArguments("A");
        return new RuleCase<TestClassAnalyzer, EmptyCodeFixProvider> { Source = source, Expected = alsoClassBased ? [classBased, expected] : [expected], References = ForeignReferences.Of(framework) }.RunAsync();
    }
}
