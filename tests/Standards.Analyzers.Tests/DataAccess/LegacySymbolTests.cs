using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Standards.Verifiers;
using Xunit;

namespace Standards.DataAccess;

public static class LegacySymbolTests
{
    private const string Api = """

        namespace Acme
        {
            public class Old { public Old() { } public Old(int size) { } public int Load(int id) => id; public static int Parse(string text) => 0; public int Count => 0; public int Size; public event Action? Done; protected void OnDone() => Done?.Invoke(); }
            public class New { public New() { } public New(int size) { } public int Load(int id) => id; public static int Parse(string text) => 0; public int Count => 0; public int Size; public event Action? Done; protected void OnDone() => Done?.Invoke(); }
            public class Other { public int Load(int id) => id; }
            public class Box<T> { public T? Value; }
            public class Crate<T> { public T? Value; }
            [AttributeUsage(AttributeTargets.All)] public class OldMarkAttribute(string name) : Attribute { public string Name => name; }
            [AttributeUsage(AttributeTargets.All)] public class NewMarkAttribute(string name) : Attribute { public string Name => name; }
            public interface IStore { int Find(int id); int Find(string name); int Get(int id); T Map<T>(T item); T Convert<T>(T item); long GetLong(int id); }
            public static class Extensions { public static int First2(this string text, int a) => a; public static int Second(this string text, int a) => a; }
            public static class Tools { public static int Pick(string text, int a) => a; }
            public enum Mode { Slow, Fast }
        }
        """;

    private static Task Run(string list, string source, string? fixedSource = null)
        => LegacyCase.Own(list, "using Acme;\n" + source + Api, fixedSource is null ? null : "using Acme;\n" + fixedSource + Api);

    [Theory]
    [InlineData("class C { [|Old|] old = new [|Old|](1); }", "class C { New old = new New(1); }")]
    [InlineData("class C { Acme.[|Old|] old = new(); }", "class C { New old = new(); }")]
    [InlineData("class C { global::Acme.[|Old|]? old; }", "class C { New? old; }")]
    [InlineData("class C : [|Old|] { public C() : base(1) { } }", "class C : New { public C() : base(1) { } }")]
    [InlineData("class C(int a) : [|Old|](a);", "class C(int a) : New(a);")]
    [InlineData("class C { int Parse(string s) => /* text */ [|Old|].Parse(s); }", "class C { int Parse(string s) => /* text */ New.Parse(s); }")]
    [InlineData("class C { Type Type => typeof([|Old|]); System.Collections.Generic.List<[|Old|]>? List; bool Is(object o) => o is [|Old|]; }", "class C { Type Type => typeof(New); System.Collections.Generic.List<New>? List; bool Is(object o) => o is New; }")]
    [InlineData("class C { void M() { foreach (int i in new int[new [|Old|](size: 2).Count]) { } } }", "class C { void M() { foreach (int i in new int[new New(size: 2).Count]) { } } }")]
    public static Task Type_Fixes(string source, string fixedSource) => Run("T:Acme.Old; Acme.New", source, fixedSource);

    [Theory]
    [InlineData("T:Acme.Old; T:Acme.New")]
    [InlineData("  T:Acme.Old ;Acme.New; moved; ")]
    [InlineData("# comment\r\n// comment\r\n\r\nT:Acme.Old;Acme.New\r\n")]
    [InlineData("T:Acme.Old; Acme.New\nT:Acme.Old; Acme.Other")]
    [InlineData("T:Acme.Old; Acme.Missing\nT:Acme.Old; Acme.New")]
    public static Task Lists_AreRead(string list) => Run(list, "class C { [|Old|]? old; }", "class C { New? old; }");

    [Fact]
    public static Task UsingAlias_Fixes() => LegacyCase.Own("T:Acme.Old; Acme.New", "using Old2 = Acme.[|Old|];\nclass C { Old2? old; }" + Api, "using Old2 = Acme.New;\nclass C { Old2? old; }" + Api);

    [Theory]
    [InlineData("T:Acme.Box`1; T:Acme.Crate`1", "class C { [|Box|]<int>? a; object b = new [|Box|]<string>(); }", "class C { Crate<int>? a; object b = new Crate<string>(); }")]
    [InlineData("T:Acme.OldMarkAttribute; Acme.NewMarkAttribute", "[[|OldMark|](\"a\")] class C { [Acme.[|OldMarkAttribute|](name: \"b\")] void M() { } }", "[NewMark(\"a\")] class C { [NewMark(name: \"b\")] void M() { } }")]
    [InlineData("M:Acme.IStore.Find(System.Int32); Acme.IStore.Get", "class C { int M(IStore s) => s.[|Find|](s.[|Find|](id: 1)) + s.Find(\"a\"); }", "class C { int M(IStore s) => s.Get(s.Get(id: 1)) + s.Find(\"a\"); }")]
    [InlineData("M:Acme.IStore.Find(System.Int32); Acme.IStore.Get", "class C { Func<int, int> M(IStore s) => s.[|Find|]; }", "class C { Func<int, int> M(IStore s) => s.Get; }")]
    [InlineData("M:Acme.IStore.Map``1(``0); M:Acme.IStore.Convert``1(``0)", "class C { int M(IStore s) => s.[|Map|](1) + s.[|Map|]<int>(item: 2); }", "class C { int M(IStore s) => s.Convert(1) + s.Convert<int>(item: 2); }")]
    [InlineData("M:Acme.Extensions.First2*; Acme.Extensions.Second", "class C { int M() => \"\".[|First2|](1) + Extensions.[|First2|](a: 1, text: \"\"); }", "class C { int M() => \"\".Second(1) + Extensions.Second(a: 1, text: \"\"); }")]
    [InlineData("M:Acme.Old.Parse(System.String); Acme.New.Parse", "class C { int M() => Old.[|Parse|](\"\"); Func<string, int> F => Acme.Old.[|Parse|]; }", "class C { int M() => New.Parse(\"\"); Func<string, int> F => New.Parse; }")]
    [InlineData("P:Acme.Old.Count; Acme.Old.Size", "class C { int M(Old o) => o.[|Count|]; }", "class C { int M(Old o) => o.Size; }")]
    [InlineData("F:Acme.Mode.Slow; F:Acme.Mode.Fast", "class C { Mode M(Mode m = Mode.[|Slow|]) => m; }", "class C { Mode M(Mode m = Mode.Fast) => m; }")]
    [InlineData("M:Acme.Old.#ctor(System.Int32); Acme.New", "class C { object a = new [|Old|](1), b = new Old(); }", "class C { object a = new New(1), b = new Old(); }")]
    public static Task Member_Fixes(string list, string source, string fixedSource) => Run(list, source, fixedSource);

    [Theory]
    [InlineData("T:Acme.Old", "class C { [|Old|]? old; }")]
    [InlineData("T:Acme.Old; another type", "class C { [|Old|]? old; }")]
    [InlineData("T:Acme.Old; Acme.Missing", "class C { [|Old|]? old; }")]
    [InlineData("T:Acme.Old; Acme.Other", "class C { [|Old|]? old; }")]
    [InlineData("T:Acme.Box`1; Acme.Other", "class C { [|Box|]<int>? old; }")]
    [InlineData("M:Acme.IStore.Find(System.Int32); Acme.IStore.GetLong", "class C { int M(IStore s) => (int)s.[|Find|](1); Func<int, int> F(IStore s) => s.[|Find|]; }")]
    [InlineData("M:Acme.Old.Load(System.Int32); Acme.Other.Load", "class C { int M(Old s) => s.[|Load|](1); }")]
    [InlineData("M:Acme.Extensions.First2*; Acme.Tools.Pick", "class C { int M() => \"\".[|First2|](1); }")]
    [InlineData("M:Acme.Old.#ctor(System.Int32)", "class C : Old { C() : [|base|](1) { } object a = new Old(); Old b = [|new|](1); }")]
    [InlineData("E:Acme.Old.Done", "class C { void M(Old o) => o.[|Done|] += () => { }; }")]
    [InlineData("M:Acme.IStore.Find*", "class C { int M(IStore? s) => s?.[|Find|](1) ?? 0; }")]
    public static Task NoReplacementOfTheSameForm_ReportsOnly(string list, string source) => Run(list, source);

    [Fact]
    public static Task VoidCallAsStatement_Fixes() => Run(
        "M:Acme.IStore.Find(System.Int32); Acme.IStore.GetLong",
        "class C { void M(IStore s) { s.[|Find|](1); } }",
        "class C { void M(IStore s) { s.GetLong(1); } }");

    [Theory]
    [InlineData("class C { string Name => nameof(Old) + nameof(Acme.Old.Load) + nameof(Old.Parse); }")]
    [InlineData("/// <summary><see cref=\"Old\"/> and <see cref=\"Acme.Old.Load(int)\"/></summary>\nclass C { }")]
    [InlineData("/* Old */ class C { string Old => \"Old\"; int Load; void M() { var Parse = Old; } } // Old.Load")]
    [InlineData("namespace B { class Old { int Load(int id) => id; Old Self() => new Old(); } }")]
    [InlineData("class Derived { class Inner { } void Old() { Old(); } }")]
    [InlineData("")]
    public static Task OtherThings_DoesNotReport(string source) => Run("T:Acme.Old; Acme.New\nM:Acme.Old.Load(System.Int32)", source);

    [Fact]
    public static Task UseInsideTheLegacyType_DoesNotReport() => LegacyCase.Own("T:Old\nM:User.Load*", "class Old { Old Copy() => new Old(); class Part { Old? owner; } } class User { int Load() => Load(1); int Load(int a) => a; }");

    [Fact]
    public static Task Overrides_Report() => LegacyCase.Own(
        "M:Base.Run(System.Int32)",
        "class Base { public virtual void Run(int a) { } } class C : Base { public override void Run(int a) => base.Run(a); } class D { void M(C c) => c.[|Run|](1); }");

    [Fact]
    public static Task Namespaces_Fix() => LegacyCase.Own(
        "N:Acme.Old; N:Acme.New",
        "using [|Old|].A;\nnamespace Acme { using [|Old|]; class C { [|Old|].Thing? a; Thing? b; } }\nnamespace Acme.Old { public class Thing; } namespace Acme.New { public class Thing; } namespace Old.A { public class X; }".Replace("using [|Old|].A;", "using Old.A;"),
        "using Old.A;\nnamespace Acme { using Acme.New; class C { Acme.New.Thing? a; Thing? b; } }\nnamespace Acme.Old { public class Thing; } namespace Acme.New { public class Thing; } namespace Old.A { public class X; }");

    [Theory]
    [InlineData("T:Acme.Old; Acme.New; it is slow", "'Old' is a legacy API", "use 'New': it is slow")]
    [InlineData("T:Acme.Old; Acme.New", "'Old' is a legacy API", "use 'New'")]
    [InlineData("T:Acme.Old; ; it is slow", "'Old' is a legacy API", "it is slow")]
    [InlineData("T:Acme.Old;it is slow", "'Old' is a legacy API", "it is slow")]
    [InlineData("T:Acme.Old", "'Old' is a legacy API", "replace it")]
    [InlineData("T:Acme.Old; T:Elsewhere.Box`1", "'Old' is a legacy API", "use 'Elsewhere.Box'")]
    public static Task Message_SaysWhatToUse(string list, string finding, string advice) => new RuleCase<LegacySymbolAnalyzer, EmptyCodeFixProvider>
    {
        Source = "class C { Acme.{|#0:Old|}? old; } namespace Acme { public class Old { } public class New { } }",
        AdditionalFiles = [("LegacySymbols.txt", list)],
        Expected = [new DiagnosticResult(Rules.LegacySymbol).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments(finding, advice)],
    }.RunAsync();

    [Fact]
    public static Task VerbatimName_Fixes() => Run("T:Acme.Old; Acme.New", "class C { [|@Old|]? old; }", "class C { New? old; }");

    [Fact]
    public static Task MalformedCode_Reports() => LegacyCase.Own("T:Old; New\nM:Old.Load*; New.Load\nM:Old.#ctor", "class Old { void Load() } class New { } class C : [|Old|] { Old ( => new Old( ; new Load. Load(", allowCompilerErrors: true);

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = "// <auto-generated/>\nclass C { Old old; } class Old { }",
        AdditionalFiles = [("LegacySymbols.txt", "T:Old")],
        Nullable = NullableContextOptions.Disable,
    }.RunAsync();

    [Fact]
    public static Task OtherFileName_IsNotRead() => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = "class C { Old? old; } class Old { }",
        AdditionalFiles = [("MyLegacySymbols.txt", "T:Old")],
    }.RunAsync();

    [Theory]
    [InlineData("standards.STD4002.allowed_symbols = Acme.Old")]
    [InlineData("standards.STD4002.allowed_symbols = Other, Acme")]
    public static Task AllowedSymbol_DoesNotReport(string config) => LegacyCase.Own("T:Acme.Old; Acme.New", "class C { Acme.Old? old; }" + Api, config: config);

    [Theory]
    [InlineData("standards.STD4002.allowed_symbols = Acme.Ol")]
    [InlineData("standards.STD4002.curated_list = false")]
    public static Task OtherOptions_Report(string config) => LegacyCase.Own("T:Acme.Old; Acme.New", "class C { Acme.[|Old|]? old; }" + Api, "class C { Acme.New? old; }".Replace("Acme.New?", "Acme.New?") + Api, config: config);
}
