using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Standards.Commands;
using Xunit;

namespace Standards.Sync;

/// <summary>What is said of each kind of file, and what writing makes of it; MSBuild aside.</summary>
public static class SyncPlanTests
{
    private const string Committed = "Reader.Sync.cs";

    private static async Task<TemporaryFolder> WrittenAsync()
    {
        var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader);
        Assert.Equal(SyncStatus.Missing, Assert.Single((await MemoryProject.SyncAsync(folder)).Files).Status);
        return folder;
    }

    private static async Task<SyncFile> StateAsync(TemporaryFolder folder) => Assert.Single((await MemoryProject.PlanAsync(folder)).Files);

    [Fact]
    public static async Task MissingFile_IsWritten()
    {
        using var folder = await WrittenAsync();
        Assert.Contains("string Read(", folder.Read(Committed));
        Assert.Equal(SyncStatus.Current, (await StateAsync(folder)).Status);
    }

    [Fact]
    public static async Task EditedFile_IsRestored()
    {
        using var folder = await WrittenAsync();
        var text = folder.Read(Committed);
        folder.Write(Committed, text.Replace("ReadToEnd()", "ReadLine()"));
        var file = await StateAsync(folder);
        Assert.Equal(SyncStatus.Edited, file.Status);
        Assert.Contains("ReadLine()", File.ReadAllLines(file.Path)[file.Line - 1]);

        await MemoryProject.SyncAsync(folder);
        Assert.Equal(text, folder.Read(Committed));
    }

    [Fact]
    public static async Task StaleFile_IsWritten()
    {
        using var folder = await WrittenAsync();
        folder.Write("Reader.cs", Sources.Reader.Replace("ReadToEndAsync", "ReadLineAsync"));
        var file = await StateAsync(folder);
        Assert.Equal(SyncStatus.Stale, file.Status);
        Assert.Contains("ReadToEnd()", File.ReadAllLines(file.Path)[file.Line - 1]);

        await MemoryProject.SyncAsync(folder);
        Assert.Contains("ReadLine()", folder.Read(Committed));
    }

    [Fact]
    public static async Task ForgedHash_IsStale()
    {
        using var folder = await WrittenAsync();
        var body = string.Join("\n", folder.Read(Committed).Split('\n').Skip(5)).Replace("ReadToEnd()", "ReadLine()");
        folder.Write(Committed, CommittedHeader.Write("Reader.cs", "0.1.0", body));
        Assert.Equal(SyncStatus.Stale, (await StateAsync(folder)).Status);
    }

    [Fact]
    public static async Task StrippedHeader_IsWrittenAgain()
    {
        using var folder = await WrittenAsync();
        var text = folder.Read(Committed);
        folder.Write(Committed, string.Join("\n", text.Split('\n').Skip(5)));
        Assert.Equal(SyncStatus.HeaderMissing, (await StateAsync(folder)).Status);

        await MemoryProject.SyncAsync(folder);
        Assert.Equal(text, folder.Read(Committed));
    }

    [Fact]
    public static async Task FileOfSomebody_Stays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader);
        folder.Write(Committed, "namespace Consumer { partial class Reader { public static void Own() { } } }");
        var plan = await MemoryProject.SyncAsync(folder);
        Assert.Equal(SyncStatus.Foreign, Assert.Single(plan.Files).Status);
        Assert.Contains("Own()", folder.Read(Committed));
        Assert.Equal(ExitCodes.Blocked, new SyncResult(plan, false, folder.Root).ExitCode);
    }

    [Theory]
    [InlineData("Reader.cs", "")]
    [InlineData("Reader.cs", "class Other;")]
    public static async Task LeftOverFile_IsDeleted(string source, string text)
    {
        using var folder = await WrittenAsync();
        folder.Write(source, text);
        Assert.Equal(SyncStatus.LeftOver, (await StateAsync(folder)).Status);

        await MemoryProject.SyncAsync(folder);
        Assert.False(File.Exists(folder[Committed]));
    }

    [Fact]
    public static async Task EditedLeftOverFile_Stays()
    {
        using var folder = await WrittenAsync();
        File.Delete(folder["Reader.cs"]);
        folder.Write(Committed, folder.Read(Committed).Replace("ReadToEnd()", "ReadLine()"));
        var plan = await MemoryProject.SyncAsync(folder);
        Assert.Equal(SyncStatus.EditedLeftOver, Assert.Single(plan.Files).Status);
        Assert.True(File.Exists(folder[Committed]));
        Assert.Equal(ExitCodes.Blocked, new SyncResult(plan, false, folder.Root).ExitCode);
    }

    [Fact]
    public static async Task MovedSource_MovesTheFile()
    {
        using var folder = await WrittenAsync();
        var text = folder.Read(Committed);
        Directory.CreateDirectory(folder["Data"]);
        File.Move(folder["Reader.cs"], folder["Data/Reader.cs"]);
        await MemoryProject.SyncAsync(folder);
        Assert.False(File.Exists(folder[Committed]));
        Assert.Equal(text, folder.Read("Data/Reader.Sync.cs"));
    }

    [Fact]
    public static async Task RenamedSourceAndFile_IsStaleAndWritten()
    {
        using var folder = await WrittenAsync();
        File.Move(folder["Reader.cs"], folder["Texts.cs"]);
        File.Move(folder[Committed], folder["Texts.Sync.cs"]);
        var file = await StateAsync(folder);
        Assert.Equal((SyncStatus.Stale, "was written for 'Reader.cs'"), (file.Status, file.Reason));

        await MemoryProject.SyncAsync(folder);
        Assert.Contains("// Source: Texts.cs", folder.Read("Texts.Sync.cs"));
    }

    [Fact]
    public static async Task RenamedType_IsStaleAndWritten()
    {
        using var folder = await WrittenAsync();
        folder.Write("Reader.cs", Sources.Reader.Replace("class Reader", "class Texts"));
        Assert.Equal(SyncStatus.Stale, (await StateAsync(folder)).Status);

        await MemoryProject.SyncAsync(folder);
        Assert.Contains("partial class Texts", folder.Read(Committed));
    }

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    public static async Task LineEndsAndMark_AreTheSources(string newLine, bool mark)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["Reader.cs"], Sources.Reader.Replace("\n", newLine), new UTF8Encoding(mark), TestContext.Current.CancellationToken);
        await MemoryProject.SyncAsync(folder);

        var bytes = await File.ReadAllBytesAsync(folder[Committed], TestContext.Current.CancellationToken);
        Assert.Equal(mark, bytes is [0xEF, 0xBB, 0xBF, ..]);
        var text = folder.Read(Committed);
        Assert.Equal(newLine == "\r\n" ? text.Count(static c => c == '\n') : 0, text.Count(static c => c == '\r'));
        Assert.Equal(SyncStatus.Current, (await StateAsync(folder)).Status);

        // What git makes of line ends on another machine is no edit.
        folder.Write(Committed, text.ReplaceLineEndings(newLine == "\n" ? "\r\n" : "\n"));
        Assert.Equal(SyncStatus.Current, (await StateAsync(folder)).Status);
    }

    [Fact]
    public static async Task OtherVersionInTheHeader_IsCurrent()
    {
        using var folder = await WrittenAsync();
        folder.Write(Committed, CommittedHeader.Write("Reader.cs", "0.0.1", string.Join("\n", folder.Read(Committed).Split('\n').Skip(5))));
        Assert.Equal(SyncStatus.Current, (await StateAsync(folder)).Status);
    }

    [Fact]
    public static async Task FileThatNoProjectCompiles_IsBlocked()
    {
        using var folder = await WrittenAsync();
        var solution = MemoryProject.Add(new AdhocWorkspace().CurrentSolution, folder, "P", "NET", has: static file => !file.EndsWith("Sync.cs", StringComparison.Ordinal));
        Assert.Equal(SyncStatus.NotCompiled, Assert.Single((await MemoryProject.PlanAsync(MemoryProject.Projects(solution))).Files).Status);
    }

    [Fact]
    public static async Task RefusedMember_IsSaidAndTheOthersAreWritten()
    {
        using var folder = await WrittenAsync();
        var refused = Sources.Reader.Replace("    }\n}", "\n        [CreateSyncVersion]\n        public static async Task AnyAsync(TextReader a)\n        {\n            await Task.WhenAny(a.ReadToEndAsync());\n        }\n    }\n}");
        folder.Write("Reader.cs", refused.Replace("ReadToEndAsync", "ReadLineAsync"));
        var plan = await MemoryProject.SyncAsync(folder);
        Assert.Equal("STD1003", Assert.Single(plan.Problems).Id);
        Assert.Contains("ReadLine()", folder.Read(Committed));
        Assert.Equal(ExitCodes.Blocked, new SyncResult(plan, false, folder.Root).ExitCode);
    }

    [Fact]
    public static async Task SourceOfWhichNothingIsLeft_KeepsItsFile()
    {
        using var folder = await WrittenAsync();
        folder.Write("Reader.cs", Sources.Reader.Replace("await reader.ReadToEndAsync().ConfigureAwait(false)", "await await Task.WhenAny(reader.ReadToEndAsync())"));
        Assert.Equal(SyncStatus.Refused, Assert.Single((await MemoryProject.SyncAsync(folder)).Files).Status);
        Assert.True(File.Exists(folder[Committed]));
    }
}
