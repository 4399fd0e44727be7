using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Standards.Building;

/// <summary>The rules of the package, as the gate asks about them.</summary>
internal static class OwnRules
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToImmutableDictionary(static rule => rule.Id);

    private static readonly Lazy<ImmutableHashSet<string>> OffInNone = new(ReadOffInNone);

    /// <summary>Rules with a code fix that <c>standards fix</c> applies. Not among them: committed sync files, which 'sync' writes, and STD1003, whose fix takes code out of the sync version.</summary>
    public static ImmutableArray<string> Fixed { get; } =
    [
        .. new[]
        {
            Rules.NoSynchronousCounterpart, Rules.TypeNotPartial, Rules.GeneratedMemberCollides, Rules.EqualTwin,
            Rules.MessageStartsUpperCase, Rules.MessageEndsWithMark, Rules.MessageWithoutContext,
            Rules.ClassBasedTest, Rules.SharedState, Rules.MissingBackend, Rules.UnknownBackend, Rules.TestDataName,
            Rules.LegacySymbol, Rules.NullableDirective, Rules.OptionalStyle, Rules.NamedByString, Rules.EmojiMark,
        }.Select(static rule => rule.Id).Order(StringComparer.Ordinal),
    ];

    /// <summary>The command that applies code fixes everywhere.</summary>
    public const string FixAll = "standards fix";

    /// <summary>The IDs of all rules.</summary>
    public static ImmutableArray<string> All { get; } = [.. ById.Keys.Order(StringComparer.Ordinal)];

    public static bool Contains(string id) => ById.ContainsKey(id);

    public static DiagnosticDescriptor? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Whether the rule is on where nobody says anything about it.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="mode">The property <c>StandardsMode</c> of the project.</param>
    public static bool IsOn(string id, string mode)
        => ById.TryGetValue(id, out var rule)
            && rule is { IsEnabledByDefault: true, DefaultSeverity: not DiagnosticSeverity.Hidden }
            && !(mode.Equals("none", StringComparison.OrdinalIgnoreCase) && OffInNone.Value.Contains(id));

    /// <summary>The command that mends what the rule reports; where that is for a person to write, the command that looks again.</summary>
    public static string FixFor(string id)
        => id == Rules.CommittedFileEdited.Id || id == Rules.CommittedFileStale.Id ? "standards sync"
            : Fixed.Contains(id) ? FixAll
            : "standards gate --only lint";

    private static ImmutableHashSet<string> ReadOffInNone()
    {
        using var reader = new StreamReader(typeof(OwnRules).Assembly.GetManifestResourceStream("standards.none.globalconfig")!);
        return
        [
            .. reader.ReadToEnd().Split('\n')
                .Where(static line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal))
                .Select(static line => line.Split('.')[1]),
        ];
    }
}
