using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Git;
using Xunit;

namespace Standards.Doctor;

/// <summary>The examinations.</summary>
public static class DoctorCommandTests
{
    private const string Policy = """{ "version": 1 }""";

    [Fact]
    public static async Task RepositoryThatIsWell_IsDone()
    {
        using var folder = await GitFolder.CreateAsync();
        using var project = new TemporaryFolder();
        await RealProject.CreateAsync(project);
        foreach (var file in Directory.GetFiles(project.Root))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        folder.Write("standards.json", """
            {
              "version": 1,
              "areas": [{ "name": "core", "include": ["*.cs"], "coverage": 90 }],
              "backends": [{ "name": "sqlite" }],
              "waivers": [{ "check": "lint", "target": "STD2001", "reason": "r", "owner": "o", "expires": "9999-01-01" }]
            }
            """);
        folder.Write("dotnet-tools.json", $$"""{ "version": 1, "isRoot": true, "tools": { "standards.runner": { "version": "{{StandardsCommand.Version}}", "commands": ["standards"] } } }""");
        folder.Write("Reader.cs", "[System.AttributeUsage(System.AttributeTargets.All)] public sealed class SqliteAttribute : System.Attribute { public string Name => \"SQLite\"; }");
        folder.Write(".gitignore", "obj/\nbin/\n");
        var result = await Tool.RunAsync("doctor", "--json", "--root", folder.Root);

        Assert.True(result.ExitCode == ExitCodes.Done, result.Output);
        Assert.Equal("null", result.Json.GetProperty("canaries").GetRawText());
        Assert.Equal(
            ["sdk: ok", "git: ok", "pin: ok", "policy: ok", "target: ok", "areas: ok", "backends: ok", "waivers: ok", "state: notApplicable", "leftovers: ok", "package: ok", "analyzers: ok"],
            Short(result).Where(static line => !line.StartsWith("agents", StringComparison.Ordinal) && !line.StartsWith("guides", StringComparison.Ordinal)));
        Assert.Equal("1 of 1 compilation analysed", Fact(result, "analyzers").Text);
    }

    [Fact]
    public static async Task WhatIsWrong_IsNamedWithItsFix()
    {
        var soon = DateTime.UtcNow.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var folder = await GitFolder.CreateAsync(
            ("standards.json", $$"""
                {
                  "version": 1,
                  "build": { "target": "Gone.slnx" },
                  "areas": [{ "name": "core", "include": ["src/**/*.cs"], "coverage": 90 }],
                  "backends": [{ "name": "sqlite" }, { "name": "oracle", "required": false }],
                  "waivers": [
                    { "check": "lint", "target": "STD2002", "reason": "r", "owner": "Ann", "expires": "{{soon}}" },
                    { "check": "lint", "target": "STD2001", "reason": "r", "owner": "Ann", "expires": "2001-02-03" }
                  ]
                }
                """),
            ("Text.cs", "public static class Text { public static string Name() => \"sqlite\"; }"),
            (".standards/.gitignore", "nothing\n"),
            ("A.Sync.cs.0.standards-tmp", ""),
            ("global.json", """{ "sdk": { "version": "99.9.900" } }"""),
            (".config/dotnet-tools.json", """{ "version": 1, "tools": { "standards.runner": { "version": "99.0.0", "commands": ["standards"] } } }"""));
        var result = await Tool.RunAsync("doctor", "--json", "--root", folder.Root);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Equal(
            ["sdk: problem", "git: ok", "pin: warning", "policy: ok", "target: problem", "areas: problem", "backends: problem", "waivers: problem", "state: problem", "leftovers: warning", "package: notApplicable", "analyzers: notApplicable"],
            Short(result).Where(static line => !line.StartsWith("agents", StringComparison.Ordinal) && !line.StartsWith("guides", StringComparison.Ordinal)));
        Assert.Contains("global.json asks for 99.9.900", Fact(result, "sdk").Text);
        Assert.Equal("dotnet tool restore && dotnet standards doctor", Fact(result, "pin").Fix);
        Assert.Equal("area 'core' matches no file: src/**/*.cs", Fact(result, "areas").Text);
        Assert.Equal("no source marks a test with backend 'sqlite'", Fact(result, "backends").Text);
        Assert.Equal("the waiver of 'STD2001' in check 'lint' expired on 2001-02-03", Fact(result, "waivers").Text);
        Assert.Equal($"the waiver of 'STD2002' in check 'lint' expires on {soon}", Fact(result, "waivers", 1).Text);
        Assert.Equal("git rm -r --cached .standards", Fact(result, "state", 1).Fix);
        Assert.Equal("delete 'A.Sync.cs.0.standards-tmp'", Fact(result, "leftovers").Fix);
    }

    [Theory]
    [InlineData("[Xunit.Trait(\"Backend\", \"sqlite\")] public static class T { }")]
    [InlineData("public static class Backends { public const string Sqlite = \"SQLite\"; }")]
    [InlineData("public sealed class SqliteAttribute : System.Attribute { public string Name => \"sqlite\"; }")]
    public static void Mark_IsFound(string source)
    {
        using var folder = new TemporaryFolder();
        folder.Write("T.cs", source);
        Assert.Equal(["sqlite"], MarkedSources.Find(folder.Root, ["T.cs"], ["sqlite", "oracle"]), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public static async Task ProjectWithoutThePackage_IsAProblem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("standards.json", Policy);
        await RealProject.CreateAsync(folder);
        folder.Write("Library.csproj", folder.Read("Library.csproj").Replace("<Analyzer ", "<None ", StringComparison.Ordinal));
        var result = await Tool.RunAsync("doctor", "--root", folder.Root);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("no project has the package Standards.Analyzers", result.Output);
        Assert.Contains("to change it: dotnet new tool-manifest", result.Output);
        Assert.Contains($"fix: dotnet add package Standards.Analyzers --version {StandardsCommand.Version}", result.Output);
    }

    [Fact]
    public static async Task PolicyThatCannotBeUnderstood_IsAProblem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("standards.json", """{ "version": 1, "unknown": true }""");
        var result = await Tool.RunAsync("doctor", "--json", "--root", folder.Root);

        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Contains("policy: problem", Short(result));
        Assert.Contains("unknown", Fact(result, "policy").Text);
    }

    private static string[] Short(Tool.Result result)
        => [.. result.Json.GetProperty("examinations").EnumerateArray().Select(static e => $"{e.GetProperty("name")}: {e.GetProperty("status")}")];

    private static (string Text, string? Fix) Fact(Tool.Result result, string name, int index = 0)
    {
        var fact = result.Json.GetProperty("examinations").EnumerateArray().Single(e => e.GetProperty("name").GetString() == name).GetProperty("facts")[index];
        return (fact.GetProperty("text").GetString()!, fact.GetProperty("fix").GetString());
    }
}
