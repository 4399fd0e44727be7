using System.Collections.Immutable;

namespace Standards.Evidence;

/// <summary>What one test run reported.</summary>
/// <param name="Tests">In the order of the report.</param>
/// <param name="IsAborted">Whether the run ended before its tests did.</param>
/// <param name="Problem">What keeps the report from being taken at its word: an error outside of the tests, or counts that do not match the tests; null where there is nothing. A failed test can cause one too.</param>
internal sealed record TestReport(ImmutableArray<TestResult> Tests, bool IsAborted, string? Problem);

/// <param name="Name">The display name as the report has it.</param>
/// <param name="ClassName">With namespace; null where the report does not say.</param>
/// <param name="MethodName">Without arguments; null where the report does not say.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">Why it failed or was skipped, at most <see cref="SafeXml.MaximumTextLength"/> characters; null where the report does not say.</param>
/// <param name="Traits">In the order of the report. Categories of TRX have the name <c>Category</c>.</param>
/// <param name="SourceFile">As the report has it; null where it does not say, as in TRX.</param>
/// <param name="SourceLine">From 1; 0 where the report does not say.</param>
internal sealed record TestResult(
    string Name,
    string? ClassName,
    string? MethodName,
    TestOutcome Outcome,
    string? Message,
    ImmutableArray<Trait> Traits,
    string? SourceFile,
    int SourceLine);

/// <param name="Name">Such as <c>Backend</c>; a name with several values is several traits.</param>
/// <param name="Value">Such as <c>sqlite</c>.</param>
internal sealed record Trait(string Name, string Value);

internal enum TestOutcome
{
    Passed,
    Failed,

    /// <summary>Not run, or given up without a verdict.</summary>
    Skipped,
}
