using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>What one compilation gives for a source.</summary>
/// <param name="Name">The compilation, for messages: <c>Library (net10.0)</c>.</param>
/// <param name="Symbols">Its preprocessor symbols.</param>
/// <param name="Text">What the generator would add; null for nothing.</param>
internal sealed record CommittedVariant(string Name, ImmutableArray<string> Symbols, string? Text);

/// <summary>Puts what several compilations give for one source into one file: one <c>#if</c> section for each distinct result.</summary>
internal static class CommittedSections
{
    /// <summary>The whole file; null where no compilation gives anything.</summary>
    /// <param name="source">The source's file name.</param>
    /// <param name="variants">What the compilations give that have the source.</param>
    /// <param name="undecided">Two compilations that differ and have the same symbols, where there are such.</param>
    public static string? Compose(string source, IReadOnlyList<CommittedVariant> variants, out (string First, string Second)? undecided)
    {
        undecided = null;
        var groups = variants.Where(static variant => variant.Text is not null).GroupBy(static variant => CommittedText.Body(variant.Text!)).ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        if (groups.Count == 1 && variants.All(static variant => variant.Text is not null))
        {
            return CommittedHeader.Write(source, HeadEdits.ToolVersion, groups[0].Key);
        }

        var sections = new List<(string Condition, string Code)>();
        foreach (var group in groups)
        {
            var others = variants.Where(variant => !group.Contains(variant)).ToList();
            if (Condition([.. group], others, out undecided) is not { } condition)
            {
                return null;
            }

            sections.Add((condition, group.Key));
        }

        // In one order, however the projects were loaded.
        var body = new StringBuilder();
        foreach (var (condition, code) in sections.OrderBy(static section => section.Condition, StringComparer.Ordinal))
        {
            body.Append(body.Length == 0 ? "#if " : "#elif ").Append(condition).Append('\n').Append(code).Append('\n');
        }

        return CommittedHeader.Write(source, HeadEdits.ToolVersion, body.Append("#endif").ToString());
    }

    /// <summary>An expression that holds for the ones and not for the others: one symbol where one is enough.</summary>
    private static string? Condition(IReadOnlyList<CommittedVariant> ones, IReadOnlyList<CommittedVariant> others, out (string First, string Second)? undecided)
    {
        undecided = null;
        if (Literal(ones, others) is { } single)
        {
            return single;
        }

        var terms = new List<string>();
        foreach (var one in ones)
        {
            if (Term(one, others, out var same) is not { } term)
            {
                undecided = (one.Name, same!.Name);
                return null;
            }

            if (!terms.Contains(term))
            {
                terms.Add(term);
            }
        }

        return string.Join(" || ", terms);
    }

    /// <summary>A conjunction that holds for one: literals are added until none of the others is left.</summary>
    private static string? Term(CommittedVariant one, IReadOnlyList<CommittedVariant> others, out CommittedVariant? same)
    {
        same = null;
        if (Literal([one], others) is { } single)
        {
            return single;
        }

        var literals = new List<string>();
        foreach (var other in others)
        {
            if (Literal([one], [other]) is not { } literal)
            {
                same = other;
                return null;
            }

            if (!literals.Contains(literal))
            {
                literals.Add(literal);
            }
        }

        return "(" + string.Join(" && ", literals) + ")";
    }

    /// <summary>The shortest symbol that all of the ones have and none of the others, else one that is missing so; <c>NET</c> rather than <c>NET8_0_OR_GREATER</c>.</summary>
    private static string? Literal(IReadOnlyList<CommittedVariant> ones, IReadOnlyList<CommittedVariant> others)
        => Shared(ones, others) ?? (Shared(others, ones) is { } missing ? "!" + missing : null);

    private static string? Shared(IReadOnlyList<CommittedVariant> ones, IReadOnlyList<CommittedVariant> others)
        => ones.Count == 0 ? null : ones[0].Symbols
            .Where(symbol => ones.All(one => one.Symbols.Contains(symbol)) && !others.Any(other => other.Symbols.Contains(symbol)))
            .OrderBy(static symbol => symbol.Length)
            .ThenBy(static symbol => symbol, StringComparer.Ordinal)
            .FirstOrDefault();
}
