using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Commands;

/// <summary><c>standards sync</c> on projects that MSBuild loads.</summary>
public static class SyncCommandTests
{
    [LongFact]
    public static async Task TwoTargetFrameworks_GoThroughAllStates()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.TwoBranches);
        folder.Write("Data/Other.cs", Sources.Reader.Replace("class Reader", "class Other"));
        folder.Write("All.slnx", """<Solution><Project Path="Library.csproj" /></Solution>""");
        await RealProject.CreateAsync(folder, "netstandard2.0;net10.0");

        // Nothing is written by a check, whatever it finds.
        var before = folder.Contents();
        var check = await Tool.RunAsync("sync", "Library.csproj", "--check", "--json", "--root", folder.Root);
        Assert.Equal(ExitCodes.Blocked, check.ExitCode);
        Assert.Equal(before, folder.Contents());
        Assert.Equal(["Data/Other.Sync.cs missing none", "Reader.Sync.cs missing none"], Files(check));

        var written = await Tool.RunAsync("sync", folder.Root, "--json");
        Assert.Equal(ExitCodes.Done, written.ExitCode);
        Assert.All(Files(written), static file => Assert.EndsWith(" missing written", file));
        Assert.Contains("#elif NETSTANDARD\n", folder.Read("Reader.Sync.cs"));
        Assert.DoesNotContain("#if", folder.Read("Data/Other.Sync.cs"));

        // What was written builds, in both.
        var build = await Dotnet.RunAsync(folder.Root, ["build", "Library.csproj", "-nologo", "-v:m", .. Dotnet.NoNodes]);
        Assert.True(build.Succeeded, build.Text);
        Assert.Empty(build.Warnings);

        before = folder.Contents();
        var again = await Tool.RunAsync("sync", folder["All.slnx"], "--root", folder.Root);
        Assert.Equal((ExitCodes.Done, "2 sync files, 0 written, 0 deleted", ""), (again.ExitCode, again.Output.Trim(), again.Error));
        Assert.Equal(before, folder.Contents());

        folder.Write("Reader.Sync.cs", folder.Read("Reader.Sync.cs").Replace("ReadLine()", "ReadToEnd()"));
        File.Delete(folder["Data/Other.cs"]);
        before = folder.Contents();
        check = await Tool.RunAsync("sync", folder.Root, "--check", "--json", "--root", folder.Root);
        Assert.Equal(ExitCodes.Blocked, check.ExitCode);
        Assert.Equal(["Data/Other.Sync.cs leftOver none", "Reader.Sync.cs edited none"], Files(check));
        Assert.Equal(before, folder.Contents());
    }

    [Fact]
    public static async Task TwoConfigurations_HaveASectionEach()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.TwoBranches.Replace("#if NET", "#if DEBUG"));
        await RealProject.CreateAsync(folder);
        Assert.Equal(ExitCodes.Done, (await Tool.RunAsync("sync", folder.Root, "-c", "Debug", "-c", "Release")).ExitCode);
        Assert.Contains("\n#if DEBUG\n", folder.Read("Reader.Sync.cs"));
        Assert.Contains("\n#elif RELEASE\n", folder.Read("Reader.Sync.cs"));
    }

    [Fact]
    public static async Task ProjectThatWasNotRestored_IsBlocked()
    {
        using var folder = new TemporaryFolder();
        await RealProject.CreateAsync(folder, restore: false);
        var result = await Tool.RunAsync("sync", folder.Root, "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("run 'dotnet restore'", result.Json.GetProperty("error").GetString());
        Assert.Equal(ExitCodes.Blocked, result.Json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public static async Task ProjectThatCannotBeRead_IsBlocked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Broken.csproj", "<Project");
        var result = await Tool.RunAsync("sync", folder.Root, "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("Broken.csproj", result.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("sync", "nowhere")]
    [InlineData("sync", "--unknown")]
    [InlineData("unknown")]
    [InlineData("sync", "Text.txt")]
    [InlineData("sync", ".")]
    [InlineData("sync", "Several")]
    [InlineData("sync", "--root", "nowhere")]
    public static async Task WrongCommandLine_IsUsage(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("Text.txt", "");
        folder.Write("Several/A.sln", "");
        folder.Write("Several/B.slnx", "");
        string[] all = arguments.Contains("--root") ? arguments : [.. arguments, "--root", folder.Root];
        var text = await Tool.RunAsync(all);
        Assert.Equal((ExitCodes.Usage, ""), (text.ExitCode, text.Output));
        Assert.NotEmpty(text.Error);

        var json = await Tool.RunAsync([.. all, "--json"]);
        Assert.Equal((ExitCodes.Usage, ""), (json.ExitCode, json.Error));
        Assert.Equal(ExitCodes.Usage, json.Json.GetProperty("exitCode").GetInt32());
        Assert.NotEmpty(json.Json.GetProperty("error").GetString()!);
    }

    [Fact]
    public static async Task Cancelled_IsSaidInTheDocument()
    {
        using var folder = new TemporaryFolder();
        await RealProject.CreateAsync(folder, restore: false);
        var result = await Tool.RunAsync(new System.Threading.CancellationToken(canceled: true), "sync", folder.Root, "--json");
        Assert.Equal(ExitCodes.Cancelled, result.ExitCode);
        Assert.Equal("cancelled", result.Json.GetProperty("error").GetString());
    }

    private static string[] Files(Tool.Result result)
        => [.. result.Json.GetProperty("files").EnumerateArray().Select(static file => $"{file.GetProperty("path").GetString()!.TrimStart('.', '/')} {file.GetProperty("status").GetString()} {file.GetProperty("action").GetString()}").Order(System.StringComparer.Ordinal)];
}
