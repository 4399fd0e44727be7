namespace Catalog.Data;

/// <summary>A condition on rows; composes with <c>&amp;</c>, <c>|</c> and <c>!</c>.</summary>
public sealed class Filter
{
    private readonly Action<SqlBuilder> write;

    internal Filter(Action<SqlBuilder> write) => this.write = write;

    /// <summary>Holds for every row.</summary>
    public static Filter Everything { get; } = new(static sql => sql.Text("1 = 1"));

    /// <summary>Holds for no row.</summary>
    public static Filter Nothing { get; } = new(static sql => sql.Text("1 = 0"));

    /// <summary>Both must hold.</summary>
    public static Filter operator &(Filter left, Filter right) => Combine(left, " AND ", right);

    /// <summary>One must hold.</summary>
    public static Filter operator |(Filter left, Filter right) => Combine(left, " OR ", right);

    /// <summary>Must not hold.</summary>
    public static Filter operator !(Filter filter) => new(sql => sql.Text("NOT (").Filter(filter).Text(")"));

    internal void WriteTo(SqlBuilder sql) => write(sql);

    private static Filter Combine(Filter left, string word, Filter right)
        => new(sql => sql.Text("(").Filter(left).Text(word).Filter(right).Text(")"));
}

/// <summary>The order of rows.</summary>
public sealed record Sort(string Column, bool Descending = false);

/// <summary>A column that can be filtered and sorted by.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
public sealed record Column<T>(string Name)
{
    /// <summary>Smallest first.</summary>
    public Sort Ascending => new(Name);

    /// <summary>Largest first.</summary>
    public Sort Descending => new(Name, true);

    /// <summary>Holds where the column has the value, or is null for a null value.</summary>
    public Filter EqualTo(T value) => value is null ? IsNull() : Compare(" = ", value);

    /// <summary>Holds where the column has the value or more.</summary>
    public Filter AtLeast(T value) => Compare(" >= ", value);

    /// <summary>Holds where the column has the value or less.</summary>
    public Filter AtMost(T value) => Compare(" <= ", value);

    /// <summary>Holds where the column is null.</summary>
    public Filter IsNull() => new(sql => sql.Name(Name).Text(" IS NULL"));

    /// <summary>Holds where the column has one of the values.</summary>
    public Filter In(params IReadOnlyCollection<T> values)
        => values.Count == 0
            ? Filter.Nothing
            : new Filter(sql => sql.Name(Name).Text(" IN (").Separated(", ", values, static (list, value) => list.Value(value)).Text(")"));

    private Filter Compare(string comparison, T value) => new(sql => sql.Name(Name).Text(comparison).Value(value));
}

/// <summary>Conditions on text.</summary>
public static class TextColumns
{
    /// <summary>Holds where the column contains the text, in any case.</summary>
    public static Filter Contains(this Column<string> column, string text) => Like(column, $"%{Escape(text)}%");

    /// <summary>Holds where the column starts with the text, in any case.</summary>
    public static Filter StartsWith(this Column<string> column, string text) => Like(column, $"{Escape(text)}%");

    private static Filter Like(Column<string> column, string pattern)
        => new(sql => sql.Text("lower(").Name(column.Name).Text(") LIKE ").Value(pattern.ToLowerInvariant()).Text(" ESCAPE '!'"));

    private static string Escape(string text)
        => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}
