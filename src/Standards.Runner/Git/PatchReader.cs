using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Text;

namespace Standards.Git;

/// <summary>Reads patches without context: which lines of the new files the old ones have not. Lines of the files begin with a sign there, so that no content of theirs is taken for a header.</summary>
internal static class PatchReader
{
    private const int LongestHeader = 100;

    private static ReadOnlySpan<byte> NewFile => "+++ "u8;

    /// <summary>By path; files without changed lines are left out.</summary>
    public static IEnumerable<(string Path, ImmutableArray<LineRange> Lines)> Read(Stream patch)
    {
        var reader = new LineReader(patch);
        string? path = null;
        var lines = ImmutableArray.CreateBuilder<LineRange>();
        while (reader.Read())
        {
            if (reader.Line.StartsWith("diff --git "u8))
            {
                if (path is not null)
                {
                    yield return (path, lines.DrainToImmutable());
                }

                path = null;
            }
            else if (path is null && reader.Line.StartsWith(NewFile))
            {
                path = GitOutput.Unquote(reader.Line[NewFile.Length..])[2..];
            }
            else if (path is not null && reader.Line.StartsWith("@@ "u8))
            {
                // "@@ -<first>,<count> +<first>,<count> @@", where a count of 1 is not written.
                var header = Encoding.ASCII.GetString(reader.Line[..Math.Min(reader.Line.Length, LongestHeader)]).Split(' ');
                var (first, added) = Range(header[2]);
                if (added > 0)
                {
                    lines.Add(new LineRange(first, first + added - 1));
                }
            }
        }

        if (path is not null)
        {
            yield return (path, lines.DrainToImmutable());
        }
    }

    private static (int First, int Count) Range(string text)
    {
        var parts = text[1..].Split(',');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Lines that end with a line feed; of a long one the beginning.</summary>
    private sealed class LineReader(Stream stream)
    {
        private const int Longest = 1 << 16;

        private readonly byte[] buffer = new byte[1 << 16];
        private readonly byte[] line = new byte[Longest];
        private int length;
        private int at;
        private int end;

        public ReadOnlySpan<byte> Line => line.AsSpan(0, length);

        public bool Read()
        {
            length = 0;
            var isAny = false;
            while (Fill())
            {
                isAny = true;
                var rest = buffer.AsSpan(at, end - at);
                var stop = rest.IndexOf((byte)'\n');
                var part = stop < 0 ? rest : rest[..stop];
                var kept = Math.Min(part.Length, Longest - length);
                part[..kept].CopyTo(line.AsSpan(length));
                length += kept;
                at += part.Length + (stop < 0 ? 0 : 1);
                if (stop >= 0)
                {
                    return true;
                }
            }

            return isAny;
        }

        private bool Fill()
        {
            if (at == end)
            {
                at = 0;
                end = stream.Read(buffer, 0, buffer.Length);
            }

            return end > 0;
        }
    }
}
