using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Standards.Twins;

/// <summary>
/// Whether symbols of two compilations are one. The compilations differ in the hand-written members only, so a symbol is known by its
/// assembly, its containers, its name and its parameters; symbols of references are mostly the same objects.
/// </summary>
internal static class SymbolIdentity
{
    public static bool Same(ISymbol? x, ISymbol? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        return (x, y) switch
        {
            (null, _) or (_, null) => false,
            (ITypeSymbol a, ITypeSymbol b) => SameType(a, b),
            (IMethodSymbol a, IMethodSymbol b) => SameMethod(a, b),
            (INamespaceSymbol a, INamespaceSymbol b) => SameNamespace(a, b),
            (IPropertySymbol a, IPropertySymbol b) => SameMember(a, b) && SameParameters(a.OriginalDefinition.Parameters, b.OriginalDefinition.Parameters),
            (IFieldSymbol or IEventSymbol, IFieldSymbol or IEventSymbol) => SameMember(x, y),
            _ => false,
        };
    }

    /// <param name="x">A type of one compilation.</param>
    /// <param name="y">A type of the other.</param>
    /// <param name="asDeclared">Whether nullable annotations and the names of tuple elements count, as they do in a signature.</param>
    public static bool SameType(ITypeSymbol? x, ITypeSymbol? y, bool asDeclared = false)
    {
        if (x is null || y is null)
        {
            return x is null && y is null;
        }

        if (asDeclared && !x.IsValueType && x.NullableAnnotation != y.NullableAnnotation)
        {
            return false;
        }

        return (x, y) switch
        {
            (IErrorTypeSymbol, _) or (_, IErrorTypeSymbol) => false,
            (IArrayTypeSymbol a, IArrayTypeSymbol b) => a.Rank == b.Rank && a.IsSZArray == b.IsSZArray && SameType(a.ElementType, b.ElementType, asDeclared),
            (IPointerTypeSymbol a, IPointerTypeSymbol b) => SameType(a.PointedAtType, b.PointedAtType, asDeclared),
            (IFunctionPointerTypeSymbol a, IFunctionPointerTypeSymbol b) => a.Signature.CallingConvention == b.Signature.CallingConvention
                && a.Signature.RefKind == b.Signature.RefKind
                && SameType(a.Signature.ReturnType, b.Signature.ReturnType, asDeclared)
                && SameParameters(a.Signature.Parameters, b.Signature.Parameters),
            (IDynamicTypeSymbol, IDynamicTypeSymbol) => true,
            (ITypeParameterSymbol a, ITypeParameterSymbol b) => SameTypeParameter(a, b),
            (INamedTypeSymbol a, INamedTypeSymbol b) => SameNamed(a, b, asDeclared),
            _ => false,
        };
    }

    private static bool SameNamed(INamedTypeSymbol x, INamedTypeSymbol y, bool asDeclared)
    {
        if (x.IsAnonymousType || y.IsAnonymousType)
        {
            return x.IsAnonymousType && y.IsAnonymousType && SameAnonymous(x, y);
        }

        if (x.IsTupleType || y.IsTupleType)
        {
            return x.IsTupleType && y.IsTupleType && SameTuple(x, y, asDeclared);
        }

        return SameDefinition(x.OriginalDefinition, y.OriginalDefinition) && SameArguments(x, y, asDeclared);
    }

    private static bool SameDefinition(INamedTypeSymbol x, INamedTypeSymbol y)
        => ReferenceEquals(x, y)
            || (x.MetadataName == y.MetadataName && x.TypeKind == y.TypeKind && SameContainer(x, y)
                && (x.ContainingType is not null || x.ContainingAssembly?.Identity == y.ContainingAssembly?.Identity || x.ContainingAssembly?.Identity.Equals(y.ContainingAssembly?.Identity) == true));

    private static bool SameContainer(INamedTypeSymbol x, INamedTypeSymbol y)
        => x.ContainingType is { } a && y.ContainingType is { } b ? SameDefinition(a.OriginalDefinition, b.OriginalDefinition)
            : x.ContainingType is null && y.ContainingType is null && SameNamespace(x.ContainingNamespace, y.ContainingNamespace);

    private static bool SameArguments(INamedTypeSymbol x, INamedTypeSymbol y, bool asDeclared)
    {
        for (INamedTypeSymbol? a = x, b = y; a is not null && b is not null; a = a.ContainingType, b = b.ContainingType)
        {
            if (!SameTypes(a.TypeArguments, b.TypeArguments, asDeclared))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameAnonymous(INamedTypeSymbol x, INamedTypeSymbol y)
    {
        if (x.IsAnonymousFunctionDelegate() || y.IsAnonymousFunctionDelegate())
        {
            return x.DelegateInvokeMethod is { } a && y.DelegateInvokeMethod is { } b
                && a.RefKind == b.RefKind && SameType(a.ReturnType, b.ReturnType) && SameParameters(a.Parameters, b.Parameters);
        }

        var left = x.GetMembers();
        var right = y.GetMembers();
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].Name != right[i].Name || left[i].Kind != right[i].Kind
                || (left[i] is IPropertySymbol a && right[i] is IPropertySymbol b && !SameType(a.Type, b.Type)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAnonymousFunctionDelegate(this INamedTypeSymbol type) => type.TypeKind == TypeKind.Delegate;

    private static bool SameTuple(INamedTypeSymbol x, INamedTypeSymbol y, bool asDeclared)
    {
        if (x.TupleElements.Length != y.TupleElements.Length)
        {
            return false;
        }

        for (var i = 0; i < x.TupleElements.Length; i++)
        {
            if (!SameType(x.TupleElements[i].Type, y.TupleElements[i].Type, asDeclared) || (asDeclared && x.TupleElements[i].Name != y.TupleElements[i].Name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two methods, of types that are one, could not both stand in it.</summary>
    public static bool SameSignature(IMethodSymbol x, IMethodSymbol y)
        => x.Name == y.Name && x.Arity == y.Arity && x.MethodKind == y.MethodKind && SameParameters(x.Parameters, y.Parameters);

    /// <summary>By position: the two members that are compared, and two functions at one place in them, declare theirs in the same order.</summary>
    private static bool SameTypeParameter(ITypeParameterSymbol x, ITypeParameterSymbol y)
    {
        if (x.Ordinal != y.Ordinal || x.TypeParameterKind != y.TypeParameterKind)
        {
            return false;
        }

        return x.TypeParameterKind == TypeParameterKind.Method
            ? Depth(x.DeclaringMethod) == Depth(y.DeclaringMethod)
            : x.DeclaringType is { } a && y.DeclaringType is { } b && SameDefinition(a.OriginalDefinition, b.OriginalDefinition);
    }

    private static int Depth(IMethodSymbol? method)
    {
        var depth = 0;
        for (ISymbol? symbol = method; symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }; symbol = symbol.ContainingSymbol)
        {
            depth++;
        }

        return depth;
    }

    private static bool SameMember(ISymbol x, ISymbol y)
        => x.Kind == y.Kind && x.Name == y.Name && x.MetadataName == y.MetadataName && x.IsStatic == y.IsStatic && SameType(x.ContainingType, y.ContainingType);

    private static bool SameMethod(IMethodSymbol x, IMethodSymbol y)
    {
        x = Unreduced(x);
        y = Unreduced(y);
        return x.MethodKind == y.MethodKind && x.Arity == y.Arity && x.Name == y.Name && x.IsStatic == y.IsStatic
            && SameOwner(x, y)
            && SameTypes(x.TypeArguments, y.TypeArguments, false)
            && SameParameters(x.OriginalDefinition.Parameters, y.OriginalDefinition.Parameters)
            && SameType(x.OriginalDefinition.ReturnType, y.OriginalDefinition.ReturnType);
    }

    /// <summary>Operators of the language itself have no type around them.</summary>
    private static bool SameOwner(IMethodSymbol x, IMethodSymbol y) => SameType(x.ContainingType, y.ContainingType);

    private static IMethodSymbol Unreduced(IMethodSymbol method)
        => method.ReducedFrom is { } definition
            ? definition.Arity > 0 && definition.Arity == method.Arity ? definition.Construct(method.TypeArguments, method.TypeArgumentNullableAnnotations) : definition
            : method;

    private static bool SameParameters(ImmutableArray<IParameterSymbol> x, ImmutableArray<IParameterSymbol> y)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (x[i].RefKind != y[i].RefKind || !SameType(x[i].Type, y[i].Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameTypes(ImmutableArray<ITypeSymbol> x, ImmutableArray<ITypeSymbol> y, bool asDeclared)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (!SameType(x[i], y[i], asDeclared))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameNamespace(INamespaceSymbol? x, INamespaceSymbol? y)
    {
        for (; x is not null && y is not null; x = x.ContainingNamespace, y = y.ContainingNamespace)
        {
            if (x.Name != y.Name)
            {
                return false;
            }
        }

        return x is null && y is null;
    }
}
