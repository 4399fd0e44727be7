using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Xunit;

namespace Standards;

/// <summary>Light bulbs: the packed fixes, found by composition as an editor finds them, offered and applied in a workspace.</summary>
public static class LightbulbTests
{
    public static TheoryData<string> Ids => [.. LightbulbSources.Ids];

    [Fact]
    public static async Task EveryIdOfAProvider_HasASource()
        => Assert.Equal((await LightbulbProject.FixesAsync()).Select(static fixes => fixes.Key).Order(StringComparer.Ordinal), LightbulbSources.Ids.Order(StringComparer.Ordinal));

    [Fact]
    public static async Task EveryAnalyzer_LoadsThroughItsReference()
        => Assert.Superset(
            LightbulbSources.Ids.ToHashSet(),
            (await PackedAssemblies.GetAsync()).Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).ToHashSet());

    [Theory]
    [MemberData(nameof(Ids))]
    public static async Task Violation_IsFixedByTheOfferedAction(string id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var project = await LightbulbProject.CreateAsync(LightbulbSources.Of(id), LightbulbSources.Tests.Contains(id));
        var fixes = (await LightbulbProject.FixesAsync())[id].ToList();
        Assert.NotEmpty(fixes);

        // Some diagnostics have no fix: a class with state, a legacy API whose replacement has another form.
        var left = await project.DiagnosticsAsync(cancellationToken);
        Assert.Contains(left, diagnostic => diagnostic.Id == id);
        Assert.Empty(Errors(left));
        var applied = 0;
        while (await FirstOfferAsync() is { } action)
        {
            await project.ApplyAsync(action, cancellationToken);
            var after = await project.DiagnosticsAsync(cancellationToken);
            Assert.True(Count(after) < Count(left), $"'{action.Title}' left as many {id} as before");
            Assert.Empty(Errors(after));
            (left, applied) = (after, applied + 1);
        }

        Assert.True(applied > 0, $"no action is offered for {id}");

        async Task<CodeAction?> FirstOfferAsync()
        {
            foreach (var diagnostic in left.Where(diagnostic => diagnostic.Id == id))
            {
                if (await project.OfferedAsync(diagnostic, fixes, cancellationToken) is [var first, ..])
                {
                    return first;
                }
            }

            return null;
        }

        int Count(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Count(diagnostic => diagnostic.Id == id);
    }

    /// <summary>The compiler's errors, and an analyzer that threw.</summary>
    private static IEnumerable<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics)
        => diagnostics.Where(static diagnostic => diagnostic.Id == "AD0001" || (diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) && diagnostic.Severity == DiagnosticSeverity.Error));
}
