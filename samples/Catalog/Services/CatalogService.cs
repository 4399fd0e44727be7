using System.Globalization;
using System.Runtime.CompilerServices;
using Catalog.Data;
using Catalog.Domain;
using Catalog.Repositories;
using Standards;

namespace Catalog.Services;

/// <summary>What to look for among the products; what is null does not matter.</summary>
public sealed record ProductQuery(
    string? Text = null,
    int? Branch = null,
    decimal? MinPrice = null,
    decimal? MaxPrice = null,
    bool IncludeDiscontinued = false,
    Sort? Sort = null);

/// <summary>Keeps the products in order.</summary>
[CreateSyncVersion]
public sealed partial class CatalogService(ICatalogStore store)
{
    /// <summary>Adds a product under a category and a supplier that stand.</summary>
    public async Task<Product> AddAsync(Product product, CancellationToken cancellationToken = default)
    {
        await store.Categories.GetAsync(product.CategoryId, cancellationToken).ConfigureAwait(false);
        await store.Suppliers.GetAsync(product.SupplierId, cancellationToken).ConfigureAwait(false);
        return await store.Products.InsertAsync(product, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the categories of a path, such as <c>Tools/Hand tools/Saws</c>, as far as they do not stand.</summary>
    /// <returns>The last of them.</returns>
    public Task<Category> EnsurePathAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return store.InTransactionAsync(
            async token =>
            {
                Category? parent = null;
                foreach (var name in path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    var found = await store.Categories.ListAsync(CategoryRepository.Name.EqualTo(name), cancellationToken: token).ConfigureAwait(false);
                    parent = found is [var category]
                        ? category
                        : await store.Categories.InsertAsync(new Category(0, name, parent?.Id), token).ConfigureAwait(false);
                }

                return parent ?? throw new ArgumentException($"no name in path '{path}'", nameof(path));
            },
            cancellationToken);
    }

    /// <summary>Finds products.</summary>
    public async Task<Page<Product>> FindAsync(ProductQuery query, PageRequest page, CancellationToken cancellationToken = default)
    {
        var filter = await BuildFilterAsync(query, cancellationToken).ConfigureAwait(false);
        return await store.Products.PageAsync(page, filter, query.Sort ?? ProductRepository.Name.Ascending, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the prices of all products that a query finds, by a percentage.</summary>
    /// <returns>How many changed.</returns>
    public async Task<int> RepriceAsync(ProductQuery query, decimal percent, CancellationToken cancellationToken = default)
    {
        var filter = await BuildFilterAsync(query, cancellationToken).ConfigureAwait(false);
        return await store.InTransactionAsync(
            async token =>
            {
                var repriced = await store.Products.StreamAsync(filter, token)
                    .Select(product => product with { Price = decimal.Round(product.Price * (100 + percent) / 100, 2) })
                    .ToListAsync(token)
                    .ConfigureAwait(false);
                return await store.Products.UpsertManyAsync(repriced, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes products as lines of comma-separated values, with a line of names first.</summary>
    public async IAsyncEnumerable<string> ExportAsync(ProductQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return "sku,name,price,stock";
        var filter = await BuildFilterAsync(query, cancellationToken).ConfigureAwait(false);
        await foreach (var product in store.Products.StreamAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Field(product.Sku)},{Field(product.Name)},{product.Price:F2},{product.Stock}");
        }

        static string Field(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>Writes what <see cref="ExportAsync(ProductQuery, CancellationToken)"/> yields.</summary>
    /// <returns>How many lines.</returns>
    public async Task<int> ExportAsync(ProductQuery query, TextWriter writer, CancellationToken cancellationToken = default)
    {
        var lines = 0;
        await foreach (var line in ExportAsync(query, cancellationToken).ConfigureAwait(false))
        {
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
            lines++;
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        return lines;
    }

    /// <summary>Removes the products that are discontinued and out of stock.</summary>
    /// <returns>How many.</returns>
    public Task<int> PruneAsync(CancellationToken cancellationToken = default)
        => store.Products.DeleteAsync(ProductRepository.Discontinued.EqualTo(true) & ProductRepository.Stock.AtMost(0), cancellationToken);

    private async Task<Filter> BuildFilterAsync(ProductQuery query, CancellationToken cancellationToken)
    {
        var filter = query.IncludeDiscontinued ? Filter.Everything : ProductRepository.Discontinued.EqualTo(false);
        if (query.Text is { Length: > 0 } text)
        {
            filter &= ProductRepository.Name.Contains(text) | ProductRepository.Sku.StartsWith(text);
        }

        if (query.Branch is { } branch)
        {
            var categories = await store.Categories.BranchAsync(branch, cancellationToken).ConfigureAwait(false);
            filter &= ProductRepository.CategoryId.In([.. categories.Select(static category => category.Id)]);
        }

        if (query.MinPrice is { } min)
        {
            filter &= ProductRepository.Price.AtLeast(min);
        }

        return query.MaxPrice is { } max ? filter & ProductRepository.Price.AtMost(max) : filter;
    }
}
