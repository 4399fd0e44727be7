using System;
using System.IO;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;
using Standards.Git;
using Standards.Processes;
using Xunit;

namespace Standards.Git;

/// <summary>A git repository in a temporary folder, without anything of the machine's configuration.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private GitFolder()
    {
    }

    public string Root => folder.Root;

    public string this[string name] => folder[name];

    /// <param name="files">Names and texts of what is in the first commit; without any there is no commit.</param>
    public static async Task<GitFolder> CreateAsync(params (string Name, string Text)[] files)
    {
        var created = new GitFolder();
        await created.GitAsync("init", "-q", "-b", "main");
        if (files.Length > 0)
        {
            await created.CommitAsync(files);
        }

        return created;
    }

    public string Write(string name, string text) => folder.Write(name, text);

    public string Read(string name) => folder.Read(name);

    public void Delete(string name) => File.Delete(folder[name]);

    public async Task<string> CommitAsync(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }

        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "--allow-empty", "-m", "commit");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public Task<string> GitAsync(params string[] arguments) => GitAsync(Root, arguments);

    public static async Task<string> GitAsync(string folder, string[] arguments)
        => (await Cli.Wrap("git").WithWorkingDirectory(folder)
            .WithArguments([
                "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always", "-c", "core.autocrlf=false", "-c", "commit.gpgSign=false", .. arguments,
            ])
            .WithEnvironmentVariables(static e => e.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_NOSYSTEM", "1"))
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken)).StandardOutput;

    /// <param name="below">The root, where it is not the top.</param>
    public async Task<GitRepository> OpenAsync(string below = "")
    {
        var repository = await GitRepository.FindAsync(new ProcessRunner(), Path.Combine(Root, below), TestContext.Current.CancellationToken);
        Assert.NotNull(repository);
        return repository;
    }

    /// <summary>What differs from a commit.</summary>
    public async Task<Changes> ChangesAsync(string start = "HEAD", string below = "")
    {
        var repository = await OpenAsync(below);
        using var snapshot = await TreeSnapshot.TakeAsync(repository, TestContext.Current.CancellationToken);
        var commit = await repository.FindCommitAsync(start, TestContext.Current.CancellationToken);
        Assert.NotNull(commit);
        return await ChangesReader.ReadAsync(snapshot, new GitBase(start, commit), TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // Git makes its objects read-only.
            file.IsReadOnly = false;
        }

        folder.Dispose();
    }
}
