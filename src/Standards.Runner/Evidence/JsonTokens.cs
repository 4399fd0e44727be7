using System;
using System.IO;
using System.Text.Json;
using System.Threading;

namespace Standards.Evidence;

/// <summary>Walks through JSON of any length with a buffer that only has to hold the longest single value.</summary>
internal ref struct JsonTokens
{
    /// <summary>The nesting of objects and arrays.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Of one string or number, in bytes.</summary>
    public const int MaximumValueLength = 1 << 24;

    private const int InitialBufferSize = 1 << 16;

    private readonly Stream stream;
    private readonly CancellationToken cancellationToken;
    private Utf8JsonReader reader;
    private byte[] buffer = new byte[InitialBufferSize];
    private int start;
    private int end;
    private bool isLast;

    // Where the buffer begins: lines that are behind, and bytes of the current line that are behind.
    private long lines;
    private long column;

    /// <param name="stream">UTF-8, with or without a byte order mark.</param>
    /// <param name="cancellationToken">Observed at every refill of the buffer.</param>
    public JsonTokens(Stream stream, CancellationToken cancellationToken)
    {
        this.stream = stream;
        this.cancellationToken = cancellationToken;
        while (end < 3 && !isLast)
        {
            Fill();
        }

        start = buffer.AsSpan(0, end).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLast, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaximumDepth }));
    }

    /// <summary>The next token; false at the end, which nothing but white space may stand before.</summary>
    public bool Read()
    {
        while (!reader.Read())
        {
            if (isLast)
            {
                return false;
            }

            Refill();
        }

        return true;
    }

    /// <summary>Begins the document, which is an object.</summary>
    public void Begin(string what)
    {
        if (!Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw Problem($"is no {what}: it does not begin with an object");
        }
    }

    /// <summary>The next property of an object; false at its end.</summary>
    public bool Property() => Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the property that was just read has this name.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>The name of the property that was just read.</summary>
    public readonly string Name() => CurrentText("a name") ?? "";

    /// <summary>The next item of an array; false at its end.</summary>
    public bool Item() => Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Goes into the value of a property; false where it is null.</summary>
    public bool EnterObject(string name) => Read() && IsStart(JsonTokenType.StartObject, name, "an object");

    /// <inheritdoc cref="EnterObject"/>
    public bool EnterArray(string name) => Read() && IsStart(JsonTokenType.StartArray, name, "an array");

    /// <summary>The item that was just read has to be an object.</summary>
    public readonly void ItemIsObject(string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Problem($"is no SARIF log: an item of '{name}' is not an object");
        }
    }

    /// <summary>The item that was just read has to be a string.</summary>
    public readonly string ItemText(string name) => CurrentText(name) ?? throw Problem($"is no SARIF log: an item of '{name}' is not a string");

    public string? Text(string name)
    {
        Read();
        return CurrentText(name);
    }

    /// <summary>A whole number; null where the value is null.</summary>
    public int? Number(string name)
    {
        Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            _ => throw Problem($"is no SARIF log: '{name}' is not a whole number of 32 bits"),
        };
    }

    /// <summary>A Boolean, or the word for one in quotes, as the C# compiler writes it inside of <c>properties</c>.</summary>
    public bool? Flag(string name)
    {
        Read();
        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            JsonTokenType.String when reader.ValueTextEquals("true"u8) => true,
            JsonTokenType.String when reader.ValueTextEquals("false"u8) => false,
            _ => throw Problem($"is no SARIF log: '{name}' is neither true nor false"),
        };
    }

    /// <summary>Passes over the value of the property, or the rest of the object whose start was just read.</summary>
    public void Skip()
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            Read();
        }

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            SkipToDepth(reader.CurrentDepth);
        }
    }

    /// <summary>Passes over the rest of the object in which a property was just read; <paramref name="depth"/> is the object's.</summary>
    public void SkipToDepth(int depth)
    {
        while (Read() && reader.CurrentDepth > depth)
        {
        }
    }

    /// <summary>Of the object or array whose start was just read.</summary>
    public readonly int Depth => reader.CurrentDepth;

    public readonly EvidenceFormatException Problem(string problem)
    {
        var (line, position) = Behind((int)reader.TokenStartIndex);
        return new EvidenceFormatException(problem, line + 1, position + 1);
    }

    private readonly bool IsStart(JsonTokenType expected, string name, string kind)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        return reader.TokenType == expected ? true : throw Problem($"is no SARIF log: '{name}' is not {kind}");
    }

    private readonly string? CurrentText(string name)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.Null => null,
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
                _ => throw Problem($"is no SARIF log: '{name}' is not a string"),
            };
        }
        catch (InvalidOperationException)
        {
            throw Problem($"is no SARIF log: '{name}' is not valid Unicode");
        }
    }

    private void Refill()
    {
        cancellationToken.ThrowIfCancellationRequested();
        var consumed = (int)reader.BytesConsumed;
        (lines, column) = Behind(consumed);
        start += consumed;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        else if (end == buffer.Length)
        {
            if (buffer.Length >= MaximumValueLength)
            {
                throw Problem($"holds a value longer than {MaximumValueLength} bytes");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        Fill();
        reader = new Utf8JsonReader(buffer.AsSpan(0, end), isLast, reader.CurrentState);
    }

    private void Fill()
    {
        var count = stream.Read(buffer, end, buffer.Length - end);
        end += count;
        isLast = count == 0;
    }

    private readonly (long Lines, long Column) Behind(int length)
    {
        var passed = buffer.AsSpan(start, length);
        var last = passed.LastIndexOf((byte)'\n');
        return last < 0 ? (lines, column + length) : (lines + passed.Count((byte)'\n'), length - last - 1);
    }
}
