using System;
using System.Collections.Immutable;
using System.Linq;

namespace Standards.Doctor.Canaries;

/// <summary>What became of a canary.</summary>
internal enum CanaryVerdict
{
    /// <summary>Its check, and no other that was asked, turned red, with a line that names it and how it is mended.</summary>
    Red,

    /// <summary>It did not.</summary>
    Missed,
}

/// <summary>A canary and what the gate made of it.</summary>
/// <param name="Canary">Its name.</param>
/// <param name="Check">The check that is to turn red.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Line">The line of the report; of a missed one, what the gate said instead.</param>
/// <param name="Fix">The command that the line gives; null where it gives none.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record CanaryResult(string Canary, string Check, CanaryVerdict Verdict, string Line, string? Fix, TimeSpan Duration);

/// <summary>What the canaries came to.</summary>
/// <param name="Results">One a canary; none where something stood in the way.</param>
/// <param name="Obstacle">Why nothing can be proven: packages that cannot be restored, no git, a miniature that is red by itself; null where nothing stood in the way.</param>
/// <param name="Duration">From start to end.</param>
internal sealed record CanaryReport(ImmutableArray<CanaryResult> Results, string? Obstacle, TimeSpan Duration)
{
    public bool IsProven => Obstacle is null && !Results.IsEmpty && Results.All(static result => result.Verdict == CanaryVerdict.Red);
}
