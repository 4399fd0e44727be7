using System;
using System.Linq;
using System.Threading.Tasks;
using Standards.Git;
using Standards.Policy;
using Xunit;

namespace Standards.Gate.Checks;

public static class DocsWordsCheckTests
{
    [Fact]
    public static async Task ForbiddenWord_IsBlockedAsTheAnalyzerSaysIt()
    {
        using var folder = await GitFolder.CreateAsync(("docs/guide.md", "# Stores\n\nThe embedded store is **ideal** for tests.\n\nIt is ✅ done.\n"));

        var result = await GateRun.RunAsync(new DocsWordsCheck(), folder);

        Assert.Equal((CheckStatus.Blocked, "1 of 1 file read, 2 findings"), (result.Status, result.Summary));
        Assert.Equal(["docs/guide.md:3 STD6001", "docs/guide.md:5 STD6002"], result.Findings.Select(Place));
        Assert.StartsWith("'is ideal for' is prescriptive; ", result.Findings[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("The emoji '✅' judges; ", result.Findings[1].Message, StringComparison.Ordinal);
        Assert.Equal("reword docs/guide.md:3", result.Findings[0].Fix);
        Assert.All(result.Findings, static f => Assert.True(f.Blocks));
    }

    [Fact]
    public static async Task ChoiceForTheReader_IsShown()
    {
        using var folder = await GitFolder.CreateAsync(("README.md", "Choose SQLite when tests are small.\n"));

        var result = await GateRun.RunAsync(new DocsWordsCheck(), folder);

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Equal("README.md:1 STD6001", Place(Assert.Single(result.Findings)));
    }

    [Fact]
    public static async Task Requirements_AreShown()
    {
        using var folder = await GitFolder.CreateAsync(("requirements/one/prd.md", "A powerful store.\n"));

        var result = await GateRun.RunAsync(new DocsWordsCheck(), folder);

        Assert.Equal((CheckStatus.Passed, 1), (result.Status, result.Findings.Length));
    }

    [Fact]
    public static async Task Globs_SayWhichFiles()
    {
        using var folder = await GitFolder.CreateAsync(("docs/a.md", "powerful\n"), ("docs/old/b.md", "powerful\n"), ("c.md", "powerful\n"), ("docs/d.txt", "powerful\n"), ("docs/E.MD", "powerful\n"));
        var policy = new StandardsPolicy { Gate = new GatePolicy { Docs = new DocsPolicy { Include = ["docs/**"], Exclude = ["docs/old/**"] } } };

        Assert.Equal(["docs/E.MD:1 STD6001", "docs/a.md:1 STD6001"], (await GateRun.RunAsync(new DocsWordsCheck(), folder, policy)).Findings.Select(Place));
    }

    [Fact]
    public static async Task ScopeNew_BlocksOnChangedLines()
    {
        using var folder = await GitFolder.CreateAsync(("same.md", "powerful\n"), ("changed.md", "powerful\n\ntext\n"));
        folder.Write("changed.md", "powerful\n\nelegant\n");
        folder.Write("new.md", "seamless\n");

        var result = await GateRun.RunAsync(new DocsWordsCheck(), folder, Scope(GateScope.New), "main");

        Assert.Equal(["changed.md:1 False", "changed.md:3 True", "new.md:1 True"], result.Findings.Select(static f => $"{f.Path}:{f.Line} {f.Blocks}"));
        Assert.Equal("2 of 3 files read, 3 findings", result.Summary);
        Assert.Equal(4, (await GateRun.RunAsync(new DocsWordsCheck(), folder, Scope(GateScope.All), "main")).Findings.Count(static f => f.Blocks));
    }

    [Fact]
    public static async Task Comments_TurnRulesOff()
    {
        using var folder = await GitFolder.CreateAsync(("a.md", "<!-- standards: disable-next-line STD6001 -->\npowerful\n\n<!-- standards: switch-off -->\n"));

        var finding = Assert.Single((await GateRun.RunAsync(new DocsWordsCheck(), folder)).Findings);

        Assert.Equal(("a.md:4 STD0001", true), (Place(finding), finding.Blocks));
    }

    [Fact]
    public static async Task EditorConfig_GivesOptions()
    {
        using var folder = await GitFolder.CreateAsync(
            (".editorconfig", "root = true\n[*.md]\nstandards.STD6001.allowed_phrases = powerful number\n[docs/*.md]\nstandards.STD6001.categories = subjective\n"),
            ("a.md", "A powerful number, and a powerful store.\n"),
            ("docs/b.md", "A powerful store, and a better one.\n"),
            ("docs/own/.editorconfig", "[*.md]\nstandards.STD6002.emoji = all\n"),
            ("docs/own/c.md", "The 🎉 powerful store.\n"));

        var result = await GateRun.RunAsync(new DocsWordsCheck(), folder);

        Assert.Equal(["a.md:1 STD6001", "docs/b.md:1 STD6001", "docs/own/c.md:1 STD6002", "docs/own/c.md:1 STD6001"], result.Findings.Select(Place));
        Assert.StartsWith("'better' is subjective", result.Findings[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", 0, false)]
    [InlineData("suggestion", 2, false)]
    [InlineData("error", 2, true)]
    public static async Task GlobalConfig_GivesSeverities(string severity, int count, bool blocks)
    {
        using var folder = await GitFolder.CreateAsync(
            (".globalconfig", $"is_global = true\ndotnet_diagnostic.STD6001.severity = {severity}\n"),
            (".editorconfig", "root = true\n[*.md]\ndotnet_diagnostic.STD6001.severity = warning\n"),
            ("a.md", "A powerful store.\n\nChoose SQLite when tests are small.\n"));

        var result = await GateRun.RunAsync(new DocsWordsCheck(), folder);

        Assert.Equal((count, blocks ? count : 0), (result.Findings.Length, result.Findings.Count(static f => f.Blocks)));
    }

    [Fact]
    public static async Task Changelog_SaysWhatWasDone()
    {
        using var folder = await GitFolder.CreateAsync(("CHANGELOG.md", "- Use spans for parsing.\n"));

        Assert.Empty((await GateRun.RunAsync(new DocsWordsCheck(), folder)).Findings);
    }

    [Fact]
    public static async Task WithoutGit_FilesOfTheFoldersAreRead()
    {
        using var folder = new TemporaryFolder();
        folder.Write("docs/a.md", "powerful\n");
        folder.Write("node_modules/b/README.md", "powerful\n");

        Assert.Equal(["docs/a.md:1 STD6001"], (await GateRun.RunAsync(new DocsWordsCheck(), folder)).Findings.Select(Place));
    }

    [Fact]
    public static async Task IgnoredFilesAndLinks_AreLeftAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege");
        using var outside = new TemporaryFolder();
        outside.Write("secret.md", "powerful\n");
        using var folder = await GitFolder.CreateAsync((".gitignore", "ignored.md\n"), ("ignored.md", "powerful\n"), ("a.md", "text\n"));
        System.IO.File.CreateSymbolicLink(folder["link.md"], outside["secret.md"]);

        Assert.Empty((await GateRun.RunAsync(new DocsWordsCheck(), folder)).Findings);
    }

    [Fact]
    public static async Task NoMarkdown_IsNotApplicable()
    {
        using var folder = await GitFolder.CreateAsync(("a.cs", "1\n"));

        Assert.Equal(CheckStatus.NotApplicable, (await GateRun.RunAsync(new DocsWordsCheck(), folder)).Status);
    }

    private static string Place(Finding finding) => $"{finding.Path}:{finding.Line} {finding.Code}";

    private static StandardsPolicy Scope(GateScope scope) => new() { Gate = new GatePolicy { Scope = scope } };
}
