using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Standards.Options;

namespace Standards.DataAccess;

/// <summary>Who is a service and who is a repository, by the options of one source file.</summary>
internal sealed class ServiceRoles
{
    private const string HostedService = "Microsoft.Extensions.Hosting.IHostedService";

    private readonly ImmutableArray<string> suffixes;
    private readonly ImmutableArray<string> repositorySuffixes;
    private readonly ImmutableArray<string> serviceTypeNames;
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> serviceTypes;
    private readonly Lazy<INamedTypeSymbol?> hostedService;
    private readonly Lazy<SessionTypes> sessions;

    public ServiceRoles(AnalyzerConfigOptions options, StandardsContext standards)
    {
        suffixes = DataAccessOptions.ServiceSuffixes.Get(options);
        repositorySuffixes = DataAccessOptions.RepositorySuffixes.Get(options);
        serviceTypeNames = DataAccessOptions.ServiceTypes.Get(options);
        serviceTypes = new(() => [.. serviceTypeNames.Select(name => standards.Type(name)?.OriginalDefinition).OfType<INamedTypeSymbol>()]);
        hostedService = new(() => standards.Type(HostedService));
        sessions = new(() => new SessionTypes(standards, DataAccessOptions.SessionTypes.Get(options)));
    }

    public SessionTypes Sessions => sessions.Value;

    public bool HasServiceTypes => !serviceTypeNames.IsEmpty;

    public bool IsServiceName(string name) => EndsWithOne(name, suffixes);

    public bool IsRepositoryName(string name) => EndsWithOne(name, repositorySuffixes);

    /// <summary>A type whose code is not to touch a session. A repository, a session and a background worker of the host are none.</summary>
    public bool IsService(INamedTypeSymbol type)
        => IsOneOf(type, serviceTypes.Value)
            || (IsServiceName(type.Name) && (hostedService.Value is not { } hosted || !IsOneOf(type, [hosted])) && !IsRepository(type) && !Sessions.IsSession(type));

    /// <summary><c>User</c> of <c>UserService</c> and <c>IUserService</c>.</summary>
    public string StemOfService(INamedTypeSymbol type) => Stem(type, suffixes);

    /// <summary><c>User</c> of <c>UserRepository</c> and <c>IUserRepository</c>.</summary>
    public string StemOfRepository(INamedTypeSymbol type) => Stem(type, repositorySuffixes);

    private bool IsRepository(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsRepositoryName(current.Name))
            {
                return true;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (IsRepositoryName(implemented.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneOf(INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> definitions)
    {
        foreach (var definition in definitions)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, definition))
                {
                    return true;
                }
            }

            foreach (var implemented in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, definition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Stem(INamedTypeSymbol type, ImmutableArray<string> suffixes)
    {
        var name = type.Name;
        foreach (var suffix in suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                name = name.Substring(0, name.Length - suffix.Length);
                break;
            }
        }

        return type.TypeKind == TypeKind.Interface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
    }

    private static bool EndsWithOne(string name, ImmutableArray<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
