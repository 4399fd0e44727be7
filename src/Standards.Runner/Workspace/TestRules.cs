using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Standards.Files;
using Standards.Policy;
using Standards.Testing;

namespace Standards.Workspace;

/// <summary>What holds before testing is left, as far as no test run says it.</summary>
internal static class TestRules
{
    private const string Integration = "integration";

    /// <summary>
    /// Tests were added or changed since the plan: of a feature beside and inside the integration tests, which are asked for where it concerns a backend; of a defect any; of a small
    /// change none. Without git nothing can be said.
    /// </summary>
    public static IEnumerable<WorkspaceProblem> Tests(PhaseContext context)
    {
        var requirement = context.Requirement;
        if (context.Work is not { } work || requirement.Prd is not { Kind: not RequirementKind.Small } prd)
        {
            yield break;
        }

        var tests = Sources(requirement.Root, work);
        if (prd.Kind == RequirementKind.Bug)
        {
            if (tests.IsEmpty)
            {
                yield return Missing(requirement, "no-test", "no test was added or changed since the plan", $"write the regression test with the trait {context.Policy.Tests.Traits.Criterion} = {requirement.Slug}/AC-1");
            }

            yield break;
        }

        if (!tests.Any(static path => !IsInIntegrationFolder(path)))
        {
            yield return Missing(requirement, "no-unit-test", "no unit test was added or changed since the plan", "write one");
        }

        if (!new AddressedNames(prd, AddressedNames.Backends).AreNotApplicable(context.Policy.Backends.Select(static backend => backend.Name)) && !tests.Any(path => IsInIntegrationFolder(path) || NamesBackend(requirement.Root, path, context.Policy)))
        {
            yield return Missing(requirement, "no-integration-test", "no integration test was added or changed since the plan", $"write one with the trait {context.Policy.Tests.Traits.Backend}, or below a folder '{Integration}'");
        }
    }

    /// <summary>Of a feature <c>tasks.md</c> and <c>recovery.md</c> differ from the start of the phase; a smaller one may have nothing left to write down.</summary>
    public static IEnumerable<WorkspaceProblem> Updated(PhaseContext context)
        => context.Requirement.Prd is null or { Kind: RequirementKind.Feature } ? ImplementRules.Updated(context) : [];

    /// <summary>The files among these that declare tests.</summary>
    public static ImmutableArray<string> Sources(string root, IEnumerable<string> changed)
        => [.. changed.Where(path => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && RootedPath.Resolve(root, path) is { } full && File.Exists(full) && TestSources.HasTests(full, CancellationToken.None))];

    private static WorkspaceProblem Missing(Requirement requirement, string code, string message, string what)
        => new(code, message) { Path = requirement.Shown(TaskList.FileName), Fix = $"{what}; a waiver of the check '{CheckNames.Workspace}' names '{requirement.Slug}/{code}'" };

    private static bool IsInIntegrationFolder(string path) => path.Split('/').SkipLast(1).Any(static folder => folder.Contains(Integration, StringComparison.OrdinalIgnoreCase));

    private static bool NamesBackend(string root, string path, StandardsPolicy policy)
    {
        var text = File.ReadAllText(Path.Combine(root, path));
        return text.Contains($"\"{policy.Tests.Traits.Backend}\"", StringComparison.OrdinalIgnoreCase) || policy.Backends.Any(backend => text.Contains($"\"{backend.Name}\"", StringComparison.OrdinalIgnoreCase));
    }
}
