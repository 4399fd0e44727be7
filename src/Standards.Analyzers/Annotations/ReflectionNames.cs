using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Annotations;

/// <summary>Reflection over what the compiler sees: <c>typeof(C).GetMethod("M")</c>, <c>Type.GetType("N.C")</c>.</summary>
internal static class ReflectionNames
{
    /// <summary><c>nameof(C.M)</c> for the first argument of <c>typeof(C).GetMethod("M")</c>.</summary>
    public static string? OfMember(InvocationExpressionSyntax call, ArgumentSyntax argument, SyntaxNodeAnalysisContext context)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: TypeOfExpressionSyntax { Type: NameSyntax or PredefinedTypeSyntax } type, Name.Identifier.ValueText: var question }
            || Kind(question) is not { } kind
            || argument.Parent is not ArgumentListSyntax { Arguments: [var first, ..] }
            || first != argument)
        {
            return null;
        }

        var name = ((LiteralExpressionSyntax)argument.Expression).Token.ValueText;
        var model = context.SemanticModel;
        if (model.GetTypeInfo(type.Type, context.CancellationToken).Type is not INamedTypeSymbol { IsUnboundGenericType: false } target
            || BoundParameter.Member(target, name) is not { } member
            || (kind != SymbolKind.Namespace && member.Kind != kind)
            || !model.IsAccessible(argument.SpanStart, member)
            || BoundParameter.Of(call, argument, context) is not { ContainingType: { Name: "Type", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } })
        {
            return null;
        }

        var text = $"{type.Type}.{Identifiers.Escaped(name)}";
        return BoundParameter.CanName(text, name, target, argument.SpanStart, model) ? $"nameof({text})" : null;
    }

    /// <summary><c>typeof(C)</c> for <c>Type.GetType("N.C")</c>, where the type is one of this assembly: other assemblies may lack it when the code runs.</summary>
    public static string? OfType(InvocationExpressionSyntax call, ArgumentSyntax argument, SyntaxNodeAnalysisContext context, StandardsContext standards)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType", Expression: IdentifierNameSyntax { Identifier.ValueText: "Type" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Type" } }
            || argument.Parent is not ArgumentListSyntax { Arguments: [var first, ..] }
            || first != argument)
        {
            return null;
        }

        var name = ((LiteralExpressionSyntax)argument.Expression).Token.ValueText;
        return standards.Type(name) is { IsGenericType: false } type
            && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly)
            && context.SemanticModel.IsAccessible(call.SpanStart, type)
            && BoundParameter.Of(call, argument, context) is { ContainingType: { Name: "Type", ContainingNamespace.Name: "System" } }
            ? $"typeof({type.ToMinimalDisplayString(context.SemanticModel, call.SpanStart)})"
            : null;
    }

    /// <summary>What a method of <see cref="System.Type"/> asks for; <see cref="SymbolKind.Namespace"/> stands for anything.</summary>
    private static SymbolKind? Kind(string method) => method switch
    {
        "GetMethod" => SymbolKind.Method,
        "GetProperty" => SymbolKind.Property,
        "GetField" => SymbolKind.Field,
        "GetEvent" => SymbolKind.Event,
        "GetNestedType" => SymbolKind.NamedType,
        "GetMember" => SymbolKind.Namespace,
        _ => null,
    };
}
