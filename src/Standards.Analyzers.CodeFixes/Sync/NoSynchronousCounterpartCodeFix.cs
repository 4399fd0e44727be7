using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>STD1004: asks for a sync version of the method that is called, when that is a method of this project.</summary>
/// <remarks>What it overrides and what overrides or implements it is marked too, or the project would not compile.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoSynchronousCounterpartCodeFix))]
[Shared]
internal sealed class NoSynchronousCounterpartCodeFix : StandardsCodeFix
{
    public NoSynchronousCounterpartCodeFix()
        : base(Rules.NoSynchronousCounterpart, "Mark the called method with '[CreateSyncVersion]'")
    {
    }

    protected override bool TouchesOtherDocuments => true;

    protected override async Task CollectAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SolutionEdits edits, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await model!.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Callee(node, model, cancellationToken) is not { } callee)
            {
                continue;
            }

            foreach (var method in await MethodFamily.FindAsync(callee, document.Project, cancellationToken).ConfigureAwait(false))
            {
                if (!SyncAttribute.Decides(method) && Declaration(method, model.Compilation, cancellationToken) is { } declaration)
                {
                    await MarkAsync(document.Project.Solution, declaration, edits, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task MarkAsync(Solution solution, MethodDeclarationSyntax declaration, SolutionEdits edits, CancellationToken cancellationToken)
    {
        // Another generator's output is no document that can be edited.
        if (solution.GetDocument(declaration.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
        {
            return;
        }

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        edits.Add(document, SyncAttribute.Changes(model!, declaration).Concat(PartialTypes.Changes(declaration)));
    }

    private static IMethodSymbol? Callee(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        // The diagnostic stands at the name, at 'receiver.Name', at the call, or at the 'await' or the configured call around it.
        var expression = node;
        while (expression is NameSyntax or MemberBindingExpressionSyntax && expression.Parent is ExpressionSyntax parent && NameOf(parent) == expression)
        {
            expression = parent;
        }

        var name = Unwrap(expression);
        if (name is null || model.GetSymbolInfo(name, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method is { MethodKind: MethodKind.Ordinary, ContainingType: not null } && GeneratedMembers.IsTaskReturning(method) ? method : null;
    }

    private static SyntaxNode? NameOf(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        InvocationExpressionSyntax invocation => invocation.Expression,
        _ => null,
    };

    private static SyntaxNode? Unwrap(SyntaxNode? node)
    {
        while (true)
        {
            switch (node)
            {
                case SimpleNameSyntax:
                    return node;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation", Expression: var inner } }:
                    node = inner;
                    break;
                case AwaitExpressionSyntax await:
                    node = await.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    node = parenthesized.Expression;
                    break;
                case ConditionalAccessExpressionSyntax conditional:
                    node = conditional.WhenNotNull;
                    break;
                case ArgumentSyntax argument:
                    node = argument.Expression;
                    break;
                case ExpressionStatementSyntax statement:
                    node = statement.Expression;
                    break;
                default:
                    node = node is null ? null : NameOf(node);
                    if (node is null)
                    {
                        return null;
                    }

                    break;
            }
        }
    }

    private static MethodDeclarationSyntax? Declaration(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
        => method.DeclaringSyntaxReferences
            .Where(r => compilation.ContainsSyntaxTree(r.SyntaxTree))
            .Select(r => r.GetSyntax(cancellationToken))
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(static m => !m.Modifiers.Any(SyntaxKind.ExternKeyword));
}
