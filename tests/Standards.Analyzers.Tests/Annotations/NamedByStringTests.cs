using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Verifiers;
using Xunit;

namespace Standards.Annotations;

public static class NamedByStringTests
{
    [Theory]
    [InlineData("throw new ArgumentNullException([|\"count\"|]);", "throw new ArgumentNullException(nameof(count));")]
    [InlineData("throw new ArgumentNullException([|@\"count\"|]);", "throw new ArgumentNullException(nameof(count));")]
    [InlineData("throw new ArgumentException(\"count\", [|\"count\"|]);", "throw new ArgumentException(\"count\", nameof(count));")]
    [InlineData("throw new ArgumentException(paramName: [|\"count\"|], message: \"count\");", "throw new ArgumentException(paramName: nameof(count), message: \"count\");")]
    [InlineData("throw new ArgumentOutOfRangeException(/* a */ [|\"count\"|] /* b */, \"wrong\");", "throw new ArgumentOutOfRangeException(/* a */ nameof(count) /* b */, \"wrong\");")]
    [InlineData("ArgumentNullException Make() => new([|\"count\"|]);", "ArgumentNullException Make() => new(nameof(count));")]
    [InlineData("ArgumentNullException.ThrowIfNull(count, [|\"count\"|]);", "ArgumentNullException.ThrowIfNull(count, nameof(count));")]
    [InlineData("throw new ArgumentNullException([|\"event\"|]);", "throw new ArgumentNullException(nameof(@event));")]
    [InlineData("Action<int> a = inner => throw new ArgumentNullException([|\"inner\"|]);", "Action<int> a = inner => throw new ArgumentNullException(nameof(inner));")]
    [InlineData("Action<int> a = (inner) => throw new ArgumentNullException([|\"count\"|]);", "Action<int> a = (inner) => throw new ArgumentNullException(nameof(count));")]
    [InlineData("void Local(int inner) => throw new ArgumentNullException([|\"inner\"|]);", "void Local(int inner) => throw new ArgumentNullException(nameof(inner));")]
    [InlineData("OnPropertyChanged([|\"Size\"|]);", "OnPropertyChanged(nameof(Size));")]
    [InlineData("this.OnPropertyChanged([|\"Size\"|]);", "this.OnPropertyChanged(nameof(Size));")]
    [InlineData("PropertyChanged(this, new PropertyChangedEventArgs([|\"Size\"|]));", "PropertyChanged(this, new PropertyChangedEventArgs(nameof(Size)));")]
    [InlineData("typeof(Other).GetMethod([|\"Go\"|]);", "typeof(Other).GetMethod(nameof(Other.Go));")]
    [InlineData("typeof(Other).GetProperty([|\"Name\"|], BindingFlags.Public)!.GetValue(null);", "typeof(Other).GetProperty(nameof(Other.Name), BindingFlags.Public)!.GetValue(null);")]
    [InlineData("typeof(Sample).GetField([|\"hidden\"|]);", "typeof(Sample).GetField(nameof(Sample.hidden));")]
    [InlineData("typeof(Dictionary<int, Other>).GetProperty([|\"Count\"|]);", "typeof(Dictionary<int, Other>).GetProperty(nameof(Dictionary<int, Other>.Count));")]
    [InlineData("typeof(int).GetMethod([|\"Parse\"|]);", "typeof(int).GetMethod(nameof(int.Parse));")]
    [InlineData("typeof(Derived).GetMethod([|\"Go\"|]);", "typeof(Derived).GetMethod(nameof(Derived.Go));")]
    [InlineData("_ = [|Type.GetType(\"N.Other\")|];", "_ = typeof(Other);")]
    [InlineData("_ = [|System.Type.GetType(\"N.Other+Nested\", true)|];", "_ = typeof(Other.Nested);")]
    public static Task Name_Fixes(string statement, string fixedStatement) => Fixes(Wrap(statement), Wrap(fixedStatement));

    [Theory]
    [InlineData("throw new ArgumentNullException(\"other\");")]
    [InlineData("throw new ArgumentNullException(\"Size\");")]
    [InlineData("throw new ArgumentException(\"count\");")]
    [InlineData("throw new ArgumentNullException(nameof(count));")]
    [InlineData("throw new ArgumentNullException(\"count.Value\");")]
    [InlineData("throw new Exception(\"count\");")]
    [InlineData("Console.WriteLine(\"count\");")]
    [InlineData("OnPropertyChanged(\"Missing\");")]
    [InlineData("OnPropertyChanged(\"hidden\");")]
    [InlineData("OnPropertyChanged(\"\");")]
    [InlineData("new Sample().OnPropertyChanged(\"Size\");")]
    [InlineData("System.Linq.Expressions.Expression.Property(null, \"Size\");")]
    [InlineData("typeof(Other).GetMethod(\"Missing\");")]
    [InlineData("typeof(Other).GetMethod(\"Hidden\", BindingFlags.NonPublic | BindingFlags.Static);")]
    [InlineData("typeof(Other).GetProperty(\"Go\");")]
    [InlineData("typeof(Other).GetMethod(\"get_Name\");")]
    [InlineData("typeof(Dictionary<,>).GetProperty(\"Count\");")]
    [InlineData("typeof(int?).GetProperty(\"Value\");")]
    [InlineData("GetType().GetMethod(\"Go\");")]
    [InlineData("_ = Type.GetType(\"N.Missing\");")]
    [InlineData("_ = Type.GetType(\"System.String\");")]
    [InlineData("_ = Type.GetType(\"N.Other, Elsewhere\");")]
    [InlineData("_ = Type.GetType(\"N.Open`1\");")]
    [InlineData("var pair = (\"count\", 1); _ = items[\"count\"];")]
    public static Task OtherString_DoesNotReport(string statement) => DoesNotReport(Wrap(statement));

    [Fact]
    public static Task Parameters_OfEveryKind_Fixes() => Fixes(
        """
        using System;
        class Sample(int limit)
        {
            readonly int field = limit > 3 ? limit : throw new ArgumentNullException([|"limit"|]);
            int this[int index] => throw new ArgumentNullException([|"index"|]);
            int Size { get => throw new ArgumentNullException("value"); set => throw new ArgumentNullException([|"value"|]); }
            Sample(string text) : this(3) => throw new ArgumentNullException([|"text"|]);
            public static Sample operator +(Sample left, Sample right) => throw new ArgumentNullException([|"right"|]);
            class Nested { void M() => throw new ArgumentNullException("limit"); }
        }
        class Wrong(int limit) : ArgumentNullException([|"limit"|]);
        class Older : ArgumentNullException { Older(int limit) : base([|"limit"|]) { } }
        """,
        """
        using System;
        class Sample(int limit)
        {
            readonly int field = limit > 3 ? limit : throw new ArgumentNullException(nameof(limit));
            int this[int index] => throw new ArgumentNullException(nameof(index));
            int Size { get => throw new ArgumentNullException("value"); set => throw new ArgumentNullException(nameof(value)); }
            Sample(string text) : this(3) => throw new ArgumentNullException(nameof(text));
            public static Sample operator +(Sample left, Sample right) => throw new ArgumentNullException(nameof(right));
            class Nested { void M() => throw new ArgumentNullException("limit"); }
        }
        class Wrong(int limit) : ArgumentNullException(nameof(limit));
        class Older : ArgumentNullException { Older(int limit) : base(nameof(limit)) { } }
        """);

    [Fact]
    public static Task NameThatMeansAnother_DoesNotReport() => DoesNotReport(
        """
        using System;
        class Other { public void Go() { } }
        class Sample
        {
            int Other;
            object Get() => typeof(Other).GetMethod("Go");
        }
        """);

    [Fact]
    public static Task Xunit2_Fixes() => InAttribute(ForeignReferences.XunitV2, "Xunit.MemberData([|\"Cases\"|])", "Xunit.MemberData(nameof(Cases))");

    [Fact]
    public static Task Xunit3_Fixes() => InAttribute(ForeignReferences.XunitV3, "Xunit.MemberDataAttribute([|\"Cases\"|], \"Cases\")", "Xunit.MemberDataAttribute(nameof(Cases), \"Cases\")");

    [Fact]
    public static Task XunitMemberType_Fixes() => InAttribute(ForeignReferences.XunitV3, "Xunit.MemberData([|\"Rows\"|], MemberType = typeof(Data), DisableDiscoveryEnumeration = true)", "Xunit.MemberData(nameof(Data.Rows), MemberType = typeof(Data), DisableDiscoveryEnumeration = true)");

    [Fact]
    public static Task NUnit_Fixes() => InAttribute(ForeignReferences.NUnit, "NUnit.Framework.TestCaseSource([|\"Cases\"|]), NUnit.Framework.TestCaseSource(typeof(Data), [|\"Rows\"|])", "NUnit.Framework.TestCaseSource(nameof(Cases)), NUnit.Framework.TestCaseSource(typeof(Data), nameof(Data.Rows))");

    [Fact]
    public static Task NUnitValueSource_Fixes() => Fixes(
        "class C { static int[] Cases; void M([NUnit.Framework.ValueSource([|\"Cases\"|])] int x) { } }",
        "class C { static int[] Cases; void M([NUnit.Framework.ValueSource(nameof(Cases))] int x) { } }",
        ForeignReferences.NUnit);

    [Fact]
    public static Task MSTest_Fixes() => InAttribute(ForeignReferences.MSTest, "Microsoft.VisualStudio.TestTools.UnitTesting.DynamicData([|\"Cases\"|]), Microsoft.VisualStudio.TestTools.UnitTesting.DynamicData([|\"Rows\"|], typeof(Data))", "Microsoft.VisualStudio.TestTools.UnitTesting.DynamicData(nameof(Cases)), Microsoft.VisualStudio.TestTools.UnitTesting.DynamicData(nameof(Data.Rows), typeof(Data))");

    [Fact]
    public static Task TUnit_Fixes() => InAttribute(ForeignReferences.TUnit, "TUnit.Core.MethodDataSource([|\"Cases\"|]), TUnit.Core.MethodDataSource(typeof(Data), [|\"Rows\"|])", "TUnit.Core.MethodDataSource(nameof(Cases)), TUnit.Core.MethodDataSource(typeof(Data), nameof(Data.Rows))");

    [Theory]
    [InlineData("Xunit.MemberData(\"Missing\")")]
    [InlineData("Xunit.MemberData(nameof(Cases))")]
    [InlineData("Xunit.MemberData(\"Cases\", MemberType = typeof(Data))")]
    [InlineData("Xunit.InlineData(\"Cases\")")]
    [InlineData("Xunit.Fact(DisplayName = \"Cases\")")]
    [InlineData("Xunit.Trait(\"Cases\", \"Cases\")")]
    [InlineData("System.Diagnostics.Conditional(\"Cases\")")]
    public static Task OtherAttribute_DoesNotReport(string attribute) => new RuleCase<NamedByStringAnalyzer, NamedByStringCodeFix> { Source = Attributed(attribute), References = ForeignReferences.XunitV3 }.RunAsync();

    [Fact]
    public static Task OwnAttributeOfThatName_DoesNotReport() => DoesNotReport("[System.AttributeUsage(System.AttributeTargets.All)] class MemberDataAttribute(string name) : System.Attribute; class C { static int Cases; [MemberData(\"Cases\")] void M() { } }");

    [Fact]
    public static Task Annotations_Fixes() => Fixes(
        """
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations.Schema;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;
        class Blog { public List<Post> Posts { get; set; } [InverseProperty([|"Main"|])] public List<Post> Pinned { get; set; } }
        class Post
        {
            public int BlogId { get; set; }
            [ForeignKey([|"BlogId"|]), InverseProperty([|"Posts"|])] public Blog Blog { get; set; }
            public Blog Main { get; set; }
            string name;
            [MemberNotNull([|"name"|])] void Fill() => name = "";
            [MemberNotNull([|"name"|], [|"Blog"|])] void FillBoth() { name = ""; Blog = new(); }
            [MemberNotNullWhen(true, [|"name"|])] bool TryFill() => (name = "") == "";
            [return: NotNullIfNotNull([|"text"|])] static string Trim(string text) => text;
            static void Check(bool condition, [CallerArgumentExpression([|"condition"|])] string text = "") { }
        }
        """,
        """
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations.Schema;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;
        class Blog { public List<Post> Posts { get; set; } [InverseProperty(nameof(Post.Main))] public List<Post> Pinned { get; set; } }
        class Post
        {
            public int BlogId { get; set; }
            [ForeignKey(nameof(BlogId)), InverseProperty(nameof(Blog.Posts))] public Blog Blog { get; set; }
            public Blog Main { get; set; }
            string name;
            [MemberNotNull(nameof(name))] void Fill() => name = "";
            [MemberNotNull(nameof(name), nameof(Blog))] void FillBoth() { name = ""; Blog = new(); }
            [MemberNotNullWhen(true, nameof(name))] bool TryFill() => (name = "") == "";
            [return: NotNullIfNotNull(nameof(text))] static string Trim(string text) => text;
            static void Check(bool condition, [CallerArgumentExpression(nameof(condition))] string text = "") { }
        }
        """);

    [Fact]
    public static Task ParameterInAttributeBeforeCSharp11_DoesNotReport() => new RuleCase<NamedByStringAnalyzer, NamedByStringCodeFix>
    {
        Source = "class C { static void Check(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(\"condition\")] string text = \"\") { } }",
        Language = LanguageVersion.CSharp10,
    }.RunAsync();

    [Fact]
    public static Task MvvmToolkit_Fixes() => Fixes(
        """
        using CommunityToolkit.Mvvm.ComponentModel;
        class C
        {
            int A, B;
            object Command;
            [NotifyPropertyChangedFor([|"A"|], [|"B"|]), NotifyCanExecuteChangedFor([|"Command"|])] int c;
        }
        """,
        """
        using CommunityToolkit.Mvvm.ComponentModel;
        class C
        {
            int A, B;
            object Command;
            [NotifyPropertyChangedFor(nameof(A), nameof(B)), NotifyCanExecuteChangedFor(nameof(Command))] int c;
        }
        """,
        ForeignReferences.MvvmToolkit);

    [Fact]
    public static Task EmptySource_DoesNotReport() => DoesNotReport("");

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<NamedByStringAnalyzer, NamedByStringCodeFix> { Source = Wrap("throw new ArgumentNullException(\"count\");"), Path = "C.g.cs" }.RunAsync();

    [Theory]
    [InlineData("[MemberData(\"X\")]")]
    [InlineData("[Xunit.MemberData(\"X\"] class C { [MemberData(\"X\", MemberType = typeof(int[]))] int X; }")]
    [InlineData("class C { void M(int x) { throw new System.ArgumentNullException(\"x\" } }")]
    [InlineData("class C { void M(int x) { throw new System.ArgumentNullException(\"x\", \"x\", \"x\", \"x\"); } }")]
    [InlineData("class C { void M(int x) { typeof(Missing).GetMethod(\"x\"); typeof().GetMethod(\"x\"); System.Type.GetType(\"\"); System.Type.GetType(\"C..+`\"); } }")]
    [InlineData("throw new System.ArgumentNullException(\"args\");")]
    public static Task MalformedCode_DoesNotThrow(string source) => AnalyzerRuns.AsIs(source, new NamedByStringAnalyzer());

    [Fact]
    public static Task NoReferences_DoesNotReport() => AnalyzerRuns.WithoutReferences(Wrap("throw new ArgumentNullException(\"count\"); typeof(Other).GetMethod(\"Go\");"), new NamedByStringAnalyzer());

    private static Task InAttribute(ImmutableArray<MetadataReference> references, string attribute, string fixedAttribute) => Fixes(Attributed(attribute), Attributed(fixedAttribute), references);

    private static Task Fixes(string source, string fixedSource, ImmutableArray<MetadataReference>? references = null) => new RuleCase<NamedByStringAnalyzer, NamedByStringCodeFix> { Source = source, FixedSource = fixedSource, References = references ?? [] }.RunAsync();

    private static Task DoesNotReport(string source) => new RuleCase<NamedByStringAnalyzer, NamedByStringCodeFix> { Source = source }.RunAsync();

    private static string Attributed(string attribute) =>
        $$"""
        using System.Collections.Generic;

        public class Sample
        {
            public static IEnumerable<object[]> Cases => [];

            [{{attribute}}]
            public static void Run(object x) { }
        }

        public class Data
        {
            public static IEnumerable<object[]> Rows => [];
        }
        """;

    private static string Wrap(string statement) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Reflection;

        namespace N;

        class Sample
        {
            private int hidden;
            public int Size { get; set; }
            public event PropertyChangedEventHandler PropertyChanged;
            protected virtual void OnPropertyChanged(string propertyName) { }

            void Check(object count, string @event, Dictionary<string, int> items)
            {
                {{statement}}
            }
        }

        class Other
        {
            public class Nested;
            public string Name { get; set; }
            public void Go() { }
            public void Go(int x) { }
            private static void Hidden() { }
        }

        class Derived : Other;
        class Open<T>;
        """;
}
