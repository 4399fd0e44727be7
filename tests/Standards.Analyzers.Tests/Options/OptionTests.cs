using System.Linq;
using System.Threading.Tasks;
using Standards.Options;
using Standards.Tests.Sync;
using Standards.Translation;
using Xunit;

namespace Standards.Tests.Options;

public static class OptionTests
{
    private const string Path = "/p/A.cs";

    private static Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions With(string key, string value) => HostOptions.Global(key, value).GlobalOptions;

    [Fact]
    public static void NoOption_MeansTheDefault()
    {
        var none = HostOptions.None.GlobalOptions;
        Assert.Equal(TranslationOptions.Default, SyncOptions.ForTranslation(none));
        Assert.False(SyncOptions.Committed.Get(none));
        Assert.False(SyncOptions.Twins.Get(none));
    }

    [Fact]
    public static void Values_AreRead()
    {
        Assert.True(SyncOptions.Committed.Get(With("standards.sync.output", "committed")));
        Assert.True(SyncOptions.KeepCancellationToken.Get(With("standards.sync.cancellation", " Keep ")));
        Assert.False(SyncOptions.NullableDirective.Get(With("standards.sync.nullable_directive", "FALSE")));
        Assert.True(SyncOptions.ExcludeFromCoverage.Get(With("standards.sync.coverage", "exclude")));
        Assert.True(SyncOptions.Twins.Get(With("standards.sync.twins", "true")));
    }

    [Fact]
    public static void List_IsRead()
    {
        var option = Option.List("standards.STD0000.names", "x");
        Assert.Equal(["x"], option.Get(HostOptions.None.GlobalOptions));
        Assert.Equal(["a", "b c"], option.Get(With("standards.STD0000.names", " a, ,b c,")));
        Assert.True(option.Accepts("anything"));
    }

    [Fact]
    public static void Registry_NamesEachOptionOnce()
        => Assert.Equal(OptionRegistry.All.Length, OptionRegistry.All.Select(static option => option.Name.ToLowerInvariant()).Distinct().Count());

    [Fact]
    public static async Task InvalidValue_ReportsOnce()
    {
        var values = new System.Collections.Generic.Dictionary<string, string> { ["standards.sync.output"] = "disk", ["standards.sync.twins"] = "true" };
        var other = new System.Collections.Generic.Dictionary<string, string> { ["standards.sync.output"] = "disk", ["standards.sync.coverage"] = "unset" };
        var host = GeneratorHost.Create(new HostOptions([], new() { [Path] = values, ["/p/B.cs"] = other }), (Path, ""), ("/p/B.cs", ""));
        var diagnostic = Assert.Single(await host.Analyze(new InvalidOptionAnalyzer()));
        Assert.Equal("STD0001", diagnostic.Id);
        Assert.Equal("Option 'standards.sync.output' has the value 'disk'; write one of: generated, committed", diagnostic.GetMessage());
        Assert.Equal(Microsoft.CodeAnalysis.Location.None, diagnostic.Location);
        Assert.False(SyncOptions.Committed.Get(With("standards.sync.output", "disk")));
    }

    [Fact]
    public static async Task ValidValue_DoesNotReport()
        => Assert.Empty(await GeneratorHost.Create(HostOptions.File(Path, "standards.sync.output", "generated"), (Path, "")).Analyze(new InvalidOptionAnalyzer()));
}
