using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Standards.Workspace;

/// <summary>A repository with a policy, a requirement where asked for, and git where asked for.</summary>
internal sealed class WorkspaceRepository : IDisposable
{
    public const string Policy = """
        {
          "version": 1,
          "areas": [{ "name": "core", "include": ["src/**"], "coverage": 90 }],
          "backends": [{ "name": "sqlite" }, { "name": "duckdb" }],
          "frameworks": ["aspnetcore"]
        }
        """;

    private readonly TemporaryFolder folder = new();

    public WorkspaceRepository(string policy = Policy)
    {
        Write("standards.json", policy);
        Write("src/Search.cs", "class Search;\n");
    }

    public string Root => folder.Root;

    public string this[string name] => folder[name];

    public void Write(string name, string text) => folder.Write(name, text);

    public string Read(string name) => folder.Read(name);

    public void Replace(string name, string old, string replacement)
    {
        Assert.Contains(old, Read(name));
        Write(name, Read(name).Replace(old, replacement));
    }

    /// <summary>Every file and folder below the requirements, but the index.</summary>
    public string[] Tree() => [.. Directory.EnumerateFileSystemEntries(this["requirements"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(this["requirements"], path).Replace('\\', '/')).Where(static path => path != "README.md").Order(StringComparer.Ordinal)];

    public Task<Tool.Result> RunAsync(params string[] arguments) => Tool.RunAsync([.. arguments, "--root", Root, "-v", "Quiet"]);

    /// <summary>Runs a command that succeeds.</summary>
    public async Task<Tool.Result> DoAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result;
    }

    /// <summary>The codes of what the only active requirement lacks before its phase is left.</summary>
    public async Task<string[]> MissingCodesAsync()
        => [.. (await RunAsync("status", "--check", "--json")).Json.GetProperty("missing").EnumerateArray().Select(static problem => problem.GetProperty("code").GetString()!)];

    public async Task GitAsync(params string[] arguments) => await GitOutputAsync(arguments);

    public async Task<string> GitOutputAsync(params string[] arguments)
    {
        var result = await Cli.Wrap("git").WithWorkingDirectory(Root)
            .WithArguments(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", .. arguments])
            .WithEnvironmentVariables(static e => e.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_NOSYSTEM", "1")).ExecuteBufferedAsync();
        return result.StandardOutput;
    }

    /// <summary>A feature whose plan is whole.</summary>
    public async Task PlanAsync(string slug = "search")
    {
        await DoAsync("plan", "add search", "--slug", slug);
        FillIn(slug);
        await DoAsync("note", "source", "--slug", slug, "--kind", "web", "--reference", "https://sqlite.org/fts5.html", "--finding", "has MATCH");
    }

    public void FillIn(string slug)
    {
        foreach (var name in new[] { "prd.md", "tasks.md", "research/plan.md" }.Where(name => File.Exists(this[$"requirements/{slug}/{name}"])))
        {
            var lines = Read($"requirements/{slug}/{name}").Split('\n');
            Write($"requirements/{slug}/{name}", string.Join('\n', lines.Select(static line => line.Contains("{{fill") ? line[..line.IndexOf("{{fill", StringComparison.Ordinal)] + "a search for `abc` returns 3 rows" : line)));
        }
    }

    public void Dispose() => folder.Dispose();
}
