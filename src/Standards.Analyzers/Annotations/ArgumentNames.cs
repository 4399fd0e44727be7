using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Annotations;

/// <summary>Arguments for parameters that are called after what they hold: <c>paramName</c>, <c>propertyName</c>.</summary>
internal static class ArgumentNames
{
    /// <summary><c>nameof(…)</c> for the string of an argument; null where it names nothing here.</summary>
    public static string? Of(SyntaxNode call, ArgumentSyntax argument, SyntaxNodeAnalysisContext context)
    {
        var name = ((LiteralExpressionSyntax)argument.Expression).Token.ValueText;
        var isParameter = IsParameterAround(argument, name);
        if (!isParameter && !MayChangeProperty(call))
        {
            return null;
        }

        if (BoundParameter.Of(call, argument, context) is not { Type.SpecialType: SpecialType.System_String, Name: var bound } parameter)
        {
            return null;
        }

        var text = Identifiers.Escaped(name);
        switch (bound)
        {
            case "paramName" or "parameterName" or "argumentName" when isParameter:
                return Names(SymbolKind.Parameter) ? $"nameof({text})" : null;
            case "propertyName" when MayChangeProperty(call) && IsOfThis(call, parameter, context):
                return Names(SymbolKind.Property) && BoundParameter.CanName(text, name, null, argument.SpanStart, context.SemanticModel) ? $"nameof({text})" : null;
            default:
                return null;
        }

        bool Names(SymbolKind kind)
        {
            foreach (var symbol in context.SemanticModel.LookupSymbols(argument.SpanStart, name: name))
            {
                if (symbol.Kind == kind)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A call through this object, or the event's data: of other objects the property is not known.</summary>
    private static bool IsOfThis(SyntaxNode call, IParameterSymbol parameter, SyntaxNodeAnalysisContext context)
        => call is not InvocationExpressionSyntax invocation
            ? parameter.ContainingType is { Name: "PropertyChangedEventArgs" or "PropertyChangingEventArgs" }
            : (invocation.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax })
                && BoundParameter.InheritsFrom(context.ContainingSymbol?.ContainingType, parameter.ContainingType);

    private static bool MayChangeProperty(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var method } } => HasProperty(method),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } => HasProperty(method),
        ObjectCreationExpressionSyntax { Type: var type } => type is SimpleNameSyntax { Identifier.ValueText: var simple } ? HasProperty(simple) : type is QualifiedNameSyntax { Right.Identifier.ValueText: var right } && HasProperty(right),
        _ => false,
    };

    private static bool HasProperty(string name) => name.IndexOf("Property", StringComparison.Ordinal) >= 0;

    /// <summary>Whether a function around the place has a parameter of that name; no symbol is asked for.</summary>
    private static bool IsParameterAround(SyntaxNode place, string name)
    {
        for (var node = place.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseMethodDeclarationSyntax method:
                    if (Has(method.ParameterList, name))
                    {
                        return true;
                    }

                    break;
                case LocalFunctionStatementSyntax function when Has(function.ParameterList, name):
                case ParenthesizedLambdaExpressionSyntax lambda when Has(lambda.ParameterList, name):
                case SimpleLambdaExpressionSyntax simple when simple.Parameter.Identifier.ValueText == name:
                case AnonymousMethodExpressionSyntax { ParameterList: { } list } when Has(list, name):
                case IndexerDeclarationSyntax indexer when Has(indexer.ParameterList, name):
                case AccessorDeclarationSyntax accessor when name == "value" && !accessor.IsKind(SyntaxKind.GetAccessorDeclaration):
                    return true;
                case TypeDeclarationSyntax type:
                    return type.ParameterList is { } primary && Has(primary, name);
            }
        }

        return false;
    }

    private static bool Has(BaseParameterListSyntax list, string name)
    {
        foreach (var parameter in list.Parameters)
        {
            if (parameter.Identifier.ValueText == name)
            {
                return true;
            }
        }

        return false;
    }
}
