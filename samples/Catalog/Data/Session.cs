using System.Data.Common;
using System.Runtime.CompilerServices;
using Standards;

namespace Catalog.Data;

/// <summary>One open connection and, while it runs, its transaction. Repositories use it; services never see it.</summary>
[CreateSyncVersion]
public sealed partial class Session : IAsyncDisposable
{
    private readonly DbConnection connection;
    private DbTransaction? transaction;

    private Session(Dialect dialect, DbConnection connection)
    {
        Dialect = dialect;
        this.connection = connection;
    }

    /// <summary>The dialect of the backend.</summary>
    public Dialect Dialect { get; }

    /// <summary>Opens a database.</summary>
    public static async Task<Session> OpenAsync(Database database, CancellationToken cancellationToken = default)
    {
        var connection = database.Dialect.CreateConnection(database.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new Session(database.Dialect, connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts a statement in the dialect of the session.</summary>
    public SqlBuilder Sql(string text) => new SqlBuilder(Dialect).Text(text);

    /// <summary>Runs a statement that yields no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken = default)
        => ExecuteAsync(new Statement(sql, []), cancellationToken);

    /// <summary>Runs a statement that yields no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken = default)
    {
        await using var command = CreateCommand(statement);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs one statement again and again, with other values each time.</summary>
    /// <returns>How often it ran.</returns>
    public async Task<int> ExecuteManyAsync(IEnumerable<Statement> statements, CancellationToken cancellationToken = default)
    {
        DbCommand? command = null;
        var count = 0;
        try
        {
            foreach (var statement in statements)
            {
                if (command is null)
                {
                    command = CreateCommand(statement);
                    await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    for (var i = 0; i < statement.Parameters.Count; i++)
                    {
                        command.Parameters[i].Value = statement.Parameters[i].Value ?? DBNull.Value;
                    }
                }

                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                count++;
            }
        }
        finally
        {
            if (command is not null)
            {
                await command.DisposeAsync().ConfigureAwait(false);
            }
        }

        return count;
    }

    /// <summary>Runs a statement that yields one value.</summary>
    /// <exception cref="InvalidOperationException">The statement yields no row.</exception>
    public async Task<T> ScalarAsync<T>(Statement statement, CancellationToken cancellationToken = default)
        where T : notnull
    {
        await using var command = CreateCommand(statement);
        var value = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return value switch
        {
            T exact => exact,
            null or DBNull => throw new InvalidOperationException($"no value from: {statement.Text}"),
            _ => (T)Convert.ChangeType(value, typeof(T)),
        };
    }

    /// <summary>Reads the first row, if there is one.</summary>
    public async Task<T?> FirstOrDefaultAsync<T>(Statement statement, Func<DbDataReader, T> materialize, CancellationToken cancellationToken = default)
        where T : class
    {
        await using var command = CreateCommand(statement);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? materialize(reader) : null;
    }

    /// <summary>Reads all rows.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(Statement statement, Func<DbDataReader, T> materialize, CancellationToken cancellationToken = default)
        => await StreamAsync(statement, materialize, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Reads rows as they arrive. Until the end, the session can do nothing else.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Statement statement,
        Func<DbDataReader, T> materialize,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var command = CreateCommand(statement);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // A reader that has rows at hand does not look at the token.
            cancellationToken.ThrowIfCancellationRequested();
            yield return materialize(reader);
        }
    }

    /// <inheritdoc cref="InTransactionAsync{TResult}(Func{CancellationToken, Task{TResult}}, CancellationToken)"/>
    public Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken = default)
        => InTransactionAsync(
            async token =>
            {
                await work(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Runs work in a transaction: the running one, or a new one that is committed at the end and rolled back by an exception.</summary>
    /// <param name="work">What to do; it runs again when the backend refused the transaction for what another one did.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<TResult> InTransactionAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken = default)
    {
        if (this.transaction is not null)
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }

        return await Retry.WhenAsync(IsTransient, RunAsync, cancellationToken).ConfigureAwait(false);

        async Task<TResult> RunAsync(CancellationToken token)
        {
            await using var transaction = await connection.BeginTransactionAsync(token).ConfigureAwait(false);
            this.transaction = transaction;
            try
            {
                var result = await work(token).ConfigureAwait(false);
                await transaction.CommitAsync(token).ConfigureAwait(false);
                return result;
            }
            finally
            {
                // Not committed is rolled back when the transaction is disposed.
                this.transaction = null;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private bool IsTransient(Exception exception) => exception is DbException failure && Dialect.IsTransient(failure);

    private DbCommand CreateCommand(Statement statement)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement.Text;
        for (var i = 0; i < statement.Parameters.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Statement.ParameterName(i);
            if (statement.Parameters[i].Type is { } type)
            {
                parameter.DbType = type;
            }

            parameter.Value = statement.Parameters[i].Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
