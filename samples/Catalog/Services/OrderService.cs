using Catalog.Data;
using Catalog.Domain;
using Catalog.Repositories;
using Standards;

namespace Catalog.Services;

/// <summary>What a customer wants.</summary>
public sealed record OrderRequest(Guid Id, string Customer, DateTime PlacedAt, IReadOnlyDictionary<string, int> Quantities);

/// <summary>Sells products.</summary>
[CreateSyncVersion]
public sealed partial class OrderService(ICatalogStore store)
{
    /// <summary>Places an order: takes from the stock and stores the order, or does neither.</summary>
    /// <exception cref="InsufficientStockException">More was wanted than is there.</exception>
    public async Task<Order> PlaceAsync(OrderRequest request, CancellationToken cancellationToken = default)
    {
        return await store.InTransactionAsync(PlaceAsync, cancellationToken).ConfigureAwait(false);

        async Task<Order> PlaceAsync(CancellationToken token)
        {
            var lines = new List<OrderLine>();
            foreach (var (sku, quantity) in request.Quantities.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                lines.Add(await TakeAsync(sku, quantity, token).ConfigureAwait(false));
            }

            var order = new Order(request.Id, request.Customer, request.PlacedAt, OrderStatus.Placed, lines);
            return await store.Orders.InsertAsync(order, token).ConfigureAwait(false);
        }
    }

    /// <summary>Cancels an order and gives its products back.</summary>
    /// <returns>Whether it was not cancelled before.</returns>
    public Task<bool> CancelAsync(Guid id, CancellationToken cancellationToken = default)
        => store.InTransactionAsync(
            async token =>
            {
                var order = await store.Orders.GetAsync(id, token).ConfigureAwait(false);
                if (order.Status == OrderStatus.Cancelled)
                {
                    return false;
                }

                foreach (var line in order.Lines)
                {
                    await store.Products.TakeAsync(line.ProductId, -line.Quantity, token).ConfigureAwait(false);
                }

                await store.Orders.UpdateAsync(order with { Status = OrderStatus.Cancelled }, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Sums up what each customer pays, over all orders of a status.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> TotalsAsync(OrderStatus status, CancellationToken cancellationToken = default)
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        await foreach (var order in store.Orders.StreamAsync(OrderRepository.Status.EqualTo(status), cancellationToken).ConfigureAwait(false))
        {
            totals[order.Customer] = totals.GetValueOrDefault(order.Customer) + order.Total;
        }

        return totals;
    }

    private async Task<OrderLine> TakeAsync(string sku, int quantity, CancellationToken cancellationToken)
    {
        var product = await store.Products.FindBySkuAsync(sku, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException("product", sku);
        return await store.Products.TakeAsync(product.Id, quantity, cancellationToken).ConfigureAwait(false)
            ? new OrderLine(product.Id, quantity, product.Price)
            : throw new InsufficientStockException(product, quantity);
    }
}
