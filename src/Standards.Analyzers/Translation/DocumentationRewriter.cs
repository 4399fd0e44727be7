using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>What the translator knows of a member when its documentation comment is rewritten.</summary>
/// <param name="RemovedParameters">The names of parameters that the sync signature drops.</param>
/// <param name="ReturnsNothing">The sync member returns <c>void</c>.</param>
/// <param name="ReturnWasTask">The async member returned <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>, so its documentation may say "A task that represents…".</param>
/// <param name="Counterpart">The text that a <c>cref</c> becomes, or null: unchanged.</param>
internal sealed record DocumentationContext(
    ISet<string> RemovedParameters,
    bool ReturnsNothing,
    bool ReturnWasTask,
    Func<CrefSyntax, string?> Counterpart);

/// <summary>Turns the documentation comment of an async member into that of its sync version.</summary>
internal static class DocumentationRewriter
{
    /// <summary>Appends the changes, in positions of the source tree; they do not overlap each other.</summary>
    public static void Rewrite(DocumentationCommentTriviaSyntax documentation, DocumentationContext context, List<TextChange> changes)
    {
        var edits = new DocumentationEdits(documentation.SyntaxTree.GetText(), changes);

        // What is malformed may not mean what it seems to, so its wording stays.
        var malformed = documentation.ContainsSkippedText || IsMalformed(documentation.Content);
        RewriteContent(documentation.Content, context, edits, DocumentationPlace.Top, malformed);
    }

    private static void RewriteContent(SyntaxList<XmlNodeSyntax> content, DocumentationContext context, DocumentationEdits edits, DocumentationPlace place, bool malformed)
    {
        for (var i = 0; i < content.Count; i++)
        {
            if (IsRemoved(content[i], context, place, malformed))
            {
                i = RemoveRun(content, i, context, edits, place, malformed);
                continue;
            }

            switch (content[i])
            {
                case XmlEmptyElementSyntax empty:
                    RewriteTag(empty, empty.Name, empty.Attributes, context, edits);
                    break;
                case XmlElementSyntax element:
                    RewriteElement(element, context, edits, place, malformed);
                    break;
            }
        }

        if (!malformed && place != DocumentationPlace.Verbatim)
            DocumentationWording.Rewrite(content, edits);
    }

    private static void RewriteElement(XmlElementSyntax element, DocumentationContext context, DocumentationEdits edits, DocumentationPlace place, bool malformed)
    {
        var name = element.StartTag.Name.LocalName.ValueText;
        if (place == DocumentationPlace.Top && name == "returns" && context.ReturnWasTask && !malformed)
            DocumentationPhrases.Rewrite(element.Content, edits);

        // <paramref name="token"></paramref> is replaced as a whole.
        if (!RewriteTag(element, element.StartTag.Name, element.StartTag.Attributes, context, edits) || malformed)
            RewriteContent(element.Content, context, edits, HoldsProse(name) && place != DocumentationPlace.Verbatim ? DocumentationPlace.Inside : DocumentationPlace.Verbatim, malformed);
    }

    /// <summary>Rewrites the attributes of a tag; true when the whole element was replaced.</summary>
    private static bool RewriteTag(XmlNodeSyntax element, XmlNameSyntax name, SyntaxList<XmlAttributeSyntax> attributes, DocumentationContext context, DocumentationEdits edits)
    {
        foreach (var attribute in attributes)
        {
            if (attribute is XmlCrefAttributeSyntax cref && context.Counterpart(cref.Cref) is { } counterpart)
            {
                edits.Add(cref.Cref.Span, counterpart.Replace('<', '{').Replace('>', '}'));
            }
            else if (attribute is XmlNameAttributeSyntax reference && name.LocalName.ValueText == "paramref" && IsComplete(element))
            {
                var parameter = reference.Identifier.Identifier.ValueText;
                if (context.RemovedParameters.Contains(parameter))
                    return edits.Add(element.Span, "<c>" + parameter + "</c>");
            }
        }

        return false;
    }

    /// <summary>Removes neighbouring elements in one edit, so that two of them on one line do not both claim the space between.</summary>
    private static int RemoveRun(SyntaxList<XmlNodeSyntax> content, int first, DocumentationContext context, DocumentationEdits edits, DocumentationPlace place, bool malformed)
    {
        var last = first;
        for (var i = first + 1; i < content.Count; i++)
        {
            if (IsRemoved(content[i], context, place, malformed))
                last = i;
            else if (content[i] is not XmlTextSyntax text || !IsBlank(text))
                break;
        }

        edits.RemoveLines(content[first].SpanStart, content[last].Span.End);
        return last;
    }

    private static bool IsRemoved(XmlNodeSyntax node, DocumentationContext context, DocumentationPlace place, bool malformed)
    {
        // Below an element that is never closed, the parser nests what follows.
        if ((place != DocumentationPlace.Top && !malformed) || !IsComplete(node))
            return false;

        var (name, attributes) = node switch
        {
            XmlElementSyntax element => (element.StartTag.Name.LocalName.ValueText, element.StartTag.Attributes),
            XmlEmptyElementSyntax empty => (empty.Name.LocalName.ValueText, empty.Attributes),
            _ => ("", default),
        };
        return name switch
        {
            "returns" => context.ReturnsNothing && !malformed,
            "param" => IsOfRemovedParameter(attributes, context),
            "exception" => context.RemovedParameters.Count > 0 && IsCancellation(attributes),
            _ => false,
        };
    }

    private static bool IsOfRemovedParameter(SyntaxList<XmlAttributeSyntax> attributes, DocumentationContext context)
    {
        foreach (var attribute in attributes)
        {
            if (attribute is XmlNameAttributeSyntax name && context.RemovedParameters.Contains(name.Identifier.Identifier.ValueText))
                return true;
        }

        return false;
    }

    private static bool IsCancellation(SyntaxList<XmlAttributeSyntax> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute is XmlCrefAttributeSyntax cref && DocumentationWord.LastName(cref.Cref) is "OperationCanceledException" or "TaskCanceledException")
                return true;
        }

        return false;
    }

    private static bool HoldsProse(string name) => name is
        "summary" or "remarks" or "returns" or "param" or "typeparam" or "value" or "exception" or "example" or "para"
        or "list" or "listheader" or "item" or "term" or "description" or "note";

    private static bool IsBlank(XmlTextSyntax text)
    {
        foreach (var token in text.TextTokens)
        {
            if (token.IsKind(SyntaxKind.XmlEntityLiteralToken) || !string.IsNullOrWhiteSpace(token.Text))
                return false;
        }

        return true;
    }

    /// <summary>Whether an element has both its tags, of one name, and all their parts; true of everything that is no element.</summary>
    private static bool IsComplete(XmlNodeSyntax node) => node switch
    {
        XmlElementSyntax { StartTag: var start, EndTag: var end } =>
            !start.GreaterThanToken.IsMissing && !end.LessThanSlashToken.IsMissing && !end.GreaterThanToken.IsMissing
            && start.Name.LocalName.ValueText == end.Name.LocalName.ValueText && AreComplete(start.Attributes),
        XmlEmptyElementSyntax empty => !empty.SlashGreaterThanToken.IsMissing && AreComplete(empty.Attributes),
        XmlCommentSyntax comment => !comment.MinusMinusGreaterThanToken.IsMissing,
        XmlCDataSectionSyntax data => !data.EndCDataToken.IsMissing,
        _ => true,
    };

    private static bool AreComplete(SyntaxList<XmlAttributeSyntax> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.EqualsToken.IsMissing || attribute.StartQuoteToken.IsMissing || attribute.EndQuoteToken.IsMissing)
                return false;
        }

        return true;
    }

    private static bool IsMalformed(SyntaxList<XmlNodeSyntax> content)
    {
        foreach (var node in content)
        {
            if (!IsComplete(node) || (node is XmlElementSyntax element && IsMalformed(element.Content)))
                return true;
        }

        return false;
    }

    private enum DocumentationPlace
    {
        /// <summary>Not inside any element.</summary>
        Top,

        /// <summary>Inside elements that hold prose.</summary>
        Inside,

        /// <summary>Inside an element whose text is not prose: <c>code</c>, <c>c</c>, a link, an unknown one.</summary>
        Verbatim,
    }
}
