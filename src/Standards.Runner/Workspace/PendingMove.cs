using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Standards.Commands;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>
/// A requirement on its way into the archive or out of it. What is to happen is written down before it begins, so that whoever comes after a killed process
/// finishes it: event, folder, index, each once.
/// </summary>
/// <param name="Slug">The requirement.</param>
/// <param name="IntoArchive">Whether it goes into the archive.</param>
/// <param name="Event">What the ledger says of it.</param>
internal sealed record PendingMove(string Slug, bool IntoArchive, PhaseEvent Event)
{
    private const string FileName = "requirements/.pending.json";

    /// <summary>The text of <c>ARCHIVED.md</c>, where the requirement is done; null where it is parked or comes back.</summary>
    public string? Mark { get; init; }

    /// <summary>What an earlier process began; null where nothing is pending.</summary>
    /// <exception cref="CommandException">It cannot be understood.</exception>
    public static PendingMove? Read(RequirementTree tree)
    {
        var path = tree.Resolve(FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var slug = document.RootElement.GetProperty("slug").GetString() ?? "";
            if (Workspace.Slug.Problem(slug) is null && PhaseEvent.Read(document.RootElement.GetProperty("event").GetString() ?? "") is { } read)
            {
                return new PendingMove(slug, document.RootElement.GetProperty("intoArchive").GetBoolean(), read) { Mark = document.RootElement.TryGetProperty("mark", out var mark) ? mark.GetString() : null };
            }
        }
        catch (Exception exception) when (exception is JsonException or System.Collections.Generic.KeyNotFoundException or InvalidOperationException)
        {
        }

        throw CommandException.Blocked($"'{FileName}' cannot be understood; it names a move that was interrupted: see in 'requirements' which folder is where, then delete it");
    }

    public string Describe() => IntoArchive ? $"'{Slug}' goes into the archive" : $"'{Slug}' comes out of the archive";

    /// <summary>Writes down what is to happen, then does it.</summary>
    /// <exception cref="CommandException">The target exists, or something cannot be written; then nothing has changed.</exception>
    public void Begin(RequirementTree tree)
    {
        RefuseTaken(tree, Slug, IntoArchive);
        WholeFile.Write(tree.Resolve(FileName), new JsonObject { ["slug"] = Slug, ["intoArchive"] = IntoArchive, ["event"] = Event.Write(), ["mark"] = Mark }.ToJsonString());
        tree.Step("written down");
        Finish(tree);
    }

    /// <exception cref="CommandException">There is something in the place that the requirement would take.</exception>
    public static void RefuseTaken(RequirementTree tree, string slug, bool intoArchive)
    {
        var target = Requirement.FolderOf(slug, intoArchive);
        if (Path.Exists(tree.Resolve(target)))
        {
            throw CommandException.Blocked($"archive-exists: '{target}' exists; rename one of the two folders");
        }
    }

    /// <summary>Does what is not done yet.</summary>
    public void Finish(RequirementTree tree)
    {
        try
        {
            var source = new Requirement(tree.Root, Slug, !IntoArchive);
            var target = new Requirement(tree.Root, Slug, IntoArchive);
            var (from, to) = (tree.Resolve(source.Folder), tree.Resolve(target.Folder));
            if (!Directory.Exists(to) && !Directory.Exists(from))
            {
                throw CommandException.Blocked($"'{FileName}' names '{Slug}', and there is no such folder any more; delete the file");
            }

            if (!Directory.Exists(to))
            {
                source.Ledger.Append(Event);
                tree.Step("event");
                RecoveryMirror.Update(source);
                tree.Step("mirrored");
                if (Mark is not null)
                {
                    source.Write(Requirement.ArchivedMark, Mark);
                    tree.Step("marked");
                    Tick(source);
                    tree.Step("ticked");
                }

                if (!IntoArchive)
                {
                    // The verdict of the archive holds no longer; the ledger says that there was one.
                    File.Delete(source.FullPath(Requirement.ArchivedMark));
                }

                Move(tree, from, to);
            }
            else if (Directory.Exists(from))
            {
                // It was copied, and the copy took its name: only then is the original removed.
                WholeFolder.Delete(from);
            }

            tree.Step("moved");
            RequirementIndex.Write(tree);
            tree.Step("index");
            File.Delete(tree.Resolve(FileName));
            tree.Step("done");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"{Describe()}, and that was interrupted: {exception.Message}; the next 'standards' command that changes requirements goes on");
        }
    }

    /// <summary>The task of the review itself, which nobody can tick before it is done.</summary>
    private static void Tick(Requirement requirement)
    {
        if (requirement.Read(TaskList.FileName) is { } text && text.Replace($"- [ ] `standards review {requirement.Slug}`", $"- [x] `standards review {requirement.Slug}`", System.StringComparison.Ordinal) is var ticked && ticked != text)
        {
            requirement.Write(TaskList.FileName, ticked);
        }
    }

    /// <summary>By a rename; where that is refused, as between file systems, by a copy that takes its name when it is whole.</summary>
    private static void Move(RequirementTree tree, string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var part = to + RequirementTree.PartEnd;
        if (Directory.Exists(part))
        {
            WholeFolder.Delete(part);
        }

        try
        {
            tree.Step("rename");
            Directory.Move(from, to);
            return;
        }
        catch (IOException) when (Directory.Exists(from) && !Path.Exists(to))
        {
        }

        Copy(tree, new DirectoryInfo(from), part);
        Directory.Move(part, to);
        tree.Step("copied");
        WholeFolder.Delete(from);
    }

    private static void Copy(RequirementTree tree, DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            var target = Path.Combine(to, file.Name);
            if (file.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (file is DirectoryInfo folder)
            {
                Copy(tree, folder, target);
            }
            else
            {
                File.Copy(file.FullName, target);
            }

            tree.Step("copying");
        }
    }
}
