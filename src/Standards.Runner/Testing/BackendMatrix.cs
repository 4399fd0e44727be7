using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Standards.Evidence;
using Standards.Gate;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>How many tests of each backend passed, failed and were skipped.</summary>
/// <param name="Rows">In the order of the policy.</param>
internal sealed record BackendMatrix(ImmutableArray<BackendRow> Rows)
{
    /// <param name="policy">Names the backends, and the trait.</param>
    /// <param name="tests">Of one or several runs.</param>
    public static BackendMatrix Of(StandardsPolicy policy, IEnumerable<TestResult> tests)
    {
        var all = tests.ToList();
        return new BackendMatrix([.. policy.Backends.Select(backend =>
        {
            var own = all.Where(test => IsOf(test, backend.Name, policy.Tests.Traits)).ToLookup(static test => test.Outcome);
            return new BackendRow(backend.Name, backend.Required, own[TestOutcome.Passed].Count(), own[TestOutcome.Failed].Count(), own[TestOutcome.Skipped].Count());
        })]);
    }

    /// <summary>By the trait, or by a category of the backend's name, as rule STD3004 reads them.</summary>
    public static bool IsOf(TestResult test, string backend, TraitPolicy traits)
        => test.Traits.Any(trait => (trait.Name.Equals(traits.Backend, StringComparison.OrdinalIgnoreCase) || trait.Name == TestCategories.Trait) && trait.Value.Equals(backend, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rows of what was asked for, and of what ran beside it.</summary>
    public BackendMatrix Ran(TestFilter filter)
        => filter.IsEverything ? this : new BackendMatrix([.. Rows.Where(row => row.Passed + row.Failed + row.Skipped > 0 || filter.Backends.Contains(row.Backend))]);

    public ReportTable Table => new(
        "Backends",
        ["Backend", "Passed", "Failed", "Skipped", "Required"],
        [.. Rows.Select(static row => (ImmutableArray<string>)[row.Backend, Number(row.Passed), Number(row.Failed), Number(row.Skipped), row.IsRequired ? "yes" : "no"])]);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

/// <param name="Backend">Its name.</param>
/// <param name="IsRequired">Whether the gate asks for a passing test of it.</param>
internal sealed record BackendRow(string Backend, bool IsRequired, int Passed, int Failed, int Skipped);
