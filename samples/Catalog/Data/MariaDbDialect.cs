using System.Data.Common;
using MySqlConnector;

namespace Catalog.Data;

/// <summary>MariaDB.</summary>
public sealed class MariaDbDialect : ServerDialect
{
    /// <inheritdoc/>
    public override string Name => "mariadb";

    /// <inheritdoc/>
    public override FullText FullText { get; } = new(true, "FULLTEXT");

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) => new MySqlConnection(connectionString);

    /// <inheritdoc/>
    public override IEnumerable<string> Schema() =>
    [
        """
        CREATE TABLE categories (
            id INT AUTO_INCREMENT PRIMARY KEY,
            name VARCHAR(200) NOT NULL UNIQUE,
            parent_id INT REFERENCES categories (id))
        """,
        "CREATE TABLE suppliers (id VARCHAR(20) PRIMARY KEY, name VARCHAR(200) NOT NULL, country VARCHAR(2) NOT NULL)",
        """
        CREATE TABLE products (
            id INT AUTO_INCREMENT PRIMARY KEY,
            sku VARCHAR(40) NOT NULL UNIQUE,
            name VARCHAR(200) NOT NULL,
            description VARCHAR(2000),
            price DECIMAL(12, 2) NOT NULL,
            stock INT NOT NULL,
            discontinued BOOLEAN NOT NULL,
            category_id INT NOT NULL REFERENCES categories (id),
            supplier_id VARCHAR(20) NOT NULL REFERENCES suppliers (id),
            FULLTEXT KEY products_search (name, description))
        """,
        "CREATE TABLE orders (id CHAR(36) PRIMARY KEY, customer VARCHAR(200) NOT NULL, placed_at DATETIME(6) NOT NULL, status VARCHAR(20) NOT NULL)",
        """
        CREATE TABLE order_lines (
            order_id CHAR(36) NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
            line INT NOT NULL,
            product_id INT NOT NULL REFERENCES products (id),
            quantity INT NOT NULL,
            unit_price DECIMAL(12, 2) NOT NULL,
            PRIMARY KEY (order_id, line))
        """,
    ];

    /// <inheritdoc/>
    public override string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <inheritdoc/>
    public override void WriteUpsert(SqlBuilder sql, string key, IEnumerable<string> columns)
        => sql.Text(" ON DUPLICATE KEY UPDATE ")
            .Separated(", ", columns, static (list, column) => list.Name(column).Text(" = VALUES(").Name(column).Text(")"));

    /// <inheritdoc/>
    public override void WriteSearch(SqlBuilder sql, IReadOnlyList<string> terms)
    {
        var query = string.Join(' ', terms.Select(static term => $"+\"{term}\""));
        sql.Text("SELECT id AS hit_id, MATCH (name, description) AGAINST (").Value(query)
            .Text(" IN BOOLEAN MODE) AS hit_rank FROM products WHERE MATCH (name, description) AGAINST (").Value(query)
            .Text(" IN BOOLEAN MODE)");
    }

    /// <inheritdoc/>
    public override bool IsDuplicate(DbException exception) => exception is MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry };

    /// <inheritdoc/>
    public override bool IsTransient(DbException exception)
        => exception is MySqlException { ErrorCode: MySqlErrorCode.LockDeadlock or MySqlErrorCode.LockWaitTimeout };

    /// <inheritdoc/>
    protected override string ConnectionString(string location, string name)
        => new MySqlConnectionStringBuilder(location) { Database = name }.ConnectionString;

    /// <inheritdoc/>
    protected override void Release(string connectionString)
    {
        using var connection = new MySqlConnection(connectionString);
        MySqlConnection.ClearPool(connection);
    }
}
