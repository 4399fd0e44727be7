using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Standards.Workspace;

/// <summary>The texts that the tool lays, as data: <c>{{name}}</c> stands for a value, <c>{{fill: what}}</c> for what people write.</summary>
internal static class Template
{
    /// <summary>How a place begins that people fill in.</summary>
    public const string Placeholder = "{{fill";

    private const string Extension = ".template";

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Names => typeof(Template).Assembly.GetManifestResourceNames().Where(static name => name.EndsWith(Extension, StringComparison.Ordinal)).Select(static name => name[..^Extension.Length]);

    public static string Load(string name)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name + Extension) ?? throw new InvalidOperationException($"there is no template '{name}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Fills in values, in one pass: what a value holds is not read again.</summary>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        var text = Load(name);
        var filled = new StringBuilder();
        for (var at = 0; ;)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                return filled.Append(text, at, text.Length - at).ToString();
            }

            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            var key = text[(open + 2)..close];
            filled.Append(text, at, open - at).Append(key.StartsWith("fill", StringComparison.Ordinal) ? text[open..(close + 2)] : values[key]);
            at = close + 2;
        }
    }

    /// <summary>What somebody wrote, as a value: in one line, and without what would read as a placeholder.</summary>
    public static string Line(string text) => string.Join(' ', string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("{{", "{ {", StringComparison.Ordinal);

    /// <summary>A YAML scalar; the escapes of JSON are among those of YAML.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);

    /// <summary>The lines on which something is still to be written, and what.</summary>
    public static IEnumerable<(int Line, string What)> Placeholders(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.IndexOf(Placeholder, StringComparison.Ordinal) is >= 0 and var open)
            {
                var close = line.IndexOf("}}", open, StringComparison.Ordinal);
                yield return (number, line[(open + Placeholder.Length)..(close < 0 ? line.Length : close)].Trim(':', ' '));
            }
        }
    }
}
