using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Files;
using Standards.Gate;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Commands;

/// <summary><c>standards test</c>: builds, runs the tests that are asked for, and keeps their reports. All of them run only where all are asked for. Bare, on a requirement, it begins testing.</summary>
internal static class TestCommand
{
    public static CommandDefinition Create()
    {
        var slug = new Argument<string?>("slug") { Description = "The requirement that goes on to testing; default: the only active one.", Arity = ArgumentArity.ZeroOrOne };
        var backends = Several("--backend", "Runs the tests of these backends, separated by commas.", "names");
        var files = Several("--file", "Runs the tests of the classes that this file declares.", "path");
        var names = Several("--name", "Runs this test: namespace, class and method.", "test");
        var all = new Option<bool>("--all") { Description = "Runs every test." };
        var reason = new Option<string?>("--reason") { Description = "Why work goes back from the review." };
        var command = new Command("test", "Runs tests on the fastest backend and begins testing, or runs those that are asked for.") { slug, backends, files, names, all, reason };
        return new CommandDefinition(command, async (parsed, context, cancellationToken) =>
        {
            var policy = PolicyReader.TryRead(context.Root, out var found) ? found : new StandardsPolicy();
            var asked = new Asked(
                [.. (parsed.GetValue(backends) ?? []).SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)],
                [.. (parsed.GetValue(files) ?? []).Select(file => Path.GetFullPath(file, context.Root))],
                [.. parsed.GetValue(names) ?? []],
                parsed.GetValue(all));
            var line = Arguments.Shown("standards", parsed);
            var (name, why) = (parsed.GetValue(slug), parsed.GetValue(reason));
            if (!asked.All && !asked.IsTargeted)
            {
                return await TestPhase.RunAsync(name, why, line, context, cancellationToken).ConfigureAwait(false)
                    ?? await RunAsync(asked, line, Filter(asked, policy, cancellationToken), policy, context, cancellationToken).ConfigureAwait(false);
            }

            if (why is not null)
            {
                throw CommandException.Usage("'--reason' goes with no option that names tests: with one the phase stays as it is");
            }

            if (name is not null)
            {
                // The phase stays as it is; that there is such a requirement is asked all the same.
                new RequirementTree(context.Root).Get(name, "");
            }

            return await RunAsync(asked, line, Filter(asked, policy, cancellationToken), policy, context, cancellationToken).ConfigureAwait(false);
        });
    }

    private static Option<string[]> Several(string name, string description, string help) => new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = false };

    /// <exception cref="CommandException">What is asked for cannot be run.</exception>
    private static TestFilter Filter(Asked asked, StandardsPolicy policy, CancellationToken cancellationToken)
    {
        if (asked.All)
        {
            return asked.IsTargeted ? throw CommandException.Usage("'--all' runs every test; leave it out, or leave out '--backend', '--file' and '--name'") : TestFilter.Everything;
        }

        if (!asked.IsTargeted)
        {
            return policy.Backends.IsEmpty
                ? throw CommandException.Usage($"'{StandardsPolicy.FileName}' names no backend to choose the fastest from; name tests with '--file' or '--name', or run every test with '--all'")
                : TestFilter.Fastest(policy);
        }

        if (asked.Backends.FirstOrDefault(name => !policy.Backends.Any(backend => backend.Name == name)) is { } unknown && !policy.Backends.IsEmpty)
        {
            throw CommandException.Usage($"'{unknown}' is no backend of '{StandardsPolicy.FileName}'; they are {string.Join(", ", policy.Backends.Select(static backend => backend.Name))}");
        }

        return new TestFilter { Backends = asked.Backends, Classes = [.. asked.Files.SelectMany(file => Classes(file, cancellationToken))], Methods = asked.Names };
    }

    private static ImmutableArray<string> Classes(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw CommandException.Usage($"'{file}' does not exist");
        }

        var classes = TestSources.Classes(file, cancellationToken);
        return classes.IsEmpty ? throw CommandException.Usage($"'{file}' declares no class with tests") : classes;
    }

    private static async Task<CommandResult> RunAsync(Asked asked, string line, TestFilter filter, StandardsPolicy policy, CommandContext context, CancellationToken cancellationToken)
    {
        using var taken = await RepositoryLock.TakeForGateAsync(context, cancellationToken).ConfigureAwait(false);
        var target = ProjectTarget.Find(policy.Build.Target, context.Root);
        var state = StateFolder.Open(context.Root);
        var processes = new ProcessRunner();
        var git = await GitRepository.FindAsync(processes, context.Root, cancellationToken).ConfigureAwait(false);
        var gate = new GateContext
        {
            Command = context,
            Policy = policy,
            Target = target,
            Git = git,
            Processes = processes,
            RunFolder = state.NewRun(),
        };
        return await context.Progress.RunAsync("Testing", async step =>
        {
            gate.Step = step;

            // Before the tests run: what changes while they do is not what they looked at.
            var input = git is null ? null : await InputAsync(git, gate, cancellationToken).ConfigureAwait(false);
            var modules = Chosen(await TestBuild.ModulesAsync(gate, cancellationToken).ConfigureAwait(false), asked.Files);
            var outcome = await TestRun.RunAsync(gate, modules, filter, coverage: false, gate.Timeout(CheckNames.Tests), cancellationToken).ConfigureAwait(false);
            var results = TestResultsFolder.Write(state.Path, outcome, input);
            return (CommandResult)new TestRunResult(outcome, BackendMatrix.Of(policy, outcome.Tests).Ran(filter), TestFindings.Of(outcome, context.Root, line, cancellationToken), RootedPath.Relative(context.Root, results)!);
        }).ConfigureAwait(false);
    }

    /// <summary>The id of the code as it is now.</summary>
    public static async Task<string> InputAsync(GitRepository git, GateContext gate, CancellationToken cancellationToken)
    {
        using var snapshot = await TreeSnapshot.TakeAsync(git, cancellationToken).ConfigureAwait(false);
        return (await InputIds.CreateAsync(gate.Processes, snapshot, gate.Policy, cancellationToken).ConfigureAwait(false)).OfCode();
    }

    /// <summary>The projects that the files belong to, by their folders; all where one belongs to none, such as a linked file.</summary>
    private static ImmutableArray<TestModule> Chosen(ImmutableArray<TestModule> modules, ImmutableArray<string> files)
        => files.IsEmpty || !files.All(file => modules.Any(module => module.IsAbove(file))) ? modules : [.. modules.Where(module => files.Any(module.IsAbove))];

    /// <summary>What the command line says.</summary>
    private sealed record Asked(ImmutableArray<string> Backends, ImmutableArray<string> Files, ImmutableArray<string> Names, bool All)
    {
        public bool IsTargeted => !(Backends.IsEmpty && Files.IsEmpty && Names.IsEmpty);
    }
}
