using System;
using System.Collections.Generic;

namespace Standards.Evidence;

/// <summary>The results of a TRX file. Those of a data-driven test are inner results of one that sums them up, which is no test of its own.</summary>
internal sealed class TrxResults
{
    private TestTally outer;
    private TestTally inner;
    private TestTally all;

    public List<TrxResult> Leaves { get; } = [];

    public bool HasFailure => all.Failed > 0;

    public TestTally Listed => inner;

    /// <summary>Whether counters agree with the results, in one of the three ways in which tools count data-driven tests.</summary>
    public bool Match(long total, long passed, long failed)
    {
        var counted = new TestTally(total, passed, failed);
        return counted == outer || counted == inner || counted == all;
    }

    /// <summary>The element <c>Results</c>.</summary>
    public void Read(XmlElements xml)
    {
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (IsResult(xml.Name))
            {
                outer = outer.With(ReadOne(xml));
            }
        }
    }

    private static bool IsResult(string name) => name.EndsWith("Result", StringComparison.Ordinal) || name == "TestResultAggregation";

    private TestOutcome ReadOne(XmlElements xml)
    {
        var depth = xml.Depth;
        var name = xml.RequiredAttribute("testName");
        var id = xml.Attribute("testId") ?? "";
        var outcome = Outcome(xml);
        var hasInner = false;
        var output = default(TrxOutput);
        while (xml.Child(depth))
        {
            if (xml.Name == "Output")
            {
                output = TrxOutput.Read(xml);
            }
            else if (xml.Name == "InnerResults")
            {
                var results = xml.Depth;
                while (xml.Child(results))
                {
                    if (IsResult(xml.Name))
                    {
                        hasInner = true;
                        ReadOne(xml);
                    }
                }
            }
        }

        all = all.With(outcome);
        if (!hasInner)
        {
            inner = inner.With(outcome);

            // Microsoft.Testing.Platform writes the reason of a skipped test as its output.
            Leaves.Add(new TrxResult(id, name, outcome, output.Message ?? (outcome == TestOutcome.Skipped ? output.StandardOutput : null)));
        }

        return outcome;
    }

    /// <summary>Whatever began and has no good end is a failure; the default of the schema is one too.</summary>
    private static TestOutcome Outcome(XmlElements xml) => xml.Attribute("outcome") switch
    {
        "Passed" => TestOutcome.Passed,
        "NotExecuted" or "Inconclusive" => TestOutcome.Skipped,
        null or "Failed" or "Error" or "Timeout" or "Aborted" or "PassedButRunAborted" or "NotRunnable" or "Disconnected" or "Warning" or "Completed" or "InProgress" or "Pending"
            => TestOutcome.Failed,
        var outcome => throw xml.Problem($"has a test with an outcome that is not defined: '{outcome}'"),
    };
}

/// <param name="TestId">The ID of the definition.</param>
/// <param name="Name">The display name.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">Why.</param>
internal sealed record TrxResult(string TestId, string Name, TestOutcome Outcome, string? Message)
{
    public TestResult With(TrxDefinition? definition) => new(Name, definition?.ClassName, definition?.MethodName, Outcome, Message, definition?.Traits ?? [], SourceFile: null, SourceLine: 0);
}

/// <param name="Message">Of the error, or why the test was skipped.</param>
/// <param name="StandardOutput">What the test wrote.</param>
internal readonly record struct TrxOutput(string? Message, string? StandardOutput)
{
    public static TrxOutput Read(XmlElements xml)
    {
        var output = default(TrxOutput);
        var depth = xml.Depth;
        while (xml.Child(depth))
        {
            if (xml.Name == "StdOut")
            {
                output = output with { StandardOutput = xml.Text() };
            }
            else if (xml.Name == "ErrorInfo")
            {
                var error = xml.Depth;
                while (xml.Child(error))
                {
                    if (xml.Name == "Message")
                    {
                        output = output with { Message = xml.Text() };
                    }
                }
            }
        }

        return output;
    }
}
