using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;
using Standards.Translation;

namespace Standards.Sync;

/// <summary>Whether a hand-written sync method equals what would be generated from an async one: token by token, after a plain rewrite.</summary>
/// <remarks>Comments do not count, line breaks neither. What the rewrite does not know stays as it is, so the two differ.</remarks>
internal static class TwinComparison
{
    /// <param name="method">The async method.</param>
    /// <param name="source">Its declaration.</param>
    /// <param name="options">The options of its file.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static ImmutableArray<MethodDeclarationSyntax> FindEqualTwins(IMethodSymbol method, MethodDeclarationSyntax source, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        var request = new GeneratedMembers().RequestFor(method);
        var keepsTokens = request is { KeepsTokens: true } || SyncOptions.ForTranslation(options).KeepCancellationToken;
        var rewriter = new NaiveSyncRewriter(source, request?.Name, keepsTokens, request is { KeepsProgress: true });
        var wanted = Tokens(rewriter.Rewrite());
        return [.. method.ContainingType.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(static t => t.Members)
            .OfType<MethodDeclarationSyntax>()
            .Where(m => m != source && !ContainsDirectives(m) && AreEqual(wanted, Tokens(m)))];
    }

    // A part that is compiled only sometimes cannot be compared; the directives above the method are not in it.
    private static bool ContainsDirectives(MethodDeclarationSyntax method)
        => method.DescendantTrivia().Any(t => t.IsDirective && t.SpanStart > method.SpanStart);

    private static List<SyntaxToken> Tokens(MethodDeclarationSyntax method) => [.. method.DescendantTokens()];

    private static bool AreEqual(List<SyntaxToken> left, List<SyntaxToken> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!left[i].IsKind(right[i].Kind()) || left[i].ValueText != right[i].ValueText)
            {
                return false;
            }
        }

        return true;
    }
}
