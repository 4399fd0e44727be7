using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Standards.Verifiers;

namespace Standards.DataAccess;

/// <summary>Cases of STD4002, with the libraries that the shipped list is about.</summary>
internal static class LegacyCase
{
    private const string Prelude = """
        global using System;
        global using System.Data;
        global using System.Data.Common;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string Users = """
        global using Microsoft.EntityFrameworkCore;
        global using Dapper;
        public class User { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class AppDbContext : DbContext { public DbSet<User> Users { get; set; } = null!; }
        """;

    public static readonly ImmutableArray<MetadataReference> Libraries =
        [.. ForeignReferences.EntityFrameworkCore, .. ForeignReferences.Dapper, .. ForeignReferences.SqlClient, .. ForeignReferences.Of("oldsqlclient"), .. ForeignReferences.Of("sqlite"), .. ForeignReferences.Of("npgsql"), .. ForeignReferences.Of("mysql")];

    /// <summary>The shipped list.</summary>
    public static Task Shipped(string source, string? fixedSource = null, string config = "") => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = source,
        FixedSource = fixedSource,
        Others = [("Prelude.cs", Prelude), ("Users.cs", Users)],
        References = Libraries,
        Config = config,
    }.RunAsync();

    /// <summary>A list of the project.</summary>
    public static Task Own(string list, string source, string? fixedSource = null, string config = "", bool allowCompilerErrors = false) => new RuleCase<LegacySymbolAnalyzer, LegacySymbolCodeFix>
    {
        Source = source,
        FixedSource = fixedSource,
        Others = [("Prelude.cs", Prelude)],
        AdditionalFiles = [("LegacySymbols.txt", list)],
        Config = config,
        AllowCompilerErrors = allowCompilerErrors,
    }.RunAsync();
}
