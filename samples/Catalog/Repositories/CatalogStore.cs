using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>The repositories of one session, and transactions over them. This is what services are given.</summary>
[CreateSyncVersion]
public partial interface ICatalogStore
{
    /// <summary>The category tree.</summary>
    ICategoryRepository Categories { get; }

    /// <summary>Who delivers.</summary>
    IRepository<Supplier, string> Suppliers { get; }

    /// <summary>What is sold.</summary>
    IProductRepository Products { get; }

    /// <summary>What was sold.</summary>
    IRepository<Order, Guid> Orders { get; }

    /// <summary>Runs work over the repositories, all or none of it.</summary>
    Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="InTransactionAsync(Func{CancellationToken, Task}, CancellationToken)"/>
    Task<TResult> InTransactionAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken = default);
}

/// <summary>A store over one connection; not for several threads at a time.</summary>
[CreateSyncVersion]
public sealed partial class CatalogStore : ICatalogStore, IAsyncDisposable
{
    private readonly Session session;

    private CatalogStore(Session session)
    {
        this.session = session;
        Categories = new CategoryRepository(session);
        Suppliers = new SupplierRepository(session);
        Products = new ProductRepository(session);
        Orders = new OrderRepository(session);
    }

    /// <inheritdoc/>
    public ICategoryRepository Categories { get; }

    /// <inheritdoc/>
    public IRepository<Supplier, string> Suppliers { get; }

    /// <inheritdoc/>
    public IProductRepository Products { get; }

    /// <inheritdoc/>
    public IRepository<Order, Guid> Orders { get; }

    /// <summary>Whether <see cref="IProductRepository.SearchAsync"/> works, and why not.</summary>
    public FullText FullText => session.Dialect.FullText;

    /// <summary>Opens a database that has the tables.</summary>
    public static async Task<CatalogStore> OpenAsync(Database database, CancellationToken cancellationToken = default)
        => new(await Session.OpenAsync(database, cancellationToken).ConfigureAwait(false));

    /// <summary>Opens an empty database and makes the tables.</summary>
    public static async Task<CatalogStore> CreateAsync(Database database, CancellationToken cancellationToken = default)
    {
        var store = await OpenAsync(database, cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var statement in database.Dialect.Schema())
            {
                await store.session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
            }

            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken = default)
        => session.InTransactionAsync(work, cancellationToken);

    /// <inheritdoc/>
    public Task<TResult> InTransactionAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken = default)
        => session.InTransactionAsync(work, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await session.DisposeAsync().ConfigureAwait(false);
}
