using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Gate.Checks;

/// <summary>Every required backend has a passing test.</summary>
internal sealed class BackendsCheck : IGateCheck
{
    public string Name => CheckNames.Backends;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Counts the tests that name a backend of standards.json with the trait of 'tests.traits.backend', or with a category of its name.
        Blocks when a required backend has no passing test; a skipped test is none.
        A backend that runs on another machine counts with 'standards gate --results DIR', where DIR holds what 'standards test --backend NAME' left there in .standards/results from the same content.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        if (context.Policy.Backends.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, "standards.json names no backend");
        }

        var evidence = await TestEvidence.OfGateAsync(context, cancellationToken).ConfigureAwait(false);
        var matrix = BackendMatrix.Of(context.Policy, evidence.Tests);
        var missing = matrix.Rows.Where(static row => row is { IsRequired: true, Passed: 0 }).Select(row => new Finding(Missing(row, context.Policy.Tests.Traits))
        {
            Target = row.Backend,
            Fix = $"standards test --backend {row.Backend}",
        });
        var passed = matrix.Rows.Count(static row => row.Passed > 0);
        return CheckResult.Of(Name, $"{passed} of {TestFindings.Counted(matrix.Rows.Length, "backend")} with a passing test", [.. missing, .. evidence.Notes]) with { Tables = [matrix.Table] };
    }

    private static string Missing(BackendRow row, TraitPolicy traits)
        => row.Failed + row.Skipped == 0
            ? $"no test has the trait '{traits.Backend}' = '{row.Backend}'"
            : $"no test of the backend '{row.Backend}' passes: {row.Failed} failed, {row.Skipped} skipped";
}
