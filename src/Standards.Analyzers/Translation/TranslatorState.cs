using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>What all translations of one compilation share.</summary>
internal sealed class TranslatorState(
    Compilation compilation,
    CounterpartMap counterparts,
    Func<SyntaxTree, TranslationOptions> optionsOf,
    Func<IMethodSymbol, int, bool> keepsMemory,
    Func<string, bool> isOverridden)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<IMethodSymbol>> orphans = new(StringComparer.Ordinal);

    public Compilation Compilation { get; } = compilation;

    public CounterpartMap Counterparts { get; } = counterparts;

    public GeneratedMembers Generated { get; } = new();

    /// <summary>Looked up where an interface's member gets a sync version, and then once.</summary>
    private readonly Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>> implementers = new(() => Implementers.Index(compilation, CancellationToken.None));

    public IReadOnlyList<INamedTypeSymbol> ImplementersOf(INamedTypeSymbol type) => implementers.Value.TryGetValue(type.OriginalDefinition, out var types) ? types : [];

    public TranslationOptions OptionsOf(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Length > 0 ? optionsOf(symbol.DeclaringSyntaxReferences[0].SyntaxTree) : TranslationOptions.Default;

    /// <summary>Whether the parameter of a member that will be generated stays <c>Memory&lt;T&gt;</c>, because its body needs it.</summary>
    public bool KeepsMemory(IMethodSymbol method, int ordinal) => keepsMemory(method, ordinal);

    /// <summary>The methods of the compilation with that name that override what nobody declares, as long as the sync version is missing.</summary>
    public ImmutableArray<IMethodSymbol> Orphans(string name)
        => !isOverridden(name) ? [] : orphans.GetOrAdd(name, n => [.. Compilation.GetSymbolsWithName(n, SymbolFilter.Member)
            .OfType<IMethodSymbol>().Where(static m => m is { IsOverride: true, OverriddenMethod: null })]);
}
