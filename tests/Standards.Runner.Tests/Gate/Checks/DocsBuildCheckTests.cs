using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Policy;
using Xunit;

namespace Standards.Gate.Checks;

public static class DocsBuildCheckTests
{
    [Fact]
    public static async Task NoCommand_IsNotApplicable()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(CheckStatus.NotApplicable, (await GateRun.RunAsync(new DocsBuildCheck(), folder)).Status);
    }

    [Fact]
    public static async Task Success_Passes()
    {
        using var folder = new TemporaryFolder();

        var result = await RunAsync(folder, "git", "version");

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.StartsWith("'git version' in ", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Failure_IsBlockedWithTheLastLines()
    {
        using var folder = new TemporaryFolder();

        var result = await RunAsync(folder, "git", "no such; command > file");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(CheckStatus.Blocked, result.Status);
        Assert.Equal("'git \"no such; command > file\"' ended with exit code 1", finding.Message);
        Assert.StartsWith("git: 'no such; command > file' is not a git command", Assert.Single(Assert.Single(result.Tables).Rows)[0], StringComparison.Ordinal);
        Assert.Equal("git \"no such; command > file\"", finding.Fix);
        Assert.False(File.Exists(folder["file"]));
    }

    [Fact]
    public static async Task MissingCommand_IsBlocked()
    {
        using var folder = new TemporaryFolder();

        Assert.StartsWith("'no-such-command' cannot be started", (await Assert.ThrowsAsync<CommandException>(() => RunAsync(folder, "no-such-command"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public static async Task Script_RunsAtTheRootAndShowsItsEnd()
    {
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Write("build/docs.sh", "#!/bin/sh\nfor i in $(seq 1 50); do echo line $i; done\nls >&2\nexit 3\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = await RunAsync(folder, "build/docs.sh");

        Assert.Equal("'build/docs.sh' ended with exit code 3", Assert.Single(result.Findings).Message);
        Assert.Equal([.. Enumerable.Range(32, 19).Select(static i => $"line {i}"), "build"], Assert.Single(result.Tables).Rows.Select(static row => row[0]));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public static async Task CommandThatDoesNotEnd_IsKilled()
    {
        using var folder = new TemporaryFolder();
        var policy = new StandardsPolicy { Gate = new GatePolicy { Docs = new DocsPolicy { Build = ["sleep", "600"] }, TimeoutMinutes = ImmutableSortedDictionary<string, int>.Empty.Add("docs-build", 0) } };

        Assert.Equal("'sleep 600' did not end within 0 minutes", Assert.Single((await GateRun.RunAsync(new DocsBuildCheck(), folder, policy)).Findings).Message);
    }

    private static Task<CheckResult> RunAsync(TemporaryFolder folder, params ImmutableArray<string> command)
        => GateRun.RunAsync(new DocsBuildCheck(), folder, new StandardsPolicy { Gate = new GatePolicy { Docs = new DocsPolicy { Build = command } } });
}
