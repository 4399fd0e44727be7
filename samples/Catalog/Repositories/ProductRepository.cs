using System.Data;
using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>Stores products.</summary>
[CreateSyncVersion]
public partial interface IProductRepository : IRepository<Product, int>
{
    /// <summary>Reads a product by its stock-keeping unit.</summary>
    /// <returns>The product, or null.</returns>
    Task<Product?> FindBySkuAsync(string sku, CancellationToken cancellationToken = default);

    /// <summary>Finds the products whose name and description have every word of a text, nearest first.</summary>
    /// <exception cref="CapabilityException">The backend does not search text.</exception>
    Task<IReadOnlyList<Product>> SearchAsync(string text, int limit = 20, CancellationToken cancellationToken = default);

    /// <summary>Takes from the stock, or adds to it where the quantity is negative.</summary>
    /// <returns>Whether there was enough.</returns>
    Task<bool> TakeAsync(int id, int quantity, CancellationToken cancellationToken = default);

    /// <summary>Sums the worth of the stock.</summary>
    Task<decimal> StockValueAsync(Filter? filter = null, CancellationToken cancellationToken = default);
}

/// <inheritdoc cref="IProductRepository"/>
[CreateSyncVersion]
public sealed partial class ProductRepository(Session session) : Repository<Product, int>(session, Products), IProductRepository
{
    private static readonly EntityMap<Product, int> Products = new(
        "product",
        "products",
        [
            new("id", DbType.Int32, static product => product.Id),
            new("sku", DbType.String, static product => product.Sku),
            new("name", DbType.String, static product => product.Name),
            new("description", DbType.String, static product => product.Description),
            new("price", DbType.Decimal, static product => product.Price),
            new("stock", DbType.Int32, static product => product.Stock),
            new("discontinued", DbType.Boolean, static product => product.Discontinued),
            new("category_id", DbType.Int32, static product => product.CategoryId),
            new("supplier_id", DbType.String, static product => product.SupplierId),
        ],
        static reader => new Product(
            reader.GetInt32(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetStringOrNull(3),
            reader.GetDecimal(4),
            reader.GetInt32(5),
            reader.GetBoolean(6),
            reader.GetInt32(7),
            reader.GetString(8)),
        static (product, id) => product with { Id = id },
        "sku");

    /// <summary>The stock-keeping unit.</summary>
    public static Column<string> Sku { get; } = new("sku");

    /// <summary>The name.</summary>
    public static Column<string> Name { get; } = new("name");

    /// <summary>The description.</summary>
    public static Column<string?> Description { get; } = new("description");

    /// <summary>The price.</summary>
    public static Column<decimal> Price { get; } = new("price");

    /// <summary>How many are there.</summary>
    public static Column<int> Stock { get; } = new("stock");

    /// <summary>Whether it is sold no more.</summary>
    public static Column<bool> Discontinued { get; } = new("discontinued");

    /// <summary>The category.</summary>
    public static Column<int> CategoryId { get; } = new("category_id");

    /// <summary>The supplier.</summary>
    public static Column<string> SupplierId { get; } = new("supplier_id");

    /// <inheritdoc/>
    public Task<Product?> FindBySkuAsync(string sku, CancellationToken cancellationToken = default)
        => Session.FirstOrDefaultAsync(Select(Sku.EqualTo(sku)).ToStatement(), Map.Materialize, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> SearchAsync(string text, int limit = 20, CancellationToken cancellationToken = default)
    {
        var dialect = Session.Dialect;
        if (!dialect.FullText.Available)
        {
            throw new CapabilityException("full-text search", dialect.Name, dialect.FullText.Description);
        }

        var terms = Terms(text);
        if (terms.Count == 0)
        {
            return [];
        }

        var search = Session.Sql("SELECT ").Names(Map.Columns.Select(static column => column.Name)).Text(" FROM ").Name(Map.Table).Text(" JOIN (");
        dialect.WriteSearch(search, terms);
        search.Text(") hits ON hits.hit_id = ").Name(Map.Key.Name).Text(" ORDER BY hits.hit_rank DESC, ").Name(Map.Key.Name).Text(" LIMIT ").Value(limit);
        return await Session.QueryAsync(search.ToStatement(), Map.Materialize, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> TakeAsync(int id, int quantity, CancellationToken cancellationToken = default)
    {
        var update = Session.Sql("UPDATE products SET stock = stock - ").Value(quantity).Text(" WHERE ").Filter(WithKey(id) & Stock.AtLeast(quantity));
        return await Session.ExecuteAsync(update.ToStatement(), cancellationToken).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public async Task<decimal> StockValueAsync(Filter? filter = null, CancellationToken cancellationToken = default)
    {
        var sum = Session.Sql("SELECT coalesce(sum(price * stock), 0) FROM products WHERE ").Filter(filter);
        return decimal.Round(await Session.ScalarAsync<decimal>(sum.ToStatement(), cancellationToken).ConfigureAwait(false), 2);
    }

    /// <inheritdoc/>
    protected override ValueTask ValidateAsync(Product entity, CancellationToken cancellationToken)
    {
        var reason = entity switch
        {
            { Price: < 0 } => $"its price is {entity.Price}",
            { Stock: < 0 } => $"its stock is {entity.Stock}",
            _ when string.IsNullOrWhiteSpace(entity.Sku) => "it has no stock-keeping unit",
            _ => null,
        };

        return reason is null
            ? ValueTask.CompletedTask
            : ValueTask.FromException(new InvalidEntityException(Map.Entity, entity.Sku, reason));
    }

    /// <summary>The words of a text: letters and digits, so that no operator of a search language is left.</summary>
    private static List<string> Terms(string text)
    {
        var terms = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                terms.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return terms;
    }
}
