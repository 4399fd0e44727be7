using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>A project that references the package, on disk, built with the real <c>dotnet</c>.</summary>
internal sealed class ThrowawayProject
{
    private ThrowawayProject(string name, string folder) => (Name, Folder) = (name, folder);

    public string Name { get; }

    public string Folder { get; }

    /// <param name="name">The project's name; unique in the run.</param>
    /// <param name="properties">What stands in the property group.</param>
    /// <param name="sources">File names and texts.</param>
    /// <param name="items">What stands in an item group besides the package.</param>
    /// <param name="package">The reference to the package.</param>
    public static async Task<ThrowawayProject> CreateAsync(
        string name,
        string properties,
        (string Name, string Text)[] sources,
        string items = "",
        string package = $"""<PackageReference Include="Standards.Analyzers" Version="{Package.Version}" PrivateAssets="all" />""")
    {
        var project = new ThrowawayProject(name, Path.Combine(await Package.RootAsync(), name));
        Directory.CreateDirectory(project.Folder);
        await project.WriteAsync(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {package}
                {items}
              </ItemGroup>
            </Project>
            """);
        foreach (var (file, text) in sources)
        {
            await project.WriteAsync(file, text);
        }

        return project;
    }

    public Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text);
    }

    public Task<Dotnet.Output> BuildAsync(params string[] arguments)
        => Dotnet.RunAsync(Folder, ["build", "-nologo", "-v:m", .. Dotnet.NoNodes, .. arguments]);

    /// <summary>Builds and asserts that there is neither an error nor a warning.</summary>
    public async Task BuildCleanlyAsync(params string[] arguments)
    {
        var output = await BuildAsync(arguments);
        Assert.True(output.Succeeded, output.Text);
        Assert.Empty(output.Warnings);
    }

    /// <summary>Builds cleanly, runs, and asserts what is printed.</summary>
    public async Task PrintsAsync(string expected)
    {
        await BuildCleanlyAsync();
        var output = await Dotnet.RunAsync(Folder, ["run", "--no-build"]);
        Assert.Equal(expected, output.Text.Trim());
    }

    /// <summary>The file names of an evaluated item, without building.</summary>
    public async Task<string[]> ItemAsync(string item)
    {
        var output = await Dotnet.RunAsync(Folder, ["msbuild", "-nologo", "-getItem:" + item]);
        Assert.True(output.Succeeded, output.Text);
        using var json = JsonDocument.Parse(output.Text);
        return [.. json.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray().Select(static i => i.GetProperty("Filename").GetString() + i.GetProperty("Extension").GetString())];
    }

    /// <summary>The value of a property, evaluated.</summary>
    public async Task<string> PropertyAsync(string property)
    {
        var output = await Dotnet.RunAsync(Folder, ["msbuild", "-nologo", "-getProperty:" + property]);
        Assert.True(output.Succeeded, output.Text);
        return output.Text.Trim();
    }

    public async Task RestoreAsync()
    {
        var output = await Dotnet.RunAsync(Folder, ["restore", "-v:m"]);
        Assert.True(output.Succeeded, output.Text);
        Assert.Empty(output.Warnings);
    }
}
