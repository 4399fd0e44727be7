using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Translation;

/// <summary>From the types of async code to those of sync code, by symbol.</summary>
internal sealed class TypeMapper(Compilation compilation, CounterpartMap counterparts, bool keepTokens)
{
    private readonly Compilation compilation = compilation;
    private INamedTypeSymbol? enumerable;
    private INamedTypeSymbol? enumerator;
    private INamedTypeSymbol? span;
    private INamedTypeSymbol? readOnlySpan;

    public bool KeepTokens { get; } = keepTokens;

    /// <summary>Whether the type is another one in sync code.</summary>
    public bool Changes(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => Changes(array.ElementType),
        INamedTypeSymbol named => ChangesNamed(named),
        _ => false,
    };

    /// <summary>The type in sync code; the type itself where it is the same. Memory is left to <see cref="ToSpan"/>.</summary>
    public ITypeSymbol Map(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Changes(array.ElementType) ? compilation.CreateArrayTypeSymbol(Map(array.ElementType), array.Rank) : type;
            case INamedTypeSymbol named:
                return MapNamed(named);
            default:
                return type;
        }
    }

    /// <summary><c>Span&lt;T&gt;</c> for <c>Memory&lt;T&gt;</c>, and the read-only forms; null for any other type.</summary>
    public ITypeSymbol? ToSpan(ITypeSymbol type)
    {
        switch (AsyncShapes.Of(type))
        {
            case AsyncShape.Memory:
                return Construct(ref span, "System.Span`1", ((INamedTypeSymbol)type).TypeArguments[0]);
            case AsyncShape.ReadOnlyMemory:
                return Construct(ref readOnlySpan, "System.ReadOnlySpan`1", ((INamedTypeSymbol)type).TypeArguments[0]);
            default:
                return null;
        }
    }

    /// <summary>Whether a delegate's token parameter goes when its result is unwrapped.</summary>
    public bool DropsTokenOf(INamedTypeSymbol func)
        => !KeepTokens && AsyncShapes.Of(func) == AsyncShape.Func && MapsToTask(func.TypeArguments[func.TypeArguments.Length - 1]);

    private static bool MapsToTask(ITypeSymbol type) => AsyncShapes.Of(type) is var shape && (shape.IsTask() || shape.IsSequence());

    private bool ChangesNamed(INamedTypeSymbol named)
    {
        switch (AsyncShapes.Of(named))
        {
            case AsyncShape.Task or AsyncShape.TaskOfT or AsyncShape.ConfiguredTask or AsyncShape.ConfiguredTaskOfT
                or AsyncShape.AsyncEnumerable or AsyncShape.AsyncEnumerator or AsyncShape.ConfiguredAsyncEnumerable:
                return true;
            case AsyncShape.AsyncDisposable:
                return true;
        }

        if (counterparts.FindType(named, compilation) is not null)
        {
            return true;
        }

        if (named.Arity > 0)
        {
            foreach (var argument in named.TypeArguments)
            {
                if (Changes(argument))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ITypeSymbol MapNamed(INamedTypeSymbol named)
    {
        switch (AsyncShapes.Of(named))
        {
            case AsyncShape.Task or AsyncShape.ConfiguredTask:
                return compilation.GetSpecialType(SpecialType.System_Void);
            case AsyncShape.TaskOfT or AsyncShape.ConfiguredTaskOfT:
                return Map(named.TypeArguments[0]);
            case AsyncShape.AsyncEnumerable or AsyncShape.ConfiguredAsyncEnumerable:
                return Construct(ref enumerable, "System.Collections.Generic.IEnumerable`1", Map(named.TypeArguments[0])) ?? named;
            case AsyncShape.AsyncEnumerator:
                return Construct(ref enumerator, "System.Collections.Generic.IEnumerator`1", Map(named.TypeArguments[0])) ?? named;
            case AsyncShape.AsyncDisposable:
                return compilation.GetSpecialType(SpecialType.System_IDisposable);
            case AsyncShape.Func when ChangesNamed(named):
                return MapFunc(named);
        }

        if (counterparts.FindType(named, compilation) is INamedTypeSymbol mapped)
        {
            return mapped.Arity == named.Arity && named.Arity > 0 ? mapped.OriginalDefinition.Construct([.. named.TypeArguments.Select(Map)]) : mapped;
        }

        if (named.Arity == 0 || !ChangesNamed(named))
        {
            return named;
        }

        var arguments = named.TypeArguments.Select(Map).ToArray();
        return arguments.Any(static a => a.SpecialType == SpecialType.System_Void) ? named : named.ConstructedFrom.Construct(arguments);
    }

    private ITypeSymbol MapFunc(INamedTypeSymbol func)
    {
        var arguments = func.TypeArguments;
        var dropsToken = DropsTokenOf(func);
        var inputs = arguments.Take(arguments.Length - 1)
            .Where(a => !dropsToken || AsyncShapes.Of(a) != AsyncShape.CancellationToken)
            .Select(Map).ToList();
        var result = Map(arguments[arguments.Length - 1]);
        if (inputs.Exists(static i => i.SpecialType == SpecialType.System_Void))
        {
            return func;
        }

        if (result.SpecialType != SpecialType.System_Void)
        {
            inputs.Add(result);
        }

        var isAction = result.SpecialType == SpecialType.System_Void;
        var name = isAction ? "System.Action" : "System.Func";
        var definition = KnownTypes.Find(compilation, inputs.Count == 0 ? name : name + "`" + inputs.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return definition is null ? func : inputs.Count == 0 ? definition : definition.Construct([.. inputs]);
    }

    private ITypeSymbol? Construct(ref INamedTypeSymbol? definition, string name, ITypeSymbol argument)
    {
        definition ??= KnownTypes.Find(compilation, name);
        return argument.SpecialType == SpecialType.System_Void ? null : definition?.Construct(argument);
    }

    /// <summary>
    /// Whether two types are one, seen from two methods: type parameters of methods by ordinal, without nullability,
    /// tuple names and <c>dynamic</c>.
    /// </summary>
    public static bool Same(ITypeSymbol? a, ITypeSymbol? b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        switch (a, b)
        {
            case (ITypeParameterSymbol x, ITypeParameterSymbol y):
                return x.TypeParameterKind == TypeParameterKind.Method && y.TypeParameterKind == TypeParameterKind.Method
                    ? x.Ordinal == y.Ordinal
                    : SymbolEqualityComparer.Default.Equals(x, y);
            case (IArrayTypeSymbol x, IArrayTypeSymbol y):
                return x.Rank == y.Rank && Same(x.ElementType, y.ElementType);
            case (IPointerTypeSymbol x, IPointerTypeSymbol y):
                return Same(x.PointedAtType, y.PointedAtType);
            case (IDynamicTypeSymbol, _):
                return b is IDynamicTypeSymbol || b?.SpecialType == SpecialType.System_Object;
            case (_, IDynamicTypeSymbol):
                return a?.SpecialType == SpecialType.System_Object;
            case (INamedTypeSymbol x, INamedTypeSymbol y):
                if (!SymbolEqualityComparer.Default.Equals(x.OriginalDefinition, y.OriginalDefinition))
                {
                    return false;
                }

                return SameArguments(x.TypeArguments, y.TypeArguments)
                    && (x.ContainingType is null || y.ContainingType is null || Same(x.ContainingType, y.ContainingType));
            default:
                return SymbolEqualityComparer.Default.Equals(a, b);
        }
    }

    private static bool SameArguments(ImmutableArray<ITypeSymbol> a, ImmutableArray<ITypeSymbol> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!Same(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }
}
