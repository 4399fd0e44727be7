using System.Collections.Immutable;
using System.ComponentModel;
using System.Linq;
using System.Text.Json.Serialization;

namespace Standards.Policy;

/// <summary>The file <c>standards.json</c>: what a repository asks of itself. Unknown keys are errors, and so are values that no list names.</summary>
internal sealed record StandardsPolicy
{
    /// <summary>The name of the file, at the root.</summary>
    public const string FileName = "standards.json";

    [JsonPropertyName("$schema")]
    [Description("Where editors find the JSON schema of this file.")]
    public string? Schema { get; init; }

    [JsonRequired]
    [Description("The version of this file's format: 1.")]
    public int Version { get; init; } = 1;

    [Description("What is built, and how.")]
    public BuildPolicy Build { get; init; } = new();

    [Description("Parts of the sources with a coverage of their own.")]
    public ImmutableArray<AreaPolicy> Areas { get; init; } = [];

    [Description("The databases or other backends that tests name with the trait of 'tests.traits.backend', the fastest first. Empty: not applicable.")]
    public ImmutableArray<BackendPolicy> Backends { get; init; } = [];

    [Description("The frameworks that the library integrates with. Empty: not applicable.")]
    public ImmutableArray<string> Frameworks { get; init; } = [];

    [Description("How tests are found, filtered and run.")]
    public TestPolicy Tests { get; init; } = new();

    [Description("Commands that prove acceptance criteria, by the name that prd.md gives.")]
    public ImmutableSortedDictionary<string, CommandPolicy> Commands { get; init; } = ImmutableSortedDictionary<string, CommandPolicy>.Empty;

    [Description("Who may write where, by the name of the role.")]
    public ImmutableSortedDictionary<string, RolePolicy> Roles { get; init; } = ImmutableSortedDictionary<string, RolePolicy>.Empty;

    [Description("Globs of planning reports outside of 'requirements', which the review of a requirement moves to 'requirements/archive/_reports'.")]
    public ImmutableArray<string> Reports { get; init; } = [];

    [Description("What the quality gate asks.")]
    public GatePolicy Gate { get; init; } = new();

    [Description("Findings that do not block until a date.")]
    public ImmutableArray<WaiverPolicy> Waivers { get; init; } = [];

    [Description("Limits of the workspace and of what is read.")]
    public LimitPolicy Limits { get; init; } = new();
}

/// <summary>What is built, and how.</summary>
internal sealed record BuildPolicy
{
    [Description("The solution (.sln, .slnx, .slnf) or project, relative to the root; needed where the root holds several.")]
    public string? Target { get; init; }

    [Description("The build configuration, such as Debug.")]
    public string? Configuration { get; init; }

    [Description("Global properties of MSBuild.")]
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Properties and configuration as MSBuild takes them.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, string> GlobalProperties
        => Configuration is { } configuration ? Properties.ToImmutableDictionary().SetItem("Configuration", configuration) : Properties.ToImmutableDictionary();
}

/// <summary>A part of the sources.</summary>
internal sealed record AreaPolicy
{
    [JsonRequired]
    [Description("Its name in reports.")]
    public string Name { get; init; } = "";

    [JsonRequired]
    [Description("Globs of its files, relative to the root.")]
    public ImmutableArray<string> Include { get; init; } = [];

    [Description("Globs of files that do not belong to it.")]
    public ImmutableArray<string> Exclude { get; init; } = [];

    [JsonRequired]
    [Description("The least line coverage, in percent.")]
    public double Coverage { get; init; }
}

/// <summary>A database or another backend.</summary>
internal sealed record BackendPolicy
{
    [JsonRequired]
    [Description("The value of the trait.")]
    public string Name { get; init; } = "";

    [Description("Whether the gate asks for a passing test of it.")]
    public bool Required { get; init; } = true;
}

/// <summary>A command that proves acceptance criteria: it exits with 0.</summary>
internal sealed record CommandPolicy
{
    [JsonRequired]
    [Description("The executable and its arguments, one element an argument; no shell is involved.")]
    public ImmutableArray<string> Run { get; init; } = [];

    [Description("The longest time in minutes.")]
    public int TimeoutMinutes { get; init; } = 10;

    /// <summary>Whether a text may name a command.</summary>
    public static bool IsName(string text) => text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}

/// <summary>Who may write where.</summary>
internal sealed record RolePolicy
{
    [Description("The tools that the role's agent gets.")]
    public ImmutableArray<string> Tools { get; init; } = [];

    [Description("Globs of files that the role may change.")]
    public ImmutableArray<string> Write { get; init; } = [];
}

/// <summary>Findings of a check that do not block until a date.</summary>
internal sealed record WaiverPolicy
{
    [JsonRequired]
    [Description("The check, such as 'suppressions'.")]
    public string Check { get; init; } = "";

    [JsonRequired]
    [Description("What the finding is about: a rule ID, the name of a test, a backend, a class of edge cases, an area; * stands for any characters.")]
    public string Target { get; init; } = "";

    [Description("A glob of the files that it holds for; default: all.")]
    public string? Path { get; init; }

    [JsonRequired]
    [Description("Why.")]
    public string Reason { get; init; } = "";

    [JsonRequired]
    [Description("Who answers for it.")]
    public string Owner { get; init; } = "";

    [JsonRequired]
    [Description("The last day that it holds, as yyyy-MM-dd, in UTC.")]
    public System.DateOnly Expires { get; init; }
}

/// <summary>Limits.</summary>
internal sealed record LimitPolicy
{
    [Description("The most requirements that are active at once.")]
    public int ActiveRequirements { get; init; } = 3;

    [Description("The size in megabytes (1,048,576 bytes) above which a report is refused.")]
    public int ReportMegabytes { get; init; } = 512;
}
