using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Git;

public static class GitBaseTests
{
    [Fact]
    public static async Task MergeBase_IsWhereTheBranchLeft()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        var left = (await folder.GitAsync("rev-parse", "HEAD")).Trim();
        await folder.GitAsync("checkout", "-q", "-b", "work");
        await folder.CommitAsync(("b", "1\n"));
        await folder.GitAsync("checkout", "-q", "main");
        await folder.CommitAsync(("c", "1\n"));
        await folder.GitAsync("checkout", "-q", "work");

        Assert.Equal(new GitBase("main", left), await FindAsync(folder));
    }

    [Fact]
    public static async Task NoCommit_IsNoBase()
    {
        using var folder = await GitFolder.CreateAsync();
        folder.Write("a", "1\n");

        Assert.Null(await FindAsync(folder, option: "main"));
    }

    [Fact]
    public static async Task NothingToCountFrom_IsNoBase()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        await folder.GitAsync("branch", "-m", "trunk");

        Assert.Null(await FindAsync(folder));
    }

    [Theory]
    [InlineData("one", "two", "GITHUB_BASE_REF", "three", "one")]
    [InlineData(null, "two", "GITHUB_BASE_REF", "three", "origin/three")]
    [InlineData(null, "two", "SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/three", "origin/three")]
    [InlineData(null, "two", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "three", "origin/three")]
    [InlineData(null, "two", "GITHUB_BASE_REF", "", "two")]
    [InlineData(null, null, "GITHUB_BASE_REF", "", "origin/HEAD")]
    [InlineData("three", null, "", "", "three")]
    [InlineData("four", null, "", "", "origin/four")]
    [InlineData("HEAD^", null, "", "", "HEAD^")]
    public static async Task OrderOfNames(string? option, string? policy, string variable, string value, string expected)
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        await folder.CommitAsync();
        foreach (var name in (string[])["refs/heads/one", "refs/heads/two", "refs/heads/three", "refs/remotes/origin/three", "refs/remotes/origin/four", "refs/remotes/origin/HEAD"])
        {
            await folder.GitAsync("update-ref", name, "HEAD");
        }

        Assert.Equal(expected, (await FindAsync(folder, option, policy, (variable, value)))?.Name);
    }

    [Fact]
    public static async Task GitLabWithoutTheTarget_TakesTheCommitItNames()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        var commit = (await folder.GitAsync("rev-parse", "HEAD")).Trim();
        await folder.CommitAsync(("b", "1\n"));

        var start = await FindAsync(folder, null, null, ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "elsewhere"), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", commit));

        Assert.Equal(new GitBase(commit, commit), start);
    }

    [Theory]
    [InlineData("nowhere", null, "", "'nowhere' of --base names no commit")]
    [InlineData(null, "nowhere", "", "'origin/nowhere' of gate.base names no commit")]
    [InlineData(null, null, "nowhere", "'origin/nowhere' of GITHUB_BASE_REF names no commit")]
    public static async Task NameOfNoCommit_IsBlocked(string? option, string? policy, string variable, string message)
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));

        var exception = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder, option, policy, ("GITHUB_BASE_REF", variable)));

        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task HistoriesWithoutACommonCommit_AreBlocked()
    {
        using var folder = await GitFolder.CreateAsync(("a", "1\n"));
        await folder.GitAsync("checkout", "-q", "--orphan", "other");
        await folder.CommitAsync(("b", "1\n"));

        var exception = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder));

        Assert.Equal("'main' and HEAD have no common commit; name another base with '--base'", exception.Message);
    }

    [Fact]
    public static async Task ShallowCloneWithoutTheBase_NamesTheOption()
    {
        using var origin = await GitFolder.CreateAsync(("a", "1\n"));
        await origin.GitAsync("checkout", "-q", "-b", "work");
        await origin.CommitAsync(("b", "1\n"));
        using var folder = await GitFolder.CreateAsync();
        await folder.GitAsync("fetch", "-q", "--depth", "1", "file://" + origin.Root, "work");
        await folder.GitAsync("checkout", "-q", "FETCH_HEAD");

        var usual = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder));
        var named = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder, null, null, ("GITHUB_BASE_REF", "main")));

        Assert.StartsWith("this clone is shallow and has no branch that changes could be counted from; fetch the whole history ('fetch-depth: 0'", usual.Message, StringComparison.Ordinal);
        Assert.StartsWith("this clone is shallow and has no commit 'main'; ", named.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task ShallowCloneWithoutTheMergeBase_NamesTheOption()
    {
        using var origin = await GitFolder.CreateAsync(("a", "1\n"));
        await origin.GitAsync("checkout", "-q", "-b", "work");
        await origin.CommitAsync(("b", "1\n"));
        await origin.GitAsync("checkout", "-q", "main");
        await origin.CommitAsync(("c", "1\n"));
        using var folder = await GitFolder.CreateAsync();
        await folder.GitAsync("fetch", "-q", "--depth", "1", "file://" + origin.Root, "work", "main:refs/remotes/origin/main");
        await folder.GitAsync("checkout", "-q", "FETCH_HEAD");

        var exception = await Assert.ThrowsAsync<CommandException>(() => FindAsync(folder));

        Assert.StartsWith("this clone is shallow and has no common commit of 'origin/main' and HEAD; fetch the whole history ('fetch-depth: 0'", exception.Message, StringComparison.Ordinal);
    }

    private static Task<GitBase?> FindAsync(GitFolder folder) => FindAsync(folder, null);

    private static async Task<GitBase?> FindAsync(GitFolder folder, string? option, string? policy = null, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        return await GitBase.FindAsync(await folder.OpenAsync(), option, policy, name => environment.GetValueOrDefault(name), TestContext.Current.CancellationToken);
    }
}
