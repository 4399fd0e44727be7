using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Standards.Robustness;

/// <summary>Spoils a source: cuts it off, or removes, repeats, exchanges and replaces tokens. The same seed gives the same text.</summary>
internal static class Mutator
{
    /// <summary>Tokens that change the structure where they land.</summary>
    private static readonly string[] Strangers =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "=>", "=", "?", "!", ":", "\"", "$\"{", "\"\"\"", "'", "/*", "///", "#if SYNC_ONLY\n", "\n#endif\n", "\n#nullable enable\n",
        "await ", "async ", "static ", "partial ", "abstract ", "class C ", "record R(int X)", "new ", "throw ", "return ", "yield return ", "using ", "foreach ", "switch ", "is ", "with ", "default", "null", "this", "base", "var ", "ref ", "nameof(", "typeof(",
        "extension(int i) ", "field", "[Fact] ", "[CreateSyncVersion] ", "Task ", "public Task MAsync() ", "0", "0x", "\uD800", "\\u0041", "@",
    ];

    public static string Mutate(string source, int seed)
    {
        var random = new Random(seed);
        if (random.Next(4) == 0)
        {
            return source[..random.Next(source.Length + 1)];
        }

        var tokens = Tokens(source);
        for (var edits = random.Next(1, 4); edits > 0 && tokens.Count > 1; edits--)
        {
            var index = random.Next(tokens.Count);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(index);
                    break;
                case 1:
                    tokens.Insert(index, tokens[index]);
                    break;
                case 2:
                    var other = random.Next(tokens.Count);
                    (tokens[index], tokens[other]) = (tokens[other], tokens[index]);
                    break;
                case 3:
                    tokens[index] = Strangers[random.Next(Strangers.Length)];
                    break;
                default:
                    tokens.Insert(index, Strangers[random.Next(Strangers.Length)]);
                    break;
            }
        }

        return string.Concat(tokens);
    }

    /// <summary>The text in pieces of one token each, with the trivia around it.</summary>
    private static List<string> Tokens(string source)
        => [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static token => token.ToFullString())];
}
