using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.EventStream;
using Microsoft.CodeAnalysis.Text;
using Standards.Sync;
using Xunit;

namespace Standards.Commands;

/// <summary>The tool as a process: killed, interrupted, and twice at once.</summary>
public static class ProcessTests
{
    private const int Files = 200;

    [LongFact]
    public static async Task KilledWhileItWrites_LeavesWholeFiles()
    {
        using var folder = await ProjectAsync();
        var cut = 0;
        for (var round = 0; round < 2; round++)
        {
            foreach (var file in Directory.GetFiles(folder.Root, "*.Sync.cs").Skip(round))
            {
                File.Delete(file);
            }

            using var kill = new CancellationTokenSource();
            var running = Tool.Command("sync", folder.Root).ExecuteAsync(kill.Token);
            while (!running.Task.IsCompleted && Directory.GetFiles(folder.Root, "*.Sync.cs").Length <= round)
            {
                Thread.Sleep(1);
            }

            await kill.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
            }

            var written = Directory.GetFiles(folder.Root, "*.Sync.cs");
            Assert.All(written, AssertWhole);
            cut += written.Length < Files ? 1 : 0;
        }

        // Else the kills came too late, and nothing was seen.
        Assert.NotEqual(0, cut);
    }

    [LongFact]
    public static async Task TwoAtOnce_WriteTheSame()
    {
        using var folder = await ProjectAsync();
        var both = await Task.WhenAll(Tool.StartAsync("sync", folder.Root, "--json"), Tool.StartAsync("sync", folder.Root, "--json"));
        Assert.All(both, static result => Assert.Equal(ExitCodes.Done, result.ExitCode));

        // The second begins when the first is done, and finds nothing to do.
        Assert.Equal([0, Files], both.Select(static result => result.Json.GetProperty("files").EnumerateArray().Count(static file => file.GetProperty("action").GetString() == "written")).Order());
        Assert.All(Directory.GetFiles(folder.Root, "*.Sync.cs"), AssertWhole);
        Assert.DoesNotContain(Directory.GetFiles(folder.Root), static file => file.EndsWith("-tmp", StringComparison.Ordinal));
    }

    [Fact]
    public static async Task Interrupted_ExitsWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no signals");
        using var folder = await ProjectAsync();
        var running = Tool.Interruptible("sync", folder.Root, "--json", "-v", "Detailed").ListenAsync(TestContext.Current.CancellationToken);
        var id = 0;
        var interrupted = false;
        var output = new StringWriter();
        var exitCode = -1;
        await foreach (var happened in running)
        {
            switch (happened)
            {
                case StartedCommandEvent started:
                    id = started.ProcessId;
                    break;
                case StandardErrorCommandEvent when !interrupted:
                    interrupted = true;
                    using (var kill = Process.Start("kill", ["-INT", id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                    {
                        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
                    }

                    break;
                case StandardOutputCommandEvent line:
                    await output.WriteLineAsync(line.Text);
                    break;
                case ExitedCommandEvent exited:
                    exitCode = exited.ExitCode;
                    break;
            }
        }

        var result = new Tool.Result(exitCode, output.ToString(), "");
        Assert.Equal(ExitCodes.Cancelled, exitCode);
        Assert.Equal("cancelled", result.Json.GetProperty("error").GetString());
        Assert.Empty(Directory.GetFiles(folder.Root, "*.Sync.cs"));
    }

    private static async Task<TemporaryFolder> ProjectAsync()
    {
        var folder = new TemporaryFolder();
        for (var i = 0; i < Files; i++)
        {
            folder.Write($"Reader{i}.cs", Sources.Reader.Replace("class Reader", "class Reader" + i));
        }

        await RealProject.CreateAsync(folder);
        return folder;
    }

    private static void AssertWhole(string file)
        => Assert.True(CommittedHeader.Read(SourceText.From(File.ReadAllText(file))) is { IsIntact: true }, file);
}
