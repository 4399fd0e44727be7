using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Building;
using Xunit;

namespace Standards.Commands;

/// <summary><c>standards fix</c> on projects that are really loaded and written.</summary>
public static class FixCommandTests
{
    private const string Reader = """
        using System.IO;
        using System.Threading.Tasks;
        using Standards;

        namespace Consumer
        {
            public static partial class Reader
            {
                [CreateSyncVersion]
                public static async Task<string> ReadAsync(TextReader reader)
                {
                    var text = await reader.ReadToEndAsync().ConfigureAwait(false);
                    return text.Length > 0 ? text : throw new System.InvalidOperationException($"Value of {reader} is empty.");
                }
            }
        }

        """;

    [LongFact]
    public static async Task CodeFixesAndSyncFiles_AreWritten()
    {
        using var folder = await RepositoryAsync();
        folder.Write("src/Reader.cs", Reader);

        // Reported, and with nothing in it that a fix could write.
        folder.Write("src/Session.cs", "using System.Threading.Tasks;\nusing Standards;\n\npublic static partial class Session\n{\n    [CreateSyncVersion]\n    public static async Task CloseAsync(System.Net.Http.HttpClient client) => await client.GetStringAsync(\"x\").ConfigureAwait(false);\n}\n");
        folder.Write("standards.json", """{ "version": 1, "build": { "target": "src/Library.csproj" } }""");
        var before = folder.Read("src/Reader.cs");

        var dryRun = await Tool.RunAsync("fix", "--dry-run", "--json", "--root", folder.Root);
        Assert.Equal(ExitCodes.Done, dryRun.ExitCode);
        Assert.Equal(["src/Reader.cs", "src/Session.cs"], dryRun.Json.GetProperty("files").EnumerateArray().Select(static file => file.GetProperty("path").GetString()));
        Assert.True(dryRun.Json.GetProperty("dryRun").GetBoolean());
        Assert.Equal(before, folder.Read("src/Reader.cs"));
        Assert.False(File.Exists(folder["src/Reader.Sync.cs"]));

        var result = await Tool.RunAsync("fix", "--json", "--root", folder.Root);

        // The member that cannot be translated stays.
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        var file = Assert.Single(result.Json.GetProperty("files").EnumerateArray());
        Assert.Equal(["STD2001", "STD2002"], file.GetProperty("rules").EnumerateArray().Select(static rule => rule.GetString()!));
        Assert.Equal(before.Replace("$\"Value of {reader} is empty.\"", "$\"value of {reader} is empty\""), folder.Read("src/Reader.cs"));

        // The sync file is made of what was fixed.
        Assert.Contains("$\"value of {reader} is empty\"", folder.Read("src/Reader.Sync.cs"));
        Assert.Equal("written", Assert.Single(result.Json.GetProperty("sync").GetProperty("files").EnumerateArray()).GetProperty("action").GetString());

        File.Delete(folder["src/Session.cs"]);
        var again = await Tool.RunAsync("fix", folder["src"], "--root", folder.Root);
        Assert.Equal((ExitCodes.Done, "0 files fixed\n1 sync file, 0 written, 0 deleted"), (again.ExitCode, again.Output.Trim().ReplaceLineEndings("\n")));
    }

    [Fact]
    public static async Task NamedFile_IsFixedAlone()
    {
        const string Thrower = "namespace Consumer\n{\n    public static class NAME\n    {\n        public static void Throw(int value) => throw new System.InvalidOperationException($\"Upper {value}\");\n    }\n}\n";
        using var folder = await RepositoryAsync();
        folder.Write("src/Old.cs", Thrower.Replace("NAME", "Old"));
        folder.Write("src/Changed.cs", Thrower.Replace("NAME", "Changed"));

        var result = await Tool.RunAsync("fix", "src", "--file", "src/Changed.cs", "--json", "--root", folder.Root);

        Assert.Equal((ExitCodes.Done, "src/Changed.cs"), (result.ExitCode, Assert.Single(result.Json.GetProperty("files").EnumerateArray()).GetProperty("path").GetString()));
        Assert.Contains("$\"upper {value}\"", folder.Read("src/Changed.cs"));
        Assert.Contains("$\"Upper {value}\"", folder.Read("src/Old.cs"));
        Assert.Equal(ExitCodes.Usage, (await Tool.RunAsync("fix", "src", "--file", "src/Absent.cs", "--root", folder.Root)).ExitCode);
    }

    [Fact]
    public static async Task ProjectWithoutThePackage_IsBlocked()
    {
        using var folder = await RepositoryAsync(withPackage: false);
        folder.Write("src/Reader.cs", "public static class Reader { }\n");
        var result = await Tool.RunAsync("fix", folder["src"], "--json");
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("has the package Standards.Analyzers; run 'dotnet add", result.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--unknown")]
    public static async Task WrongCommandLine_IsUsage(string argument)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCodes.Usage, (await Tool.RunAsync("fix", argument, "--root", folder.Root)).ExitCode);
    }

    private static async Task<TemporaryFolder> RepositoryAsync(bool withPackage = true)
    {
        var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write(".editorconfig", Sources.EditorConfig);
        var fixes = $"<ItemGroup><Analyzer Include=\"{typeof(StandardsCodeFix).Assembly.Location}\" /></ItemGroup>";
        folder.Write("src/Library.csproj", BuildRepository.Project(items: withPackage ? BuildRepository.Package + fixes : ""));
        var restore = await Dotnet.RunAsync(folder["src"], ["restore", "-v:q"]);
        Assert.True(restore.Succeeded, restore.Text);
        return folder;
    }
}
