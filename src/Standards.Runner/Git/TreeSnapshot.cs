using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;

namespace Standards.Git;

/// <summary>A file of the working tree as git would store it.</summary>
/// <param name="Mode">File, executable, link, or a submodule that is not checked out.</param>
/// <param name="Blob">The hash of its content, filters applied.</param>
/// <param name="Path">Relative to the top of the working tree, with <c>/</c>.</param>
internal sealed record TreeFile(string Mode, string Blob, string Path);

/// <summary>
/// The working tree as a tree of git: committed, staged, changed and untracked files, without those that are ignored, read anew from the
/// disk. Index and objects of it are in a temporary folder; of the repository nothing is written, unless the objects are to stay.
/// </summary>
internal sealed class TreeSnapshot : IDisposable
{
    private const string Submodule = "160000";
    private const string FolderName = "standards-snapshot-";
    private const string Objects = "GIT_OBJECT_DIRECTORY";

    private readonly DirectoryInfo temporary;
    private readonly ImmutableDictionary<string, string?> environment;

    private TreeSnapshot(GitRepository repository, DirectoryInfo temporary, string? objects)
    {
        this.temporary = temporary;
        Repository = repository;
        environment = ImmutableDictionary<string, string?>.Empty.Add("GIT_INDEX_FILE", Path.Combine(temporary.FullName, "index"));
        if (objects is not null)
        {
            environment = environment
                .Add(Objects, temporary.CreateSubdirectory("objects").FullName)
                .Add("GIT_ALTERNATE_OBJECT_DIRECTORIES", Quote(objects));
        }
    }

    public GitRepository Repository { get; }

    /// <summary>Where index and objects are.</summary>
    public string Folder => temporary.FullName;

    /// <summary>The hash of the tree.</summary>
    public string Tree { get; private set; } = "";

    /// <summary>Every file; those of submodules among them.</summary>
    public ImmutableArray<TreeFile> Files { get; private set; } = [];

    /// <exception cref="CommandException">A file cannot be read, or git cannot do it for another reason.</exception>
    public static async Task<TreeSnapshot> TakeAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        var objects = System.Text.Encoding.UTF8.GetString(await repository.ReadAsync(["rev-parse", "--git-path", "objects"], cancellationToken).ConfigureAwait(false)).TrimEnd('\n');
        return await FilledAsync(new TreeSnapshot(repository, CreateFolder(), Path.GetFullPath(objects, repository.TopLevel)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="TakeAsync"/>, and the repository gets the objects: a ref can name the tree.</summary>
    /// <exception cref="CommandException">A file cannot be read, or git cannot do it for another reason.</exception>
    public static Task<TreeSnapshot> StoreAsync(GitRepository repository, CancellationToken cancellationToken)
        => FilledAsync(new TreeSnapshot(repository, Directory.CreateTempSubdirectory("standards-"), null), cancellationToken);

    private static async Task<TreeSnapshot> FilledAsync(TreeSnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            await snapshot.FillAsync(cancellationToken).ConfigureAwait(false);
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>What git answers that sees the objects of this tree.</summary>
    public Task<byte[]> ReadAsync(CancellationToken cancellationToken, params ImmutableArray<string> arguments)
        => Repository.ReadAsync([.. Configuration, .. arguments], cancellationToken, null, environment);

    /// <summary>Writes what git answers that sees the objects of this tree to a temporary file, which is gone when it is closed.</summary>
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken, params ImmutableArray<string> arguments)
    {
        var stream = new FileStream(Path.Combine(temporary.FullName, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            await Repository.WriteAsync(stream, [.. Configuration, .. arguments], cancellationToken, null, environment).ConfigureAwait(false);
            stream.Position = 0;
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void Dispose() => Delete(temporary);

    /// <summary>Nothing of the user's configuration makes git write into the repository, start a hook or leave files out.</summary>
    private ImmutableArray<string> Configuration =>
    [
        "-c", "core.hooksPath=" + Path.Combine(temporary.FullName, "hooks"),
        "-c", "core.untrackedCache=false",
        "-c", "core.splitIndex=false",
        "-c", "core.sparseCheckout=false",
        "-c", "core.safecrlf=false",
        "-c", environment.ContainsKey(Objects) ? "core.looseCompression=0" : "core.looseCompression=1",
        "-c", "add.ignoreErrors=false",
        "-c", "advice.addEmbeddedRepo=false",
    ];

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        // The index tells which ignored files are tracked and which line ends git knows of a file, and nothing else: neither times, by which changes
        // could be overlooked, nor 'assume-unchanged' and 'skip-worktree'.
        var tracked = await Repository.ReadAsync(["ls-files", "--stage", "-z"], cancellationToken).ConfigureAwait(false);
        await Repository.ReadAsync([.. Configuration, "update-index", "-z", "--index-info"], cancellationToken, tracked, environment).ConfigureAwait(false);
        await ReadAsync(cancellationToken, "add", "--all").ConfigureAwait(false);
        Tree = System.Text.Encoding.ASCII.GetString(await ReadAsync(cancellationToken, "write-tree").ConfigureAwait(false)).Trim();
        var files = ImmutableArray.CreateBuilder<TreeFile>();
        foreach (var entry in GitOutput.Split(await ReadAsync(cancellationToken, "ls-tree", "-r", "-z", "--full-tree", Tree).ConfigureAwait(false)))
        {
            // "<mode> <type> <hash>", a tab, the path.
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var header = entry[..tab].Split(' ');
            await AddAsync(files, new TreeFile(header[0], header[2], entry[(tab + 1)..]), cancellationToken).ConfigureAwait(false);
        }

        Files = files.ToImmutable();
        await RefuseEmptyAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task AddAsync(ImmutableArray<TreeFile>.Builder files, TreeFile file, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.TopLevel, file.Path);
        if (file.Mode != Submodule || !Path.Exists(Path.Combine(folder, ".git")))
        {
            files.Add(file);
            return;
        }

        using var inner = await TakeAsync(await Repository.OpenAsync(folder, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        files.AddRange(inner.Files.Select(f => f with { Path = $"{file.Path}/{f.Path}" }));
    }

    /// <summary>A tree of nothing has a hash too, and all of its evidence would be one.</summary>
    private async Task RefuseEmptyAsync(CancellationToken cancellationToken)
    {
        if (Files.IsEmpty
            && GitOutput.Split(await Repository.ReadAsync(["ls-files", "--cached", "--others", "--exclude-standard", "-z"], cancellationToken).ConfigureAwait(false)).FirstOrDefault(path => File.Exists(Path.Combine(Repository.TopLevel, path))) is { } left)
        {
            throw CommandException.Blocked($"git add: nothing was added, and '{left}' is there");
        }
    }

    private static DirectoryInfo CreateFolder()
    {
        try
        {
            RemoveLeftovers();
            return Directory.CreateTempSubdirectory(FolderName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"a temporary folder cannot be created: {exception.Message}");
        }
    }

    /// <summary>Those of runs that were killed: none takes a day.</summary>
    private static void RemoveLeftovers()
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(FolderName + "*").Where(static folder => folder.LinkTarget is null && folder.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1)))
        {
            try
            {
                Delete(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It is somebody else's.
            }
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        // Git makes its objects read-only, and Windows does not delete those.
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.IsReadOnly = false;
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A list of folders has a separator that a folder's name can have too.</summary>
    private static string Quote(string folder) => $"\"{folder.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
