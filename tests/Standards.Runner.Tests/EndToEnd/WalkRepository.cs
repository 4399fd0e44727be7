using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CliWrap;
using CliWrap.Buffered;
using Standards.Commands;
using Standards.Doctor.Canaries;
using Standards.Processes;
using Standards.Terminal;
using Xunit;

namespace Standards.EndToEnd;

/// <summary>The miniature with its analyzers, tests and git, as somebody works in it: on a branch, by the commands of the tool.</summary>
internal sealed class WalkRepository : IDisposable
{
    private readonly TemporaryFolder home = new();

    private WalkRepository(Miniature miniature) => Miniature = miniature;

    public Miniature Miniature { get; }

    public string Root => Miniature.Root;

    public static async Task<WalkRepository> CreateAsync()
    {
        var context = new CommandContext(AppContext.BaseDirectory, Verbosity.Quiet, TextWriter.Null, Plain: true);
        var repository = new WalkRepository(await Miniature.CreateAsync(context, new ProcessRunner(), TestContext.Current.CancellationToken));
        await repository.GitAsync("checkout", "-q", "-b", "work");
        return repository;
    }

    public bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    public string Read(string path) => Miniature.Read(path);

    public void Write(string path, string text) => Miniature.Write(path, text);

    public void Replace(string path, string text, string by) => Miniature.Replace(path, text, by);

    /// <summary>Runs a command of the tool, whatever comes of it.</summary>
    public Task<Tool.Result> RunAsync(params string[] arguments) => Tool.RunAsync([.. arguments, "--root", Root, "--json", "-v", "Quiet"]);

    /// <summary>Runs a command that succeeds.</summary>
    public async Task<JsonElement> DoAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == ExitCodes.Done, result.Output + result.Error);
        return result.Json;
    }

    /// <summary>Runs a command that is blocked.</summary>
    public async Task<JsonElement> BlockedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == ExitCodes.Blocked, result.Output + result.Error);
        return result.Json;
    }

    public async Task CommitAsync(string message)
    {
        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "-m", message);
    }

    public async Task<string> GitAsync(params string[] arguments) => await GitInAsync(Root, arguments);

    public static async Task<string> GitInAsync(string folder, params string[] arguments)
    {
        var result = await Cli.Wrap("git").WithWorkingDirectory(folder)
            .WithArguments(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always", .. arguments])
            .WithEnvironmentVariables(static e => e.Set("GIT_CONFIG_GLOBAL", "/dev/null").Set("GIT_CONFIG_NOSYSTEM", "1")).ExecuteBufferedAsync();
        return result.StandardOutput;
    }

    /// <summary>A clone that knows nothing but what was committed.</summary>
    public async Task<string> CloneAsync()
    {
        var clone = Path.Combine(home.Root, "clone");
        await GitInAsync(home.Root, "clone", "-q", Root, clone);
        await GitInAsync(clone, "checkout", "-q", "-B", "main", "origin/main");
        await GitInAsync(clone, "checkout", "-q", "work");
        return clone;
    }

    /// <summary>Messages of what is missing or blocks, in order.</summary>
    public static string[] Said(JsonElement document, string property)
        => [.. document.GetProperty(property).EnumerateArray().Where(static entry => !entry.TryGetProperty("blocks", out var blocks) || blocks.GetBoolean()).Select(static entry => entry.GetProperty("message").GetString()!)];

    public void Dispose()
    {
        Miniature.Dispose();
        home.Dispose();
    }
}
