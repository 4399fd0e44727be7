using System;
using System.Text;

namespace Standards.Translation;

/// <summary>The one function from async names to sync names, for declarations and for look-ups.</summary>
internal static class SyncNames
{
    private const string Word = "Async";

    /// <summary>Removes every occurrence of the word <c>Async</c>: <c>ReadAsyncCore</c> to <c>ReadCore</c>; <c>Asynchronous</c> stays.</summary>
    public static string Strip(string name)
    {
        var at = IndexOfWord(name, 0);
        if (at < 0)
        {
            return name;
        }

        var builder = new StringBuilder(name.Length);
        var from = 0;
        while (at >= 0)
        {
            builder.Append(name, from, at - from);
            from = at + Word.Length;
            at = IndexOfWord(name, from);
        }

        return builder.Append(name, from, name.Length - from).ToString();
    }

    /// <summary>Removes the word at the end only: <c>AsyncReadAsync</c> to <c>AsyncRead</c>.</summary>
    public static string StripTrailing(string name)
        => name.Length > Word.Length && name.EndsWith(Word, StringComparison.Ordinal) ? name.Substring(0, name.Length - Word.Length) : name;

    /// <summary>Whether the name has the word <c>Async</c>.</summary>
    public static bool HasWord(string name) => IndexOfWord(name, 0) >= 0;

    private static int IndexOfWord(string name, int from)
    {
        while (from <= name.Length - Word.Length)
        {
            var at = name.IndexOf(Word, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            var end = at + Word.Length;
            if (end == name.Length || char.IsUpper(name[end]) || char.IsDigit(name[end]) || name[end] == '_')
            {
                return at;
            }

            from = end;
        }

        return -1;
    }
}
