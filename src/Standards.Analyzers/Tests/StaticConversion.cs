using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Tests;

/// <summary>Whether a test class can be made static, as far as the class itself says; its uses elsewhere are the fix's to look at.</summary>
internal static class StaticConversion
{
    public static readonly ImmutableDictionary<string, string?> Possible = ImmutableDictionary<string, string?>.Empty.Add(nameof(StaticConversion), "");

    public static bool IsPossible(INamedTypeSymbol type)
    {
        if (type.IsRecord || type.BaseType?.SpecialType != SpecialType.System_Object || !type.Interfaces.IsEmpty || HasHinderingAttribute(type))
        {
            return false;
        }

        foreach (var member in type.GetMembers())
        {
            if (!member.IsImplicitlyDeclared && !(member.IsStatic ? IsInStaticClass(member) : CanBeStatic(member)))
            {
                return false;
            }
        }

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not ClassDeclarationSyntax declaration || UsesInstance(declaration))
            {
                return false;
            }
        }

        return true;
    }

    // A static class has no operators.
    private static bool IsInStaticClass(ISymbol member) => member is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion };

    // Accessors come with their property.
    private static bool CanBeStatic(ISymbol member) => member switch
    {
        INamedTypeSymbol => true,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => !method.IsVirtual && !method.IsOverride && !method.IsAbstract && !method.IsPartialDefinition && !method.IsReadOnly
            && method.PartialDefinitionPart is null && method.PartialImplementationPart is null,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol } => true,
        IPropertySymbol { IsIndexer: false } property => !property.IsVirtual && !property.IsOverride && !InstanceState.IsAutomatic(property),
        _ => false,
    };

    // xUnit makes an instance of a collection definition; NUnit gives arguments to a constructor.
    private static bool HasHinderingAttribute(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            var name = attribute.AttributeClass?.Name;
            if (name is "CollectionDefinitionAttribute" or "TestFixtureSourceAttribute" || (name == "TestFixtureAttribute" && !attribute.ConstructorArguments.IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether <c>this</c> or <c>base</c> stands in the class, or a call such as <c>GetType()</c> that binds to them.</summary>
    private static bool UsesInstance(ClassDeclarationSyntax declaration)
    {
        foreach (var node in declaration.DescendantNodes(node => node == declaration || node is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)))
        {
            if (node is ThisExpressionSyntax or BaseExpressionSyntax || (node is IdentifierNameSyntax name && IsInherited(name.Identifier.ValueText) && !IsMemberOfAnother(name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMemberOfAnother(IdentifierNameSyntax name)
        => name.Parent is MemberAccessExpressionSyntax access ? access.Name == name : name.Parent is MemberBindingExpressionSyntax;

    private static bool IsInherited(string name) => name is "GetType" or "GetHashCode" or "ToString" or "Equals" or "MemberwiseClone";
}
