using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Tests;

/// <summary>STD3003: <c>static int number = 1</c> becomes <c>static readonly</c>, and an automatic property loses its setter, where nothing in the solution writes it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharedStateCodeFix))]
[Shared]
internal sealed class SharedStateCodeFix : StandardsCodeFix
{
    public SharedStateCodeFix()
        : base(Rules.SharedState, "Make read-only")
    {
    }

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            switch (root!.FindNode(diagnostic.Location.SourceSpan))
            {
                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } variables }:
                    if (await AreReadOnlyAsync(variables, model!, document.Project.Solution, cancellationToken).ConfigureAwait(false))
                    {
                        edits.Insert(document, Behind(field), "readonly ");
                    }

                    break;

                case PropertyDeclarationSyntax { AccessorList: { } accessors } property
                    when accessors.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) is { AttributeLists.Count: 0 } setter
                    && accessors.Accessors.Count == 2
                    && await IsReadOnlyAsync(model!.GetDeclaredSymbol(property, cancellationToken)!, document.Project.Solution, cancellationToken).ConfigureAwait(false):
                    edits.Add(document, new TextChange(TextSpan.FromBounds(setter.GetFirstToken().GetPreviousToken().Span.End, setter.Span.End), ""));
                    break;
            }
        }
    }

    // All variables of a declaration share its modifiers.
    private static async Task<bool> AreReadOnlyAsync(VariableDeclarationSyntax variables, SemanticModel model, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var variable in variables.Variables)
        {
            if (model.GetDeclaredSymbol(variable, cancellationToken) is not IFieldSymbol { IsVolatile: false } field
                || field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute")
                || !await IsReadOnlyAsync(field, solution, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> IsReadOnlyAsync(ISymbol member, Solution solution, CancellationToken cancellationToken)
    {
        // Calls on a read-only structure are calls on a copy, unless the structure cannot change.
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (member is IFieldSymbol && type is { IsValueType: true, IsReadOnly: false, TypeKind: not TypeKind.Enum, SpecialType: SpecialType.None } or ITypeParameterSymbol)
        {
            return false;
        }

        foreach (var referenced in await SymbolFinder.FindReferencesAsync(member, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in referenced.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                if (Writes.IsWritten(root!.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int Behind(FieldDeclarationSyntax field)
    {
        var index = field.Modifiers.IndexOf(SyntaxKind.StaticKeyword);
        return field.Modifiers[index].GetNextToken().SpanStart;
    }
}
