using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.DataAccess;

/// <summary>One change of a fix; the diagnostic carries it as an additional location and a property.</summary>
internal readonly record struct LegacyEdit(TextSpan Span, string Text)
{
    public static string Key(int index) => "text" + index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What to change so that the replacement is used: only where the changed code binds to it and has the same type.</summary>
internal static class LegacyEdits
{
    private static readonly SymbolDisplayFormat BareName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static ImmutableArray<LegacyEdit> Replace(SyntaxNode node, SyntaxToken token, LegacyMatch match, ISymbol symbol, SemanticModel model)
    {
        if (match.Replacements.IsEmpty || token.Parent is not SimpleNameSyntax name)
        {
            return [];
        }

        return (symbol, match.Replacements[0]) switch
        {
            (INamespaceSymbol, INamespaceSymbol space) => ReplaceNamespace(name, (INamespaceSymbol)symbol, space),
            (INamedTypeSymbol old, INamedTypeSymbol type) => ReplaceType(name, old, type, model),
            (IMethodSymbol { MethodKind: MethodKind.Constructor } old, INamedTypeSymbol type) => ReplaceType(name, old.ContainingType, type, model),
            (not ITypeSymbol, not ITypeSymbol) => ReplaceMember(name, match, symbol, model),
            _ => [],
        };
    }

    public static ImmutableArray<LegacyEdit> Unblock(SyntaxToken token, BlockedCall blocked, LegacyMatch match, SemanticModel model)
    {
        if (match.Replacements.IsEmpty)
        {
            return [];
        }

        var edits = ImmutableArray.CreateBuilder<LegacyEdit>();
        edits.Add(new LegacyEdit(token.Span, match.Replacements[0].Name));
        var arguments = blocked.Call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (model.GetTypeInfo(arguments[i].Expression).ConvertedType is { Name: "CancellationToken" })
            {
                var start = i > 0 ? arguments[i - 1].Span.End : arguments[i].SpanStart;
                var end = i == 0 && arguments.Count > 1 ? arguments[1].SpanStart : arguments[i].Span.End;
                edits.Add(new LegacyEdit(TextSpan.FromBounds(start, end), ""));
            }
        }

        edits.Add(new LegacyEdit(blocked.Waiting, ""));
        return Checked(edits.ToImmutable(), blocked.Whole, match, model);
    }

    /// <summary><c>FromSqlRaw($"…{id}")</c> becomes <c>FromSql($"…{id}")</c>, which makes a parameter of each value.</summary>
    public static ImmutableArray<LegacyEdit> Interpolate(SyntaxNode node, SyntaxToken token, SqlText text, ExpressionSyntax argument, LegacyMatch match, SemanticModel model)
        => text.AllAreBareValues && argument is InterpolatedStringExpressionSyntax && !match.Replacements.IsEmpty && node is SimpleNameSyntax name
            ? ReplaceMember(name, match, match.Symbols[0], model)
            : [];

    private static ImmutableArray<LegacyEdit> ReplaceNamespace(SimpleNameSyntax name, INamespaceSymbol old, INamespaceSymbol space)
    {
        var whole = TypeNames.Whole(name);
        return old.GetTypeMembers().All(type => type.DeclaredAccessibility != Accessibility.Public || !space.GetTypeMembers(type.Name, type.Arity).IsEmpty)
            && !(whole.Parent is UsingDirectiveSyntax && name.SyntaxTree.GetRoot() is CompilationUnitSyntax root && root.Usings.Any(directive => directive.Name?.ToString() == space.ToDisplayString()))
            ? [new LegacyEdit(whole.Span, (whole.ToString().StartsWith("global::", StringComparison.Ordinal) ? "global::" : "") + space.ToDisplayString())]
            : [];
    }

    private static ImmutableArray<LegacyEdit> ReplaceType(SimpleNameSyntax name, INamedTypeSymbol old, INamedTypeSymbol type, SemanticModel model)
    {
        if (!HasShapeOf(type, old))
        {
            return [];
        }

        var whole = TypeNames.Whole(name);
        var isDirective = whole.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null;
        var text = isDirective ? type.ToDisplayString(BareName) : type.ToMinimalDisplayString(model, whole.SpanStart, BareName);
        if (whole.Parent is AttributeSyntax && text.Length > nameof(Attribute).Length && text.EndsWith(nameof(Attribute), StringComparison.Ordinal))
        {
            text = text.Substring(0, text.Length - nameof(Attribute).Length);
        }

        ImmutableArray<LegacyEdit> edits = [new LegacyEdit(TextSpan.FromBounds(whole.SpanStart, name.Identifier.Span.End), text)];
        var place = whole is TypeSyntax { Parent: ObjectCreationExpressionSyntax creation } ? creation : Outer(whole);
        return place is TypeSyntax || place == whole || Binds(edits, (ExpressionSyntax)place, model) is { Symbol: not null } ? edits : [];
    }

    /// <summary>Whether a type can stand for another one: same kind and arity, and it has all its public members by name and number of parameters.</summary>
    private static bool HasShapeOf(INamedTypeSymbol type, INamedTypeSymbol old)
    {
        if (old.Arity != type.Arity || old.TypeKind != type.TypeKind || old.IsStatic != type.IsStatic)
        {
            return false;
        }

        for (var declaring = old; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && !HasLike(type, member, isInherited: !SymbolEqualityComparer.Default.Equals(declaring, old)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool HasLike(INamedTypeSymbol type, ISymbol member, bool isInherited)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } && isInherited)
        {
            return true;
        }

        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var candidate in declaring.GetMembers(member.Name))
            {
                if (candidate.Kind == member.Kind && candidate.IsStatic == member.IsStatic && (candidate as IMethodSymbol)?.Parameters.Length == (member as IMethodSymbol)?.Parameters.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ImmutableArray<LegacyEdit> ReplaceMember(SimpleNameSyntax name, LegacyMatch match, ISymbol symbol, SemanticModel model)
    {
        var replacement = match.Replacements[0];
        var access = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : null;
        var isExtensionCall = model.GetSymbolInfo(name).Symbol is IMethodSymbol { ReducedFrom: not null };
        var moves = symbol.IsStatic && !isExtensionCall && !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, replacement.ContainingType);
        if (moves && !replacement.IsStatic)
        {
            return [];
        }

        var start = moves && access is not null ? access.SpanStart : name.Identifier.SpanStart;
        var text = moves ? replacement.ContainingType.ToMinimalDisplayString(model, start, BareName) + "." + replacement.Name : replacement.Name;
        ExpressionSyntax place = access ?? (ExpressionSyntax)name;
        place = place.Parent is InvocationExpressionSyntax invocation && invocation.Expression == place ? invocation : place;
        return Checked([new LegacyEdit(TextSpan.FromBounds(start, name.Identifier.Span.End), text)], place, match, model);
    }

    /// <summary>The call of a static member of a type, the member, or the type itself.</summary>
    private static SyntaxNode Outer(SyntaxNode type) => type.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } access when access.Expression == type && invocation.Expression == access => invocation,
        MemberAccessExpressionSyntax access when access.Expression == type => access,
        _ => type,
    };

    private static ImmutableArray<LegacyEdit> Checked(ImmutableArray<LegacyEdit> edits, ExpressionSyntax place, LegacyMatch match, SemanticModel model)
    {
        var old = model.GetSymbolInfo(place).Symbol;
        var (symbol, type) = Binds(edits, place, model);
        var definition = (symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol)?.OriginalDefinition;
        var isSame = place.Parent is ExpressionStatementSyntax || SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(place).Type);
        return definition is not null && isSame && match.IsReplacement(definition) && !IsDifferentGroup(old, symbol, place) ? edits : [];
    }

    // A method group converts to the same delegates only with the same parameters and result.
    private static bool IsDifferentGroup(ISymbol? old, ISymbol? symbol, ExpressionSyntax place)
        => place is not InvocationExpressionSyntax && old is IMethodSymbol before && symbol is IMethodSymbol after
            && !(SymbolEqualityComparer.Default.Equals(before.ReturnType, after.ReturnType)
                && before.Parameters.Select(static p => p.Type).SequenceEqual(after.Parameters.Select(static p => p.Type), SymbolEqualityComparer.Default));

    private static (ISymbol? Symbol, ITypeSymbol? Type) Binds(ImmutableArray<LegacyEdit> edits, ExpressionSyntax place, SemanticModel model)
    {
        var text = place.ToString();
        foreach (var edit in edits.OrderByDescending(static edit => edit.Span.Start))
        {
            var start = edit.Span.Start - place.SpanStart;
            text = text.Remove(start, edit.Span.Length).Insert(start, edit.Text);
        }

        var changed = SyntaxFactory.ParseExpression(text);
        var info = model.GetSpeculativeSymbolInfo(place.SpanStart, changed, SpeculativeBindingOption.BindAsExpression);
        return (info.Symbol ?? (info.CandidateReason == CandidateReason.MemberGroup || place is not InvocationExpressionSyntax ? info.CandidateSymbols.FirstOrDefault() : null),
            model.GetSpeculativeTypeInfo(place.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Type);
    }
}
