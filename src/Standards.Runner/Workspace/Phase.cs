using System;
using System.Collections.Immutable;

namespace Standards.Workspace;

/// <summary>Where a requirement is.</summary>
internal enum Phase
{
    /// <summary>The planner writes what is to be done.</summary>
    Planned,

    /// <summary>The expert writes code.</summary>
    Implementing,

    /// <summary>The tests and the backends are completed.</summary>
    Testing,

    /// <summary>Documentation, gate, cleanup.</summary>
    Reviewing,

    /// <summary>Done, by a passed gate.</summary>
    Archived,

    /// <summary>Set aside, and not done.</summary>
    Parked,
}

/// <summary>How phases are written, and who has them.</summary>
internal static class Phases
{
    private static readonly ImmutableArray<(Phase Phase, string Name, string Agent, string Next)> Table =
    [
        (Phase.Planned, "planned", "planner", "implement"),
        (Phase.Implementing, "implementing", "expert", "test"),
        (Phase.Testing, "testing", "testing", "review"),
        (Phase.Reviewing, "reviewing", "docs-vision", "review"),
        (Phase.Archived, "archived", "", "archive --restore"),
        (Phase.Parked, "parked", "", "archive --restore"),
    ];

    public static string Name(this Phase phase) => Table[(int)phase].Name;

    /// <summary>The agent whose phase it is; empty where work rests.</summary>
    public static string Agent(this Phase phase) => Table[(int)phase].Agent;

    /// <summary>The command that goes on from there.</summary>
    public static string NextCommand(this Phase phase, string slug) => phase is Phase.Archived or Phase.Parked ? $"standards archive {slug} --restore" : $"standards {Table[(int)phase].Next} {slug}";

    public static Phase? Parse(string? name)
    {
        foreach (var row in Table)
        {
            if (string.Equals(row.Name, name, StringComparison.Ordinal))
            {
                return row.Phase;
            }
        }

        return null;
    }

    /// <summary>The phase that an agent's tasks belong to; null for an unknown agent.</summary>
    public static Phase? OfAgent(string agent)
    {
        foreach (var row in Table)
        {
            if (row.Agent.Length > 0 && string.Equals(row.Agent, agent, StringComparison.Ordinal))
            {
                return row.Phase;
            }
        }

        return null;
    }
}
