using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;
using Standards.Tests.Sync;
using Xunit;

namespace Standards.Twins;

/// <summary>STD1007 and STD1008: on where the option is, and nowhere else.</summary>
public static class TwinAnalyzerTests
{
    private const string Equal = "public async Task AAsync() { await stream.FlushAsync(); }\npublic void A() { stream.Flush(); }";
    private const string Different = "public async Task BAsync() { await stream.FlushAsync(); count++; }\npublic void B() { stream.Flush(); }";

    private static readonly HostOptions On = HostOptions.File("C.cs", SyncOptions.Twins.Name, "true");

    [Fact]
    public static async Task OptionOn_Reports()
    {
        var found = await Analyze(On, ("C.cs", TwinCase.Class(Equal + "\n" + Different)));

        Assert.Equal(["STD1007 Info A", "STD1008 Warning }"], found.Select(static d => $"{d.Id} {d.Severity} {d.Location.Text()}"));
        Assert.Equal("'A' is what '[CreateSyncVersion]' on 'AAsync' gives; delete it and put the attribute there", found[0].GetMessage());
        Assert.Equal("'B' and 'BAsync' do not do the same: 'nothing more' here, where the sync version would have 'count++;'", found[1].GetMessage());
        Assert.Equal(["AAsync", "count++;"], found.Select(static d => Assert.Single(d.AdditionalLocations).Text()));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("maybe")]
    [InlineData(null)]
    public static async Task OptionOff_DoesNotReport(string? value)
        => Assert.Empty(await Analyze(value is null ? HostOptions.None : HostOptions.File("C.cs", SyncOptions.Twins.Name, value), ("C.cs", TwinCase.Class(Equal + "\n" + Different))));

    [Fact]
    public static async Task OptionOfAnotherFile_DoesNotReport()
        => Assert.Equal(["D.cs"], (await Analyze(HostOptions.File("D.cs", SyncOptions.Twins.Name, "true"), ("C.cs", TwinCase.Class(Equal)), ("D.cs", TwinCase.Class(Equal).Replace("class C", "class D")))).Select(static d => d.Location.SourceTree!.FilePath));

    [Fact]
    public static async Task TwinsInTwoFiles_ReportWhereTheHandwrittenOneStands()
    {
        var found = await Analyze(HostOptions.File("Sync.cs", SyncOptions.Twins.Name, "true"),
            ("Async.cs", "using System.Threading.Tasks; partial class C { public async Task<int> AAsync() { await Task.Yield(); return 1; } }"),
            ("Sync.cs", "partial class C { public int A() => 1; }"));

        Assert.Equal("Sync.cs", Assert.Single(found).Location.SourceTree!.FilePath);
    }

    [Fact]
    public static async Task NotTranslatable_DoesNotReport()
        => Assert.Empty(await Analyze(On, ("C.cs", TwinCase.Class("public async Task AAsync() { await Task.WhenAny(Task.Delay(1)); }\npublic void A() { }"))));

    [Fact]
    public static async Task AsyncMemberThatAsks_DoesNotReport()
        => Assert.Empty(await Analyze(On, ("C.cs", TwinCase.Class("[Standards.CreateSyncVersion] " + Equal).Replace("class C", "partial class C"))));

    [Fact]
    public static async Task SkippedMember_DoesNotReport()
        => Assert.Empty(await Analyze(On, ("C.cs", TwinCase.Class("[Standards.SkipSyncVersion] " + Equal))));

    [Fact]
    public static async Task CallOfAGeneratedMember_Reports()
    {
        // What the generator added is in the compilation, and is not there twice.
        var found = await Analyze(On, ("C.cs", TwinCase.Class("""
            [Standards.CreateSyncVersion] public async Task<int> InnerAsync() { await stream.FlushAsync(); return 1; }
            public async Task<int> OuterAsync() => await InnerAsync();
            public int Outer() => Inner();
            """).Replace("class C", "partial class C")));

        Assert.Equal("STD1007", Assert.Single(found).Id);
    }

    [Fact]
    public static async Task GeneratedFile_DoesNotReport()
        => Assert.Empty(await Analyze(HostOptions.File("C.g.cs", SyncOptions.Twins.Name, "true"), ("C.g.cs", TwinCase.Class(Equal))));

    [Theory]
    [InlineData("")]
    [InlineData("class")]
    [InlineData("class C { async Task AAsync( void A(")]
    public static async Task MalformedSource_DoesNotReport(string source) => Assert.Empty(await Analyze(On, ("C.cs", source)));

    [Fact]
    public static async Task Off_RegistersNothing()
    {
        var counting = HostOptions.None;
        var compilation = GeneratorHost.Create(counting, ("C.cs", TwinCase.Class(Equal))).Compilation;
        var run = new CompilationWithAnalyzers(compilation, [new TwinAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([], counting), null, true, true, false));
        await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var telemetry = await run.GetAnalyzerTelemetryInfoAsync(run.Analyzers[0], TestContext.Current.CancellationToken);

        Assert.Equal(0, telemetry.SyntaxNodeActionsCount + telemetry.OperationActionsCount + telemetry.SemanticModelActionsCount + telemetry.SymbolActionsCount + telemetry.CompilationEndActionsCount);
    }

    private static async Task<List<Diagnostic>> Analyze(HostOptions options, params (string Path, string Text)[] sources)
        => [.. (await GeneratorHost.Create(options, sources).Run().Analyze(new TwinAnalyzer())).OrderBy(static d => d.Id, System.StringComparer.Ordinal)];
}
