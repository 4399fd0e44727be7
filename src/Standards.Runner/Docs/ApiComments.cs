using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Standards.Docs;

/// <summary>What stands above a declaration.</summary>
internal enum ApiComment
{
    /// <summary>No documentation comment.</summary>
    None,

    /// <summary>One that says nothing.</summary>
    Empty,

    /// <summary>One with text, or one that names where the text is.</summary>
    Written,
}

/// <summary>Reads the documentation comment of a declaration. Trees are parsed with <see cref="DocumentationMode.Parse"/> or above: below, every comment is an ordinary one.</summary>
internal static class ApiComments
{
    /// <param name="declaration">A member; of a field the whole of its declaration.</param>
    public static ApiComment Of(SyntaxNode declaration)
    {
        var found = ApiComment.None;
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            if (trivia.GetStructure() is DocumentationCommentTriviaSyntax comment)
            {
                if (comment.Content.Any(Says))
                {
                    return ApiComment.Written;
                }

                found = ApiComment.Empty;
            }
        }

        return found;
    }

    private static bool Says(XmlNodeSyntax node) => node switch
    {
        XmlEmptyElementSyntax empty => IsReference(empty.Name),
        XmlElementSyntax element => IsReference(element.StartTag.Name) || element.Content.Any(HasText),
        _ => HasText(node),
    };

    private static bool HasText(XmlNodeSyntax node) => node switch
    {
        XmlTextSyntax text => text.TextTokens.Any(static token => token.IsKind(SyntaxKind.XmlEntityLiteralToken) || !string.IsNullOrWhiteSpace(token.Text)),
        XmlCDataSectionSyntax data => data.TextTokens.Any(static token => !string.IsNullOrWhiteSpace(token.Text)),
        XmlElementSyntax element => element.Content.Any(HasText),

        // Such as <see cref="..." />.
        XmlEmptyElementSyntax empty => empty.Attributes.Count > 0,
        _ => false,
    };

    private static bool IsReference(XmlNameSyntax name) => name.LocalName.ValueText is "inheritdoc" or "include";
}
