using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Terminal;
using Xunit;

namespace Standards.Gate;

public static class GateEngineTests
{
    [Fact]
    public static async Task EveryCheckRuns_WhateverTheOthersDo()
    {
        using var folder = new TemporaryFolder();
        var results = await RunAsync(
            folder,
            new FakeCheck(CheckNames.Lint, static () => throw CommandException.Blocked("the build does not start")),
            new FakeCheck(CheckNames.Tests, static () => throw new IOException("No space left on device")),
            new FakeCheck(CheckNames.Coverage, static () => throw new EvidenceException("report.xml", "ends too early")),
            new FakeCheck(CheckNames.Changelog, static () => Found("an entry is missing")),
            new FakeCheck(CheckNames.Sync, static () => CheckResult.Of(CheckNames.Sync, "2 files", [])));

        Assert.Equal(["lint", "sync", "tests", "coverage", "changelog"], results.Select(static r => r.Check).Where(static name => name != CheckNames.Waivers));
        Assert.Equal("the build does not start", results.Single(static r => r.Check == CheckNames.Lint).Findings[0].Message);
        Assert.Equal("No space left on device", results.Single(static r => r.Check == CheckNames.Tests).Findings[0].Message);
        Assert.Equal("standards gate --only coverage", results.Single(static r => r.Check == CheckNames.Coverage).Findings[0].Fix);
        Assert.Equal(4, results.Count(static r => r.Status == CheckStatus.Blocked));
    }

    [Fact]
    public static async Task OneObstacleOfSeveralChecks_IsSaidOnce()
    {
        using var folder = new TemporaryFolder();
        var results = await RunAsync(
            folder,
            new FakeCheck(CheckNames.Tests, static () => throw CommandException.Blocked("the build fails", "dotnet build")),
            new FakeCheck(CheckNames.Coverage, static () => throw CommandException.Blocked("the build fails", "dotnet build")));

        Assert.Equal(["the build fails", "for the same reason as 'tests'"], results.SelectMany(static r => r.Findings).Select(static f => f.Message));
        Assert.All(results.SelectMany(static r => r.Findings), static f => Assert.Equal("dotnet build", f.Fix));
    }

    [Fact]
    public static async Task PassedCheck_IsTakenAgainOnTheSameInput()
    {
        using var folder = new TemporaryFolder();
        var check = new FakeCheck(CheckNames.Tests, static () => CheckResult.Of(CheckNames.Tests, "5 passed", [new Finding("slow") { Blocks = false }]));
        await RunAsync(folder, check);

        var again = (await RunAsync(folder, check)).Single(static r => r.Check == CheckNames.Tests);
        Assert.True(again.IsReused);
        Assert.Equal("5 passed", again.Summary);
        Assert.Equal("slow", again.Findings[0].Message);
        Assert.Equal(1, check.Runs);

        Assert.False((await RunAsync(folder, static _ => "other", NoWaivers, check)).Single(static r => r.Check == CheckNames.Tests).IsReused);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public static async Task CheckThatDoesNotApply_IsTakenAgainOnTheSameInput()
    {
        using var folder = new TemporaryFolder();
        var check = new FakeCheck(CheckNames.Suppressions, static () => CheckResult.NotApplicable(CheckNames.Suppressions, "after a whole build: nothing to look at"));
        await RunAsync(folder, check);

        var again = (await RunAsync(folder, check)).Single(static r => r.Check == CheckNames.Suppressions);

        Assert.Equal((CheckStatus.NotApplicable, true, 1), (again.Status, again.IsReused, check.Runs));
    }

    [Fact]
    public static async Task BlockedCheck_RunsAgain()
    {
        using var folder = new TemporaryFolder();
        var check = new FakeCheck(CheckNames.Tests, static () => Found("failed", CheckNames.Tests));

        await RunAsync(folder, check);
        await RunAsync(folder, check);

        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public static async Task WaivedCheck_IsReusedUntilTheWaiverExpires()
    {
        using var folder = new TemporaryFolder();
        var check = new FakeCheck(CheckNames.Tests, static () => Found("failed", CheckNames.Tests));
        ImmutableArray<WaiverPolicy> waivers = [new() { Check = "tests", Target = "*", Reason = "r", Owner = "o", Expires = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(2)) }];

        Assert.Equal(CheckStatus.Passed, (await RunAsync(folder, static _ => "same", waivers, check)).Single(static r => r.Check == CheckNames.Tests).Status);
        Assert.True((await RunAsync(folder, static _ => "same", waivers, check)).Single(static r => r.Check == CheckNames.Tests).IsReused);
        Assert.Equal(CheckStatus.Blocked, (await RunAsync(folder, static _ => "same", NoWaivers, check)).Single(static r => r.Check == CheckNames.Tests).Status);
        Assert.Equal(2, check.Runs);
    }

    [Fact]
    public static async Task BadLine_DiscardsItsEvidenceOnly()
    {
        using var folder = new TemporaryFolder();
        var tests = new FakeCheck(CheckNames.Tests, static () => CheckResult.Of(CheckNames.Tests, "", []));
        var lint = new FakeCheck(CheckNames.Lint, static () => CheckResult.Of(CheckNames.Lint, "", []));
        await RunAsync(folder, lint, tests);
        var file = Directory.GetFiles(folder["evidence"]).Single();
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, lines[0][..(lines[0].Length / 2)] + "\n" + lines[1] + "\n", TestContext.Current.CancellationToken);

        var results = await RunAsync(folder, lint, tests);

        Assert.Equal([false, true], results.Where(static r => r.Check != CheckNames.Waivers).Select(static r => r.IsReused));
    }

    [Fact]
    public static async Task CheckThatIsOff_SaysWhy()
    {
        using var folder = new TemporaryFolder();
        var check = new FakeCheck(CheckNames.Tests, static () => throw new InvalidOperationException("runs"));
        var context = Context(folder, new StandardsPolicy { Gate = new GatePolicy { Off = ImmutableSortedDictionary<string, string>.Empty.Add("tests", "no tests yet") } });

        var result = (await new GateEngine(context, static _ => null, null).RunAsync([check], [], static _ => { }, TestContext.Current.CancellationToken)).Single(static r => r.Check == CheckNames.Tests);

        Assert.Equal((CheckStatus.NotApplicable, "off: no tests yet"), (result.Status, result.Summary));
    }

    [Fact]
    public static async Task Cancellation_EndsTheRun()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        var check = new FakeCheck(CheckNames.Tests, () =>
        {
            cancelled.Cancel();
            cancelled.Token.ThrowIfCancellationRequested();
            return null!;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new GateEngine(Context(folder, new StandardsPolicy()), static _ => null, null).RunAsync([check], [], static _ => { }, cancelled.Token));
    }

    private static ImmutableArray<WaiverPolicy> NoWaivers => [];

    private static CheckResult Found(string message, string check = CheckNames.Changelog) => CheckResult.Of(check, "", [new Finding(message) { Target = "T" }]);

    private static Task<ImmutableArray<CheckResult>> RunAsync(TemporaryFolder folder, params IGateCheck[] checks) => RunAsync(folder, static _ => "same", NoWaivers, checks);

    private static Task<ImmutableArray<CheckResult>> RunAsync(TemporaryFolder folder, Func<IGateCheck, string?> inputs, ImmutableArray<WaiverPolicy> waivers, params IGateCheck[] checks)
        => new GateEngine(Context(folder, new StandardsPolicy { Waivers = waivers }), inputs, new EvidenceLedger<CheckResult>(Directory.CreateDirectory(folder["evidence"]).FullName))
            .RunAsync(checks, [], static _ => { }, TestContext.Current.CancellationToken);

    private static GateContext Context(TemporaryFolder folder, StandardsPolicy policy) => new()
    {
        Command = new CommandContext(folder.Root, Verbosity.Quiet, TextWriter.Null, Plain: true),
        Policy = policy,
        Target = new ProjectTarget(folder["A.slnx"], true),
        Processes = new ProcessRunner(),
        RunFolder = folder.Root,
    };

    private sealed class FakeCheck(string name, Func<CheckResult> run) : IGateCheck
    {
        public string Name => name;

        public InputFiles? Input => InputFiles.Code;

        public string Explanation => "";

        public int Runs { get; private set; }

        public Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
        {
            Runs++;
            return Task.FromResult(run());
        }
    }
}
