using System.Collections.Immutable;

namespace Standards.Gate;

/// <summary>The checks, in the order in which they run.</summary>
internal static class GateChecks
{
    public static ImmutableArray<IGateCheck> Create() =>
    [
    ];
}
