using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;

namespace Standards.Gate.Checks;

/// <summary>The policy of the base beside that of the working tree.</summary>
internal sealed class PolicyChangedCheck : IGateCheck
{
    public string Name => CheckNames.PolicyChanged;

    public InputFiles? Input => null;

    public string Explanation =>
        $"""
        In CI, and with '--base', policy and waivers come from the merge base, so that a change cannot lower what it is judged by.
        Blocks where {StandardsPolicy.FileName} of the working tree means something else, or is gone; each key is named. Form and comments do not count.
        A change of policy that is agreed on passes with 'standards gate --policy head'. Without CI and without '--base' it is not applicable.
        """;

    public Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken) => Task.FromResult(Run(context));

    private CheckResult Run(GateContext context)
    {
        if (context.BasePolicy is not { } policy)
        {
            return CheckResult.NotApplicable(Name, context.Changes is null ? "no base" : "neither in CI nor with --base");
        }

        if (policy.Policy is null)
        {
            return CheckResult.Of(Name, $"{policy.Name} has no {StandardsPolicy.FileName}; that of the working tree holds", []);
        }

        // A value that is accepted is shown all the same.
        var restore = $"git checkout {policy.Base.Commit[..8]} -- {StandardsPolicy.FileName}";
        if (!PolicyReader.TryRead(context.Root, out var head))
        {
            return CheckResult.Of(Name, "deleted", [
                new Finding($"{StandardsPolicy.FileName} is deleted, and {policy.Name} has it") { Path = StandardsPolicy.FileName, Target = StandardsPolicy.FileName, Blocks = !policy.IsHeadAccepted, Fix = restore },
            ]);
        }

        var lines = new PolicyLines(File.ReadAllText(Path.Combine(context.Root, StandardsPolicy.FileName)));
        var findings = PolicyDifference.Find(policy.Policy, head).Select(difference => new Finding($"'{difference.Key}' is {difference.What}")
        {
            Path = StandardsPolicy.FileName,
            Line = lines.Find(difference.Pointer),
            Target = difference.Key,
            Blocks = !policy.IsHeadAccepted,
            Fix = $"{restore}, or where the change is agreed on: standards gate --base {policy.Base.Name} --policy head",
        }).OrderBy(static finding => finding.Line).ToImmutableArray();
        return CheckResult.Of(Name, findings.IsEmpty ? $"as in {policy.Name}" : $"{findings.Length} {(findings.Length == 1 ? "value differs" : "values differ")} from {policy.Name}{(policy.IsHeadAccepted ? ", accepted by --policy head" : "")}", findings);
    }
}
