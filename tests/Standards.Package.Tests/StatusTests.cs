using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The installed tool in a repository with a past. How long it takes is measured in tests/Standards.Benchmarks.</summary>
public static class StatusTests
{
    private const int Archived = 50;

    [LongFact]
    public static async Task RepositoryWithFiftyArchivedRequirements_IsShown()
    {
        var folder = Path.Combine(await Package.RootAsync(), "Status");
        Directory.CreateDirectory(folder);
        Assert.True((await Dotnet.RunAsync("git", folder, ["init", "-q", "-b", "main"])).Succeeded);
        await ArchivedRequirements.LayAsync(folder, Archived, arguments => ToolAsync(folder, arguments));

        var active = (await JsonAsync(folder, "status", "--json")).GetProperty("requirements").EnumerateArray();
        Assert.Equal([ArchivedRequirements.Active], active.Select(static row => row.GetProperty("slug").GetString()));

        var all = (await JsonAsync(folder, "status", "--all", "--json")).GetProperty("requirements").EnumerateArray().ToList();
        Assert.Equal(Archived, all.Count(static row => row.GetProperty("archived").GetBoolean()));
        Assert.All(all, static row => Assert.Equal(0, row.GetProperty("problems").GetInt32()));

        Assert.StartsWith(ArchivedRequirements.Active, await ToolAsync(folder, "status", ArchivedRequirements.Active), StringComparison.Ordinal);
        Assert.StartsWith("done-07", await ToolAsync(folder, "status", "done-07"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(string folder, params string[] arguments) => JsonDocument.Parse(await ToolAsync(folder, arguments)).RootElement;

    private static async Task<string> ToolAsync(string folder, params string[] arguments)
    {
        var output = await Dotnet.RunAsync(await Package.ToolAsync(), folder, arguments);
        Assert.True(output.Succeeded, output.Text);
        return output.Text;
    }
}
