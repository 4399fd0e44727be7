using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;
using Xunit;

namespace Standards.Tests.Sync;

public static class VerdictTests
{
    private const string NotPartial = """
        using System.Threading.Tasks;
        using Standards;

        public class Repository
        {
            [CreateSyncVersion]
            public async Task SaveAsync()
            {
                await Task.Delay(1);
            }
        }
        """;

    [Fact]
    public static void Verdicts_SurviveWritingAndReading()
    {
        Verdict[] verdicts =
        [
            new("STD1003", "Data/A|B.cs", "0123456789abcdef", 0, 120, -40, 7, ImmutableArray.Create("a\\b|c\r\nd\u2028e\u0085", "", "ß € 日本")),
            new("STD1012", "../x.cs", "fedcba9876543210", 3, 1, 0, 0, ImmutableArray<string>.Empty),
        ];
        var text = VerdictFile.Write(verdicts)!;
        Assert.Equal(verdicts, VerdictFile.Read(SourceText.From(text)));
        Assert.All(SourceText.From(text).Lines, static line => Assert.True(line.Span.IsEmpty || line.ToString().StartsWith("//", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// STD1003")]
    [InlineData("// STD1003|a|b|x|1|1|1")]
    [InlineData("// STD1003|a|b|99999999999|1|1|1")]
    public static void MalformedLine_IsPassedOver(string line) => Assert.Empty(VerdictFile.Read(SourceText.From(line)));

    [Fact]
    public static void NoVerdicts_WritesNoFile() => Assert.Null(VerdictFile.Write([]));

    [Fact]
    public static async Task Refusal_Reports()
    {
        var host = GeneratorHost.Create(("/p/Repository.cs", NotPartial)).Run();
        Assert.Equal(VerdictFile.HintName, Assert.Single(host.Sources).HintName);
        Assert.Empty(host.Result.Diagnostics);

        var diagnostic = Assert.Single(await host.Analyze(new SyncVerdictAnalyzer()));
        Assert.Equal("STD1005", diagnostic.Id);
        Assert.Same(host.Tree("/p/Repository.cs"), diagnostic.Location.SourceTree);
        Assert.Equal("Repository", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public static async Task ProjectDirectory_KeepsMachinePathsOut()
    {
        var host = GeneratorHost.Create(HostOptions.Global("build_property.ProjectDir", "/p/"), ("/p/Data/Repository.cs", NotPartial)).Run();
        Assert.DoesNotContain("/p/", Assert.Single(host.Sources).SourceText.ToString());
        Assert.Single(await host.Analyze(new SyncVerdictAnalyzer()));
    }

    [Fact]
    public static async Task EditAboveTheMember_ReportsAtItsNewPlace()
    {
        var host = GeneratorHost.Create(("/p/Repository.cs", NotPartial)).Run().Edit("/p/Repository.cs", "using Standards;", "using Standards;\n\n// A comment.");
        var diagnostic = Assert.Single(await host.Analyze(new SyncVerdictAnalyzer()));
        Assert.Equal("Repository", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public static async Task ChangedMember_DoesNotReport()
    {
        var host = GeneratorHost.Create(("/p/Repository.cs", NotPartial)).Run().Edit("/p/Repository.cs", "Delay(1)", "Delay(2)");
        Assert.Empty(await host.Analyze(new SyncVerdictAnalyzer()));
    }

    [Fact]
    public static async Task EqualMembers_ReportEachAtItsPlace()
    {
        var twice = NotPartial + "\n" + NotPartial.Substring(NotPartial.IndexOf("public class", System.StringComparison.Ordinal)).Replace("Repository", "Second");
        var host = GeneratorHost.Create(("/p/Repository.cs", twice)).Run();
        var diagnostics = await host.Analyze(new SyncVerdictAnalyzer());
        Assert.Equal(["Repository", "Second"], diagnostics.Select(d => twice.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)).Order());
    }

    [Fact]
    public static async Task Pragma_DoesNotReport()
    {
        var host = GeneratorHost.Create(("/p/Repository.cs", "#pragma warning disable STD1005\n" + NotPartial)).Run();
        Assert.True((await host.Analyze(new SyncVerdictAnalyzer())).All(static d => d.IsSuppressed));
    }

    [Fact]
    public static async Task NoGenerator_DoesNotReport()
    {
        var host = GeneratorHost.Create(("/p/Repository.cs", NotPartial));
        var analysis = host.Compilation.WithAnalyzers([new SyncVerdictAnalyzer()]);
        Assert.Empty(await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("build_property.RunAnalyzers")]
    [InlineData("build_property.RunAnalyzersDuringBuild")]
    public static void AnalyzersOff_GeneratorReports(string property)
    {
        var host = GeneratorHost.Create(HostOptions.Global(property, "false"), ("/p/Repository.cs", NotPartial)).Run();
        Assert.Empty(host.Sources);
        var diagnostic = Assert.Single(host.Result.Diagnostics);
        Assert.Equal("STD1005", diagnostic.Id);
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal("/p/Repository.cs", place.Path);
        Assert.Equal(new LinePosition(3, 13), place.StartLinePosition);
    }

    [Fact]
    public static void AnalyzersOnButNotDuringBuild_GeneratorDoesNotReport()
    {
        var options = new HostOptions(new() { ["build_property.RunAnalyzers"] = "true", ["build_property.RunAnalyzersDuringBuild"] = "false" }, []);
        Assert.Empty(GeneratorHost.Create(options, ("/p/Repository.cs", NotPartial)).Run().Result.Diagnostics);
    }
}
