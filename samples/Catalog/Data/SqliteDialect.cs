using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Catalog.Data;

/// <summary>SQLite.</summary>
public sealed class SqliteDialect : EmbeddedDialect
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int PrimaryKeyConstraint = 1555;
    private const int UniqueConstraint = 2067;

    /// <inheritdoc/>
    public override string Name => "sqlite";

    /// <inheritdoc/>
    public override FullText FullText { get; } = new(true, "FTS5");

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new SqliteConnection(connectionString);

    /// <inheritdoc/>
    public override IEnumerable<string> Schema() =>
    [
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE categories (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES categories (id))",
        "CREATE TABLE suppliers (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL)",
        """
        CREATE TABLE products (
            id INTEGER PRIMARY KEY,
            sku TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            description TEXT,
            price DECIMAL(12, 2) NOT NULL,
            stock INTEGER NOT NULL,
            discontinued BOOLEAN NOT NULL,
            category_id INTEGER NOT NULL REFERENCES categories (id),
            supplier_id TEXT NOT NULL REFERENCES suppliers (id))
        """,
        "CREATE TABLE orders (id TEXT PRIMARY KEY, customer TEXT NOT NULL, placed_at TEXT NOT NULL, status TEXT NOT NULL)",
        """
        CREATE TABLE order_lines (
            order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
            line INTEGER NOT NULL,
            product_id INTEGER NOT NULL REFERENCES products (id),
            quantity INTEGER NOT NULL,
            unit_price DECIMAL(12, 2) NOT NULL,
            PRIMARY KEY (order_id, line))
        """,
        "CREATE VIRTUAL TABLE products_search USING fts5(name, description, content = 'products', content_rowid = 'id')",
        """
        CREATE TRIGGER products_inserted AFTER INSERT ON products BEGIN
            INSERT INTO products_search (rowid, name, description) VALUES (new.id, new.name, new.description);
        END
        """,
        """
        CREATE TRIGGER products_deleted AFTER DELETE ON products BEGIN
            INSERT INTO products_search (products_search, rowid, name, description) VALUES ('delete', old.id, old.name, old.description);
        END
        """,
        """
        CREATE TRIGGER products_updated AFTER UPDATE ON products BEGIN
            INSERT INTO products_search (products_search, rowid, name, description) VALUES ('delete', old.id, old.name, old.description);
            INSERT INTO products_search (rowid, name, description) VALUES (new.id, new.name, new.description);
        END
        """,
    ];

    /// <inheritdoc/>
    public override void WriteSearch(SqlBuilder sql, IReadOnlyList<string> terms)
        => sql.Text("SELECT rowid AS hit_id, -bm25(products_search) AS hit_rank FROM products_search WHERE products_search MATCH ")
            .Value(string.Join(' ', terms.Select(static term => $"\"{term}\"")));

    /// <inheritdoc/>
    public override bool IsDuplicate(DbException exception)
        => exception is SqliteException { SqliteExtendedErrorCode: PrimaryKeyConstraint or UniqueConstraint };

    /// <inheritdoc/>
    public override bool IsTransient(DbException exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    /// <inheritdoc/>
    protected override string ConnectionString(string file)
        => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ConnectionString;

    /// <inheritdoc/>
    protected override void Release(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
