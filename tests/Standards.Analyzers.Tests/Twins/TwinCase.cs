using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Translation;
using Xunit;

namespace Standards.Twins;

/// <summary>Compares the pairs of a small source, as the analyzer does.</summary>
internal static class TwinCase
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    /// <summary>Members of a class with a few things to call.</summary>
    public static string Class(string members) => Usings + $$"""
        class C
        {
            private int count;
            private string? name;
            private Stream stream = Stream.Null;
            public static int Twice(int x) => 2 * x;
            public static long Twice(long x) => 2 * x;
            public int this[int i] => i;
            public virtual int Next() => 1;
            public event EventHandler? Changed;
            public void Raise() => Changed?.Invoke(this, EventArgs.Empty);

        {{members}}
        }
        """;

    public static ImmutableArray<TwinVerdict> Compare(string source, params string[] symbols) => Compare(Compilation(source, symbols));

    public static ImmutableArray<TwinVerdict> Compare(CSharpCompilation compilation, TranslationOptions? options = null)
        => TwinComparison.CompareAll(compilation, CounterpartMap.Empty, _ => options ?? TranslationOptions.Default, TestContext.Current.CancellationToken);

    public static CSharpCompilation Compilation(string source, params string[] symbols)
        => CSharpCompilation.Create("Twins", [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols(symbols).WithDocumentationMode(DocumentationMode.Diagnose), "C.cs")], Net100.References.All, Options);

    /// <summary>The only pair of the members.</summary>
    public static TwinVerdict Only(string members) => Assert.Single(Compare(Class(members)));

    /// <summary>The two methods of that return type, with those bodies.</summary>
    public static TwinVerdict Bodies(string asyncBody, string syncBody, string type = "void", string parameters = "Stream s, byte[] b, int n")
        => Only($$"""
            public async {{(type == "void" ? "Task" : $"Task<{type}>")}} RunAsync({{parameters}}, CancellationToken token = default) { {{asyncBody}} }
            public {{type}} Run({{parameters}}) { {{syncBody}} }
            """);

    public static string Line(this Location location) => location.SourceTree!.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim();

    public static string Text(this Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    /// <summary>For messages of failing tests.</summary>
    public static string Shown(this TwinVerdict verdict)
        => $"{verdict.State} {verdict.Difference?.SyncText} | {verdict.Difference?.GeneratedText} {string.Join("; ", verdict.Problems.Select(static p => p.Id + " " + p.Message))}";
}
