using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>Types that are one, seen from two methods.</summary>
internal sealed class TypeComparer : IEqualityComparer<ITypeSymbol>
{
    public static readonly TypeComparer Instance = new();

    public bool Equals(ITypeSymbol? x, ITypeSymbol? y) => TypeMapper.Same(x, y);

    public int GetHashCode(ITypeSymbol type) => type.Name.GetHashCode();
}
