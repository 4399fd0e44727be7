using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace Standards.Evidence;

public static class SarifFaultTests
{
    [Theory]
    [InlineData("", "'a.sarif' (line 1, position 1) is not valid JSON: ")]
    [InlineData("{", "'a.sarif' (line 1, position 2) is not valid JSON: ")]
    [InlineData("[]", "'a.sarif' (line 1, position 1) is no SARIF log: it does not begin with an object")]
    [InlineData("{}", "'a.sarif' (line 1, position 2) is no SARIF log: it has no 'version'")]
    [InlineData("""{ "version": "1.0.0", "runs": [] }""", "is SARIF of version '1.0.0', and '2.1.0' is read: errorlog needs 'version=2.1'")]
    [InlineData("""{ "version": "2.1.0" }""", "is no SARIF log: it has no 'runs'")]
    [InlineData("""{ "version": "2.1.0", "runs": null }""", "is no SARIF log: it has no 'runs'")]
    [InlineData("""{ "version": "2.1.0", "runs": {} }""", "is no SARIF log: 'runs' is not an array")]
    [InlineData("""{ "version": "2.1.0", "runs": [7] }""", "is no SARIF log: an item of 'runs' is not an object")]
    [InlineData("""{ "version": "2.1.0", "runs": [] } {}""", "is not valid JSON: ")]
    [InlineData("{ \"version\": \"2.1.0\",\n  \"runs\": [{ \"results\": 5 }] }", "'a.sarif' (line 2, position 25) is no SARIF log: 'results' is not an array")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "A1", "level": "fatal" }] }] }""", "the level 'fatal' is not defined")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "results": [{ "message": {} }] }] }""", "a result names no rule")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "A1", "suppressions": [{}] }] }] }""", "a suppression has no 'kind'")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "\ud800" }] }] }""", "'ruleId' is not valid Unicode")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "rules": [{}] } } }] }""", "a rule has no 'id'")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "A1", "locations": [{ "physicalLocation": { "region": { "startLine": 1e99 } } }] }] }] }""", "'startLine' is not a whole number of 32 bits")]
    public static void Malformed_Reports(string text, string message)
        => Assert.Contains(message, Assert.Throws<EvidenceException>(() => Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public static void ProblemBehindTheBuffer_HasItsPlace()
    {
        var exception = Assert.Throws<EvidenceException>(static () => Read(Encoding.UTF8.GetBytes("{\n" + string.Concat(Enumerable.Repeat("\"other\": 1,\n", 50_000)) + "  \"runs\": 5 }")));

        Assert.Equal((50_002, 11), (exception.Line, exception.Position));
    }

    [Fact]
    public static void Missing_Reports()
        => Assert.Equal("'none.sarif' does not exist", Assert.Throws<EvidenceException>(static () => SarifReader.Read("none.sarif", static _ => true, CancellationToken.None)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData(".")]
    public static void UnusablePath_Reports(string path)
        => Assert.Equal(path, Assert.Throws<EvidenceException>(() => SarifReader.Read(path, static _ => true, CancellationToken.None)).File);

    [Fact]
    public static void TooDeep_Reports()
        => Assert.Contains("is not valid JSON", Assert.Throws<EvidenceException>(static () => Read(Encoding.UTF8.GetBytes("""{ "other": """ + new string('[', 1_000_000)))).Message, StringComparison.Ordinal);

    [Fact]
    public static void TooLongValue_Reports()
        => Assert.Contains(
            "holds a value longer than 16777216 bytes",
            Assert.Throws<EvidenceException>(static () => Read(Encoding.UTF8.GetBytes($$"""{ "other": "{{new string('x', JsonTokens.MaximumValueLength + 1)}}" }"""))).Message,
            StringComparison.Ordinal);

    [Fact]
    public static void ValueLongerThanTheBuffer_IsRead()
    {
        var text = new string('x', 1_000_000);

        var report = Read(Encoding.UTF8.GetBytes($$"""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "A1", "message": { "text": "{{text}}" } }] }] }"""));

        Assert.Equal(text, Assert.Single(report.Results).Message);
    }

    [Fact]
    public static void EndlessStream_Reports()
        => Assert.Contains(
            "is larger than 1000 bytes",
            Assert.Throws<EvidenceException>(static () => SarifReader.Read(new LimitedStream(RealReports.Stream("{" + new string(' ', 100_000)), 1000), "a.sarif", static _ => true, CancellationToken.None)).Message,
            StringComparison.Ordinal);

    [Fact]
    public static void DamagedLog_IsReportOrEvidenceException()
        => Damage.Inflict(RealReports.Bytes("compiler.sarif"), static bytes => Read(bytes));

    [Fact]
    public static void HundredMegabytes_NeedBoundedMemory()
    {
        using var folder = new TemporaryFolder();
        var path = folder["large.sarif"];
        var count = Write(path, 100L << 20);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = SarifReader.Read(path, static id => id == "STD1001", CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Single(report.Results);
        Assert.Equal(count, report.UnwantedCount);

        // All that was ever allocated, collected or not: a third of a byte for one of the log.
        Assert.InRange(allocated, 1, 32 << 20);
    }

    private static long Write(string path, long length)
    {
        using var stream = File.Create(path);
        stream.Write("""{ "version": "2.1.0", "runs": [{ "results": [{ "ruleId": "STD1001", "message": { "text": "wanted" } }"""u8);
        var unwanted = Encoding.UTF8.GetBytes($$""", { "ruleId": "CA1031", "level": "warning", "message": { "text": "{{new string('x', 200)}}" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///repository/src/File.cs" }, "region": { "startLine": 12, "startColumn": 5 } } }] }""");
        var count = 0;
        for (; stream.Length < length; count++)
        {
            stream.Write(unwanted);
        }

        stream.Write("] }] }"u8);
        return count;
    }

    private static SarifReport Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SarifReader.Read(stream, "a.sarif", static _ => true, CancellationToken.None);
    }
}
