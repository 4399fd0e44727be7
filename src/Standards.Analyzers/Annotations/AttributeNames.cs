using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Annotations;

/// <summary>Attributes whose string is the name of a member or parameter: <c>[MemberData("Cases")]</c>.</summary>
internal static class AttributeNames
{
    /// <summary>What the string names.</summary>
    private enum Target
    {
        /// <summary>A member of the type that another argument gives by <c>typeof</c>, else of the type around.</summary>
        Member,

        /// <summary>A property of the type of the attributed property, or of its elements.</summary>
        Inverse,

        /// <summary>A parameter of the attributed method, or of the method of the attributed parameter.</summary>
        Parameter,
    }

    /// <summary><c>nameof(…)</c> for the string of an attribute; null where it is no name of this kind.</summary>
    public static string? Of(AttributeArgumentSyntax argument, SyntaxNodeAnalysisContext context)
    {
        if (argument is not { Parent.Parent: AttributeSyntax attribute }
            || Known(SimpleName(attribute.Name)) is not var (space, target)
            || BoundParameter.Of(attribute, argument, context) is not { } parameter
            || !IsString(parameter.Type)
            || parameter.ContainingType.ContainingNamespace?.ToDisplayString() != space)
        {
            return null;
        }

        var name = ((LiteralExpressionSyntax)argument.Expression).Token.ValueText;
        return target == Target.Parameter ? OfParameter(attribute, name) : OfMember(attribute, name, target, argument.SpanStart, context);
    }

    // The namespace is what the attribute's type is checked against; the tests do so against the real assemblies.
    private static (string Namespace, Target Target)? Known(string name) => name switch
    {
        "MemberData" => ("Xunit", Target.Member),
        "TestCaseSource" or "ValueSource" => ("NUnit.Framework", Target.Member),
        "DynamicData" => ("Microsoft.VisualStudio.TestTools.UnitTesting", Target.Member),
        "MethodDataSource" or "InstanceMethodDataSource" => ("TUnit.Core", Target.Member),
        "MemberNotNull" or "MemberNotNullWhen" => ("System.Diagnostics.CodeAnalysis", Target.Member),
        "NotifyPropertyChangedFor" or "NotifyCanExecuteChangedFor" => ("CommunityToolkit.Mvvm.ComponentModel", Target.Member),
        "ForeignKey" => ("System.ComponentModel.DataAnnotations.Schema", Target.Member),
        "InverseProperty" => ("System.ComponentModel.DataAnnotations.Schema", Target.Inverse),
        "CallerArgumentExpression" => ("System.Runtime.CompilerServices", Target.Parameter),
        "NotNullIfNotNull" => ("System.Diagnostics.CodeAnalysis", Target.Parameter),
        _ => null,
    };

    private static string SimpleName(NameSyntax name)
    {
        var text = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            _ => ((SimpleNameSyntax)name).Identifier.ValueText,
        };
        return text.EndsWith("Attribute", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Attribute".Length) : text;
    }

    private static bool IsString(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String };

    private static string? OfMember(AttributeSyntax attribute, string name, Target target, int position, SyntaxNodeAnalysisContext context)
    {
        var model = context.SemanticModel;
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || attribute.Parent?.Parent == declaration
            || model.GetDeclaredSymbol(declaration, context.CancellationToken) is not INamedTypeSymbol around)
        {
            return null;
        }

        var type = around;
        var prefix = "";
        if (target == Target.Inverse)
        {
            if (attribute.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property || EntityOf(model.GetTypeInfo(property.Type, context.CancellationToken).Type) is not { } entity)
            {
                return null;
            }

            type = entity;
            prefix = entity.ToMinimalDisplayString(model, NullableFlowState.None, position) + ".";
        }
        else if (TypeOf(attribute) is { } other)
        {
            if (model.GetTypeInfo(other, context.CancellationToken).Type is not INamedTypeSymbol { IsUnboundGenericType: false } named)
            {
                return null;
            }

            type = named;
            prefix = SymbolEqualityComparer.Default.Equals(named, around) ? "" : other + ".";
        }

        if (BoundParameter.Member(type, name) is not { } member || !model.IsAccessible(position, member))
        {
            return null;
        }

        var text = prefix + Identifiers.Escaped(name);
        return BoundParameter.CanName(text, name, type, position, model) ? $"nameof({text})" : null;
    }

    private static TypeSyntax? TypeOf(AttributeSyntax attribute)
    {
        foreach (var argument in attribute.ArgumentList!.Arguments)
        {
            if (argument.Expression is TypeOfExpressionSyntax { Type: var type })
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The entity that a navigation property leads to: <c>Blog</c>, or <c>Post</c> of <c>List&lt;Post&gt;</c>.</summary>
    private static INamedTypeSymbol? EntityOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeArguments: [INamedTypeSymbol element] } => element,
        INamedTypeSymbol { IsGenericType: false } named => named,
        _ => null,
    };

    /// <summary>Since C# 11 an attribute can name the parameters of its method.</summary>
    private static string? OfParameter(AttributeSyntax attribute, string name)
    {
        if (((CSharpParseOptions)attribute.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp11)
        {
            return null;
        }

        var list = attribute.FirstAncestorOrSelf<BaseParameterListSyntax>()
            ?? attribute.Parent?.Parent switch
            {
                BaseMethodDeclarationSyntax method => method.ParameterList,
                IndexerDeclarationSyntax indexer => indexer.ParameterList,
                LocalFunctionStatementSyntax function => function.ParameterList,
                DelegateDeclarationSyntax function => function.ParameterList,
                _ => null,
            };
        if (list is null)
        {
            return null;
        }

        foreach (var parameter in list.Parameters)
        {
            if (parameter.Identifier.ValueText == name)
            {
                return $"nameof({Identifiers.Escaped(name)})";
            }
        }

        return null;
    }
}
