using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Standards.Projects;

namespace Standards.Twins;

/// <summary>A place in a file, counted from 1.</summary>
internal readonly record struct Place(string Path, int Line)
{
    public static Place Of(Location location)
    {
        var span = location.GetLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1);
    }
}

/// <summary>A pair, in all projects and target frameworks that compile it.</summary>
/// <param name="Name">The hand-written member, with its type.</param>
/// <param name="AsyncName">The async member's name.</param>
/// <param name="Sync">Where the hand-written one stands.</param>
/// <param name="Async">Where the async one stands.</param>
/// <param name="State">Equal only where all find it equal.</param>
/// <param name="Reasons">What keeps it from being equal; places are in the hand-written member first, then in the async one.</param>
/// <param name="Framework">The project or target framework that says so, where there are several.</param>
internal sealed record TwinEntry(string Name, string AsyncName, Place Sync, Place Async, TwinState State, ImmutableArray<TwinReason> Reasons, string? Framework)
{
    /// <summary>How a member is named to people.</summary>
    public static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeModifiers,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The verdicts, one a project and target framework.</summary>
    public required ImmutableArray<(LoadedProject Project, TwinVerdict Verdict)> Verdicts { get; init; }

    public TwinPair Pair => Verdicts[0].Verdict.Pair;

    /// <param name="verdicts">Of one pair; not empty.</param>
    /// <param name="absent">A project that compiles one of the two files and has no such pair.</param>
    public static TwinEntry Of(ImmutableArray<(LoadedProject Project, TwinVerdict Verdict)> verdicts, LoadedProject? absent)
    {
        var first = verdicts[0].Verdict.Pair;
        var (project, worst) = verdicts.FirstOrDefault(static v => v.Verdict.State != TwinState.Equal);
        var isAbsent = worst is null && absent is not null;
        return new(
            first.Sync.ToDisplayString(Format),
            first.Async.Name,
            Place.Of(first.SyncSyntax.Identifier.GetLocation()),
            Place.Of(first.AsyncSyntax.Identifier.GetLocation()),
            isAbsent ? TwinState.Different : worst?.State ?? TwinState.Equal,
            worst is not null ? TwinReason.Of(worst) : isAbsent ? [new(null, null, $"{absent!.DisplayName} compiles only one of the two", null, null)] : [],
            worst is not null && verdicts.Length > 1 ? project.DisplayName : null)
        {
            Verdicts = verdicts,
        };
    }
}

/// <summary>Why a pair is not equal: a difference with both texts, or a problem of the translation.</summary>
internal sealed record TwinReason(string? Id, Place? SyncPlace, string Text, string? GeneratedText, Place? AsyncPlace)
{
    public static ImmutableArray<TwinReason> Of(TwinVerdict verdict)
        => verdict.Difference is { } difference
            ? [Of(difference)]
            : [.. verdict.Problems.Select(static p => new TwinReason(p.Id, null, p.Message, null, Place.Of(p.Place)))];

    public static TwinReason Of(TwinDifference difference)
        => new(null, Place.Of(difference.SyncPlace), difference.SyncText, difference.GeneratedText, Place.Of(difference.AsyncPlace));
}
