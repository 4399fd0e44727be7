using System.Collections.Immutable;
using Standards.Gate;

namespace Standards.Review;

/// <summary>What became of a step.</summary>
internal enum ReviewStatus
{
    /// <summary>Nothing blocks.</summary>
    Passed,

    /// <summary>Something blocks.</summary>
    Blocked,

    /// <summary>An earlier run has done it.</summary>
    Earlier,

    /// <summary>A step before it is blocked.</summary>
    NotRun,
}

/// <summary>A step of a review.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Summary">One line of facts.</param>
/// <param name="Findings">What blocks, and what a waiver holds for; of the gate only what its verdict does not have.</param>
internal sealed record ReviewStep(string Name, ReviewStatus Status, string Summary, ImmutableArray<Finding> Findings)
{
    public const string Testing = "testing";
    public const string Docs = "docs";
    public const string Gate = "gate";
    public const string Cleanup = "cleanup";

    /// <summary>In their order.</summary>
    public static readonly ImmutableArray<string> Names = [Testing, Docs, Gate, Cleanup];
}
