using System.Data;
using System.Text;

namespace Catalog.Data;

/// <summary>A value for a placeholder, and its type where the value alone does not tell it.</summary>
public readonly record struct SqlParameter(object? Value, DbType? Type = null);

/// <summary>SQL with its values; values are never part of the text.</summary>
public sealed record Statement(string Text, IReadOnlyList<SqlParameter> Parameters)
{
    /// <summary>Names the parameter at an index, without the prefix of the dialect.</summary>
    public static string ParameterName(int index) => $"p{index}";
}

/// <summary>Writes one statement in one dialect.</summary>
public sealed class SqlBuilder(Dialect dialect)
{
    private readonly StringBuilder text = new();
    private readonly List<SqlParameter> parameters = [];

    /// <summary>The dialect to write in.</summary>
    public Dialect Dialect { get; } = dialect;

    /// <summary>Appends text of the program, never text of a user.</summary>
    public SqlBuilder Text(string text)
    {
        this.text.Append(text);
        return this;
    }

    /// <summary>Appends a quoted name of a table or column.</summary>
    public SqlBuilder Name(string name)
    {
        text.Append(Dialect.Quote(name));
        return this;
    }

    /// <summary>Appends quoted names, with commas between.</summary>
    public SqlBuilder Names(IEnumerable<string> names) => Separated(", ", names, static (sql, name) => sql.Name(name));

    /// <summary>Appends a placeholder for a value.</summary>
    public SqlBuilder Value(object? value, DbType? type = null)
    {
        text.Append(Dialect.ParameterPrefix).Append(Statement.ParameterName(parameters.Count));
        parameters.Add(new SqlParameter(value is Enum name ? name.ToString() : value, type));
        return this;
    }

    /// <summary>Appends a condition.</summary>
    public SqlBuilder Filter(Filter? filter)
    {
        (filter ?? Data.Filter.Everything).WriteTo(this);
        return this;
    }

    /// <summary>Appends each item, with a separator between.</summary>
    public SqlBuilder Separated<T>(string separator, IEnumerable<T> items, Action<SqlBuilder, T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(separator);
            }

            write(this, item);
            first = false;
        }

        return this;
    }

    /// <summary>The statement as written so far.</summary>
    public Statement ToStatement() => new(text.ToString(), [.. parameters]);
}
