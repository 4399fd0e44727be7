using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace Standards.Processes;

/// <summary>A child process that is to be run.</summary>
/// <param name="Executable">Its name or path; no shell is involved.</param>
/// <param name="Folder">The working directory.</param>
/// <param name="Arguments">One an argument.</param>
internal sealed record ProcessRequest(string Executable, string Folder, params ImmutableArray<string> Arguments)
{
    /// <summary>After it the process and all its children are killed.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What is written to its standard input.</summary>
    public string? Input { get; init; }

    /// <summary>The same, byte for byte; instead of <see cref="Input"/>.</summary>
    public ReadOnlyMemory<byte>? InputBytes { get; init; }

    /// <summary>Takes standard output byte for byte; what the result gives of it is empty then.</summary>
    public Stream? OutputBytes { get; init; }

    /// <summary>Told every line as it comes, of standard output and standard error.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Variables besides those of this process; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
