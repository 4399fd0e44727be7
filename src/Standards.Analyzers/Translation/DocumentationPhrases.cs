using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>The usual ways in which <c>&lt;returns&gt;</c> describes a task: what remains is what the task's result is.</summary>
internal static class DocumentationPhrases
{
    private const string Task = "{task}";
    private const string Result = "{result}";

    // A phrase is a row of words; '|' separates alternatives, and an empty one makes the word optional.
    private static readonly string[][] Opening = Phrase("a|an|the| pending|asynchronous|async| {task} task|object|instance|");

    private static readonly string[][][] Represents = [Phrase("that|which|the represents"), Phrase("representing")];

    /// <summary>What leads from the task, or from the operation that it represents, to the result.</summary>
    private static readonly string[][][] Connectors =
    [
        Phrase("containing|returning|yielding|producing|holding|providing"),
        Phrase("that|which|and contains|returns|yields|produces|provides|holds"),
        Phrase("that|which|and will contain|return|yield|produce|provide|hold"),
        Phrase("that|which will| complete|completes with"),
        Phrase("that|which will| resolve|resolves|evaluate|evaluates to"),
        Phrase("that|which will| result|results in"),
        Phrase("that|which will|is be| completed with"),
        Phrase("resulting in"),
        Phrase("whose|where|with|and the| {task}| result|value|{result} property|parameter|value| is|contains|holds|represents|returns|indicates|containing|being"),
        Phrase("whose|where|with|and the| {task}| result|value|{result} property|parameter|value| will be|contain|hold|represent|return|indicate"),
        Phrase("with a|the|its| result|value|{result} of"),
    ];

    /// <summary>"A task with X"; too loose behind the name of an operation.</summary>
    private static readonly string[][] With = Phrase("with");

    /// <summary>How a second sentence speaks of the result.</summary>
    private static readonly string[][][] Sentences =
    [
        Phrase("the|this|its {task}|task's|tasks|operation|operation's|asynchronous|async| result|value|{result} property|value|parameter| is|contains|holds|returns|represents|yields|provides|indicates"),
        Phrase("the|this|its {task}|task's|tasks|operation|operation's|asynchronous|async| result|value|{result} property|value|parameter| will be|contain|hold|return|represent|yield|indicate"),
        Phrase("the result|value of the|this|its|that| {task}|operation|asynchronous|async|{result} result|operation|parameter|property| is|contains|holds|returns|represents|yields|indicates"),
        Phrase("the result|value of the|this|its|that| {task}|operation|asynchronous|async|{result} result|operation|parameter|property| will be|contain|hold|return|represent|yield|indicate"),
        Phrase("the|this {task} contains|returns|yields|holds"),
        Phrase("the|this {task} will contain|return|yield|hold"),
        Phrase("it contains|returns|yields|holds"),
    ];

    public static void Rewrite(SyntaxList<XmlNodeSyntax> content, DocumentationEdits edits)
    {
        if (content.Count == 0)
            return;
        var span = TextSpan.FromBounds(content[0].SpanStart, content[content.Count - 1].Span.End);
        if (!edits.Contains(span, "ask") && !edits.Contains(span, "wait"))
            return;

        var words = DocumentationWord.Read(content, edits.Text);
        if (words.Count > 0 && words[0].Element is XmlElementSyntax element && element.StartTag.Name.LocalName.ValueText == "para")
            Rewrite(element.Content, edits);
        else
            Rewrite(words, edits);
    }

    private static void Rewrite(List<DocumentationWord> words, DocumentationEdits edits)
    {
        var next = Match(words, 0, Opening);
        if (next < 0)
            return;

        var task = words[next - 1];
        if (next == words.Count)
        {
            // "A task."
            edits.Add(TextSpan.FromBounds(words[0].Start, task.WordEnd), "The result of the operation");
        }
        else if (task.EndsSentence)
        {
            KeepFromSentence(words, next, edits);
        }
        else if (task.Tail is "" or ",")
        {
            var result = MatchAny(words, next, Connectors);
            if (result < 0 && task.Tail == "")
                result = Match(words, next, With);
            if (result > 0)
                KeepFrom(words, result, edits);
            else if (task.Tail == "" && MatchAny(words, next, Represents) is > 0 and var operation)
                RewriteOperation(words, operation, edits);
        }
    }

    /// <summary>Behind "A task that represents".</summary>
    private static void RewriteOperation(List<DocumentationWord> words, int first, DocumentationEdits edits)
    {
        var last = first;
        for (; last < words.Count - 1 && words[last].Tail == "" && !words[last].IsBlock; last++)
        {
            if (IsOperation(words, first, last) && MatchAny(words, last + 1, Connectors) is > 0 and var result)
            {
                KeepFrom(words, result, edits);
                return;
            }
        }

        if (last >= words.Count || !IsOperation(words, first, last))
            return;

        if (last == words.Count - 1)
        {
            KeepOperation(words, first, last, edits);
        }
        else if (words[last].EndsSentence)
        {
            KeepFromSentence(words, last + 1, edits);
        }
        else if (words[last].Tail == "," && MatchAny(words, last + 1, Connectors) is > 0 and var result)
        {
            KeepFrom(words, result, edits);
        }
    }

    /// <summary>The task was all of the first sentence; what the second says of the result remains.</summary>
    private static void KeepFromSentence(List<DocumentationWord> words, int next, DocumentationEdits edits)
    {
        var result = MatchAny(words, next, Sentences);
        if (result > 0)
        {
            KeepFrom(words, result, edits);
            return;
        }

        for (var i = next; i < words.Count; i++)
        {
            if (words[i].IsTask || words[i].Is("tasks") || words[i].Text.StartsWith("await", StringComparison.OrdinalIgnoreCase))
                return;
        }

        if (!words[next].Is("it") && !words[next].Is("its") && !words[next].Is("this") && !words[next].Is("that"))
            KeepFrom(words, next, edits);
    }

    private static void KeepFrom(List<DocumentationWord> words, int index, DocumentationEdits edits)
    {
        if (index >= words.Count)
            return;

        var word = words[index];
        if (word.Text is "that" or "when" or "once" or "after" or "not" or "set" or "used" or "ignored" or "expected" or "always" or "never" or "only" or "returned" or "also"
            || (word.Text is "if" && index > 0 && words[index - 1].Tail == ""))
        {
            return;
        }

        edits.RemoveUpTo(words[0].Start, word, capitalize: true);
    }

    /// <summary>Nothing is said of the result, only that the operation is asynchronous.</summary>
    private static void KeepOperation(List<DocumentationWord> words, int first, int last, DocumentationEdits edits)
    {
        first = SkipArticle(words, first, last);
        if (words[first].IsAsynchronous)
            first++;
        if (first > last)
            return;

        edits.Add(TextSpan.FromBounds(words[0].Start, words[first].Start), words[first].Is("result") || words[first].Is("results") ? "The " : "The result of the ");
    }

    private static bool IsOperation(List<DocumentationWord> words, int first, int last)
    {
        if (words[SkipArticle(words, first, last)].Is("result"))
            return true;
        for (var i = first; i <= last; i++)
        {
            if (words[i].Is("operation") || (words[i].IsAsynchronous && i < last))
                return true;
        }

        return false;
    }

    private static int SkipArticle(List<DocumentationWord> words, int first, int last)
        => first < last && (words[first].Is("the") || words[first].Is("a") || words[first].Is("an") || words[first].Is("this")) ? first + 1 : first;

    private static int MatchAny(List<DocumentationWord> words, int index, string[][][] phrases)
    {
        foreach (var phrase in phrases)
        {
            var end = Match(words, index, phrase);
            if (end > 0 && end < words.Count && words[end - 1].Tail is "" or ":")
                return end;
        }

        return -1;
    }

    /// <summary>The index behind the phrase, or -1. No punctuation stands inside of a phrase.</summary>
    private static int Match(List<DocumentationWord> words, int index, string[][] phrase)
    {
        var start = index;
        foreach (var alternatives in phrase)
        {
            if (index < words.Count && (index == start || words[index - 1].Tail == "") && MatchesAny(words[index], alternatives))
                index++;
            else if (alternatives[alternatives.Length - 1] != "")
                return -1;
        }

        return index;
    }

    private static bool MatchesAny(DocumentationWord word, string[] alternatives)
    {
        foreach (var alternative in alternatives)
        {
            var matches = alternative switch
            {
                "" => false,
                Task => word.IsTask,
                Result => word.IsTaskResult,
                _ => word.Is(alternative),
            };
            if (matches)
                return true;
        }

        return false;
    }

    private static string[][] Phrase(string text) => Array.ConvertAll(text.Split(' '), static word => word.Split('|'));
}
