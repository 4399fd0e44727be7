using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Standards.Commands;
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
        var root = (await GitAsync(folder, cancellationToken, "rev-parse", "--show-toplevel").ConfigureAwait(false)).Trim();
        if (revision.StartsWith('-'))
        {
            throw CommandException.Usage($"'{revision}' is no revision");
        }

        var commit = (await GitAsync(root, cancellationToken, "rev-parse", "--verify", "--quiet", revision + "^{commit}").ConfigureAwait(false)).Trim();
        var result = new GitSources();
        var entries = (await GitAsync(root, cancellationToken, "diff", "--name-status", "--no-renames", "-z", commit, "--", "*.cs").ConfigureAwait(false)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var old = new List<string>();
        for (var i = 0; i + 1 < entries.Length; i += 2)
        {
            if (entries[i][0] == 'A')
            {
                result.texts[Full(root, entries[i + 1])] = null;
            }
            else
            {
                old.Add(entries[i + 1]);
            }
        }

        foreach (var path in (await GitAsync(root, cancellationToken, "ls-files", "--others", "--exclude-standard", "-z", "--", "*.cs").ConfigureAwait(false)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            result.texts[Full(root, path)] = null;
        }

        await result.ReadTextsAsync(root, commit, old, cancellationToken).ConfigureAwait(false);
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

    private async Task ReadTextsAsync(string root, string commit, List<string> paths, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await Cli.Wrap("git").WithWorkingDirectory(root).WithArguments(["cat-file", "--batch"])
            .WithStandardInputPipe(PipeSource.FromString(string.Concat(paths.Select(p => $"{commit}:{p}\n")), new UTF8Encoding(false)))
            .WithStandardOutputPipe(PipeTarget.ToStream(output))
            .ExecuteAsync(cancellationToken).ConfigureAwait(false);
        var bytes = output.ToArray();
        var at = 0;
        foreach (var path in paths)
        {
            // "<id> blob <size>", the content, a line feed; "… missing" where the file was no file then.
            var end = Array.IndexOf(bytes, (byte)'\n', at);
            var header = Encoding.UTF8.GetString(bytes, at, end - at).Split(' ');
            at = end + 1;
            if (header is [_, "blob", var size])
            {
                var length = int.Parse(size, System.Globalization.CultureInfo.InvariantCulture);
                texts[Full(root, path)] = SourceText.From(bytes.AsSpan(at, length).ToArray(), length, Encoding.UTF8);
                at += length + 1;
            }
        }
    }

    private static string Full(string root, string path) => Path.GetFullPath(path, root);

    private static async Task<string> GitAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        try
        {
            var result = await Cli.Wrap("git").WithWorkingDirectory(folder).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(Encoding.UTF8, cancellationToken).ConfigureAwait(false);
            return result.IsSuccess ? result.StandardOutput
                : throw CommandException.Blocked(arguments is ["rev-parse", "--verify", ..] ? $"'{arguments[^1].Replace("^{commit}", "", StringComparison.Ordinal)}' names no commit of this repository" : "git: " + result.StandardError.Trim());
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw CommandException.Blocked("git cannot be started: " + exception.Message);
        }
    }
}
