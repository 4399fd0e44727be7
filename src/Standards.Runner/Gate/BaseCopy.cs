using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Projects;

namespace Standards.Gate;

/// <summary>The base commit as a git worktree in a temporary folder, with some files of the working tree laid over it. It is gone when it is disposed of.</summary>
internal sealed class BaseCopy : IDisposable
{
    private readonly GitRepository git;
    private readonly DirectoryInfo folder;
    private readonly string tree;

    private BaseCopy(GitRepository git, DirectoryInfo folder)
    {
        (this.git, this.folder) = (git, folder);
        tree = Path.Combine(folder.FullName, "tree");
        Root = Path.GetFullPath(Path.Combine(tree, git.Prefix)).TrimEnd(Path.DirectorySeparatorChar);
    }

    /// <summary>What paths are relative to there.</summary>
    public string Root { get; }

    /// <param name="context">The run; it has git and a base.</param>
    /// <param name="files">The files that are laid over it, and those that are taken out of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandException">Git cannot make it.</exception>
    public static async Task<BaseCopy> CreateAsync(GateContext context, TestFilesOfChange files, CancellationToken cancellationToken)
    {
        var copy = new BaseCopy(context.Git!, Directory.CreateTempSubdirectory("standards-base-"));
        try
        {
            // No hook of the repository is started.
            var hooks = copy.folder.CreateSubdirectory("hooks").FullName;
            await copy.git.RunAsync(cancellationToken, "-c", $"core.hooksPath={hooks}", "worktree", "add", "--quiet", "--detach", "--force", copy.tree, context.Changes!.BaseCommit).ConfigureAwait(false);
            foreach (var path in files.Laid)
            {
                var source = RootedPath.Resolve(context.Root, path) ?? throw CommandException.Blocked($"'{path}' is a link, or below one");
                var target = RootedPath.Resolve(copy.Root, path) ?? throw CommandException.Blocked($"'{path}' of the base is a link, or below one");
                if (File.Exists(source))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(source, target, overwrite: true);
                }
            }

            foreach (var path in files.Deleted)
            {
                if (RootedPath.Resolve(copy.Root, path) is { } target && File.Exists(target))
                {
                    File.Delete(target);
                }
            }

            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>A run there by the policy of this run: nothing that it makes counts here.</summary>
    /// <exception cref="CommandException">The base has no such solution or project.</exception>
    public GateContext Context(GateContext outer) => new()
    {
        Command = outer.Command with { Root = Root },
        Policy = outer.Policy,
        Target = outer.Relative(outer.Target.Path) is { } target ? ProjectTarget.Find(target, Root) : throw CommandException.Blocked("the solution is outside of the root"),
        Processes = outer.Processes,
        RunFolder = folder.CreateSubdirectory("run").FullName,
        Minute = outer.Minute,
        Step = step => outer.Step("base: " + step),
    };

    public void Dispose()
    {
        // A cancelled run leaves nothing either; what git does not remove is removed here, and its entry when git next looks.
        git.AskAsync(CancellationToken.None, "worktree", "remove", "--force", "--force", tree).GetAwaiter().GetResult();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that was killed may still hold a file; the folder is a temporary one.
        }
    }
}
