using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Gate;
using Standards.Policy;
using Standards.Processes;

namespace Standards.Testing;

/// <summary>Runs the tests of one module, and reads what they left.</summary>
/// <param name="context">The run.</param>
/// <param name="module">What is run.</param>
/// <param name="filter">Which of its tests.</param>
/// <param name="coverage">Whether coverage is collected.</param>
/// <param name="folder">Where reports go: a folder of its own, so that no other module's report is taken for this one's.</param>
internal sealed class ModuleRun(GateContext context, TestModule module, TestFilter filter, bool coverage, string folder)
{
    private const string Cobertura = "coverage.cobertura.xml";
    private const string TrxExtension = "Microsoft.Testing.Extensions.TrxReport";

    // Of this tool, for what it reads itself; a test sees what its user set.
    private static readonly string[] OwnVariables = ["LC_ALL", "DOTNET_CLI_UI_LANGUAGE", "VSLANG", "GIT_TERMINAL_PROMPT", "GIT_OPTIONAL_LOCKS"];

    // What VSTest, xUnit.net and Microsoft.Testing.Platform end with where tests failed.
    private static readonly ImmutableArray<int> TestsFailed = [1, 2];

    private static readonly bool IsNetFrameworkHere = OperatingSystem.IsWindows() || IsOnPath("mono");

    private TraitPolicy Traits => context.Policy.Tests.Traits;

    /// <param name="left">The time that is left.</param>
    /// <param name="limit">The time of all tests, for messages.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    public async Task<TestModuleOutcome> RunAsync(TimeSpan left, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (module.IsNetFramework && !IsNetFrameworkHere)
        {
            return new TestModuleOutcome(module, []) { NotRun = "was not run: tests for .NET Framework run on Windows, or with Mono" };
        }

        if (Obstacle() is { } obstacle)
        {
            return new TestModuleOutcome(module, []) { Problem = obstacle.Problem, Remedy = obstacle.Remedy };
        }

        var started = Stopwatch.GetTimestamp();
        var launch = module.Platform == TestPlatform.VSTest
            ? TestLaunch.VSTest(module, filter, Traits, coverage, folder, Settings())
            : TestLaunch.Platform(module, filter, Traits, coverage, folder);
        var coverlet = coverage && module.Platform != TestPlatform.VSTest && launch.Coverage is null ? Coverlet.Start(module) : null;
        ProcessResult result;
        try
        {
            result = await context.Processes.RunAsync(
                new ProcessRequest(launch.Executable, Path.GetDirectoryName(module.Project)!, launch.Arguments)
                {
                    Timeout = left,
                    Environment = OwnVariables.ToDictionary(static name => name, Environment.GetEnvironmentVariable),
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            coverlet?.Finish(Path.Combine(folder, Cobertura));
        }

        return Read(launch, result, limit, cancellationToken) with { Duration = Stopwatch.GetElapsedTime(started) };
    }

    private (string Problem, string? Remedy)? Obstacle()
        => !File.Exists(module.Assembly) ? ($"was not built: there is no '{Shown(module.Assembly)}'", null)
            : module.RunSettings is { } settings && !File.Exists(settings) ? ($"names '{Shown(settings)}' in 'RunSettingsFilePath', and there is no such file", null)
            : module is { Platform: TestPlatform.MicrosoftTestingPlatform, Library: not TestLibrary.Xunit3 } && !module.Has(TrxExtension + ".dll")
                ? ($"can write no report without the package '{TrxExtension}'", $"dotnet add {Shown(module.Project)} package {TrxExtension}")
            : null;

    private static bool IsOnPath(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private string Shown(string path) => context.Relative(path) ?? path;

    private TestModuleOutcome Read(TestLaunch launch, ProcessResult result, TimeSpan limit, CancellationToken cancellationToken)
    {
        var outcome = new TestModuleOutcome(module, []) { Reports = File.Exists(launch.Report) ? [launch.Report] : [] };
        if (result.IsTimedOut)
        {
            // A report that is there all the same holds what was run until then, and no verdict follows from it.
            return outcome with { Problem = $"did not end within {TestRun.Shown(limit)} and was killed" };
        }

        var missing = result.ExitCode == 0 ? null : MissingRuntime.In(result.Output + result.Error);
        if (outcome.Reports.IsEmpty)
        {
            return outcome with { Problem = missing?.Problem ?? $"ended with exit code {result.ExitCode} and left no report{LastWords(result)}", Remedy = missing?.Remedy };
        }

        try
        {
            ReportLimit.Ensure(launch.Report, context.Policy.Limits);
            var report = TestReports.Read(launch.Report, cancellationToken);
            var tests = report.Tests;
            if (launch.Categories is { } categories && File.Exists(categories))
            {
                ReportLimit.Ensure(categories, context.Policy.Limits);
                tests = TestCategories.Add(tests, categories, module.Library, cancellationToken);
            }

            if (tests.IsEmpty && missing is not null)
            {
                return outcome with { Problem = missing.Value.Problem, Remedy = missing.Value.Remedy };
            }

            var hasFailed = tests.Any(static test => test.Outcome == TestOutcome.Failed);
            outcome = outcome with
            {
                Tests = tests,

                // A failed test accounts for a bad exit code and for an error in the report; nothing else does.
                Problem = report.IsAborted ? "was aborted" + (report.Problem is null ? LastWords(result) : $": {report.Problem}")
                    : result.ExitCode != 0 && !(hasFailed && TestsFailed.Contains(result.ExitCode)) ? $"ended with exit code {result.ExitCode} although {(hasFailed ? "only tests failed" : "no test failed")}{LastWords(result)}"
                    : hasFailed ? null : report.Problem,
            };
        }
        catch (EvidenceException exception)
        {
            return outcome with { Problem = $"left a report that cannot be used: {exception.Message}" };
        }

        return coverage ? Covered(outcome) : outcome;
    }

    private TestModuleOutcome Covered(TestModuleOutcome outcome)
    {
        ImmutableArray<string> files = [.. Directory.EnumerateFiles(folder, Cobertura, SearchOption.AllDirectories)];
        return outcome with { Coverage = files, CoverageProblem = files.IsEmpty ? "left no coverage" : null };
    }

    /// <summary>The settings of the project; else those of the collector, where it is used.</summary>
    private string? Settings()
    {
        if (module.RunSettings is not null || !coverage)
        {
            return module.RunSettings;
        }

        var file = Path.Combine(folder, "coverage.runsettings");
        File.WriteAllText(file, $"""
            <?xml version="1.0" encoding="utf-8"?>
            <RunSettings>
              <DataCollectionRunSettings>
                <DataCollectors>
                  <DataCollector friendlyName="XPlat Code Coverage">
                    <Configuration>
                      <Format>cobertura</Format>
                      <SingleHit>true</SingleHit>
                      <Include>{SecurityElement.Escape(string.Join(',', Coverlet.Include(module)))}</Include>
                      <ExcludeAssembliesWithoutSources>{Coverlet.Without(module)}</ExcludeAssembliesWithoutSources>
                    </Configuration>
                  </DataCollector>
                </DataCollectors>
              </DataCollectionRunSettings>
            </RunSettings>

            """);
        return file;
    }

    private static string LastWords(ProcessResult result)
    {
        IEnumerable<string> lines = (result.Error + result.Output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var last = lines.FirstOrDefault(static line => line.Contains("aborted", StringComparison.OrdinalIgnoreCase) || line.Contains("crash", StringComparison.OrdinalIgnoreCase) || line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.LastOrDefault();
        return last is null ? "" : $": {last.TrimEnd('.')}";
    }
}
