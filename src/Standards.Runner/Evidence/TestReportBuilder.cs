using System;
using System.Collections.Generic;
using System.Linq;

namespace Standards.Evidence;

/// <summary>Collects a report while it is read.</summary>
internal sealed class TestReportBuilder
{
    private readonly List<string> problems = [];

    public List<TestResult> Tests { get; } = [];

    public bool IsAborted { get; set; }

    public void AddProblem(string problem) => problems.Add(problem);

    public TestReport Report() => new([.. Tests], IsAborted, problems.Count switch
    {
        0 => null,
        1 => problems[0],
        _ => $"{problems[0]} (and {problems.Count - 1} more)",
    });

    /// <summary>A method's name without the arguments that some adapters add.</summary>
    public static string? MethodName(string? method)
    {
        var end = method?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        return end > 0 ? method![..end] : method;
    }
}

/// <summary>How many tests there are, and how they ended.</summary>
internal readonly record struct TestTally(long Total, long Passed, long Failed)
{
    public static TestTally Of(IEnumerable<TestResult> tests)
        => tests.Aggregate(default(TestTally), static (tally, test) => tally.With(test.Outcome));

    public TestTally With(TestOutcome outcome) => new(
        Total + 1,
        Passed + (outcome == TestOutcome.Passed ? 1 : 0),
        Failed + (outcome == TestOutcome.Failed ? 1 : 0));

    public override string ToString() => $"{Total} tests, {Passed} passed, {Failed} failed";
}
