using System.Diagnostics;
using Catalog.Data;
using Catalog.Domain;
using Catalog.Repositories;
using Catalog.Services;
using Standards;

namespace Catalog.Demonstration;

/// <summary>Uses all of the catalog once, on an empty database.</summary>
[CreateSyncVersion]
public static partial class Scenario
{
    /// <summary>Runs every step.</summary>
    /// <returns>What each step returned.</returns>
    public static async Task<IReadOnlyList<Step>> RunAsync(Database database, CancellationToken cancellationToken = default)
    {
        var steps = new List<Step>();
        await using var store = await CatalogStore.CreateAsync(database, cancellationToken).ConfigureAwait(false);
        await CategoriesAsync(store, steps, cancellationToken).ConfigureAwait(false);
        await WritesAsync(store, steps, cancellationToken).ConfigureAwait(false);
        await RefusalsAsync(store, steps, cancellationToken).ConfigureAwait(false);
        await ReadsAsync(store, steps, cancellationToken).ConfigureAwait(false);
        await ServicesAsync(store, steps, cancellationToken).ConfigureAwait(false);
        await OrdersAsync(store, steps, cancellationToken).ConfigureAwait(false);
        await ConcurrencyAsync(database, store, steps, cancellationToken).ConfigureAwait(false);
        await EndAsync(store, steps, cancellationToken).ConfigureAwait(false);
        return steps;
    }

    private static async Task CategoriesAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
    {
        var catalog = new CatalogService(store);
        await AddStepAsync(steps, "empty tables", async token =>
        [
            await store.Products.CountAsync(cancellationToken: token).ConfigureAwait(false),
            await store.Products.StockValueAsync(cancellationToken: token).ConfigureAwait(false),
            .. await store.Orders.ListAsync(cancellationToken: token).ConfigureAwait(false),
        ], cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "category paths", async token =>
        [
            await catalog.EnsurePathAsync("Hardware/Fasteners/Bolts", token).ConfigureAwait(false),
            await catalog.EnsurePathAsync("Hardware/Fasteners/Washers", token).ConfigureAwait(false),
            await catalog.EnsurePathAsync("Garden", token).ConfigureAwait(false),
        ], cancellationToken).ConfigureAwait(false);
        await AddStepAsync(
            steps,
            "category branch",
            async token => [.. await store.Categories.BranchAsync(1, token).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task WritesAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
    {
        await AddStepAsync(
            steps,
            "bulk insert suppliers",
            async token => [await store.Suppliers.InsertManyAsync(Samples.Suppliers(20), token).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false);
        await AddStepAsync(
            steps,
            "bulk insert products",
            async token => [await store.Products.InsertManyAsync(Samples.Products(1, 450, 3, "S001"), token).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false);
        await AddStepAsync(
            steps,
            "import products from a stream",
            async token => [await store.Products.ImportAsync(Samples.StreamProductsAsync(451, 450, 4, "S002", token), token).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "bulk upsert products", async token =>
        {
            var changed = Samples.Products(900, 10, 5, "S003").Select(static product => product with { Name = product.Name + " (new)" });
            var count = await store.Products.UpsertManyAsync(changed, token).ConfigureAwait(false);
            return [count, .. await store.Products.ListAsync(ProductRepository.SupplierId.EqualTo("S003"), cancellationToken: token).ConfigureAwait(false)];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "insert, update and delete one", async token =>
        {
            var inserted = await store.Products.InsertAsync(Samples.Product(1000, 5, "S004"), token).ConfigureAwait(false);
            await store.Products.UpdateAsync(inserted with { Description = null, Price = 12.34m }, token).ConfigureAwait(false);
            var updated = await store.Products.GetAsync(inserted.Id, token).ConfigureAwait(false);
            return
            [
                inserted,
                updated,
                await store.Products.DeleteAsync(inserted.Id, token).ConfigureAwait(false),
                await store.Products.DeleteAsync(inserted.Id, token).ConfigureAwait(false),
                await store.Products.FindAsync(inserted.Id, token).ConfigureAwait(false),
            ];
        }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RefusalsAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
    {
        var catalog = new CatalogService(store);
        await AddStepAsync(steps, "missing key", async token =>
        [
            await RefusalAsync(() => store.Products.GetAsync(-1, token)).ConfigureAwait(false),
            await RefusalAsync(() => catalog.AddAsync(Samples.Product(1, 5, "none"), token)).ConfigureAwait(false),
            await RefusalAsync(() => store.Suppliers.UpdateAsync(new Supplier("none", "None", "FR"), token)).ConfigureAwait(false),
        ], cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "duplicate key", async token =>
        [
            await RefusalAsync(() => store.Products.InsertAsync(Samples.Product(1, 5, "S001"), token)).ConfigureAwait(false),
            await RefusalAsync(() => store.Suppliers.InsertAsync(new Supplier("S001", "Again", "FR"), token)).ConfigureAwait(false),
        ], cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "bulk insert rolled back", async token =>
        {
            // The second batch has a product that stands already, so the first must not stay.
            var refusal = await RefusalAsync(() => store.Products.InsertManyAsync(
                Samples.Products(2000, 250, 5, "S001").Append(Samples.Product(1, 5, "S001")),
                token)).ConfigureAwait(false);
            return [refusal, await store.Products.CountAsync(cancellationToken: token).ConfigureAwait(false)];
        }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReadsAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
    {
        var products = store.Products;
        await AddStepAsync(steps, "filters", async token =>
        {
            Filter[] filters =
            [
                ProductRepository.Name.Contains("OAK"),
                ProductRepository.Name.Contains("100%_"),
                ProductRepository.Description.IsNull() & !ProductRepository.Discontinued.EqualTo(true),
                ProductRepository.Price.AtLeast(9.5m) | ProductRepository.Stock.AtMost(1),
                ProductRepository.Sku.In("P00001", "P00900", "P99999"),
                ProductRepository.Sku.In(),
            ];
            var counts = new List<object?>();
            foreach (var filter in filters)
            {
                counts.Add(await products.CountAsync(filter, token).ConfigureAwait(false));
            }

            return counts;
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "pages", async token =>
        {
            var rows = new List<object?>();
            foreach (var number in new[] { 1, 2, 1000 })
            {
                var page = await products.PageAsync(
                    new PageRequest(number, 10),
                    ProductRepository.Stock.AtLeast(10),
                    ProductRepository.Price.Descending,
                    token).ConfigureAwait(false);
                rows.AddRange([page.Total, page.Pages, .. page.Items]);
            }

            return rows;
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "stream to the end", async token =>
        {
            decimal sum = 0;
            var count = 0;
            await foreach (var product in products.StreamAsync(cancellationToken: token).ConfigureAwait(false))
            {
                sum += product.Price;
                count++;
            }

            return [count, sum];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "stream left early", async token =>
        {
            var rows = new List<object?>();
            await foreach (var product in products.StreamAsync(ProductRepository.Discontinued.EqualTo(true), token).ConfigureAwait(false))
            {
                if (rows.Count == 5)
                {
                    break;
                }

                rows.Add(product);
            }

            // The session is free again.
            rows.Add(await products.FindBySkuAsync("P00002", token).ConfigureAwait(false));
            return rows;
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "cached reads", async token =>
        {
            using var cache = new CachedRepository<Supplier, string>(store.Suppliers);
            IReadRepository<Supplier, string> suppliers = cache;
            for (var i = 0; i < 30; i++)
            {
                await suppliers.GetAsync($"S{1 + (i % 3):D3}", token).ConfigureAwait(false);
            }

            return [cache.Misses, await suppliers.CountAsync(SupplierRepository.Country.EqualTo("PL"), token).ConfigureAwait(false)];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "full-text search", async token =>
        [
            .. await products.SearchAsync("Brass HINGE", 5, token).ConfigureAwait(false),
            .. await products.SearchAsync("\"brass\" -(hinge)*", 5, token).ConfigureAwait(false),
            .. await products.SearchAsync("--", 5, token).ConfigureAwait(false),
        ], cancellationToken).ConfigureAwait(false);
    }

    private static async Task ServicesAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
    {
        var catalog = new CatalogService(store);
        await AddStepAsync(steps, "find below a category", async token =>
        {
            var page = await catalog.FindAsync(
                new ProductQuery("hook", Branch: 2, MinPrice: 3, MaxPrice: 6, Sort: ProductRepository.Sku.Descending),
                new PageRequest(1, 5),
                token).ConfigureAwait(false);
            return [page.Total, .. page.Items];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "reprice", async token =>
        {
            var before = await store.Products.StockValueAsync(cancellationToken: token).ConfigureAwait(false);
            var count = await catalog.RepriceAsync(new ProductQuery("rail"), 7.5m, token).ConfigureAwait(false);
            return [before, count, await store.Products.StockValueAsync(cancellationToken: token).ConfigureAwait(false)];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "export", async token =>
        {
            await using var writer = new StringWriter();
            var lines = await catalog.ExportAsync(new ProductQuery(Branch: 5, IncludeDiscontinued: true), writer, token).ConfigureAwait(false);
            return [lines, writer.ToString()];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(
            steps,
            "prune",
            async token => [await catalog.PruneAsync(token).ConfigureAwait(false), await catalog.PruneAsync(token).ConfigureAwait(false)],
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task OrdersAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
    {
        var service = new OrderService(store);
        await AddStepAsync(steps, "place orders", async token =>
        {
            var rows = new List<object?>();
            for (var i = 1; i <= 3; i++)
            {
                var quantities = new Dictionary<string, int> { [$"P0000{i}"] = 1, ["P00049"] = i };
                var order = await service.PlaceAsync(
                    new OrderRequest(Samples.OrderId(i), $"customer {i % 2}", Samples.Noon, quantities),
                    token).ConfigureAwait(false);
                rows.Add(order);
            }

            rows.Add(await store.Orders.GetAsync(Samples.OrderId(2), token).ConfigureAwait(false));
            return rows;
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "order rolled back", async token =>
        {
            var quantities = new Dictionary<string, int> { ["P00048"] = 5, ["P00049"] = 1_000 };
            var refusal = await RefusalAsync(
                () => service.PlaceAsync(new OrderRequest(Samples.OrderId(4), "customer 4", Samples.Noon, quantities), token)).ConfigureAwait(false);
            return [refusal, await store.Products.FindBySkuAsync("P00048", token).ConfigureAwait(false)];
        }, cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "cancel an order", async token =>
        [
            await service.CancelAsync(Samples.OrderId(2), token).ConfigureAwait(false),
            await service.CancelAsync(Samples.OrderId(2), token).ConfigureAwait(false),
            await store.Products.FindBySkuAsync("P00049", token).ConfigureAwait(false),
        ], cancellationToken).ConfigureAwait(false);
        await AddStepAsync(steps, "totals", async token =>
        {
            var totals = await service.TotalsAsync(OrderStatus.Placed, token).ConfigureAwait(false);
            return [.. totals.Select(static total => $"{total.Key}: {Step.Format(total.Value)}")];
        }, cancellationToken).ConfigureAwait(false);
    }

    private static Task ConcurrencyAsync(Database database, CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
        => AddStepAsync(steps, "concurrent orders", async token =>
        {
            var product = await store.Products.InsertAsync(Samples.Product(5000, 5, "S001") with { Stock = 10 }, token).ConfigureAwait(false);
            var placed = 0;
            await Parallel.ForEachAsync(
                Enumerable.Range(100, 16),
                new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = token },
                async (i, inner) =>
                {
                    await using var other = await CatalogStore.OpenAsync(database, inner).ConfigureAwait(false);
                    var request = new OrderRequest(Samples.OrderId(i), "many", Samples.Noon, new Dictionary<string, int> { [product.Sku] = 1 });
                    try
                    {
                        await new OrderService(other).PlaceAsync(request, inner).ConfigureAwait(false);
                        Interlocked.Increment(ref placed);
                    }
                    catch (InsufficientStockException)
                    {
                        // Six of the sixteen come too late.
                    }
                }).ConfigureAwait(false);
            return
            [
                placed,
                await store.Products.GetAsync(product.Id, token).ConfigureAwait(false),
                await store.Orders.CountAsync(OrderRepository.Customer.EqualTo("many"), token).ConfigureAwait(false),
                await store.Orders.DeleteAsync(OrderRepository.Customer.EqualTo("many"), token).ConfigureAwait(false),
            ];
        }, cancellationToken);

    private static Task EndAsync(CatalogStore store, List<Step> steps, CancellationToken cancellationToken)
        => AddStepAsync(steps, "all that is stored", async token =>
        [
            .. await store.Categories.ListAsync(cancellationToken: token).ConfigureAwait(false),
            .. await store.Suppliers.ListAsync(cancellationToken: token).ConfigureAwait(false),
            .. await store.Products.ListAsync(cancellationToken: token).ConfigureAwait(false),
            .. await store.Orders.ListAsync(cancellationToken: token).ConfigureAwait(false),
        ], cancellationToken);

    private static async Task AddStepAsync(
        List<Step> steps,
        string name,
        Func<CancellationToken, Task<IReadOnlyList<object?>>> work,
        CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var rows = await work(cancellationToken).ConfigureAwait(false);
            steps.Add(new Step(name, [.. rows.Select(Step.Format)], watch.Elapsed));
        }
        catch (CapabilityException exception)
        {
            steps.Add(new Step(name, [], watch.Elapsed, exception.Message));
        }
    }

    /// <summary>Runs what the catalog must refuse.</summary>
    /// <returns>How it did.</returns>
    private static async Task<string> RefusalAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (CatalogException exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }

        throw new InvalidOperationException($"nothing was refused by {work.Method.Name}");
    }
}
