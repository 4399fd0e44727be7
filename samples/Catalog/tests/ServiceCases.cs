using Catalog.Data;
using Catalog.Demonstration;
using Catalog.Domain;
using Catalog.Repositories;
using Catalog.Services;
using Standards;
using static Catalog.Tests.CatalogFixture;

namespace Catalog.Tests;

/// <summary>What must hold of the services on every backend.</summary>
[CreateSyncVersion]
internal static partial class ServiceCases
{
    public static async Task AddAsync_UnknownSupplier_Throws(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        var service = new CatalogService(fixture.Store);

        await Assert.ThrowsAsync<EntityNotFoundException>(() => service.AddAsync(SampleProduct(1) with { SupplierId = "none" }, Token));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => service.AddAsync(SampleProduct(1) with { CategoryId = 99 }, Token));
        Assert.Equal("P00001", (await service.AddAsync(SampleProduct(1), Token)).Sku);
    }

    public static async Task EnsurePathAsync_KnownStart_AddsTheRest(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        var service = new CatalogService(fixture.Store);

        var last = await service.EnsurePathAsync(" Tools / Saws / Hand saws ", Token);

        Assert.Equal(new Category(last.Id, "Hand saws", 2), last);
        Assert.Equal(3, await fixture.Store.Categories.CountAsync(cancellationToken: Token));
        Assert.Equal(last, await service.EnsurePathAsync("Tools/Saws/Hand saws", Token));
        await Assert.ThrowsAsync<ArgumentException>(() => service.EnsurePathAsync(" / ", Token));
    }

    public static async Task FindAsync_Query_CombinesAllThatIsSaid(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 100);
        var service = new CatalogService(fixture.Store);

        var page = await service.FindAsync(
            new ProductQuery("hinge", Branch: 1, MinPrice: 2, MaxPrice: 8, Sort: ProductRepository.Price.Ascending),
            new PageRequest(1, 3),
            Token);

        Assert.Equal(3, page.Items.Count);
        Assert.All(page.Items, static product => Assert.Contains("hinge", product.Name, StringComparison.Ordinal));
        Assert.All(page.Items, static product => Assert.InRange(product.Price, 2, 8));
        Assert.Equal(page.Items.OrderBy(static product => product.Price), page.Items);
        Assert.Equal(0, (await service.FindAsync(new ProductQuery("hinge", Branch: 2), new PageRequest(1, 3), Token)).Total);
    }

    public static async Task RepriceAsync_Query_ChangesOnlyWhatItFinds(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 30);
        var service = new CatalogService(fixture.Store);

        var count = await service.RepriceAsync(new ProductQuery("rail", IncludeDiscontinued: true), 50, Token);

        Assert.Equal(4, count);
        foreach (var product in await fixture.Products.ListAsync(cancellationToken: Token))
        {
            var before = ProductsBatch(1, 30).Single(known => known.Sku == product.Sku).Price;
            Assert.Equal(product.Name.Contains("rail", StringComparison.Ordinal) ? decimal.Round(before * 1.5m, 2) : before, product.Price);
        }
    }

    public static async Task ExportAsync_Products_WritesLines(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 0);
        await fixture.Products.InsertAsync(SampleProduct(1) with { Name = "a \"b\", c", Price = 2.5m, Stock = 3 }, Token);
        await fixture.Products.InsertAsync(SampleProduct(2) with { Discontinued = true }, Token);
        await using var writer = new StringWriter { NewLine = "\n" };

        Assert.Equal(2, await new CatalogService(fixture.Store).ExportAsync(new ProductQuery(), writer, Token));

        Assert.Equal("sku,name,price,stock\nP00001,\"a \"\"b\"\", c\",2.50,3\n", writer.ToString());
    }

    public static async Task PruneAsync_SoldOut_Removes(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 100);

        Assert.Equal(2, await new CatalogService(fixture.Store).PruneAsync(Token));
        Assert.Equal(98, await fixture.Products.CountAsync(cancellationToken: Token));
    }

    public static async Task PlaceAsync_EnoughStock_TakesAndStores(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 20);
        var service = new OrderService(fixture.Store);

        var placed = await service.PlaceAsync(Request(1, ("P00012", 2), ("P00011", 1)), Token);

        var stored = await fixture.Store.Orders.GetAsync(placed.Id, Token);
        Assert.Equal(placed.Lines, stored.Lines);
        Assert.Equal(placed with { Lines = stored.Lines }, stored);
        Assert.Equal(DateTimeKind.Utc, stored.PlacedAt.Kind);
        Assert.Equal(10, (await fixture.Products.FindBySkuAsync("P00012", Token))!.Stock);
        var page = await fixture.Store.Orders.PageAsync(new PageRequest(1, 10), cancellationToken: Token);
        Assert.Equal(2, Assert.Single(page.Items).Lines.Count);
    }

    public static async Task PlaceAsync_TooLittleStock_ChangesNothing(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 20);
        var service = new OrderService(fixture.Store);

        var exception = await Assert.ThrowsAsync<InsufficientStockException>(() => service.PlaceAsync(Request(1, ("P00011", 1), ("P00012", 13)), Token));

        Assert.Equal("product 'P00012' has 12 in stock, 13 wanted", exception.Message);
        Assert.Equal(11, (await fixture.Products.FindBySkuAsync("P00011", Token))!.Stock);
        Assert.Equal(0, await fixture.Store.Orders.CountAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => service.PlaceAsync(Request(1, ("none", 1)), Token));
    }

    public static async Task CancelAsync_Twice_GivesBackOnce(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 20);
        var service = new OrderService(fixture.Store);
        await service.PlaceAsync(Request(1, ("P00011", 5)), Token);
        var kept = await service.PlaceAsync(Request(2, ("P00011", 2)), Token);

        Assert.True(await service.CancelAsync(Samples.OrderId(1), Token));
        Assert.False(await service.CancelAsync(Samples.OrderId(1), Token));

        Assert.Equal(9, (await fixture.Products.FindBySkuAsync("P00011", Token))!.Stock);
        var total = Assert.Single(await service.TotalsAsync(OrderStatus.Placed, Token));
        Assert.Equal(kept.Total, total.Value);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => service.CancelAsync(Samples.OrderId(3), Token));
    }

    public static async Task OrdersAsync_UpsertMany_IsRefused(Backend backend)
    {
        await using var fixture = await OpenAsync(backend, 1);
        var order = new Order(Samples.OrderId(1), "one", Samples.Noon, OrderStatus.Placed, [new OrderLine(1, 1, 1)]);

        await Assert.ThrowsAsync<NotSupportedException>(() => fixture.Store.Orders.UpsertManyAsync([order], Token));
        await Assert.ThrowsAsync<InvalidEntityException>(
            () => fixture.Store.Orders.InsertAsync(order with { Lines = [new OrderLine(1, 0, 1)] }, Token));
        Assert.Equal(1, await fixture.Store.Orders.InsertManyAsync([order], Token));
        Assert.Equal(order.Lines, (await fixture.Store.Orders.GetAsync(order.Id, Token)).Lines);
        Assert.True(await fixture.Store.Orders.DeleteAsync(order.Id, Token));
    }

    public static async Task RunAsync_Scenario_RunsEveryStep(Backend backend)
    {
        Assert.SkipUnless(backend.IsConfigured, $"{backend.Name} is not configured: {backend.Variable} is not set");
        await using var temporary = await TemporaryDatabase.CreateAsync(backend, Token);

        var steps = await Scenario.RunAsync(temporary.Database, Token);

        Assert.Equal(27, steps.Count);
        Assert.Equal(backend.Dialect.FullText.Available ? [] : ["full-text search"], steps.Where(static step => step.Missing is not null).Select(static step => step.Name));
        Assert.Equal("10", steps.Single(static step => step.Name == "concurrent orders").Rows[0]);
    }

    private static OrderRequest Request(int number, params (string Sku, int Quantity)[] quantities)
        => new(Samples.OrderId(number), "one", Samples.Noon, quantities.ToDictionary(static line => line.Sku, static line => line.Quantity));
}
