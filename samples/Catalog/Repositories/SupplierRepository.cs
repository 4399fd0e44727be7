using System.Data;
using Catalog.Data;
using Catalog.Domain;

namespace Catalog.Repositories;

/// <summary>Stores suppliers.</summary>
public sealed class SupplierRepository(Session session) : Repository<Supplier, string>(session, Suppliers)
{
    private static readonly EntityMap<Supplier, string> Suppliers = new(
        "supplier",
        "suppliers",
        [
            new("id", DbType.String, static supplier => supplier.Id),
            new("name", DbType.String, static supplier => supplier.Name),
            new("country", DbType.String, static supplier => supplier.Country),
        ],
        static reader => new Supplier(reader.GetString(0), reader.GetString(1), reader.GetString(2)));

    /// <summary>The name.</summary>
    public static Column<string> Name { get; } = new("name");

    /// <summary>The country, as ISO 3166 has it.</summary>
    public static Column<string> Country { get; } = new("country");
}
