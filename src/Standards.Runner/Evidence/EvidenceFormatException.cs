using System;

namespace Standards.Evidence;

/// <summary>What a parser says of a report whose name it does not know; <see cref="EvidenceFile"/> adds the name.</summary>
internal sealed class EvidenceFormatException(string problem, long? line = null, long? position = null) : Exception(problem)
{
    public long? Line { get; } = line;

    public long? Position { get; } = position;
}
