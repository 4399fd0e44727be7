using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Tests;

/// <summary>STD3007: renames with all references, where the new name stands nowhere near them yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TestDataNameCodeFix))]
[Shared]
internal sealed class TestDataNameCodeFix : StandardsCodeFix
{
    // Of all documents that a fix-all collects from: two renames may not meet.
    private static readonly ConditionalWeakTable<SolutionEdits, HashSet<(SyntaxNode Scope, string Name)>> Taken = new();

    public TestDataNameCodeFix()
        : base(Rules.TestDataName, "Use the house name")
    {
    }

    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var taken = Taken.GetOrCreateValue(edits);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan))
        {
            if (diagnostic.Properties.TryGetValue(TestDataNameAnalyzer.HouseName, out var name)
                && model!.GetDeclaredSymbol(root!.FindNode(diagnostic.Location.SourceSpan), cancellationToken) is { } symbol)
            {
                await RenameAsync(symbol, name!, document.Project.Solution, taken, edits, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task RenameAsync(ISymbol symbol, string name, Solution solution, HashSet<(SyntaxNode Scope, string Name)> taken, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var places = new List<(Document Document, SyntaxToken Token)>();
        foreach (var location in symbol.Locations)
        {
            places.Add((solution.GetDocument(location.SourceTree)!, location.SourceTree!.GetRoot(cancellationToken).FindToken(location.SourceSpan.Start)));
        }

        foreach (var referenced in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
        {
            // Anything else that has the name from this symbol, such as an override, has it from others too.
            if (!SymbolEqualityComparer.Default.Equals(referenced.Definition, symbol) && referenced.Locations.Any())
            {
                return;
            }

            foreach (var location in referenced.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                places.Add((location.Document, root!.FindToken(location.Location.SourceSpan.Start, findInsideTrivia: true)));
            }
        }

        if (places.Any(place => place.Document is null || place.Token.ValueText != symbol.Name || IsNameOfMember(place.Token)))
        {
            return;
        }

        var scopes = places.Select(place => Scope(place.Token, symbol)).Distinct().ToArray();
        if (scopes.Any(scope => taken.Any(other => other.Name == name && (other.Scope.Contains(scope) || scope.Contains(other.Scope))) || Mentions(scope, name)))
        {
            return;
        }

        taken.UnionWith(scopes.Select(scope => (scope, name)));
        foreach (var (document, token) in places)
        {
            edits.Add(document, new TextChange(token.Span, name));
        }
    }

    // In '(testUser, 1)' and 'new { testUser }' the name becomes that of a member.
    private static bool IsNameOfMember(SyntaxToken token)
        => token.Parent is IdentifierNameSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax, NameColon: null } or AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } }
            || token.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax, NameColon: null } or AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } } };

    /// <summary>Where the new name would mean something: the member around a local variable or a parameter, the whole file for a member.</summary>
    private static SyntaxNode Scope(SyntaxToken token, ISymbol symbol)
        => (symbol is ILocalSymbol or IParameterSymbol ? token.Parent!.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) : null) ?? token.SyntaxTree!.GetRoot();

    private static bool Mentions(SyntaxNode scope, string name)
        => scope.DescendantTokens(descendIntoTrivia: true).Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.Equals(name, StringComparison.Ordinal));
}
