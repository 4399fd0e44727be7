using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Docs;

/// <summary>Whether a symbol is asked for documentation, and whether it has some.</summary>
internal static class ApiSymbols
{
    /// <summary>Other projects can use it, somebody wrote it, and nothing that it overrides or implements speaks for it.</summary>
    public static bool IsAsked(ISymbol symbol)
    {
        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal) || IsGenerated(outer))
            {
                return false;
            }
        }

        // A constructor without parameters says what its type says, written out or not.
        return !symbol.IsImplicitlyDeclared && !symbol.IsOverride && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } && !Implements(symbol);
    }

    /// <summary>Of the parts of a symbol the one that stands for all.</summary>
    public static ISymbol Whole(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.PartialDefinitionPart ?? method,
        IPropertySymbol property => property.PartialDefinitionPart ?? property,
        IEventSymbol @event => @event.PartialDefinitionPart ?? @event,
        _ => symbol,
    };

    /// <summary>The comment of all its parts: one that says something is enough.</summary>
    public static ApiComment Comment(ISymbol symbol)
    {
        var whole = Whole(symbol);
        ISymbol? implementation = whole switch
        {
            IMethodSymbol method => method.PartialImplementationPart,
            IPropertySymbol property => property.PartialImplementationPart,
            IEventSymbol @event => @event.PartialImplementationPart,
            _ => null,
        };
        IEnumerable<ISymbol> parts = implementation is null ? [whole] : [whole, implementation];
        return parts.SelectMany(static part => part.DeclaringSyntaxReferences).Select(static reference => ApiComments.Of(Member(reference.GetSyntax()))).DefaultIfEmpty().Max();
    }

    private static SyntaxNode Member(SyntaxNode node) => node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node : node;

    private static bool IsGenerated(ISymbol symbol)
        => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "GeneratedCodeAttribute" or "CompilerGeneratedAttribute" });

    private static bool Implements(ISymbol symbol)
        => symbol is IMethodSymbol or IPropertySymbol or IEventSymbol && symbol.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type
            && type.AllInterfaces.Any(@interface => @interface.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)));
}
