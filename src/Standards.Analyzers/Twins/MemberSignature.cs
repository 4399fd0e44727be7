using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Twins;

/// <summary>What a declaration promises, apart from its body: all that a caller, an override or reflection could tell apart.</summary>
internal static class MemberSignature
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat WithNotNull = Format.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier);

    /// <summary>The first difference, as a short text of each side; null where there is none.</summary>
    /// <remarks>Where only <c>#nullable</c> differs, <c>string!</c> is the type that says so.</remarks>
    public static (string Left, string Right)? Difference(IMethodSymbol x, IMethodSymbol y)
        => Difference(x, y, Format) is var (left, right) ? left != right ? (left, right) : Difference(x, y, WithNotNull) : null;

    private static (string Left, string Right)? Difference(IMethodSymbol x, IMethodSymbol y, SymbolDisplayFormat format)
    {
        if (Modifiers(x, format) is var left && Modifiers(y, format) is var right && left != right)
        {
            return (left, right);
        }

        if (x.Name != y.Name || x.Arity != y.Arity || x.Parameters.Length != y.Parameters.Length)
        {
            return (Head(x, format), Head(y, format));
        }

        if (x.RefKind != y.RefKind || !SymbolIdentity.SameType(x.ReturnType, y.ReturnType, asDeclared: true))
        {
            return (Returned(x, format), Returned(y, format));
        }

        for (var i = 0; i < x.Parameters.Length; i++)
        {
            if (Difference(x.Parameters[i], y.Parameters[i], format) is { } difference)
            {
                return difference;
            }
        }

        for (var i = 0; i < x.Arity; i++)
        {
            var (a, b) = (x.TypeParameters[i], y.TypeParameters[i]);
            if (ConstraintsOf(a) != ConstraintsOf(b) || !SameConstraints(a, b))
            {
                return (Constraints(a, format), Constraints(b, format));
            }

            if (Attributes(a.GetAttributes(), b.GetAttributes()) is { } attributes)
            {
                return attributes;
            }
        }

        return Attributes(x.GetAttributes(), y.GetAttributes()) ?? Attributes(x.GetReturnTypeAttributes(), y.GetReturnTypeAttributes());
    }

    /// <summary>The constraints of a type parameter that are no types.</summary>
    public static string ConstraintsOf(ITypeParameterSymbol type)
        => string.Join(" ", new[]
        {
            type.HasReferenceTypeConstraint ? type.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class" : "",
            type.HasValueTypeConstraint && !type.HasUnmanagedTypeConstraint ? "struct" : "",
            type.HasUnmanagedTypeConstraint ? "unmanaged" : "",
            type.HasNotNullConstraint ? "notnull" : "",
            type.HasConstructorConstraint ? "new()" : "",
            type.AllowsRefLikeType ? "allows ref struct" : "",
        }.Where(static c => c.Length > 0));

    private static (string Left, string Right)? Difference(IParameterSymbol x, IParameterSymbol y, SymbolDisplayFormat format)
    {
        // A caller may name it.
        if (x.Name != y.Name || x.RefKind != y.RefKind || x.IsParams != y.IsParams || x.IsThis != y.IsThis || x.ScopedKind != y.ScopedKind || !SymbolIdentity.SameType(x.Type, y.Type, asDeclared: true)
            || x.HasExplicitDefaultValue != y.HasExplicitDefaultValue
            || (x.HasExplicitDefaultValue && !new Constant(x.ExplicitDefaultValue).IsSameAs(new(y.ExplicitDefaultValue))))
        {
            return (Parameter(x, format), Parameter(y, format));
        }

        return Attributes(x.GetAttributes(), y.GetAttributes());
    }

    private static (string Left, string Right)? Attributes(IEnumerable<AttributeData> x, IEnumerable<AttributeData> y)
    {
        var left = x.Where(Matters).Select(static a => a.ToString() ?? "").OrderBy(static a => a, StringComparer.Ordinal).ToList();
        var right = y.Where(Matters).Select(static a => a.ToString() ?? "").OrderBy(static a => a, StringComparer.Ordinal).ToList();
        return left.SequenceEqual(right, StringComparer.Ordinal) ? null
            : (Bracketed(left.Except(right), left), Bracketed(right.Except(left), right));
    }

    /// <summary>Not those that only tools read which look at the source, and that say nothing about what the member does.</summary>
    private static bool Matters(AttributeData attribute) => attribute.AttributeClass?.Name is not ("GeneratedCodeAttribute" or "SuppressMessageAttribute" or "CreateSyncVersionAttribute");

    private static string Bracketed(IEnumerable<string> different, List<string> all)
        => (different.FirstOrDefault() ?? all.FirstOrDefault()) is { } text ? "[" + text + "]" : "no such attribute";

    private static string Modifiers(IMethodSymbol method, SymbolDisplayFormat format)
    {
        // "new" changes nothing: what is hidden is hidden without it.
        var parts = new List<string>();
        if (method.ExplicitInterfaceImplementations.Length == 0)
        {
            parts.Add(method.DeclaredAccessibility switch
            {
                Accessibility.ProtectedOrInternal => "protected internal",
                Accessibility.ProtectedAndInternal => "private protected",
                var other => other.ToString().ToLowerInvariant(),
            });
        }

        Add(method.IsStatic, "static");
        Add(method.IsExtern, "extern");
        Add(method.IsAbstract, "abstract");
        Add(method.IsVirtual, "virtual");
        Add(method.IsSealed, "sealed");
        Add(method.IsOverride, "override");
        Add(method.IsReadOnly && !method.ContainingType.IsReadOnly, "readonly");
        Add(method.IsAsync, "async");
        Add(method.IsVararg, "__arglist");
        return string.Join(" ", parts) + (method.ExplicitInterfaceImplementations.Length > 0 ? " " + Head(method, format) : "");

        void Add(bool holds, string modifier)
        {
            if (holds)
            {
                parts.Add(modifier);
            }
        }
    }

    private static bool SameConstraints(ITypeParameterSymbol x, ITypeParameterSymbol y)
        => x.ConstraintTypes.Length == y.ConstraintTypes.Length && x.ConstraintTypes.Zip(y.ConstraintTypes, static (a, b) => SymbolIdentity.SameType(a, b, asDeclared: true)).All(static same => same);

    private static string Constraints(ITypeParameterSymbol type, SymbolDisplayFormat format)
        => $"where {type.Name} : " + string.Join(", ", type.ConstraintTypes.Select(t => t.ToDisplayString(format)).Concat([ConstraintsOf(type)]).Where(static c => c.Length > 0));

    private static string Head(IMethodSymbol method, SymbolDisplayFormat format) => method.Name + "(" + string.Join(", ", method.Parameters.Select(p => Parameter(p, format))) + ")";

    private static string Returned(IMethodSymbol method, SymbolDisplayFormat format) => (method.RefKind == RefKind.None ? "" : "ref ") + method.ReturnType.ToDisplayString(format) + " " + method.Name;

    private static string Parameter(IParameterSymbol parameter, SymbolDisplayFormat format)
        => (parameter.IsThis ? "this " : "") + (parameter.IsParams ? "params " : "")
            + (parameter.RefKind == RefKind.None ? "" : parameter.RefKind.ToString().ToLowerInvariant() + " ")
            + parameter.Type.ToDisplayString(format) + " " + parameter.Name
            + (parameter.HasExplicitDefaultValue ? " = " + (parameter.ExplicitDefaultValue switch { null => "default", string text => "\"" + text + "\"", true => "true", false => "false", var other => other }) : "");
}
