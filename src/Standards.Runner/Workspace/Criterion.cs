using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Standards.Files;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>What proves a criterion.</summary>
internal enum ProofKind
{
    /// <summary>A passing test with the trait of criteria.</summary>
    Test,

    /// <summary>A command that <c>standards.json</c> names.</summary>
    Command,

    /// <summary>A person, by name and date.</summary>
    Manual,
}

/// <summary>What is said to prove a criterion.</summary>
/// <param name="Kind">The kind of proof.</param>
/// <param name="Name">The command, or the person; empty where the person is not named yet.</param>
/// <param name="Date">When the person looked.</param>
internal sealed record Proof(ProofKind Kind, string Name, DateOnly? Date)
{
    public static Proof OfTest { get; } = new(ProofKind.Test, "", null);

    /// <summary>Whether it says all that the gate asks: a person without a name proves nothing.</summary>
    public bool IsComplete => Kind != ProofKind.Manual || (Name.Length > 0 && Date is not null);

    public override string ToString() => Kind switch
    {
        ProofKind.Command => $"command {Name}",
        ProofKind.Manual => Date is { } date ? $"manual: {Name}, {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "manual",
        _ => "test",
    };

    /// <summary>Reads <c>test</c>, <c>command NAME</c>, <c>manual</c> or <c>manual: NAME, yyyy-MM-dd</c>; null for anything else.</summary>
    public static Proof? Parse(string text)
    {
        if (text == "test")
        {
            return OfTest;
        }

        if (text.StartsWith("command ", StringComparison.Ordinal))
        {
            var name = text["command ".Length..].Trim().Trim('`');
            return CommandPolicy.IsName(name) ? new Proof(ProofKind.Command, name, null) : null;
        }

        if (text is "manual" or "manual:")
        {
            return new Proof(ProofKind.Manual, "", null);
        }

        if (!text.StartsWith("manual:", StringComparison.Ordinal) || text.LastIndexOf(',') is var comma && comma < 0)
        {
            return null;
        }

        var person = text["manual:".Length..comma].Trim();
        return person.Length > 0 && DateOnly.TryParseExact(text[(comma + 1)..].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Proof(ProofKind.Manual, person, date)
            : null;
    }
}

/// <summary>An acceptance criterion of <c>prd.md</c>.</summary>
/// <param name="Id">Such as <c>AC-1</c>.</param>
/// <param name="Text">What holds when it is met.</param>
/// <param name="Measure">How it is measured, where a line says so.</param>
/// <param name="IsTicked">Whether somebody says that it is met; a claim.</param>
/// <param name="Proof">What proves it.</param>
/// <param name="Line">Where it stands.</param>
internal sealed record Criterion(string Id, string Text, string? Measure, bool IsTicked, Proof Proof, int Line)
{
    private static readonly ImmutableArray<string> Vague =
    [
        "fast", "faster", "fastest", "quick", "quickly", "slow", "slower", "easy", "easily", "easier", "simple", "simpler", "simply", "good", "nice", "clean", "cleanly",
        "proper", "properly", "appropriate", "appropriately", "adequate", "adequately", "reasonable", "reasonably", "acceptable", "acceptably", "robust", "robustly",
        "scalable", "efficient", "efficiently", "smooth", "smoothly", "intuitive", "friendly", "flexible", "reliable", "reliably", "improved", "optimized", "optimal", "performant",
        "well", "soon", "often", "many", "few", "several", "some", "etc",
    ];

    /// <summary>A hash of what it asks and how that is proven, without the tick and the person who looked: it changes where the requirement does.</summary>
    public string ContentId => TextHash.Of($"{Id}\n{Text}\n{Measure}{Proof.Kind switch { ProofKind.Test => "", ProofKind.Command => "\ncommand " + Proof.Name, _ => "\nmanual" }}")[..16];

    /// <summary>
    /// The word that has no measure; null where there is none. A word of degree counts as measured where a number, code or a quotation stands with it, and
    /// a criterion of one or two words says nothing that could be observed.
    /// </summary>
    public string? Unmeasurable()
    {
        var words = $"{Text} {Measure}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3)
        {
            return Text;
        }

        var stated = $"{Text} {Measure}";
        return stated.Any(char.IsAsciiDigit) || stated.Contains('`', StringComparison.Ordinal) || stated.Contains('"', StringComparison.Ordinal)
            ? null
            : words.Select(static word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '*', '_')).FirstOrDefault(static word => Vague.Contains(word.ToLowerInvariant()));
    }
}
