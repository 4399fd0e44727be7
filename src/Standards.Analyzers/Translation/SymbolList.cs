using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Translation;

/// <summary>What the text files that list symbols by documentation comment ID have in common.</summary>
internal static class SymbolList
{
    public static bool IsFile(string path, string fileName)
        => path.EndsWith(fileName, StringComparison.OrdinalIgnoreCase)
            && (path.Length == fileName.Length || path[path.Length - fileName.Length - 1] is '/' or '\\');

    /// <summary>The lines without the white space around them; blank lines and comments, which begin with <c>#</c> or <c>//</c>, are left out.</summary>
    public static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = Trim(text, start, end);
            if (!line.IsEmpty && text[line.Start] != '#' && (line.Length == 1 || text[line.Start] != '/' || text[line.Start + 1] != '/'))
            {
                yield return line;
            }

            start = end + 1;
        }
    }

    public static TextSpan Trim(string text, int start, int end)
    {
        // A file that was read as text may still begin with its byte order mark.
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Whether an ID of one of these kinds stands there: <c>M:</c>, <c>T:</c>.</summary>
    public static bool IsId(string text, TextSpan span, string kinds)
        => span.Length > 2 && text[span.Start + 1] == ':' && kinds.IndexOf(text[span.Start]) >= 0;

    /// <summary>IDs have no spaces, but people write them after commas.</summary>
    public static string Compact(string text, TextSpan span) => text.Substring(span.Start, span.Length).Replace(" ", "");

    /// <summary><c>FetchAsync</c> of <c>M:A.B.FetchAsync``1(System.Int32)</c>, <c>Reader`1</c> of a type; <c>.ctor</c> is written <c>#ctor</c>.</summary>
    public static string NameOf(string id)
    {
        var end = id.IndexOfAny(['(', '~']);
        end = end < 0 ? id.Length : end;
        var start = id.LastIndexOf('.', end - 1) + 1;
        start = start == 0 ? 2 : start;
        var name = id.Substring(start, end - start).Replace('#', '.');
        var arity = name.IndexOf("``", StringComparison.Ordinal);
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
