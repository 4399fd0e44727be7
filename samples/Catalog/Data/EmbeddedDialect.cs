using Standards;

namespace Catalog.Data;

/// <summary>An engine in this process: a database is a file.</summary>
[CreateSyncVersion]
public abstract partial class EmbeddedDialect : Dialect
{
    /// <inheritdoc/>
    public override Task<Database> CreateDatabaseAsync(string location, string name, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(location);
        return Task.FromResult(new Database(this, ConnectionString(FileName(location, name))));
    }

    /// <inheritdoc/>
    public override Task DropDatabaseAsync(string location, string name, CancellationToken cancellationToken = default)
    {
        var file = FileName(location, name);
        Release(ConnectionString(file));
        foreach (var path in Directory.EnumerateFiles(location, Path.GetFileName(file) + "*"))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <summary>The connection string of a file.</summary>
    protected abstract string ConnectionString(string file);

    /// <summary>Closes pooled connections, which hold the file.</summary>
    protected virtual void Release(string connectionString)
    {
    }

    private string FileName(string location, string name) => Path.Combine(location, $"{name}.{Name}");
}
