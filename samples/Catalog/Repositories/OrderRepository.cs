using System.Data;
using System.Runtime.CompilerServices;
using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>Stores orders with their lines.</summary>
[CreateSyncVersion]
public sealed partial class OrderRepository(Session session) : Repository<Order, Guid>(session, Orders)
{
    private static readonly EntityMap<Order, Guid> Orders = new(
        "order",
        "orders",
        [
            new("id", DbType.Guid, static order => order.Id),
            new("customer", DbType.String, static order => order.Customer),
            new("placed_at", DbType.DateTime, static order => order.PlacedAt),
            new("status", DbType.String, static order => order.Status),
        ],
        static reader => new Order(
            reader.GetGuid(0),
            reader.GetString(1),
            reader.GetUtcDateTime(2),
            Enum.Parse<OrderStatus>(reader.GetString(3)),
            []));

    /// <summary>Who ordered.</summary>
    public static Column<string> Customer { get; } = new("customer");

    /// <summary>When.</summary>
    public static Column<DateTime> PlacedAt { get; } = new("placed_at");

    /// <summary>How far it is.</summary>
    public static Column<OrderStatus> Status { get; } = new("status");

    /// <inheritdoc/>
    public override async Task<Order?> FindAsync(Guid id, CancellationToken cancellationToken = default)
        => await base.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } order
            ? await WithLinesAsync(order, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Reads orders as a whole, one after the other.</summary>
    public override async IAsyncEnumerable<Order> StreamAsync(
        Filter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The lines of an order cannot be read while the session still reads orders.
        foreach (var order in await ListAsync(filter, null, cancellationToken).ConfigureAwait(false))
        {
            yield return order;
        }
    }

    /// <inheritdoc/>
    public override Task<Order> InsertAsync(Order entity, CancellationToken cancellationToken = default)
        => Session.InTransactionAsync(
            async token =>
            {
                var order = await base.InsertAsync(entity, token).ConfigureAwait(false);
                await InsertLinesAsync([order], token).ConfigureAwait(false);
                return order;
            },
            cancellationToken);

    /// <inheritdoc/>
    public override Task<int> InsertManyAsync(IEnumerable<Order> entities, CancellationToken cancellationToken = default)
    {
        var orders = entities as IReadOnlyCollection<Order> ?? [.. entities];
        return Session.InTransactionAsync(
            async token =>
            {
                var count = await base.InsertManyAsync(orders, token).ConfigureAwait(false);
                await InsertLinesAsync(orders, token).ConfigureAwait(false);
                return count;
            },
            cancellationToken);
    }

    /// <summary>Lines of an order that stands already cannot be overwritten.</summary>
    public override Task<int> UpsertManyAsync(IEnumerable<Order> entities, CancellationToken cancellationToken = default)
        => Task.FromException<int>(new NotSupportedException($"{Map.Table} are inserted and updated, not upserted"));

    /// <inheritdoc/>
    public override Task<int> ImportAsync(IAsyncEnumerable<Order> entities, CancellationToken cancellationToken = default)
        => Session.InTransactionAsync(
            async token =>
            {
                var count = 0;
                await foreach (var order in entities.WithCancellation(token))
                {
                    await InsertAsync(order, token).ConfigureAwait(false);
                    count++;
                }

                return count;
            },
            cancellationToken);

    /// <inheritdoc/>
    public override Task<int> DeleteAsync(Filter filter, CancellationToken cancellationToken = default)
        => Session.InTransactionAsync(
            async token =>
            {
                var lines = Session.Sql("DELETE FROM order_lines WHERE order_id IN (SELECT id FROM orders WHERE ").Filter(filter).Text(")");
                await Session.ExecuteAsync(lines.ToStatement(), token).ConfigureAwait(false);
                return await base.DeleteAsync(filter, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override ValueTask ValidateAsync(Order entity, CancellationToken cancellationToken)
        => entity.Lines.All(static line => line.Quantity > 0)
            ? default
            : throw new InvalidEntityException(Map.Entity, entity.Id, "a line has no quantity");

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<Order>> ReadAsync(Statement query, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        foreach (var order in await base.ReadAsync(query, cancellationToken).ConfigureAwait(false))
        {
            orders.Add(await WithLinesAsync(order, cancellationToken).ConfigureAwait(false));
        }

        return orders;
    }

    private async Task<Order> WithLinesAsync(Order order, CancellationToken cancellationToken)
    {
        var query = Session.Sql("SELECT product_id, quantity, unit_price FROM order_lines WHERE order_id = ").Value(order.Id).Text(" ORDER BY line");
        var lines = Session.StreamAsync(
            query.ToStatement(),
            static reader => new OrderLine(reader.GetInt32(0), reader.GetInt32(1), reader.GetDecimal(2)),
            cancellationToken);
        return order with { Lines = await lines.ToArrayAsync(cancellationToken).ConfigureAwait(false) };
    }

    private async Task InsertLinesAsync(IReadOnlyCollection<Order> orders, CancellationToken cancellationToken)
    {
        var statements =
            from order in orders
            from line in order.Lines.Index()
            select Session.Sql("INSERT INTO order_lines (order_id, line, product_id, quantity, unit_price) VALUES (")
                .Value(order.Id, DbType.Guid).Text(", ")
                .Value(line.Index + 1, DbType.Int32).Text(", ")
                .Value(line.Item.ProductId, DbType.Int32).Text(", ")
                .Value(line.Item.Quantity, DbType.Int32).Text(", ")
                .Value(line.Item.UnitPrice, DbType.Decimal).Text(")")
                .ToStatement();
        await Session.ExecuteManyAsync(statements, cancellationToken).ConfigureAwait(false);
    }
}
