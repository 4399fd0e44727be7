using Catalog.Data;
using Catalog.Demonstration;
using Catalog.Domain;
using Catalog.Repositories;
using Standards;

namespace Catalog.Tests;

/// <summary>An empty catalog on a backend, gone at the end of the test; the test is skipped where the backend is not configured.</summary>
[CreateSyncVersion]
internal sealed partial class CatalogFixture : IAsyncDisposable
{
    private readonly TemporaryDatabase temporary;

    private CatalogFixture(TemporaryDatabase temporary, CatalogStore store)
    {
        this.temporary = temporary;
        Store = store;
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public Database Database => temporary.Database;

    public CatalogStore Store { get; }

    public IProductRepository Products => Store.Products;

    public static async Task<CatalogFixture> OpenAsync(Backend backend)
    {
        Assert.SkipUnless(backend.IsConfigured, $"{backend.Name} is not configured: {backend.Variable} is not set");
        var temporary = await TemporaryDatabase.CreateAsync(backend, Token);
        try
        {
            return new CatalogFixture(temporary, await CatalogStore.CreateAsync(temporary.Database, Token));
        }
        catch
        {
            await temporary.DisposeAsync();
            throw;
        }
    }

    /// <summary>A catalog with categories 1 (<c>Tools</c>) and 2 (<c>Saws</c>, below it), supplier <c>S001</c> and products.</summary>
    public static async Task<CatalogFixture> OpenAsync(Backend backend, int products)
    {
        var fixture = await OpenAsync(backend);
        var tools = await fixture.Store.Categories.InsertAsync(new Category(0, "Tools"), Token);
        await fixture.Store.Categories.InsertAsync(new Category(0, "Saws", tools.Id), Token);
        await fixture.Store.Suppliers.InsertManyAsync(Samples.Suppliers(1), Token);
        await fixture.Products.InsertManyAsync(ProductsBatch(1, products), Token);
        return fixture;
    }

    public static Product SampleProduct(int number) => Samples.Product(number, 1, "S001");

    public static IReadOnlyList<Product> ProductsBatch(int first, int count) => [.. Samples.Products(first, count, 1, "S001")];

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await temporary.DisposeAsync();
    }
}
