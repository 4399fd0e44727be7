using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Sync;

/// <summary>What the generator may say, by ID.</summary>
internal static class SyncRules
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        Rules.CommittedFileStale,
        Rules.NoSynchronousMeaning,
        Rules.NoSynchronousCounterpart,
        Rules.TypeNotPartial,
        Rules.GeneratedMemberCollides,
        Rules.MalformedDirective,
        Rules.ConcurrencyLost,
        Rules.BlocksOnAsync,
        Rules.NoEffect,
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(static rule => rule.Id);

    public static DiagnosticDescriptor? Find(string id) => ById.TryGetValue(id, out var rule) ? rule : null;
}
