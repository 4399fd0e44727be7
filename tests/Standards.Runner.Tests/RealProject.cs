using System.Threading.Tasks;
using Standards.Sync;
using Xunit;

namespace Standards;

/// <summary>A project on disk, restored, with the package's assembly as its analyzer.</summary>
internal static class RealProject
{
    /// <param name="folder">Where it stands.</param>
    /// <param name="frameworks">Its target frameworks.</param>
    /// <param name="restore">Whether it is restored.</param>
    public static async Task CreateAsync(TemporaryFolder folder, string frameworks = "net10.0", bool restore = true)
    {
        folder.Write(".editorconfig", Sources.EditorConfig);
        folder.Write("Directory.Build.props", "<Project />");
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");
        folder.Write("Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{typeof(SyncGenerator).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        if (restore)
        {
            var output = await Dotnet.RunAsync(folder.Root, ["restore", "Library.csproj", "-v:m"]);
            Assert.True(output.Succeeded, output.Text);
        }
    }
}
