using System;
using System.IO;

namespace Standards.Evidence;

/// <summary>A stream that ends with an error once too much was read of it: a pipe or device tells no length beforehand.</summary>
internal sealed class LimitedStream(Stream inner, long maximumLength) : Stream
{
    private long length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        length += count;
        return length <= maximumLength ? count : throw new EvidenceFormatException($"is larger than {maximumLength} bytes");
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
