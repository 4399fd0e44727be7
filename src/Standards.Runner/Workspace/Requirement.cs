using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Files;

namespace Standards.Workspace;

/// <summary>A requirement: the folder <c>requirements/SLUG</c>, or below <c>requirements/archive</c>.</summary>
/// <param name="root">The root of the repository.</param>
/// <param name="slug">The name of the folder.</param>
/// <param name="isArchived">Whether it is below <c>archive</c>: done, or parked.</param>
internal sealed class Requirement(string root, string slug, bool isArchived)
{
    public const string Tmp = "tmp";
    public const string ArchivedMark = "ARCHIVED.md";
    public const string Plan = "research/plan.md";
    public const string Sources = "research/sources.md";
    public const string Consensus = "research/consensus.md";

    private PhaseLedger? ledger;
    private Prd? prd;
    private TaskList? tasks;
    private Recovery? recovery;

    public string Root { get; } = root;

    public string Slug { get; } = slug;

    public bool IsArchived { get; } = isArchived;

    /// <summary>Relative to the root, with <c>/</c>.</summary>
    public string Folder => FolderOf(Slug, IsArchived);

    public PhaseLedger Ledger => ledger ??= PhaseLedger.Read(FullPath(PhaseLedger.FileName));

    public Phase? Phase => Ledger.Phase;

    /// <summary>Whether folder and ledger say different things: somebody moved the folder, or took half of a change back.</summary>
    public bool IsMovedByHand => Phase is { } phase && IsArchived != (phase is Workspace.Phase.Archived or Workspace.Phase.Parked);

    /// <summary>Null where there is no <c>prd.md</c>.</summary>
    public Prd? Prd => prd ??= Read(Prd.FileName) is { } text ? Prd.Parse(text, Shown(Prd.FileName)) : null;

    public TaskList Tasks => tasks ??= Read(TaskList.FileName) is { } text ? TaskList.Parse(text, Shown(TaskList.FileName)) : TaskList.Empty;

    /// <summary>Null where there is no <c>recovery.md</c>.</summary>
    public Recovery? Recovery => recovery ??= Read(Workspace.Recovery.FileName) is { } text ? Workspace.Recovery.Parse(text, Shown(Workspace.Recovery.FileName)) : null;

    public static string FolderOf(string slug, bool isArchived) => isArchived ? $"{RequirementTree.FolderName}/{RequirementTree.ArchiveName}/{slug}" : $"{RequirementTree.FolderName}/{slug}";

    /// <summary>The path below the root, as messages show it.</summary>
    public string Shown(string name) => $"{Folder}/{name}";

    /// <exception cref="CommandException">It leads outside the root, or through a link.</exception>
    public string FullPath(string name)
        => RootedPath.Resolve(Root, Shown(name)) ?? throw CommandException.Blocked($"'{Shown(name)}' leads outside the root, or through a link");

    public bool Exists(string name) => File.Exists(FullPath(name));

    /// <summary>The text in lines that end with a line feed; null where there is no such file.</summary>
    public string? Read(string name)
    {
        try
        {
            return File.ReadAllText(FullPath(name)).ReplaceLineEndings("\n");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{Shown(name)}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>Writes the file whole, with the line ends that it had. The caller holds the lock.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public void Write(string name, string text)
    {
        var path = FullPath(name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, File.Exists(path) && File.ReadAllText(path).Contains("\r\n", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Blocked($"'{Shown(name)}' cannot be written: {exception.Message}");
        }

        (prd, tasks, recovery) = (null, null, null);
    }

    /// <summary>Files of a folder of the requirement that have this end, by name.</summary>
    public ImmutableArray<string> Files(string folder, string end)
    {
        var path = FullPath(folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path).Select(static file => Path.GetFileName(file)).Where(name => name.EndsWith(end, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => $"{folder}/{name}")]
            : [];
    }

    /// <summary>Hashes of what people wrote, for the ledger.</summary>
    public ImmutableSortedDictionary<string, string> ContentIds()
    {
        var ids = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { Prd.FileName, TaskList.FileName, Recovery.FileName, Plan, Sources })
        {
            if (Read(name) is { } text)
            {
                ids[name] = ContentId(name, text);
            }
        }

        return ids.ToImmutable();
    }

    /// <summary>Hashes of what the criteria ask, and of the scope, for the ledger.</summary>
    public ImmutableSortedDictionary<string, string> CriteriaIds()
    {
        var ids = (Prd?.Criteria ?? []).ToImmutableSortedDictionary(static criterion => criterion.Id, static criterion => criterion.ContentId, StringComparer.Ordinal);
        return Prd?.ScopeId is { } scope ? ids.Add(Workspace.Prd.Scope, scope) : ids;
    }

    /// <summary>Everything in the requirement's files that cannot be understood.</summary>
    public IEnumerable<WorkspaceProblem> Unreadable()
    {
        foreach (var problem in (Prd?.Problems ?? []).Concat(Tasks.Problems).Concat(Recovery?.Problems ?? []))
        {
            yield return problem;
        }

        foreach (var line in Ledger.BadLines)
        {
            yield return new WorkspaceProblem("bad-line", "this line is no event and counts for nothing") { Path = Shown(PhaseLedger.FileName), Line = line };
        }

        if (IsMovedByHand)
        {
            yield return new WorkspaceProblem("moved-by-hand", $"the folder is {(IsArchived ? "in the archive" : "active")}, and the ledger says {Phase!.Value.Name()}") { Path = Shown(PhaseLedger.FileName), Fix = $"run 'standards archive {Slug} --restore'" };
        }

        if (Ledger.Unreadable is { } reason)
        {
            yield return new WorkspaceProblem("unreadable", $"the file cannot be read: {reason}") { Path = Shown(PhaseLedger.FileName) };
        }
        else if (Ledger.Phase is null)
        {
            yield return new WorkspaceProblem("no-phase", "no event can be read, so the phase is unknown") { Path = Shown(PhaseLedger.FileName), Fix = $"run 'standards plan --amend --slug {Slug}'" };
        }
    }

    /// <summary>A hash of what people wrote in a file: of <c>recovery.md</c> without what the tool writes there, of <c>prd.md</c> without ticks.</summary>
    public static string ContentId(string name, string text) => TextHash.Of(name switch
    {
        Workspace.Recovery.FileName => Workspace.Recovery.Authored(text),
        Workspace.Prd.FileName => text.Replace("- [x] ", "- [ ] ", StringComparison.OrdinalIgnoreCase),
        _ => text,
    });
}
