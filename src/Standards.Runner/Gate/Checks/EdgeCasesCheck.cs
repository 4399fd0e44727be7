using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Gate.Checks;

/// <summary>Every class of edge cases that the policy names has a passing test.</summary>
internal sealed class EdgeCasesCheck : IGateCheck
{
    public string Name => CheckNames.EdgeCases;

    public InputFiles? Input => InputFiles.Code;

    public string Explanation => """
        Counts the passing tests that name a class of edge cases with the trait of 'tests.traits.case'; 'tests.edgeCases' in standards.json lists the classes.
        Blocks when a class has no passing test.
        """;

    public async Task<CheckResult> RunAsync(GateContext context, CancellationToken cancellationToken)
    {
        var classes = context.Policy.Tests.EdgeCases;
        if (classes.IsEmpty)
        {
            return CheckResult.NotApplicable(Name, "standards.json names no class of edge cases");
        }

        var trait = context.Policy.Tests.Traits.Case;
        var evidence = await TestEvidence.OfGateAsync(context, cancellationToken).ConfigureAwait(false);
        var passed = evidence.Tests.Where(static test => test.Outcome == TestOutcome.Passed).ToList();
        ImmutableArray<(string Class, int Passed)> rows = [.. classes.Select(name => (name, passed.Count(test => test.Traits.Any(t =>
            t.Name.Equals(trait, StringComparison.OrdinalIgnoreCase) && t.Value.Equals(name, StringComparison.OrdinalIgnoreCase)))))];
        var missing = rows.Where(static row => row.Passed == 0).Select(row => new Finding($"no passing test has the trait '{trait}' = '{row.Class}'") { Target = row.Class, Fix = "standards gate --only edge-cases" });
        return CheckResult.Of(Name, $"{rows.Count(static row => row.Passed > 0)} of {rows.Length} {(rows.Length == 1 ? "class" : "classes")} of edge cases with a passing test", [.. missing, .. evidence.Notes]) with
        {
            Tables = [new ReportTable("Edge cases", ["Case", "Passed"], [.. rows.Select(static row => (ImmutableArray<string>)[row.Class, row.Passed.ToString("N0", CultureInfo.InvariantCulture)])])],
        };
    }
}
