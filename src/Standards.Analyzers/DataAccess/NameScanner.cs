using System;
using System.Collections.Generic;

namespace Standards.DataAccess;

/// <summary>Finds some names in source text: the text of a file is read once, and only what is found is looked at as syntax.</summary>
internal sealed class NameScanner
{
    private readonly Dictionary<int, string[]> buckets = [];
    private readonly bool[] firsts = new bool[128];
    private readonly int shortest = int.MaxValue;
    private readonly int longest;

    public NameScanner(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            // Beyond ASCII no test is made by the first letter: the name is looked up.
            firsts[name[0] < 128 ? name[0] : 0] = true;
            shortest = Math.Min(shortest, name.Length);
            longest = Math.Max(longest, name.Length);
            var key = Key(name[0], name.Length);
            buckets[key] = buckets.TryGetValue(key, out var others) ? [.. others, name] : [name];
        }
    }

    /// <summary>The next of the names at or after a position; null at the end of the text.</summary>
    public string? Next(string text, ref int position)
    {
        var i = position;
        while (i < text.Length)
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            do
            {
                i++;
            }
            while (i < text.Length && IsPart(text[i]));

            var length = i - start;
            var first = text[start];
            if (length < shortest || length > longest || !(first < 128 ? firsts[first] : firsts[0]) || !buckets.TryGetValue(Key(first, length), out var names))
            {
                continue;
            }

            foreach (var name in names)
            {
                if (string.CompareOrdinal(text, start, name, 0, length) == 0)
                {
                    position = i;
                    return name;
                }
            }
        }

        position = i;
        return null;
    }

    private static int Key(char first, int length) => (length << 16) | first;

    private static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' || (c >= 128 && char.IsLetterOrDigit(c));
}
