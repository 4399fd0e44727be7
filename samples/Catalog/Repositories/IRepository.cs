using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>Reads entities.</summary>
[CreateSyncVersion]
public partial interface IReadRepository<TEntity, TKey>
    where TEntity : class, IEntity<TKey>
    where TKey : notnull
{
    /// <summary>Reads an entity by its key.</summary>
    /// <returns>The entity, or null.</returns>
    Task<TEntity?> FindAsync(TKey id, CancellationToken cancellationToken = default);

    /// <summary>Reads an entity by its key.</summary>
    /// <exception cref="EntityNotFoundException">No entity has the key.</exception>
    Task<TEntity> GetAsync(TKey id, CancellationToken cancellationToken = default);

    /// <summary>Counts the entities for which a filter holds.</summary>
    Task<long> CountAsync(Filter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the entities for which a filter holds, ordered by key where no order is given.</summary>
    Task<IReadOnlyList<TEntity>> ListAsync(Filter? filter = null, Sort? sort = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of what <see cref="ListAsync"/> reads.</summary>
    Task<Page<TEntity>> PageAsync(PageRequest request, Filter? filter = null, Sort? sort = null, CancellationToken cancellationToken = default);

    /// <summary>Reads entities as they arrive, ordered by key.</summary>
    IAsyncEnumerable<TEntity> StreamAsync(Filter? filter = null, CancellationToken cancellationToken = default);
}

/// <summary>Reads and writes entities.</summary>
[CreateSyncVersion]
public partial interface IRepository<TEntity, TKey> : IReadRepository<TEntity, TKey>
    where TEntity : class, IEntity<TKey>
    where TKey : notnull
{
    /// <summary>Stores a new entity.</summary>
    /// <returns>The entity, with its key.</returns>
    /// <exception cref="DuplicateEntityException">Such an entity stands already.</exception>
    Task<TEntity> InsertAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Stores new entities, all or none.</summary>
    /// <returns>How many.</returns>
    Task<int> InsertManyAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Stores entities, new ones and those that stand already, all or none.</summary>
    /// <returns>How many.</returns>
    Task<int> UpsertManyAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Stores the entities of a stream, some at a time, all or none.</summary>
    /// <returns>How many.</returns>
    Task<int> ImportAsync(IAsyncEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Overwrites an entity.</summary>
    /// <exception cref="EntityNotFoundException">No entity has the key.</exception>
    Task UpdateAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Removes an entity.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(TKey id, CancellationToken cancellationToken = default);

    /// <summary>Removes the entities for which a filter holds.</summary>
    /// <returns>How many.</returns>
    Task<int> DeleteAsync(Filter filter, CancellationToken cancellationToken = default);
}
