using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards.Tests;

/// <summary>The attributes with which the frameworks put names on tests, and those that derive from them.</summary>
internal static class TraitAttributes
{
    /// <summary>Attributes whose value is a category: <c>[Category("sqlite")]</c>.</summary>
    public static readonly ImmutableArray<string> Categories =
    [
        "NUnit.Framework.CategoryAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestCategoryAttribute",
        "TUnit.Core.CategoryAttribute",
    ];

    /// <summary>What a trait attribute of one's own implements or derives from.</summary>
    public static readonly ImmutableArray<string> Bases =
    [
        "Xunit.v3.ITraitAttribute",
        "Xunit.Sdk.ITraitAttribute",
        "NUnit.Framework.PropertyAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestPropertyAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestCategoryBaseAttribute",
        "TUnit.Core.PropertyAttribute",
    ];

    /// <summary>Attributes that keep a test from running, or derive from one that does.</summary>
    public static readonly ImmutableArray<string> Skips =
    [
        "NUnit.Framework.IgnoreAttribute",
        "NUnit.Framework.ExplicitAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.ConditionBaseAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.IgnoreAttribute",
        "TUnit.Core.SkipAttribute",
        "TUnit.Core.ExplicitAttribute",
    ];

    private const string Discoverer = "TraitDiscovererAttribute";

    private static readonly ImmutableArray<string> Assemblies = ["xunit.", "nunit.", "MSTest.", "Microsoft.VisualStudio.TestPlatform.", "TUnit."];

    public static bool IsCategory(INamedTypeSymbol type) => DerivesFrom(type, Categories);

    /// <summary>Whether it is a trait attribute that none of the frameworks declares.</summary>
    public static bool IsCustom(INamedTypeSymbol type)
        => !IsOfFramework(type) && (DerivesFrom(type, Bases) || type.AllInterfaces.Any(static implemented => implemented.Name == "ITraitAttribute" && Bases.Contains(implemented.ToDisplayString())));

    public static bool IsSkip(INamedTypeSymbol type) => DerivesFrom(type, Skips);

    /// <summary>Names and texts in the source of a trait attribute, and of the class that xUnit v2 asks for its traits.</summary>
    public static IEnumerable<string> Names(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Concat(DiscovererOf(type))
            .SelectMany(static reference => reference.GetSyntax().DescendantTokens())
            .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText);

    // [TraitDiscoverer("Acme.Tests.BackendDiscoverer", "Acme.Tests")]
    private static IEnumerable<SyntaxReference> DiscovererOf(INamedTypeSymbol type)
        => type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.Name == Discoverer && attribute.ConstructorArguments is [{ Value: string }, ..])
            .SelectMany(attribute => type.ContainingAssembly.GetTypeByMetadataName((string)attribute.ConstructorArguments[0].Value!)?.DeclaringSyntaxReferences ?? []);

    private static bool IsOfFramework(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.IsEmpty && Assemblies.Any(name => type.ContainingAssembly.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static bool DerivesFrom(INamedTypeSymbol type, ImmutableArray<string> names)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var name in names)
            {
                // The name alone first: it is there, and the whole one is put together.
                if (name.EndsWith(current.Name, StringComparison.Ordinal) && current.ToDisplayString() == name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
