using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Tests.Sync;
using Xunit;

namespace Standards.DataAccess;

public static class LegacySymbolsFileTests
{
    private const string Source = """
        namespace A
        {
            public class B { public B(int size) { } public void Load(int a) { } public void Load(string a) { } public int Count => 0; }
            public class Reader<T> { }
        }
        namespace A.Storage { public class C { } }
        """;

    private static async Task<string> Report(string text, string path = "/p/LegacySymbols.txt")
    {
        var compilation = CSharpCompilation.Create("Tests", [GeneratorHost.Parse(("/p/A.cs", Source))], Net100.References.All, new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        var host = GeneratorHost.Create(HostOptions.None, [new HostText(path, text)], compilation);
        var diagnostics = await host.Analyze(new LegacySymbolsFileAnalyzer());
        return string.Join("\n", diagnostics.OrderBy(static d => d.Location.GetLineSpan().StartLinePosition).Select(static d => $"{d.Location.GetLineSpan().StartLinePosition}: {d.GetMessage()}"));
    }

    [Theory]
    [InlineData("M:A.B.Load(System.Int32); A.B.Count; words")]
    [InlineData("M:A.B.Load*; M:A.B.Load(System.String)")]
    [InlineData("M:A.B.#ctor(System.Int32); A.B")]
    [InlineData("M:A.B.#ctor*")]
    [InlineData("T:A.Reader`1; ; words; ")]
    [InlineData("N:A.Storage; N:A")]
    [InlineData("T:A.B;write something else")]
    [InlineData("M:A.B.Load(System.Int32); ; words; composed")]
    [InlineData("M:A.B.Load*; ; ; blocked")]
    [InlineData("# anything\n// anything\n\uFEFF")]
    [InlineData("M:Npgsql.NpgsqlCommand.Go; Npgsql.NpgsqlCommand.Other")]
    [InlineData("N:Npgsql; N:MySqlConnector")]
    public static async Task ResolvedOrNotReferenced_DoesNotReport(string line) => Assert.Equal("", await Report(line));

    [Theory]
    [InlineData("M:A.B.Laod*; A.B.Load", "0,0: 'M:A.B.Laod' of 'LegacySymbols.txt' names no symbol; the nearest is 'M:A.B.Load(System.Int32)'")]
    [InlineData("M:A.B.Load(System.Int64)", "0,0: 'M:A.B.Load(System.Int64)' of 'LegacySymbols.txt' names no symbol; the nearest is 'M:A.B.Load(System.Int32)'")]
    [InlineData("M:A.B.Load*; A.B.Cont", "0,13: 'M:A.B.Cont' of 'LegacySymbols.txt' names no symbol; the nearest is 'P:A.B.Count'")]
    [InlineData("T:A.Reader; A.B", "0,0: 'T:A.Reader' of 'LegacySymbols.txt' names no symbol; the nearest is 'T:A.Reader`1'")]
    [InlineData("N:A.Storag; N:A", "0,0: 'N:A.Storag' of 'LegacySymbols.txt' names no symbol; the nearest is 'N:A.Storage'")]
    public static async Task Unresolved_Reports(string line, string expected) => Assert.Equal(expected, await Report(line));

    [Theory]
    [InlineData("A.B.Load; A.B.Count")]
    [InlineData("X:A.B")]
    [InlineData("T:A.B*")]
    [InlineData("T:A.B; two words; words")]
    [InlineData("T:A.B; ; words; sometimes")]
    [InlineData("T:A.B; ; words; ; more")]
    [InlineData(";")]
    public static async Task MalformedLine_Reports(string line)
        => Assert.Equal($"1,0: '{line}' of 'LegacySymbols.txt' names no symbol; write 'M:Type.Old(System.Int32); M:Type.New(System.Int32); message'", await Report("# comment\n" + line));

    [Fact]
    public static async Task OtherFile_DoesNotReport() => Assert.Equal("", await Report("nonsense", "/p/Other.txt"));
}
