using System;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace Standards;

public static class PackageTests
{
    [Fact]
    public static async Task Entries_AreExactlyThese()
    {
        await using var package = await ZipFile.OpenReadAsync(await Package.FileAsync(), TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "README.md",
                "Standards.Analyzers.nuspec",
                "[Content_Types].xml",
                "_rels/.rels",
                "analyzers/dotnet/cs/Standards.Analyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/Standards.Analyzers.dll",
                "build/Standards.Analyzers.props",
                "build/Standards.Analyzers.targets",
                "build/config/standards.none.globalconfig",
                "build/config/standards.strict.globalconfig",
                "package/services/metadata/core-properties/.psmdcp",
            ],
            package.Entries.Select(static e => Package.WithoutChance(e.FullName)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public static async Task Manifest_IsADevelopmentDependencyWithoutDependencies()
    {
        await using var package = await ZipFile.OpenReadAsync(await Package.FileAsync(), TestContext.Current.CancellationToken);
        await using var stream = await package.GetEntry("Standards.Analyzers.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
        var metadata = (await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken)).Root!.Elements().Single();
        var ns = metadata.Name.Namespace;

        Assert.Equal("Standards.Analyzers", (string?)metadata.Element(ns + "id"));
        Assert.Equal(Package.Version, (string?)metadata.Element(ns + "version"));
        Assert.Equal("true", (string?)metadata.Element(ns + "developmentDependency"));
        Assert.Equal("README.md", (string?)metadata.Element(ns + "readme"));
        Assert.Equal("expression MIT", (string?)metadata.Element(ns + "license")!.Attribute("type") + " " + (string?)metadata.Element(ns + "license"));
        Assert.NotEqual("Package Description", (string?)metadata.Element(ns + "description"));
        Assert.Null(metadata.Element(ns + "dependencies"));
    }
}
