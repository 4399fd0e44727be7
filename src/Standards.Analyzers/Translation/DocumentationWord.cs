using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>A word of a documentation comment, or an element that stands between words.</summary>
/// <param name="Text">The word without the punctuation behind it; empty for an element.</param>
/// <param name="Tail">The punctuation behind it.</param>
/// <param name="Start">Where it starts in the source.</param>
/// <param name="Element">The element, when it is not a word.</param>
/// <param name="Glued">Whether no space stands before it.</param>
internal readonly record struct DocumentationWord(string Text, string Tail, int Start, XmlNodeSyntax? Element, bool Glued)
{
    public int End => (Element?.Span.End ?? Start + Text.Length) + Tail.Length;

    public int WordEnd => End - Tail.Length;

    public bool EndsSentence => IsBlock || (Tail.IndexOfAny(['.', '!', '?']) >= 0 && !Is("e.g") && !Is("i.e") && !Is("etc"));

    /// <summary>Whether it is an element that prose does not run through.</summary>
    public bool IsBlock => ElementName(Element) is "para" or "list" or "br" or "code" or "note";

    public bool IsCapitalized => Text.Length > 0 && char.IsUpper(Text[0]);

    public bool Is(string word) => Element is null && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsAsynchronous => Is("asynchronous") || Is("async");

    /// <summary><c>task</c>, or a reference to one of the task types.</summary>
    public bool IsTask => Element is null
        ? Is("task") || Is("valuetask") || Is("awaitable") || IsConstructedTask(Text)
        : ReferredName(Element) is "Task" or "ValueTask" || (ElementName(Element) == "c" && IsTaskText(ElementText(Element)));

    /// <summary>A reference to <c>Task{T}.Result</c> or to its type parameter.</summary>
    public bool IsTaskResult => Element is null
        ? Text is "TResult" or "Result"
        : ReferredName(Element) == "Result" || (ElementName(Element) is "c" or "typeparamref" or "paramref" && ElementText(Element) is "TResult" or "Result" or "Task.Result");

    /// <summary>The words of some content in source order, elements among them.</summary>
    public static List<DocumentationWord> Read(SyntaxList<XmlNodeSyntax> content, SourceText source)
    {
        var words = new List<DocumentationWord>();
        foreach (var node in content)
        {
            if (node is XmlTextSyntax text)
                ReadText(text, source, words);
            else
                words.Add(new DocumentationWord("", "", node.SpanStart, node, IsGlued(words, node.SpanStart)));
        }

        return words;
    }

    /// <summary>The last name of a reference: <c>Result</c> of <c>Task{T}.Result</c>.</summary>
    public static string LastName(CrefSyntax cref) => cref switch
    {
        QualifiedCrefSyntax qualified => LastName(qualified.Member),
        NameMemberCrefSyntax named => SyntaxNames.Last(named.Name),
        TypeCrefSyntax type => SyntaxNames.Last(type.Type),
        _ => "",
    };

    private static void ReadText(XmlTextSyntax text, SourceText source, List<DocumentationWord> words)
    {
        int start = -1, end = -1;
        foreach (var token in text.TextTokens)
        {
            var span = token.Span;
            if (start >= 0 && end != span.Start)
                AddWord(source, words, ref start, end);
            for (var i = span.Start; i < span.End; i++)
            {
                if (char.IsWhiteSpace(source[i]))
                    AddWord(source, words, ref start, i);
                else if (start < 0)
                    start = i;
            }

            end = span.End;
        }

        AddWord(source, words, ref start, end);
    }

    private static void AddWord(SourceText source, List<DocumentationWord> words, ref int start, int end)
    {
        if (start < 0)
            return;

        var text = source.ToString(TextSpan.FromBounds(start, end));
        var length = text.Length;
        while (length > 0 && text[length - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')')
            length--;
        if (text.IndexOf('&') >= 0) // the semicolon of an entity is none
            length = text.Length;

        var glued = IsGlued(words, start);
        if (length == 0 && glued)
            words[words.Count - 1] = words[words.Count - 1] with { Tail = text };
        else
            words.Add(new DocumentationWord(text.Substring(0, length), text.Substring(length), start, null, glued));
        start = -1;
    }

    private static bool IsGlued(List<DocumentationWord> words, int start) => words.Count > 0 && words[words.Count - 1].End == start;

    private static bool IsTaskText(string text) => text is "Task" or "ValueTask" || IsConstructedTask(text);

    private static bool IsConstructedTask(string text)
        => text.StartsWith("Task&lt;", StringComparison.Ordinal) || text.StartsWith("ValueTask&lt;", StringComparison.Ordinal) || text.StartsWith("Task{", StringComparison.Ordinal);

    private static string ElementName(XmlNodeSyntax? node) => node switch
    {
        XmlElementSyntax element => element.StartTag.Name.LocalName.ValueText,
        XmlEmptyElementSyntax empty => empty.Name.LocalName.ValueText,
        _ => "",
    };

    private static string ElementText(XmlNodeSyntax node)
    {
        if (node is XmlElementSyntax { Content: [XmlTextSyntax text] })
            return text.ToString();
        if (node is XmlEmptyElementSyntax { Attributes: [XmlAttributeSyntax attribute] })
        {
            return attribute switch
            {
                XmlNameAttributeSyntax name => name.Identifier.Identifier.ValueText,
                XmlTextAttributeSyntax { TextTokens: [var token] } => token.ValueText,
                _ => "",
            };
        }

        return "";
    }

    private static string ReferredName(XmlNodeSyntax node)
    {
        var attributes = node switch
        {
            XmlElementSyntax element => element.StartTag.Attributes,
            XmlEmptyElementSyntax empty => empty.Attributes,
            _ => default,
        };
        foreach (var attribute in attributes)
        {
            if (attribute is XmlCrefAttributeSyntax cref)
                return LastName(cref.Cref);
        }

        return "";
    }
}
