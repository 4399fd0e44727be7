using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Xunit;

namespace Standards.Gate;

/// <summary>Repositories in a state that few have: each gets a verdict, and what cannot be asked is not applicable.</summary>
public static class FaultsOfTheRepositoryTests
{
    [Fact]
    public static async Task NoGit_HasAVerdictWithoutBase()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in GateFolder.Files())
        {
            folder.Write(name, text);
        }

        var result = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal("notApplicable", Status(result, "changelog"));
        Assert.Equal("passed", Status(result, "docs-words"));
        Assert.Equal("null", result.Json.GetProperty("base").GetRawText());

        // Nothing says that the content is the same.
        Assert.DoesNotContain(((await GateFolder.RunAsync(folder.Root)).Json).GetProperty("checks").EnumerateArray(), static check => check.GetProperty("reused").GetBoolean());
    }

    [Fact]
    public static async Task NoCommit_HasAVerdictWithoutBase()
    {
        using var folder = await GitFolder.CreateAsync();
        foreach (var (name, text) in GateFolder.Files())
        {
            folder.Write(name, text);
        }

        var result = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal("notApplicable", Status(result, "changelog"));
    }

    [Fact]
    public static async Task DetachedHead_IsComparedWithItsBase()
    {
        using var folder = await GateFolder.CreateAsync();
        await folder.GitAsync("checkout", "-q", "--detach");
        await folder.CommitAsync(("a.cs", "// code\n"));
        Assert.Equal("blocked", Status(await GateFolder.RunAsync(folder.Root), "changelog"));
    }

    [Fact]
    public static async Task DirtyTree_IsJudgedAsItIs()
    {
        using var folder = await GateFolder.CreateAsync();
        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
        folder.Write("untracked.md", "A seamless page.\n");
        folder.Write("README.md", "# Library\n\nA staged page.\n");
        await folder.GitAsync("add", "README.md");
        folder.Write("README.md", "# Library\n\nA blazing fast page.\n");
        var before = await folder.GitAsync("status", "--porcelain");

        var result = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(["README.md", "untracked.md"], Check(result, "docs-words").GetProperty("findings").EnumerateArray().Select(static f => f.GetProperty("path").GetString()));
        Assert.Equal(before, await folder.GitAsync("status", "--porcelain"));
    }

    [Fact]
    public static async Task DirtySubmodule_IsNoEvidenceForTheCleanOne()
    {
        using var inner = await GitFolder.CreateAsync(("page.md", "A page.\n"));
        using var folder = await GateFolder.CreateAsync();
        await folder.GitAsync("submodule", "--quiet", "add", "file://" + inner.Root, "inner");
        await folder.CommitAsync();
        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
        Assert.True(Check(await GateFolder.RunAsync(folder.Root), "docs-words").GetProperty("reused").GetBoolean());

        File.WriteAllText(folder["inner/page.md"], "Another page.\n");
        Assert.False(Check(await GateFolder.RunAsync(folder.Root), "docs-words").GetProperty("reused").GetBoolean());
    }

    [Theory]
    [InlineData("../outside.md")]
    [InlineData("/etc/passwd")]
    public static async Task PolicyThatLeadsOutside_IsBlocked(string path)
    {
        using var folder = await GateFolder.CreateAsync();
        folder.Write("standards.json", $$"""{ "version": 1, "build": { "target": "Library.csproj" }, "gate": { "docs": { "include": ["{{path}}"] }, "changelog": { "mode": "entry", "file": "{{path}}" } } }""");
        var result = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains(path, result.Json.GetProperty("error").GetString());
    }

    private static System.Text.Json.JsonElement Check(Tool.Result result, string name)
        => result.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);

    private static string? Status(Tool.Result result, string name) => Check(result, name).GetProperty("status").GetString();
}
