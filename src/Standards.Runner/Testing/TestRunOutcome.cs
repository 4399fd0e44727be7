using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Evidence;

namespace Standards.Testing;

/// <summary>What came of a run of tests.</summary>
/// <param name="Modules">One for each module that was to run, in order.</param>
internal sealed record TestRunOutcome(ImmutableArray<TestModuleOutcome> Modules)
{
    /// <summary>All tests of all modules and target frameworks.</summary>
    public IEnumerable<TestResult> Tests => Modules.SelectMany(static module => module.Tests);

    /// <summary>How many tests came out so.</summary>
    public int Count(TestOutcome outcome) => Tests.Count(test => test.Outcome == outcome);
}

/// <summary>What came of the tests of one module.</summary>
/// <param name="Module">The module.</param>
/// <param name="Tests">What the report has.</param>
internal sealed record TestModuleOutcome(TestModule Module, ImmutableArray<TestResult> Tests)
{
    /// <summary>Why the tests say less than they should: no report, an aborted run, an error outside of the tests. Null where nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>The command that mends the problem, where one is known.</summary>
    public string? Remedy { get; init; }

    /// <summary>Why the tests cannot run on this system, which is no fault of theirs; null where they can.</summary>
    public string? NotRun { get; init; }

    /// <summary>Why there is no coverage although it was asked for; null where there is.</summary>
    public string? CoverageProblem { get; init; }

    /// <summary>The Cobertura files.</summary>
    public ImmutableArray<string> Coverage { get; init; } = [];

    /// <summary>The reports of tests.</summary>
    public ImmutableArray<string> Reports { get; init; } = [];

    public TimeSpan Duration { get; init; }
}
