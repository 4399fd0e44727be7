using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Git;
using Xunit;

namespace Standards.Gate;

/// <summary>A disk that is full, a folder that cannot be written, a clock that was moved back: the verdict stands, or the exit code says that something is to be mended.</summary>
[Collection(EnvironmentScope.Collection)]
public static class FaultsOfTheDiskTests
{
    [Fact]
    public static async Task StateThatIsAFile_IsBlocked()
    {
        using var folder = await GateFolder.CreateAsync();
        folder.Write(".standards", "not a folder\n");
        await AssertBlockedAsync(folder, "'.standards' cannot be written");
    }

    [Fact]
    public static async Task StateThatIsALink_IsBlockedAndNothingIsWrittenThere()
    {
        using var elsewhere = new TemporaryFolder();
        using var folder = await GateFolder.CreateAsync();
        Directory.CreateSymbolicLink(folder[".standards"], elsewhere.Root);
        await AssertBlockedAsync(folder, "'.standards' is a link");
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Root));
        Directory.Delete(folder[".standards"]);
    }

    [Fact]
    public static async Task ReadOnlyState_IsBlocked()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "permissions do not bind this user");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = await GateFolder.CreateAsync();
        Directory.CreateDirectory(folder[".standards"]);
        File.SetUnixFileMode(folder[".standards"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await AssertBlockedAsync(folder, "denied");
        }
        finally
        {
            File.SetUnixFileMode(folder[".standards"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public static async Task EvidenceThatIsAFile_IsBlocked()
    {
        using var folder = await GateFolder.CreateAsync();
        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);

        Directory.Delete(folder[".standards/evidence"], recursive: true);
        folder.Write(".standards/evidence", "not a folder\n");
        await AssertBlockedAsync(folder, "evidence");
    }

    [Fact]
    public static async Task FullDisk_IsBlockedOrKeepsTheVerdict()
    {
        using var folder = await GateFolder.CreateAsync();
        Directory.CreateDirectory(folder[".standards"]);
        using var disk = SmallDisk.Mount(folder[".standards"]);
        disk.Fill();
        var result = await GateFolder.RunAsync(folder.Root);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("No space left on device", result.Json.GetProperty("error").GetString());

        // A little room: reports have it, evidence has not.
        disk.Free();
        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
        disk.Fill();
        folder.Write("README.md", "# Another text\n");
        var full = await GateFolder.RunAsync(folder.Root);
        Assert.NotEqual(ExitCodes.InternalError, full.ExitCode);

        disk.Free();
        var after = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(ExitCodes.Done, after.ExitCode);
        Assert.Equal("passed", after.Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public static async Task FullTemporaryFolder_IsBlocked()
    {
        using var folder = await GateFolder.CreateAsync();
        using var temporary = new TemporaryFolder();
        using (var disk = SmallDisk.Mount(temporary.Root))
        using (new EnvironmentScope(("TMPDIR", temporary.Root)))
        {
            disk.Fill();
            var result = await GateFolder.RunAsync(folder.Root);
            Assert.Equal(ExitCodes.Blocked, result.ExitCode);
            
            // Git has words of its own for a full disk; the file says which disk.
            Assert.Contains(temporary.Root, result.Json.GetProperty("error").GetString());
        }

        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
    }

    [Fact]
    public static async Task SummaryThatCannotBeWritten_KeepsTheVerdict()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full");
        using var folder = await GateFolder.CreateAsync();
        using var scope = new EnvironmentScope(("GITHUB_STEP_SUMMARY", "/dev/full"));
        var result = await Tool.RunAsync("gate", "--root", folder.Root, "--only", GateFolder.Checks, "--format", "github");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Contains("the summary of the job cannot be written", result.Error);
    }

    [Fact]
    public static async Task ClockMovedBack_KeepsTheNewestEvidence()
    {
        using var folder = await GateFolder.CreateAsync();
        for (var i = 0; i < 25; i++)
        {
            folder.Write($".standards/evidence/29990101T0000000{i:00}Z-{i:x8}.jsonl", "not of this time\n");
        }

        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
        var text = folder.Read("README.md");
        folder.Write("README.md", "# Another text\n");
        Assert.Equal(ExitCodes.Done, (await GateFolder.RunAsync(folder.Root)).ExitCode);
        folder.Write("README.md", text);

        var again = await GateFolder.RunAsync(folder.Root);
        Assert.True(again.Json.GetProperty("checks").EnumerateArray().Single(static check => check.GetProperty("name").GetString() == "docs-words").GetProperty("reused").GetBoolean());
        Assert.True(Directory.GetFiles(folder[".standards/evidence"]).Length <= 20);
    }

    [Fact]
    public static void LinkInResults_IsNotOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder[Testing.TestResultsFolder.InputFile], "/etc/passwd");
        Assert.Equal($"'{Testing.TestResultsFolder.InputFile}' is a link", Testing.TestResultsFolder.Problem(folder.Root, "id"));
    }

    private static async Task AssertBlockedAsync(GitFolder folder, string message)
    {
        var result = await GateFolder.RunAsync(folder.Root);
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains(message, result.Json.GetProperty("error").GetString());
    }

    /// <summary>A file system of its own in memory; mounting one needs a privilege.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string folder;

        private SmallDisk(string folder) => this.folder = folder;

        public static SmallDisk Mount(string folder)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder), "no file system can be mounted");
            return new SmallDisk(folder);
        }

        public void Fill()
        {
            using var stream = new FileStream(Path.Combine(folder, "filler"), FileMode.Append, FileAccess.Write, FileShare.None, 1);
            var block = new byte[1024];
            try
            {
                for (var i = 0; i < 1024; i++)
                {
                    stream.Write(block);
                }
            }
            catch (IOException)
            {
                // Full, as it is meant to be.
            }
        }

        public void Free() => File.Delete(Path.Combine(folder, "filler"));

        public void Dispose() => Run("umount", folder);

        private static bool Run(string command, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
                process!.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
