using System.Data.Common;
using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>Stores entities in one table.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">Its key.</typeparam>
[CreateSyncVersion]
public abstract partial class Repository<TEntity, TKey>(Session session, EntityMap<TEntity, TKey> map) : IRepository<TEntity, TKey>
    where TEntity : class, IEntity<TKey>
    where TKey : notnull
{
    private const int RowsPerStatement = 200;

    /// <summary>The connection.</summary>
    protected Session Session { get; } = session;

    /// <summary>The table.</summary>
    protected EntityMap<TEntity, TKey> Map { get; } = map;

    /// <inheritdoc/>
    public virtual Task<TEntity?> FindAsync(TKey id, CancellationToken cancellationToken = default)
        => Session.FirstOrDefaultAsync(Select(WithKey(id)).ToStatement(), Map.Materialize, cancellationToken);

    /// <inheritdoc/>
    public async Task<TEntity> GetAsync(TKey id, CancellationToken cancellationToken = default)
        => await FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new EntityNotFoundException(Map.Entity, id);

    /// <inheritdoc/>
    public Task<long> CountAsync(Filter? filter = null, CancellationToken cancellationToken = default)
        => Session.ScalarAsync<long>(Session.Sql("SELECT count(*) FROM ").Name(Map.Table).Text(" WHERE ").Filter(filter).ToStatement(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TEntity>> ListAsync(Filter? filter = null, Sort? sort = null, CancellationToken cancellationToken = default)
        => ReadAsync(OrderBy(Select(filter), sort).ToStatement(), cancellationToken);

    /// <inheritdoc/>
    public async Task<Page<TEntity>> PageAsync(
        PageRequest request,
        Filter? filter = null,
        Sort? sort = null,
        CancellationToken cancellationToken = default)
    {
        var total = await CountAsync(filter, cancellationToken).ConfigureAwait(false);
        if (request.Offset >= total)
        {
            return new Page<TEntity>([], total, request);
        }

        var page = OrderBy(Select(filter), sort).Text(" LIMIT ").Value(request.Size).Text(" OFFSET ").Value(request.Offset);
        var items = await ReadAsync(page.ToStatement(), cancellationToken).ConfigureAwait(false);
        return new Page<TEntity>(items, total, request);
    }

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<TEntity> StreamAsync(Filter? filter = null, CancellationToken cancellationToken = default)
        => Session.StreamAsync(OrderBy(Select(filter), null).ToStatement(), Map.Materialize, cancellationToken);

    /// <inheritdoc/>
    public virtual async Task<TEntity> InsertAsync(TEntity entity, CancellationToken cancellationToken = default)
    {
        await ValidateAsync(entity, cancellationToken).ConfigureAwait(false);
        var insert = InsertStatement([entity]);
        try
        {
            if (Map.WithKey is null)
            {
                await Session.ExecuteAsync(insert.ToStatement(), cancellationToken).ConfigureAwait(false);
                return entity;
            }

            var id = await Session.ScalarAsync<TKey>(insert.Text(" RETURNING ").Name(Map.Key.Name).ToStatement(), cancellationToken).ConfigureAwait(false);
            return Map.WithKey(entity, id);
        }
        catch (DbException exception) when (Session.Dialect.IsDuplicate(exception))
        {
            throw new DuplicateEntityException(Map.Entity, Map.Describe(entity), exception);
        }
    }

    /// <inheritdoc/>
    public virtual Task<int> InsertManyAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default)
        => Session.InTransactionAsync(
            async token =>
            {
                var count = 0;
                foreach (var batch in entities.Chunk(BatchSize))
                {
                    count += await InsertBatchAsync(batch, token).ConfigureAwait(false);
                }

                return count;
            },
            cancellationToken);

    /// <inheritdoc/>
    public virtual Task<int> UpsertManyAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default)
    {
        return Session.InTransactionAsync(UpsertAsync, cancellationToken);

        async Task<int> UpsertAsync(CancellationToken token)
        {
            var batch = entities as IReadOnlyCollection<TEntity> ?? [.. entities];
            foreach (var entity in batch)
            {
                await ValidateAsync(entity, token).ConfigureAwait(false);
            }

            return await Session.ExecuteManyAsync(batch.Select(UpsertStatement), token).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public virtual Task<int> ImportAsync(IAsyncEnumerable<TEntity> entities, CancellationToken cancellationToken = default)
        => Session.InTransactionAsync(
            async token =>
            {
                var count = 0;
                var batch = new List<TEntity>(BatchSize);
                await foreach (var entity in entities.WithCancellation(token).ConfigureAwait(false))
                {
                    batch.Add(entity);
                    if (batch.Count == BatchSize)
                    {
                        count += await InsertBatchAsync(batch, token).ConfigureAwait(false);
                        batch.Clear();
                    }
                }

                return count + await InsertBatchAsync(batch, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    public virtual async Task UpdateAsync(TEntity entity, CancellationToken cancellationToken = default)
    {
        await ValidateAsync(entity, cancellationToken).ConfigureAwait(false);
        var update = Session.Sql("UPDATE ").Name(Map.Table).Text(" SET ")
            .Separated(", ", Map.Columns.Skip(1), (sql, column) => sql.Name(column.Name).Text(" = ").Value(column.Read(entity), column.Type))
            .Text(" WHERE ").Filter(WithKey(entity.Id));
        if (await Session.ExecuteAsync(update.ToStatement(), cancellationToken).ConfigureAwait(false) == 0)
        {
            throw new EntityNotFoundException(Map.Entity, entity.Id);
        }
    }

    /// <inheritdoc/>
    public virtual async Task<bool> DeleteAsync(TKey id, CancellationToken cancellationToken = default)
        => await DeleteAsync(WithKey(id), cancellationToken).ConfigureAwait(false) > 0;

    /// <inheritdoc/>
    public virtual Task<int> DeleteAsync(Filter filter, CancellationToken cancellationToken = default)
        => Session.ExecuteAsync(Session.Sql("DELETE FROM ").Name(Map.Table).Text(" WHERE ").Filter(filter).ToStatement(), cancellationToken);

    /// <summary>Throws where an entity must not be stored.</summary>
    protected virtual ValueTask ValidateAsync(TEntity entity, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Reads the entities that a query of <see cref="Select"/> yields.</summary>
    protected virtual Task<IReadOnlyList<TEntity>> ReadAsync(Statement query, CancellationToken cancellationToken)
        => Session.QueryAsync(query, Map.Materialize, cancellationToken);

    /// <summary>The condition that names one entity.</summary>
    protected Filter WithKey(TKey id) => new Column<TKey>(Map.Key.Name).EqualTo(id);

    /// <summary>Starts a query of whole entities.</summary>
    protected SqlBuilder Select(Filter? filter)
        => Session.Sql("SELECT ").Names(Map.Columns.Select(static column => column.Name)).Text(" FROM ").Name(Map.Table)
            .Text(" WHERE ").Filter(filter);

    private int BatchSize => Math.Min(RowsPerStatement, Session.Dialect.MaxParameters / Map.Columns.Count);

    private async Task<int> InsertBatchAsync(IReadOnlyCollection<TEntity> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return 0;
        }

        foreach (var entity in batch)
        {
            await ValidateAsync(entity, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await Session.ExecuteAsync(InsertStatement(batch).ToStatement(), cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (Session.Dialect.IsDuplicate(exception))
        {
            throw new DuplicateEntityException(Map.Entity, $"{Map.Describe(batch.First())} to {Map.Describe(batch.Last())}", exception);
        }
    }

    private SqlBuilder OrderBy(SqlBuilder sql, Sort? sort)
    {
        sql.Text(" ORDER BY ");
        if (sort is not null)
        {
            sql.Name(sort.Column).Text(sort.Descending ? " DESC, " : ", ");
        }

        return sql.Name(Map.Key.Name);
    }

    private SqlBuilder InsertStatement(IEnumerable<TEntity> entities)
        => Session.Sql("INSERT INTO ").Name(Map.Table).Text(" (").Names(Map.Insertable.Select(static column => column.Name)).Text(") VALUES ")
            .Separated(", ", entities, (sql, entity) => sql.Text("(")
                .Separated(", ", Map.Insertable, (row, column) => row.Value(column.Read(entity), column.Type))
                .Text(")"));

    private Statement UpsertStatement(TEntity entity)
    {
        var sql = InsertStatement([entity]);
        var columns = Map.Insertable.Select(static column => column.Name).Where(name => name != Map.UpsertKey);
        Session.Dialect.WriteUpsert(sql, Map.UpsertKey, columns);
        return sql.ToStatement();
    }
}
