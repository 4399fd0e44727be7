using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;

namespace Standards.DataAccess;

/// <summary>Decides for one file whether a name that was found there is the use of a legacy symbol, and reports it.</summary>
internal sealed class LegacyFinder(SemanticModelAnalysisContext context, SyntaxNode root)
{
    private const int LongestValue = 40;

    private readonly SemanticModel model = context.SemanticModel;

    public void Check(int position, List<LegacyMatch> matches)
    {
        var token = root.FindToken(position);
        var start = token.SpanStart;
        if (start != position && (start != position - 1 || token.Span.IsEmpty || token.Text[0] != '@'))
        {
            return;
        }

        switch (token.Parent)
        {
            case SimpleNameSyntax name when token.IsKind(SyntaxKind.IdentifierToken):
                CheckName(name, matches);
                break;
            case ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                Report(token, token.Parent, Symbol(token.Parent), matches);
                break;
        }
    }

    private void CheckName(SimpleNameSyntax name, List<LegacyMatch> matches)
    {
        if (IsNamedOnly(name) || Symbol(name) is not { } symbol)
        {
            return;
        }

        // The name of an attribute is its constructor.
        if (name.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.End == name.Span.End && symbol is IMethodSymbol)
        {
            _ = Report(name.Identifier, name, symbol, matches) || Report(name.Identifier, name, symbol.ContainingType, matches);
            return;
        }

        if (!Report(name.Identifier, name, symbol, matches) && symbol is INamedTypeSymbol && CreationOf(name) is { } creation)
        {
            Report(name.Identifier, creation, Symbol(creation), matches);
        }
    }

    private bool Report(SyntaxToken token, SyntaxNode node, ISymbol? symbol, List<LegacyMatch> matches)
    {
        var definition = (symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol)?.OriginalDefinition;
        if (definition is null)
        {
            return false;
        }

        foreach (var match in matches)
        {
            if (match.Names(definition) && IsAsked(match, definition) && !IsInside(match, token.SpanStart))
            {
                if (match.Entry.Use == LegacyUse.Any)
                {
                    Report(token, match, definition, $"'{Display(definition)}' is a legacy API", LegacyEdits.Replace(node, token, match, definition, model));
                    return true;
                }

                if (match.Entry.Use == LegacyUse.Blocked && BlockedCall.Of(node, model) is { } blocked)
                {
                    Report(token, match, definition, $"'{Display(definition)}' is blocked on here", LegacyEdits.Unblock(token, blocked, match, model));
                    return true;
                }

                if (match.Entry.Use == LegacyUse.Composed && ComposedText.Of(node, model) is var (text, argument))
                {
                    Report(token, match, definition, $"'{Display(definition)}' gets an SQL text with the value '{Short(text.Value!)}' in it", LegacyEdits.Interpolate(node, token, text, argument, match, model));
                    return true;
                }
            }
        }

        return false;
    }

    private void Report(SyntaxToken token, LegacyMatch match, ISymbol symbol, string finding, ImmutableArray<LegacyEdit> edits)
    {
        var replacement = match.Entry.Replacement is { } named ? $"use '{(match.Replacements.IsEmpty ? named.FullName : DisplayReplacement(match.Replacements[0], symbol))}'" : "";
        var advice = (replacement, match.Entry.Message) switch
        {
            ("", "") => "replace it",
            (_, "") => replacement,
            ("", _) => match.Entry.Message,
            _ => $"{replacement}: {match.Entry.Message}",
        };
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.LegacySymbol,
            token.GetLocation(),
            edits.IsEmpty ? null : edits.Select(edit => Location.Create(token.SyntaxTree!, edit.Span)),
            edits.IsEmpty ? null : ImmutableDictionary.CreateRange(edits.Select(static (edit, index) => new KeyValuePair<string, string?>(LegacyEdit.Key(index), edit.Text))),
            finding,
            advice));
    }

    private ISymbol? Symbol(SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node, context.CancellationToken);

        // The receiver's type is wrong or arguments are missing: one overload is still what is meant.
        return info.Symbol ?? (info.CandidateSymbols is [var only] ? only : null);
    }

    /// <summary>Whether the options of the file let the entry through.</summary>
    private bool IsAsked(LegacyMatch match, ISymbol symbol)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(model.SyntaxTree);
        if (match.IsCurated && !DataAccessOptions.CuratedList.Get(options))
        {
            return false;
        }

        var allowed = DataAccessOptions.AllowedSymbols.Get(options);
        return allowed.IsEmpty || !allowed.Any(name => match.Entry.Symbol.FullName is var full
            && full.StartsWith(name, StringComparison.Ordinal) && (full.Length == name.Length || full[name.Length] == '.'));
    }

    /// <summary>Whether the use stands in the declaration of the legacy symbol.</summary>
    private bool IsInside(LegacyMatch match, int position)
    {
        if (match.Symbols[0].DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        for (var enclosing = model.GetEnclosingSymbol(position, context.CancellationToken); enclosing is not null; enclosing = enclosing.ContainingSymbol)
        {
            // An event is raised in its type.
            if (match.Symbols.Contains(enclosing.OriginalDefinition, SymbolEqualityComparer.Default)
                || (match.Symbols[0] is IEventSymbol && SymbolEqualityComparer.Default.Equals(enclosing, match.Symbols[0].ContainingType)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The creation whose type ends in the name.</summary>
    private static SyntaxNode? CreationOf(SimpleNameSyntax name)
    {
        var type = TypeNames.Whole(name);
        return type.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == type => creation,
            PrimaryConstructorBaseTypeSyntax origin => origin,
            _ => null,
        };
    }

    // nameof(Old) is no use, neither is the name of a namespace in its own declaration, nor base.Old() in what overrides it.
    private static bool IsNamedOnly(SimpleNameSyntax name)
    {
        if (name.Parent is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        {
            return true;
        }

        SyntaxNode? node = name;
        while (node is NameSyntax or MemberAccessExpressionSyntax)
        {
            node = node.Parent;
        }

        return node is BaseNamespaceDeclarationSyntax
            or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    private static string Display(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => symbol.ToDisplayString(),
        INamedTypeSymbol => symbol.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType.Name,
        _ => symbol.ContainingType is { Name: var type } ? type + "." + symbol.Name : symbol.Name,
    };

    // 'SqlConnection' by 'SqlConnection' needs the namespace.
    private static string DisplayReplacement(ISymbol replacement, ISymbol symbol)
        => Display(replacement) is var text && text != Display(symbol) ? text : replacement.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithParameterOptions(SymbolDisplayParameterOptions.None));

    private static string Short(ExpressionSyntax value) => value.ToString() is { Length: <= LongestValue } text ? text : "…";
}
