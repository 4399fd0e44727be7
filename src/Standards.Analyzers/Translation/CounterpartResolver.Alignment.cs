using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <content>Which parameter of a counterpart takes what.</content>
internal sealed partial class CounterpartResolver
{
    /// <summary>Aligns the parameters of an async method with those of a candidate; default where they do not match.</summary>
    /// <param name="score">The lower, the nearer.</param>
    public ImmutableArray<CounterpartParameter> Align(IMethodSymbol method, IMethodSymbol candidate, bool wantsToken, out int score)
    {
        score = 0;
        var skip = 0;
        if (method.Arity != candidate.Arity)
        {
            return default;
        }

        var result = ImmutableArray.CreateBuilder<CounterpartParameter>(method.Parameters.Length);
        var next = 0;
        if (method.IsExtensionMethod && !candidate.IsExtensionMethod && !candidate.IsStatic)
        {
            // An instance member instead of an extension: the first parameter is the receiver.
            result.Add(new(false, method.Parameters[0].Name, method.Parameters[0].Type));
            skip = 1;
            score += 1;
        }

        else if (candidate.IsExtensionMethod && !method.IsExtensionMethod && IsInExtension(method))
        {
            next = 1;
        }

        for (var i = skip; i < method.Parameters.Length; i++)
        {
            var p = method.Parameters[i];
            var q = next < candidate.Parameters.Length ? candidate.Parameters[next] : null;
            if (q is not null && p.RefKind == q.RefKind && Matches(p, q, out var cost))
            {
                result.Add(new(false, q.Name, q.Type, q.IsOptional));
                score += cost;
                next++;
                continue;
            }

            var shape = AsyncShapes.Of(p.Type);
            if (shape is not (AsyncShape.CancellationToken or AsyncShape.Progress))
            {
                return default;
            }

            result.Add(new(true, p.Name, p.Type));
            score += shape == AsyncShape.CancellationToken && wantsToken ? 4 : 0;
        }

        for (; next < candidate.Parameters.Length; next++)
        {
            if (!candidate.Parameters[next].IsOptional && !candidate.Parameters[next].IsParams)
            {
                return default;
            }

            score += 3;
        }

        if (!wantsToken && candidate.Parameters.Any(static q => AsyncShapes.Of(q.Type) == AsyncShape.CancellationToken))
        {
            score += 2;
        }

        return result.ToImmutable();

        bool Matches(IParameterSymbol p, IParameterSymbol q, out int cost)
        {
            cost = 0;
            if (p.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && mapper.ToSpan(nullable.TypeArguments[0]) is { } maybe && TypeMapper.Same(maybe, q.Type))
            {
                cost = 1;
                return true;
            }

            if (mapper.ToSpan(p.Type) is { } span)
            {
                cost = TypeMapper.Same(span, q.Type) ? 0 : 1;
                return cost == 0 || TypeMapper.Same(p.Type, q.Type);
            }

            // The type that sync code has comes first; a task stays a task only where nothing else is left.
            if (mapper.Changes(p.Type))
            {
                return TypeMapper.Same(mapper.Map(p.Type), q.Type);
            }

            return TypeMapper.Same(p.Type, q.Type);
        }
    }

    /// <summary>
    /// Aligns the parameters of a call that names its arguments with those of a candidate that has them in another order;
    /// default where they do not match.
    /// </summary>
    private ImmutableArray<CounterpartParameter> AlignByName(IMethodSymbol method, IMethodSymbol candidate, int positional)
    {
        if (method.Arity != candidate.Arity || method.IsExtensionMethod != candidate.IsExtensionMethod || method.IsStatic != candidate.IsStatic)
        {
            return default;
        }

        var result = ImmutableArray.CreateBuilder<CounterpartParameter>(method.Parameters.Length);
        var found = 0;
        foreach (var p in method.Parameters)
        {
            var q = candidate.Parameters.FirstOrDefault(c => c.Name == p.Name && c.RefKind == p.RefKind && c.IsParams == p.IsParams && SameInSync(p.Type, c.Type));
            if (q is not null && (q.Ordinal == p.Ordinal || p.Ordinal >= positional) && SameDefault(p, q))
            {
                result.Add(new(false, q.Name, q.Type, q.IsOptional));
                found++;
            }
            else if (q is null && AsyncShapes.Of(p.Type) is AsyncShape.CancellationToken or AsyncShape.Progress)
            {
                result.Add(new(true, p.Name, p.Type));
            }
            else
            {
                return default;
            }
        }

        return found == candidate.Parameters.Length ? result.ToImmutable() : default;

        // A call may leave it out.
        static bool SameDefault(IParameterSymbol p, IParameterSymbol q)
            => p.HasExplicitDefaultValue == q.HasExplicitDefaultValue && (!p.HasExplicitDefaultValue || Equals(p.ExplicitDefaultValue, q.ExplicitDefaultValue));
    }
}
