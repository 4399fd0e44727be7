using System;
using System.IO;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Processes;
using Xunit;

namespace Standards.Git;

public static class GitRepositoryTests
{
    [Fact]
    public static async Task RootBelowTheTop_IsKnown()
    {
        using var folder = await GitFolder.CreateAsync(("samples/Ä b/a.txt", "a\n"));

        var repository = await folder.OpenAsync("samples/Ä b");

        Assert.Equal((Path.GetFileName(folder.Root), "samples/Ä b/"), (Path.GetFileName(repository.TopLevel), repository.Prefix));
    }

    [Fact]
    public static async Task NoRepository_IsNone()
    {
        using var folder = new TemporaryFolder();

        Assert.Null(await FindAsync(folder.Root));
    }

    [Fact]
    public static async Task BareRepository_IsNone()
    {
        using var folder = new TemporaryFolder();
        await GitFolder.GitAsync(folder.Root, ["init", "-q", "--bare"]);

        Assert.Null(await FindAsync(folder.Root));
    }

    [Fact]
    public static async Task FolderThatTheRepositoryIgnores_IsNone()
    {
        using var folder = await GitFolder.CreateAsync((".gitignore", "out/\n!out/kept/\n"), ("src/a", "1\n"));
        folder.Write("out/app/a", "1\n");

        Assert.Null(await FindAsync(folder["out/app"]));
        Assert.Null(await FindAsync(folder["out"]));
        Assert.NotNull(await FindAsync(folder["src"]));
    }

    [Fact]
    public static async Task BrokenLinkToTheRepository_IsBlocked()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git", "gitdir: /nowhere/at/all\n");

        var exception = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder.Root));

        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Contains("/nowhere/at/all", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task FileOfACommit_IsReadAsItWas()
    {
        using var folder = await GitFolder.CreateAsync(("sub/ä \"b\n\".txt", "one\r\ntwo"));
        var commit = (await folder.GitAsync("rev-parse", "HEAD")).Trim();
        folder.Write("sub/ä \"b\n\".txt", "three");
        var repository = await folder.OpenAsync("sub");

        Assert.Equal("one\r\ntwo"u8.ToArray(), await repository.ReadFileAsync(commit, "ä \"b\n\".txt", TestContext.Current.CancellationToken));
        Assert.Null(await repository.ReadFileAsync(commit, "*", TestContext.Current.CancellationToken));
        Assert.Null(await repository.ReadFileAsync(commit, "../sub", TestContext.Current.CancellationToken));
    }

    [Fact]
    public static async Task Blobs_AreReadWhateverTheyHold()
    {
        using var folder = await GitFolder.CreateAsync(("a", "x\n\0blob 3\n"), ("b", ""), ("c", "no end"));
        var repository = await folder.OpenAsync();
        var hashes = (await folder.GitAsync("rev-parse", "HEAD:a", "HEAD:b", "HEAD:c", "HEAD^{tree}")).Trim().Split('\n');

        var blobs = await repository.ReadBlobsAsync([.. hashes, new string('0', 40)], TestContext.Current.CancellationToken);

        Assert.Equal(3, blobs.Count);
        Assert.Equal("x\n\0blob 3\n"u8.ToArray(), blobs[hashes[0]]);
        Assert.Empty(blobs[hashes[1]]);
        Assert.Equal("no end"u8.ToArray(), blobs[hashes[2]]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--output=x")]
    public static async Task RevisionThatIsAnOption_IsUsage(string revision)
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "a\n"));
        var repository = await folder.OpenAsync();

        Assert.Equal(ExitCodes.Usage, (await Assert.ThrowsAsync<CommandException>(() => repository.FindCommitAsync(revision, TestContext.Current.CancellationToken))).ExitCode);
    }

    [Fact]
    public static async Task FailedCommand_SaysWhich()
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "a\n"));
        var repository = await folder.OpenAsync();

        var exception = await Assert.ThrowsAsync<CommandException>(() => repository.ReadAsync(["-c", "a.b=c", "cat-file", "blob", "nowhere"], TestContext.Current.CancellationToken));

        Assert.StartsWith("git cat-file: fatal", exception.Message, StringComparison.Ordinal);
    }

    private static Task<GitRepository?> FindAsync(string folder) => GitRepository.FindAsync(new ProcessRunner(), folder, TestContext.Current.CancellationToken);
}
