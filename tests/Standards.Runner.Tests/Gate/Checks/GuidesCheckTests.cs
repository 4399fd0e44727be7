using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Policy;
using Standards.Workspace;
using Xunit;
using static Standards.Gate.RequirementFolder;

namespace Standards.Gate.Checks;

public static class GuidesCheckTests
{
    private static readonly GuidesCheck Check = new();

    [Fact]
    public static async Task NoRequirementOrNoGuides_IsNotApplicable()
    {
        using var folder = new RequirementFolder();
        Lay(folder);
        Assert.Equal("no requirement is active", (await folder.RunAsync(Check)).Summary);
        using var other = new RequirementFolder();
        other.Requirement();
        Assert.Equal("there is no 'docs/guides'", (await other.RunAsync(Check)).Summary);
    }

    [Fact]
    public static async Task GuideAsItWasLaid_Reports()
    {
        using var folder = new RequirementFolder();
        GuidesTemplate.Write(folder.Root, new StandardsPolicy());
        folder.Requirement();
        Assert.Contains(Blocking(await folder.RunAsync(Check)), static said => said.StartsWith("docs/guides/testing/testing.md:", StringComparison.Ordinal) && said.EndsWith("a placeholder is left", StringComparison.Ordinal));

        var policy = new StandardsPolicy { Gate = new GatePolicy { Scope = GateScope.New } };
        Assert.Empty(Blocking(await folder.RunAsync(Check, policy, changes: New("src/A.cs"))));
    }

    [Fact]
    public static async Task RequirementThatChangesNoGuide_SaysWhy()
    {
        using var folder = new RequirementFolder();
        Lay(folder);
        folder.Requirement(guides: "[]");
        Assert.Equal(["requirements/search/prd.md:0 'search' changes no guide and does not say why"], Blocking(await folder.RunAsync(Check, changes: New("src/A.cs", GuidesTree.Index))));
        Assert.Empty(Blocking(await folder.RunAsync(Check, changes: New("docs/guides/patterns/filtering.md"))));
        Assert.Empty(Blocking(await folder.RunAsync(Check)));

        folder.Requirement(guides: "[docs/guides/testing/testing.md, README.md]");
        Assert.Equal(["requirements/search/prd.md:6 'search' changes no guide and does not say why"], Blocking(await folder.RunAsync(Check, changes: New("src/A.cs"))));
        Assert.Empty(Blocking(await folder.RunAsync(Check, changes: New("README.md"))));

        folder.Requirement();
        Assert.Empty(Blocking(await folder.RunAsync(Check, changes: New("src/A.cs"))));

        // A defect is documented by its test.
        folder.Requirement(guides: "[]", kind: "bug");
        Assert.Empty(Blocking(await folder.RunAsync(Check, changes: New("src/A.cs"))));
    }

    /// <summary>Guides in which everything is written.</summary>
    private static void Lay(RequirementFolder folder)
    {
        GuidesTemplate.Write(folder.Root, new StandardsPolicy());
        foreach (var file in Directory.EnumerateFiles(folder["docs/guides"], "*.md", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, string.Join('\n', File.ReadAllLines(file).Select(static line => line.Contains("{{fill") ? "What holds." : line)));
        }

        Assert.Empty(GuideCheck.Problems(folder.Root, new StandardsPolicy()));
    }
}
