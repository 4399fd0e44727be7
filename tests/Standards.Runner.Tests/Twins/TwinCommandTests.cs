using System;
using System.Linq;
using System.Threading.Tasks;
using CliWrap;
using Standards.Commands;
using Xunit;

namespace Standards.Twins;

/// <summary>The commands on a project on disk, under git.</summary>
public static class TwinCommandTests
{
    [LongFact]
    public static async Task AdoptThenVerify_GoesRoundTwoTargetFrameworks()
    {
        using var folder = await CreateAsync("net10.0;net9.0");
        var before = folder.Contents();

        var report = await Tool.RunAsync("sync", folder.Root, "--report", "--json");
        Assert.Equal((ExitCodes.Done, 1, 1, 1), (report.ExitCode, report.Json.GetProperty("equal").GetInt32(), report.Json.GetProperty("different").GetInt32(), report.Json.GetProperty("notTranslatable").GetInt32()));

        var dry = await Tool.RunAsync("sync", folder.Root, "--adopt", "--dry-run");
        Assert.Equal(ExitCodes.Done, dry.ExitCode);
        Assert.Contains("1 sync member would be deleted, 2 files would be changed", dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, folder.Contents());

        var adopted = await Tool.RunAsync("sync", folder.Root, "--adopt");
        Assert.True(adopted.ExitCode == ExitCodes.Done, adopted.Error);
        Assert.Equal(TwinTexts.SyncAfter, folder.Read("Sync.cs"));
        Assert.StartsWith(TwinTexts.AsyncAfter, folder.Read("Async.cs"), StringComparison.Ordinal);

        var build = await Dotnet.RunAsync(folder.Root, ["build", "Library.csproj", "--no-restore", "-v:m", "-p:TreatWarningsAsErrors=true"]);
        Assert.True(build.Succeeded, build.Text);

        var verified = await Tool.RunAsync("sync", folder.Root, "--verify", "HEAD", "--json");
        Assert.Equal((ExitCodes.Done, 2, 0), (verified.ExitCode, verified.Json.GetProperty("equal").GetInt32(), verified.Json.GetProperty("new").GetInt32()));

        folder.Write("Async.cs", folder.Read("Async.cs").Replace("count++;", "count--;"));
        var spoilt = await Tool.RunAsync("sync", folder.Root, "--verify", "HEAD");
        Assert.Equal(ExitCodes.Blocked, spoilt.ExitCode);
        Assert.Contains("Sync.cs(11): this.count++;", spoilt.Output, StringComparison.Ordinal);
        Assert.Contains("Async.cs(17): count--;", spoilt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task DeletedFile_IsComparedAsItWas()
    {
        using var folder = await CreateAsync("net10.0");
        folder.Write("Async.cs", TwinTexts.Async.Replace("public async Task<string?> NextAsync", "[Standards.CreateSyncVersion]\n        public async Task<string?> NextAsync"));
        System.IO.File.Delete(folder["Sync.cs"]);

        var verified = await Tool.RunAsync("sync", folder.Root, "--verify", "HEAD", "--json");

        Assert.Equal((ExitCodes.Blocked, 1, 2), (verified.ExitCode, verified.Json.GetProperty("equal").GetInt32(), verified.Json.GetProperty("missing").GetInt32()));
    }

    [Fact]
    public static async Task UnknownRevision_IsBlocked()
    {
        using var folder = await CreateAsync("net10.0");
        var result = await Tool.RunAsync("sync", folder.Root, "--verify", "nowhere");

        Assert.Equal((ExitCodes.Blocked, "'nowhere' names no commit of this repository"), (result.ExitCode, result.Error.Trim()));
    }

    [Theory]
    [InlineData("--report", "--adopt")]
    [InlineData("--report", "--check")]
    [InlineData("--adopt", "--markdown")]
    [InlineData("--report", "--dry-run")]
    [InlineData("--verify")]
    public static async Task OptionsThatDoNotGoTogether_AreUsage(params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("Library.csproj", "<Project />");

        Assert.Equal(ExitCodes.Usage, (await Tool.RunAsync(["sync", folder.Root, .. options])).ExitCode);
    }

    [Fact]
    public static async Task AdoptWithoutThePackage_IsBlocked()
    {
        using var folder = await CreateAsync("net10.0");
        folder.Write("Library.csproj", folder.Read("Library.csproj").Replace("<Analyzer Include", "<None Include"));

        var result = await Tool.RunAsync("sync", folder.Root, "--adopt");

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("dotnet add", result.Error, StringComparison.Ordinal);
        Assert.Equal(TwinTexts.Sync, folder.Read("Sync.cs"));
    }

    private static async Task<TemporaryFolder> CreateAsync(string frameworks)
    {
        var folder = TwinSurveyTests.Folder(TwinTexts.Async, TwinTexts.Sync);
        await RealProject.CreateAsync(folder, frameworks);
        folder.Write(".editorconfig", "root = true\n");
        folder.Write("Library.csproj", folder.Read("Library.csproj").Replace("</PropertyGroup>", "  <Nullable>enable</Nullable>\n  </PropertyGroup>"));
        folder.Write(".gitignore", "obj/\nbin/\n");
        foreach (var arguments in new string[][] { ["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "all"] })
        {
            await Cli.Wrap("git").WithWorkingDirectory(folder.Root).WithArguments(arguments).ExecuteAsync(TestContext.Current.CancellationToken);
        }

        return folder;
    }
}
