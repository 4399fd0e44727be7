using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Standards.Tests;

/// <summary>What ties the tests of a class to an instance: state, constructors, life-cycle and fixture interfaces, a base class.</summary>
internal static class InstanceState
{
    /// <summary>The types and members that do, in the order in which they stand; empty for most classes.</summary>
    /// <param name="type">The test class.</param>
    /// <param name="framework">Whose tests it holds: what a framework gives tests in no other way does not count.</param>
    /// <param name="allowed">Names of types that a test class may derive from, implement, hold or take.</param>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type, TestFramework framework, ImmutableArray<string> allowed)
    {
        if (type.BaseType is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Error } parent && !Allows(parent, framework, allowed))
        {
            yield return parent;
        }

        foreach (var implemented in type.Interfaces)
        {
            if (IsLifeCycle(implemented) && !Allows(implemented, framework, allowed))
            {
                yield return implemented;
            }
        }

        foreach (var member in type.GetMembers())
        {
            if (!member.IsStatic && IsState(member, framework, allowed))
            {
                yield return member;
            }
        }
    }

    /// <summary>Whether tests get something that the framework hands to instances and gives in no other way: the output helper of xUnit v2, the context of MSTest.</summary>
    public static bool IsGivenToInstances(ITypeSymbol type, TestFramework framework) => framework switch
    {
        TestFramework.XunitV2 => type is { Name: "ITestOutputHelper", ContainingNamespace: { Name: "Abstractions", ContainingNamespace.Name: "Xunit" } },
        TestFramework.MSTest => type is { Name: "TestContext", ContainingNamespace: { Name: "UnitTesting", ContainingNamespace.Name: "TestTools" } },
        _ => false,
    };

    /// <summary>An automatic property: its state is a field that the compiler adds.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
    {
        foreach (var member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLifeCycle(INamedTypeSymbol type)
        => type.MetadataName is "IDisposable" or "IAsyncDisposable" ? type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            : type.MetadataName is "IAsyncLifetime" or "IClassFixture`1" or "ICollectionFixture`1" && type.ContainingNamespace is { Name: "Xunit", ContainingNamespace.IsGlobalNamespace: true };

    // What the compiler adds for an automatic property, an event or a parameter of the primary constructor counts there.
    private static bool IsState(ISymbol member, TestFramework framework, ImmutableArray<string> allowed) => !member.IsImplicitlyDeclared && member switch
    {
        IFieldSymbol field => !Allows(field.Type, framework, allowed),
        IPropertySymbol property => IsAutomatic(property) && !Allows(property.Type, framework, allowed),
        IEventSymbol { AddMethod.IsImplicitlyDeclared: true } => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => !AllowsAll(constructor.Parameters, framework, allowed),
        IMethodSymbol { MethodKind: MethodKind.Destructor } => true,
        _ => false,
    };

    private static bool AllowsAll(ImmutableArray<IParameterSymbol> parameters, TestFramework framework, ImmutableArray<string> allowed)
    {
        foreach (var parameter in parameters)
        {
            if (!Allows(parameter.Type, framework, allowed))
            {
                return false;
            }
        }

        return !parameters.IsEmpty;
    }

    private static bool Allows(ITypeSymbol type, TestFramework framework, ImmutableArray<string> allowed)
        => IsGivenToInstances(type, framework) || allowed.Contains(type.Name) || (allowed.Length > 0 && allowed.Contains(type.OriginalDefinition.ToDisplayString(NameFormat)));

    private static readonly SymbolDisplayFormat NameFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
