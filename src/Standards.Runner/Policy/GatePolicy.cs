using System.Collections.Immutable;
using System.ComponentModel;

namespace Standards.Policy;

/// <summary>What the quality gate asks.</summary>
internal sealed record GatePolicy
{
    [Description("'new' blocks on findings and coverage of lines changed since the base, 'all' on everything.")]
    public GateScope Scope { get; init; } = GateScope.All;

    [Description("The branch that changes are counted from; default: the default branch of the remote 'origin', else main or master.")]
    public string? Base { get; init; }

    [Description("Checks that are switched off, each with its reason.")]
    public ImmutableSortedDictionary<string, string> Off { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    [Description("Rules that may not be suppressed without a waiver.")]
    public ImmutableArray<string> GuardedRules { get; init; } = ["STD1001", "STD1002"];

    [Description("Whether whitespace of changed files is checked with 'dotnet format whitespace'.")]
    public bool Whitespace { get; init; } = true;

    [Description("The documentation.")]
    public DocsPolicy Docs { get; init; } = new();

    [Description("The changelog.")]
    public ChangelogPolicy Changelog { get; init; } = new();

    [Description("The longest time of a check in minutes, by its name; default: 60.")]
    public ImmutableSortedDictionary<string, int> TimeoutMinutes { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}

/// <summary>What blocks.</summary>
internal enum GateScope
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>What changed since the base.</summary>
    New,
}

/// <summary>The documentation.</summary>
internal sealed record DocsPolicy
{
    [Description("Globs of Markdown files whose wording is checked.")]
    public ImmutableArray<string> Include { get; init; } = ["**/*.md"];

    [Description("Globs of Markdown files that are left alone.")]
    public ImmutableArray<string> Exclude { get; init; } = [];

    [Description("Which public symbols of libraries have a documentation comment: 'changed' since the base, 'all', or 'off'.")]
    public ApiDocs Api { get; init; } = ApiDocs.Changed;

    [Description("The command that builds the documentation, one element an argument; no shell is involved. Empty: not applicable.")]
    public ImmutableArray<string> Build { get; init; } = [];
}

/// <summary>Which public symbols are asked for documentation.</summary>
internal enum ApiDocs
{
    /// <summary>Those whose declaration differs from the base.</summary>
    Changed,

    /// <summary>Every one.</summary>
    All,

    /// <summary>None.</summary>
    Off,
}

/// <summary>The changelog.</summary>
internal sealed record ChangelogPolicy
{
    [Description("'entry' asks for a bullet under Unreleased where sources changed, 'generated' and 'off' ask for nothing.")]
    public ChangelogMode Mode { get; init; } = ChangelogMode.Off;

    [Description("The file, relative to the root.")]
    public string File { get; init; } = "CHANGELOG.md";
}

/// <summary>Where the changelog comes from.</summary>
internal enum ChangelogMode
{
    /// <summary>There is none.</summary>
    Off,

    /// <summary>Each change adds a bullet under Unreleased.</summary>
    Entry,

    /// <summary>It is made from commits.</summary>
    Generated,
}
