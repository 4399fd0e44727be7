using System;
using System.IO;
using System.Threading;
using System.Xml;

namespace Standards.Evidence;

/// <summary>The one place that reads XML of other tools: streaming, no DTD, nothing fetched, finite.</summary>
/// <remarks>A DOCTYPE, which Cobertura files have, is passed over unread; a reference to an entity that it declares is an error.</remarks>
internal static class SafeXml
{
    /// <summary>Of a document, in characters.</summary>
    public const long MaximumCharacters = 1L << 29;

    /// <summary>The nesting of elements.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Of the text that is kept of one element, in characters; the rest is dropped.</summary>
    public const int MaximumTextLength = 1 << 16;

    /// <param name="path">The file.</param>
    /// <param name="parse">Reads the document, which stands before its root.</param>
    /// <param name="cancellationToken">Observed while elements are passed.</param>
    /// <exception cref="EvidenceException">The file cannot be used.</exception>
    public static T Read<T>(string path, Func<XmlElements, T> parse, CancellationToken cancellationToken)
        => EvidenceFile.Read(path, stream => Parse(stream, parse, cancellationToken));

    /// <inheritdoc cref="Read{T}(string, Func{XmlElements, T}, CancellationToken)"/>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name for messages.</param>
    public static T Read<T>(Stream stream, string file, Func<XmlElements, T> parse, CancellationToken cancellationToken)
        => EvidenceFile.Guard(file, () => Parse(stream, parse, cancellationToken));

    private static T Parse<T>(Stream stream, Func<XmlElements, T> parse, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MaximumCharacters,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,

            // Loggers write control characters of test output as references; that is no reason to lose the report.
            CheckCharacters = false,
        });
        var elements = new XmlElements(reader, cancellationToken);
        var result = parse(elements);
        elements.End();
        return result;
    }
}
