using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Standards.Tests;

/// <summary>The test frameworks that a compilation references: which methods are tests, which classes hold some. Attributes are known by base type or interface.</summary>
internal sealed class TestFrameworks
{
    /// <summary>What makes an attribute a test attribute: a base type or an interface of it.</summary>
    public static readonly ImmutableArray<(string MetadataName, TestFramework Framework)> Markers =
    [
        ("Xunit.v3.IFactAttribute", TestFramework.XunitV3),
        ("Xunit.FactAttribute", TestFramework.XunitV2),
        ("NUnit.Framework.Interfaces.ITestBuilder", TestFramework.NUnit),
        ("NUnit.Framework.Interfaces.ISimpleTestBuilder", TestFramework.NUnit),
        ("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", TestFramework.MSTest),
        ("TUnit.Core.BaseTestAttribute", TestFramework.TUnit),
    ];

    private static readonly ConditionalWeakTable<Compilation, TestFrameworks> Known = new();

    private readonly ImmutableArray<(INamedTypeSymbol Type, TestFramework Framework)> markers;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TestFramework> attributes = new(SymbolEqualityComparer.Default);

    private TestFrameworks(StandardsContext standards)
    {
        var found = ImmutableArray.CreateBuilder<(INamedTypeSymbol, TestFramework)>();
        foreach (var (name, framework) in Markers)
        {
            if (standards.Type(name) is { } type)
            {
                found.Add((type, framework));
            }
        }

        markers = found.ToImmutable();
    }

    /// <summary>Resolved once per compilation, for all rules; null where no framework is referenced.</summary>
    public static TestFrameworks? Of(StandardsContext standards)
    {
        var frameworks = Known.GetValue(standards.Compilation, _ => new TestFrameworks(standards));
        return frameworks.markers.IsEmpty ? null : frameworks;
    }

    /// <summary>Whose test the method is.</summary>
    public TestFramework Of(ISymbol member)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary })
        {
            foreach (var attribute in member.GetAttributes())
            {
                if (Of(attribute) is var framework and not TestFramework.None)
                {
                    return framework;
                }
            }
        }

        return TestFramework.None;
    }

    /// <summary>Whose test attribute it is.</summary>
    public TestFramework Of(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type)
        {
            return TestFramework.None;
        }

        if (!attributes.TryGetValue(type, out var framework))
        {
            framework = Classify(type);
            attributes.TryAdd(type, framework);
        }

        return framework;
    }

    /// <summary>The first test that the type itself declares.</summary>
    public IMethodSymbol? DeclaredTest(INamedTypeSymbol type, out TestFramework framework)
    {
        foreach (var member in type.GetMembers())
        {
            framework = Of(member);
            if (framework != TestFramework.None)
            {
                return (IMethodSymbol)member;
            }
        }

        framework = TestFramework.None;
        return null;
    }

    /// <summary>Whose tests a class declares or inherits.</summary>
    public TestFramework TestsOf(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (DeclaredTest(current, out var framework) is not null)
            {
                return framework;
            }
        }

        return TestFramework.None;
    }

    private TestFramework Classify(INamedTypeSymbol attribute)
    {
        foreach (var (marker, framework) in markers)
        {
            if (Implements(attribute, marker))
            {
                return framework;
            }
        }

        return TestFramework.None;
    }

    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol marker)
    {
        if (marker.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.Contains(marker, SymbolEqualityComparer.Default);
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, marker))
            {
                return true;
            }
        }

        return false;
    }
}
