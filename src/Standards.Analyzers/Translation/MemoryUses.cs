using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>
/// Which parameters and locals of type <c>Memory&lt;T&gt;</c> become spans. Found by trying: a use that a span cannot have
/// puts the symbol on the list, and the member is translated again.
/// </summary>
internal sealed class MemoryUses
{
    private readonly HashSet<ISymbol> kept = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> forced = new(SymbolEqualityComparer.Default);

    /// <summary>A use was found that makes another try necessary.</summary>
    public bool Changed { get; set; }

    /// <summary>An iterator: no local of it can be a span.</summary>
    public bool KeepsAll { get; set; }

    public bool Keeps(ISymbol symbol) => KeepsAll || kept.Contains(symbol);

    /// <summary>Keeps what is known from the start.</summary>
    public void Preset(ISymbol symbol) => kept.Add(symbol);

    public bool IsForced(ISymbol symbol) => forced.Contains(symbol);

    /// <summary>The sync signature, given by a base or an interface, has a span here.</summary>
    public void Force(ISymbol symbol) => forced.Add(symbol);

    public void Keep(ISymbol symbol) => Changed |= kept.Add(symbol);

    /// <summary>Everything that the member declares stays what it is.</summary>
    public void PresetAllOf(SyntaxNode node, SemanticModel model)
    {
        foreach (var declaration in node.DescendantNodes())
        {
            if (model.GetDeclaredSymbol(declaration) is ILocalSymbol or IParameterSymbol && model.GetDeclaredSymbol(declaration) is { } symbol)
            {
                kept.Add(symbol);
            }
        }
    }
}
