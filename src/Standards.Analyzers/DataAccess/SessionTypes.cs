using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Standards.DataAccess;

/// <summary>The types that give access to a database, as far as the compilation references them.</summary>
internal sealed class SessionTypes
{
    /// <summary>What the rule knows without an option; what derives from one of them or implements it is a session too.</summary>
    public static readonly ImmutableArray<string> Known =
    [
        "System.Data.IDbConnection",
        "System.Data.Common.DbConnection",
        "System.Data.Common.DbDataSource",
        "Microsoft.EntityFrameworkCore.DbContext",
        "Microsoft.EntityFrameworkCore.IDbContextFactory`1",
        "Microsoft.EntityFrameworkCore.DbSet`1",
        "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade",
        "System.Data.Entity.DbContext",
        "System.Data.Entity.IDbSet`1",
        "System.Data.Entity.DbSet`1",
        "System.Data.Entity.Database",
        "System.Data.Entity.Core.Objects.ObjectContext",
        "System.Data.Linq.DataContext",
        "NHibernate.ISession",
        "NHibernate.IStatelessSession",
        "NHibernate.ISessionFactory",
    ];

    /// <summary>How deep a session is looked for in <c>Func&lt;Task&lt;DbConnection&gt;&gt;</c>.</summary>
    private const int MaxDepth = 5;

    private readonly HashSet<ISymbol> definitions = new(SymbolEqualityComparer.Default);

    public SessionTypes(StandardsContext standards, ImmutableArray<string> others)
    {
        foreach (var name in Known)
        {
            Add(name);
        }

        foreach (var name in others)
        {
            Add(name);
        }

        void Add(string name)
        {
            if (standards.Type(name) is { } type)
            {
                definitions.Add(type);
            }
        }
    }

    public bool IsEmpty => definitions.Count == 0;

    /// <summary>The session that a type is, or hands out, as <c>Func&lt;DbContext&gt;</c> and <c>Task&lt;DbConnection&gt;</c> do; null for other types.</summary>
    public ITypeSymbol? Find(ITypeSymbol? type) => Find(type, MaxDepth);

    private ITypeSymbol? Find(ITypeSymbol? type, int depth)
    {
        switch (type)
        {
            // A constraint may name its own parameter, a delegate may return itself.
            case { } when depth == 0:
                return null;
            case IArrayTypeSymbol array:
                return Find(array.ElementType, depth - 1);
            case ITypeParameterSymbol parameter:
                return First(parameter.ConstraintTypes, depth - 1);
            case INamedTypeSymbol { SpecialType: SpecialType.None or SpecialType.System_Nullable_T or >= SpecialType.System_Collections_IEnumerable } named:
                return IsSession(named) ? named
                    : named is { IsGenericType: true } && HandsOut(named) ? First(named.TypeArguments, depth - 1)
                    : named.DelegateInvokeMethod is { } invoke ? Find(invoke.ReturnType, depth - 1)
                    : null;
            default:
                return null;
        }
    }

    public bool IsSession(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (definitions.Contains(current.OriginalDefinition))
            {
                return true;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (definitions.Contains(implemented.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private ITypeSymbol? First(ImmutableArray<ITypeSymbol> types, int depth)
    {
        foreach (var type in types)
        {
            if (Find(type, depth) is { } session)
            {
                return session;
            }
        }

        return null;
    }

    // ILogger<AppDbContext> and DbContextOptions<AppDbContext> only name the session; delegates, tasks and collections give it.
    private static bool HandsOut(INamedTypeSymbol type) => type.ContainingNamespace switch
    {
        { Name: "System", ContainingNamespace.IsGlobalNamespace: true } => true,
        { Name: "Threading" or "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        { ContainingNamespace: { Name: "Threading" or "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } => true,
        _ => false,
    };
}
