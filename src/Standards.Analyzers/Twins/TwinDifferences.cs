using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Twins;

/// <summary>The first difference of a hand-written member and the generated one, at its places in the source.</summary>
internal static class TwinDifferences
{
    private const int LongestText = 100;

    /// <param name="pair">The pair.</param>
    /// <param name="handwritten">What the hand-written body says.</param>
    /// <param name="generated">The generated member.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="model">The model of its tree.</param>
    /// <returns>Null where there is none.</returns>
    public static TwinDifference? Find(TwinPair pair, ImmutableArray<OperationToken> handwritten, IMethodSymbol generated, MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MemberSignature.Difference(pair.Sync, generated) is var (left, right))
        {
            return new(pair.SyncSyntax.Identifier.GetLocation(), pair.AsyncSyntax.Identifier.GetLocation(), left, right);
        }

        var tokens = OperationWriter.Write(generated, model.GetOperation(syntax, cancellationToken));
        var at = 0;
        while (at < handwritten.Length && at < tokens.Length && handwritten[at].IsSameAs(tokens[at]))
        {
            at++;
        }

        if (at == handwritten.Length && at == tokens.Length)
        {
            return null;
        }

        var mine = at < handwritten.Length ? handwritten[at] : default;
        var theirs = at < tokens.Length ? tokens[at] : default;
        return new(
            Place(mine, pair.SyncSyntax),
            theirs.At is { } operation && AsyncPlaces.Find(syntax, Shown(operation.Syntax), pair.AsyncSyntax, cancellationToken) is { } span
                ? Location.Create(pair.AsyncSyntax.SyntaxTree, span)
                : pair.AsyncSyntax.Identifier.GetLocation(),
            Text(mine, theirs),
            Text(theirs, mine)) { IsOfBody = true };
    }

    /// <summary>What is written; and what it means, where the other side writes the same and means something else.</summary>
    private static string Text(OperationToken token, OperationToken other)
        => Text(token) is var text && token.Value is ISymbol symbol && Text(other) == text
            ? text + " of " + (symbol is ITypeSymbol ? symbol : symbol.ContainingType ?? symbol).ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat)
            : text;

    private static Location Place(OperationToken token, MethodDeclarationSyntax method)
        => token.At is not { } operation ? method.Identifier.GetLocation()
            : token.Ends ? operation.Syntax.GetLastToken().GetLocation()
            : Shown(operation.Syntax).GetLocation();

    private static string Text(OperationToken token)
    {
        if (token.At is not { } operation)
        {
            return "no body";
        }

        var text = token.Ends ? "nothing more" : Condensed(Shown(operation.Syntax));
        return text.Length > LongestText ? text.Substring(0, LongestText - 1) + "…" : text;
    }

    /// <summary>A statement says more than an operand of it, where it is short.</summary>
    private static SyntaxNode Shown(SyntaxNode node)
    {
        if (node is not (ExpressionSyntax or ArgumentSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax or PatternSyntax or InterpolatedStringContentSyntax))
        {
            return node;
        }

        var shown = node;
        for (var outer = node.Parent; outer is not null and not (BlockSyntax or MemberDeclarationSyntax or LambdaExpressionSyntax); outer = outer.Parent)
        {
            if (outer is StatementSyntax and not (ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or LocalDeclarationStatementSyntax or YieldStatementSyntax)
                || outer.Span.Length > LongestText)
            {
                break;
            }

            shown = outer;
        }

        return shown;
    }

    /// <summary>On one line, without comments and directives.</summary>
    private static string Condensed(SyntaxNode node)
    {
        var text = new System.Text.StringBuilder();
        foreach (var token in node.DescendantTokens())
        {
            text.Append(text.Length > 0 && (token.HasLeadingTrivia || token.GetPreviousToken().HasTrailingTrivia) ? " " : "").Append(token.Text);
        }

        return text.ToString();
    }
}
