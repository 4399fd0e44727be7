using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Standards.Commands;
using Standards.Processes;
using Standards.Projects;
using Standards.Sync;

namespace Standards.Doctor.Canaries;

/// <summary>The small repository that canaries are planted in: a library, its tests, a policy, and git with one commit on <c>main</c>. It stands in a temporary folder.</summary>
internal sealed class Miniature : IDisposable
{
    public const string Branch = "main";
    public const string Ledger = "src/Library/Ledger.cs";

    /// <summary>With this number of lines that a test runs, the area is at exactly what it asks for: 164 of 205 lines.</summary>
    public const int CountedLines = 160;
    private const int OtherLines = 37;

    private const string Resources = "Miniature/";

    /// <summary>The version that this tool was tested with; where no source has it, the newest that one has.</summary>
    private static readonly string[] TestFrameworks = ["4.0.2", "*"];

    private readonly ProcessRunner processes;
    private readonly CommandContext outer;

    private Miniature(CommandContext outer, ProcessRunner processes)
    {
        (this.outer, this.processes) = (outer, processes);
        Root = Directory.CreateTempSubdirectory("standards-canary-").FullName;
    }

    public string Root { get; }

    /// <summary>What the gate gets there.</summary>
    public CommandContext Command => outer with { Root = Root, Verbosity = Terminal.Verbosity.Quiet };

    /// <summary>Writes it, restores it, translates it and commits it.</summary>
    /// <exception cref="CommandException">One of these is not possible here.</exception>
    public static async Task<Miniature> CreateAsync(CommandContext outer, ProcessRunner processes, CancellationToken cancellationToken)
    {
        var created = new Miniature(outer, processes);
        try
        {
            await created.FillAsync(cancellationToken).ConfigureAwait(false);
            return created;
        }
        catch
        {
            created.Dispose();
            throw;
        }
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    /// <exception cref="InvalidOperationException">The file does not have the text: the canary would not be planted.</exception>
    public void Replace(string path, string text, string by)
    {
        var before = Read(path);
        var after = before.Replace(text, by, StringComparison.Ordinal);
        Write(path, after != before ? after : throw new InvalidOperationException($"'{path}' does not have '{text}'"));
    }

    /// <summary>Takes the planted violation out again.</summary>
    public async Task RevertAsync(CancellationToken cancellationToken)
    {
        await GitAsync(cancellationToken, "checkout", "-q", "--force", Branch, "--", ".").ConfigureAwait(false);

        // Git gives the files the times of now, and the next build compares times: nothing else is to be done.
        await GitAsync(cancellationToken, "clean", "-q", "-d", "--force").ConfigureAwait(false);
    }

    /// <summary>A source of which a test runs a known part.</summary>
    public static string LedgerOf(int countedLines)
    {
        var text = new StringBuilder("namespace Miniature;\n\npublic static class Ledger\n{\n");
        Add("Counted", countedLines);
        text.Append('\n');
        Add("NotCounted", OtherLines);
        return text.Append("}\n").ToString();

        void Add(string method, int lines)
            => text.Append("    public static int ").Append(method).Append("()\n    {\n        var total = 0;\n")
                .Insert(text.Length, "        total++;\n", lines)
                .Append("        return total;\n    }\n");
    }

    public void Dispose()
    {
        try
        {
            foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories).Where(static file => file.IsReadOnly))
            {
                // Git makes its objects read-only.
                file.IsReadOnly = false;
            }

            Directory.Delete(Root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            outer.Say($"'{Root}' cannot be deleted: {exception.Message}");
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        foreach (var (path, text) in Files())
        {
            Write(path, text);
        }

        Write(Ledger, LedgerOf(CountedLines));
        var framework = await FrameworkAsync(cancellationToken).ConfigureAwait(false);
        await RestoreAsync(framework, cancellationToken).ConfigureAwait(false);
        await TranslateAsync(cancellationToken).ConfigureAwait(false);
        await GitAsync(cancellationToken, "init", "-q").ConfigureAwait(false);
        await GitAsync(cancellationToken, "symbolic-ref", "HEAD", "refs/heads/" + Branch).ConfigureAwait(false);
        await GitAsync(cancellationToken, "add", "-A").ConfigureAwait(false);
        await GitAsync(cancellationToken, "commit", "-q", "-m", "miniature").ConfigureAwait(false);
    }

    private static IEnumerable<(string Path, string Text)> Files()
    {
        var assembly = typeof(Miniature).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Select(static name => (Name: name, Path: name.Replace('\\', '/'))).Where(static name => name.Path.StartsWith(Resources, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name.Name)!);
            yield return (name.Path[Resources.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }

    /// <summary>That of the SDK: it needs no other targeting pack.</summary>
    private async Task<string> FrameworkAsync(CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(new ProcessRequest("dotnet", Root, "--version"), cancellationToken).ConfigureAwait(false);
        return result.IsSuccess && result.Output.Trim().Split('.') is [var major, var minor, ..]
            ? $"net{major}.{minor}"
            : throw CommandException.Blocked($"'dotnet --version' fails: {(result.Error + result.Output).Trim()}");
    }

    private async Task RestoreAsync(string framework, CancellationToken cancellationToken)
    {
        var said = "";
        foreach (var version in TestFrameworks)
        {
            Write("Miniature.props", new XElement("Project", new XElement(
                "PropertyGroup",
                new XElement("MiniatureFramework", framework),
                new XElement("MiniatureTestFramework", version),
                new XElement("MiniatureAnalyzer", Escape(typeof(SyncGenerator).Assembly.Location)),
                new XElement("RestoreRootConfigDirectory", Escape(outer.Root)))).ToString());
            var result = await processes.RunAsync(new ProcessRequest("dotnet", Root, "restore", "Miniature.slnx", "-nologo", "-v:q", "-nodeReuse:false"), cancellationToken).ConfigureAwait(false);
            if (result.IsSuccess)
            {
                return;
            }

            said = (result.Output + result.Error).Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(static line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? (result.Output + result.Error).Trim();
        }

        throw CommandException.Blocked($"the packages of the miniature (xunit.v3) cannot be restored from the package sources that are configured for '{outer.Root}': {said}");
    }

    private async Task TranslateAsync(CancellationToken cancellationToken)
    {
        using var loader = await ProjectLoader.LoadAsync(ProjectTarget.Find("src/Library", Root), ImmutableDictionary<string, string>.Empty, static _ => { }, cancellationToken).ConfigureAwait(false);
        var plan = await SyncPlan.MakeAsync(loader.Projects, static _ => { }, cancellationToken).ConfigureAwait(false);
        plan.Write(cancellationToken);
        if (plan.Files.IsEmpty)
        {
            throw CommandException.Blocked("the miniature has no sync file: its analyzers were not found");
        }
    }

    private async Task GitAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        // An identity of its own, and nothing of the user's configuration: no hooks, no signatures, no line ends.
        var result = await processes.RunAsync(
            new ProcessRequest("git", Root, ["-c", "user.name=standards", "-c", "user.email=standards@localhost", "-c", "core.autocrlf=false", .. arguments])
            {
                Environment = new Dictionary<string, string?>
                {
                    ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
                    ["GIT_CONFIG_NOSYSTEM"] = "1",
                    ["GIT_TEMPLATE_DIR"] = "",
                    ["GIT_DIR"] = null,
                    ["GIT_WORK_TREE"] = null,
                    ["GIT_INDEX_FILE"] = null,
                },
            },
            cancellationToken).ConfigureAwait(false);
        if (!result.IsSuccess)
        {
            throw CommandException.Blocked(string.Create(CultureInfo.InvariantCulture, $"git {arguments[0]} ended with exit code {result.ExitCode}: {result.Error.Trim()}"));
        }
    }

    private static string Escape(string path) => string.Concat(path.Select(static c => c is '%' or ';' or '$' or '@' or '(' or ')' or '\'' or '*' or '?' ? $"%{(int)c:X2}" : c.ToString()));
}
