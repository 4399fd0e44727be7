using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Standards.Commands;

namespace Standards.Policy;

/// <summary>Proposes a policy from what a repository holds. What is not found stays empty, which means that it does not apply.</summary>
/// <param name="root">The root.</param>
/// <param name="files">Its files, relative to it.</param>
internal sealed partial class PolicyDetection(string root, ImmutableArray<string> files)
{
    public const string PackageName = "Standards.Analyzers";

    private const long LargestSource = 1024 * 1024;

    private static readonly ImmutableArray<string> Extensions = [".csproj", ".props", ".targets"];
    private static readonly ImmutableArray<string> Solutions = [".sln", ".slnx"];
    private static readonly ImmutableArray<string> NotShipped = ["test", "tests", "sample", "samples", "example", "examples", "benchmark", "benchmarks", "perf"];

    /// <summary>What references of a package say about the backends and frameworks that a library is for.</summary>
    private static readonly ImmutableArray<(string Package, string Name)> KnownBackends =
    [
        ("Microsoft.Data.Sqlite", "sqlite"), ("System.Data.SQLite", "sqlite"), ("DuckDB.NET.Data", "duckdb"), ("Npgsql", "postgresql"), ("MySqlConnector", "mysql"), ("MySql.Data", "mysql"),
        ("Microsoft.Data.SqlClient", "sqlserver"), ("System.Data.SqlClient", "sqlserver"), ("Oracle.ManagedDataAccess", "oracle"), ("FirebirdSql.Data.FirebirdClient", "firebird"),
        ("MongoDB.Driver", "mongodb"), ("StackExchange.Redis", "redis"), ("CassandraCSharpDriver", "cassandra"), ("Neo4j.Driver", "neo4j"), ("Microsoft.Azure.Cosmos", "cosmos"), ("Google.Cloud.Spanner.Data", "spanner"),
    ];

    private static readonly ImmutableArray<(string Package, string Name)> KnownFrameworks =
    [
        ("Microsoft.AspNetCore.App", "aspnetcore"), ("Microsoft.EntityFrameworkCore", "efcore"), ("Dapper", "dapper"), ("Microsoft.Extensions.DependencyInjection", "dependency-injection"),
        ("Microsoft.Extensions.Hosting", "hosting"), ("Grpc.AspNetCore", "grpc"), ("Microsoft.Orleans", "orleans"), ("MassTransit", "masstransit"), ("HotChocolate", "graphql"),
    ];

    private readonly ImmutableArray<ProjectFile> projects = WithImports(
        [.. files.Where(static file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Select(file => ProjectFile.Read(root, file)).OfType<ProjectFile>()]);

    /// <summary>Whether any project asks for the rules.</summary>
    public bool HasPackage => projects.Any(static project => project.Packages.Contains(PackageName, StringComparer.OrdinalIgnoreCase));

    /// <param name="target">The solution or project that the user names; null: found.</param>
    public StandardsPolicy Propose(string? target)
    {
        var tests = TestSources().ToList();
        return new StandardsPolicy
        {
            Version = 1,
            Build = new BuildPolicy { Target = target ?? Target() },
            Areas = Areas(),
            Backends = Backends(Values(tests, "Backend")),
            Frameworks = Found(KnownFrameworks),
            Tests = new TestPolicy { EdgeCases = Values(tests, "Case") },
            Roles = Roles(),
            Reports = files.Any(static file => file.StartsWith("reports/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) ? ["reports/**/*.md"] : [],
            Gate = new GatePolicy
            {
                Scope = GateScope.New,
                Changelog = Changelog(),
                Off = HasPackage
                    ? ImmutableSortedDictionary<string, string>.Empty
                    : ImmutableSortedDictionary<string, string>.Empty.Add(CheckNames.AnalysisRan, $"no project references the package {PackageName}; remove this line when one does"),
            },
        };
    }

    /// <summary>The solution at the root or, where there is none, the only one below it; null where the root's own is the only candidate and needs no name.</summary>
    private string? Target()
    {
        var atRoot = files.Where(static file => !file.Contains('/', StringComparison.Ordinal)).ToList();
        var solutions = atRoot.Where(IsSolution).ToList();
        if (solutions.Count == 1 || (solutions.Count == 0 && atRoot.Count(static file => file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)) == 1))
        {
            return null;
        }

        var candidates = solutions.Count > 1 ? solutions : files.Where(IsSolution).ToList();
        if (candidates.Count == 0)
        {
            candidates = [.. projects.Where(static project => project.IsProject).Select(static project => project.Path)];
        }

        return candidates.Count switch
        {
            0 => throw CommandException.Usage($"'{root}' holds no solution and no C# project"),
            1 => candidates[0],
            _ => throw CommandException.Usage($"'{root}' holds {candidates.Count} candidates: {string.Join(", ", candidates.Take(8))}{(candidates.Count > 8 ? ", …" : "")}; name one: standards init --target {Likely(candidates)}"),
        };
    }

    /// <summary>The one that is named as the repository is, else the one with the shortest name: the others are made from it for a purpose.</summary>
    private string Likely(List<string> candidates)
        => candidates.Find(file => Path.GetFileNameWithoutExtension(file).Equals(Path.GetFileName(root), StringComparison.OrdinalIgnoreCase))
            ?? candidates.OrderBy(static file => file.Length).ThenBy(static file => file, StringComparer.Ordinal).First();

    /// <summary>
    /// What <c>Directory.Build.props</c> and the like say of the projects below: that they are tests where they stand below the root; at the root, where that is meant for the
    /// projects that are named so.
    /// </summary>
    private static ImmutableArray<ProjectFile> WithImports(ImmutableArray<ProjectFile> all)
        => [.. all.Select(project => project.IsProject && !project.IsTest && all.Any(import => !import.IsProject && import.IsTest && project.Folder.StartsWith(import.Folder, StringComparison.Ordinal)
            && (import.Folder.Length > 0 || Path.GetFileNameWithoutExtension(project.Path).Contains("Test", StringComparison.Ordinal)))
            ? project with { IsTest = true } : project)];

    private static bool IsSolution(string file) => Solutions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private static bool IsNotShipped(string part)
        => NotShipped.Contains(Path.GetFileNameWithoutExtension(part).ToLowerInvariant()) || NotShipped.Any(name => part.Contains("." + name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The folders of libraries or, where there is none, of programs; of these, what reads and writes data has a threshold of its own.</summary>
    private ImmutableArray<AreaPolicy> Areas()
    {
        var all = projects.Where(static project => project.IsProject && !project.IsTest && !project.Path.Split('/').Any(IsNotShipped)).ToList();
        var libraries = all.Where(static project => !project.IsProgram).ToList();
        var shipped = (libraries.Count > 0 ? libraries : all)
            .Select(static project => project.Folder).Distinct().Where(folder => files.Any(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        if (shipped.Count == 0)
        {
            return [];
        }

        ImmutableArray<string> data = ["**/Repositories/**/*.cs", "**/Services/**/*.cs"];
        var hasData = files.Any(file => (file.Contains("/Repositories/", StringComparison.Ordinal) || file.Contains("/Services/", StringComparison.Ordinal)) && shipped.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));
        ImmutableArray<string> tests = [.. projects.Where(static project => project.IsProject && project.IsTest).Select(static project => project.Folder).Where(folder => shipped.Exists(other => folder.StartsWith(other, StringComparison.Ordinal))).Select(static folder => folder + "**").Distinct()];
        var core = new AreaPolicy { Name = "core", Include = [.. shipped.Select(static folder => folder + "**/*.cs")], Exclude = [.. hasData ? data : [], .. tests], Coverage = 90 };
        return hasData
            ? [core, new AreaPolicy { Name = "repositories and services", Include = [.. shipped.SelectMany(static folder => new[] { folder + "**/Repositories/**/*.cs", folder + "**/Services/**/*.cs" })], Exclude = tests, Coverage = 80 }]
            : [core];
    }

    /// <summary>Those that tests are marked with are required, embedded ones first; those that only a package tells of are shown in the matrix.</summary>
    private ImmutableArray<BackendPolicy> Backends(ImmutableArray<string> marked)
        => [.. marked.OrderBy(static name => KnownBackends.Select(static entry => entry.Name).ToList().IndexOf(name) is var index and >= 0 ? index : int.MaxValue).Select(static name => new BackendPolicy { Name = name }), .. marked.IsEmpty ? [] : Found(KnownBackends).Except(marked).Select(static name => new BackendPolicy { Name = name, Required = false })];

    private ImmutableArray<string> Found(ImmutableArray<(string Package, string Name)> known)
        => [.. known.Where(entry => projects.Any(project => project.Packages.Any(package => package.Equals(entry.Package, StringComparison.OrdinalIgnoreCase) || package.StartsWith(entry.Package + ".", StringComparison.OrdinalIgnoreCase)))).Select(static entry => entry.Name).Distinct()];

    private ChangelogPolicy Changelog()
    {
        var file = files.FirstOrDefault(static file => ChangelogName().IsMatch(file));
        return file is not null && UnreleasedHeading().IsMatch(File.ReadAllText(Path.Combine(root, file)))
            ? new ChangelogPolicy { Mode = ChangelogMode.Entry, File = file }
            : new ChangelogPolicy();
    }

    /// <summary>Who writes where, as the matrix of responsibilities has it.</summary>
    private ImmutableSortedDictionary<string, RolePolicy> Roles()
    {
        ImmutableArray<string> tests = [.. projects.Where(static project => project.IsProject && project.IsTest).Select(static project => project.Folder + "**").Distinct()];
        return ImmutableSortedDictionary<string, RolePolicy>.Empty
            .Add("planner", new RolePolicy { Write = ["requirements/**"] })
            .Add("expert", new RolePolicy { Write = ["**"] })
            .Add("testing", new RolePolicy { Write = [.. tests, "requirements/**", "**/*.sln", "**/*.slnx", "**/*.props"] })
            .Add("docs-vision", new RolePolicy { Write = ["**/*.md", "docs/**", "requirements/**"] });
    }

    private IEnumerable<string> TestSources()
    {
        var folders = projects.Where(static project => project.IsProject && project.IsTest).Select(static project => project.Folder).ToList();
        foreach (var file in files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && folders.Exists(folder => file.StartsWith(folder, StringComparison.Ordinal))))
        {
            var info = new FileInfo(Path.Combine(root, file));
            if (info.Exists && info.Length < LargestSource)
            {
                yield return File.ReadAllText(info.FullName);
            }
        }
    }

    /// <summary>The values of a trait, the most used first.</summary>
    private static ImmutableArray<string> Values(List<string> sources, string trait)
        => [.. sources.SelectMany(static source => TraitAttribute().Matches(source)).Where(match => match.Groups["name"].Value == trait).GroupBy(static match => match.Groups["value"].Value).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).Select(static group => group.Key)];

    [GeneratedRegex("""\b(?:Trait|Property|TestProperty)\(\s*"(?<name>\w+)"\s*,\s*"(?<value>[^"\\]+)"\s*\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TraitAttribute();

    [GeneratedRegex("""^(docs/)?change-?log\.md$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChangelogName();

    [GeneratedRegex("""^#{1,6}\s*\[?unreleased\b""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnreleasedHeading();
}
