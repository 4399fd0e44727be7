using System;

namespace Standards.Workspace;

/// <summary>The part of a file of people's that the tool writes, between two comments.</summary>
/// <param name="Begin">The comment before it.</param>
/// <param name="End">The comment after it.</param>
internal sealed record MarkedBlock(string Begin, string End)
{
    public string Around(string content) => $"{Begin}\n{content}\n{End}";

    /// <summary>What stands between the comments; null where they are not there.</summary>
    public string? Get(string text)
        => Find(text) is (var start, var end) ? text[(start + Begin.Length + 1)..Math.Max(start + Begin.Length + 1, end - 1)] : null;

    /// <summary>The text with this content between the comments, at the end where they are not there yet.</summary>
    public string Put(string text, string content)
        => Find(text) is (var start, var end) ? text[..start] + Around(content) + text[(end + End.Length)..] : $"{text.TrimEnd('\n')}\n\n{Around(content)}\n".TrimStart('\n');

    private (int Start, int End)? Find(string text)
    {
        var start = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? null : (start, end);
    }
}
