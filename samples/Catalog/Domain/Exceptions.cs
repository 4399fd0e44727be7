namespace Catalog.Domain;

/// <summary>What the catalog itself refuses, as against what a database reports.</summary>
public abstract class CatalogException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>No entity has the key.</summary>
public sealed class EntityNotFoundException(string entity, object id)
    : CatalogException($"no {entity} has the key '{id}'");

/// <summary>Another entity has the key, or the value of a unique column.</summary>
public sealed class DuplicateEntityException(string entity, object id, Exception inner)
    : CatalogException($"a {entity} like '{id}' is stored already", inner);

/// <summary>An entity that must not be stored.</summary>
public sealed class InvalidEntityException(string entity, object id, string reason)
    : CatalogException($"{entity} '{id}' is invalid: {reason}");

/// <summary>More was ordered than is there.</summary>
public sealed class InsufficientStockException(Product product, int wanted)
    : CatalogException($"product '{product.Sku}' has {product.Stock} in stock, {wanted} wanted")
{
    /// <summary>The product as it was read.</summary>
    public Product Product { get; } = product;
}

/// <summary>The backend lacks what was asked for.</summary>
public sealed class CapabilityException(string capability, string backend, string reason)
    : CatalogException($"{capability} is not available on {backend}: {reason}");
