using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Processes;

namespace Standards.Git;

/// <summary>The git repository that a folder belongs to.</summary>
internal sealed class GitRepository
{
    /// <summary>The oldest git that has every option that is used here.</summary>
    private static readonly Version OldestGit = new(2, 25);

    /// <summary>
    /// A hook of git, or a command that git started, leaves these for its own repository, index and paths; another repository would be
    /// looked at by them. Those of the configuration stay: they carry <c>safe.directory</c> and credentials in CI.
    /// </summary>
    private static readonly ImmutableDictionary<string, string?> OwnEnvironment = ImmutableDictionary.CreateRange(Array.ConvertAll(
        [
            "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE",
            "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_ATTR_SOURCE", "GIT_TRACE",
        ],
        static (string name) => KeyValuePair.Create(name, (string?)null)));

    private readonly ProcessRunner processes;

    private GitRepository(ProcessRunner processes, string folder, string topLevel, string prefix)
        => (this.processes, Folder, TopLevel, Prefix) = (processes, folder, topLevel, prefix);

    /// <summary>The folder that paths are relative to: the root of the policy, which may lie below <see cref="TopLevel"/>.</summary>
    public string Folder { get; }

    /// <summary>The top of the working tree.</summary>
    public string TopLevel { get; }

    /// <summary>The path of <see cref="Folder"/> below <see cref="TopLevel"/>, with <c>/</c> at its end; empty where they are one.</summary>
    public string Prefix { get; }

    /// <summary>Of names that git gives, below the top, those below <see cref="Folder"/>, as paths below it.</summary>
    public IEnumerable<string> Below(IEnumerable<string> names)
        => names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    /// <returns>Null where git is not installed, the folder belongs to no working tree, or to one that ignores it.</returns>
    /// <exception cref="CommandException">Git refuses to answer, as for a folder of another owner, or is too old.</exception>
    public static async Task<GitRepository?> FindAsync(ProcessRunner processes, string folder, CancellationToken cancellationToken)
    {
        if (await VersionAsync(processes, folder, cancellationToken).ConfigureAwait(false) is not { } version)
        {
            return null;
        }

        if (version < OldestGit)
        {
            throw CommandException.Blocked($"git {version} is older than {OldestGit}; install a newer one");
        }

        var result = await processes.RunAsync(Request(folder, ["rev-parse", "--is-inside-work-tree", "--show-prefix", "--show-toplevel"]), cancellationToken).ConfigureAwait(false);
        if (result.IsSuccess && result.Output.StartsWith("true\n", StringComparison.Ordinal))
        {
            var lines = result.Output.Split('\n');
            if (lines is not [_, var prefix, var top, ""])
            {
                throw CommandException.Blocked($"the path of '{folder}' has a line break, which git's answers cannot carry");
            }

            // Of a folder that the repository around it ignores no change would ever be seen.
            var isIgnored = prefix.Length > 0 && (await processes.RunAsync(Request(top, ["check-ignore", "--quiet", "--no-index", "--", prefix]), cancellationToken).ConfigureAwait(false)).IsSuccess;
            return isIgnored ? null : new GitRepository(processes, folder, top, prefix);
        }

        // Only this says that there is none. What else keeps git from answering (another owner, a broken link to the repository) would switch checks off.
        var isNone = result.Error.Contains("not a git repository (or any", StringComparison.Ordinal) || result.Error.Contains("must be run in a work tree", StringComparison.Ordinal);
        return isNone ? null : throw CommandException.Blocked($"git: {result.Error.Trim()}");
    }

    /// <summary>What git answers, or a blocked command that says what it said.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await AskAsync(cancellationToken, arguments).ConfigureAwait(false);
        return result.IsSuccess ? result.Output : throw Failed(arguments, result);
    }

    /// <summary>What git answers, for questions to which an error is an answer.</summary>
    public Task<ProcessResult> AskAsync(CancellationToken cancellationToken, params string[] arguments)
        => processes.RunAsync(Request(Folder, [.. arguments]), cancellationToken);

    /// <summary>What git answers at the top of the working tree, byte for byte.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables besides.</param>
    public async Task<byte[]> ReadAsync(ImmutableArray<string> arguments, CancellationToken cancellationToken, ReadOnlyMemory<byte>? input = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var output = new MemoryStream();
        await WriteAsync(output, arguments, cancellationToken, input, environment).ConfigureAwait(false);
        return output.ToArray();
    }

    /// <summary>Writes what git answers at the top of the working tree, byte for byte.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="environment">Variables besides.</param>
    public async Task WriteAsync(Stream output, ImmutableArray<string> arguments, CancellationToken cancellationToken, ReadOnlyMemory<byte>? input = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var request = Request(TopLevel, arguments) with { OutputBytes = output, InputBytes = input };
        var result = await processes.RunAsync(environment is null ? request : request with { Environment = OwnEnvironment.SetItems(environment) }, cancellationToken).ConfigureAwait(false);
        if (!result.IsSuccess)
        {
            throw Failed(arguments, result);
        }
    }

    /// <summary>The full hash of a commit; null where the revision names none.</summary>
    public async Task<string?> FindCommitAsync(string revision, CancellationToken cancellationToken)
    {
        if (revision.Length == 0 || revision.StartsWith('-'))
        {
            throw CommandException.Usage($"'{revision}' is no revision");
        }

        var result = await AskAsync(cancellationToken, "rev-parse", "--verify", "--quiet", revision + "^{commit}").ConfigureAwait(false);
        return result.IsSuccess ? result.Output.Trim() : null;
    }

    /// <summary>Whether a part of the history is not here.</summary>
    public async Task<bool> IsShallowAsync(CancellationToken cancellationToken)
        => (await RunAsync(cancellationToken, "rev-parse", "--is-shallow-repository").ConfigureAwait(false)).Trim() == "true";

    /// <summary>The content of a file in a commit; null where the commit has no file there.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">Relative to <see cref="Folder"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<byte[]?> ReadFileAsync(string commit, string path, CancellationToken cancellationToken)
    {
        var entries = GitOutput.Split(await ReadAsync(["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--", Prefix + path], cancellationToken).ConfigureAwait(false));
        return entries is [var entry] && entry.Split('\t')[0].Split(' ') is [_, "blob", var blob]
            ? await ReadAsync(["cat-file", "blob", blob], cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>The contents of blobs, by their hashes; those that are missing or no blobs are left out.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadBlobsAsync(IEnumerable<string> blobs, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var names = new HashSet<string>(blobs, StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return contents;
        }

        var output = await ReadAsync(["cat-file", "--batch"], cancellationToken, Encoding.ASCII.GetBytes(string.Join('\n', names) + "\n")).ConfigureAwait(false);
        for (var at = 0; at < output.Length;)
        {
            // "<hash> blob <size>", the content, a line feed; "<hash> missing".
            var end = Array.IndexOf(output, (byte)'\n', at);
            var header = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (header is [var name, var kind, var size])
            {
                var length = int.Parse(size, System.Globalization.CultureInfo.InvariantCulture);
                if (kind == "blob")
                {
                    contents[name] = output.AsSpan(at, length).ToArray();
                }

                at += length + 1;
            }
        }

        return contents;
    }

    /// <summary>Another repository by the same means: a submodule.</summary>
    public async Task<GitRepository> OpenAsync(string folder, CancellationToken cancellationToken)
        => await FindAsync(processes, folder, cancellationToken).ConfigureAwait(false) ?? throw CommandException.Blocked($"'{folder}' has a '.git' and is no git repository");

    private static async Task<Version?> VersionAsync(ProcessRunner processes, string folder, CancellationToken cancellationToken)
    {
        ProcessResult result;
        try
        {
            result = await processes.RunAsync(Request(folder, ["version"]), cancellationToken).ConfigureAwait(false);
        }
        catch (CommandException)
        {
            return null;
        }

        // "git version 2.39.3 (Apple Git-146)", "git version 2.45.1.windows.1".
        return result.Output.Split(' ') is ["git", "version", var number, ..] && number.Trim().Split('.') is [var major, var minor, ..]
            && Version.TryParse($"{major}.{minor}", out var version) ? version : throw CommandException.Blocked($"git: its version is not to be understood: {(result.Output + result.Error).Trim()}");
    }

    // The path of a file is given as it is, and no file system monitor or hook of the user is started.
    private static ProcessRequest Request(string folder, ImmutableArray<string> arguments)
        => new("git", folder, ["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", .. arguments]) { Environment = OwnEnvironment };

    private static CommandException Failed(IEnumerable<string> arguments, ProcessResult result)
    {
        var command = System.Linq.Enumerable.First(arguments, static argument => char.IsAsciiLetter(argument[0]) && !argument.Contains('=', StringComparison.Ordinal));
        return CommandException.Blocked($"git {command}: {(result.Error.Trim() is { Length: > 0 } error ? error : $"exit code {result.ExitCode}")}");
    }
}
