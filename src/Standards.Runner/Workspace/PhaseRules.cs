using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Policy;

namespace Standards.Workspace;

/// <summary>What a rule looks at.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Policy">What the repository asks of itself.</param>
/// <param name="Changed">Files that differ from the start of the phase, relative to the root; null where git cannot say.</param>
internal sealed record PhaseContext(Requirement Requirement, StandardsPolicy Policy, ImmutableArray<string>? Changed)
{
    /// <summary>Files that differ from the start of the plan, or of the implementation where that is not kept; null where git cannot say, and in an implementation that nobody handed back.</summary>
    public ImmutableArray<string>? Work { get; init; }

    /// <summary>With what git knows of the phase that the requirement is in.</summary>
    public static async Task<PhaseContext> OfAsync(Requirement requirement, StandardsPolicy policy, PhaseStart? start, CancellationToken cancellationToken)
    {
        async Task<ImmutableArray<string>?> SinceAsync(Phase phase) => start is null ? null : await start.ChangedAsync(requirement.Slug, phase, cancellationToken).ConfigureAwait(false);
        return new PhaseContext(requirement, policy, await SinceAsync(requirement.Phase ?? Phase.Planned).ConfigureAwait(false))
        {
            Work = requirement.Phase is not Phase.Testing && !(requirement.Phase is Phase.Implementing && requirement.Ledger.IsHandedBack) ? null : await SinceAsync(Phase.Planned).ConfigureAwait(false) ?? await SinceAsync(Phase.Implementing).ConfigureAwait(false),
        };
    }
}

/// <summary>Something that holds before a phase is left.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Name">What messages and JSON call it.</param>
/// <param name="Find">What is missing.</param>
internal sealed record PhaseRule(Phase Phase, string Name, Func<PhaseContext, IEnumerable<WorkspaceProblem>> Find);

/// <summary>The exit criteria of the phases, as far as they follow from the workspace. What builds and tests have to say is the gate's.</summary>
internal static class PhaseRules
{
    public static readonly ImmutableArray<PhaseRule> All =
    [
        new(Phase.Planned, "readable", static context => context.Requirement.Unreadable()),
        new(Phase.Planned, "items", PlanRules.Items),
        new(Phase.Planned, "placeholders", PlanRules.Placeholders),
        new(Phase.Planned, "sections", PlanRules.Sections),
        new(Phase.Planned, "sources", PlanRules.Sources),
        new(Phase.Planned, "plan", PlanRules.Plan),
        new(Phase.Planned, "backends", PlanRules.Backends),
        new(Phase.Planned, "frameworks", PlanRules.Frameworks),
        new(Phase.Planned, "guides", PlanRules.Guides),
        new(Phase.Planned, "criteria", PlanRules.Criteria),
        new(Phase.Planned, "tasks", PlanRules.Tasks),
        new(Phase.Planned, "decisions", PlanRules.Decisions),
        new(Phase.Implementing, "readable", static context => context.Requirement.Unreadable()),
        new(Phase.Implementing, "criteria-changed", ImplementRules.CriteriaChanged),
        new(Phase.Implementing, "production", ImplementRules.Production),
        new(Phase.Implementing, "updated", ImplementRules.Updated),
        new(Phase.Implementing, "debug-note", ImplementRules.DebugNote),
        new(Phase.Testing, "readable", static context => context.Requirement.Unreadable()),
        new(Phase.Testing, "criteria-changed", ImplementRules.CriteriaChanged),
        new(Phase.Testing, "tests", TestRules.Tests),
        new(Phase.Testing, "updated", TestRules.Updated),
    ];

    /// <summary>What the phase still lacks, in the order of the rules.</summary>
    public static ImmutableArray<WorkspaceProblem> Missing(Phase phase, PhaseContext context)
        => [.. All.Where(rule => rule.Phase == phase).SelectMany(rule => rule.Find(context)).Distinct()];
}
