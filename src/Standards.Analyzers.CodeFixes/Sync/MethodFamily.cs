using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Standards.Sync;

/// <summary>The methods of one project that need a sync version together: a sync interface member needs implementations, an override needs a base.</summary>
internal static class MethodFamily
{
    public static async Task<IReadOnlyCollection<IMethodSymbol>> FindAsync(IMethodSymbol method, Project project, CancellationToken cancellationToken)
    {
        var root = method;
        var family = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { root };
        while (root.OverriddenMethod is { Locations: [{ IsInSource: true }, ..] } overridden)
        {
            root = overridden.OriginalDefinition;
            family.Add(root);
        }

        if (root.ContainingType.TypeKind == TypeKind.Interface)
        {
            var found = await SymbolFinder.FindImplementationsAsync(root, project.Solution, ImmutableHashSet.Create(project), cancellationToken).ConfigureAwait(false);
            family.UnionWith(found.OfType<IMethodSymbol>());
        }

        foreach (var overridable in family.Where(static m => m.IsAbstract || m.IsVirtual).ToArray())
        {
            var found = await SymbolFinder.FindOverridesAsync(overridable, project.Solution, ImmutableHashSet.Create(project), cancellationToken).ConfigureAwait(false);
            family.UnionWith(found.OfType<IMethodSymbol>());
        }

        return family;
    }
}
