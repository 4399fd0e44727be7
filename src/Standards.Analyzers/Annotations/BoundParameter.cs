using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Annotations;

/// <summary>Which parameter an argument is bound to, and whether a name can be written at a place.</summary>
internal static class BoundParameter
{
    public static IParameterSymbol? Of(SyntaxNode call, ArgumentSyntax argument, SyntaxNodeAnalysisContext context)
        => context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            ? At(method, argument.NameColon, ((BaseArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument))
            : null;

    public static IParameterSymbol? Of(AttributeSyntax attribute, AttributeArgumentSyntax argument, SyntaxNodeAnalysisContext context)
        => context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol method
            ? At(method, argument.NameColon, attribute.ArgumentList!.Arguments.IndexOf(argument))
            : null;

    /// <summary>Whether <c>nameof(TEXT)</c> compiles here and means a symbol of that name in that type.</summary>
    public static bool CanName(string text, string name, INamedTypeSymbol? type, int position, SemanticModel model)
    {
        var info = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(text), SpeculativeBindingOption.BindAsExpression);
        return Means(info.Symbol) || (info.CandidateReason != CandidateReason.Inaccessible && !info.CandidateSymbols.IsEmpty && Means(info.CandidateSymbols[0]));

        bool Means(ISymbol? symbol) => symbol?.Name == name && (type is null || InheritsFrom(type, symbol.ContainingType));
    }

    public static bool InheritsFrom(INamedTypeSymbol? type, INamedTypeSymbol? from)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, from?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The member of that name, of the type or of one of its bases.</summary>
    public static ISymbol? Member(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                // An accessor has a name that source cannot write.
                if (member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
                {
                    return member;
                }
            }
        }

        return null;
    }

    private static IParameterSymbol? At(IMethodSymbol method, NameColonSyntax? name, int index)
    {
        if (name is null)
        {
            return index < method.Parameters.Length ? method.Parameters[index]
                : method.Parameters is [.., { IsParams: true } last] ? last
                : null;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name.Name.Identifier.ValueText)
            {
                return parameter;
            }
        }

        return null;
    }
}
