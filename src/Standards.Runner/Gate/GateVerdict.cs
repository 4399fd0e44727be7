using System;
using System.Collections.Immutable;
using System.Linq;
using Standards.Policy;

namespace Standards.Gate;

/// <summary>What the gate came to: the data of every report.</summary>
/// <param name="Checks">The results, in the order of <see cref="CheckNames.All"/>.</param>
/// <param name="Scope">What blocks.</param>
/// <param name="BaseCommit">The commit that changes are counted from; null where there is none.</param>
/// <param name="PolicySource">Where the policy came from, such as <c>standards.json</c>.</param>
/// <param name="Command">The command that runs the gate again.</param>
internal sealed record GateVerdict(ImmutableArray<CheckResult> Checks, GateScope Scope, string? BaseCommit, string PolicySource, string Command)
{
    /// <summary>Whether the verdict is only said: nothing depends on it.</summary>
    public bool IsAdvisory { get; init; }

    /// <summary>From start to end.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>The part of it in which child processes ran.</summary>
    public TimeSpan Children { get; init; }

    public bool IsPassed => !Checks.Any(static check => check.Status == CheckStatus.Blocked);

    public int BlockedChecks => Checks.Count(static check => check.Status == CheckStatus.Blocked);

    public int BlockingFindings => Checks.Sum(static check => check.Findings.Count(static finding => finding.Blocks));

    /// <summary>The first line of a report: whoever reads no more knows.</summary>
    public string Headline => IsPassed ? "QUALITY GATE PASSED" : IsAdvisory ? "QUALITY GATE FAILED (advisory)" : "QUALITY GATE FAILED";
}
