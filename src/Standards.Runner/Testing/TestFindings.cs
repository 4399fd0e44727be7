using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Standards.Evidence;
using Standards.Files;
using Standards.Gate;

namespace Standards.Testing;

/// <summary>What a run of tests found, as findings: for the gate and for <c>standards test</c> alike.</summary>
internal static class TestFindings
{
    private const int MessageLength = 300;

    /// <summary>The command that runs every test.</summary>
    public const string RunAll = "standards test --all";

    /// <summary>What is wrong with a run, in the order of modules.</summary>
    /// <param name="outcome">The run.</param>
    /// <param name="root">What paths are relative to.</param>
    /// <param name="command">The command that runs the same again.</param>
    /// <param name="cancellationToken">Ends the search for the places of tests.</param>
    public static ImmutableArray<Finding> Of(TestRunOutcome outcome, string root, string command, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var module in outcome.Modules)
        {
            if (module.Problem is { } problem)
            {
                findings.Add(new Finding($"'{module.Module.Name}' {problem}")
                {
                    Path = RootedPath.Relative(root, module.Module.Project),
                    Target = Path.GetFileNameWithoutExtension(module.Module.Project),
                    Fix = module.Remedy ?? command,
                });
            }

            if (module.NotRun is { } reason)
            {
                findings.Add(new Finding($"'{module.Module.Name}' {reason}") { Path = RootedPath.Relative(root, module.Module.Project), Target = Path.GetFileNameWithoutExtension(module.Module.Project), Blocks = false });
            }

            findings.AddRange(module.Tests.Where(static test => test.Outcome == TestOutcome.Failed).Select(test => Failed(test, module.Module, root, command, cancellationToken)));
        }

        if (!findings.Exists(static finding => finding.Blocks) && outcome.Count(TestOutcome.Passed) == 0)
        {
            findings.Add(outcome.Modules.IsEmpty
                ? new Finding("the build has no test project") { Target = "tests", Fix = "dotnet new xunit --output tests/Tests" }
                : new Finding(NothingPassed(outcome)) { Target = "tests", Fix = command });
        }

        return [.. findings];
    }

    /// <summary>Such as <c>1,234 passed, 1 failed, 3 skipped, in 4 modules</c>.</summary>
    public static string Summary(TestRunOutcome outcome)
        => string.Create(CultureInfo.InvariantCulture, $"{outcome.Count(TestOutcome.Passed):N0} passed, {outcome.Count(TestOutcome.Failed):N0} failed, {outcome.Count(TestOutcome.Skipped):N0} skipped, in {Counted(outcome.Modules.Count(static module => module.NotRun is null), "test module")}{NotRun(outcome)}");

    public static string Counted(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");

    private static string NotRun(TestRunOutcome outcome)
        => outcome.Modules.Count(static module => module.NotRun is not null) is > 0 and var count ? $"; {Counted(count, "test module")} not run on this system" : "";

    /// <summary>A failed test of reports that another machine made.</summary>
    public static Finding FailedElsewhere(TestResult test, string folder)
        => new($"test '{test.Name}' fails in the reports of '{folder}'{(string.IsNullOrWhiteSpace(test.Message) ? "" : ": " + OneLine(test.Message))}") { Target = test.Name, Fix = Rerun(test) ?? RunAll };

    private static string? Rerun(TestResult test) => test is { ClassName: { } type, MethodName: { } method } ? $"standards test --name '{type}.{method}'" : null;

    private static string NothingPassed(TestRunOutcome outcome)
    {
        var skipped = outcome.Count(TestOutcome.Skipped);
        var reason = outcome.Tests.Select(static test => test.Message).FirstOrDefault(static message => !string.IsNullOrWhiteSpace(message));
        return skipped == 0 ? "no test ran" : $"no test passed, {Counted(skipped, "test")} {(skipped == 1 ? "was" : "were")} skipped{(reason is null ? "" : ": " + OneLine(reason))}";
    }

    private static string OneLine(string message)
    {
        var line = string.Join(" / ", message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return line.Length > MessageLength ? line[..MessageLength] + "…" : line;
    }

    private static Finding Failed(TestResult test, TestModule module, string root, string command, CancellationToken cancellationToken)
    {
        var place = Place(test, module, cancellationToken);
        var path = place is { } known ? RootedPath.Relative(root, known.File) : null;
        return new Finding($"test '{test.Name}' fails in '{module.Name}'{(string.IsNullOrWhiteSpace(test.Message) ? "" : ": " + OneLine(test.Message))}")
        {
            Path = path,
            Line = path is null ? 0 : place!.Value.Line,
            Target = test.Name,
            Fix = Rerun(test) ?? command,
        };
    }

    /// <summary>Of VSTest the reports of most frameworks do not say where a test stands.</summary>
    private static (string File, int Line)? Place(TestResult test, TestModule module, CancellationToken cancellationToken)
        => test is { SourceFile: { } file, SourceLine: > 0 } && File.Exists(file) ? (file, test.SourceLine)
            : test is { ClassName: { } type, MethodName: { } method } ? TestSources.Find(module, type, method.Split('(')[0], cancellationToken)
            : null;
}
