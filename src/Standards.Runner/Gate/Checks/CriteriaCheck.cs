using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Workspace;

namespace Standards.Gate.Checks;

/// <summary>Every acceptance criterion is proven: by a test, a command or a person.</summary>
internal sealed class CriteriaCheck : IGateCheck
{
    /// <summary>The code of a criterion that is proven and not ticked; a review ticks it.</summary>
    public const string NotTicked = "criterion-not-ticked";

    public string Name => CheckNames.Criteria;

    public InputFiles? Input => InputFiles.All;

    public string Explanation => """
        Holds the acceptance criteria of prd.md against their proofs: a passing test with the trait of 'tests.traits.criterion' = SLUG/AC-n, a command of 'commands' in standards.json that exits with 0, or a person with name and date.
        Blocks where a criterion is not proven, ticked or not; where one is proven and not ticked; where one was added, changed or removed after the plan without an amendment; and where a test names a criterion that does not exist.
        Looks at the active requirements; in CI, and with '--base', at those whose folder differs from the base, archived ones included. Of a requirement that is planned or parked only ticked criteria are asked.
        Commands run in CI, and with 'standards gate --allow-accept'.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var concerned = ConcernedRequirements.Of(context);
        if (concerned.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, concerned.Reason);
        }

        var asked = concerned.Requirements.SelectMany(static requirement => Asked(requirement).Select(criterion => new AskedCriterion(requirement, criterion))).ToImmutableArray();
        var tests = asked.Any(static one => one.Criterion.Proof.Kind == ProofKind.Test)
            ? await CriterionTests.ReadAsync(context, [.. asked.Where(static one => one.Criterion.Proof.Kind == ProofKind.Test).Select(static one => one.Name)], cancellationToken).ConfigureAwait(false)
            : CriterionTests.None;
        var commands = await AcceptanceCommands.RunAsync(context, asked.Select(static one => one.Criterion.Proof), cancellationToken).ConfigureAwait(false);
        var findings = new List<Finding>();
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var one in asked)
        {
            var problem = Problem(one, tests, commands, context.Today);
            rows.Add([one.Requirement.Slug, one.Criterion.Id, one.Criterion.Proof.ToString(), problem is null ? "proven" : "not proven", one.Criterion.IsTicked ? "yes" : "no"]);
            if (problem is { } said)
            {
                findings.Add(Found(one, $"'{one.Criterion.Id}' is {(one.Criterion.IsTicked ? "ticked and not proven" : "not proven")}: {said.Message}", said.Fix));
            }
            else if (!one.Criterion.IsTicked)
            {
                findings.Add(Found(one, $"'{one.Criterion.Id}' is proven and not ticked", $"tick it: '- [x] {one.Criterion.Id}: '") with { Code = NotTicked });
            }
        }

        findings.AddRange(concerned.Requirements.Where(ConcernedRequirements.IsDue).SelectMany(requirement => Changed(requirement, context)));
        findings.AddRange(tests.Unknown(context));
        var proven = rows.Count(static row => row[3] == "proven");
        return CheckResult.Of(Name, asked.IsEmpty ? $"no criterion is asked of {ConcernedRequirements.Counted(concerned.Requirements.Length)}" : $"{proven} of {asked.Length} {(asked.Length == 1 ? "criterion" : "criteria")} proven", [.. findings]) with
        {
            Tables = rows.Count == 0 ? [] : [new ReportTable("Criteria", ["Requirement", "Criterion", "Proof", "Result", "Ticked"], rows.ToImmutable())],
        };
    }

    private static IEnumerable<Criterion> Asked(Requirement requirement)
        => (requirement.Prd?.Criteria ?? []).Where(criterion => criterion.IsTicked || ConcernedRequirements.IsDue(requirement));

    private static IEnumerable<Finding> Changed(Requirement requirement, GateContext context)
    {
        if (requirement.Prd is not { Criteria.IsEmpty: false })
        {
            yield return new Finding($"'{requirement.Slug}' has no acceptance criterion") { Path = requirement.Shown(Prd.FileName), Target = requirement.Slug, Fix = "write '- [ ] AC-1: ' and one observable result under '## Acceptance Criteria'" };
        }

        foreach (var problem in ImplementRules.CriteriaChanged(new PhaseContext(requirement, context.Policy, null)))
        {
            yield return WorkspaceFindings.Of(problem, requirement);
        }
    }

    private static (string Message, string Fix)? Problem(AskedCriterion one, CriterionTests tests, AcceptanceCommands commands, DateOnly today)
    {
        var proof = one.Criterion.Proof;
        return proof.Kind switch
        {
            ProofKind.Test => tests.Problem(one.Name),
            ProofKind.Command => commands.Problem(proof.Name),
            _ => !proof.IsComplete ? ("nobody is named who looked", "write '- proof: manual: NAME, yyyy-MM-dd'")
                : proof.Date > today ? ("its date lies in the future", "write the day on which somebody looked")
                : !one.Criterion.IsTicked ? ("it is not ticked", $"who looked ticks it: '- [x] {one.Criterion.Id}: '")
                : null,
        };
    }

    private static Finding Found(AskedCriterion one, string message, string fix)
        => new(message) { Path = one.Requirement.Shown(Prd.FileName), Line = one.Criterion.Line, Target = one.Name, Fix = fix };

    private sealed record AskedCriterion(Requirement Requirement, Criterion Criterion)
    {
        /// <summary>As tests and waivers name it.</summary>
        public string Name => $"{Requirement.Slug}/{Criterion.Id}";
    }
}
