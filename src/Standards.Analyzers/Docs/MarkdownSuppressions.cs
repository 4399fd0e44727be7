using System;
using System.Collections.Generic;

namespace Standards.Docs;

/// <summary>
/// <c>&lt;!-- standards: disable STD6001 --&gt;</c> to <c>&lt;!-- standards: enable STD6001 --&gt;</c> or the end of the file, and
/// <c>disable-next-line</c> for the next line that is not blank. Several IDs stand between commas; none means both rules.
/// </summary>
internal sealed class MarkdownSuppressions
{
    /// <summary>What may stand behind <c>standards:</c>, for messages.</summary>
    public const string AllowedVerbs = "disable, enable, disable-next-line";

    public const string AllowedIds = WordingId + ", " + EmojiId;

    private const string WordingId = "STD6001";
    private const string EmojiId = "STD6002";
    private const string Prefix = "standards:";

    private static readonly char[] Separators = [' ', '\t', ','];

    private readonly List<(int Start, int End, bool IsEmoji)> ranges = [];

    private MarkdownSuppressions()
    {
    }

    /// <summary>Words that are neither a verb nor an ID of these rules, each with its place.</summary>
    public List<(int Start, int Length, bool IsVerb)> Unknown { get; } = [];

    public static MarkdownSuppressions Read(string text, List<(int Start, int End)> comments)
    {
        var suppressions = new MarkdownSuppressions();
        var disabled = new[] { -1, -1 };
        foreach (var (start, end) in comments)
        {
            suppressions.Read(text, start + 4, end - 3, disabled);
        }

        suppressions.Disable(disabled, 0, -1, text.Length);
        suppressions.Disable(disabled, 1, -1, text.Length);
        return suppressions;
    }

    public bool Covers(WordingFinding finding)
    {
        foreach (var (start, end, isEmoji) in ranges)
        {
            if (finding.Start >= start && finding.Start < end && isEmoji == (finding.Category == WordingCategory.Emoji))
            {
                return true;
            }
        }

        return false;
    }

    private void Read(string text, int start, int end, int[] disabled)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (end - start < Prefix.Length || string.Compare(text, start, Prefix, 0, Prefix.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return;
        }

        var verb = "";
        var ids = 0;
        for (var at = start + Prefix.Length; at < end;)
        {
            var wordEnd = text.IndexOfAny(Separators, at, end - at) is var found && found < 0 ? end : found;
            if (wordEnd > at)
            {
                var word = text.Substring(at, wordEnd - at);
                if (verb.Length == 0)
                {
                    verb = word.ToLowerInvariant();
                    if (verb is not ("disable" or "enable" or "disable-next-line"))
                    {
                        Unknown.Add((at, word.Length, true));
                        return;
                    }
                }
                else if (word.Equals(WordingId, StringComparison.OrdinalIgnoreCase))
                {
                    ids |= 1;
                }
                else if (word.Equals(EmojiId, StringComparison.OrdinalIgnoreCase))
                {
                    ids |= 2;
                }
                else
                {
                    Unknown.Add((at, word.Length, false));
                    ids |= 4;
                }
            }

            at = wordEnd + 1;
        }

        if (verb.Length == 0)
        {
            Unknown.Add((start, Prefix.Length, true));
            return;
        }

        for (var rule = 0; rule < 2; rule++)
        {
            if (ids == 0 || (ids & (1 << rule)) != 0)
            {
                Apply(text, verb, rule, start, end + 3, disabled);
            }
        }
    }

    private void Apply(string text, string verb, int rule, int start, int end, int[] disabled)
    {
        switch (verb)
        {
            case "disable":
                disabled[rule] = disabled[rule] < 0 ? start : disabled[rule];
                break;
            case "enable":
                Disable(disabled, rule, -1, start);
                break;
            default:
                var (from, to) = NextLine(text, end);
                ranges.Add((from, to, rule == 1));
                break;
        }
    }

    private void Disable(int[] disabled, int rule, int next, int end)
    {
        if (disabled[rule] >= 0)
        {
            ranges.Add((disabled[rule], end, rule == 1));
        }

        disabled[rule] = next;
    }

    /// <summary>The next line that is not blank: formatters put a blank one behind a comment.</summary>
    private static (int Start, int End) NextLine(string text, int position)
    {
        var start = text.IndexOf('\n', position) + 1;
        if (start == 0)
        {
            return (text.Length, text.Length);
        }

        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var end = start < text.Length ? text.IndexOf('\n', start) : -1;
        return (start, end < 0 ? text.Length : end);
    }
}
