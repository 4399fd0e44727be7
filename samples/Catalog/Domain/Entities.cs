namespace Catalog.Domain;

/// <summary>Something that a repository stores under a key.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
public interface IEntity<out TKey>
    where TKey : notnull
{
    /// <summary>The key; zero where the database has yet to assign it.</summary>
    TKey Id { get; }
}

/// <summary>A node of the category tree.</summary>
public sealed record Category(int Id, string Name, int? ParentId = null) : IEntity<int>;

/// <summary>Who delivers; the key is the supplier's own code.</summary>
public sealed record Supplier(string Id, string Name, string Country) : IEntity<string>;

/// <summary>What is sold.</summary>
public sealed record Product(
    int Id,
    string Sku,
    string Name,
    string? Description,
    decimal Price,
    int Stock,
    bool Discontinued,
    int CategoryId,
    string SupplierId) : IEntity<int>;

/// <summary>How far an order is.</summary>
public enum OrderStatus
{
    /// <summary>Stock is reserved.</summary>
    Placed,

    /// <summary>Stock was given back.</summary>
    Cancelled,
}

/// <summary>An order with its lines.</summary>
public sealed record Order(Guid Id, string Customer, DateTime PlacedAt, OrderStatus Status, IReadOnlyList<OrderLine> Lines) : IEntity<Guid>
{
    /// <summary>What the customer pays.</summary>
    public decimal Total => Lines.Sum(static line => line.Quantity * line.UnitPrice);
}

/// <summary>One line of an order, at the price of the day it was placed.</summary>
public sealed record OrderLine(int ProductId, int Quantity, decimal UnitPrice);
