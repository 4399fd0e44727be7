using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Standards.Evidence;
using Standards.Files;
using Standards.Policy;
using Standards.Testing;
using Standards.Workspace;

namespace Standards.Gate;

/// <summary>The tests that name a criterion.</summary>
internal sealed class CriterionTests
{
    public static readonly CriterionTests None = new([], new TraitPolicy().Criterion);

    private readonly ImmutableArray<(string Criterion, TestResult Test)> tests;
    private readonly string trait;

    private CriterionTests(IEnumerable<TestResult> tests, string trait)
    {
        this.trait = trait;
        this.tests = [.. tests.SelectMany(test => test.Traits.Where(t => t.Name.Equals(trait, StringComparison.OrdinalIgnoreCase)).Select(t => (t.Value, test)))];
    }

    /// <param name="context">The run.</param>
    /// <param name="asked">The criteria that are asked for: reports of an earlier run on the same content are enough where they prove them all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<CriterionTests> ReadAsync(GateContext context, ImmutableArray<string> asked, CancellationToken cancellationToken)
    {
        var trait = context.Policy.Tests.Traits.Criterion;
        if (Kept(context, cancellationToken) is { } kept && new CriterionTests(kept, trait) is var earlier && asked.All(name => earlier.Problem(name) is null))
        {
            return earlier;
        }

        return new CriterionTests((await TestEvidence.OfGateAsync(context, cancellationToken).ConfigureAwait(false)).Tests, trait);
    }

    /// <summary>The tests of one criterion.</summary>
    public IEnumerable<TestResult> Of(string criterion) => tests.Where(one => one.Criterion == criterion).Select(static one => one.Test);

    /// <summary>Why no test proves the criterion; null where one does. A test that fails says that it does not hold.</summary>
    public (string Message, string Fix)? Problem(string criterion)
    {
        var own = Of(criterion).ToList();
        var failed = own.Find(static test => test.Outcome == TestOutcome.Failed);
        return own.Count == 0 ? ($"no test has the trait '{trait}' = '{criterion}'", $"write a test with this trait, then run 'standards gate --only {CheckNames.Criteria}'")
            : failed is not null ? ($"test '{failed.Name}' fails", "standards test --all")
            : own.Exists(static test => test.Outcome == TestOutcome.Passed) ? null
            : ($"test '{own[0].Name}' is skipped", "standards test --all");
    }

    /// <summary>Tests that name a criterion that no requirement has.</summary>
    public IEnumerable<Finding> Unknown(GateContext context)
    {
        var tree = new RequirementTree(context.Root);
        var criteria = new Dictionary<string, ImmutableHashSet<string>?>(StringComparer.Ordinal);
        foreach (var (name, test) in tests.DistinctBy(static one => (one.Criterion, one.Test.ClassName, one.Test.MethodName, one.Test.MethodName is null ? one.Test.Name : null)))
        {
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            var slug = slash < 0 ? name : name[..slash];
            if (!criteria.TryGetValue(slug, out var known))
            {
                known = Slug.Problem(slug) is null && tree.Find(slug) is { } requirement ? [.. (requirement.Prd?.Criteria ?? []).Select(static criterion => criterion.Id)] : null;
                criteria[slug] = known;
            }

            var problem = slash < 0 ? "which is not of the form SLUG/AC-n" : known is null ? $"and there is no requirement '{slug}'" : known.Contains(name[(slash + 1)..]) ? null : $"and '{slug}' has no such criterion";
            if (problem is not null)
            {
                var path = test.SourceFile is { } file ? RootedPath.Relative(context.Root, file) : null;
                yield return new Finding($"test '{test.Name}' names '{name}', {problem}")
                {
                    Path = path,
                    Line = path is null ? 0 : test.SourceLine,
                    Target = name,
                    Fix = $"name a criterion of prd.md in its trait '{trait}', or remove the trait",
                };
            }
        }
    }

    private static List<TestResult>? Kept(GateContext context, CancellationToken cancellationToken)
    {
        var folder = System.IO.Path.Combine(StateFolder.Open(context.Root).Path, TestResultsFolder.Name);
        if (!context.IsReuseAllowed || !TestResultsFolder.IsWhole(folder, context.CodeId()))
        {
            return null;
        }

        return [.. TestResultsFolder.Tests(folder, context.Policy.Limits, cancellationToken)];
    }
}
