using System;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Standards.Policy;
using Xunit;

namespace Standards.Gate;

public static class GateBaseTests
{
    private const string Plain = """{ "version": 1 }""";

    [Fact]
    public static async Task Locally_NoPolicyComesFromTheBase()
    {
        using var folder = await BranchAsync(Plain);

        var found = await FindAsync(folder, null, Head("other"));

        Assert.Equal(("other", null), (found.Start?.Name, found.Policy));
    }

    [Fact]
    public static async Task InCI_BaseOfTheWorkingTreeIsNotAsked()
    {
        using var folder = await BranchAsync(Plain);

        var found = await FindAsync(folder, null, Head("HEAD"), "CI");

        Assert.Equal("main", found.Start?.Name);
        Assert.Null(found.Policy?.Policy?.Gate.Base);
        Assert.NotNull(found.Policy?.Policy);
    }

    [Fact]
    public static async Task InCI_BaseOfTheBasePolicyIsTaken()
    {
        using var folder = await BranchAsync("""{ "version": 1, "gate": { "base": "other" } }""");

        var found = await FindAsync(folder, null, Head(null), "CI");

        Assert.Equal("other", found.Start?.Name);
        Assert.Equal("other", found.Policy?.Base.Name);
    }

    [Fact]
    public static async Task InCIWithoutAUsualBranch_TheWorkingTreeIsAsked()
    {
        using var folder = await BranchAsync(Plain);
        await folder.GitAsync("branch", "-m", "main", "trunk");

        Assert.Equal("trunk", (await FindAsync(folder, null, Head("trunk"), "CI")).Start?.Name);
        Assert.Equal(new GateBase(null, null), await FindAsync(folder, null, null, "CI"));
    }

    [Fact]
    public static async Task NamedBase_Decides()
    {
        using var folder = await BranchAsync(Plain);

        var found = await FindAsync(folder, "other", Head("main"));

        Assert.Equal(("other", "other"), (found.Start?.Name, found.Policy?.Base.Name));
    }

    [Fact]
    public static async Task NoGit_IsNoBase()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(new GateBase(null, null), await GateBase.FindAsync(null, folder.Root, null, null, static _ => "true", TestContext.Current.CancellationToken));
        Assert.Equal(ExitCodes.Blocked, (await Assert.ThrowsAsync<CommandException>(() => GateBase.FindAsync(null, folder.Root, "main", null, static _ => null, TestContext.Current.CancellationToken))).ExitCode);
    }

    [Fact]
    public static async Task RepositoryWithoutGitInCI_IsBlocked()
    {
        using var folder = await GitFolder.CreateAsync(("sub/a", "1\n"));

        Assert.StartsWith("git is not installed, or", (await Assert.ThrowsAsync<CommandException>(() => GateBase.FindAsync(null, folder["sub"], null, null, static name => name == "CI" ? "true" : null, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        Assert.Equal(new GateBase(null, null), await GateBase.FindAsync(null, folder["sub"], null, null, static _ => null, TestContext.Current.CancellationToken));
    }

    /// <summary>On a branch of two that each have a commit.</summary>
    private static async Task<GitFolder> BranchAsync(string policy)
    {
        var folder = await GitFolder.CreateAsync(("standards.json", policy));
        await folder.GitAsync("checkout", "-q", "-b", "other");
        await folder.CommitAsync(("other", "1\n"));
        await folder.GitAsync("checkout", "-q", "-b", "work");
        await folder.CommitAsync(("work", "1\n"));
        return folder;
    }

    private static StandardsPolicy Head(string? start) => new() { Gate = new GatePolicy { Base = start } };

    private static async Task<GateBase> FindAsync(GitFolder folder, string? option, StandardsPolicy? head, string? variable = null)
        => await GateBase.FindAsync(await folder.OpenAsync(), folder.Root, option, head, name => name == variable ? "true" : null, TestContext.Current.CancellationToken);
}
