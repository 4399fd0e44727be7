using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Xml;

namespace Standards.Evidence;

/// <summary>Opens a report, and turns whatever can go wrong with it into an <see cref="EvidenceException"/>.</summary>
internal static class EvidenceFile
{
    /// <summary>In bytes; a log of a hundred megabytes is read, a device that never ends is not.</summary>
    public const long MaximumLength = 1L << 30;

    private const int BufferSize = 1 << 16;

    /// <param name="path">The report.</param>
    /// <param name="parse">Reads the stream, which is closed after it.</param>
    public static T Read<T>(string path, Func<Stream, T> parse) => Guard(path, () =>
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan);
        return parse(new LimitedStream(stream, MaximumLength));
    });

    /// <param name="file">The name for messages.</param>
    /// <param name="parse">Reads the report.</param>
    public static T Guard<T>(string file, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (EvidenceFormatException exception)
        {
            throw new EvidenceException(file, exception.Message, exception.Line, exception.Position, exception);
        }
        catch (JsonException exception)
        {
            throw new EvidenceException(file, "is not valid JSON: " + Sentence(exception.Message), exception.LineNumber + 1, exception.BytePositionInLine + 1, exception);
        }
        catch (XmlException exception)
        {
            var (line, position) = exception.LineNumber > 0 ? (exception.LineNumber, exception.LinePosition) : (default(long?), default(long?));
            throw new EvidenceException(file, "is not well-formed XML: " + Sentence(exception.Message), line, position, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EvidenceException(file, "does not exist", cause: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EvidenceException(file, "cannot be read: " + Sentence(exception.Message), cause: exception);
        }
    }

    /// <summary>The first sentence of a message of the framework, to stand inside another sentence.</summary>
    private static string Sentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        var sentence = (end < 0 ? message : message[..end]).TrimEnd('.').ReplaceLineEndings(" ");
        return sentence.Length > 1 && char.IsUpper(sentence[0]) && char.IsLower(sentence[1])
            ? char.ToLower(sentence[0], CultureInfo.InvariantCulture) + sentence[1..]
            : sentence;
    }
}
