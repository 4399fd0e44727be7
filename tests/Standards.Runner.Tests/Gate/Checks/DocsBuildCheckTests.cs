using System;
using System.Collections.Immutable;
using System.IO;
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
        Assert.StartsWith("'git \"no such; command > file\"' ended with exit code 1:\ngit: 'no such; command > file' is not a git command", finding.Message, StringComparison.Ordinal);
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

        var message = Assert.Single((await RunAsync(folder, "build/docs.sh")).Findings).Message;

        Assert.StartsWith("'build/docs.sh' ended with exit code 3:\nline 32\n", message, StringComparison.Ordinal);
        Assert.EndsWith("line 50\nbuild", message, StringComparison.Ordinal);
    }

    private static Task<CheckResult> RunAsync(TemporaryFolder folder, params ImmutableArray<string> command)
        => GateRun.RunAsync(new DocsBuildCheck(), folder, new StandardsPolicy { Gate = new GatePolicy { Docs = new DocsPolicy { Build = command } } });
}
