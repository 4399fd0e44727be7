using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Translation;

/// <summary>Which names lambdas and local functions use: a span cannot be captured.</summary>
internal static class Captures
{
    /// <summary>Whether a function inside the node mentions the name. By text: a shadowing name counts too, and keeps Memory.</summary>
    public static bool IsCaptured(SyntaxNode node, string name)
        => node.DescendantNodes().Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            && n.DescendantNodes().Any(i => i is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name));
}
