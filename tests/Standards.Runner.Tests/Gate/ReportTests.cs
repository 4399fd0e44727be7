using System;
using System.Collections.Immutable;
using System.IO;
using System.Text.Json.Nodes;
using Standards.Gate.Reports;
using Standards.Policy;
using Standards.Terminal;
using Xunit;

namespace Standards.Gate;

public static class ReportTests
{
    private static readonly ImmutableArray<CheckResult> Checks =
    [
        CheckResult.Of("lint", "3 projects", [new Finding("start the message in lower case") { Code = "STD2001", Path = "src/A.cs", Line = 12, Target = "STD2001", Fix = "standards fix" }]),
        CheckResult.Of("tests", "5 passed, 1 failed", [new Finding("a|b <c> @team *x* ::error::%\r\nnext") { Path = "tests/T,1:2.cs", Target = "T", Fix = "standards test --file tests/T.cs" }]) with
        {
            Tables = [new ReportTable("Backends", ["Backend", "Passed"], [["sqlite", "5"], ["a|b", "0"]])],
        },
        CheckResult.Of("sync", "2 files", [new Finding("is old") { Blocks = false, Waiver = "waived until 2026-12-31 by ana: later" }]) with { IsReused = true },
        CheckResult.NotApplicable("changelog", "the policy asks for none"),
    ];

    private static readonly GateVerdict Failed = new(Checks, GateScope.All, "0123456789abcdef0123", "standards.json", "standards gate --root x") { Total = TimeSpan.FromSeconds(75) };

    private static readonly GateVerdict Passed = Failed with { Checks = [Checks[2], Checks[3]] };

    [Fact]
    public static void FailedText_HasTheFormOfTheGuide()
    {
        var lines = Text(Failed).Split('\n');

        Assert.Equal("QUALITY GATE FAILED", lines[0]);
        Assert.Contains("lint       1 blocking            0.0 s   3 projects", lines);
        Assert.Contains("changelog  not applicable                the policy asks for none", lines);
        Assert.Contains("  blocks src/A.cs:12: STD2001: start the message in lower case", lines);
        Assert.Contains("         fix: standards fix", lines);
        Assert.Contains("2 findings in 2 checks block, in 1 min 15 s", lines);
        Assert.Contains("The work is not complete. Do not proceed to cleanup.", lines);
        Assert.Equal("Run again: standards gate --root x", lines[^2]);
        Assert.DoesNotContain('\u001b', Text(Failed));
    }

    [Fact]
    public static void NarrowTerminal_WrapsTextBelowItselfAndNoCommand()
    {
        using var writer = new StringWriter();
        var console = Consoles.Create(writer, plain: true);
        console.Profile.Width = 40;
        TextReport.WriteFinding(new Finding("a message that is longer than one line of it") { Path = "src/A.cs", Fix = "dotnet add src/A/A.csproj package Standards.Analyzers" }, console);

        Assert.Equal(
            ["  blocks src/A.cs: a message that is", "         longer than one line of it", "         fix: dotnet add src/A/A.csproj package Standards.Analyzers", ""],
            writer.ToString().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal(40, console.Profile.Width);
    }

    [Fact]
    public static void PassedText_ShowsWaivers()
    {
        var text = Text(Passed);

        Assert.StartsWith("QUALITY GATE PASSED\n", text, StringComparison.Ordinal);
        Assert.Contains("waived until 2026-12-31 by ana: later", text, StringComparison.Ordinal);
        Assert.Contains("reused", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cleanup", text, StringComparison.Ordinal);
        Assert.Contains("1 check passed, 1 not applicable", text, StringComparison.Ordinal);
    }

    [Fact]
    public static void Markdown_KeepsTextText()
    {
        using var writer = new StringWriter();
        MarkdownReport.Write(Failed, writer);
        var text = writer.ToString();

        Assert.StartsWith("## QUALITY GATE FAILED", text, StringComparison.Ordinal);
        Assert.Contains("| lint | **1 blocking** | 3 projects |", text, StringComparison.Ordinal);
        Assert.Contains("- `src/A.cs:12`: STD2001: start the message in lower case", text, StringComparison.Ordinal);
        Assert.Contains("a|b &lt;c&gt; &#64;team \\*x\\* ::error::%  next", text, StringComparison.Ordinal);
        Assert.Contains("|---|--:|\n| sqlite | 5 |\n| a\\|b | 0 |", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public static void GitHub_EscapesWhatWouldBeACommand()
    {
        using var writer = new StringWriter();
        GitHubReport.Write(Failed, writer);
        var lines = writer.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("::error file=src/A.cs,line=12,title=standards gate%3A lint::STD2001: start the message in lower case%0Afix: standards fix", lines[0]);
        Assert.Equal("::error file=tests/T%2C1%3A2.cs,title=standards gate%3A tests::a|b <c> @team *x* ::error::%25%0D%0Anext%0Afix: standards test --file tests/T.cs", lines[1]);
        Assert.StartsWith("::notice ", lines[2], StringComparison.Ordinal);
        Assert.Equal("QUALITY GATE FAILED", lines[3]);
    }

    [Fact]
    public static void Json_IsOfItsSchema()
    {
        var document = new JsonObject { ["command"] = "gate", ["version"] = "1", ["exitCode"] = 2, ["error"] = null };
        JsonReport.AddTo(document, Failed);

        Assert.Empty(SchemaCheck.Problems("gate", document.ToJsonString()));
        Assert.Equal("blocked", (string?)document["verdict"]);
        document["more"] = true;
        Assert.NotEmpty(SchemaCheck.Problems("gate", document.ToJsonString()));
    }

    private static string Text(GateVerdict verdict)
    {
        using var writer = new StringWriter();
        TextReport.Write(verdict, Consoles.Create(writer, plain: true), all: false);
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
