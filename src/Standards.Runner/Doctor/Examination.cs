using System.Collections.Immutable;
using System.Linq;

namespace Standards.Doctor;

/// <summary>How an examination came out.</summary>
internal enum ExaminationStatus
{
    /// <summary>Nothing is to be done.</summary>
    Ok,

    /// <summary>The repository has nothing of the kind, or something else stands in the way.</summary>
    NotApplicable,

    /// <summary>It will become a problem, or may be one.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Problem,
}

/// <summary>A fact that an examination found.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Status">What it makes of the examination.</param>
/// <param name="Fix">The command that mends it; null where nothing is to be mended.</param>
internal sealed record Fact(string Text, ExaminationStatus Status = ExaminationStatus.Ok, string? Fix = null);

/// <summary>One examination, by name, with what it found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Facts">What it found.</param>
internal sealed record Examination(string Name, ImmutableArray<Fact> Facts)
{
    /// <summary>That of the worst fact.</summary>
    public ExaminationStatus Status => Facts.Max(static fact => fact.Status);

    public static Examination Ok(string name, string text) => new(name, [new Fact(text)]);

    public static Examination NotApplicable(string name, string text) => new(name, [new Fact(text, ExaminationStatus.NotApplicable)]);

    public static Examination Problem(string name, string text, string fix) => new(name, [new Fact(text, ExaminationStatus.Problem, fix)]);

    /// <summary>What is wrong; where that is nothing, one fact that says so.</summary>
    public static Examination Of(string name, ImmutableArray<Fact> facts, string otherwise) => facts.IsEmpty ? Ok(name, otherwise) : new(name, facts);
}
