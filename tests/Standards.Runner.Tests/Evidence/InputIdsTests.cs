using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Xunit;

namespace Standards.Evidence;

public static class InputIdsTests
{
    [Fact]
    public static async Task SameContent_HasOneIdHoweverItIsStored()
    {
        using var folder = await GitFolder.CreateAsync((".gitignore", "bin/\n"), ("a.cs", "1\n"));
        folder.Write("b.cs", "2\n");
        var untracked = await IdAsync(folder);
        await folder.GitAsync("add", "-A");
        var staged = await IdAsync(folder);
        await folder.CommitAsync();
        var committed = await IdAsync(folder);
        folder.Write("bin/c.cs", "3\n");
        File.SetLastWriteTimeUtc(folder["a.cs"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal([untracked, untracked, untracked], [staged, committed, await IdAsync(folder)]);
    }

    [Fact]
    public static async Task WhateverDiffers_IsAnotherId()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"), ("b.cs", "2\n"));
        var ids = new System.Collections.Generic.List<string> { await IdAsync(folder) };

        folder.Write("a.cs", "2\n");
        ids.Add(await IdAsync(folder));
        folder.Write("c.cs", "");
        ids.Add(await IdAsync(folder));
        File.Move(folder["c.cs"], folder["d.cs"]);
        ids.Add(await IdAsync(folder));
        folder.Delete("b.cs");
        ids.Add(await IdAsync(folder));
        ids.Add(await IdAsync(folder, options: ["x"]));
        ids.Add(await IdAsync(folder, options: ["x", "y"]));
        ids.Add(await IdAsync(folder, options: ["xy"]));
        ids.Add(await IdAsync(folder, sdk: "10.0.402"));

        Assert.Distinct(ids);
    }

    [Fact]
    public static async Task OldTimeOfAChangedFile_HidesNothing()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        var time = File.GetLastWriteTimeUtc(folder["a.cs"]);
        await folder.GitAsync("config", "core.trustctime", "false");
        await folder.GitAsync("status");
        var before = await IdAsync(folder);
        folder.Write("a.cs", "2\n");
        File.SetLastWriteTimeUtc(folder["a.cs"], time.AddYears(-5));

        Assert.NotEqual(before, await IdAsync(folder));
    }

    [Theory]
    [InlineData("docs/a.md")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("requirements/one/notes.txt")]
    [InlineData("standards.json")]
    public static async Task Documentation_IsNoInputOfCode(string name)
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"), (name, "1\n"));
        var (code, all) = (await IdAsync(folder), await IdAsync(folder, files: InputFiles.All));
        folder.Write(name, "2\n");

        Assert.Equal(code, await IdAsync(folder));
        Assert.NotEqual(all, await IdAsync(folder, files: InputFiles.All));

        var policy = new StandardsPolicy { Tests = new TestPolicy { Inputs = ["**/*"] } };
        var read = await IdAsync(folder, policy: policy);
        folder.Write(name, "3\n");
        Assert.NotEqual(read, await IdAsync(folder, policy: policy));
    }

    [Theory]
    [InlineData("private/a.md")]
    [InlineData("docs/a.cs")]
    [InlineData("docs/page.html")]
    [InlineData("sub/standards.json")]
    public static async Task WhatNoCheckOfDocumentationClaims_IsInputOfCode(string name)
    {
        var policy = new StandardsPolicy { Gate = new GatePolicy { Docs = new DocsPolicy { Include = ["docs/**", "**/*.md"], Exclude = ["private/**"] } } };
        using var folder = await GitFolder.CreateAsync((name, "1\n"));
        var before = await IdAsync(folder, policy: policy);
        folder.Write(name, "2\n");

        Assert.NotEqual(before, await IdAsync(folder, policy: policy));
    }

    [Fact]
    public static async Task EvidenceOfTheTool_IsNoInput()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        var before = await IdAsync(folder, files: InputFiles.All);
        folder.Write("requirements/one/evidence/a.jsonl", "{}\n");

        Assert.Equal(before, await IdAsync(folder, files: InputFiles.All));
    }

    [Fact]
    public static async Task FilesAboveTheRoot_AreInput()
    {
        using var folder = await GitFolder.CreateAsync(("Directory.Build.props", "1\n"), ("sub/a.cs", "1\n"), ("sub/a.md", "1\n"));
        var before = await IdAsync(folder, below: "sub");
        folder.Write("sub/a.md", "2\n");
        Assert.Equal(before, await IdAsync(folder, below: "sub"));
        folder.Write("Directory.Build.props", "2\n");

        Assert.NotEqual(before, await IdAsync(folder, below: "sub"));
    }

    [Fact]
    public static async Task SubmodulesInSubmodules_AreReadFromTheDisk()
    {
        using var inner = await GitFolder.CreateAsync(("i.cs", "1\n"));
        using var outer = await GitFolder.CreateAsync(("o.cs", "1\n"));
        await outer.GitAsync("submodule", "--quiet", "add", inner.Root, "inner");
        await outer.CommitAsync();
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        await folder.GitAsync("submodule", "--quiet", "add", outer.Root, "outer");
        await folder.GitAsync("submodule", "--quiet", "update", "--init", "--recursive");
        await folder.CommitAsync();
        var clean = await IdAsync(folder);
        Assert.Equal(clean, await IdAsync(folder));
        using (var snapshot = await TreeSnapshot.TakeAsync(await folder.OpenAsync(), TestContext.Current.CancellationToken))
        {
            Assert.Equal([".gitmodules", "a.cs", "outer/.gitmodules", "outer/inner/i.cs", "outer/o.cs"], snapshot.Files.Select(static f => f.Path));
        }

        folder.Write("outer/inner/i.cs", "2\n");
        var dirty = await IdAsync(folder);
        folder.Write("outer/inner/new.cs", "2\n");
        var untracked = await IdAsync(folder);
        await folder.GitAsync("submodule", "--quiet", "deinit", "--force", "outer");
        Assert.Distinct([clean, dirty, untracked, await IdAsync(folder)]);
    }

    [Fact]
    public static async Task RootInASubmodule_HasTheRepositoryOfTheSubmodule()
    {
        using var library = await GitFolder.CreateAsync(("a.cs", "1\n"));
        using var folder = await GitFolder.CreateAsync(("b.cs", "1\n"));
        await folder.GitAsync("submodule", "--quiet", "add", library.Root, "lib");
        var before = await IdAsync(folder, below: "lib");
        Assert.Equal(await IdAsync(library), before);
        folder.Write("b.cs", "2\n");
        Assert.Equal(before, await IdAsync(folder, below: "lib"));
        folder.Write("lib/a.cs", "2\n");

        Assert.NotEqual(before, await IdAsync(folder, below: "lib"));
    }

    [Fact]
    public static async Task RunsAtOnce_DoNotDisturbEachOther()
    {
        using var folder = await GitFolder.CreateAsync([.. Enumerable.Range(0, 50).Select(static i => ($"{i}.cs", $"{i}\n"))]);
        folder.Write("new.cs", "1\n");

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => IdAsync(folder)));

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public static async Task IgnoredFilesThatAreTracked_AreInput()
    {
        using var folder = await GitFolder.CreateAsync((".gitignore", "*.user\n"));
        folder.Write("a.user", "1\n");
        folder.Write("b.user", "1\n");
        await folder.GitAsync("add", "--force", "a.user");
        var staged = await IdAsync(folder);
        folder.Write("b.user", "2\n");
        Assert.Equal(staged, await IdAsync(folder));
        folder.Write("a.user", "2\n");

        Assert.NotEqual(staged, await IdAsync(folder));
    }

    [Fact]
    public static async Task FlagsOfTheIndex_HideNothing()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"), ("b.cs", "1\n"));
        var before = await IdAsync(folder);
        await folder.GitAsync("update-index", "--assume-unchanged", "a.cs");
        await folder.GitAsync("update-index", "--skip-worktree", "b.cs");
        Assert.Equal(before, await IdAsync(folder));
        folder.Write("a.cs", "2\n");
        var one = await IdAsync(folder);
        folder.Write("b.cs", "2\n");

        Assert.Distinct([before, one, await IdAsync(folder)]);
    }

    [Fact]
    public static async Task ConflictsOfAMerge_AreReadFromTheDisk()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        await folder.GitAsync("checkout", "-q", "-b", "work");
        await folder.CommitAsync(("a.cs", "2\n"));
        await folder.GitAsync("checkout", "-q", "main");
        await folder.CommitAsync(("a.cs", "3\n"));
        await Assert.ThrowsAsync<CliWrap.Exceptions.CommandExecutionException>(() => folder.GitAsync("merge", "-q", "work"));
        var conflict = await IdAsync(folder);
        folder.Write("a.cs", "4\n");

        Assert.NotEqual(conflict, await IdAsync(folder));
    }

    [Fact]
    public static async Task NoCommit_HasAnId()
    {
        using var folder = await GitFolder.CreateAsync();
        var empty = await IdAsync(folder);
        folder.Write("a.cs", "1\n");

        Assert.NotEqual(empty, await IdAsync(folder));
    }

    [Fact]
    public static async Task Sdk_IsAsked()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));
        using var snapshot = await TreeSnapshot.TakeAsync(await folder.OpenAsync(), TestContext.Current.CancellationToken);
        var ids = await InputIds.CreateAsync(new ProcessRunner(), snapshot, new StandardsPolicy(), TestContext.Current.CancellationToken);
        Assert.Matches("^[0-9a-f]{64}$", ids.Of(InputFiles.All, []));

        folder.Write("global.json", """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }""");
        Assert.StartsWith("dotnet --version: ", (await Assert.ThrowsAsync<CommandException>(() => InputIds.CreateAsync(new ProcessRunner(), snapshot, new StandardsPolicy(), TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    private static async Task<string> IdAsync(GitFolder folder, string below = "", InputFiles files = InputFiles.Code, StandardsPolicy? policy = null, string[]? options = null, string sdk = "10.0.401")
    {
        using var snapshot = await TreeSnapshot.TakeAsync(await folder.OpenAsync(below), TestContext.Current.CancellationToken);
        return new InputIds(snapshot, policy ?? new StandardsPolicy(), sdk).Of(files, options ?? []);
    }
}
