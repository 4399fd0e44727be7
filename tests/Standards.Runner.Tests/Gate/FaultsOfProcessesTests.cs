using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.EventStream;
using Standards.Commands;
using Standards.Doctor.Canaries;
using Standards.Git;
using Standards.Processes;
using Standards.Terminal;
using Xunit;

namespace Standards.Gate;

/// <summary>The gate as a process: interrupted, killed, and twice at once.</summary>
public static class FaultsOfProcessesTests
{
    /// <summary>What no other process sleeps for.</summary>
    private static readonly string Long = string.Create(CultureInfo.InvariantCulture, $"98761.{Environment.ProcessId}");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public static async Task Interrupted_ExitsWith130AndNoChildStays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "children are looked for in /proc");
        using var folder = await GateFolder.CreateAsync("sleep", Long + "0");
        var running = await StartAsync(folder.Root, Long + "0");
        await SignalAsync("-INT", running.ProcessId);

        var result = await running;
        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.True(await AreGoneAsync(Long + "0"));

        // The lock is free, and there is no evidence of what did not end.
        Sleep(folder, "0");
        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
    }

    [Fact]
    public static async Task Killed_NextRunEndsWhatIsLeft()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "children are looked for in /proc");
        var longer = Long + "1";
        using var folder = await GateFolder.CreateAsync("sleep", longer);
        var running = await StartAsync(folder.Root, longer);
        await SignalAsync("-KILL", running.ProcessId);
        await running;
        Assert.NotEmpty(Find("sleep\0" + longer));

        Sleep(folder, "0");
        var next = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(ExitCodes.Done, next.ExitCode);
        Assert.Contains("ended 1 process that a killed run left behind", next.Error);
        Assert.True(await AreGoneAsync(longer));
        Assert.Empty(Directory.GetFiles(folder[".standards/children"]));
    }

    [Fact]
    public static void ProcessOfTheSameNumber_IsLeftAlone()
    {
        using var folder = new TemporaryFolder();
        const string longAgo = "2001-02-03T04:05:06.0000000Z";
        folder.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), longAgo);
        folder.Write("no number", longAgo);
        folder.Write("1", "not finished");
        Assert.Equal(0, new ProcessJournal(folder.Root).EndAbandoned());
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    /// <summary>It may be the first of a repository, and over before it is looked at.</summary>
    [Fact]
    public static void ChildThatHasEndedAlready_IsNotWrittenDown()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(new ProcessJournal(folder["children"]).Enter(int.MaxValue));
        Assert.False(Directory.Exists(folder["children"]));
    }

    [Fact]
    public static async Task TwoAtOnce_SecondWaitsAndTakesTheEvidence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "'sleep' is a program there");
        using var folder = await GateFolder.CreateAsync("sleep", "3.0625");
        var first = await StartAsync(folder.Root, "3.0625");
        var second = await GateFolder.RunAsync(folder.Root);

        Assert.Equal(ExitCodes.Done, (await first).ExitCode);
        Assert.Equal(ExitCodes.Done, second.ExitCode);
        Assert.Contains("waiting for another run in this repository", second.Error);
        Assert.All(
            second.Json.GetProperty("checks").EnumerateArray().Where(static check => check.GetProperty("name").GetString() is "docs-words" or "docs-build"),
            static check => Assert.True(check.GetProperty("reused").GetBoolean()));
    }

    [LongFact]
    public static async Task KilledInBuildAndTests_NextRunIsRight()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "children are looked for in /proc");
        var context = new CommandContext(Path.GetTempPath(), Verbosity.Quiet, TextWriter.Null, Plain: true);
        using var miniature = await Miniature.CreateAsync(context, new ProcessRunner(), TestContext.Current.CancellationToken);

        // In the first build, in the tests whose assemblies are instrumented for coverage, and right behind them.
        const int killed = 128 + 9;
        Assert.Equal(killed, await KillAtAsync(miniature.Root, "lint: building", 500));
        Assert.Equal(killed, await KillAtAsync(miniature.Root, "tests: Library.Tests", 500));
        Assert.Equal(killed, await KillAtAsync(miniature.Root, "tests: passed", 0));

        var result = await Tool.StartAsync("gate", "--root", miniature.Root, "--base", Miniature.Branch, "--json");
        Assert.True(result.ExitCode == ExitCodes.Done, result.Output + result.Error);
        var checks = result.Json.GetProperty("checks").EnumerateArray().ToDictionary(static check => check.GetProperty("name").GetString()!);
        Assert.Equal("4 passed, 0 failed, 0 skipped, in 1 test module", checks["tests"].GetProperty("summary").GetString());
        Assert.Equal("ledger 80.0 %", checks["coverage"].GetProperty("summary").GetString());
        Assert.Equal("2 of 2 compilations analysed", checks["analysis-ran"].GetProperty("summary").GetString());
        Assert.Empty(Find(miniature.Root));
    }

    /// <summary>Kills the gate after it says something, and gives its exit code.</summary>
    private static async Task<int> KillAtAsync(string root, string sign, int milliseconds)
    {
        var id = 0;
        var exitCode = -1;
        var killed = false;
        await foreach (var happened in Tool.Command("gate", "--root", root, "--base", Miniature.Branch, "-v", "Detailed").ListenAsync(TestContext.Current.CancellationToken))
        {
            if (happened is StartedCommandEvent started)
            {
                id = started.ProcessId;
            }
            else if (happened is StandardErrorCommandEvent line && !killed && line.Text.Contains(sign, StringComparison.Ordinal))
            {
                // Into the work that it speaks of.
                await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
                killed = true;
                await SignalAsync("-KILL", id);
            }
            else if (happened is ExitedCommandEvent exited)
            {
                exitCode = exited.ExitCode;
            }
        }

        return exitCode;
    }

    private static async Task<CommandTask<CliWrap.CommandResult>> StartAsync(string root, string argument)
    {
        var running = Tool.Interruptible("gate", "--root", root, "--only", GateFolder.Checks, "--json").ExecuteAsync(TestContext.Current.CancellationToken);
        var waited = Stopwatch.StartNew();
        var journal = Path.Combine(root, ".standards", "children");
        while (Find("sleep\0" + argument).Count == 0 || !Directory.Exists(journal) || !Directory.GetFiles(journal).Any(static file => new FileInfo(file).Length > 0))
        {
            Assert.True(waited.Elapsed < Patience && !running.Task.IsCompleted, "the child never began");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return running;
    }

    private static void Sleep(GitFolder folder, string seconds) => folder.Write("standards.json", Array.Find(GateFolder.Files("sleep", seconds), static file => file.Name == "standards.json").Text);

    private static async Task SignalAsync(string signal, int id)
    {
        using var kill = Process.Start("kill", [signal, id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> AreGoneAsync(string argument)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            if (Find("sleep\0" + argument).Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The command lines that hold a text.</summary>
    private static List<string> Find(string text)
    {
        var found = new List<string>();
        foreach (var folder in Directory.GetDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                var line = File.ReadAllText(Path.Combine(folder, "cmdline"));
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    found.Add(line);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Thread.Yield();
            }
        }

        return found;
    }
}
