using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Gate;

namespace Standards.Testing;

/// <summary>The tests that speak for backends and edge cases: of this run, and of runs on other machines whose reports belong to the same content.</summary>
/// <param name="Tests">All of them.</param>
/// <param name="Notes">What is to be said of the reports of other machines; a folder that does not count does not block by itself.</param>
/// <param name="Failures">Tests that failed on other machines, on this content.</param>
internal sealed record TestEvidence(ImmutableArray<TestResult> Tests, ImmutableArray<Finding> Notes, ImmutableArray<Finding> Failures)
{
    /// <summary>What the checks of one run share.</summary>
    public static Task<TestEvidence> OfGateAsync(GateContext context, CancellationToken cancellationToken)
        => context.OnceAsync(token => ReadAsync(context, token), cancellationToken);

    private static async Task<TestEvidence> ReadAsync(GateContext context, CancellationToken cancellationToken)
    {
        var outcome = await TestRun.OfGateAsync(context, cancellationToken).ConfigureAwait(false);
        var tests = new List<TestResult>(outcome.Tests);
        var notes = new List<Finding>();
        var failures = new List<Finding>();
        foreach (var folder in context.Results)
        {
            if (TestResultsFolder.Problem(folder, context.CodeId()) is { } problem)
            {
                notes.Add(new Finding($"'{folder}' does not count: {problem}") { Blocks = false, Target = folder });
                continue;
            }

            foreach (var report in TestResultsFolder.Reports(folder))
            {
                ReportLimit.Ensure(report, context.Policy.Limits);
                var read = TestReports.Read(report, cancellationToken);
                if (read.IsAborted)
                {
                    notes.Add(new Finding($"'{Path.GetRelativePath(folder, report)}' in '{folder}' does not count: the run was aborted") { Blocks = false, Target = folder });
                    continue;
                }

                tests.AddRange(read.Tests);
                failures.AddRange(read.Tests.Where(static test => test.Outcome == TestOutcome.Failed).Select(test => TestFindings.FailedElsewhere(test, folder)));
            }
        }

        return new TestEvidence([.. tests], [.. notes], [.. failures]);
    }
}
