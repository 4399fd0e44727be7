using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>Takes "asynchronously" and "asynchronous" out of prose, where what is left is true of the sync version.</summary>
internal static class DocumentationWording
{
    public static void Rewrite(SyntaxList<XmlNodeSyntax> content, DocumentationEdits edits)
    {
        if (!MentionsAsync(content, edits))
            return;

        var words = DocumentationWord.Read(content, edits.Text);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Glued)
                continue;
            var adverb = AdverbLength(words, i);
            if (adverb > 0)
                RemoveAdverb(words, i, i + adverb - 1, edits);
            else if (words[i].IsAsynchronous)
                RewriteAdjective(words, i, edits);
        }
    }

    private static bool MentionsAsync(SyntaxList<XmlNodeSyntax> content, DocumentationEdits edits)
    {
        foreach (var node in content)
        {
            if (node is XmlTextSyntax && edits.Contains(node.Span, "sync"))
                return true;
        }

        return false;
    }

    /// <summary>"asynchronously", "asynchronously using Task", "in an asynchronous way".</summary>
    private static int AdverbLength(List<DocumentationWord> words, int index)
    {
        if (words[index].Is("asynchronously"))
        {
            return index + 2 < words.Count && words[index].Tail == "" && words[index + 1].Is("using") && words[index + 1].Tail == "" && (words[index + 2].IsTask || words[index + 2].Is("tasks"))
                ? 3
                : 1;
        }

        if (!words[index].Is("in") || words[index].Tail != "" || index + 2 >= words.Count)
            return 0;

        var adjective = words[index + 1].Is("an") && words[index + 1].Tail == "" ? index + 2 : index + 1;
        return adjective + 1 < words.Count && words[adjective].IsAsynchronous && words[adjective].Tail == ""
            && (words[adjective + 1].Is("way") || words[adjective + 1].Is("manner") || words[adjective + 1].Is("fashion"))
            ? adjective + 2 - index
            : 0;
    }

    private static void RemoveAdverb(List<DocumentationWord> words, int first, int last, DocumentationEdits edits)
    {
        if (IsContrasted(words, first) || IsCondition(words, first))
            return;

        var next = last + 1;
        if (first == 0 || words[first - 1].EndsSentence)
        {
            // "Asynchronously reads x": nothing is left of "Asynchronously."
            if (words[last].Tail == "" && next < words.Count && words[next].Text != "" && !IsConjunction(words[next]))
                edits.RemoveUpTo(words[first].Start, words[next], words[first].IsCapitalized);
            return;
        }

        if (words[first].IsCapitalized || IsConjunction(words[first - 1]) || IsDegree(words[first - 1]))
            return;
        if (words[last].Tail == "" && next < words.Count && !words[next].Glued
            && !edits.SameLine(words[first - 1].End, words[first].Start) && edits.SameLine(words[first].Start, words[next].Start))
        {
            edits.RemoveUpTo(words[first].Start, words[next], capitalize: false);
        }
        else if (words[last].Tail == "" || words[first - 1].Tail is "" or ")")
        {
            edits.Add(TextSpan.FromBounds(words[first - 1].End, words[last].WordEnd), "");
        }
    }

    private static void RewriteAdjective(List<DocumentationWord> words, int index, DocumentationEdits edits)
    {
        var word = words[index];
        if (word.Tail != "" || index + 1 >= words.Count || words[index + 1].Glued || IsContrasted(words, index))
            return;

        var startsSentence = index == 0 || words[index - 1].EndsSentence;
        var definite = !startsSentence && (words[index - 1].Is("the") || words[index - 1].Is("this") || words[index - 1].Is("optional"));
        if (!startsSentence && (IsConjunction(words[index - 1]) || words[index - 1].Is("any") || (!definite && IsCondition(words, index)) || (word.IsCapitalized)))
            return;

        if (IsForm(words[index + 1]))
        {
            // "the asynchronous version" to "the synchronous version": the 'a' goes, the 's' takes over its case.
            if (edits.Add(new TextSpan(word.Start, 2), word.IsCapitalized ? "S" : "s"))
                FixArticle(words, index, word.Text[1], edits);
        }
        else if (IsOperation(words, index + 1))
        {
            if (edits.RemoveUpTo(word.Start, words[index + 1], startsSentence && word.IsCapitalized))
                FixArticle(words, index, words[index + 1].Text[0], edits);
        }
    }

    /// <summary>"an asynchronous call" to "a call".</summary>
    private static void FixArticle(List<DocumentationWord> words, int index, char next, DocumentationEdits edits)
    {
        if (index > 0 && words[index - 1].Is("an") && "aeiouAEIOU".IndexOf(next) < 0)
            edits.Add(new TextSpan(words[index - 1].Start + 1, 1), "");
    }

    /// <summary>What exists in two forms, so that the sync version documents the other one.</summary>
    private static bool IsForm(DocumentationWord word)
        => word.Text is "version" or "variant" or "overload" or "form" or "implementation" or "counterpart" or "equivalent" or "method" or "API";

    /// <summary>What is still there, and only no longer asynchronous.</summary>
    private static bool IsOperation(List<DocumentationWord> words, int index)
        => IsOperation(words[index])
            || (words[index].Tail == "" && index + 1 < words.Count && words[index + 1].Is("operation") && words[index].Text.Length > 1
                && words[index].Text.IndexOf('&') < 0 && !IsConjunction(words[index]));

    private static bool IsOperation(DocumentationWord word)
        => word.Text is "operation" or "call" or "execution" or "request" or "action" or "delegate" or "function" or "callback" or "lambda";

    private static bool IsConjunction(DocumentationWord word)
        => word.Text.ToLowerInvariant() is "and" or "or" or "but" or "nor" or "than" or "both" or "either" or "neither" or "as" or "synchronous" or "/";

    private static bool IsDegree(DocumentationWord word)
        => word.Text.ToLowerInvariant() is "more" or "less" or "fully" or "truly" or "completely" or "entirely" or "purely" or "partially" or "potentially" or "possibly" or "optionally" or "always" or "run" or "runs" or "running" or "execute" or "executes" or "complete" or "completes" or "happens" or "occurs";

    /// <summary>Whether the sentence also speaks of the other way, or says what is not so.</summary>
    private static bool IsContrasted(List<DocumentationWord> words, int index)
    {
        var start = SentenceStart(words, index);
        for (var i = start; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Is("synchronously") || word.Is("synchronous") || word.Is("sync") || word.Is("blocking")
                || (i < index && (word.Is("not") || word.Is("never") || word.Is("no") || word.Is("cannot") || word.Is("only") || word.Is("instead") || word.Text.EndsWith("n't", StringComparison.Ordinal))))
            {
                return true;
            }

            if (i >= index && word.EndsSentence)
                break;
        }

        return false;
    }

    private static bool IsCondition(List<DocumentationWord> words, int index)
    {
        for (var i = SentenceStart(words, index); i < index; i++)
        {
            if (words[i].Is("if") || words[i].Is("whether") || words[i].Is("unless") || words[i].Is("when") || words[i].Is("while"))
                return true;
        }

        return false;
    }

    private static int SentenceStart(List<DocumentationWord> words, int index)
    {
        while (index > 0 && !words[index - 1].EndsSentence)
            index--;
        return index;
    }
}
