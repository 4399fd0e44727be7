using System.Globalization;
using Catalog.Domain;

namespace Catalog.Demonstration;

/// <summary>What one step of the scenario returned.</summary>
/// <param name="Name">The step.</param>
/// <param name="Rows">What it returned, as text.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Missing">What the backend lacks for it.</param>
public sealed record Step(string Name, IReadOnlyList<string> Rows, TimeSpan Elapsed, string? Missing = null)
{
    /// <summary>Whether another run did the same.</summary>
    public bool IsSameAs(Step other) => Name == other.Name && Missing == other.Missing && Rows.SequenceEqual(other.Rows, StringComparer.Ordinal);

    /// <summary>A result as text that is the same on every machine.</summary>
    public static string Format(object? value) => value switch
    {
        null => "null",
        Order order => string.Create(
            CultureInfo.InvariantCulture,
            $"Order {order.Id} {order.Customer} {order.PlacedAt:O} {order.Status} {order.Total} [{string.Join("; ", order.Lines)}]"),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
