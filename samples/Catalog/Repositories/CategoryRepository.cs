using System.Data;
using Catalog.Data;
using Catalog.Domain;
using Standards;

namespace Catalog.Repositories;

/// <summary>Stores the category tree.</summary>
[CreateSyncVersion]
public partial interface ICategoryRepository : IRepository<Category, int>
{
    /// <summary>Reads a category and all below it, by depth and name.</summary>
    Task<IReadOnlyList<Category>> BranchAsync(int id, CancellationToken cancellationToken = default);
}

/// <inheritdoc cref="ICategoryRepository"/>
[CreateSyncVersion]
public sealed partial class CategoryRepository(Session session) : Repository<Category, int>(session, Categories), ICategoryRepository
{
    private static readonly EntityMap<Category, int> Categories = new(
        "category",
        "categories",
        [
            new("id", DbType.Int32, static category => category.Id),
            new("name", DbType.String, static category => category.Name),
            new("parent_id", DbType.Int32, static category => category.ParentId),
        ],
        static reader => new Category(reader.GetInt32(0), reader.GetString(1), reader.GetInt32OrNull(2)),
        static (category, id) => category with { Id = id },
        "name");

    /// <summary>The name.</summary>
    public static Column<string> Name { get; } = new("name");

    /// <summary>The category above; null at the root.</summary>
    public static Column<int?> ParentId { get; } = new("parent_id");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Category>> BranchAsync(int id, CancellationToken cancellationToken = default)
    {
        var root = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        var query = Session.Sql(
            """
            WITH RECURSIVE branch (id, name, parent_id, depth) AS (
                SELECT id, name, parent_id, 0 FROM categories WHERE id =
            """).Text(" ").Value(root.Id).Text(
            """

                UNION ALL
                SELECT c.id, c.name, c.parent_id, b.depth + 1 FROM categories c JOIN branch b ON c.parent_id = b.id)
            SELECT id, name, parent_id FROM branch ORDER BY depth, name
            """);
        return await Session.QueryAsync(query.ToStatement(), Map.Materialize, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask ValidateAsync(Category entity, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(entity.Name))
        {
            throw new InvalidEntityException(Map.Entity, entity.Id, "it has no name");
        }

        if (entity.ParentId is { } parent && await FindAsync(parent, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new InvalidEntityException(Map.Entity, entity.Name, $"its parent '{parent}' is not stored");
        }
    }
}
