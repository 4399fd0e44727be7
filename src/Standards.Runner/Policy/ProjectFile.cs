using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Standards.Policy;

/// <summary>What the text of a project file or of a file that it imports says, without evaluation: enough to propose a policy.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Packages">The packages and frameworks that it references.</param>
/// <param name="IsTest">Whether it references a test framework, or says that it is a test project.</param>
/// <param name="IsProgram">Whether it makes a program, which others do not build on.</param>
internal sealed record ProjectFile(string Path, ImmutableArray<string> Packages, bool IsTest, bool IsProgram)
{
    private static readonly ImmutableArray<string> TestFrameworks = ["xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit", "TUnit.Engine", "Microsoft.NET.Test.Sdk"];

    /// <summary>What a version of Microsoft.Testing.Platform is appended to.</summary>
    private static readonly ImmutableArray<string> TestFrameworkFamilies = ["xunit.v3.mtp-", "xunit.v3.core"];

    private static readonly ImmutableArray<string> ProgramSdks = ["Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk.Worker", "Microsoft.NET.Sdk.BlazorWebAssembly"];

    /// <summary>The folder, with a <c>/</c> at its end; empty for the root.</summary>
    public string Folder => Path.LastIndexOf('/') is var end and >= 0 ? Path[..(end + 1)] : "";

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private static bool IsTestFramework(string package)
        => TestFrameworks.Contains(package, StringComparer.OrdinalIgnoreCase) || TestFrameworkFamilies.Any(family => package.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null where the file is no XML.</returns>
    public static ProjectFile? Read(string root, string path)
    {
        try
        {
            using var reader = XmlReader.Create(System.IO.Path.Combine(root, path), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader);
            ImmutableArray<string> packages =
            [
                .. document.Descendants()
                    .Where(static element => element.Name.LocalName is "PackageReference" or "GlobalPackageReference" or "FrameworkReference")
                    .Select(static element => (string?)element.Attribute("Include") ?? "")
                    .Where(static name => name.Length > 0),
            ];
            var sdk = (string?)document.Root?.Attribute("Sdk") ?? "";
            var isWeb = sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase);
            return new ProjectFile(
                path,
                isWeb ? packages.Add("Microsoft.AspNetCore.App") : packages,
                sdk.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase) || packages.Any(IsTestFramework) || document.Descendants().Any(static element => element.Name.LocalName == "IsTestProject" && element.Attribute("Condition") is null && element.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)),
                ProgramSdks.Any(name => sdk.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    || document.Descendants().Any(static element => element.Name.LocalName == "OutputType" && element.Value.Trim().EndsWith("exe", StringComparison.OrdinalIgnoreCase)));
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
