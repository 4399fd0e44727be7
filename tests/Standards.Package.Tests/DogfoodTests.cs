using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The packed package analyses this repository, with the mode that Directory.Build.props sets.</summary>
public static class DogfoodTests
{
    [LongFact]
    public static async Task Repository_IsCleanUnderItsOwnRules()
    {
        var folder = Path.Combine(await Package.RootAsync(), "Dogfood");
        await ZipFile.ExtractToDirectoryAsync(await Package.FileAsync(), Path.Combine(folder, "package"), TestContext.Current.CancellationToken);

        // Elsewhere, for these tests run from the repository's own output.
        var output = await Dotnet.RunAsync(
            Package.Repository(),
            ["build", "Standards.Analyzers.sln", "--artifacts-path", Path.Combine(folder, "artifacts"), "-p:StandardsPackage=" + Path.Combine(folder, "package"), "-p:RunAnalyzers=true", "-nologo", "-v:m", .. Dotnet.NoNodes]);

        Assert.Empty(output.Errors);
        Assert.Empty(output.Warnings);
        Assert.True(output.Succeeded, output.Text);
    }
}
