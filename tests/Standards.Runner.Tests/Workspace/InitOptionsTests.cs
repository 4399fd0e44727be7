using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Workspace;

/// <summary><c>standards init</c> with <c>--guides</c> and <c>--agents</c>.</summary>
public static class InitOptionsTests
{
    [Fact]
    public static async Task GuidesAndAgents_FollowThePolicyThatIsThere()
    {
        using var repository = new WorkspaceRepository();
        repository.Write("Library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        var planned = (await repository.DoAsync("init", "--guides", "--agents", "--dry-run", "--json")).Json.GetProperty("files").EnumerateArray().Select(static file => $"{file.GetProperty("path")} {file.GetProperty("action")}").ToList();
        Assert.Contains("docs/guides/database-backends/duckdb.md written", planned);
        Assert.Contains(".claude/agents/expert.md written", planned);
        Assert.False(Directory.Exists(repository["docs"]));

        await repository.DoAsync("init", "--guides", "--agents");
        Assert.Contains("sqlite, duckdb", repository.Read("AGENTS.md"));
        Assert.True(File.Exists(repository["docs/guides/framework-integration/aspnetcore.md"]));
        var again = (await repository.DoAsync("init", "--guides", "--agents", "--json")).Json.GetProperty("files").EnumerateArray().Where(static file => file.GetProperty("path").GetString() != "standards.json").Select(static file => file.GetProperty("action").GetString()).Distinct();
        Assert.Equal(["unchanged"], again);
    }

    [Fact]
    public static async Task Index_IsNoEdit_AndSurvivesForce()
    {
        using var repository = new WorkspaceRepository();
        repository.Write("Library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        await repository.DoAsync("init");
        await repository.DoAsync("plan", "add search", "--slug", "search");
        var text = repository.Read("requirements/README.md");
        Assert.Equal("unchanged", await ActionAsync());
        repository.Write("requirements/README.md", "Mine.\n" + text);
        Assert.Equal("kept", await ActionAsync());
        Assert.Equal("replaced", await ActionAsync("--force"));
        Assert.Equal(text, repository.Read("requirements/README.md"));

        async Task<string?> ActionAsync(params string[] options)
            => (await repository.DoAsync(["init", "--json", .. options])).Json.GetProperty("files").EnumerateArray().Single(static file => file.GetProperty("path").GetString()!.EndsWith("README.md", StringComparison.Ordinal)).GetProperty("action").GetString();
    }
}
