using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Docs;

/// <summary>Changes Markdown at random, line by line and mark by mark; the same seed gives the same text.</summary>
internal static class MarkdownMutator
{
    private static readonly string[] Marks =
    [
        "`", "``", "```", "~~~", "*", "**", "_", "[", "]", "(", ")", "![", "](", "<", ">", "<!--", "-->", "<b>", "</p>", "\\", "&amp;", "\"", "'", "#", "# ", "> ", "- ", "1. ", "2) ", "    ", "\t", "  ", "\n", "\n\n", "|", "---", "===", "[a]: b", ":",
    ];

    public static string Mutate(string text, int seed)
    {
        var random = new Random(seed);
        var lines = text.Split('\n').ToList();
        var start = random.Next(lines.Count);
        lines = lines.GetRange(start, Math.Min(lines.Count - start, 60));
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            Change(lines, random);
        }

        return string.Join('\n', lines);
    }

    private static void Change(List<string> lines, Random random)
    {
        var index = random.Next(lines.Count);
        var line = lines[index];
        var at = random.Next(line.Length + 1);
        switch (random.Next(7))
        {
            case 0 when lines.Count > 1:
                lines.RemoveAt(index);
                break;
            case 1:
                lines.Insert(index, lines[random.Next(lines.Count)]);
                break;
            case 2:
                lines[index] = Marks[random.Next(Marks.Length)] + line;
                break;
            case 3:
                lines[index] = line[..at];
                break;
            case 4 when line.Length > 0:
                lines[index] = line.Remove(at == line.Length ? at - 1 : at, 1);
                break;
            case 5:
                lines[index] = line.TrimStart();
                break;
            default:
                lines[index] = line.Insert(at, Marks[random.Next(Marks.Length)]);
                break;
        }
    }
}
