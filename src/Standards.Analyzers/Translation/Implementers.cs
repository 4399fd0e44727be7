using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>
/// Who must have the sync version of an abstract or virtual member too. A class of this compilation that implements the async
/// member and gets no sync one would not compile any more (CS0535, CS0534), or would run the base's code instead of its own.
/// </summary>
internal static class Implementers
{
    /// <param name="method">The member that gets a sync version.</param>
    /// <param name="name">Its sync name.</param>
    /// <param name="span">Where to say that it cannot have one.</param>
    /// <param name="parameters">The parameters that the sync version keeps.</param>
    /// <param name="state">What the compilation's translations share.</param>
    /// <param name="resolver">Finds what is generated.</param>
    /// <param name="problems">Takes the refusal.</param>
    /// <param name="dependencies">Takes the implementations that will be generated: where one is refused, the member is withdrawn.</param>
    public static void Check(IMethodSymbol method, string name, TextSpan span, ImmutableArray<IParameterSymbol> parameters, TranslatorState state,
        CounterpartResolver resolver, List<Problem> problems, List<Dependency> dependencies)
    {
        if (method.PartialDefinitionPart is not null || !(method.IsAbstract || (method.IsVirtual && method.ContainingType.TypeKind == TypeKind.Class)))
        {
            return;
        }

        foreach (var (type, slot, implementation) in method.ContainingType.TypeKind == TypeKind.Interface ? OfInterface(method, state) : Overrides(method, state))
        {
            if (resolver.Generated(implementation) is { GeneratedFrom: { } key } generated && state.Generated.RequestFor(implementation) is { TypeName: null }
                && IsNamed(generated.Name, name) && generated.Parameters.Count(static p => !p.Dropped) == parameters.Length)
            {
                if (method.IsAbstract)
                {
                    dependencies.Add(new(key, span, implementation.ContainingType.Name + "." + implementation.Name));
                }
            }
            else if (!HasSync(type, slot, name, parameters.Length, resolver))
            {
                var problem = new Problem("STD1004", span, [method.ContainingType.Name + "." + method.Name, $"'{type.Name}' {(method.ContainingType.TypeKind == TypeKind.Interface ? "implements" : "overrides")} it without a sync version"], true);
                if (!problems.Contains(problem))
                {
                    problems.Add(problem);
                }
            }
        }
    }

    /// <summary>An explicit implementation's name begins with its interface.</summary>
    private static bool IsNamed(string name, string wanted)
        => name.EndsWith(wanted, System.StringComparison.Ordinal) && (name.Length == wanted.Length || name[name.Length - wanted.Length - 1] == '.');

    private static bool HasSync(INamedTypeSymbol type, IMethodSymbol method, string name, int count, CounterpartResolver resolver)
    {
        for (var t = type; t is not null && t.SpecialType != SpecialType.System_Object; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, method.ContainingType.OriginalDefinition))
            {
                return false;
            }

            foreach (var member in t.GetMembers())
            {
                // An explicit implementation of what is not generated yet implements nothing, but has the name.
                if (member is IMethodSymbol other && other.Parameters.Length == count && IsNamed(other.Name, name)
                    && resolver.Align(method, other, false, out _) is { IsDefault: false } aligned && aligned.Count(static p => !p.Dropped) == other.Parameters.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<(INamedTypeSymbol Type, IMethodSymbol Slot, IMethodSymbol Implementation)> OfInterface(IMethodSymbol method, TranslatorState state)
    {
        foreach (var type in state.ImplementersOf(method.ContainingType))
        {
            foreach (var i in type.AllInterfaces)
            {
                if (!SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition))
                {
                    continue;
                }

                foreach (var member in i.GetMembers(method.Name))
                {
                    if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition)
                        && type.FindImplementationForInterfaceMember(member) is IMethodSymbol { ContainingType.TypeKind: not TypeKind.Interface } implementation)
                    {
                        yield return (type, (IMethodSymbol)member, implementation);
                    }
                }
            }
        }
    }

    /// <summary>Overrides have the name of what they override, so no type needs to be looked at that has no such member.</summary>
    private static IEnumerable<(INamedTypeSymbol Type, IMethodSymbol Slot, IMethodSymbol Implementation)> Overrides(IMethodSymbol method, TranslatorState state)
    {
        foreach (var symbol in state.Overrides(method.Name))
        {
            for (var m = symbol; m is { IsOverride: true }; m = m.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(m.OverriddenMethod?.OriginalDefinition, method.OriginalDefinition))
                {
                    yield return (symbol.ContainingType, m.OverriddenMethod!, symbol);
                    break;
                }
            }
        }
    }

    /// <summary>The classes and structs of this compilation, by the interfaces of this compilation that they implement.</summary>
    public static Dictionary<ISymbol, List<INamedTypeSymbol>> Index(Compilation compilation, CancellationToken cancellationToken)
    {
        var index = new Dictionary<ISymbol, List<INamedTypeSymbol>>(SymbolEqualityComparer.Default);
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(compilation.Assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var container = open.Pop();
            if (container is INamespaceSymbol ns)
            {
                foreach (var inner in ns.GetNamespaceMembers())
                {
                    open.Push(inner);
                }
            }

            foreach (var type in container.GetTypeMembers())
            {
                open.Push(type);
                if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
                {
                    continue;
                }

                foreach (var i in type.AllInterfaces)
                {
                    if (!SymbolEqualityComparer.Default.Equals(i.ContainingAssembly, compilation.Assembly))
                    {
                        continue;
                    }

                    if (!index.TryGetValue(i.OriginalDefinition, out var types))
                    {
                        index.Add(i.OriginalDefinition, types = []);
                    }

                    types.Add(type);
                }
            }
        }

        return index;
    }
}
