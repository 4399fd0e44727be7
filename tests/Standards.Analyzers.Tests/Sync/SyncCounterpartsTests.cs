using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Standards.Translation;
using Xunit;

namespace Standards.Tests.Sync;

public static class SyncCounterpartsTests
{
    private const string Source = """
        using System.Threading.Tasks;
        namespace A
        {
            public class B
            {
                public B() { }
                public Task FetchAsync(int a) => Task.CompletedTask;
                public Task<T> EachAsync<T>(T a) => Task.FromResult(a);
                public void Load(int a) { }
                public T Each<T>(T a) => a;
                public int Value { get; }
            }
            public class AsyncReader<T> { }
            public class Reader<T> { }
            public static class Extensions { public static Task GoAsync(this B b) => Task.CompletedTask; }
        }
        """;

    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Tests", [GeneratorHost.Parse(("/p/A.cs", Source))], Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static CounterpartMap Map(string text) => CounterpartMap.Parse([("/p/SyncCounterparts.txt", text)]);

    private static ISymbol Symbol(string id) => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, Compilation)!;

    private static async Task<string> Report(string text)
    {
        var host = GeneratorHost.Create(HostOptions.None, [new HostText("/p/SyncCounterparts.txt", text)], Compilation);
        var diagnostics = await host.Analyze(new SyncCounterpartsAnalyzer());
        return string.Join("\n", diagnostics.OrderBy(static d => d.Location.GetLineSpan().StartLinePosition).Select(static d => $"{d.Location.GetLineSpan().StartLinePosition}: {d.GetMessage()}"));
    }

    [Theory]
    [InlineData("M:A.B.FetchAsync(System.Int32)", "M:A.B.Load(System.Int32)")]
    [InlineData("M:A.B.FetchAsync(System.Int32)", "P:A.B.Value")]
    [InlineData("M:A.B.EachAsync``1(``0)", "M:A.B.Each``1(``0)")]
    [InlineData("T:A.AsyncReader`1", "T:A.Reader`1")]
    [InlineData("M:A.Extensions.GoAsync(A.B)", "M:A.B.Load(System.Int32)")]
    [InlineData("M:A.B.#ctor", "M:A.B.Load(System.Int32)")]
    public static void Entry_IsFound(string from, string to)
        => Assert.Equal(Symbol(to), Map($"# comment\n\n// comment\r\n  {from}  ->  {to}\r\n").Find(Symbol(from), Compilation), SymbolEqualityComparer.Default);

    [Fact]
    public static void ConstructedSymbols_AreFoundByDefinition()
    {
        var map = Map("M:A.B.EachAsync``1(``0) -> M:A.B.Each``1(``0)\nT:A.AsyncReader`1 -> T:A.Reader`1\nM:A.Extensions.GoAsync(A.B) -> P:A.B.Value");
        var text = Compilation.GetSpecialType(SpecialType.System_String);
        Assert.Equal("Each", map.Find(((IMethodSymbol)Symbol("M:A.B.EachAsync``1(``0)")).Construct(text), Compilation)!.Name);
        Assert.Equal("Reader", map.FindType(((INamedTypeSymbol)Symbol("T:A.AsyncReader`1")).Construct(text), Compilation)!.Name);
        Assert.Equal("Value", map.Find(((IMethodSymbol)Symbol("M:A.Extensions.GoAsync(A.B)")).ReduceExtensionMethod((ITypeSymbol)Symbol("T:A.B"))!, Compilation)!.Name);
        Assert.Null(map.FindType(text, Compilation));
    }

    [Fact]
    public static void EmptyMap_FindsNothing()
    {
        Assert.Same(CounterpartMap.Empty, Map("# nothing\n"));
        Assert.Null(CounterpartMap.Empty.Find(Symbol("M:A.B.FetchAsync(System.Int32)"), Compilation));
        Assert.Null(CounterpartMap.Empty.FindType((ITypeSymbol)Symbol("T:A.B"), Compilation));
    }

    [Fact]
    public static void EqualContent_IsEqual()
    {
        Assert.Equal(Map("T:A -> T:B"), Map("# moved\nT:A->T:B"));
        Assert.Equal(Map("T:A -> T:B").GetHashCode(), Map("T:A->T:B").GetHashCode());
        Assert.NotEqual(Map("T:A -> T:B"), Map("T:A -> T:C"));
    }

    [Theory]
    [InlineData("/p/SyncCounterparts.txt", true)]
    [InlineData(@"C:\p\synccounterparts.txt", true)]
    [InlineData("SyncCounterparts.txt", true)]
    [InlineData("/p/MySyncCounterparts.txt", false)]
    [InlineData("/p/SyncCounterparts.txt.bak", false)]
    public static void FileName_IsRecognized(string path, bool expected) => Assert.Equal(expected, CounterpartMap.IsFile(path));

    [Theory]
    [InlineData("M:A.B.FetchAsync(System.Int32) -> M:A.B.Load(System.Int32)")]
    [InlineData("# anything")]
    [InlineData("M:Npgsql.NpgsqlCommand.GoAsync -> M:Npgsql.NpgsqlCommand.Go")]
    [InlineData("T:Npgsql.Internal.X -> T:Npgsql.Internal.Y")]
    [InlineData("T:Elsewhere -> T:A.B")]
    public static async Task ResolvedOrNotReferenced_DoesNotReport(string line) => Assert.Equal("", await Report(line));

    [Theory]
    [InlineData("M:A.B.FetchAsync(System.Int32) -> M:A.B.Laod(System.Int32)", "0,34: 'M:A.B.Laod(System.Int32)' of 'SyncCounterparts.txt' names no symbol; the nearest is 'M:A.B.Load(System.Int32)'")]
    [InlineData("M:A.B.FetchAsync(System.Int64) -> P:A.B.Value", "0,0: 'M:A.B.FetchAsync(System.Int64)' of 'SyncCounterparts.txt' names no symbol; the nearest is 'M:A.B.FetchAsync(System.Int32)'")]
    [InlineData("T:A.AsyncReader -> T:A.Reader`1", "0,0: 'T:A.AsyncReader' of 'SyncCounterparts.txt' names no symbol; the nearest is 'T:A.AsyncReader`1'")]
    [InlineData("T:A.Quite.Other -> T:A.Reader`1", "")]
    [InlineData("T:A.QuiteOther -> T:A.Reader`1", "0,0: 'T:A.QuiteOther' of 'SyncCounterparts.txt' names no symbol")]
    [InlineData("M:A.C.FetchAsync -> M:A.B.Load(System.Int32)", "0,0: 'M:A.C.FetchAsync' of 'SyncCounterparts.txt' names no symbol")]
    public static async Task Unresolved_Reports(string line, string expected) => Assert.Equal(expected, await Report(line));

    [Theory]
    [InlineData("M:A.B.FetchAsync(System.Int32)")]
    [InlineData("A.B.FetchAsync -> A.B.Load")]
    [InlineData("T:A.B -> M:A.B.Load(System.Int32)")]
    [InlineData("-> T:A.B")]
    public static async Task MalformedLine_Reports(string line)
        => Assert.Equal($"1,0: '{line}' of 'SyncCounterparts.txt' names no symbol; write 'M:Type.MemberAsync -> M:Type.Member'", await Report("# comment\n" + line));

    [Fact]
    public static async Task OtherFile_DoesNotReport()
    {
        var host = GeneratorHost.Create(HostOptions.None, [new HostText("/p/Other.txt", "nonsense")], Compilation);
        Assert.Empty(await host.Analyze(new SyncCounterpartsAnalyzer()));
    }
}
