using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>The statements, or the member, that a sync version has to do without.</summary>
/// <param name="First">The first token.</param>
/// <param name="Last">The last token.</param>
/// <param name="Span">With the comments above it and the rest of the last line.</param>
internal sealed record ExcludedRange(SyntaxToken First, SyntaxToken Last, TextSpan Span)
{
    /// <summary>Null where leaving it out would leave code that does not compile, or take along a statement that has nothing to do with it.</summary>
    public static ExcludedRange? Find(SyntaxNode node, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case LambdaExpressionSyntax { ExpressionBody: not null } lambda when IsInline(lambda, text):
                    return null;

                case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement:
                    return Excluded(statement, model, text, cancellationToken);

                case GlobalStatementSyntax or EnumMemberDeclarationSyntax or BaseNamespaceDeclarationSyntax:
                    return null;

                case MemberDeclarationSyntax member:
                    return Create(member, member, text);
            }
        }

        return null;
    }

    private static ExcludedRange Create(SyntaxNode first, SyntaxNode last, SourceText text)
    {
        var start = first.GetFirstToken();
        var end = last.GetLastToken();
        return new(start, end, TextSpan.FromBounds(text.StartWithComments(start), SourceLines.EndWithLine(end)));
    }

    // Select(async x => await F(x)): what goes is not the lambda but all around it, and nobody expects that.
    private static bool IsInline(LambdaExpressionSyntax lambda, SourceText text)
    {
        var lines = text.Lines.GetLinePositionSpan(lambda.Span);
        return lines.Start.Line == lines.End.Line && !text.IsFirstOnLine(lambda.GetFirstToken());
    }

    private static ExcludedRange? Excluded(StatementSyntax statement, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        var statements = statement.Parent is BlockSyntax block ? block.Statements : ((SwitchSectionSyntax)statement.Parent!).Statements;
        var index = statements.IndexOf(statement);
        var declared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        AddDeclared(statement, model, declared, cancellationToken);

        var last = index;
        for (var i = index + 1; i < statements.Count; i++)
        {
            if (!Uses(statements[i], model, declared, cancellationToken))
            {
                continue;
            }

            if (i > last + 1)
            {
                return null;
            }

            last = i;
            AddDeclared(statements[i], model, declared, cancellationToken);
        }

        var range = Create(statement, statements[last], text);
        return CompilesWithout(range, statement, model, text, cancellationToken) ? range : null;
    }

    private static void AddDeclared(StatementSyntax statement, SemanticModel model, HashSet<ISymbol> declared, CancellationToken cancellationToken)
    {
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax
                && model.GetDeclaredSymbol(node, cancellationToken) is { } symbol)
            {
                declared.Add(symbol);
            }
        }
    }

    private static bool Uses(StatementSyntax statement, SemanticModel model, HashSet<ISymbol> declared, CancellationToken cancellationToken)
        => statement.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => declared.Any(d => d.Name == name.Identifier.ValueText)
            && model.GetSymbolInfo(name, cancellationToken).Symbol is { } symbol
            && declared.Contains(symbol.OriginalDefinition));

    // A missing return, a variable that is not assigned any more, a case that falls through: the compiler knows them all.
    private static bool CompilesWithout(ExcludedRange range, SyntaxNode statement, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        var member = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null)
        {
            return false;
        }

        var tree = model.SyntaxTree.WithChangedText(text.WithChanges(new TextChange(range.Span, "")));
        var span = new TextSpan(member.SpanStart, member.Span.Length - range.Span.Length);
        var without = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree);
        var before = Errors(model.GetDiagnostics(member.Span, cancellationToken));
        return Errors(without.GetDiagnostics(span, cancellationToken)).All(e => before.TryGetValue(e.Key, out var count) && count >= e.Value);
    }

    private static Dictionary<string, int> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(static d => d.Severity == DiagnosticSeverity.Error)
        .GroupBy(static d => d.Id)
        .ToDictionary(static g => g.Key, static g => g.Count());
}
