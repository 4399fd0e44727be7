using System.Data.Common;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Catalog.Data;

/// <summary>DuckDB.</summary>
public sealed class DuckDbDialect : EmbeddedDialect
{
    /// <inheritdoc/>
    public override string Name => "duckdb";

    /// <inheritdoc/>
    public override FullText FullText { get; } = new(false, "its extension fts is downloaded at run time, and its index does not follow changes");

    /// <inheritdoc/>
    public override char ParameterPrefix => '$';

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new DuckDBConnection(connectionString);

    /// <summary>
    /// There are no foreign keys: DuckDB updates a row of an indexed column by deleting and inserting it, and refuses that for a row that
    /// another table refers to.
    /// </summary>
    public override IEnumerable<string> Schema() =>
    [
        "CREATE SEQUENCE categories_id",
        "CREATE TABLE categories (id INTEGER PRIMARY KEY DEFAULT nextval('categories_id'), name VARCHAR NOT NULL UNIQUE, parent_id INTEGER)",
        "CREATE TABLE suppliers (id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, country VARCHAR NOT NULL)",
        "CREATE SEQUENCE products_id",
        """
        CREATE TABLE products (
            id INTEGER PRIMARY KEY DEFAULT nextval('products_id'),
            sku VARCHAR NOT NULL UNIQUE,
            name VARCHAR NOT NULL,
            description VARCHAR,
            price DECIMAL(12, 2) NOT NULL,
            stock INTEGER NOT NULL,
            discontinued BOOLEAN NOT NULL,
            category_id INTEGER NOT NULL,
            supplier_id VARCHAR NOT NULL)
        """,
        "CREATE TABLE orders (id UUID PRIMARY KEY, customer VARCHAR NOT NULL, placed_at TIMESTAMP NOT NULL, status VARCHAR NOT NULL)",
        """
        CREATE TABLE order_lines (
            order_id UUID NOT NULL,
            line INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            unit_price DECIMAL(12, 2) NOT NULL,
            PRIMARY KEY (order_id, line))
        """,
    ];

    /// <inheritdoc/>
    public override bool IsDuplicate(DbException exception)
        => exception is DuckDBException { ErrorType: DuckDBErrorType.Constraint } && exception.Message.Contains("duplicate key", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool IsTransient(DbException exception) => exception is DuckDBException { ErrorType: DuckDBErrorType.Transaction };

    /// <inheritdoc/>
    protected override string ConnectionString(string file) => new DuckDBConnectionStringBuilder { DataSource = file }.ConnectionString;
}
