using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>The groups of guides, which are folders.</summary>
internal enum GuideGroup
{
    Index,
    FrameworkIntegration,
    DatabaseBackends,
    Patterns,
    Testing,
    QuickReference,
}

/// <summary>A guide that a repository has.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Group">Its folder.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Subject">What it is about, in the words of its template.</param>
internal sealed record Guide(string Path, GuideGroup Group, string Title, string Subject);

/// <summary>Which guides there are: a framework and a backend each have one, patterns, testing and quick reference are the same everywhere.</summary>
internal static class GuidesTree
{
    public const string Folder = "docs/guides";
    public const string Index = Folder + "/README.md";

    /// <summary>The folder of the guides about tests.</summary>
    public const string TestingFolder = "testing";

    public static readonly ImmutableArray<(GuideGroup Group, string Folder, string Title)> Groups =
    [
        (GuideGroup.FrameworkIntegration, "framework-integration", "Framework integration"),
        (GuideGroup.DatabaseBackends, "database-backends", "Database backends"),
        (GuideGroup.Patterns, "patterns", "Patterns"),
        (GuideGroup.Testing, TestingFolder, "Testing"),
        (GuideGroup.QuickReference, "quick-reference", "Quick reference"),
    ];

    private static readonly ImmutableArray<(string Name, string Title, string Subject)> Patterns =
    [
        ("repository-service", "Repository and service", "how services wrap repositories, and what neither does"),
        ("type-annotations", "Type annotations", "nullable annotations and the spelling of optional types"),
        ("error-handling", "Error handling", "exception types, messages and where they are caught"),
        ("async-sync", "Async and sync", "which members have a sync version, and where its source is"),
        ("base-models", "Base models", "the types that models derive from or implement"),
        ("filtering", "Filtering", "filters, ordering and paging of queries"),
        ("bulk-operations", "Bulk operations", "inserts, updates and deletes of many rows"),
    ];

    private static readonly ImmutableArray<(string Name, string Title, string Subject)> Testing =
    [
        ("testing", "Testing", "the test projects, the platform and the commands"),
        ("integration", "Integration tests", "backends, their traits and how they are started"),
        ("conventions", "Conventions of tests", "names, data and the form of tests"),
    ];

    public static IEnumerable<Guide> Of(StandardsPolicy policy)
    {
        yield return new Guide(Index, GuideGroup.Index, "Guides", "");
        foreach (var name in policy.Frameworks)
        {
            yield return Of(GuideGroup.FrameworkIntegration, name, $"{name} integration", $"registration, lifetime and configuration with {name}");
        }

        foreach (var backend in policy.Backends)
        {
            yield return Of(GuideGroup.DatabaseBackends, backend.Name, backend.Name, $"driver, connection, types and limits of {backend.Name}");
        }

        foreach (var (group, rows) in new[] { (GuideGroup.Patterns, Patterns), (GuideGroup.Testing, Testing) })
        {
            foreach (var (name, title, subject) in rows)
            {
                yield return Of(group, name, title, subject);
            }
        }

        yield return Of(GuideGroup.QuickReference, "quick-reference", "Quick reference", "the commands, types and members that are looked up most");
        foreach (var name in policy.Frameworks.Take(2))
        {
            yield return Of(GuideGroup.QuickReference, $"{Stem(name)}-playbook", $"{name} playbook", $"a service with {name} from registration to test, step by step");
        }

        yield return Of(GuideGroup.QuickReference, "legacy-migration", "Migration from legacy APIs", "each legacy member and its replacement");
    }

    private static Guide Of(GuideGroup group, string name, string title, string subject)
        => new($"{Folder}/{Groups.First(row => row.Group == group).Folder}/{Stem(name)}.md", group, title, subject);

    // The names come from the policy, and may hold what no file name may.
    private static string Stem(string name) => string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
