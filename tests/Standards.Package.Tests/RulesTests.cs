using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>One violation of each rule in projects that reference the package: what the real build writes into its SARIF, and what suppresses it.</summary>
public static class RulesTests
{
    private static readonly Regex Claim = new(@"(//|<!--) (?<id>STD\d{4})(, (?<id>STD\d{4}))*( -->)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    [Fact]
    public static async Task Library_ReportsEachRuleAtItsLine()
    {
        var project = await ThrowawayProject.CreateAsync("RulesLibrary", RuleSources.LibraryProperties, RuleSources.Library);

        Assert.Equal(Claims(RuleSources.Library).Append("STD0001").Append("LegacySymbols.txt:2 STD0002").Order(StringComparer.Ordinal), await ReportedAsync(project));
    }

    [Fact]
    public static async Task Tests_ReportEachRuleAtItsLine()
    {
        var project = await ThrowawayProject.CreateAsync("RulesTests", RuleSources.TestProperties, RuleSources.Tests, RuleSources.TestItems);

        Assert.Equal(Claims(RuleSources.Tests).Append("STD3006").Order(StringComparer.Ordinal), await ReportedAsync(project));
    }

    [LongFact]
    public static async Task TwoBuilds_WriteTheSameSarif()
    {
        var project = await ThrowawayProject.CreateAsync("RulesTwice", RuleSources.LibraryProperties, RuleSources.Library);
        await ReportedAsync(project, "first.sarif");
        await ReportedAsync(project, "second.sarif");

        Assert.Equal(Sarif.Texts(Path.Combine(project.Folder, "first.sarif")), Sarif.Texts(Path.Combine(project.Folder, "second.sarif")));
    }

    [LongFact]
    public static async Task PragmaAttributeAndConfiguration_Suppress()
    {
        const string source = """
            using System.Diagnostics.CodeAnalysis;

            public static class Guard
            {
            #pragma warning disable STD2001
                public static void First(int count) => throw new System.InvalidOperationException($"Count is {count}");
            #pragma warning restore STD2001

                [SuppressMessage("Standards.Errors", "STD2001", Justification = "shown by the test")]
                public static void Second(int count) => throw new System.InvalidOperationException($"Count is {count}");

                public static void Third(int count) => throw new System.InvalidOperationException($"Count is {count}.");

                public static void Fourth(int count) => throw new System.InvalidOperationException($"Count is {count}");
            }
            """;
        var project = await ThrowawayProject.CreateAsync(
            "RulesSuppressed",
            "<TargetFramework>net10.0</TargetFramework>",
            [("Guard.cs", source), (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.STD2002.severity = none\ndotnet_diagnostic.STD2001.severity = error\n")]);
        var output = await project.BuildAsync("-p:ErrorLog=out.sarif%2Cversion=2.1");

        Assert.False(output.Succeeded);
        Assert.Equal(["Guard.cs:12 STD2001", "Guard.cs:14 STD2001"], Sarif.Results(Path.Combine(project.Folder, "out.sarif")));
        Assert.Equal(["Guard.cs:10 STD2001", "Guard.cs:6 STD2001"], Sarif.Results(Path.Combine(project.Folder, "out.sarif"), suppressed: true));
        Assert.Equal(2, output.Errors.Length);
    }

    private static async Task<string[]> ReportedAsync(ThrowawayProject project, string log = "out.sarif")
    {
        var output = await project.BuildAsync("--no-incremental", $"-p:ErrorLog={log}%2Cversion=2.1");
        Assert.True(output.Succeeded, output.Text);
        return Sarif.Results(Path.Combine(project.Folder, log));
    }

    private static IEnumerable<string> Claims((string Name, string Text)[] sources)
        => sources.SelectMany(static source => source.Text.Split('\n').SelectMany((line, index) => Claim.Match(line).Groups["id"].Captures.Select(capture => $"{Path.GetFileName(source.Name)}:{index + 1} {capture.Value}")));
}
