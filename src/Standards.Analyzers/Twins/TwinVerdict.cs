using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Twins;

internal enum TwinState
{
    /// <summary>The hand-written member is what would be generated.</summary>
    Equal,

    /// <summary>Something else would be generated.</summary>
    Different,

    /// <summary>Nothing would be generated.</summary>
    NotTranslatable,
}

/// <summary>What came of a pair.</summary>
/// <param name="Difference">The first difference, where there is one.</param>
/// <param name="Problems">Why nothing would be generated, in the async source.</param>
internal sealed record TwinVerdict(TwinPair Pair, TwinState State, TwinDifference? Difference, ImmutableArray<TwinProblem> Problems)
{
    public static TwinVerdict Equal(TwinPair pair) => new(pair, TwinState.Equal, null, []);

    public static TwinVerdict Different(TwinPair pair, TwinDifference difference) => new(pair, TwinState.Different, difference, []);

    public static TwinVerdict Refused(TwinPair pair, ImmutableArray<TwinProblem> problems) => new(pair, TwinState.NotTranslatable, null, problems);
}

/// <summary>The first place where the two say different things.</summary>
/// <param name="SyncPlace">In the hand-written member.</param>
/// <param name="AsyncPlace">In the async member: what the generated text comes from.</param>
/// <param name="SyncText">What stands in the hand-written member.</param>
/// <param name="GeneratedText">What would be generated.</param>
internal sealed record TwinDifference(Location SyncPlace, Location AsyncPlace, string SyncText, string GeneratedText)
{
    /// <summary>Whether a caller could not tell the two apart.</summary>
    public bool IsOfBody { get; init; }
}

/// <summary>A problem of the translator, at its place in the source as it stands.</summary>
internal sealed record TwinProblem(string Id, Location Place, string Message);
