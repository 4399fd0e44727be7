using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Projects;

namespace Standards.Files;

/// <summary>One run of a kind at a time in a repository: of two, the second begins when the first has ended.</summary>
internal static class RepositoryLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>For what builds, tests or judges: it writes <c>bin</c>, <c>obj</c> and <c>.standards</c>.</summary>
    public static Task<IDisposable> TakeForGateAsync(CommandContext command, CancellationToken cancellationToken)
        => TakeAsync("gate", command.Root, () => command.Say("waiting for another run in this repository"), cancellationToken);

    /// <summary>For what writes sources.</summary>
    /// <param name="target">The solution or project whose sources they are.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task<IDisposable> TakeForSyncAsync(ProjectTarget target, CommandContext command, CancellationToken cancellationToken)
        => TakeAsync("sync", Path.GetDirectoryName(target.Path)!, () => command.Say("waiting for another 'standards sync' in this repository"), cancellationToken);

    /// <param name="kind">What excludes each other, such as <c>sync</c>.</param>
    /// <param name="folder">A folder of the repository.</param>
    /// <param name="waiting">Called once, where another process has the lock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<IDisposable> TakeAsync(string kind, string folder, Action waiting, CancellationToken cancellationToken)
    {
        // Not in the repository: it would be a file more for everybody to ignore.
        var key = TextHash.Of(Environment.UserName + "\n" + RepositoryOf(folder));
        var path = Path.Combine(Path.GetTempPath(), $"standards-{kind}-{key[..16]}.lock");
        for (var first = true; ; first = false)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (first)
                {
                    waiting();
                }

                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string RepositoryOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return folder;
    }
}
