using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Xunit;

namespace Standards.Gate;

/// <summary>The command on a branch, compared with the branch that it left: the checks that need no build.</summary>
public static class GateOnBranchTests
{
    private const string Checks = "policy-changed,docs-words,changelog";

    private const string Policy = """
        {
          "version": 1,
          "build": { "target": "Library.csproj" },
          "areas": [{ "name": "core", "include": ["src/**"], "coverage": 80 }],
          "gate": { "scope": "new", "changelog": { "mode": "entry" } }
        }
        """;

    [Fact]
    public static async Task CleanChange_Passes()
    {
        using var folder = await CreateAsync();
        folder.Write("src/b.cs", "1\n");
        folder.Write("CHANGELOG.md", folder.Read("CHANGELOG.md") + "- Two.\n");

        var result = await RunAsync(folder);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Output + result.Error);
        Assert.Equal("passed", result.Json.GetProperty("verdict").GetString());
        Assert.StartsWith("standards.json of main (", result.Json.GetProperty("policy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task EveryViolation_IsNamedInOneRun()
    {
        using var folder = await CreateAsync();
        folder.Write("src/b.cs", "1\n");
        folder.Write("docs/guide.md", "An elegant guide.\n");
        folder.Write("standards.json", Policy.Replace("80", "79", StringComparison.Ordinal));

        var result = await RunAsync(folder);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Equal(
            ["standards.json:4 'areas[core].coverage' is lowered: 80 → 79", "docs/guide.md:1 'elegant' is subjective", "CHANGELOG.md:3 no bullet under 'Unreleased' is new"],
            Findings(result).Select(static f => $"{f.GetProperty("path")}:{f.GetProperty("line")} {f.GetProperty("message").GetString()!.Split(';', ',')[0]}"));
        Assert.All(Findings(result), static f => Assert.NotEmpty(f.GetProperty("fix").GetString()!));
    }

    [Fact]
    public static async Task DeletedPolicy_IsBlockedByThatOfTheBase()
    {
        using var folder = await CreateAsync();
        folder.Delete("standards.json");

        var result = await RunAsync(folder);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.StartsWith("standards.json is deleted, and main (", Assert.Single(Findings(result)).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task ChecksThatTheChangeSwitchesOff_StillBlock()
    {
        using var folder = await CreateAsync();
        folder.Write("src/b.cs", "1\n");
        folder.Write("standards.json", Policy.Replace("\"entry\" }", "\"off\" }, \"off\": { \"policy-changed\": \"no\" }", StringComparison.Ordinal));

        var result = await RunAsync(folder);

        Assert.Equal(["policy-changed", "changelog"], result.Json.GetProperty("checks").EnumerateArray().Where(static c => c.GetProperty("status").GetString() == "blocked").Select(static c => c.GetProperty("name").GetString()));

        var accepted = await RunAsync(folder, "--policy", "head");
        Assert.True(accepted.ExitCode == ExitCodes.Done, accepted.Output + accepted.Error);
        Assert.Equal("standards.json", accepted.Json.GetProperty("policy").GetString());
    }

    [Fact]
    public static async Task SameContent_IsNotLookedAtTwice()
    {
        using var folder = await CreateAsync();
        folder.Write("docs/guide.md", "A guide.\n");
        await RunAsync(folder);

        Assert.Equal(["docs-words", "changelog"], Reused(await RunAsync(folder)));

        folder.Write("docs/guide.md", "An elegant guide.\n");
        var changed = await RunAsync(folder);
        Assert.Empty(Reused(changed));
        Assert.Equal(ExitCodes.Blocked, changed.ExitCode);

        folder.Write("docs/guide.md", "A guide.\n");
        Assert.Equal(["docs-words", "changelog"], Reused(await RunAsync(folder)));
    }

    [Fact]
    public static async Task ShallowClone_IsBlocked()
    {
        using var origin = await CreateAsync();
        await origin.CommitAsync(("src/b.cs", "1\n"));
        using var folder = await GitFolder.CreateAsync();
        await folder.GitAsync("fetch", "-q", "--depth", "1", "file://" + origin.Root, "work");
        await folder.GitAsync("checkout", "-q", "FETCH_HEAD");

        var result = await RunAsync(folder);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("fetch-depth: 0", result.Error + result.Output, StringComparison.Ordinal);
    }

    private static async Task<GitFolder> CreateAsync()
    {
        var folder = await GitFolder.CreateAsync(
            ("standards.json", Policy), ("Library.csproj", "<Project />\n"), ("src/a.cs", "1\n"), ("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- One.\n"), ("docs/old.md", "A powerful page.\n"));
        await folder.GitAsync("checkout", "-q", "-b", "work");
        return folder;
    }

    private static Task<Tool.Result> RunAsync(GitFolder folder, params string[] more)
        => Tool.RunAsync(["gate", "--root", folder.Root, "--base", "main", "--only", Checks, "--json", .. more]);

    private static IEnumerable<JsonElement> Findings(Tool.Result result)
        => result.Json.GetProperty("checks").EnumerateArray().SelectMany(static check => check.GetProperty("findings").EnumerateArray());

    private static IEnumerable<string?> Reused(Tool.Result result)
        => result.Json.GetProperty("checks").EnumerateArray().Where(static check => check.GetProperty("reused").GetBoolean()).Select(static check => check.GetProperty("name").GetString());
}
