using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;

namespace Standards.Sync;

internal static class PartialTypes
{
    /// <summary>What makes the type at a node and all types around it partial.</summary>
    public static IEnumerable<TextChange> Changes(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            // An extension block is a type declaration to Roslyn and has no modifiers.
            if (current is TypeDeclarationSyntax type && !type.Modifiers.Any(SyntaxKind.PartialKeyword) && !ContainerBuilder.IsExtension(type))
            {
                yield return new(new TextSpan(type.Keyword.SpanStart, 0), "partial ");
            }
        }
    }
}
