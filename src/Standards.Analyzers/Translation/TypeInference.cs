using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards.Translation;

/// <summary>Type arguments as C# would infer them, as far as it takes to say whether a generic overload could be meant.</summary>
internal sealed class TypeInference(Compilation compilation, IMethodSymbol method)
{
    private readonly ITypeSymbol?[] inferred = new ITypeSymbol?[method.Arity];

    /// <summary>The type arguments; default where one is not inferred, or breaks its constraints.</summary>
    public ImmutableArray<ITypeSymbol> Result
    {
        get
        {
            for (var i = 0; i < inferred.Length; i++)
            {
                if (inferred[i] is not { } type || !Satisfies(type, method.TypeParameters[i]))
                {
                    return default;
                }
            }

            return [.. inferred!];
        }
    }

    public void Add(ITypeSymbol parameter, SyncArgument argument)
    {
        if (argument.IsCast || argument.Type is not null)
        {
            Unify(parameter, argument.IsCast ? argument.Target : argument.Type!);
        }
        else if (argument.Lambda?.Result is { } result && (parameter as INamedTypeSymbol)?.DelegateInvokeMethod is { ReturnsVoid: false } invoke && result.SpecialType != SpecialType.System_Void)
        {
            Unify(invoke.ReturnType, result);
            if ((argument.Target as INamedTypeSymbol)?.DelegateInvokeMethod is { } target && target.Parameters.Length == invoke.Parameters.Length)
            {
                for (var i = 0; i < target.Parameters.Length; i++)
                {
                    Unify(invoke.Parameters[i].Type, target.Parameters[i].Type);
                }
            }
        }
    }

    private void Unify(ITypeSymbol parameter, ITypeSymbol argument)
    {
        switch (parameter)
        {
            case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } own when SymbolEqualityComparer.Default.Equals(own.DeclaringMethod?.OriginalDefinition, method.OriginalDefinition):
                if (inferred[own.Ordinal] is not { } known || compilation.ClassifyConversion(known, argument).IsImplicit)
                {
                    inferred[own.Ordinal] = argument;
                }

                break;
            case IArrayTypeSymbol array when argument is IArrayTypeSymbol other:
                Unify(array.ElementType, other.ElementType);
                break;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable when argument.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T:
                Unify(nullable.TypeArguments[0], argument);
                break;
            case INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span when argument is IArrayTypeSymbol other:
                Unify(span.TypeArguments[0], other.ElementType);
                break;
            case INamedTypeSymbol { Arity: > 0 } generic when Find(argument, generic.OriginalDefinition) is { } found:
                for (var i = 0; i < generic.Arity; i++)
                {
                    Unify(generic.TypeArguments[i], found.TypeArguments[i]);
                }

                break;
        }
    }

    private static INamedTypeSymbol? Find(ITypeSymbol type, INamedTypeSymbol definition)
    {
        for (var t = type as INamedTypeSymbol ?? type.BaseType; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, definition))
            {
                return t;
            }
        }

        foreach (var i in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, definition))
            {
                return i;
            }
        }

        return null;
    }

    private bool Satisfies(ITypeSymbol type, ITypeParameterSymbol parameter)
    {
        if ((parameter.HasValueTypeConstraint && (!type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T))
            || (parameter.HasReferenceTypeConstraint && type.IsValueType)
            || (parameter.HasUnmanagedTypeConstraint && !type.IsUnmanagedType))
        {
            return false;
        }

        foreach (var constraint in parameter.ConstraintTypes)
        {
            if (!HasTypeParameter(constraint) && !compilation.ClassifyConversion(type, constraint).IsImplicit)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a type parameter stands in the type.</summary>
    public static bool HasTypeParameter(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol:
                return true;
            case IArrayTypeSymbol array:
                return HasTypeParameter(array.ElementType);
            case IPointerTypeSymbol pointer:
                return HasTypeParameter(pointer.PointedAtType);
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    if (HasTypeParameter(argument))
                    {
                        return true;
                    }
                }

                return named.ContainingType is { } outer && HasTypeParameter(outer);
            default:
                return false;
        }
    }
}
