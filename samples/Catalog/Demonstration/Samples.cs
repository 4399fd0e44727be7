using System.Runtime.CompilerServices;
using Catalog.Domain;
using Standards;

namespace Catalog.Demonstration;

/// <summary>Data that is the same in every run.</summary>
public static partial class Samples
{
    private static readonly string[] Materials = ["steel", "brass", "oak", "copper", "nylon"];
    private static readonly string[] Things = ["bolt", "hinge", "bracket", "washer", "handle", "hook", "rail"];

    /// <summary>The time of every order.</summary>
    public static DateTime Noon { get; } = new(2024, 5, 17, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Suppliers <c>S001</c> and so on.</summary>
    public static IEnumerable<Supplier> Suppliers(int count)
        => Enumerable.Range(1, count).Select(static i => new Supplier($"S{i:D3}", $"Supplier {i}", (i % 3) switch { 0 => "DE", 1 => "FR", _ => "PL" }));

    /// <summary>Products <c>P00001</c> and so on.</summary>
    public static IEnumerable<Product> Products(int first, int count, int category, string supplier)
        => Enumerable.Range(first, count).Select(i => Product(i, category, supplier));

    /// <summary>Products as they come from somewhere slow.</summary>
    [CreateSyncVersion]
    public static async IAsyncEnumerable<Product> StreamProductsAsync(
        int first,
        int count,
        int category,
        string supplier,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = first; i < first + count; i++)
        {
            if (i % 100 == 0)
            {
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            }

            yield return Product(i, category, supplier);
        }
    }

    /// <summary>One product.</summary>
    public static Product Product(int i, int category, string supplier)
    {
        var material = Materials[i % Materials.Length];
        var thing = Things[i % Things.Length];
        return new Product(
            0,
            $"P{i:D5}",
            $"{material} {thing} {i}",
            i % 4 == 0 ? null : $"A {thing} made of {material}, size {i % 12}",
            1 + (i * 37 % 1000 / 100m),
            i % 50,
            i % 10 == 0,
            category,
            supplier);
    }

    /// <summary>An order number.</summary>
    public static Guid OrderId(int i) => new(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
