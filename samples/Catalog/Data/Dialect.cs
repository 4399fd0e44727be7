using System.Data.Common;
using Standards;

namespace Catalog.Data;

/// <summary>Whether a backend searches text, and if not, why.</summary>
public sealed record FullText(bool Available, string Description);

/// <summary>A database that can be opened.</summary>
public sealed record Database(Dialect Dialect, string ConnectionString);

/// <summary>What differs between backends: words, types, limits and errors.</summary>
[CreateSyncVersion]
public abstract partial class Dialect
{
    /// <summary>The name of the backend.</summary>
    public abstract string Name { get; }

    /// <summary>Whether text is searched by an index, and by which.</summary>
    public abstract FullText FullText { get; }

    /// <summary>What stands before the name of a parameter.</summary>
    public virtual char ParameterPrefix => '@';

    /// <summary>How many parameters one statement can have.</summary>
    public virtual int MaxParameters => 32_000;

    /// <summary>A connection that is not open yet.</summary>
    public abstract DbConnection CreateConnection(string connectionString);

    /// <summary>Makes an empty database.</summary>
    /// <param name="location">The folder of an embedded engine, the connection string of a server.</param>
    /// <param name="name">The name of the database.</param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    public abstract Task<Database> CreateDatabaseAsync(string location, string name, CancellationToken cancellationToken = default);

    /// <summary>Removes a database that <see cref="CreateDatabaseAsync"/> made.</summary>
    public abstract Task DropDatabaseAsync(string location, string name, CancellationToken cancellationToken = default);

    /// <summary>The statements that make the tables.</summary>
    public abstract IEnumerable<string> Schema();

    /// <summary>Quotes a name of a table or column.</summary>
    public virtual string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Ends an insert so that a row of the same key is updated.</summary>
    public virtual void WriteUpsert(SqlBuilder sql, string key, IEnumerable<string> columns)
        => sql.Text(" ON CONFLICT (").Name(key).Text(") DO UPDATE SET ")
            .Separated(", ", columns, static (list, column) => list.Name(column).Text(" = excluded.").Name(column));

    /// <summary>Writes a query of <c>hit_id</c> and <c>hit_rank</c> for products that have every term.</summary>
    public virtual void WriteSearch(SqlBuilder sql, IReadOnlyList<string> terms)
        => throw new NotSupportedException($"{Name} has no full-text search: {FullText.Description}");

    /// <summary>Whether a row of the same key stands already.</summary>
    public abstract bool IsDuplicate(DbException exception);

    /// <summary>Whether the same transaction can succeed when it runs again.</summary>
    public abstract bool IsTransient(DbException exception);
}
