using System;
using System.Globalization;

namespace Standards.Evidence;

/// <summary>A report cannot be used as evidence: it is missing, malformed, too large or of another kind.</summary>
/// <param name="file">The report as it was named to the reader.</param>
/// <param name="problem">What is wrong with it: the rest of a sentence that begins with the file.</param>
/// <param name="line">The line, from 1; null where none is known.</param>
/// <param name="position">The column, from 1: characters of XML, bytes of JSON; null where none is known.</param>
/// <param name="cause">What was caught.</param>
internal sealed class EvidenceException(string file, string problem, long? line = null, long? position = null, Exception? cause = null)
    : Exception($"'{file}'{Place(line, position)} {problem}", cause)
{
    public string File { get; } = file;

    public long? Line { get; } = line;

    public long? Position { get; } = position;

    private static string Place(long? line, long? position) => (line, position) switch
    {
        (null, _) => "",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $" (line {line})"),
        _ => string.Create(CultureInfo.InvariantCulture, $" (line {line}, position {position})"),
    };
}
