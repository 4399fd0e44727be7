using Standards;

namespace Catalog.Data;

/// <summary>Runs work again after a failure that passes.</summary>
internal static partial class Retry
{
    private const int Attempts = 12;

    /// <summary>Runs work until it succeeds, fails for good, or has failed too often.</summary>
    [CreateSyncVersion]
    public static async Task<TResult> WhenAsync<TResult>(
        Func<Exception, bool> isTransient,
        Func<CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (attempt < Attempts && isTransient(exception))
            {
                await Task.Delay(Pause(attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Twice as long each time, and not the same for two that collided.</summary>
    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Math.Min(250, 1 << attempt) + Random.Shared.Next(10));
}
