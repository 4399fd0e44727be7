using System;
using System.Collections.Immutable;
using Standards.Policy;

namespace Standards.Doctor.Canaries;

/// <summary>A violation that is planted in the miniature, and what the gate is to make of it.</summary>
/// <param name="Name">What is planted.</param>
/// <param name="Check">The check that turns red.</param>
/// <param name="Together">The checks that are asked; of them only <paramref name="Check"/> turns red.</param>
/// <param name="Names">What the line of the report names: a place, or a part of the message.</param>
/// <param name="Plant">Plants it.</param>
internal sealed record Canary(string Name, string Check, ImmutableArray<string> Together, string Names, Action<Miniature> Plant)
{
    /// <summary>Whether the change of the policy is agreed on, as with '--policy head'.</summary>
    public bool IsHeadAccepted { get; init; }
}

/// <summary>The canaries, those that share a product of the gate beside each other.</summary>
internal static class CanaryList
{
    private const string Greeter = "src/Library/Greeter.cs";
    private const string Library = "src/Library/Library.csproj";
    private const string Tests = "tests/Library.Tests/LibraryTests.cs";
    private const string Upper = "$\"Name '{name}' is empty\"";
    private const string Lower = "$\"name '{name}' is empty\"";

    private static readonly ImmutableArray<string> OfFiles = [CheckNames.PolicyChanged, CheckNames.Waivers, CheckNames.DocsWords, CheckNames.DocsBuild, CheckNames.Changelog];
    private static readonly ImmutableArray<string> OfBuild = [CheckNames.Lint, CheckNames.AnalysisRan, CheckNames.Suppressions];
    private static readonly ImmutableArray<string> OfTests = [CheckNames.Tests, CheckNames.Backends, CheckNames.EdgeCases, CheckNames.Coverage];

    private static readonly ImmutableArray<string> OfRequirements = CheckNames.OfRequirements;

    /// <summary>What no canary turns red: the gate that is asked has a base, and 'roles' looks at the work of this machine alone.</summary>
    public static ImmutableArray<string> Without { get; } = [CheckNames.Roles];

    public static ImmutableArray<Canary> All { get; } =
    [
        new("lowered threshold", CheckNames.PolicyChanged, OfFiles, "standards.json:5", static m => m.Replace(StandardsPolicy.FileName, "\"coverage\": 80", "\"coverage\": 70")),
        new("deleted standards.json", CheckNames.PolicyChanged, OfFiles, "standards.json is deleted", static m => m.Delete(StandardsPolicy.FileName)),
        new("expired waiver", CheckNames.Waivers, OfFiles, "expired on 2001-02-03", static m => m.Replace(StandardsPolicy.FileName, "\"waivers\": []", """
            "waivers": [{ "check": "lint", "target": "STD2001", "reason": "a canary", "owner": "nobody", "expires": "2001-02-03" }]
            """)) { IsHeadAccepted = true },
        new("forbidden word", CheckNames.DocsWords, OfFiles, "README.md:3", static m => m.Replace("README.md", "A library", "A seamless library")),
        new("undocumented public method", CheckNames.DocsApi, [CheckNames.DocsApi], Greeter + ":15", static m => m.Replace(Greeter, "\"hello \" + name;\n    }\n", "\"hello \" + name;\n    }\n\n    public static void Wave()\n    {\n    }\n")),
        new("documentation that does not build", CheckNames.DocsBuild, OfFiles, "docs/guide.md", static m => m.Delete("docs/guide.md")),
        new("missing changelog entry", CheckNames.Changelog, OfFiles, "CHANGELOG.md:3", static m => m.Replace(Greeter, "hello ", "good day ")),
        new("edited sync file", CheckNames.Sync, [CheckNames.Sync], "src/Library/Reader.Sync.cs:", static m => m.Replace("src/Library/Reader.Sync.cs", "ReadToEnd()", "ReadLine()!")),
        new("upper-case message", CheckNames.Lint, OfBuild, Greeter + ":9", static m => m.Replace(Greeter, Lower, Upper)),
        new("class-based test", CheckNames.Lint, OfBuild, Tests + ":7", static m => m.Write(Tests, m.Read(Tests).Replace("public static ", "public ", StringComparison.Ordinal))),
        new("#pragma", CheckNames.Suppressions, OfBuild, Greeter + ":10", static m => m.Write(Greeter, "#pragma warning disable STD2001\n" + m.Read(Greeter).Replace(Lower, Upper, StringComparison.Ordinal))),
        new("NoWarn", CheckNames.Suppressions, OfBuild, Library, static m =>
        {
            m.Replace(Library, "</PropertyGroup>", "  <NoWarn>$(NoWarn);STD2001</NoWarn>\n  </PropertyGroup>");
            m.Replace(Greeter, Lower, Upper);
        }),
        new("RunAnalyzers=false", CheckNames.AnalysisRan, OfBuild, Library, static m => m.Replace(Library, "</PropertyGroup>", "  <RunAnalyzers>false</RunAnalyzers>\n  </PropertyGroup>")),
        new("zero tests", CheckNames.Tests, [CheckNames.Tests], "no test ran", static m => m.Write(Tests, "namespace Miniature;\n")),
        new("skipped backend", CheckNames.Backends, OfTests, "sqlite", static m => m.Replace(Tests, "[Fact]\n    [Trait(\"Backend\"", "[Fact(Skip = \"a canary\")]\n    [Trait(\"Backend\"")),
        new("missing edge case", CheckNames.EdgeCases, OfTests, "empty", static m => m.Replace(Tests, "    [Trait(\"Case\", \"empty\")]\n", "")),
        new("79.9 % coverage", CheckNames.Coverage, OfTests, "79.9 %", static m => m.Write(Miniature.Ledger, Miniature.LedgerOf(Miniature.CountedLines - 1))),
        new("criterion ticked without proof", CheckNames.Criteria, OfRequirements, PlantedRequirement.Prd + ":18", PlantedRequirement.WithUnprovenCriterion),
        new("open task", CheckNames.Workspace, OfRequirements, PlantedRequirement.Tasks + ":5", PlantedRequirement.WithOpenTask),
        new("regression test that passes before the fix", CheckNames.Regression, [CheckNames.Regression], PlantedRequirement.Prd, PlantedRequirement.WithUselessRegressionTest),
        new("empty guides", CheckNames.Guides, OfRequirements, "docs/guides/README.md", PlantedRequirement.WithEmptyGuides),
    ];
}
