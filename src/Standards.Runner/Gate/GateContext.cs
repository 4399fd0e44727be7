using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Files;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;

namespace Standards.Gate;

/// <summary>What the checks of one run share.</summary>
internal sealed class GateContext : IDisposable
{
    private readonly ConcurrentDictionary<Type, Lazy<Task<object>>> products = new();

    public required CommandContext Command { get; init; }

    /// <summary>The folder of <c>standards.json</c>, in full.</summary>
    public string Root => Command.Root;

    public required StandardsPolicy Policy { get; init; }

    /// <summary>The solution or project that is built and tested.</summary>
    public required ProjectTarget Target { get; init; }

    /// <summary>Null where there is no git or no repository.</summary>
    public GitRepository? Git { get; init; }

    /// <summary>What differs from the base; null where there is none: no git, no commit, no base.</summary>
    public Changes? Changes { get; init; }

    /// <summary>The policy of the base, where that decides: in CI, or with '--base'; null elsewhere.</summary>
    public BasePolicy? BasePolicy { get; init; }

    /// <summary>Folders of reports that CI made elsewhere.</summary>
    public ImmutableArray<string> Results { get; init; } = [];

    /// <summary>Whether commands that prove criteria may run: in CI, or where the command line says so.</summary>
    public bool IsAcceptAllowed { get; init; }

    /// <summary>The requirement that a phase command is about: the only one that is looked at; null where the gate itself is asked.</summary>
    public string? Requirement { get; init; }

    /// <summary>Whether evidence of earlier runs on the same content counts.</summary>
    public bool IsReuseAllowed { get; init; }

    /// <summary>Gives the id of the content that code is built from, by this SDK and this tool; null where none can be given, as without git.</summary>
    public Func<string?> CodeId { get; init; } = static () => null;

    public required ProcessRunner Processes { get; init; }

    /// <summary>Where raw reports of this run go: below <c>.standards/</c>, which ignores itself. No other run writes there.</summary>
    public required string RunFolder { get; init; }

    /// <summary>Told what is being done.</summary>
    public Action<string> Step { get; set; } = static _ => { };

    /// <summary>Today, in UTC.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>The unit of limits; a test shortens it.</summary>
    public TimeSpan Minute { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time of a check.</summary>
    public TimeSpan Timeout(string check) => Policy.Gate.TimeoutMinutes.GetValueOrDefault(check, 60) * Minute;

    /// <summary>Whether a finding at this place blocks: with scope 'new' only on lines that changed. Without a base everything counts.</summary>
    /// <param name="path">Relative to the root; null for a finding without a place, which always counts.</param>
    /// <param name="line">From 1; 0 for the file as a whole.</param>
    public bool IsInScope(string? path, int line)
        => Policy.Gate.Scope == GateScope.All || path is null || Changes is null || Changes.Contains(path, line);

    /// <summary>Makes something that several checks need, such as the build, once a run.</summary>
    public async Task<T> OnceAsync<T>(Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken)
        where T : class
        => (T)await products.GetOrAdd(typeof(T), _ => new Lazy<Task<object>>(async () => await make(cancellationToken).ConfigureAwait(false))).Value.ConfigureAwait(false);

    /// <summary>The projects of the target, loaded once a run: it takes seconds.</summary>
    /// <exception cref="CommandException">They cannot be loaded.</exception>
    public Task<ProjectLoader> ProjectsAsync(CancellationToken cancellationToken)
        => OnceAsync(token => ProjectLoader.LoadAsync(Target, Policy.Build.GlobalProperties, project => Step("loading: " + project), token), cancellationToken);

    /// <summary>The files of the repository (see <see cref="RepositoryFiles"/>), listed once a run: what a check leaves behind is not among them.</summary>
    public async Task<ImmutableArray<string>> FilesAsync(CancellationToken cancellationToken)
        => (await OnceAsync(async token => new FileList(await RepositoryFiles.ListAsync(Root, Git, token).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false)).Paths;

    /// <summary>The path below the root as reports show it; null for what is outside.</summary>
    public string? Relative(string path) => RootedPath.Relative(Root, path);

    /// <summary>A new folder for raw reports of this run.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(RunFolder, name)).FullName;

    public void Dispose()
    {
        foreach (var product in products.Values.Where(static product => product is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(static product => product.Value.Result).OfType<IDisposable>())
        {
            product.Dispose();
        }
    }

    private sealed record FileList(ImmutableArray<string> Paths);
}
