using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>The directives of a file.</summary>
internal static class DirectiveList
{
    /// <summary><c>GetNextDirective</c> looks at every token between two directives, and after the last; this looks only where one is.</summary>
    public static IEnumerable<DirectiveTriviaSyntax> Of(SyntaxNode root)
    {
        if (!root.ContainsDirectives)
        {
            yield break;
        }

        foreach (var token in root.DescendantTokens(static node => node.ContainsDirectives))
        {
            if (!token.ContainsDirectives)
            {
                continue;
            }

            foreach (var trivia in token.LeadingTrivia)
            {
                if (trivia.IsDirective && trivia.GetStructure() is DirectiveTriviaSyntax directive)
                {
                    yield return directive;
                }
            }
        }
    }
}
