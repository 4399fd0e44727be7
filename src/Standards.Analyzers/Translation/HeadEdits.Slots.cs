using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <content>The modifiers that say whether a member hides or overrides another.</content>
internal static partial class HeadEdits
{
    /// <summary>The modifier <c>new</c>, where the base has, or has not, what the sync version would hide.</summary>
    public static void New(MethodDeclarationSyntax syntax, IMethodSymbol method, string name, EditBuffer edits, BodyTranslator body)
    {
        if (method.ExplicitInterfaceImplementations.Length > 0)
        {
            return;
        }

        var modifier = syntax.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.NewKeyword));
        var hidden = Hidden(method, name, body);
        if (modifier.RawKind == 0 && hidden is IMethodSymbol { IsSealed: false } slot && (slot.IsVirtual || slot.IsAbstract || slot.IsOverride)
            && slot.DeclaredAccessibility == method.DeclaredAccessibility && !method.IsStatic && !method.IsVirtual && !method.IsAbstract && body.Resolver.ReturnsTheSame(method, slot))
        {
            // "async Task<int> ReadByteAsync()" in a stream: the sync one has a slot in the base.
            Insert(syntax, edits, "override ");
            return;
        }

        if (modifier.RawKind == 0 && hidden is null && IsOverriddenBelow(method, name, body))
        {
            Insert(syntax, edits, "virtual ");
            return;
        }

        var hides = hidden is not null;
        if (modifier.RawKind != 0 && !hides)
        {
            edits.Remove(modifier.SpanStart, modifier.GetNextToken().SpanStart);
        }
        else if (modifier.RawKind == 0 && hides)
        {
            Insert(syntax, edits, "new ");
        }
    }

    private static void Insert(MethodDeclarationSyntax syntax, EditBuffer edits, string modifier)
    {
        var before = syntax.Modifiers.FirstOrDefault(static m => m.IsKind(SyntaxKind.PartialKeyword) || m.IsKind(SyntaxKind.AsyncKeyword));
        edits.Exchange(new(before.RawKind != 0 ? before.SpanStart : syntax.ReturnType.SpanStart, 0), modifier);
    }

    /// <summary>Whether a derived type of this compilation overrides what the sync version will be, as it did the hand-written one.</summary>
    private static bool IsOverriddenBelow(IMethodSymbol method, string name, BodyTranslator body)
    {
        var type = method.ContainingType;
        if (method.IsStatic || method.IsVirtual || method.IsAbstract || method.IsOverride || type.IsSealed || type.TypeKind != TypeKind.Class || method.DeclaredAccessibility == Accessibility.Private)
        {
            return false;
        }

        foreach (var other in body.State.Overrides(name))
        {
            // It overrides what nobody declares, as long as the sync version is missing.
            if (other.OverriddenMethod is null && SymbolEqualityComparer.Default.Equals(other.ContainingType.BaseType?.OriginalDefinition, type) && HasSlot(method, other, body))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the sync version has the other's signature: without the parameters that it drops, and with those that it keeps.</summary>
    private static bool HasSlot(IMethodSymbol method, IMethodSymbol other, BodyTranslator body)
    {
        if (body.Resolver.Align(method, other, false, out _) is not { IsDefault: false } parameters || parameters.Count(static p => !p.Dropped) != other.Parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Dropped && !CounterpartResolver.IsDropped(method.Parameters[i], body.KeepsTokens, body.KeepsProgress))
            {
                return false;
            }
        }

        return true;
    }

    private static ISymbol? Hidden(IMethodSymbol method, string name, BodyTranslator body)
    {
        for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member.DeclaredAccessibility == Accessibility.Private || !body.Resolver.IsAccessible(member))
                {
                    continue;
                }

                if (member is not IMethodSymbol other)
                {
                    return member;
                }

                if (HasSlot(method, other, body))
                {
                    return other;
                }
            }

            foreach (var member in type.GetMembers(method.Name))
            {
                // What the base's own attributed method becomes.
                if (member is IMethodSymbol other && other.Parameters.Length == method.Parameters.Length && body.Resolver.Generated(other) is { } generated && generated.Name == name
                    && other.Parameters.Select(static p => p.Type).SequenceEqual(method.Parameters.Select(static p => p.Type), TypeComparer.Instance))
                {
                    return method.IsOverride ? null : other;
                }
            }
        }

        return null;
    }
}
