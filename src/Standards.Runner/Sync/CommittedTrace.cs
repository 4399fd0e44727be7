using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Standards.Files;
using Standards.Git;
using Standards.Options;

namespace Standards.Sync;

/// <summary>Whether a repository can have committed sync files, by its text alone: loading its projects to learn that it has none takes seconds.</summary>
internal static class CommittedTrace
{
    private const int Head = 256;

    /// <summary>False where no configuration file asks for them and no source begins as they do.</summary>
    public static async Task<bool> IsThereAsync(string root, GitRepository? git, CancellationToken cancellationToken)
    {
        if (ConfigsAbove(root).Any(Asks))
        {
            return true;
        }

        var files = await RepositoryFiles.ListAsync(root, git, cancellationToken).ConfigureAwait(false);
        return files.Where(IsConfig).Any(file => Asks(Path.Combine(root, file)))
            || files.Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Any(file => IsCommitted(Path.Combine(root, file)));
    }

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
