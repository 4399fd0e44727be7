using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Errors;

/// <summary>Changes a few characters of a message, where the analyzer says; the text of a constant only where every use of it is a message.</summary>
internal abstract class MessageCodeFix : StandardsCodeFix
{
    protected MessageCodeFix(DiagnosticDescriptor rule, string title)
        : base(rule, title)
    {
    }

    // The constant may stand in another file.
    protected override bool TouchesOtherDocuments => true;

    /// <summary>What stands in the place of the characters.</summary>
    protected abstract string Replace(string text);

    protected sealed override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.AdditionalLocations is not [{ SourceTree: { } tree, SourceSpan: var span }])
            {
                continue;
            }

            if (!diagnostic.Properties.ContainsKey(ErrorMessageAnalyzer.InConstant))
            {
                await AddAsync(document, span, edits, cancellationToken).ConfigureAwait(false);
            }
            else if (document.Project.Solution.GetDocument(tree) is { } target && await IsOnlyMessageAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false))
            {
                await AddAsync(target, span, edits, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task AddAsync(Document document, TextSpan span, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        edits.Add(document, new TextChange(span, Replace(text.ToString(span))));
    }

    /// <summary>Whether the constant used at the place is seen by this solution alone, and used for nothing but messages.</summary>
    private static async Task<bool> IsOnlyMessageAsync(Document document, TextSpan use, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var constant = model!.GetSymbolInfo(root!.FindNode(use, getInnermostNodeForTie: true), cancellationToken).Symbol;
        if (constant is null || IsVisibleOutside(constant))
        {
            return false;
        }

        foreach (var reference in await SymbolFinder.FindReferencesAsync(constant, document.Project.Solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var place in reference.Locations)
            {
                var uses = await place.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                var node = (await place.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (place.IsImplicit || !IsMessage(node, uses!, cancellationToken))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsVisibleOutside(ISymbol symbol)
    {
        if (symbol is ILocalSymbol)
        {
            return false;
        }

        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMessage(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var argument = node.FirstAncestorOrSelf<ArgumentSyntax>();
        for (var current = node; argument is not null && current != argument; current = current.Parent!)
        {
            if (current is not (NameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax))
            {
                return false;
            }
        }

        return argument is { Parent: ArgumentListSyntax { Parent: { } call } list }
            && model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly.GetTypeByMetadataName(MessageArguments.ExceptionType) is { } exception
            && MessageArguments.Find(call, list, model, exception, cancellationToken) == argument;
    }
}
