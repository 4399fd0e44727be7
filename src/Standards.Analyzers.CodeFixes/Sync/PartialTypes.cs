using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Sync;

internal static class PartialTypes
{
    /// <summary>Makes the type at a node and all types around it partial.</summary>
    public static void Add(Document document, SyntaxNode node, SolutionEdits edits)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            // An extension block is a type declaration to Roslyn and has no modifiers; its type cannot be named here, see architecture.md.
            if (current is TypeDeclarationSyntax type && !type.Modifiers.Any(SyntaxKind.PartialKeyword) && type.Keyword.ValueText != "extension")
            {
                edits.Insert(document, type.Keyword.SpanStart, "partial ");
            }
        }
    }
}
