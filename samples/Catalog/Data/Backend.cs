using Standards;

namespace Catalog.Data;

/// <summary>A backend, and where this machine has it.</summary>
/// <param name="Dialect">What it speaks.</param>
/// <param name="Variable">The environment variable with the connection string of the server; null for an embedded engine.</param>
public sealed record Backend(Dialect Dialect, string? Variable = null)
{
    /// <summary>SQLite.</summary>
    public static Backend Sqlite { get; } = new(new SqliteDialect());

    /// <summary>DuckDB.</summary>
    public static Backend DuckDb { get; } = new(new DuckDbDialect());

    /// <summary>PostgreSQL.</summary>
    public static Backend PostgreSql { get; } = new(new PostgreSqlDialect(), "CATALOG_POSTGRESQL");

    /// <summary>MariaDB.</summary>
    public static Backend MariaDb { get; } = new(new MariaDbDialect(), "CATALOG_MARIADB");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Backend> All { get; } = [Sqlite, DuckDb, PostgreSql, MariaDb];

    /// <summary>The name.</summary>
    public string Name => Dialect.Name;

    /// <summary>The connection string of the server; null for an embedded engine and where none is configured.</summary>
    public string? Server => Variable is null || Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server ? null : server;

    /// <summary>Whether databases can be made.</summary>
    public bool IsConfigured => Variable is null || Server is not null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An empty database that is gone when it is disposed.</summary>
[CreateSyncVersion]
public sealed partial class TemporaryDatabase : IAsyncDisposable
{
    private readonly string location;
    private readonly string name;
    private readonly DirectoryInfo? folder;

    private TemporaryDatabase(Database database, string location, string name, DirectoryInfo? folder)
    {
        Database = database;
        this.location = location;
        this.name = name;
        this.folder = folder;
    }

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>Makes a database on a backend.</summary>
    /// <exception cref="InvalidOperationException">The backend is not configured.</exception>
    public static async Task<TemporaryDatabase> CreateAsync(Backend backend, CancellationToken cancellationToken = default)
    {
        if (!backend.IsConfigured)
        {
            throw new InvalidOperationException($"{backend.Name} is not configured: {backend.Variable} is not set");
        }

        var folder = backend.Server is null ? Directory.CreateTempSubdirectory("catalog-") : null;
        var location = backend.Server ?? folder!.FullName;
        var name = $"catalog_{Guid.NewGuid():N}";
        try
        {
            var database = await backend.Dialect.CreateDatabaseAsync(location, name, cancellationToken).ConfigureAwait(false);
            return new TemporaryDatabase(database, location, name, folder);
        }
        catch
        {
            folder?.Delete(recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.Dialect.DropDatabaseAsync(location, name).ConfigureAwait(false);
        folder?.Delete(recursive: true);
    }
}
