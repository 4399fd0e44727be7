using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Processes;
using Xunit;

namespace Standards.Git;

[Collection(EnvironmentScope.Collection)]
public static class GitEnvironmentTests
{
    [Fact]
    public static async Task FolderOfAnotherOwner_IsBlockedWithWhatGitSays()
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "a\n"));
        using var environment = new EnvironmentScope(("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"));

        var exception = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder.Root));

        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Contains("safe.directory", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task GitNotInstalled_IsNone()
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "a\n"));
        using var empty = new TemporaryFolder();
        using var environment = new EnvironmentScope(("PATH", empty.Root));

        Assert.Null(await FindAsync(folder.Root));
    }

    [Theory]
    [InlineData("git version 1.8.3.1", "git 1.8 is older than 2.25")]
    [InlineData("nonsense", "its version is not to be understood: nonsense")]
    [UnsupportedOSPlatform("windows")]
    public static async Task OldGit_IsBlocked(string answer, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell script stands for git");
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Write("git", $"#!/bin/sh\necho {answer}\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var environment = new EnvironmentScope(("PATH", folder.Root));

        Assert.Contains(message, (await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder.Root))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 0", "git add: nothing was added, and 'a.txt' is there")]
    [InlineData("echo disk full >&2; exit 128", "git add: disk full")]
    [UnsupportedOSPlatform("windows")]
    public static async Task GitThatAddsNothing_IsBlocked(string add, string message)
    {
        using var folder = await GitFolder.CreateAsync();
        folder.Write("a.txt", "1\n");
        using var stub = new TemporaryFolder();
        var git = Path.Combine(Environment.GetEnvironmentVariable("PATH")!.Split(':').First(static path => File.Exists(Path.Combine(path, "git"))), "git");
        File.SetUnixFileMode(stub.Write("git", $"#!/bin/sh\ncase \"$*\" in *' add --all') {add};; *) exec {git} \"$@\";; esac\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var environment = new EnvironmentScope(("PATH", stub.Root + ":" + Environment.GetEnvironmentVariable("PATH")));
        var repository = await folder.OpenAsync();

        Assert.Equal(message, (await Assert.ThrowsAsync<CommandException>(() => TreeSnapshot.TakeAsync(repository, TestContext.Current.CancellationToken))).Message);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public static async Task NoTemporaryFolder_IsBlocked()
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "1\n"));
        var repository = await folder.OpenAsync();
        using var environment = new EnvironmentScope(("TMPDIR", folder["a.txt"]));

        Assert.StartsWith("a temporary folder cannot be created: ", (await Assert.ThrowsAsync<CommandException>(() => TreeSnapshot.TakeAsync(repository, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task FoldersOfKilledRuns_AreRemovedAfterADay()
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "1\n"));
        using var temporary = new TemporaryFolder();
        using var environment = new EnvironmentScope(("TMPDIR", temporary.Root), ("TMP", temporary.Root));
        temporary.Write("standards-snapshot-old/objects/a", "1\n");
        temporary.Write("standards-snapshot-new/objects/a", "1\n");
        temporary.Write("other/a", "1\n");
        foreach (var name in (string[])["standards-snapshot-old", "other"])
        {
            Directory.SetLastWriteTimeUtc(temporary[name], DateTime.UtcNow.AddDays(-2));
        }

        using (await TreeSnapshot.TakeAsync(await folder.OpenAsync(), TestContext.Current.CancellationToken))
        {
            Assert.Equal(3, Directory.GetDirectories(temporary.Root).Length);
        }

        Assert.Equal(["other", "standards-snapshot-new"], Directory.GetDirectories(temporary.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task VariablesOfAHook_DoNotLeadElsewhere()
    {
        using var other = await GitFolder.CreateAsync(("other.txt", "a\n"));
        using var folder = await GitFolder.CreateAsync(("a.txt", "a\n"));
        using var environment = new EnvironmentScope(("GIT_DIR", other[".git"]), ("GIT_WORK_TREE", other.Root), ("GIT_INDEX_FILE", other[".git/index"]), ("GIT_PREFIX", "x/"));

        var repository = await FindAsync(folder.Root);

        Assert.Equal("a.txt\n", await repository!.RunAsync(TestContext.Current.CancellationToken, "ls-files"));
    }

    private static Task<GitRepository?> FindAsync(string folder) => GitRepository.FindAsync(new ProcessRunner(), folder, TestContext.Current.CancellationToken);
}
