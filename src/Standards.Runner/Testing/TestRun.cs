using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Gate;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>Builds, and runs the tests of all modules and target frameworks, one after the other: tests use the machine as if they were alone on it.</summary>
internal static class TestRun
{
    /// <summary>The one run that all checks of the gate read: every test, with coverage where an area asks for it.</summary>
    public static Task<TestRunOutcome> OfGateAsync(GateContext context, CancellationToken cancellationToken)
        => context.OnceAsync(
            async token =>
            {
                var input = context.CodeId();
                var outcome = await RunAsync(context, TestFilter.Everything, IsCoverageAsked(context.Policy), context.Timeout(CheckNames.Tests), token).ConfigureAwait(false);
                KeepReports(context, outcome, input);
                return outcome;
            },
            cancellationToken);

    /// <summary>Whether the gate looks at coverage at all.</summary>
    public static bool IsCoverageAsked(StandardsPolicy policy)
        => policy.Tests.Coverage && !policy.Areas.IsEmpty && !policy.Gate.Off.ContainsKey(CheckNames.Coverage);

    /// <param name="context">The run.</param>
    /// <param name="filter">Which tests.</param>
    /// <param name="coverage">Whether coverage is collected.</param>
    /// <param name="limit">The longest time of all tests together.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<TestRunOutcome> RunAsync(GateContext context, TestFilter filter, bool coverage, TimeSpan limit, CancellationToken cancellationToken)
    {
        var modules = await TestBuild.ModulesAsync(context, cancellationToken).ConfigureAwait(false);
        return await RunAsync(context, modules, filter, coverage, limit, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(GateContext, TestFilter, bool, TimeSpan, CancellationToken)"/>
    /// <param name="modules">What was built.</param>
    public static async Task<TestRunOutcome> RunAsync(GateContext context, ImmutableArray<TestModule> modules, TestFilter filter, bool coverage, TimeSpan limit, CancellationToken cancellationToken)
    {
        var results = context.Folder("tests");
        var started = Stopwatch.GetTimestamp();
        var outcomes = new List<TestModuleOutcome>();
        foreach (var module in modules)
        {
            var left = limit - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                outcomes.Add(new TestModuleOutcome(module, []) { Problem = $"was not run: the tests before it took the whole time, {Shown(limit)}" });
                continue;
            }

            context.Step(module.Name);
            var folder = Directory.CreateDirectory(Path.Combine(results, $"{outcomes.Count + 1:00}-{Path.GetFileNameWithoutExtension(module.Project)}-{module.Framework}")).FullName;
            var run = new ModuleRun(context, module, filter, coverage, folder);
            outcomes.Add(await run.RunAsync(left, limit, cancellationToken).ConfigureAwait(false));
        }

        return new TestRunOutcome([.. outcomes]);
    }

    /// <summary>In place of those of an earlier run, unless this run is about to read these.</summary>
    private static void KeepReports(GateContext context, TestRunOutcome outcome, string? input)
    {
        var state = StateFolder.Open(context.Root).Path;
        if (!context.Results.Any(folder => Path.GetFullPath(folder, context.Root) == Path.Combine(state, TestResultsFolder.Name)))
        {
            TestResultsFolder.Write(state, outcome, input, isWhole: true);
        }
    }

    internal static string Shown(TimeSpan time)
        => time < TimeSpan.FromMinutes(1) ? $"{time.TotalSeconds:0} s" : time == TimeSpan.FromMinutes(1) ? "1 minute" : $"{time.TotalMinutes:0.#} minutes";
}
