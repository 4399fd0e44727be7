using System.Data;
using System.Data.Common;

namespace Catalog.Data;

/// <summary>How one column is written.</summary>
public sealed record ColumnMap<TEntity>(string Name, DbType Type, Func<TEntity, object?> Read);

/// <summary>How an entity is stored in a table.</summary>
/// <param name="Entity">What to call it in messages.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns, the key first.</param>
/// <param name="Materialize">Reads a row of <paramref name="Columns"/>.</param>
/// <param name="WithKey">Sets the key that the database assigned; null where the program assigns it.</param>
/// <param name="Unique">The unique column by which an upsert finds the row; null means the key.</param>
public sealed record EntityMap<TEntity, TKey>(
    string Entity,
    string Table,
    IReadOnlyList<ColumnMap<TEntity>> Columns,
    Func<DbDataReader, TEntity> Materialize,
    Func<TEntity, TKey, TEntity>? WithKey = null,
    string? Unique = null)
    where TKey : notnull
{
    /// <summary>The column of the key.</summary>
    public ColumnMap<TEntity> Key => Columns[0];

    /// <summary>The columns that an insert writes.</summary>
    public IEnumerable<ColumnMap<TEntity>> Insertable => WithKey is null ? Columns : Columns.Skip(1);

    /// <summary>The column by which an upsert finds the row.</summary>
    public string UpsertKey => Unique ?? Key.Name;

    /// <summary>What names the entity in a message: the value of its unique column.</summary>
    public object Describe(TEntity entity) => Columns.First(column => column.Name == UpsertKey).Read(entity) ?? "null";
}

/// <summary>Readers of nullable columns.</summary>
internal static class DataReaderExtensions
{
    public static string? GetStringOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static int? GetInt32OrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    /// <summary>Times are stored as UTC; not every backend says so when it reads them.</summary>
    public static DateTime GetUtcDateTime(this DbDataReader reader, int ordinal) => DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Utc);
}
