using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Tests;

public static class ClassBasedTestTests
{
    private const string Xunit3 = "xunit3";

    [Theory]
    [InlineData("xunit2", "using Xunit;", "[Fact]")]
    [InlineData("xunit2", "using Xunit;", "[Theory, InlineData(1)]")]
    [InlineData("xunit3", "using Xunit;", "[Fact]")]
    [InlineData("xunit3", "using Xunit;", "[Theory, InlineData(1)]")]
    [InlineData("nunit", "using NUnit.Framework;", "[Test]")]
    [InlineData("nunit", "using NUnit.Framework;", "[TestCase(1)]")]
    [InlineData("nunit", "using NUnit.Framework;", "[TestCaseSource(\"Cases\")]")]
    [InlineData("nunit", "using NUnit.Framework;", "[Theory]")]
    [InlineData("nunit", "using NUnit.Framework;", "[Pairwise]")]
    public static Task InstanceTest_Fixes(string framework, string usings, string attribute) => Run(
        framework,
        $$"""
        {{usings}}

        public class {|STD3001:UserTests|}
        {
            {{attribute}}
            public void Saves() { }
        }
        """,
        $$"""
        {{usings}}

        public static class UserTests
        {
            {{attribute}}
            public static void Saves() { }
        }
        """);

    [Fact]
    public static Task AllKindsOfMembers_Fixes() => Run(
        Xunit3,
        """
        using System;
        using System.Threading.Tasks;
        using Xunit;

        /// <summary>Docs.</summary>
        [Trait("Backend", "sqlite")] // why
        internal sealed class {|STD3001:UserTests|} // trailing
        {
            private static readonly int Limit = 3;

            protected static int Twice => 2 * Limit;

            private string Name => "x";

            protected internal int Half { get { return Limit / 2; } }

            /// <summary>Saves.</summary>
            [Fact]
            public async Task SavesAsync() => await Task.Delay(Helper(1));

            [Fact]
            public static void Already() { }

            [Fact] public void SameLine() => Action(Name.Length);

            int Helper(int x) => x + Twice;

            protected void Action(int x) { }

            private protected T Generic<T>(T value) where T : class => value;

            unsafe void Pointer(int* p) { }

            private sealed class Nested
            {
                private int number;

                public int Next() => this.number++ + GetHashCode();
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Xunit;

        /// <summary>Docs.</summary>
        [Trait("Backend", "sqlite")] // why
        internal static class UserTests // trailing
        {
            private static readonly int Limit = 3;

            private static int Twice => 2 * Limit;

            private static string Name => "x";

            internal static int Half { get { return Limit / 2; } }

            /// <summary>Saves.</summary>
            [Fact]
            public static async Task SavesAsync() => await Task.Delay(Helper(1));

            [Fact]
            public static void Already() { }

            [Fact] public static void SameLine() => Action(Name.Length);

            static int Helper(int x) => x + Twice;

            private static void Action(int x) { }

            private static T Generic<T>(T value) where T : class => value;

            static unsafe void Pointer(int* p) { }

            private sealed class Nested
            {
                private int number;

                public int Next() => this.number++ + GetHashCode();
            }
        }
        """);

    [Fact]
    public static Task NestedClasses_FixesEach() => Run(
        Xunit3,
        """
        using Xunit;

        public class {|STD3001:Outer|}
        {
            [Fact]
            public void A() { }

            public class {|STD3001:Inner|}
            {
                [Fact]
                public void B() { }
            }
        }
        """,
        """
        using Xunit;

        public static class Outer
        {
            [Fact]
            public static void A() { }

            public static class Inner
            {
                [Fact]
                public static void B() { }
            }
        }
        """);

    [Fact]
    public static Task Parts_FixesAll() => new RuleCase<TestClassAnalyzer, ClassBasedTestCodeFix>
    {
        Source = "using Xunit;\n\npublic partial class {|STD3001:UserTests|}\n{\n    [Fact]\n    public void A() => B();\n}\n",
        FixedSource = "using Xunit;\n\npublic static partial class UserTests\n{\n    [Fact]\n    public static void A() => B();\n}\n",
        Others = [("Other.cs", "partial class UserTests\n{\n    private void B() { }\n}\n")],
        FixedOthers = [("Other.cs", "static partial class UserTests\n{\n    private static void B() { }\n}\n")],
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task DerivedTestAttribute_Fixes() => Run(
        Xunit3,
        "public class WindowsFactAttribute : Xunit.FactAttribute { }\npublic class {|STD3001:A|} { [WindowsFact] public void B() { } }",
        "public class WindowsFactAttribute : Xunit.FactAttribute { }\npublic static class A { [WindowsFact] public static void B() { } }");

    [Fact]
    public static Task StaticTestOfOtherClass_Fixes() => Run(
        Xunit3,
        "public class {|STD3001:A|} { [Xunit.Fact] public static void B() { } }",
        "public static class A { [Xunit.Fact] public static void B() { } }");

    [Theory]
    [InlineData("public void B() => this.C(); void C() { }", "")]
    [InlineData("public void B() => GetHashCode();", "")]
    [InlineData("public void B() => base.ToString();", "")]
    [InlineData("public virtual void B() { }", "")]
    [InlineData("public override string ToString() => \"\"; [Xunit.Fact] public void B() { }", "")]
    [InlineData("public int this[int i] => i; [Xunit.Fact] public void B() { }", "")]
    [InlineData("public static A operator +(A a, A b) => a; [Xunit.Fact] public void B() { }", "")]
    [InlineData("public void B() => new A().B();", "")]
    [InlineData("public void B() { }", "class D { A? a; }")]
    [InlineData("public void B() { }", "class D { System.Collections.Generic.List<A> a = []; }")]
    [InlineData("public void B() { }", "class D { bool Is(object o) => o is A; }")]
    [InlineData("partial void C(); partial void C() { } [Xunit.Fact] public void B() { }", "")]
    public static Task InstanceIsUsed_ReportsWithoutFix(string members, string others) => Run(
        Xunit3,
        $"{others}\npublic partial class {{|STD3001:A|}} {{ {(members.Contains("Fact") ? "" : "[Xunit.Fact]")} {members} }}",
        null);

    [Fact]
    public static Task DerivedClass_ReportsWithoutFix() => Run(
        Xunit3,
        "public class {|STD3001:A|} { [Xunit.Fact] public void B() { } }\npublic class {|STD3002:D|} : A;",
        null);

    [Theory]
    [InlineData("string name = nameof(A) + typeof(A).Name + nameof(A.B); /// <see cref=\"A\"/>\n")]
    [InlineData("int number = A.Number + global::A.Number; System.Type type = typeof(global::A); A.Nested? nested;")]
    public static Task TypeIsOnlyNamed_Fixes(string members) => Run(
        Xunit3,
        $"class D {{ {members} }}\npublic class {{|STD3001:A|}} {{ public static int Number => 1; [Xunit.Fact] public void B() {{ }} public class Nested; }}",
        $"class D {{ {members} }}\npublic static class A {{ public static int Number => 1; [Xunit.Fact] public static void B() {{ }} public class Nested; }}");

    [Theory]
    [InlineData("xunit3", "public static class A { [Xunit.Fact] public static void B() { } }")]
    [InlineData("xunit3", "public abstract class A { [Xunit.Fact] public void B() { } }")]
    [InlineData("xunit3", "public class A<T> { [Xunit.Fact] public void B() { } }")]
    [InlineData("xunit3", "public class A { public void B() { } }")]
    [InlineData("xunit3", "public class FactAttribute : System.Attribute; public class A { [Fact] public void B() { } }")]
    [InlineData("xunit2", "public class A { private readonly Xunit.Abstractions.ITestOutputHelper output; public A(Xunit.Abstractions.ITestOutputHelper output) => this.output = output; [Xunit.Fact] public void B() { } }")]
    [InlineData("xunit2", "public class A(Xunit.Abstractions.ITestOutputHelper output) { [Xunit.Fact] public void B() => output.WriteLine(\"\"); }")]
    [InlineData("mstest", "[Microsoft.VisualStudio.TestTools.UnitTesting.TestClass] public class A { [Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod] public void B() { } }")]
    [InlineData("tunit", "public class A { [TUnit.Core.Test] public void B() { } }")]
    [InlineData("xunit3", "")]
    [InlineData("xunit3", "// <auto-generated/>\npublic class A { [Xunit.Fact] public void B() { } }")]
    [InlineData("injection", "public class FactAttribute : System.Attribute; public class A { [Fact] public void B() { } }")]
    public static Task OtherClass_DoesNotReport(string framework, string source) => Run(framework, source, null);

    [Fact]
    public static Task NotATestProject_DoesNotReport() => new RuleCase<TestClassAnalyzer, ClassBasedTestCodeFix>
    {
        Source = "public class A { [Xunit.Fact] public void B() { } }",
        GlobalConfig = "build_property.IsTestProject = false",
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Fact]
    public static Task MalformedCode_Reports() => new RuleCase<TestClassAnalyzer, ClassBasedTestCodeFix>
    {
        Source = "public class {|STD3001:A|} { [Xunit.Fact( public void B( { } [Xunit.Fact] void",
        References = ForeignReferences.XunitV3,
        AllowCompilerErrors = true,
    }.RunAsync();

    private static Task Run(string framework, string source, string? fixedSource) => new RuleCase<TestClassAnalyzer, ClassBasedTestCodeFix>
    {
        Source = source,
        FixedSource = fixedSource,
        References = ForeignReferences.Of(framework),
    }.RunAsync();
}
