using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>Signatures that stand already.</summary>
internal static class Collisions
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None);

    public static string Signature(string name, IMethodSymbol method, IEnumerable<(RefKind Kind, ITypeSymbol Type)> parameters)
    {
        var owner = method.ExplicitInterfaceImplementations.Length > 0 ? method.ExplicitInterfaceImplementations[0].ContainingType.ToDisplayString(Format) + "." : "";
        return $"{owner}{name}`{method.Arity}({string.Join(",", parameters.Select(p => (p.Kind == RefKind.None ? "" : "ref ") + Display(p.Type, method)))})";
    }

    /// <summary>Type parameters of methods by ordinal: two overloads may name them differently.</summary>
    private static string Display(ITypeSymbol type, IMethodSymbol method)
        => method.Arity == 0 ? type.ToDisplayString(Format)
        : string.Concat(type.ToDisplayParts(Format).Select(static p => p.Symbol is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } t ? "!!" + t.Ordinal : p.ToString()));

    /// <summary>What the generated member would collide with, as the end of a message; empty where it is left out; null where it is free.</summary>
    public static string? Find(IMethodSymbol method, string name, string signature, TranslatorState state, TypeMapper mapper, SyncRequest request, MethodDeclarationSyntax syntax, SemanticModel model)
    {
        if (method.ExplicitInterfaceImplementations.Length > 0)
        {
            var standing = method.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(m => m.ExplicitInterfaceImplementations.Length > 0
                && Signature(m.ExplicitInterfaceImplementations[0].Name, m, m.Parameters.Select(static p => (p.RefKind, p.Type))) == signature);
            return standing ? "which stands already" : null;
        }

        if (OfType(method, name, state, mapper, request, syntax, model) is { } taken)
        {
            return taken;
        }

        foreach (var member in method.ContainingType.GetMembers(name))
        {
            if (member is not IMethodSymbol other)
            {
                return member is INamedTypeSymbol && method.Arity != ((INamedTypeSymbol)member).Arity ? null : "which is the name of another member";
            }

            if (other.MethodKind == MethodKind.Ordinary && Signature(name, other, other.Parameters.Select(static p => (p.RefKind, p.Type))) == signature)
            {
                return "which stands already";
            }
        }

        foreach (var other in Namesakes(method, name, state))
        {
            if (SymbolEqualityComparer.Default.Equals(other.Method, method.PartialDefinitionPart ?? method))
            {
                continue;
            }

            var keepsTokens = other.Request.KeepsTokens || state.OptionsOf(other.Method).KeepCancellationToken;
            var theirs = Signature(name, other.Method, other.Method.Parameters
                .Where(p => !CounterpartResolver.IsDropped(p, keepsTokens, other.Request.KeepsProgress))
                .Select(p => (p.RefKind, mapper.ToSpan(p.Type) is { } span && !state.KeepsMemory(other.Method, p.Ordinal) ? span : mapper.Map(p.Type))));
            if (theirs != signature)
            {
                continue;
            }

            // "Task F() => F(CancellationToken.None)": the other one is what this would call.
            if (Forwards(method.PartialImplementationPart?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax ?? syntax, method.Name))
            {
                return "";
            }

            // Of two, the one that calls the other is named: the other one may stay.
            var theirBody = (other.Method.PartialImplementationPart ?? other.Method).DeclaringSyntaxReferences is { Length: > 0 } references ? references[0].GetSyntax() as MethodDeclarationSyntax : null;
            var calls = Calls(syntax, other.Method.Name);
            var isCalled = theirBody is not null && Calls(theirBody, method.Name);
            if ((theirBody is null || !Forwards(theirBody, method.Name)) && (calls != isCalled ? calls : IsAfter(method.PartialDefinitionPart ?? method, other.Method)))
            {
                return $"which is also the sync version of '{other.Method.Name}'";
            }
        }

        return null;
    }

    /// <summary>Names that a member of the type cannot have, or that would then no longer mean a type in the user's own code.</summary>
    private static string? OfType(IMethodSymbol method, string name, TranslatorState state, TypeMapper mapper, SyncRequest request, MethodDeclarationSyntax syntax, SemanticModel model)
    {
        var type = method.ContainingType is { Name.Length: 0, ContainingType: { } outer } ? outer : method.ContainingType;
        if (type.Name == name && type.TypeKind != TypeKind.Interface)
        {
            return "which is the name of its type";
        }

        foreach (var parameter in type.TypeParameters)
        {
            if (parameter.Name == name)
            {
                return "which is the name of a type parameter";
            }
        }

        if (name == "Finalize" && type.TypeKind == TypeKind.Class && method.Arity == 0 && AsyncShapes.Of(method.ReturnType).IsVoid()
            && method.Parameters.All(p => CounterpartResolver.IsDropped(p, mapper.KeepTokens, request.KeepsProgress)))
        {
            return "which is the name of the destructor";
        }

        // "Step.Format()" with a method "Step" in the class no longer means the type "Step".
        return MayBeUsed(type, name, state) && !model.LookupNamespacesAndTypes(syntax.SpanStart, name: name).IsEmpty && IsUsed(type, name) ? "the name of a type that this type uses" : null;
    }

    /// <summary>A test of the text alone, which most names fail: does the name stand there with anything but a call's parenthesis after it?</summary>
    private static bool MayBeUsed(INamedTypeSymbol type, string name, TranslatorState state)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            var text = state.TextOf(reference.SyntaxTree);
            if (text.Contains("\\u"))
            {
                return true;
            }

            var end = Math.Min(reference.Span.End, text.Length);
            for (var at = reference.Span.Start; (at = text.IndexOf(name, at, end - at, StringComparison.Ordinal)) >= 0; at += name.Length)
            {
                var after = at + name.Length;
                if ((after == text.Length || (text[after] != '(' && !SyntaxFacts.IsIdentifierPartCharacter(text[after]))) && !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsUsed(INamedTypeSymbol type, string name)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && identifier.Parent switch
                {
                    MemberAccessExpressionSyntax access => access.Expression == identifier,
                    ConstantPatternSyntax or CaseSwitchLabelSyntax => true,
                    BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.IsExpression) && binary.Right == identifier,
                    _ => false,
                })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Calls(MethodDeclarationSyntax syntax, string name)
    {
        foreach (var node in syntax.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: var called } && called switch
            {
                SimpleNameSyntax simple => simple.Identifier.ValueText == name,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText == name,
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(IMethodSymbol Method, SyncRequest Request)> Namesakes(IMethodSymbol method, string name, TranslatorState state)
    {
        foreach (var member in method.ContainingType.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } other && other.Arity == method.Arity
                && (SyncNames.Strip(other.Name) == name || GeneratedMembers.MayHaveAttributes(other))
                && state.Generated.RequestFor(other) is { } request
                && (request.TypeName is null ? request.Name ?? SyncNames.Strip(other.Name) : SyncNames.Strip(other.Name)) == name)
            {
                yield return (other, request);
            }
        }
    }

    private static bool IsAfter(IMethodSymbol a, IMethodSymbol b)
    {
        var x = a.DeclaringSyntaxReferences[0];
        var y = b.DeclaringSyntaxReferences.Length > 0 ? b.DeclaringSyntaxReferences[0] : x;
        var files = string.CompareOrdinal(x.SyntaxTree.FilePath, y.SyntaxTree.FilePath);
        return files > 0 || (files == 0 && x.Span.Start > y.Span.Start);
    }

    /// <summary>Whether the body is one call of an overload of the method itself.</summary>
    public static bool Forwards(MethodDeclarationSyntax syntax, string name)
    {
        var expression = syntax.ExpressionBody?.Expression ?? (syntax.Body is { Statements.Count: 1 } body
            ? body.Statements[0] switch
            {
                ReturnStatementSyntax r => r.Expression,
                ExpressionStatementSyntax e => e.Expression,
                _ => null,
            }
            : null);
        while (true)
        {
            switch (expression)
            {
                case AwaitExpressionSyntax await:
                    expression = await.Expression;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } wrapper }:
                    expression = wrapper.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access } call:
                    return access.Name.Identifier.ValueText == name && PassesOwn(call, syntax);
                case InvocationExpressionSyntax { Expression: SimpleNameSyntax simple } call:
                    return simple.Identifier.ValueText == name && PassesOwn(call, syntax);
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether the call passes the parameters in order, then tokens or defaults.</summary>
    private static bool PassesOwn(InvocationExpressionSyntax call, MethodDeclarationSyntax syntax)
    {
        var names = syntax.ParameterList.Parameters.Select(static p => p.Identifier.ValueText).ToList();
        var next = 0;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is IdentifierNameSyntax name && next < names.Count && name.Identifier.ValueText == names[next])
            {
                next++;
            }
            else if (argument.Expression is not (LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression or (int)SyntaxKind.NullLiteralExpression } or DefaultExpressionSyntax
                or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" }))
            {
                return false;
            }
        }

        return next == names.Count;
    }
}
