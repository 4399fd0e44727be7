using System;

namespace Standards.Docs;

/// <summary>Finds emoji: whole sequences, with variation selectors, skin tones and joiners.</summary>
/// <remarks>A character that is text unless U+FE0F follows it is an emoji only with it. Keycaps, flags, arrows, ©, ™ and box drawing are none.</remarks>
internal static class EmojiMarks
{
    private const char TextSelector = '\uFE0E';
    private const char EmojiSelector = '\uFE0F';
    private const char Joiner = '\u200D';

    /// <summary>Marks that judge: check, cross, thumb, star, medal, rocket, fire. Faces, hearts and signs do not. The characters that need U+FE0F come second.</summary>
    private const string Judging = "✅❌❎⭐⛔👍👎👌🚀🔥💪🌟💯🏆🏅🥇🥈🥉🚫🔝";

    private const string JudgingWithSelector = "✔✖☑";

    /// <summary>Marks that say in a comment whether code is correct.</summary>
    private const string Correctness = "✅❌❎✔✖☑⛔🚫👍👎";

    private static readonly string[] Shortcodes =
    [
        "white_check_mark", "heavy_check_mark", "ballot_box_with_check", "x", "heavy_multiplication_x", "negative_squared_cross_mark", "no_entry", "no_entry_sign", "+1", "-1", "thumbsup", "thumbsdown",
        "star", "star2", "rocket", "fire", "100", "trophy", "muscle", "1st_place_medal", "2nd_place_medal", "3rd_place_medal", "ok_hand",
    ];

    /// <summary>The length of the emoji that begins here; 0 where none does.</summary>
    /// <param name="isJudging">Whether it is one of the marks that judge.</param>
    public static int Length(string text, int start, int end, out bool isJudging)
    {
        isJudging = false;
        var length = Single(text, start, end, ref isJudging);
        if (length == 0)
        {
            return 0;
        }

        var position = start + length;
        while (position + 1 < end && text[position] == Joiner)
        {
            var next = Part(text, position + 1, end);
            if (next == 0)
            {
                break;
            }

            position += 1 + next;
        }

        return position - start;
    }

    /// <summary>The length of <c>:rocket:</c> and the like; 0 where none of these stands here.</summary>
    public static int ShortcodeLength(string text, int start, int end)
    {
        if (start + 2 < end && (start == 0 || !char.IsLetterOrDigit(text[start - 1])))
        {
            foreach (var name in Shortcodes)
            {
                var close = start + 1 + name.Length;
                if (close < end && text[close] == ':' && string.CompareOrdinal(text, start + 1, name, 0, name.Length) == 0 && (close + 1 >= end || !char.IsLetterOrDigit(text[close + 1])))
                {
                    return close + 1 - start;
                }
            }
        }

        return 0;
    }

    /// <summary>Whether the emoji may stand in a comment of code that it marks as correct or wrong.</summary>
    public static bool SaysCorrectness(string text, int start) => Contains(Correctness, text, start, CharLength(text, start));

    private static int Single(string text, int start, int end, ref bool isJudging)
    {
        var length = Part(text, start, end);
        if (length == 0)
        {
            return 0;
        }

        var characters = CharLength(text, start);
        var selected = length > characters && text[start + characters] == EmojiSelector;
        var point = char.ConvertToUtf32(text, start);
        if (length > characters && text[start + characters] == TextSelector)
        {
            return 0;
        }

        if (point < 0x10000 && !selected && !Contains(Judging, text, start, characters) && !IsEmojiByDefault(point))
        {
            return 0;
        }

        isJudging = Contains(Judging, text, start, characters) || (selected && Contains(JudgingWithSelector, text, start, characters));
        return length;
    }

    /// <summary>One character of a sequence with its selector or skin tone.</summary>
    private static int Part(string text, int start, int end)
    {
        var length = CharLength(text, start);
        if (start + length > end || (length == 2 && !char.IsSurrogatePair(text, start)) || !IsPictograph(char.IsSurrogate(text[start]) ? length == 2 ? char.ConvertToUtf32(text, start) : 0 : text[start]))
        {
            return 0;
        }

        var position = start + length;
        while (position < end)
        {
            if (text[position] is EmojiSelector or TextSelector)
            {
                position++;
            }
            else if (position + 1 < end && text[position] == '\uD83C' && text[position + 1] is >= '\uDFFB' and <= '\uDFFF')
            {
                position += 2;
            }
            else
            {
                break;
            }
        }

        return position - start;
    }

    private static int CharLength(string text, int start) => char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1;

    private static bool Contains(string set, string text, int start, int length)
    {
        for (var i = 0; i + length <= set.Length; i += char.IsHighSurrogate(set[i]) ? 2 : 1)
        {
            if (string.CompareOrdinal(set, i, text, start, length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    // Flags (1F1E6 to 1F1FF), mahjong and cards are left out, and the arrows of all blocks.
    private static bool IsPictograph(int point) => point switch
    {
        >= 0x1F300 and <= 0x1F5FF or >= 0x1F600 and <= 0x1F64F or >= 0x1F680 and <= 0x1F6FF or >= 0x1F7E0 and <= 0x1F7EB or >= 0x1F90C and <= 0x1F9FF or >= 0x1FA70 and <= 0x1FAFF => true,
        0x1F197 or 0x1F192 or 0x1F195 or 0x1F18E or 0x1F191 or 0x1F193 or 0x1F194 or 0x1F196 or 0x1F198 or 0x1F199 or 0x1F19A => true,
        >= 0x2600 and <= 0x27BF => true,
        0x231A or 0x231B or 0x23E9 or 0x23EA or 0x23EB or 0x23EC or 0x23F0 or 0x23F3 or 0x2B50 or 0x2B55 => true,
        _ => false,
    };

    private static bool IsEmojiByDefault(int point) => point is 0x231A or 0x231B or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3 or 0x2B50 or 0x2B55 or 0x2614 or 0x2615 or 0x26A1 or 0x26BD or 0x26BE or 0x26C4 or 0x26C5
        or 0x26CE or 0x26D4 or 0x26EA or 0x26F2 or 0x26F3 or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or 0x270A or 0x270B or 0x2728 or 0x274C or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF;
}
