using System;
using System.IO;
using System.Linq;
using Standards.Commands;
using Standards.Docs;
using Standards.Policy;
using Xunit;

namespace Standards.Workspace;

public static class GuidesTemplateTests
{
    private static readonly StandardsPolicy Policy = PolicyReader.Parse(
        """{ "version": 1, "backends": [{ "name": "sqlite" }, { "name": "SQL Server" }], "frameworks": ["aspnetcore", "worker", "grpc"] }""", Path.GetTempPath(), "standards.json");

    [Fact]
    public static void Tree_HasAGuideForEachNameOfThePolicy()
    {
        using var folder = new TemporaryFolder();
        var laid = GuidesTemplate.Write(folder.Root, Policy);
        Assert.All(laid, static file => Assert.Equal(InitAction.Written, file.Action));
        Assert.Equal(
            [
                "README.md",
                "database-backends/sql-server.md", "database-backends/sqlite.md",
                "framework-integration/aspnetcore.md", "framework-integration/grpc.md", "framework-integration/worker.md",
                "patterns/async-sync.md", "patterns/base-models.md", "patterns/bulk-operations.md", "patterns/error-handling.md", "patterns/filtering.md", "patterns/repository-service.md", "patterns/type-annotations.md",
                "quick-reference/aspnetcore-playbook.md", "quick-reference/legacy-migration.md", "quick-reference/quick-reference.md", "quick-reference/worker-playbook.md",
                "testing/conventions.md", "testing/integration.md", "testing/testing.md",
            ],
            Files(folder));
        Assert.Equal(laid.Length, Files(folder).Length);
        Assert.All(laid, file => Assert.Empty(MarkdownWording.Scan(file.Path, folder.Read(file.Path), WordingOptions.Default, out _)));
    }

    [Fact]
    public static void SecondRun_ChangesNothing_AndKeepsWhatPeopleWrote()
    {
        using var folder = new TemporaryFolder();
        GuidesTemplate.Write(folder.Root, Policy);
        folder.Write("docs/guides/patterns/filtering.md", "mine");
        var before = folder.Contents();
        var laid = GuidesTemplate.Write(folder.Root, Policy);
        Assert.All(laid, static file => Assert.Equal(InitAction.Unchanged, file.Action));
        Assert.Equal(before, folder.Contents());
    }

    [Fact]
    public static void DryRun_WritesNothing()
    {
        using var folder = new TemporaryFolder();
        Assert.All(GuidesTemplate.Write(folder.Root, Policy, dryRun: true), static file => Assert.Equal(InitAction.Written, file.Action));
        Assert.Empty(folder.Contents());
    }

    [Fact]
    public static void Check_FindsWhatIsNotFilledIn()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(GuideCheck.Problems(folder.Root, Policy));
        GuidesTemplate.Write(folder.Root, Policy);
        var problems = GuideCheck.Problems(folder.Root, Policy).ToList();
        Assert.Equal(19 * 5, problems.Count);
        Assert.All(problems, static problem => Assert.Equal("placeholder-left", problem.Code));

        FillIn(folder);
        Assert.Empty(GuideCheck.Problems(folder.Root, Policy));
    }

    [Theory]
    [InlineData("patterns/filtering.md", "## Errors", "## Faults", "section-missing patterns/filtering.md")]
    [InlineData("patterns/filtering.md", "words\n\n## Characteristics", "\n\n## Characteristics", "section-empty patterns/filtering.md")]
    [InlineData("patterns/filtering.md", "```csharp\nwords\n```", "```csharp\n```", "section-empty patterns/filtering.md")]
    [InlineData("patterns/filtering.md", "## Errors", "## Errors\n\nSee [the other](../testing/none.md), [this](base-models.md#errors), [the tree](..), [a site](https://example.org/x.md).", "dead-link patterns/filtering.md")]
    [InlineData("README.md", "(patterns/filtering.md)", "(patterns/none.md)", "dead-link README.md", "not-in-index README.md")]
    [InlineData("README.md", "(patterns/filtering.md)", "(../../../etc/passwd)", "dead-link README.md", "not-in-index README.md")]
    public static void Check_FindsWhatIsMissing(string file, string old, string replacement, params string[] expected)
    {
        using var folder = new TemporaryFolder();
        GuidesTemplate.Write(folder.Root, Policy);
        FillIn(folder);
        Assert.Contains(old, folder.Read("docs/guides/" + file));
        folder.Write("docs/guides/" + file, folder.Read("docs/guides/" + file).Replace(old, replacement));
        Assert.Equal(expected, GuideCheck.Problems(folder.Root, Policy).Select(static problem => $"{problem.Code} {problem.Path!["docs/guides/".Length..]}"));
    }

    [Fact]
    public static void GuideThatIsGoneOrAdded_IsFoundBothWays_AndTheIndexFollows()
    {
        using var folder = new TemporaryFolder();
        GuidesTemplate.Write(folder.Root, Policy);
        FillIn(folder);
        File.Delete(folder["docs/guides/database-backends/sqlite.md"]);
        folder.Write("docs/guides/patterns/caching.md", folder.Read("docs/guides/patterns/filtering.md"));
        Assert.Equal(["guide-missing", "dead-link", "not-in-index"], GuideCheck.Problems(folder.Root, Policy).Select(static problem => problem.Code));
        folder.Write("docs/guides/README.md", folder.Read("docs/guides/README.md") + "\nWords of people.\n");
        GuidesTemplate.Write(folder.Root, Policy);
        FillIn(folder);
        Assert.Empty(GuideCheck.Problems(folder.Root, Policy));
        Assert.Contains("- [caching](patterns/caching.md)", folder.Read("docs/guides/README.md"));
        Assert.EndsWith("\nWords of people.\n", folder.Read("docs/guides/README.md"));
    }

    [Fact]
    public static void FolderThatIsALink_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        Directory.CreateDirectory(folder["docs"]);
        Directory.CreateSymbolicLink(folder["docs/guides"], outside.Root);
        Assert.Equal(ExitCodes.Blocked, Assert.Throws<CommandException>(() => GuidesTemplate.Write(folder.Root, Policy)).ExitCode);
        Assert.Empty(outside.Contents());
        Directory.Delete(folder["docs/guides"]);
    }

    private static string[] Files(TemporaryFolder folder)
        => [.. Directory.EnumerateFiles(folder["docs/guides"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder["docs/guides"], file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static void FillIn(TemporaryFolder folder)
    {
        foreach (var file in Files(folder))
        {
            var lines = folder.Read("docs/guides/" + file).Split('\n').Select(static line => line.Contains("{{fill", StringComparison.Ordinal) ? line[..line.IndexOf("{{fill", StringComparison.Ordinal)] + "words" : line);
            folder.Write("docs/guides/" + file, string.Join('\n', lines));
        }
    }
}
