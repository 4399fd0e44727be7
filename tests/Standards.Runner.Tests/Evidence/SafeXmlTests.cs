using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace Standards.Evidence;

public static class SafeXmlTests
{
    [Fact]
    public static void EntityBomb_ReportsWithoutExpansion()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(static i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var message = Assert.Throws<EvidenceException>(() => Read($"""<!DOCTYPE assemblies [<!ENTITY e0 "lol">{entities}]><assemblies>&e30;</assemblies>""")).Message;

        Assert.Contains("is not well-formed XML: reference to undeclared entity 'e30'", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public static void ExternalEntity_IsNotOpened()
    {
        using var folder = new TemporaryFolder();
        var secret = folder.Write("secret.txt", "secret");

        var message = Assert.Throws<EvidenceException>(() => Read($"""<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><assemblies>&x;</assemblies>""")).Message;

        Assert.Contains("reference to undeclared entity 'x'", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void ExternalDtd_IsNotFetched()
        => Assert.Empty(Read("""<!DOCTYPE coverage SYSTEM "http://192.0.2.1/coverage-04.dtd"><assemblies />""").Tests);

    [Fact]
    public static void DeepNesting_Reports()
        => Assert.Contains("is nested deeper than 64 elements", Assert.Throws<EvidenceException>(static () => Read("<assemblies>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000)))).Message, StringComparison.Ordinal);

    [Fact]
    public static void ControlCharacterAsReference_IsRead()
        => Assert.Equal("a\u0001", Assert.Single(Read("""<assemblies><assembly><collection><test name="a&#x1;" result="Pass" /></collection></assembly></assemblies>""").Tests).Name);

    [Fact]
    public static void LongMessage_IsCut()
        => Assert.Equal(
            SafeXml.MaximumTextLength,
            Assert.Single(Read($"<assembly><collection><test name=\"a\" result=\"Fail\"><failure><message>{new string('x', 1_000_000)}</message></failure></test></collection></assembly>").Tests).Message!.Length);

    [Fact]
    public static void LongOutput_IsNotKept()
    {
        var text = Encoding.UTF8.GetBytes($"<assembly><collection><test name=\"a\" result=\"Pass\"><output>{new string('x', 50_000_000)}</output></test></collection></assembly>");
        using var stream = new MemoryStream(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        XunitXmlReader.Read(stream, "a.xml", CancellationToken.None);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public static void Encodings_AreRead(string encoding)
    {
        var kind = Encoding.GetEncoding(encoding);
        using var stream = new MemoryStream([.. kind.GetPreamble(), .. kind.GetBytes($"""<?xml version="1.0" encoding="{encoding}"?><assembly><collection><test name="é" result="Pass" /></collection></assembly>""")]);

        Assert.Equal("é", Assert.Single(XunitXmlReader.Read(stream, "a.xml", CancellationToken.None).Tests).Name);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("klingon")]
    public static void UnknownEncoding_Reports(string encoding)
        => Assert.Throws<EvidenceException>(() => Read($"""<?xml version="1.0" encoding="{encoding}"?><assemblies />"""));

    [Fact]
    public static void Missing_Reports()
        => Assert.Equal("'none.xml' does not exist", Assert.Throws<EvidenceException>(static () => TestReports.Read("none.xml", CancellationToken.None)).Message);

    [Fact]
    public static void Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        using var stream = new CancellingStream("<assemblies>" + string.Concat(Enumerable.Repeat("<a/>", 1_000_000)) + "</assemblies>", source);

        Assert.Throws<OperationCanceledException>(() => TestReports.Read(stream, "a.xml", source.Token));
        Assert.InRange(stream.Position, 1, stream.Length / 2);
    }

    private static TestReport Read(string text) => XunitXmlReader.Read(RealReports.Stream(text), "a.xml", CancellationToken.None);

    /// <summary>Cancels once something was read.</summary>
    private sealed class CancellingStream(string text, CancellationTokenSource source) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position > 0)
            {
                source.Cancel();
            }

            return base.Read(buffer, offset, count);
        }
    }
}
