using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>The folder <c>requirements</c> of a repository.</summary>
/// <param name="root">The root of the repository.</param>
internal sealed class RequirementTree(string root)
{
    public const string FolderName = "requirements";
    public const string ArchiveName = "archive";
    private const string Below = FolderName + "/";

    /// <summary>The end of folders that are being written or deleted.</summary>
    public const string PartEnd = ".standards-part";

    /// <summary>Whether a path relative to the root lies below the folder.</summary>
    public static bool Holds(string path) => path.StartsWith(Below, StringComparison.Ordinal);

    public string Root { get; } = root;

    /// <summary>Told each step of what changes the tree; tests stop there, as a killed process would.</summary>
    public Action<string> Step { get; init; } = static _ => { };

    public string Folder => Resolve(FolderName);

    /// <summary>Those that are worked on, the most recently moved first.</summary>
    public ImmutableArray<Requirement> Active() => [.. Names(FolderName).Where(static name => name != ArchiveName).Select(name => new Requirement(Root, name, isArchived: false)).OrderByDescending(LastMoved).ThenBy(static r => r.Slug, StringComparer.Ordinal)];

    /// <summary>Those that are done or parked, the most recently moved first.</summary>
    public ImmutableArray<Requirement> Archived() => [.. Names($"{FolderName}/{ArchiveName}").Select(name => new Requirement(Root, name, isArchived: true)).OrderByDescending(LastMoved).ThenBy(static r => r.Slug, StringComparer.Ordinal)];

    /// <summary>The requirement of this name, active or archived; null where there is none.</summary>
    /// <exception cref="CommandException">The name is no slug.</exception>
    public Requirement? Find(string slug)
    {
        if (Slug.Problem(slug) is { } problem)
        {
            throw CommandException.Usage(problem);
        }

        return Directory.Exists(Resolve(Requirement.FolderOf(slug, isArchived: false))) ? new Requirement(Root, slug, isArchived: false)
            : Directory.Exists(Resolve(Requirement.FolderOf(slug, isArchived: true))) ? new Requirement(Root, slug, isArchived: true)
            : null;
    }

    /// <summary>The requirement that a command is about: the named one, or the only active one.</summary>
    /// <param name="slug">What the command line says.</param>
    /// <param name="again">The command line to be written instead, up to the slug.</param>
    /// <exception cref="CommandException">There is none, or several.</exception>
    public Requirement Get(string? slug, string again)
    {
        if (slug is not null)
        {
            return Find(slug) ?? throw CommandException.Usage($"there is no requirement '{slug}' in '{FolderName}'; 'standards status --all' lists them");
        }

        return Active() switch
        {
            [var only] => only,
            [] => throw CommandException.Usage($"no requirement is active; run 'standards plan \"<request>\"'"),
            var several => throw CommandException.Usage($"{several.Length} requirements are active: {string.Join(", ", several.Select(static r => r.Slug))}; run '{again} {several[0].Slug}'"),
        };
    }

    /// <summary>One change of the tree at a time; a change that a killed process left is finished first.</summary>
    public async Task<IDisposable> LockAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var taken = await RepositoryLock.TakeAsync("workspace", Root, () => context.Say("waiting for another 'standards' command that changes the requirements"), cancellationToken).ConfigureAwait(false);
        try
        {
            DeleteParts();
            if (PendingMove.Read(this) is { } pending)
            {
                context.Say($"finishing what was interrupted: {pending.Describe()}");
                pending.Finish(this);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <exception cref="CommandException">It leads outside the root, or through a link.</exception>
    public string Resolve(string path)
        => RootedPath.Resolve(Root, path) ?? throw CommandException.Blocked($"'{path}' leads outside the root, or through a link");

    /// <summary>What a killed process had not finished writing, or deleting.</summary>
    private void DeleteParts()
    {
        if (!Directory.Exists(Folder))
        {
            return;
        }

        try
        {
            foreach (var part in Directory.GetDirectories(Folder, ".*" + PartEnd))
            {
                WholeFolder.Delete(part);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{FolderName}' cannot be cleaned of what an interrupted command left: {exception.Message}");
        }
    }

    // Names that begin with a point or an underscore are the tool's own, or reports.
    private IEnumerable<string> Names(string folder)
    {
        var path = Resolve(folder);
        return Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateDirectories().Where(static d => d.LinkTarget is null).Select(static d => d.Name).Where(static name => Slug.Problem(name) is null || name == ArchiveName)
            : [];
    }

    private static DateTime LastMoved(Requirement requirement)
    {
        try
        {
            return requirement.Ledger.Last?.Utc ?? DateTime.MinValue;
        }
        catch (CommandException)
        {
            // A link on the way to it; whoever opens the requirement is told.
            return DateTime.MinValue;
        }
    }
}
