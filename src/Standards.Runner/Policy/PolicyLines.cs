using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Standards.Policy;

/// <summary>On which line of <c>standards.json</c> a value is.</summary>
internal sealed class PolicyLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    /// <param name="text">A text that <see cref="PolicyReader"/> understands.</param>
    public PolicyLines(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var open = new Stack<(string Pointer, int Index)>();
        string? name = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            var line = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = $"{open.Peek().Pointer}/{reader.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                lines[name] = line;
                continue;
            }

            var pointer = name ?? "";
            if (name is null && open.TryPop(out var list))
            {
                pointer = string.Create(CultureInfo.InvariantCulture, $"{list.Pointer}/{list.Index}");
                open.Push((list.Pointer, list.Index + 1));
            }

            name = null;
            lines.TryAdd(pointer, line);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((pointer, 0));
            }
        }
    }

    /// <summary>The line of a value, or of what it would be in; from 1.</summary>
    public int Find(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = at[..at.LastIndexOf('/')])
        {
            if (lines.TryGetValue(at, out var line))
            {
                return line;
            }
        }

        return 1;
    }
}
