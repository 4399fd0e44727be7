using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Git;

public static class TreeSnapshotTests
{
    [Fact]
    public static async Task Repository_IsLeftAsItIs()
    {
        using var folder = await GitFolder.CreateAsync([.. Enumerable.Range(0, 30).Select(static i => ($"{i}.cs", $"{i}\n"))]);
        foreach (var (key, value) in ((string, string)[])[("core.splitIndex", "true"), ("core.untrackedCache", "true"), ("core.fsmonitor", "touch fsmonitor"), ("gc.auto", "1")])
        {
            await folder.GitAsync("config", key, value);
        }

        folder.Write(".git/hooks/post-index-change", "#!/bin/sh\ntouch hooked\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder[".git/hooks/post-index-change"], (UnixFileMode)0x1ED);
        }

        folder.Write("1.cs", "new\n");
        folder.Write("new.cs", "new\n");
        var before = Contents(folder);

        await folder.ChangesAsync();

        Assert.Equal(before, Contents(folder));
    }

    [Fact]
    public static async Task TemporaryFolder_IsGone()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        var snapshot = await TreeSnapshot.TakeAsync(await folder.OpenAsync(), TestContext.Current.CancellationToken);
        var files = snapshot.Folder;
        Assert.True(Directory.Exists(files));

        snapshot.Dispose();

        Assert.False(Directory.Exists(files));
    }

    [Fact]
    public static async Task UnreadableRepositoryInside_IsBlocked()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        Directory.CreateDirectory(folder["inner"]);
        await GitFolder.GitAsync(folder["inner"], ["init", "-q"]);
        folder.Write("inner/b.cs", "1\n");

        var exception = await Assert.ThrowsAsync<CommandException>(() => folder.ChangesAsync());

        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.StartsWith("git add: error: 'inner/' does not have a commit checked out", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public static async Task FilterThatFails_IsBlocked()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        await folder.GitAsync("config", "filter.broken.clean", "false");
        await folder.GitAsync("config", "filter.broken.required", "true");
        folder.Write(".gitattributes", "*.cs filter=broken\n");

        Assert.StartsWith("git add: error: external filter", (await Assert.ThrowsAsync<CommandException>(() => folder.ChangesAsync())).Message, StringComparison.Ordinal);
    }

    private static string[] Contents(GitFolder folder)
        => [.. Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(static file => file + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))];
}
