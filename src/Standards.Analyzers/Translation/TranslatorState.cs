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
    private readonly ConcurrentDictionary<string, ImmutableArray<IMethodSymbol>> overrides = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<SyntaxTree, string> texts = new();

    public Compilation Compilation { get; } = compilation;

    /// <summary>The whole text, which a long <see cref="Microsoft.CodeAnalysis.Text.SourceText"/> makes anew each time.</summary>
    public string TextOf(SyntaxTree tree) => texts.TryGetValue(tree, out var text) ? text : texts.GetOrAdd(tree, tree.GetText().ToString());

    public CounterpartMap Counterparts { get; } = counterparts;

    public GeneratedMembers Generated { get; } = new();

    /// <summary>Looked up where an interface's member gets a sync version, and then once.</summary>
    private readonly Lazy<Dictionary<ISymbol, List<INamedTypeSymbol>>> implementers = new(() => Implementers.Index(compilation, CancellationToken.None));

    public IReadOnlyList<INamedTypeSymbol> ImplementersOf(INamedTypeSymbol type) => implementers.Value.TryGetValue(type.OriginalDefinition, out var types) ? types : [];

    public TranslationOptions OptionsOf(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Length > 0 ? optionsOf(symbol.DeclaringSyntaxReferences[0].SyntaxTree) : TranslationOptions.Default;

    /// <summary>Whether the parameter of a member that will be generated stays <c>Memory&lt;T&gt;</c>, because its body needs it.</summary>
    public bool KeepsMemory(IMethodSymbol method, int ordinal) => keepsMemory(method, ordinal);

    /// <summary>The methods of the compilation with that name that override another.</summary>
    public ImmutableArray<IMethodSymbol> Overrides(string name)
        => !isOverridden(name) ? [] : overrides.TryGetValue(name, out var known) ? known : overrides.GetOrAdd(name, [.. Compilation.GetSymbolsWithName(name, SymbolFilter.Member)
            .OfType<IMethodSymbol>().Where(static m => m.IsOverride)]);
}
