using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Annotations;

public static class OptionalStyleTests
{
    private const string Generic = "standards.STD5002.optional_style = nullable_generic";

    [Theory]
    [InlineData("[|Nullable<int>|] field;", "int? field;")]
    [InlineData("[|System.Nullable<int>|] field;", "int? field;")]
    [InlineData("[|global::System.Nullable<int>|] field;", "int? field;")]
    [InlineData("List<[|Nullable<DateTime>|]> field;", "List<DateTime?> field;")]
    [InlineData("[|Nullable<int>|][] field = new [|Nullable<int>|][3];", "int?[] field = new int?[3];")]
    [InlineData("[|Nullable<(int a, [|Nullable<long>|] b)>|] field;", "(int a, long? b)? field;")]
    [InlineData("[|Nullable<KeyValuePair<int, [|Nullable<int>|]>>|] field;", "KeyValuePair<int, int?>? field;")]
    [InlineData("object field = typeof([|Nullable<int>|]);", "object field = typeof(int?);")]
    [InlineData("object field = default([|Nullable<int>|]);", "object field = default(int?);")]
    [InlineData("object field = new [|Nullable<int>|](3);", "object field = new int?(3);")]
    [InlineData("object field = ([|Nullable<int>|])3;", "object field = (int?)3;")]
    [InlineData("[|Nullable<T>|] Get<T>([|Nullable<T>|] value = null) where T : struct => value;", "T? Get<T>(T? value = null) where T : struct => value;")]
    [InlineData("/* a */ [|Nullable< int >|] /* b */ field;", "/* a */ int? /* b */ field;")]
    public static Task GenericForm_FixesToMark(string member, string fixedMember) => Case(member, fixedMember, "");

    [Theory]
    [InlineData("int? field;")]
    [InlineData("object field = typeof(Nullable<>);")]
    [InlineData("string field = nameof(Nullable<int>);")]
    [InlineData("bool field = Nullable<int>.Equals(1, 2);")]
    [InlineData("bool field = System.Nullable<int>.Equals(1, 2);")]
    [InlineData("bool field = Nullable.Equals<int>(1, 2);")]
    [InlineData("bool Get(object o) => o is Nullable<int>;")]
    [InlineData("int Get(object o) => o is Nullable<int> ? 1 : 2;")]
    [InlineData("object Get(object o) => o as Nullable<int>;")]
    [InlineData("Own.Nullable<int> field;")]
    [InlineData("/// <summary><see cref=\"Nullable{T}\"/> and <see cref=\"System.Nullable{T}\"/></summary>\n    int field;")]
    public static Task WhereMarkCannotStand_DoesNotReport(string member) => Case(member, null, "");

    [Theory]
    [InlineData("[|int?|] field;", "Nullable<int> field;")]
    [InlineData("List<[|DateTime?|]> field;", "List<Nullable<DateTime>> field;")]
    [InlineData("[|(int a, [|long?|] b)?|] field;", "Nullable<(int a, Nullable<long> b)> field;")]
    [InlineData("[|int?|][] field = new [|int?|][3];", "Nullable<int>[] field = new Nullable<int>[3];")]
    [InlineData("object field = ([|int?|])3;", "object field = (Nullable<int>)3;")]
    [InlineData("[|T?|] Get<T>([|T?|] value = null) where T : struct => value;", "Nullable<T> Get<T>(Nullable<T> value = null) where T : struct => value;")]
    public static Task Mark_FixesToGenericForm(string member, string fixedMember) => Case(member, fixedMember, Generic);

    [Theory]
    [InlineData("Nullable<int> field;")]
    [InlineData("string? field;")]
    [InlineData("T? Get<T>(T? value) where T : class => value;")]
    [InlineData("T? Get<T>(T? value) => value;")]
    [InlineData("bool Get(object o) => o is int?;")]
    public static Task GenericFormOrReference_DoesNotReport(string member) => Case(member, null, Generic);

    [Fact]
    public static Task NoUsing_FixesToQualifiedName() => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix>
    {
        Source = "class C { [|int?|] x; }\nnamespace Own { class Nullable<T>; class D { [|int?|] x; } }",
        FixedSource = "class C { global::System.Nullable<int> x; }\nnamespace Own { class Nullable<T>; class D { global::System.Nullable<int> x; } }",
        Config = Generic,
    }.RunAsync();

    [Fact]
    public static Task Alias_DoesNotReport() => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix> { Source = "using N = System.Nullable<int>;\nusing L = System.Collections.Generic.List<System.Nullable<int>>;\nclass C { N x; L y; }" }.RunAsync();

    [Fact]
    public static Task AliasWithMark_DoesNotReport() => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix> { Source = "using N = int?;\nclass C { N x; }", Config = Generic }.RunAsync();

    [Fact]
    public static Task Comment_ReportsWithoutFix() => Case("[|Nullable</* count */ int>|] field;", null, "");

    [Fact]
    public static Task InvalidOption_MeansMark() => Case("[|Nullable<int>|] field; int? other;", "int? field; int? other;", "standards.STD5002.optional_style = optional");

    [Fact]
    public static Task OptionOfOneFile_AppliesToIt() => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix>
    {
        Source = "using System;\nclass C { [|Nullable<int>|] x; int? y; }",
        FixedSource = "using System;\nclass C { int? x; int? y; }",
        Others = [("Old/D.cs", "using System;\nclass D { Nullable<int> x; }")],
        Config = "\n[Old/*.cs]\n" + Generic,
    }.RunAsync();

    [Fact]
    public static Task EmptySource_DoesNotReport() => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix> { Source = "" }.RunAsync();

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix> { Source = "class C { System.Nullable<int> x; }", Path = "C.g.cs" }.RunAsync();

    [Theory]
    [InlineData("class C { Nullable< x; Nullable<int y; Nullable<string> z; Nullable<Missing> w; ? v; }")]
    [InlineData("using System; class C { Nullable<")]
    public static Task MalformedCode_DoesNotThrow(string source) => AnalyzerRuns.AsIs(source, new OptionalStyleAnalyzer());

    [Fact]
    public static Task NoReferences_DoesNotReport() => AnalyzerRuns.WithoutReferences("class C { System.Nullable<int> x; }", new OptionalStyleAnalyzer());

    private static Task Case(string member, string? fixedMember, string config) => new RuleCase<OptionalStyleAnalyzer, OptionalStyleCodeFix>
    {
        Source = Wrap(member),
        FixedSource = fixedMember is null ? null : Wrap(fixedMember),
        Config = config,
    }.RunAsync();

    private static string Wrap(string member) =>
        $$"""
        using System;
        using System.Collections.Generic;

        namespace Own { class Nullable<T>; }

        class C
        {
            {{member}}
        }
        """;
}
