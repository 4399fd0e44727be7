using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Standards.DataAccess;

/// <summary>An entry and what it names in one compilation.</summary>
internal sealed record LegacyMatch(LegacyEntry Entry, ImmutableArray<ISymbol> Symbols, ImmutableArray<ISymbol> Replacements, bool IsCurated)
{
    /// <summary>Whether a symbol is what the entry names: itself, what it overrides, or for a whole family a member that hides one of it.</summary>
    public bool Names(ISymbol symbol) => Names(Symbols, Entry.Symbol, symbol);

    public bool IsReplacement(ISymbol symbol) => Entry.Replacement is { } replacement && Names(Replacements, replacement, symbol);

    private static bool Names(ImmutableArray<ISymbol> listed, LegacyId id, ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = (current as IMethodSymbol)?.OverriddenMethod ?? (ISymbol?)(current as IPropertySymbol)?.OverriddenProperty)
        {
            if (listed.Contains(current.OriginalDefinition, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return id is { IsFamily: true, IsConstructor: false } && Hides(symbol, listed);
    }

    // SqlCommand.ExecuteReaderAsync is new, not an override of DbCommand's. An overload with other parameters is another member.
    private static bool Hides(ISymbol symbol, ImmutableArray<ISymbol> listed)
    {
        if (listed.IsEmpty || symbol.Name != listed[0].Name || symbol.IsStatic || symbol.DeclaredAccessibility != Accessibility.Public)
        {
            return false;
        }

        for (var type = symbol.ContainingType?.BaseType; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, listed[0].ContainingType))
            {
                return listed.Any(hidden => HasSameParameters(symbol, hidden));
            }
        }

        return false;
    }

    private static bool HasSameParameters(ISymbol symbol, ISymbol hidden)
        => ParametersOf(symbol).Select(static parameter => parameter.Type).SequenceEqual(ParametersOf(hidden).Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };
}

/// <summary>The entries that name something in one compilation, by the names to look for.</summary>
internal sealed class LegacyTable
{
    /// <summary>Keywords that call constructors without the name of a type.</summary>
    private static readonly string[] ConstructorKeywords = ["new", "base", "this"];

    private const string SystemData = "System.Data";

    private readonly Dictionary<string, List<LegacyMatch>> byName = new(StringComparer.Ordinal);

    private LegacyTable(IEnumerable<LegacyMatch> matches)
    {
        foreach (var match in matches)
        {
            var name = match.Entry.Symbol.Name;
            Add(name, match);
            if (match.Entry.Symbol.IsConstructor)
            {
                Array.ForEach(ConstructorKeywords, keyword => Add(keyword, match));
            }

            if (name.Length > nameof(Attribute).Length && name.EndsWith(nameof(Attribute), StringComparison.Ordinal))
            {
                Add(name.Substring(0, name.Length - nameof(Attribute).Length), match);
            }
        }

        Scanner = new NameScanner(byName.Keys);

        void Add(string name, LegacyMatch match)
        {
            if (!byName.TryGetValue(name, out var list))
            {
                byName.Add(name, list = []);
            }

            list.Add(match);
        }
    }

    public NameScanner Scanner { get; }

    /// <summary>The entries that name something; of several lines for one symbol the first whose replacement exists. Null where there are none.</summary>
    public static LegacyTable? Create(Compilation compilation, IEnumerable<LegacyEntry> entries, CancellationToken cancellationToken)
    {
        var matches = new Dictionary<(LegacyId, LegacyUse), LegacyMatch>();
        foreach (var entry in entries)
        {
            Add(entry, isCurated: false);
        }

        bool? usesSystemData = null;
        foreach (var entry in LegacyList.Curated.Entries)
        {
            if (!IsSystemData(entry.Symbol.Id) || (usesSystemData ??= Mentions(compilation, SystemData, cancellationToken)))
            {
                Add(entry, isCurated: true);
            }
        }

        return matches.Count == 0 ? null : new LegacyTable(matches.Values);

        void Add(LegacyEntry entry, bool isCurated)
        {
            var key = (entry.Symbol, entry.Use);
            if (matches.TryGetValue(key, out var known) && (!known.Replacements.IsEmpty || known.Entry.Replacement is null || known.IsCurated != isCurated))
            {
                return;
            }

            var symbols = known?.Symbols ?? entry.Symbol.Resolve(compilation);
            if (!symbols.IsEmpty)
            {
                matches[key] = new LegacyMatch(entry, symbols, entry.Replacement?.Resolve(compilation) ?? [], isCurated);
            }
        }
    }

    public List<LegacyMatch> Matches(string name) => byName[name];

    private static bool IsSystemData(string id) => string.CompareOrdinal(id, 2, SystemData, 0, SystemData.Length) == 0;

    // Every project references System.Data, few use it. A using directive or a qualified name says so in some file.
    private static bool Mentions(Compilation compilation, string space, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetText(cancellationToken).ToString().IndexOf(space, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
