using System.Data.Common;
using Standards;

namespace Catalog.Data;

/// <summary>A database server: databases are made and dropped by statements.</summary>
[CreateSyncVersion]
public abstract partial class ServerDialect : Dialect
{
    /// <inheritdoc/>
    public override async Task<Database> CreateDatabaseAsync(string location, string name, CancellationToken cancellationToken = default)
    {
        await ExecuteAsync(location, $"CREATE DATABASE {Quote(name)}", cancellationToken).ConfigureAwait(false);
        return new Database(this, ConnectionString(location, name));
    }

    /// <inheritdoc/>
    public override async Task DropDatabaseAsync(string location, string name, CancellationToken cancellationToken = default)
    {
        Release(ConnectionString(location, name));
        await ExecuteAsync(location, $"DROP DATABASE IF EXISTS {Quote(name)}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The connection string of a database on a server.</summary>
    protected abstract string ConnectionString(string location, string name);

    /// <summary>Closes pooled connections, which a server would wait for.</summary>
    protected abstract void Release(string connectionString);

    private async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        var connection = CreateConnection(connectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = sql;
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
