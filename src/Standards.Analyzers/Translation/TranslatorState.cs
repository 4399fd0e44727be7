using System;
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
    public Compilation Compilation { get; } = compilation;

    public CounterpartMap Counterparts { get; } = counterparts;

    public GeneratedMembers Generated { get; } = new();

    public TranslationOptions OptionsOf(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Length > 0 ? optionsOf(symbol.DeclaringSyntaxReferences[0].SyntaxTree) : TranslationOptions.Default;

    /// <summary>Whether the parameter of a member that will be generated stays <c>Memory&lt;T&gt;</c>, because its body needs it.</summary>
    public bool KeepsMemory(IMethodSymbol method, int ordinal) => keepsMemory(method, ordinal);

    /// <summary>Whether some method of the compilation with that name may override something.</summary>
    public bool IsOverridden(string name) => isOverridden(name);
}
