using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>
/// Which sync members hand-written code asks for: an interface's member, or a base's abstract one. Where one of these is refused the compiler stops
/// at CS0535 or CS0534, before an analyzer reports anything.
/// </summary>
internal static class DemandedMembers
{
    /// <param name="method">The async member.</param>
    /// <param name="name">The name of its sync version.</param>
    /// <param name="mapper">How its types become sync ones.</param>
    /// <param name="keepsProgress">Whether parameters that take progress stay.</param>
    public static bool Contains(IMethodSymbol method, string name, TypeMapper mapper, bool keepsProgress)
    {
        var type = method.ContainingType;
        if (method.IsStatic || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return false;
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(name))
            {
                if (member is IMethodSymbol { IsAbstract: true } wanted && Fits(wanted) && type.FindImplementationForInterfaceMember(wanted) is null)
                {
                    return true;
                }
            }
        }

        if (type.IsAbstract)
        {
            return false;
        }

        for (var b = type.BaseType; b is not null; b = b.BaseType)
        {
            foreach (var member in b.GetMembers(name))
            {
                if (member is IMethodSymbol { IsAbstract: true } wanted && Fits(wanted) && !IsOverridden(wanted, type))
                {
                    return true;
                }
            }
        }

        return false;

        // A parameter whose type becomes another in a way that depends on the body is taken as fitting.
        bool Fits(IMethodSymbol wanted)
        {
            var kept = method.Parameters.Where(parameter => !CounterpartResolver.IsDropped(parameter, mapper.KeepTokens, keepsProgress)).ToList();
            return kept.Count == wanted.Parameters.Length && kept.Zip(wanted.Parameters, (mine, theirs) =>
                AsyncShapes.Of(mine.Type).IsMemory() || SymbolEqualityComparer.Default.Equals(mapper.Map(mine.Type), theirs.Type)).All(static fits => fits);
        }
    }

    private static bool IsOverridden(IMethodSymbol wanted, INamedTypeSymbol type)
    {
        for (var t = type; t is not null && !SymbolEqualityComparer.Default.Equals(t, wanted.ContainingType); t = t.BaseType)
        {
            foreach (var member in t.GetMembers(wanted.Name))
            {
                for (var m = (member as IMethodSymbol)?.OverriddenMethod; m is not null; m = m.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(m, wanted))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
