using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Twins;

/// <summary>From a place in a generated member to the place in the async source that it comes from.</summary>
internal static class AsyncPlaces
{
    private const int MostTokens = 4000;

    /// <summary>The span in the async member; null where nothing there is like it.</summary>
    public static TextSpan? Find(MethodDeclarationSyntax generated, SyntaxNode place, MethodDeclarationSyntax source, CancellationToken cancellationToken)
    {
        var to = generated.DescendantTokens().ToList();
        var from = source.DescendantTokens().ToList();
        if (to.Count > MostTokens || from.Count > MostTokens)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var pairs = Align(to, from);
        TextSpan? span = null;
        for (var i = 0; i < to.Count; i++)
        {
            if (place.Span.Contains(to[i].Span) && pairs[i] >= 0)
            {
                var found = from[pairs[i]].Span;
                span = span is { } known ? TextSpan.FromBounds(known.Start, found.End) : found;
            }
        }

        return span;
    }

    /// <summary>The longest common subsequence: for each token its partner, or -1.</summary>
    private static int[] Align(List<SyntaxToken> to, List<SyntaxToken> from)
    {
        var names = from.Select(static t => SyncNames.Strip(t.ValueText)).ToList();
        var lengths = new ushort[to.Count + 1, from.Count + 1];
        for (var i = to.Count - 1; i >= 0; i--)
        {
            for (var j = from.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = IsLike(i, j) ? (ushort)(lengths[i + 1, j + 1] + 1) : System.Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var pairs = new int[to.Count];
        for (int i = 0, j = 0; i < to.Count; i++)
        {
            pairs[i] = -1;
            while (j < from.Count && lengths[i, j] == lengths[i, j + 1] && !(IsLike(i, j) && lengths[i, j] == lengths[i + 1, j + 1] + 1))
            {
                j++;
            }

            if (j < from.Count && IsLike(i, j) && lengths[i, j] == lengths[i + 1, j + 1] + 1)
            {
                pairs[i] = j++;
            }
        }

        return pairs;

        bool IsLike(int i, int j) => to[i].RawKind == from[j].RawKind && (to[i].ValueText == from[j].ValueText || to[i].ValueText == names[j]);
    }
}
