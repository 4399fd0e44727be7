using System.Collections.Immutable;

namespace Standards.Options;

/// <summary>What <c>.editorconfig</c> says about data access, for one source file.</summary>
internal static class DataAccessOptions
{
    /// <summary>How the names of services end.</summary>
    public static readonly Option<ImmutableArray<string>> ServiceSuffixes = Option.List("standards.STD4001.service_suffixes", "Service");

    /// <summary>Base types and interfaces, by metadata name, that make a type a service whatever its name.</summary>
    public static readonly Option<ImmutableArray<string>> ServiceTypes = Option.List("standards.STD4001.service_types");

    /// <summary>How the names of repositories, and of what they derive from, end.</summary>
    public static readonly Option<ImmutableArray<string>> RepositorySuffixes = Option.List("standards.STD4001.repository_suffixes", "Repository");

    /// <summary>Session types, by metadata name, beside those that the rule knows.</summary>
    public static readonly Option<ImmutableArray<string>> SessionTypes = Option.List("standards.STD4001.session_types");

    /// <summary>Whether the entries that the package ships are looked for, beside those of the project's own lists.</summary>
    public static readonly Option<bool> CuratedList = Option.Bool("standards.STD4002.curated_list", true);

    /// <summary>Symbols that are not reported: full names without parameters. A namespace or type covers what stands in it.</summary>
    public static readonly Option<ImmutableArray<string>> AllowedSymbols = Option.List("standards.STD4002.allowed_symbols");

    public static readonly ImmutableArray<Option> All = [ServiceSuffixes, ServiceTypes, RepositorySuffixes, SessionTypes, CuratedList, AllowedSymbols];
}
