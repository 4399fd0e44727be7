using System;
using System.Collections.Immutable;
using System.Text;

namespace Standards.Git;

/// <summary>Reads what git writes.</summary>
internal static class GitOutput
{
    /// <summary>The parts of an output with <c>-z</c>.</summary>
    public static ImmutableArray<string> Split(byte[] output)
        => [.. Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A path as git writes it in a line: in quotation marks and with escapes where it has control characters, quotation marks or backslashes.</summary>
    public static string Unquote(ReadOnlySpan<byte> name)
    {
        if (name is not [(byte)'"', .. var quoted, (byte)'"'])
        {
            // Behind a path with spaces a tab says where it ends.
            return Encoding.UTF8.GetString(name is [.. var path, (byte)'\t'] ? path : name);
        }

        var bytes = new byte[quoted.Length];
        var count = 0;
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] != '\\')
            {
                bytes[count++] = quoted[i];
                continue;
            }

            i++;
            if (quoted[i] is >= (byte)'0' and <= (byte)'7')
            {
                bytes[count++] = (byte)(((quoted[i] - '0') << 6) | ((quoted[i + 1] - '0') << 3) | (quoted[i + 2] - '0'));
                i += 2;
                continue;
            }

            bytes[count++] = quoted[i] switch
            {
                (byte)'a' => 7,
                (byte)'b' => 8,
                (byte)'t' => 9,
                (byte)'n' => 10,
                (byte)'v' => 11,
                (byte)'f' => 12,
                (byte)'r' => 13,
                var other => other,
            };
        }

        return Encoding.UTF8.GetString(bytes, 0, count);
    }
}
