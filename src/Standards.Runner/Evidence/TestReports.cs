using System.IO;
using System.Threading;

namespace Standards.Evidence;

/// <summary>Reads a test report of a kind that its root element tells.</summary>
internal static class TestReports
{
    /// <param name="path">xUnit XML of version 2 or later, or TRX.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EvidenceException">The report cannot be used.</exception>
    public static TestReport Read(string path, CancellationToken cancellationToken) => SafeXml.Read(path, Parse, cancellationToken);

    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    /// <param name="stream">The report.</param>
    /// <param name="file">Its name for messages.</param>
    public static TestReport Read(Stream stream, string file, CancellationToken cancellationToken) => SafeXml.Read(stream, file, Parse, cancellationToken);

    private static TestReport Parse(XmlElements xml)
    {
        xml.Begin();
        return XunitXmlReader.IsRoot(xml.Name) ? XunitXmlReader.ParseRoot(xml)
            : TrxReader.IsRoot(xml.Name) ? TrxReader.ParseRoot(xml)
            : throw xml.Problem($"is neither an xUnit report nor TRX: its root is '{xml.Name}'");
    }
}
