using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Commands;
using Standards.Git;
using Standards.Processes;
using Standards.Projects;

namespace Standards.Twins;

/// <summary>The C# files that differ between a commit and the working tree: their text then, or null where they did not exist.</summary>
internal sealed class GitSources
{
    private readonly Dictionary<string, SourceText?> texts = new(StringComparer.Ordinal);

    private GitSources()
    {
    }

    /// <param name="folder">A folder of the working tree.</param>
    /// <param name="revision">What git takes as the name of a commit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<GitSources> ReadAsync(string folder, string revision, CancellationToken cancellationToken)
    {
        var git = await GitRepository.FindAsync(new ProcessRunner(), folder, cancellationToken).ConfigureAwait(false)
            ?? throw CommandException.Blocked($"'{folder}' belongs to no git repository, or git is not installed");
        var commit = await git.FindCommitAsync(revision, cancellationToken).ConfigureAwait(false)
            ?? throw CommandException.Blocked($"'{revision}' names no commit of this repository");
        var result = new GitSources();
        var old = new List<(string Path, string Blob)>();
        var entries = GitOutput.Split(await git.ReadAsync(["diff-index", "--no-renames", "--raw", "--no-abbrev", "-z", commit, "--", "*.cs"], cancellationToken).ConfigureAwait(false));
        for (var i = 0; i + 1 < entries.Length; i += 2)
        {
            // ":<old mode> <new mode> <old hash> <new hash> <status>".
            var header = entries[i].Split(' ');
            if (header[4] == "A")
            {
                result.texts[Full(git, entries[i + 1])] = null;
            }
            else
            {
                old.Add((Full(git, entries[i + 1]), header[2]));
            }
        }

        foreach (var path in GitOutput.Split(await git.ReadAsync(["ls-files", "--others", "--exclude-standard", "-z", "--", "*.cs"], cancellationToken).ConfigureAwait(false)))
        {
            result.texts[Full(git, path)] = null;
        }

        var contents = await git.ReadBlobsAsync(old.Select(static file => file.Blob), cancellationToken).ConfigureAwait(false);
        foreach (var (path, blob) in old.Where(file => contents.ContainsKey(file.Blob)))
        {
            result.texts[path] = SourceText.From(contents[blob], contents[blob].Length, Encoding.UTF8);
        }

        return result;
    }

    /// <summary>The projects as they were: with the texts of then, without the files that came since, with those that went from below their folders.</summary>
    public ImmutableArray<LoadedProject> Apply(ImmutableArray<LoadedProject> projects) => [.. projects.Select(project =>
    {
        var solution = project.Project.Solution;
        foreach (var (path, text) in texts)
        {
            var documents = solution.GetDocumentIdsWithFilePath(path);
            if (text is null)
            {
                solution = solution.RemoveDocuments(documents);
                continue;
            }

            foreach (var document in documents)
            {
                solution = solution.WithDocumentText(document, text);
            }

            if (documents.IsEmpty && !File.Exists(path))
            {
                foreach (var owner in Owners(solution, path))
                {
                    solution = solution.AddDocument(DocumentId.CreateNewId(owner.Id), Path.GetFileName(path), text, filePath: path);
                }
            }
        }

        return project with { Project = solution.GetProject(project.Project.Id)! };
    })];

    /// <summary>The projects, one a target framework, in whose folder the file stood; of nested ones the innermost.</summary>
    private static IEnumerable<Project> Owners(Solution solution, string path)
        => solution.Projects.Where(p => p.FilePath is not null && path.StartsWith(Path.GetDirectoryName(p.FilePath) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .GroupBy(static p => p.FilePath!.Length - Path.GetFileName(p.FilePath).Length)
            .OrderByDescending(static g => g.Key)
            .Take(1)
            .SelectMany(static g => g);

    private static string Full(GitRepository git, string path) => Path.GetFullPath(path, git.TopLevel);
}
