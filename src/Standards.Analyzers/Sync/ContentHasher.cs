using System;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis.Text;

namespace Standards.Sync;

/// <summary>Collects text and numbers, and hashes them at the end. What was added last can be looked at and taken back.</summary>
internal sealed class ContentHasher
{
    private char[] buffer = new char[4096];

    public int Length { get; private set; }

    public void Add(string? text)
    {
        var length = text?.Length ?? 0;
        Reserve(length + 1);
        text?.CopyTo(0, buffer, Length, length);
        Length += length;
        Mark('\0');
    }

    /// <summary>Text ends with a mark, so that moving a character from one piece to the next changes the hash.</summary>
    public void Add(SourceText text, TextSpan span)
    {
        Reserve(span.Length + 1);
        text.CopyTo(span.Start, buffer, Length, span.Length);
        Length += span.Length;
        Mark('\0');
    }

    public void Add(long number)
    {
        for (var shift = 0; shift < 64; shift += 16)
        {
            Mark(unchecked((char)(number >> shift)));
        }
    }

    public void Add(Hash128 hash)
    {
        Add(unchecked((long)hash.High));
        Add(unchecked((long)hash.Low));
    }

    public void Mark(char mark)
    {
        Reserve(1);
        buffer[Length++] = mark;
    }

    public bool ContainsSince(int start, string text)
        => buffer.AsSpan(start, Length - start).IndexOf(text.AsSpan(), StringComparison.Ordinal) >= 0;

    public void Truncate(int length) => Length = length;

    public Hash128 ToHash()
    {
        var bytes = new byte[Length * 2];
        Buffer.BlockCopy(buffer, 0, bytes, 0, bytes.Length);
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(bytes);
        return new Hash128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }

    private void Reserve(int count)
    {
        if (buffer.Length - Length < count)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        }
    }
}
