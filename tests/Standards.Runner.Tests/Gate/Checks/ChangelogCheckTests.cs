using System;
using System.Threading.Tasks;
using Standards.Git;
using Standards.Policy;
using Xunit;

namespace Standards.Gate.Checks;

public static class ChangelogCheckTests
{
    private const string Changelog = """
        # Changelog

        The format follows Keep a Changelog.

        ## [Unreleased]

        ### Added

        - One thing,
          which is long.

        ## [1.0.0] - 2026-01-01

        - First.

        [Unreleased]: https://example.org/compare/v1.0.0...HEAD
        [1.0.0]: https://example.org/releases/v1.0.0

        """;

    [Fact]
    public static async Task ChangedSourceWithoutEntry_IsBlocked()
    {
        var result = await RunAsync(Changelog, ("src/a.cs", "2\n"));

        var finding = Assert.Single(result.Findings);
        Assert.Equal((CheckStatus.Blocked, "no bullet under 'Unreleased' is new, and sources changed: src/a.cs"), (result.Status, finding.Message));
        Assert.Equal(("CHANGELOG.md", 5, "add a bullet below 'Unreleased' (line 5) of CHANGELOG.md"), (finding.Path, finding.Line, finding.Fix));
        Assert.Equal("1 changed source file, no new entry", result.Summary);
    }

    [Theory]
    [InlineData("### Added\n", "### Added\n\n- Another thing.\n")]
    [InlineData("  which is long.\n", "  which is long.\n* Another thing.\n")]
    [InlineData("  which is long.\n", "  which is longer.\n")]
    [InlineData("## [Unreleased]\n", "## [Unreleased]\n\n1. Another thing.\n")]
    public static async Task NewEntry_Passes(string text, string with)
    {
        var result = await RunAsync(Replace(text, with), ("src/a.cs", "2\n"));

        Assert.Equal((CheckStatus.Passed, "1 new entry"), (result.Status, result.Summary));
    }

    [Theory]
    [InlineData("- First.\n", "- First.\n- Another thing.\n")]
    [InlineData("- One thing,\n  which is long.\n", "* One thing, which\n  is long.\n")]
    [InlineData("- One thing,\n  which is long.\n", "")]
    [InlineData("### Added\n", "### Added\n\n- \n")]
    [InlineData("### Added\n", "### Added\n\nA paragraph.\n")]
    [InlineData("### Added\n", "### Added\n\n```\n- In a code block.\n```\n")]
    [InlineData("### Added\n", "### Added\n\n<!--\n- In a comment.\n-->\n")]
    public static async Task NoNewEntryUnderUnreleased_IsBlocked(string text, string with)
        => Assert.Equal(CheckStatus.Blocked, (await RunAsync(Replace(text, with), ("src/a.cs", "2\n"))).Status);

    [Theory]
    [InlineData("## Unreleased")]
    [InlineData("## UNRELEASED")]
    [InlineData("## [Unreleased](https://example.org)")]
    [InlineData("## `Unreleased`")]
    [InlineData("## Unreleased (2.0.0)")]
    [InlineData("# [Unreleased]")]
    [InlineData("#### Unreleased ####")]
    [InlineData("Unreleased\n----------")]
    public static async Task EveryFormOfTheHeading_IsFound(string heading)
    {
        var before = $"{heading}\n\n- One.\n";

        Assert.Equal(CheckStatus.Passed, (await RunAsync(before + "- Two.\n", ("src/a.cs", "2\n"), before)).Status);
        Assert.Equal(CheckStatus.Blocked, (await RunAsync(before, ("src/a.cs", "2\n"), before)).Status);
    }

    [Fact]
    public static async Task Release_Passes()
        => Assert.Equal(CheckStatus.Passed, (await RunAsync(Replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.1.0] - 2026-02-01\n"), ("Directory.Build.props", "2\n"))).Status);

    [Fact]
    public static async Task NoHeading_IsBlocked()
    {
        var finding = Assert.Single((await RunAsync(Replace("## [Unreleased]", "## Unreleasedly"), ("src/a.cs", "2\n"))).Findings);

        Assert.StartsWith("there is no heading 'Unreleased', and", finding.Message, StringComparison.Ordinal);
        Assert.Equal("add the heading '## [Unreleased]' to CHANGELOG.md, and a bullet below it", finding.Fix);
    }

    [Fact]
    public static async Task NoFile_IsBlocked()
    {
        using var folder = await GitFolder.CreateAsync(("src/a.cs", "1\n"));
        folder.Write("src/b.cs", "1\n");

        Assert.StartsWith("'CHANGELOG.md' is missing, and sources changed: src/b.cs", Assert.Single((await GateRun.RunAsync(new ChangelogCheck(), folder, Entry(), "main")).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task NewFile_CountsWhole()
    {
        using var folder = await GitFolder.CreateAsync(("src/a.cs", "1\n"));
        folder.Write("src/b.cs", "1\n");
        folder.Write("docs/changes.md", "# Unreleased\n\n- One.\n");

        Assert.Equal("1 new entry", (await GateRun.RunAsync(new ChangelogCheck(), folder, Entry("docs/changes.md"), "main")).Summary);
    }

    [Fact]
    public static async Task DeletedSource_AsksForAnEntry()
    {
        using var folder = await GitFolder.CreateAsync(("src/a.cs", "1\n"), ("CHANGELOG.md", Changelog));
        folder.Delete("src/a.cs");

        Assert.Equal(CheckStatus.Blocked, (await GateRun.RunAsync(new ChangelogCheck(), folder, Entry(), "main")).Status);
    }

    [Theory]
    [InlineData("tests/A.Tests/a.cs")]
    [InlineData("src/A.Tests/a.cs")]
    [InlineData("docs/a.png")]
    [InlineData("src/A/README.md")]
    [InlineData("requirements/one/tasks.txt")]
    [InlineData("standards.json")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".gitignore")]
    [InlineData("azure-pipelines.yml")]
    public static async Task WhatIsNoSource_AsksForNoEntry(string path)
    {
        var result = await RunAsync(Changelog, (path, "2\n"));

        Assert.Equal((CheckStatus.Passed, "no sources changed"), (result.Status, result.Summary));
    }

    [Theory]
    [InlineData("src/Latest/a.cs")]
    [InlineData("src/contests/a.cs")]
    [InlineData("Directory.Build.props")]
    [InlineData("src/.hidden/a.cs")]
    public static async Task WhatIsASource_AsksForAnEntry(string path)
        => Assert.Equal(CheckStatus.Blocked, (await RunAsync(Changelog, (path, "2\n"))).Status);

    [Fact]
    public static async Task OtherModesAndNoBase_AreNotApplicable()
    {
        using var folder = await GitFolder.CreateAsync(("src/a.cs", "1\n"));
        folder.Write("src/b.cs", "1\n");

        Assert.Equal("'gate.changelog.mode' is 'off'", (await GateRun.RunAsync(new ChangelogCheck(), folder, null, "main")).Summary);
        Assert.Equal("'gate.changelog.mode' is 'generated'", (await GateRun.RunAsync(new ChangelogCheck(), folder, new StandardsPolicy { Gate = new GatePolicy { Changelog = new ChangelogPolicy { Mode = ChangelogMode.Generated } } }, "main")).Summary);
        Assert.Equal((CheckStatus.NotApplicable, "no base"), await StatusAsync(folder));

        static async Task<(CheckStatus, string)> StatusAsync(GitFolder folder)
        {
            var result = await GateRun.RunAsync(new ChangelogCheck(), folder, Entry());
            return (result.Status, result.Summary);
        }
    }

    private static string Replace(string text, string with)
    {
        Assert.Contains(text, Changelog, StringComparison.Ordinal);
        return Changelog.Replace(text, with, StringComparison.Ordinal);
    }

    private static async Task<CheckResult> RunAsync(string now, (string Name, string Text) change, string before = Changelog)
    {
        using var folder = await GitFolder.CreateAsync(("CHANGELOG.md", before), ("src/a.cs", "1\n"));
        folder.Write("CHANGELOG.md", now);
        folder.Write(change.Name, change.Text);
        return await GateRun.RunAsync(new ChangelogCheck(), folder, Entry(), "main");
    }

    private static StandardsPolicy Entry(string file = "CHANGELOG.md") => new() { Gate = new GatePolicy { Changelog = new ChangelogPolicy { Mode = ChangelogMode.Entry, File = file } } };
}
