using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Evidence;
using Standards.Policy;
using Xunit;

namespace Standards.Testing;

public static class CoverageTests
{
    private static readonly AreaPolicy Core = new() { Name = "core", Include = ["src/**/*.cs"], Exclude = ["src/Left.cs"], Coverage = 80 };

    [Theory]
    [InlineData(799, 1000, "79.9", true)]
    [InlineData(7995, 10000, "79.9", true)]
    [InlineData(79_999, 100_000, "79.9", true)]
    [InlineData(800, 1000, "80.0", false)]
    [InlineData(0, 3, "0.0", true)]
    [InlineData(2, 3, "66.6", true)]
    [InlineData(3, 3, "100.0", false)]
    public static void Percent_IsNeverRoundedUp(int covered, int total, string shown, bool below)
    {
        var area = AreaCoverage.Of(Core, ["src/A.cs"], Report("src/A.cs", covered, total), static (_, _) => true);
        Assert.Equal((shown, below), (area.Percent, area.IsBelow));
    }

    [Fact]
    public static void Threshold_CountsWithItsDecimals()
    {
        var area = AreaCoverage.Of(Core with { Coverage = 79.95 }, ["src/A.cs"], Report("src/A.cs", 7995, 10000), static (_, _) => true);
        Assert.False(area.IsBelow);
        Assert.True((area with { Area = Core with { Coverage = 79.96 } }).IsBelow);
    }

    [Fact]
    public static void Files_OfTheAreaCount()
    {
        var report = CoverageReport.Merge([Report("src/A.cs", 1, 2), Report("src/Left.cs", 0, 100), Report("tests/T.cs", 0, 100)]);
        var area = AreaCoverage.Of(Core, ["src/A.cs", "src/Left.cs", "src/B.cs", "tests/T.cs"], report, static (_, _) => true);
        Assert.Equal((2, 1, 1, 1, 2), (area.FileCount, area.Reported.Length, area.UnreportedCount, area.Covered, area.Total));
    }

    [Fact]
    public static void Lines_ThatDoNotCount_AreLeftOut()
    {
        var area = AreaCoverage.Of(Core, ["src/A.cs"], Report("src/A.cs", 5, 10), static (path, line) => path == "src/A.cs" && line > 5);
        Assert.Equal((0, 5), (area.Covered, area.Total));
    }

    [Fact]
    public static void Paths_AreThoseBelowTheRoot()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repository/product/src/A.cs", "");
        folder.Write("repository/product/src/B.cs", "");
        var root = folder["repository/product"];
        var read = CoverageFiles.Below(
            root,
            [root, folder["repository"]],
            [
                Report(Path.Combine(root, "src/A.cs"), 1, 2), Report("/_/product/src/A.cs", 2, 2), Report("/_1/src/B.cs", 0, 1),
                Report(folder["elsewhere/C.cs"], 1, 1), Report(Path.Combine(root, "../D.cs"), 1, 1), Report("/_/gone.cs", 1, 1), Report("/_x/src/B.cs", 1, 1), Report("relative.cs", 1, 1), Report("https://host/x.cs", 1, 1),
            ]);
        Assert.Equal(["src/A.cs", "src/B.cs"], read.Files.Keys.Select(static path => path));
        Assert.Equal(2, read.Files["src/A.cs"].CoveredCount);
    }

    private static CoverageReport Report(string path, int covered, int total)
    {
        var builder = new CoverageBuilder();
        foreach (var line in Enumerable.Range(1, total))
        {
            builder.Add(path, line, line <= covered ? 1 : 0);
        }

        return builder.Report();
    }
}
