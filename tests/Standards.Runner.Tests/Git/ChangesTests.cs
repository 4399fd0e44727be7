using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Git;

public static class ChangesTests
{
    [Fact]
    public static async Task CommittedStagedChangedAndUntracked_AreAllChanges()
    {
        using var folder = await GitFolder.CreateAsync(("same", "1\n2\n"), ("committed", "1\n2\n3\n"), ("staged", "1\n2\n3\n"), ("changed", "1\n2\n3\n"), ("all", "1\n2\n3\n4\n5\n6\n7\n"), ("gone", "1\n"));
        var start = (await folder.GitAsync("rev-parse", "HEAD")).Trim();
        await folder.CommitAsync(("committed", "1\nx\n3\n"), ("all", "x\n2\n3\n4\n5\n6\n7\n"));
        folder.Write("staged", "1\n2\nx\ny\n3\n");
        folder.Write("all", "x\n2\n3\nx\n5\n6\n7\n");
        await folder.GitAsync("add", "-A");
        folder.Write("changed", "1\n2\n3\n4");
        folder.Write("all", "x\n2\n3\nx\n5\n6\nx");
        folder.Write("untracked", "1\n");
        folder.Write(".gitignore", "ignored\n");
        folder.Write("ignored", "1\n");
        folder.Delete("gone");

        var changes = await folder.ChangesAsync(start);

        Assert.Equal(start, changes.BaseCommit);
        Assert.Equal(
            [".gitignore new", "all 1-1 4-4 7-7", "changed 4-4", "committed 2-2", "staged 3-4", "untracked new"],
            changes.Files.Values.OrderBy(static f => f.Path, StringComparer.Ordinal).Select(Text));
        Assert.Equal(["gone"], changes.Deleted);
        Assert.True(changes.Contains("all", 4));
        Assert.False(changes.Contains("all", 5));
        Assert.True(changes.Contains("all", 0));
        Assert.True(changes.Contains("untracked", 900));
        Assert.False(changes.Contains("same", 0));
    }

    [Fact]
    public static async Task NamesOfEveryKind_AreRead()
    {
        string[] names = ["with space", "ä ö/ü€😀", "quote\"d", "back\\slash", "tab\there", "line\nbreak", "a b/+++ b/x", "-dash", ":colon", "*", "carriage\rreturn"];
        using var folder = await GitFolder.CreateAsync([.. names.Select(static name => (name, "1\n2\n"))]);
        foreach (var name in names)
        {
            folder.Write(name, "1\nx\n");
            folder.Write(name + " new", "1\n");
        }

        var changes = await folder.ChangesAsync();

        Assert.Equal(names.Select(static name => name + " 2-2").Concat(names.Select(static name => name + " new new")).Order(StringComparer.Ordinal), changes.Files.Values.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task ContentThatLooksLikeAPatch_IsContent()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n-- a/b\n3\n4\n"), ("b", "1\n2\n"));
        folder.Write("a", "1\n++ b/b\n3\n4\ndiff --git a/b b/b\n@@ -1 +1,5 @@\n++ b/b");
        folder.Write("b", "@@ -1 +1 @@\n2\n\\ No newline at end of file\n");

        Assert.Equal(["a 2-2 5-7", "b 1-1 3-3"], (await folder.ChangesAsync()).Files.Values.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task DeletedLinesAndModes_ChangeTheFileAndNoLine()
    {
        using var folder = await GitFolder.CreateAsync(("lines", "1\n2\n3\n"), ("mode", "1\n"), ("end", "1\n2\n"));
        folder.Write("lines", "1\n3\n");
        folder.Write("end", "1\n2");
        await folder.GitAsync("update-index", "--chmod=+x", "mode");
        await folder.GitAsync("commit", "-q", "-m", "mode");
        var changes = await folder.ChangesAsync("HEAD^");

        Assert.Equal("lines", Text(changes.Files["lines"]));
        Assert.Equal("end 2-2", Text(changes.Files["end"]));
        Assert.True(changes.Contains("lines", 0));
        Assert.False(changes.Contains("lines", 1));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public static async Task ExecutableBit_ChangesTheFileAndNoLine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the file system has no such bit");
        using var folder = await GitFolder.CreateAsync(("mode", "1\n"));
        File.SetUnixFileMode(folder["mode"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal("mode", Text((await folder.ChangesAsync()).Files["mode"]));
    }

    [Fact]
    public static async Task FileInPlaceOfALink_IsNew()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege");
        using var folder = await GitFolder.CreateAsync(("file", "1\n"));
        File.CreateSymbolicLink(folder["link"], "file");
        await folder.CommitAsync();
        folder.Delete("link");
        folder.Write("link", "1\n2\n");

        Assert.Equal(["link new"], (await folder.ChangesAsync()).Files.Values.Select(Text));
    }

    [Fact]
    public static async Task BinaryFile_IsChanged()
    {
        using var folder = await GitFolder.CreateAsync(("a.bin", "\0\u0001\n"), ("b.bin", "\0"));
        folder.Write("a.bin", "\0\u0002\n");

        Assert.Equal(["a.bin"], (await folder.ChangesAsync()).Files.Keys);
    }

    [Fact]
    public static async Task CodeThatAttributesCallBinary_KeepsItsLines()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n2\n"), (".gitattributes", "*.cs binary diff=none\n"));
        await folder.GitAsync("config", "diff.none.binary", "true");
        await folder.GitAsync("config", "diff.none.command", "false");
        folder.Write("a.cs", "1\nx\n");

        Assert.Equal(["a.cs 2-2"], (await folder.ChangesAsync()).Files.Values.Select(Text));
    }

    [Theory]
    [InlineData("diff.noprefix", "true")]
    [InlineData("diff.mnemonicPrefix", "true")]
    [InlineData("diff.renames", "copies")]
    [InlineData("diff.context", "9")]
    [InlineData("diff.interHunkContext", "9")]
    [InlineData("diff.external", "false")]
    [InlineData("diff.relative", "true")]
    [InlineData("diff.algorithm", "patience")]
    [InlineData("diff.orderFile", "order")]
    [InlineData("diff.suppressBlankEmpty", "true")]
    [InlineData("color.ui", "always")]
    [InlineData("core.quotePath", "true")]
    public static async Task ConfigurationOfTheUser_ChangesNothing(string key, string value)
    {
        using var folder = await GitFolder.CreateAsync(("sub/ä.cs", "1\n2\n3\n4\n5\n"), ("other", "1\n2\n3\n"), ("sub/gone", "1\n2\n3\n"));
        await folder.GitAsync("config", key, value);
        folder.Write("sub/ä.cs", "x\n2\n3\n4\nx\n");
        folder.Write("sub/moved", "1\n2\n3\n");
        folder.Delete("sub/gone");
        folder.Write("other", "x\n");

        var changes = await folder.ChangesAsync(below: "sub");

        Assert.Equal(["moved new", "ä.cs 1-1 5-5"], changes.Files.Values.Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal(["gone"], changes.Deleted);
    }

    [Fact]
    public static async Task RootBelowTheTop_LeavesOthersOut()
    {
        using var folder = await GitFolder.CreateAsync(("a b/c/x", "1\n"), ("a b/cc/x", "1\n"), ("x", "1\n"), ("a b/c/gone", "1\n"), ("gone", "1\n"));
        foreach (var name in (string[])["a b/c/x", "a b/cc/x", "x", "a b/c/new", "new"])
        {
            folder.Write(name, "2\n");
        }

        folder.Delete("gone");
        folder.Delete("a b/c/gone");

        var changes = await folder.ChangesAsync(below: "a b/c");

        Assert.Equal(["new new", "x 1-1"], changes.Files.Values.Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal(["gone"], changes.Deleted);
    }

    [Theory]
    [InlineData("* text=auto\n", "")]
    [InlineData("* text=auto eol=crlf\n", "")]
    [InlineData("", "input")]
    [InlineData("", "true")]
    [InlineData("", "")]
    public static async Task LineEndsOfWindows_AreNoChange(string attributes, string setting)
    {
        using var folder = await GitFolder.CreateAsync(("a.txt", "1\r\n2\r\n3\r\n"), ("b.txt", "1\n2\n3\n"));
        await folder.CommitAsync((".gitattributes", attributes));
        if (setting.Length > 0)
        {
            await folder.GitAsync("config", "core.autocrlf", setting);
        }

        Assert.Empty((await folder.ChangesAsync()).Files);

        folder.Write("a.txt", "1\r\nx\r\n3\r\n");
        Assert.Equal(["a.txt 2-2"], (await folder.ChangesAsync()).Files.Values.Select(Text));
    }

    [Fact]
    public static async Task LineEndsThatGitWouldRefuse_AreRead()
    {
        using var folder = await GitFolder.CreateAsync((".gitattributes", "*.txt text\n"), ("a.txt", "1\n"));
        await folder.GitAsync("config", "core.safecrlf", "true");
        await folder.GitAsync("config", "core.autocrlf", "input");
        folder.Write("a.txt", "1\r\n2\r\n");

        Assert.Equal(["a.txt 2-2"], (await folder.ChangesAsync()).Files.Values.Select(Text));
    }

    [Theory]
    [InlineData("1\r2\r3\n4\nx\n")]
    [InlineData("1\n\u2028\n3\n4\nx\n")]
    [InlineData("1\n2\n3\n4\nx\r")]
    public static async Task LineEndsThatOnlyACompilerCounts_ChangeEveryLine(string text)
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", text.Replace("x", "5", StringComparison.Ordinal)));
        folder.Write("a.cs", text);

        Assert.True((await folder.ChangesAsync()).Contains("a.cs", 1));
    }

    [Fact]
    public static async Task OtherEncoding_HasItsLines()
    {
        using var folder = await GitFolder.CreateAsync((".gitattributes", "*.txt text working-tree-encoding=UTF-16LE-BOM\n"));
        File.WriteAllText(folder["a.txt"], "1\n2\n3\n", Encoding.Unicode);
        await folder.CommitAsync();
        File.WriteAllText(folder["a.txt"], "1\nx\n3\n", Encoding.Unicode);

        Assert.True((await folder.ChangesAsync()).Contains("a.txt", 2));
    }

    [Fact]
    public static async Task AssumeUnchangedAndSkipWorktree_HideNothing()
    {
        using var folder = await GitFolder.CreateAsync(("assumed", "1\n"), ("skipped", "1\n"));
        await folder.GitAsync("update-index", "--assume-unchanged", "assumed");
        await folder.GitAsync("update-index", "--skip-worktree", "skipped");
        folder.Write("assumed", "2\n");
        folder.Write("skipped", "2\n");

        Assert.Equal(["assumed", "skipped"], (await folder.ChangesAsync()).Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task SparseCheckout_DeletesNothing()
    {
        using var folder = await GitFolder.CreateAsync(("in/a", "1\n"), ("out/b", "1\n"), ("in/gone", "1\n"));
        await folder.GitAsync("sparse-checkout", "set", "in");
        Assert.False(File.Exists(folder["out/b"]));
        folder.Write("in/a", "2\n");
        folder.Delete("in/gone");

        var changes = await folder.ChangesAsync();

        Assert.Equal(["in/a"], changes.Files.Keys);
        Assert.Equal(["in/gone"], changes.Deleted);

        folder.Write("out/b", "2\n");
        folder.Write("out/c", "2\n");
        Assert.Equal(["in/a", "out/b", "out/c"], (await folder.ChangesAsync()).Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task Submodule_IsChangedByItsCommit()
    {
        using var library = await GitFolder.CreateAsync(("a", "1\n"));
        using var folder = await GitFolder.CreateAsync(("b", "1\n"));
        await folder.GitAsync("submodule", "--quiet", "add", library.Root, "lib");
        await folder.CommitAsync();

        Assert.Empty((await folder.ChangesAsync()).Files);

        folder.Write("lib/a", "2\n");
        Assert.Empty((await folder.ChangesAsync()).Files);

        await GitFolder.GitAsync(folder["lib"], ["commit", "-q", "-a", "-m", "two"]);
        Assert.Equal(["lib"], (await folder.ChangesAsync()).Files.Values.Select(Text));
    }

    [Fact]
    public static async Task WorktreeAndDetachedHead_AreLikeOthers()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        using var parent = new TemporaryFolder();
        await folder.GitAsync("worktree", "add", "-q", "--detach", parent["tree"]);
        parent.Write("tree/a", "2\n");
        var repository = await GitRepository.FindAsync(new Processes.ProcessRunner(), parent["tree"], TestContext.Current.CancellationToken);
        using var snapshot = await TreeSnapshot.TakeAsync(repository!, TestContext.Current.CancellationToken);
        var start = await GitBase.FindAsync(repository!, null, null, static _ => null, TestContext.Current.CancellationToken);

        Assert.Equal("main", start!.Name);
        Assert.Equal(["a 1-1"], (await ChangesReader.ReadAsync(snapshot, start, TestContext.Current.CancellationToken)).Files.Values.Select(Text));
    }

    private static string Text(ChangedFile file)
        => file.IsNew ? file.Path + " new" : string.Join(' ', [file.Path, .. file.Lines.Select(static range => $"{range.First}-{range.Last}")]);
}
