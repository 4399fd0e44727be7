using System.IO;
using System.Linq;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Standards.Sync;
using Xunit;

namespace Standards.Tests.Sync;

public static class InjectedSourcesTests
{
    private const string Embedded = "namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : global::System.Attribute { } }";

    private static CSharpCompilation Compile(LanguageVersion version)
    {
        var options = new CSharpParseOptions(version);
        string[] sources = [Embedded, InjectedSources.Create, InjectedSources.Skip, InjectedSources.Calls];
        return CSharpCompilation.Create("Injected" + version, sources.Select(s => CSharpSyntaxTree.ParseText(s, options)), Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public static void Sources_CompileWithoutWarning(LanguageVersion version)
        => Assert.Empty(Compile(version).GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity > DiagnosticSeverity.Hidden));

    [Fact]
    public static void HintNames_SayAttribute()
    {
        Assert.Contains("Attribute", InjectedSources.CreateHintName);
        Assert.Contains("Attribute", InjectedSources.SkipHintName);
    }

    [Fact]
    public static void TwoProjectsWithSharedInternals_CompileWithoutWarning()
    {
        var library = GeneratorHost.Create(("/l/L.cs", """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]"""));
        library = (library with { Compilation = library.Compilation.WithAssemblyName("Library") }).Run();
        var host = GeneratorHost.Create(("/p/A.cs", "using System.Threading.Tasks; using Standards; partial class A { [CreateSyncVersion] public async Task XAsync() { await Task.Delay(1); } }"));
        host = (host with { Compilation = host.Compilation.AddReferences(library.Output.ToMetadataReference()) }).Run();
        Assert.Empty(host.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity > DiagnosticSeverity.Hidden));
    }

    [Fact]
    public static void WhenAll_RunsEveryCallInOrder() => Run("""
        var ran = new List<string>();
        SyncCalls.WhenAll(() => ran.Add("a"), () => { ran.Add("b"); });
        var values = SyncCalls.WhenAll(() => 1, () => 2);
        SyncCalls.WhenAll(new[] { 3, 4 }, x => { ran.Add(x.ToString()); });
        var squares = SyncCalls.WhenAll(new[] { 3, 4 }, x => x * x);
        SyncCalls.WhenAll(new[] { 5, 6 }, (x, i) => { ran.Add(x + ":" + i); });
        var indexed = SyncCalls.WhenAll(new[] { 5, 6 }, (x, i) => x + i);
        var parsed = SyncCalls.WhenAll(new[] { "7" }, int.Parse);
        return string.Join(" ", ran) + "|" + string.Join(" ", values) + "|" + string.Join(" ", squares) + "|" + string.Join(" ", indexed) + "|" + parsed[0];
        """, "a b 3 4 5:0 6:1|1 2|9 16|5 7|7");

    [Fact]
    public static void WhenAll_ThrowsTheFirstFailureAfterAllCalls() => Run("""
        var ran = "";
        try
        {
            SyncCalls.WhenAll(
                () => { ran += "a"; },
                () => { ran += "b"; throw new OperationCanceledException(); },
                () => { ran += "c"; throw new InvalidOperationException("first"); },
                () => { ran += "d"; throw new InvalidOperationException("second"); });
        }
        catch (InvalidOperationException e)
        {
            return ran + e.Message;
        }

        return "";
        """, "abcdfirst");

    [Fact]
    public static void WhenAll_ThrowsACancellationWhenNothingElseFailed() => Run("""
        var ran = "";
        try
        {
            SyncCalls.WhenAll(new[] { 1, 2 }, x => { ran += x; if (x == 1) throw new OperationCanceledException("canceled"); return x; });
        }
        catch (OperationCanceledException e)
        {
            return ran + e.Message;
        }

        return "";
        """, "12canceled");

    [Fact]
    public static void WhenAll_RunsEachCallAsItsElementAppears() => Run("""
        var ran = "";
        IEnumerable<int> Source() { ran += "<1>"; yield return 1; ran += "<2>"; yield return 2; }
        SyncCalls.WhenAll(Source(), x => { ran += x; });
        return ran;
        """, "<1>1<2>2");

    /// <summary>Runs statements beside the injected sources, as the oldest language that must compile them.</summary>
    private static void Run(string statements, string expected)
    {
        var program = "using System; using System.Collections.Generic; using Standards; public static class Program { public static string Run() {" + statements + "} }";
        var compilation = Compile(LanguageVersion.CSharp7_3).AddSyntaxTrees(CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.CSharp7_3), cancellationToken: TestContext.Current.CancellationToken));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity > DiagnosticSeverity.Hidden));
        Assert.Equal(expected, Assembly.Load(image.ToArray()).GetType("Program")!.GetMethod("Run")!.Invoke(null, null));
    }
}
