using System.Collections.Concurrent;
using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>Reads entities that seldom change, each by its key only once.</summary>
/// <remarks>For callers on several threads; the repository behind it is asked by one at a time.</remarks>
[CreateSyncVersion]
public sealed partial class CachedRepository<TEntity, TKey>(IReadRepository<TEntity, TKey> inner) : IReadRepository<TEntity, TKey>, IDisposable
    where TEntity : class, IEntity<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TEntity> entities = new();
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>How often the repository behind was asked for an entity.</summary>
    public int Misses { get; private set; }

    /// <summary>Forgets what was read.</summary>
    public void Clear() => entities.Clear();

    /// <inheritdoc/>
    public async Task<TEntity?> FindAsync(TKey id, CancellationToken cancellationToken = default)
    {
        if (entities.TryGetValue(id, out var known))
        {
            return known;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (entities.TryGetValue(id, out known))
            {
                return known;
            }

            Misses++;
            var entity = await inner.FindAsync(id, cancellationToken).ConfigureAwait(false);
            return entity is null ? null : entities.GetOrAdd(id, entity);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    async Task<TEntity> IReadRepository<TEntity, TKey>.GetAsync(TKey id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(typeof(TEntity).Name.ToLowerInvariant(), id);

    Task<long> IReadRepository<TEntity, TKey>.CountAsync(Filter? filter, CancellationToken cancellationToken)
        => inner.CountAsync(filter, cancellationToken);

    Task<IReadOnlyList<TEntity>> IReadRepository<TEntity, TKey>.ListAsync(Filter? filter, Sort? sort, CancellationToken cancellationToken)
        => inner.ListAsync(filter, sort, cancellationToken);

    Task<Page<TEntity>> IReadRepository<TEntity, TKey>.PageAsync(PageRequest request, Filter? filter, Sort? sort, CancellationToken cancellationToken)
        => inner.PageAsync(request, filter, sort, cancellationToken);

    IAsyncEnumerable<TEntity> IReadRepository<TEntity, TKey>.StreamAsync(Filter? filter, CancellationToken cancellationToken)
        => inner.StreamAsync(filter, cancellationToken);
}
