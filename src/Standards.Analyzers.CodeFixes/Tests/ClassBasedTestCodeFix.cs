using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Standards.Tests;

/// <summary>STD3001: the class and its members become static, in all its parts, where nothing in the solution uses an instance of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClassBasedTestCodeFix))]
[Shared]
internal sealed class ClassBasedTestCodeFix : StandardsCodeFix
{
    public ClassBasedTestCodeFix()
        : base(Rules.ClassBasedTest, "Make class and members static")
    {
    }

    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(nameof(StaticConversion))
                && root!.FindNode(diagnostic.Location.SourceSpan) is ClassDeclarationSyntax declaration
                && model!.GetDeclaredSymbol(declaration, cancellationToken) is { } type
                && !await IsUsedAsTypeAsync(type, document.Project.Solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (var reference in type.DeclaringSyntaxReferences)
                {
                    if (document.Project.Solution.GetDocument(reference.SyntaxTree) is { } part)
                    {
                        StaticModifiers.Add(part, (ClassDeclarationSyntax)await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), edits);
                    }
                }
            }
        }
    }

    /// <summary>Whether the class is derived from, created, or stands where a static class cannot.</summary>
    private static async Task<bool> IsUsedAsTypeAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var referenced in await SymbolFinder.FindReferencesAsync(type, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in referenced.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var node = root!.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (location.Alias is not null || !AllowsStatic(node))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AllowsStatic(SyntaxNode node)
    {
        if (node.IsPartOfStructuredTrivia())
        {
            return true;
        }

        // The right side of 'Namespace.UserTests' is the class too.
        while ((node.Parent is QualifiedNameSyntax qualified && qualified.Right == node) || (node.Parent is MemberAccessExpressionSyntax access && access.Name == node) || (node.Parent is AliasQualifiedNameSyntax alias && alias.Name == node))
        {
            node = node.Parent;
        }

        return node.Parent is TypeOfExpressionSyntax or MemberAccessExpressionSyntax or QualifiedNameSyntax or UsingDirectiveSyntax { StaticKeyword.RawKind: not (int)SyntaxKind.None }
            || node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }
}
