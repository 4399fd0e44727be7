using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>Counterparts that no naming convention finds.</summary>
internal static class BuiltInCounterparts
{
    public static Counterpart? Find(
        IMethodSymbol method,
        Compilation compilation,
        TypeMapper mapper,
        int position,
        SemanticModel model,
        ITypeSymbol? receiver,
        CounterpartResolver resolver,
        bool wantsToken)
    {
        switch (method.ContainingType?.Name)
        {
            case "XmlReader" when method.Name == "GetValueAsync":
                return new() { Name = "Value", IsProperty = true, Parameters = [] };
            case "EntityFrameworkQueryableExtensions" or "AsyncEnumerable" or "QueryableExtensions":
                return InLinq(method, compilation, position, model, receiver, resolver, wantsToken, mapper);
            default:
                return null;
        }
    }

    private static Counterpart? InLinq(IMethodSymbol method, Compilation compilation, int position, SemanticModel model, ITypeSymbol? receiver, CounterpartResolver resolver, bool wantsToken, TypeMapper mapper)
    {
        var name = method.Name == "AsAsyncEnumerable" ? "AsEnumerable" : SyncNames.Strip(method.Name);
        string[] classes = method.ContainingType.Name == "AsyncEnumerable" ? ["System.Linq.Enumerable"] : ["System.Linq.Queryable", "System.Linq.Enumerable"];
        foreach (var metadataName in classes)
        {
            if (KnownTypes.Find(compilation, metadataName) is not { } type)
            {
                continue;
            }

            Counterpart? best = null;
            var bestScore = int.MaxValue;
            foreach (var member in type.GetMembers(name))
            {
                if (member is not IMethodSymbol { IsExtensionMethod: true } candidate || candidate.Arity != method.Arity)
                {
                    continue;
                }

                // The first parameter is IQueryable<T> on one side and may be IEnumerable<T> on the other: compared without it.
                var parameters = AlignTail(method, candidate, resolver, wantsToken, out var score);
                if (!parameters.IsDefault && score < bestScore && resolver.ReturnsTheSame(method, candidate))
                {
                    best = new()
                    {
                        Name = candidate.Name,
                        Parameters = parameters,
                        Symbol = candidate,
                        StaticContainer = IsInScope(model, position, receiver, mapper, name, type) ? null : type,
                    };
                    bestScore = score;
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }

    private static System.Collections.Immutable.ImmutableArray<CounterpartParameter> AlignTail(IMethodSymbol method, IMethodSymbol candidate, CounterpartResolver resolver, bool wantsToken, out int score)
    {
        // Aligning without the receivers: a method whose first parameter is skipped on both sides.
        var result = System.Collections.Immutable.ImmutableArray.CreateBuilder<CounterpartParameter>(method.Parameters.Length);
        result.Add(new(false, candidate.Parameters[0].Name, candidate.Parameters[0].Type));
        score = 0;
        var next = 1;
        for (var i = 1; i < method.Parameters.Length; i++)
        {
            var p = method.Parameters[i];
            if (next < candidate.Parameters.Length && resolver.SameInSync(p.Type, candidate.Parameters[next].Type))
            {
                result.Add(new(false, candidate.Parameters[next].Name, candidate.Parameters[next].Type));
                next++;
            }
            else if (AsyncShapes.Of(p.Type) == AsyncShape.CancellationToken)
            {
                result.Add(new(true, p.Name, p.Type));
            }
            else
            {
                return default;
            }
        }

        return next == candidate.Parameters.Length ? result.ToImmutable() : default;
    }

    private static bool IsInScope(SemanticModel model, int position, ITypeSymbol? receiver, TypeMapper mapper, string name, INamedTypeSymbol container)
    {
        if (receiver is null)
        {
            return false;
        }

        foreach (var symbol in model.LookupSymbols(position, mapper.Map(receiver) as INamespaceOrTypeSymbol, name, includeReducedExtensionMethods: true))
        {
            if (SymbolEqualityComparer.Default.Equals(symbol.ContainingType, container))
            {
                return true;
            }
        }

        return false;
    }
}
