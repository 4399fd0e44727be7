using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace Standards.Evidence;

public static class SarifReaderTests
{
    private static SarifReport Compiler { get; } = SarifReader.Read(RealReports.Path("compiler.sarif"), static _ => true, CancellationToken.None);

    [Fact]
    public static void CompilerLog_HasToolAndRules()
    {
        Assert.Equal("Microsoft (R) Visual C# Compiler", Compiler.ToolName);
        Assert.True(Compiler.ExecutionSuccessful);
        Assert.Equal(["CA1031", "CA1051", "CA1062", "CA1305", "CA1707", "CA1822", "CS0618"], Compiler.RuleIds.Order());
        Assert.Equal(0, Compiler.UnwantedCount);
    }

    [Fact]
    public static void CompilerLog_HasResults()
    {
        Assert.Equal(
            [
                new SarifResult("CS0618", SarifLevel.Warning, "'Users_Table.obsolete()' is obsolete: 'old'", "/repository/My Class.cs", 21, 54, null, null),
                new SarifResult("CA1051", SarifLevel.Note, "Do not declare visible instance fields", "/repository/My Class.cs", 8, 16, null, null),
            ],
            Compiler.Results.Take(2));
        Assert.Equal(6, Compiler.Results.Length);
    }

    [Fact]
    public static void CompilerLog_TellsPragmaFromAttribute()
        => Assert.Equal(
            [
                ("SwallowAgain", null, null),
                ("Swallow", "Pragma Directive", null),
                ("SwallowAttributed", "SuppressMessageAttribute", "the caller \"asked\" for it"),
            ],
            Compiler.Results.Where(static r => r.RuleId == "CA1031").Select(static r => (r.Message.Split('\'')[1], r.SuppressionKind, r.Justification)));

    [Fact]
    public static void CompilerLog_NamesSuppressedRules()
        => Assert.Equal(
            ["CA1031: inSource", "CA1062: external", "CA1707: external", "CA1822: external"],
            Compiler.SuppressedRules.Select(static r => $"{r.RuleId}: {string.Join(", ", r.Kinds)}"));

    [Fact]
    public static void UnwantedRule_IsCountedOnly()
    {
        var report = SarifReader.Read(RealReports.Path("compiler.sarif"), static id => id == "CA1051", CancellationToken.None);

        Assert.Equal("CA1051", Assert.Single(report.Results).RuleId);
        Assert.Equal(5, report.UnwantedCount);
        Assert.Equal(Compiler.RuleIds.Count, report.RuleIds.Count);
        Assert.Equal(Compiler.SuppressedRules.Length, report.SuppressedRules.Length);
    }

    [Fact]
    public static void ByteOrderMark_IsPassedOver()
    {
        using var stream = new MemoryStream([0xEF, 0xBB, 0xBF, .. RealReports.Bytes("compiler.sarif")]);

        Assert.Equal(6, SarifReader.Read(stream, "a.sarif", static _ => true, CancellationToken.None).Results.Length);
    }

    [Fact]
    public static void SeveralRuns_AddUp()
    {
        var report = Read("""
            { "tool": { "driver": { "name": "A", "rules": [{ "id": "A1", "isEverSuppressed": true, "suppressionKinds": ["external"] }] } },
              "results": [{ "ruleId": "A1", "message": { "text": "one" } }], "invocations": [{ "executionSuccessful": true }] },
            { "tool": { "driver": { "name": "B", "rules": [{ "id": "A1", "properties": { "isEverSuppressed": "true", "suppressionKinds": ["inSource"] } }] }, "extensions": [{ "name": "C", "rules": [{ "id": "C1" }] }] },
              "results": [{ "ruleId": "C1", "message": { "text": "two" } }], "invocations": [{ "executionSuccessful": true }, { "executionSuccessful": false }] }
            """);

        Assert.Equal(["one", "two"], report.Results.Select(static r => r.Message));
        Assert.Equal(["A1", "C1"], report.RuleIds.Order());
        Assert.Equal(["external", "inSource"], Assert.Single(report.SuppressedRules).Kinds);
        Assert.Equal("A", report.ToolName);
        Assert.False(report.ExecutionSuccessful);
    }

    [Fact]
    public static void NoRun_IsEmpty()
    {
        var report = Read("");

        Assert.Empty(report.RuleIds);
        Assert.Empty(report.Results);
        Assert.Null(report.ExecutionSuccessful);
        Assert.Null(report.ToolName);
    }

    [Theory]
    [InlineData("""{ "ruleId": "A1" }""", SarifLevel.Error)]
    [InlineData("""{ "ruleId": "A2" }""", SarifLevel.Warning)]
    [InlineData("""{ "ruleId": "UNKNOWN" }""", SarifLevel.Warning)]
    [InlineData("""{ "ruleId": "A1", "level": "note" }""", SarifLevel.Note)]
    [InlineData("""{ "ruleId": "A1", "level": "none" }""", SarifLevel.None)]
    [InlineData("""{ "ruleId": "A1", "kind": "pass" }""", SarifLevel.None)]
    [InlineData("""{ "ruleId": "A1", "kind": "fail" }""", SarifLevel.Error)]
    [InlineData("""{ "ruleIndex": 0 }""", SarifLevel.Error)]
    [InlineData("""{ "rule": { "id": "A1" } }""", SarifLevel.Error)]
    [InlineData("""{ "rule": { "index": 1 } }""", SarifLevel.Warning)]
    public static void MissingLevel_IsTheRules(string result, object level)
        => Assert.Equal(level, Assert.Single(Read($$"""
            { "results": [{{result}}], "tool": { "driver": { "rules": [{ "id": "A1", "defaultConfiguration": { "level": "error" } }, { "id": "A2", "defaultConfiguration": { "enabled": false } }] } } }
            """).Results).Level);

    [Fact]
    public static void RuleIndex_CountsRulesOfTheDriverOnly()
        => Assert.Equal("A1", Assert.Single(Read("""{ "tool": { "extensions": [{ "rules": [{ "id": "C1" }] }], "driver": { "rules": [{ "id": "A1" }] } }, "results": [{ "ruleIndex": 0 }] }""").Results).RuleId);

    [Fact]
    public static void UnwantedRule_BehindItsResult_IsCounted()
    {
        var report = Read("""{ "results": [{ "level": "note", "ruleIndex": 0 }, { "level": "note", "ruleId": "A1" }, { "ruleId": "A2" }], "tool": { "driver": { "rules": [{ "id": "A1" }] } } }""", wanted: "A2");

        Assert.Equal("A2", Assert.Single(report.Results).RuleId);
        Assert.Equal(2, report.UnwantedCount);
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("""[{ "kind": "external" }]""", "external")]
    [InlineData("""[{ "kind": "inSource" }, { "kind": "external" }]""", "inSource")]
    [InlineData("""[{ "properties": { "suppressionType": "Pragma Directive" }, "kind": "inSource" }]""", "Pragma Directive")]
    public static void Suppressions_SayHow(string suppressions, string? kind)
    {
        var result = Assert.Single(Read($$"""{ "results": [{ "ruleId": "A1", "suppressions": {{suppressions}} }] }""").Results);

        Assert.Equal(kind, result.SuppressionKind);
        Assert.Equal(kind is not null, result.IsSuppressed);
    }

    [Theory]
    [InlineData("""{ "uri": "file:///repository/a%20b.cs" }""", "/repository/a b.cs")]
    [InlineData("""{ "uri": "../a.cs" }""", "../a.cs")]
    [InlineData("""{ "uri": "obj/a.g.cs", "uriBaseId": "SRC" }""", "/repository/src/obj/a.g.cs")]
    [InlineData("""{ "uri": "file:///elsewhere/a.cs", "uriBaseId": "SRC" }""", "/elsewhere/a.cs")]
    [InlineData("""{ "uri": "a.cs", "uriBaseId": "UNKNOWN" }""", "a.cs")]
    [InlineData("""{ "uri": "a.cs", "uriBaseId": "CIRCLE" }""", "a.cs")]
    [InlineData("""{ "uri": "https://example.org/a.cs" }""", "https://example.org/a.cs")]
    [InlineData("""{ "uri": "file://server/share/a.cs" }""", "file://server/share/a.cs")]
    [InlineData("""{ "uri": "file://localhost/a.cs" }""", "file://localhost/a.cs")]
    [InlineData("""{ "uri": "file:///a%00.cs" }""", "file:///a%00.cs")]
    [InlineData("""{ "index": 3 }""", null)]
    public static void Uris_AreResolved(string artifact, string? path)
        => Assert.Equal(path, Assert.Single(Read($$"""
            { "results": [{ "ruleId": "A1", "locations": [{ "physicalLocation": { "artifactLocation": {{artifact}} } }] }],
              "originalUriBaseIds": { "ROOT": { "uri": "file:///repository/" }, "SRC": { "uri": "src/", "uriBaseId": "ROOT" }, "CIRCLE": { "uri": "x/", "uriBaseId": "CIRCLE" } } }
            """).Results).Uri);

    [Fact]
    public static void SeveralLocations_FirstOne()
    {
        var result = Assert.Single(Read("""
            { "results": [{ "ruleId": "A1", "locations": [
                { "physicalLocation": { "artifactLocation": { "uri": "a.cs" }, "region": { "startLine": 3, "startColumn": 5 } } },
                { "physicalLocation": { "artifactLocation": { "uri": "b.cs" }, "region": { "startLine": 9, "startColumn": 9 } } }] }] }
            """).Results);

        Assert.Equal(("a.cs", 3, 5), (result.Uri, result.Line, result.Column));
    }

    [Fact]
    public static void Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""{ "version": "2.1.0", "runs": [{ "results": [""" + string.Join(",", Enumerable.Repeat("""{ "ruleId": "A1" }""", 20_000)) + "] }] }"));
        var count = 0;

        Assert.Throws<System.OperationCanceledException>(() => SarifReader.Read(
            stream,
            "a.sarif",
            _ =>
            {
                if (count++ == 10)
                {
                    source.Cancel();
                }

                return true;
            },
            source.Token));
        Assert.InRange(count, 10, 19_000);
    }

    private static SarifReport Read(string runs, string? wanted = null)
        => SarifReader.Read(RealReports.Stream($$"""{ "version": "2.1.0", "runs": [{{runs}}] }"""), "a.sarif", id => wanted is null || id == wanted, CancellationToken.None);
}
