using Catalog.Data;
using Catalog.Demonstration;
using Catalog.Domain;
using Catalog.Repositories;
using Standards;
using static Catalog.Tests.CatalogFixture;

namespace Catalog.Tests;

/// <summary>What must hold of the repositories on every backend.</summary>
[CreateSyncVersion]
internal static partial class RepositoryCases
{
    public static async Task ReadAsync_EmptyTables_YieldNothing(Backend backend)
    {
        await using var fixture = await OpenAsync(backend);

        Assert.Equal(0, await fixture.Products.CountAsync(cancellationToken: Token));
        Assert.Empty(await fixture.Products.ListAsync(cancellationToken: Token));
        Assert.Empty(await fixture.Products.StreamAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(0, await fixture.Products.StockValueAsync(cancellationToken: Token));
        Assert.Empty(await fixture.Store.Orders.ListAsync(cancellationToken: Token));
        Assert.Equal(0, await fixture.Products.DeleteAsync(Filter.Everything, Token));
    }

    public static async Task WriteAsync_NoEntities_StoresNothing(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        Assert.Equal(0, await fixture.Products.InsertManyAsync([], Token));
        Assert.Equal(0, await fixture.Products.UpsertManyAsync([], Token));
        Assert.Equal(0, await fixture.Products.ImportAsync(Samples.StreamProductsAsync(1, 0, 1, "S001", Token), Token));
        Assert.Equal(0, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task PageAsync_PastTheEnd_IsEmpty(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 5);

        var page = await fixture.Products.PageAsync(new PageRequest(2, 5), cancellationToken: Token);

        Assert.Empty(page.Items);
        Assert.Equal(5, page.Total);
        Assert.Equal(1, page.Pages);
    }

    public static async Task CountAsync_InNoValues_IsZero(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 5);

        Assert.Equal(0, await fixture.Products.CountAsync(ProductRepository.Sku.In(), Token));
    }

    public static async Task FindAsync_MissingKey_IsNull(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 1);

        Assert.Null(await fixture.Products.FindAsync(-1, Token));
        Assert.Null(await fixture.Products.FindBySkuAsync("none", Token));
        Assert.Null(await fixture.Store.Orders.FindAsync(Samples.OrderId(1), Token));
        Assert.False(await fixture.Products.DeleteAsync(-1, Token));
    }

    public static async Task InsertAsync_NullColumns_RoundTrip(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        var inserted = await fixture.Products.InsertAsync(SampleProduct(1) with { Description = null }, Token);
        await fixture.Products.UpsertManyAsync([SampleProduct(1), SampleProduct(2) with { Description = null }], Token);

        Assert.NotNull((await fixture.Products.GetAsync(inserted.Id, Token)).Description);
        var undescribed = Assert.Single(await fixture.Products.ListAsync(ProductRepository.Description.EqualTo(null), cancellationToken: Token));
        Assert.Equal("P00002", undescribed.Sku);
        Assert.Null((await fixture.Store.Categories.GetAsync(1, Token)).ParentId);
    }

    public static async Task InsertAsync_EveryColumn_RoundTrips(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        var product = new Product(0, "x'; DROP TABLE products; --", "Säge \"№ 7\" \\ `tick`", "line 1\nline 2 🙂", 1234567.89m, int.MaxValue, true, 2, "S001");

        var inserted = await fixture.Products.InsertAsync(product, Token);

        Assert.Equal(product with { Id = inserted.Id }, inserted);
        Assert.Equal(inserted, await fixture.Products.GetAsync(inserted.Id, Token));
        Assert.Equal(inserted, await fixture.Products.FindBySkuAsync(product.Sku, Token));
    }

    public static async Task GetAsync_MissingKey_Throws(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        var exception = await Assert.ThrowsAsync<EntityNotFoundException>(() => fixture.Products.GetAsync(42, Token));

        Assert.Equal("no product has the key '42'", exception.Message);
    }

    public static async Task UpdateAsync_MissingKey_Throws(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        await Assert.ThrowsAsync<EntityNotFoundException>(() => fixture.Products.UpdateAsync(SampleProduct(1) with { Id = 42 }, Token));
    }

    public static async Task InsertAsync_DuplicateKey_Throws(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 1);

        var exception = await Assert.ThrowsAsync<DuplicateEntityException>(() => fixture.Products.InsertAsync(SampleProduct(1), Token));

        Assert.Equal("a product like 'P00001' is stored already", exception.Message);
        await Assert.ThrowsAsync<DuplicateEntityException>(() => fixture.Store.Suppliers.InsertAsync(new Supplier("S001", "Again", "FR"), Token));
        Assert.Equal(1, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task InsertAsync_InvalidEntity_Throws(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        await Assert.ThrowsAsync<InvalidEntityException>(() => fixture.Products.InsertAsync(SampleProduct(1) with { Price = -1 }, Token));
        await Assert.ThrowsAsync<InvalidEntityException>(() => fixture.Products.UpsertManyAsync([SampleProduct(1), SampleProduct(2) with { Stock = -1 }], Token));
        await Assert.ThrowsAsync<InvalidEntityException>(() => fixture.Store.Categories.InsertAsync(new Category(0, "Orphan", 99), Token));
        Assert.Equal(0, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task InTransactionAsync_Exception_RollsBackAll(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        var store = fixture.Store;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => store.InTransactionAsync(
            async token =>
            {
                await store.Products.InsertAsync(SampleProduct(1), token);

                // Joins the transaction that runs already.
                await store.InTransactionAsync(inner => store.Products.InsertManyAsync(ProductsBatch(2, 3), inner), token);
                Assert.Equal(4, await store.Products.CountAsync(cancellationToken: token));
                throw new InvalidOperationException($"stop after {nameof(store.Products)}");
            },
            Token));

        Assert.Equal("stop after Products", exception.Message);
        Assert.Equal(0, await store.Products.CountAsync(cancellationToken: Token));
        await store.InTransactionAsync(token => store.Products.InsertAsync(SampleProduct(1), token), Token);
        Assert.Equal(1, await store.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task InsertManyAsync_SeveralBatches_StoresAll(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        Assert.Equal(1001, await fixture.Products.InsertManyAsync(ProductsBatch(1, 1001), Token));

        Assert.Equal(1001, await fixture.Products.CountAsync(cancellationToken: Token));
        Assert.Equal(
            ProductsBatch(1, 1001).Sum(static product => product.Price),
            await fixture.Products.StreamAsync(cancellationToken: Token).Select(static product => product.Price).SumAsync(Token));
    }

    public static async Task InsertManyAsync_DuplicateInLaterBatch_RollsBackAll(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 1);

        await Assert.ThrowsAsync<DuplicateEntityException>(
            () => fixture.Products.InsertManyAsync(ProductsBatch(2, 300).Append(SampleProduct(1)), Token));

        Assert.Equal(1, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task UpsertManyAsync_NewAndKnown_InsertsAndUpdates(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 10);
        var known = await fixture.Products.FindBySkuAsync("P00006", Token);

        Assert.Equal(10, await fixture.Products.UpsertManyAsync(ProductsBatch(6, 10).Select(static product => product with { Stock = 7 }), Token));

        Assert.Equal(15, await fixture.Products.CountAsync(cancellationToken: Token));
        Assert.Equal(known! with { Stock = 7 }, await fixture.Products.FindBySkuAsync("P00006", Token));
        Assert.Equal(
            ["P00006", "P00015"],
            (await fixture.Products.ListAsync(ProductRepository.Stock.EqualTo(7), ProductRepository.Sku.Ascending, Token))
                .Select(static product => product.Sku)
                .Where(static sku => sku is "P00005" or "P00006" or "P00015"));
    }

    public static async Task ImportAsync_SeveralBatches_StoresAll(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);

        Assert.Equal(401, await fixture.Products.ImportAsync(Samples.StreamProductsAsync(1, 401, 1, "S001", Token), Token));

        Assert.Equal(401, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task ListAsync_ComposedFilters_FindWhatTheySay(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 60);
        var all = await fixture.Products.ListAsync(cancellationToken: Token);

        await FindsAsync(ProductRepository.Name.Contains("BRASS"), static product => product.Name.Contains("brass", StringComparison.Ordinal));
        await FindsAsync(ProductRepository.Name.Contains("_"), static _ => false);
        await FindsAsync(ProductRepository.Sku.StartsWith("p0003"), static product => product.Sku.StartsWith("P0003", StringComparison.Ordinal));
        await FindsAsync(
            ProductRepository.Price.AtLeast(4.5m) & (ProductRepository.Stock.AtMost(10) | !ProductRepository.Discontinued.EqualTo(false)),
            static product => product.Price >= 4.5m && (product.Stock <= 10 || product.Discontinued));
        await FindsAsync(ProductRepository.Description.IsNull(), static product => product.Description is null);
        await FindsAsync(ProductRepository.Sku.In("P00001", "P00007"), static product => product.Sku is "P00001" or "P00007");

        async Task FindsAsync(Filter filter, Func<Product, bool> predicate)
            => Assert.Equal(all.Where(predicate), await fixture.Products.ListAsync(filter, cancellationToken: Token));
    }

    public static async Task PageAsync_Sorted_CutsTheSortedList(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 25);
        var sorted = await fixture.Products.ListAsync(null, ProductRepository.Price.Descending, Token);

        var pages = new List<Product>();
        for (var number = 1; number <= 3; number++)
        {
            var page = await fixture.Products.PageAsync(new PageRequest(number, 10), null, ProductRepository.Price.Descending, Token);
            Assert.Equal(25, page.Total);
            pages.AddRange(page.Items);
        }

        Assert.Equal(sorted, pages);
        Assert.Equal(sorted.OrderByDescending(static product => product.Price).ThenBy(static product => product.Id), sorted);
    }

    public static async Task StreamAsync_LeftEarly_FreesTheSession(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 50);

        await foreach (var product in fixture.Products.StreamAsync(cancellationToken: Token))
        {
            Assert.Equal("P00001", product.Sku);
            break;
        }

        Assert.Equal(50, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    // A synchronous stream cannot be cancelled.
    [SkipSyncVersion]
    public static async Task StreamAsync_Cancelled_Throws(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 50);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var count = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in fixture.Products.StreamAsync().WithCancellation(source.Token))
            {
                count++;
                await source.CancelAsync();
            }
        });

        Assert.Equal(1, count);
    }

    public static async Task SearchAsync_Words_FindsProductsThatHaveAll(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 50);
        if (!fixture.Store.FullText.Available)
        {
            var exception = await Assert.ThrowsAsync<CapabilityException>(() => fixture.Products.SearchAsync("brass", 5, Token));
            Assert.StartsWith($"full-text search is not available on {backend.Name}: ", exception.Message, StringComparison.Ordinal);
            return;
        }

        var found = await fixture.Products.SearchAsync("+BRASS, *hinge*", 50, Token);

        Assert.Equal(
            ["P00001", "P00036"],
            found.Select(static product => product.Sku).Order(StringComparer.Ordinal));
        Assert.Single(await fixture.Products.SearchAsync("brass", 1, Token));
        Assert.Empty(await fixture.Products.SearchAsync("\"' -- ()", 50, Token));

        await fixture.Products.UpdateAsync(found[0] with { Name = "wrench", Description = null }, Token);
        Assert.Single(await fixture.Products.SearchAsync("brass hinge", 50, Token));
        await fixture.Products.DeleteAsync(found[1].Id, Token);
        Assert.Empty(await fixture.Products.SearchAsync("brass hinge", 50, Token));
    }

    public static async Task BranchAsync_Root_YieldsAllBelow(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        await fixture.Store.Categories.InsertAsync(new Category(0, "Hand saws", 2), Token);

        var branch = await fixture.Store.Categories.BranchAsync(1, Token);

        Assert.Equal(["Tools", "Saws", "Hand saws"], branch.Select(static category => category.Name));
        Assert.Equal(2, (await fixture.Store.Categories.BranchAsync(2, Token)).Count);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => fixture.Store.Categories.BranchAsync(99, Token));
    }

    public static async Task TakeAsync_ManyStores_NeverTakesWhatIsNotThere(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        var product = await fixture.Products.InsertAsync(SampleProduct(1) with { Stock = 10 }, Token);
        var taken = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 16), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token }, async (_, token) =>
        {
            await using var store = await CatalogStore.OpenAsync(fixture.Database, token);
            if (await store.InTransactionAsync(inner => store.Products.TakeAsync(product.Id, 1, inner), token))
            {
                Interlocked.Increment(ref taken);
            }
        });

        Assert.Equal(10, taken);
        Assert.Equal(0, (await fixture.Products.GetAsync(product.Id, Token)).Stock);
    }

    public static async Task CachedFindAsync_ManyCallers_ReadOnce(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 1);
        using var cache = new CachedRepository<Product, int>(fixture.Products);
        IReadRepository<Product, int> products = cache;
        var product = await products.GetAsync(1, Token);

        await Parallel.ForEachAsync(Enumerable.Range(0, 50), Token, async (_, token) => Assert.Same(product, await cache.FindAsync(product.Id, token)));

        Assert.Equal(1, cache.Misses);
        Assert.Null(await cache.FindAsync(-1, Token));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => products.GetAsync(-1, Token));
        Assert.Equal(1, await products.CountAsync(cancellationToken: Token));
    }
}
