using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Standards.DataAccess;

/// <summary>The repository that a service is probably meant to use.</summary>
internal sealed class RepositoryCandidates(Compilation compilation)
{
    private readonly Lazy<INamedTypeSymbol[]> declared = new(() => [.. compilation
        .GetSymbolsWithName(static name => name.IndexOf("Repo", StringComparison.Ordinal) >= 0, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>()
        .Where(static type => type.TypeKind is TypeKind.Interface or TypeKind.Class && !type.IsStatic)]);

    /// <summary>
    /// The one repository whose stem is the service's, or the entity's of the set that it uses; null where there is none, or more than one.
    /// An interface goes before the types that implement it.
    /// </summary>
    public string? For(INamedTypeSymbol service, ITypeSymbol session, ServiceRoles roles)
    {
        var stem = roles.StemOfService(service);
        var entity = session is INamedTypeSymbol { Name: "DbSet" or "IDbSet", TypeArguments: [var element] } ? element.Name : stem;
        var fitting = new List<INamedTypeSymbol>();
        foreach (var type in declared.Value)
        {
            if (roles.IsRepositoryName(type.Name) && roles.StemOfRepository(type) is var candidate && (IsSame(candidate, stem) || IsSame(candidate, entity)))
            {
                fitting.Add(type);
            }
        }

        if (fitting.Exists(static type => type.TypeKind == TypeKind.Interface))
        {
            fitting.RemoveAll(static type => type.TypeKind != TypeKind.Interface);
        }

        return fitting.Count == 1 ? fitting[0].ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) : null;
    }

    // UsersService and IUserRepository are about the same entity.
    private static bool IsSame(string left, string right)
        => left.Length > 0 && right.Length > 0 && (left == right || left + "s" == right || left == right + "s");
}
