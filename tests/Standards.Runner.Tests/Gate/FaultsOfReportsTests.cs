using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate.Checks;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Terminal;
using Standards.Testing;
using Xunit;

namespace Standards.Gate;

/// <summary>Reports that were made elsewhere (<c>--results</c>), and damaged on the way: the checks that read them say so and block, and the others go on.</summary>
public static class FaultsOfReportsTests
{
    private const string Passing = """<test name="T.A" type="T" method="A" result="Pass"><traits><trait name="Backend" value="postgresql" /></traits></test>""";
    private const int Hundred = 100 << 20;

    private static readonly StandardsPolicy Policy = new() { Backends = [new BackendPolicy { Name = "postgresql" }] };

    [Theory]
    [InlineData("", "is not well-formed XML: root element is missing")]
    [InlineData("<assemblies><assembly><collection><test name=\"T.A\" result=\"Pa", "is not well-formed XML: ")]
    [InlineData("<assemblies><assembly><collection></assembly>", "is not well-formed XML: ")]
    [InlineData("<html><body>502 Bad Gateway</body></html>", "is neither an xUnit report nor TRX: its root is 'html'")]
    [InlineData("\0\0\0\0", "is not well-formed XML: ")]
    [InlineData("<assemblies><assembly><collection><test name=\"T.A\" result=\"Excellent\" /></collection></assembly></assemblies>", "Excellent")]
    public static async Task MalformedReport_Blocks(string text, string expected)
    {
        using var folder = Folder(text);
        await AssertBlocksAsync(folder, expected);
    }

    [Fact]
    public static async Task EntityBomb_Blocks()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(static i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        using var folder = Folder($"<!DOCTYPE assemblies [<!ENTITY e0 \"lol\">{entities}]><assemblies>&e30;</assemblies>");
        await AssertBlocksAsync(folder, "is not well-formed XML: reference to undeclared entity 'e30'");
    }

    [Fact]
    public static async Task HundredMegabytes_AreReadWithoutBeingKept()
    {
        using var folder = Folder("");
        WriteHundred(folder, end: "</output></test></collection></assembly></assemblies>");
        await RunAsync(folder, Policy);
        var before = GC.GetTotalAllocatedBytes();
        var result = Assert.Single(await RunAsync(folder, Policy));
        Assert.Equal((CheckStatus.Passed, "1 of 1 backend with a passing test"), (result.Status, result.Summary));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Hundred / 2);
    }

    [Fact]
    public static async Task HundredMegabytesCutShort_Block()
    {
        using var folder = Folder("");
        WriteHundred(folder, end: "");
        await AssertBlocksAsync(folder, "is not well-formed XML: ");
    }

    [Fact]
    public static async Task ReportAboveTheLimit_Blocks()
    {
        using var folder = Folder("");
        WriteHundred(folder, end: "</output></test></collection></assembly></assemblies>");
        await AssertBlocksAsync(folder, "has 100 MB, and 'limits.reportMegabytes' is 99", Policy with { Limits = new LimitPolicy { ReportMegabytes = 99 } });
    }

    [Fact]
    public static async Task OneDamagedReport_LeavesOtherChecksTheirVerdict()
    {
        using var folder = Folder("<assemblies>");
        folder.Write("README.md", "# Library\n");
        var results = await RunAsync(folder, Policy with { Tests = new TestPolicy { EdgeCases = ["empty"] } }, new BackendsCheck(), new EdgeCasesCheck(), new DocsWordsCheck());
        Assert.Equal([CheckStatus.Blocked, CheckStatus.Blocked, CheckStatus.Passed], results.Select(static result => result.Status));
        Assert.Equal("for the same reason as 'backends'", Assert.Single(results[1].Findings).Message);
    }

    [Fact]
    public static async Task LinkToAnotherPlace_IsNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        using var folder = Folder("<assemblies />");
        using var elsewhere = new TemporaryFolder();
        File.CreateSymbolicLink(folder["ci/other.xml"], elsewhere.Write("secret.xml", "<secret"));
        var result = Assert.Single(await RunAsync(folder, Policy));
        Assert.Equal("no test has the trait 'Backend' = 'postgresql'", Assert.Single(result.Findings).Message);
    }

    private static TemporaryFolder Folder(string report)
    {
        var folder = new TemporaryFolder();
        folder.Write("ci/tests.xml", report);
        folder.Write("ci/" + TestResultsFolder.InputFile, """{"version":1,"input":"same"}""");
        return folder;
    }

    /// <summary>A passing test with the output of a talkative one.</summary>
    private static void WriteHundred(TemporaryFolder folder, string end)
    {
        using var writer = new StreamWriter(folder["ci/tests.xml"]);
        writer.Write($"<assemblies><assembly name=\"T.dll\"><collection>{Passing.Replace("</test>", "<output>", StringComparison.Ordinal)}");
        var line = new string('x', 1023) + "\n";
        for (var written = 0; written < Hundred; written += line.Length)
        {
            writer.Write(line);
        }

        writer.Write(end);
    }

    private static async Task AssertBlocksAsync(TemporaryFolder folder, string expected, StandardsPolicy? policy = null)
    {
        var started = Stopwatch.GetTimestamp();
        var result = Assert.Single(await RunAsync(folder, policy ?? Policy));
        var finding = Assert.Single(result.Findings);
        Assert.Equal((CheckStatus.Blocked, "not finished", true), (result.Status, result.Summary, finding.Blocks));
        Assert.StartsWith($"'{folder["ci/tests.xml"]}", finding.Message, StringComparison.Ordinal);
        Assert.Contains(expected, finding.Message, StringComparison.Ordinal);
        Assert.Equal("standards gate --only backends", finding.Fix);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private static async Task<ImmutableArray<CheckResult>> RunAsync(TemporaryFolder folder, StandardsPolicy policy, params IGateCheck[] checks)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var context = new GateContext
        {
            Command = new CommandContext(folder.Root, Verbosity.Quiet, TextWriter.Null, Plain: true),
            Policy = policy,
            Target = new ProjectTarget(folder["All.slnx"], IsSolution: true),
            Processes = new ProcessRunner(),
            RunFolder = folder[".standards/run"],
            Results = [folder["ci"]],
            CodeId = static () => "same",
        };

        // The tests of this machine: none of them is about a backend.
        await context.OnceAsync(static _ => Task.FromResult(new TestRunOutcome([])), cancellationToken);
        return await new GateEngine(context, static _ => null, null).RunAsync(checks.Length == 0 ? [new BackendsCheck()] : checks, [.. (checks.Length == 0 ? [new BackendsCheck()] : checks).Select(static check => check.Name)], static _ => { }, cancellationToken);
    }
}
