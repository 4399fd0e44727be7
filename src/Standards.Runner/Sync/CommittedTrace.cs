using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Standards.Options;

namespace Standards.Sync;

/// <summary>Whether a repository can have committed sync files, by its text alone: loading its projects to learn that it has none takes seconds.</summary>
internal static class CommittedTrace
{
    private const int Head = 256;

    /// <summary>False where no configuration file asks for them and no source begins as they do.</summary>
    /// <param name="root">The root.</param>
    /// <param name="files">The files of the repository, relative to it.</param>
    public static bool IsThere(string root, ImmutableArray<string> files)
        => ConfigsAbove(root).Any(Asks)
            || files.Where(IsConfig).Any(file => Asks(Path.Combine(root, file)))
            || files.Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Any(file => IsCommitted(Path.Combine(root, file)));

    private static bool IsConfig(string file)
        => file.EndsWith(".editorconfig", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);

    /// <summary>The compiler reads those of the folders above, too.</summary>
    private static IEnumerable<string> ConfigsAbove(string root)
    {
        for (var folder = Path.GetDirectoryName(root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return Path.Combine(folder, ".editorconfig");
            yield return Path.Combine(folder, ".globalconfig");
        }
    }

    private static bool Asks(string file)
    {
        try
        {
            return File.ReadLines(file).Any(static line => line.Contains(SyncOptions.Committed.Name, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read rules nothing out; what is not there does.
            return File.Exists(file);
        }
    }

    private static bool IsCommitted(string file)
    {
        Span<byte> head = stackalloc byte[Head];
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return Encoding.UTF8.GetString(head[..stream.ReadAtLeast(head, Head, throwOnEndOfStream: false)]).Contains(CommittedHeader.Marker, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
