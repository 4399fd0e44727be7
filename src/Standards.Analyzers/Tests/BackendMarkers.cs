using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.Tests;

/// <summary>Reads the backends that attributes name, from what the compiler evaluated: constants, positions and names of arguments do not matter.</summary>
internal sealed class BackendMarkers(TestFrameworks frameworks)
{
    private const string Suffix = "Attribute";

    /// <summary>Those of the symbol's own attributes.</summary>
    public IEnumerable<BackendMarker> Of(ISymbol symbol, FileBackends backends)
        => symbol.GetAttributes().SelectMany(attribute => Of(attribute, backends));

    /// <summary>Those of a type, the types around it, their base types and the assembly: each of its tests has them.</summary>
    public IEnumerable<BackendMarker> OfTests(INamedTypeSymbol type, FileBackends backends)
    {
        for (var around = type; around is not null; around = around.ContainingType)
        {
            for (var current = around; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                foreach (var marker in Of(current, backends))
                {
                    yield return marker;
                }
            }
        }

        foreach (var marker in Of(type.ContainingAssembly, backends))
        {
            yield return marker;
        }
    }

    public IEnumerable<BackendMarker> Of(AttributeData attribute, FileBackends backends)
    {
        if (attribute is not { AttributeClass: { } type, AttributeConstructor: { } constructor })
        {
            return [];
        }

        var arguments = attribute.ConstructorArguments;

        // [Trait("Backend", "sqlite")], [Property("Backend", "sqlite")], [TestProperty("Backend", "sqlite")]
        if (arguments.Length >= 2 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_String && arguments[0].Value is string key)
        {
            return Is(key, backends.Trait) ? Values(attribute, 1, isNamed: true) : Is(key, "Category") ? Values(attribute, 1, isNamed: false) : Custom(attribute, type, backends);
        }

        var named = Named(attribute, type, constructor, backends.Trait).ToImmutableArray();
        if (!named.IsEmpty)
        {
            return named;
        }

        if (TraitAttributes.IsCategory(type))
        {
            // A category without a value is called after its type.
            return arguments.IsEmpty ? [new BackendMarker(Stem(type), IsNamed: false, attribute)] : Values(attribute, 0, isNamed: false);
        }

        // [TestCase(1, Category = "sqlite")]
        return frameworks.Of(attribute) == TestFramework.None ? Custom(attribute, type, backends)
            : attribute.NamedArguments.Where(static argument => argument.Key == "Category").SelectMany(argument => Words(argument.Value)).Select(value => new BackendMarker(value, IsNamed: false, attribute));
    }

    // [Backend("sqlite")], [Database(backend: Backend.Sqlite)], [Database(Backend = "sqlite")]
    private static IEnumerable<BackendMarker> Named(AttributeData attribute, INamedTypeSymbol type, IMethodSymbol constructor, string trait)
    {
        var isBackend = Is(Stem(type), trait);
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            if (isBackend || Is(constructor.Parameters[i].Name, trait))
            {
                foreach (var marker in Values(attribute, i, isNamed: true))
                {
                    yield return marker;
                }
            }
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (Is(argument.Key, trait))
            {
                foreach (var value in Texts(argument.Value))
                {
                    yield return new BackendMarker(value, IsNamed: true, attribute);
                }
            }
        }
    }

    /// <summary>A trait attribute of one's own: its arguments, its name or the names in its source say which backends; else it is not known.</summary>
    private static IEnumerable<BackendMarker> Custom(AttributeData attribute, INamedTypeSymbol type, FileBackends backends)
    {
        if (!TraitAttributes.IsCustom(type))
        {
            return [];
        }

        var values = attribute.ConstructorArguments.SelectMany(Texts).Append(Stem(type)).Concat(TraitAttributes.Names(type)).Select(backends.Find).Where(static name => name is not null).Distinct().ToImmutableArray();
        return values.IsEmpty ? [new BackendMarker(null, IsNamed: false, attribute)] : values.Select(value => new BackendMarker(value, IsNamed: false, attribute));
    }

    private static IEnumerable<BackendMarker> Values(AttributeData attribute, int parameter, bool isNamed)
        => Texts(attribute.ConstructorArguments[parameter]).Select((value, element) => new BackendMarker(value, isNamed, attribute, parameter, element));

    private static IEnumerable<string> Texts(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Array when !constant.IsNull => constant.Values.SelectMany(Texts),
        TypedConstantKind.Enum => constant.Type!.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value)).Take(1).Select(static field => field.Name),
        TypedConstantKind.Type when constant.Value is ITypeSymbol type => [type.Name],
        TypedConstantKind.Primitive when constant.Value is string text => [text],
        _ => [],
    };

    private static IEnumerable<string> Words(TypedConstant constant) => Texts(constant).SelectMany(static text => text.Split(',')).Select(static word => word.Trim());

    private static string Stem(INamedTypeSymbol type)
        => type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
