using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The installed tool on a repository that has never heard of it.</summary>
public static class GateTests
{
    [LongFact]
    public static async Task InitAndGate_JudgeWithoutAChangeOfTheRepository()
    {
        var folder = await RepositoryAsync();

        await ToolAsync(folder, 0, "init");
        Assert.Equal("?? requirements/README.md\n?? standards.json\n", await GitAsync(folder, "status", "--porcelain", "-uall"));

        var first = await GateAsync(folder, 0);
        Assert.Equal("passed", Status(first, "lint"));
        Assert.Equal("passed", Status(first, "analysis-ran"));
        Assert.Equal("1 passed, 0 failed, 0 skipped, in 1 test module", Check(first, "tests").GetProperty("summary").GetString());
        Assert.Equal("passed", Status(first, "coverage"));
        Assert.Equal("?? requirements/README.md\n?? standards.json\n", await GitAsync(folder, "status", "--porcelain", "-uall"));

        var second = await GateAsync(folder, 0);
        Assert.All(new[] { "lint", "tests", "coverage" }, name => Assert.True(Check(second, name).GetProperty("reused").GetBoolean(), name));

        // A rule that a new line breaks; what mends it is what the report says.
        await WriteAsync(folder, "src/Shop/Store.cs", GateSources.Store.Replace("        stock[name]", "        if (count < 0) throw new System.ArgumentException($\"Negative count {count}\");\n        stock[name]", StringComparison.Ordinal));
        var broken = Check(await GateAsync(folder, 2), "lint").GetProperty("findings")[0];
        Assert.Equal(("STD2001", "src/Shop/Store.cs", 11), (broken.GetProperty("code").GetString(), broken.GetProperty("path").GetString(), broken.GetProperty("line").GetInt32()));
        Assert.StartsWith("standards fix", broken.GetProperty("fix").GetString(), StringComparison.Ordinal);
        await ToolAsync(folder, 0, "fix");
        Assert.Contains("$\"negative count {count}\"", await File.ReadAllTextAsync(Path.Combine(folder, "src/Shop/Store.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("passed", Status(await GateAsync(folder, 0), "lint"));

        await WriteAsync(folder, "tests/Shop.Tests/StoreTests.cs", GateSources.StoreTests.Replace("Equal(5", "Equal(6", StringComparison.Ordinal));
        var failed = Check(await GateAsync(folder, 2), "tests").GetProperty("findings")[0];
        Assert.Equal("Shop.Tests.StoreTests.Add_Counts", failed.GetProperty("target").GetString());
        Assert.Contains("standards test", failed.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    private static async Task<string> RepositoryAsync()
    {
        var folder = Path.Combine(await Package.RootAsync(), "Gate");
        foreach (var (name, text) in GateSources.Files)
        {
            await WriteAsync(folder, name, text);
        }

        await GitAsync(folder, "init", "-q", "-b", "main");
        await GitAsync(folder, "add", "-A");
        await GitAsync(folder, "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgSign=false", "commit", "-q", "-m", "first");
        return folder;
    }

    private static async Task WriteAsync(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var output = await Dotnet.RunAsync("git", folder, arguments);
        Assert.True(output.Succeeded, output.Text);
        return output.Text;
    }

    private static async Task<string> ToolAsync(string folder, int exitCode, params string[] arguments)
    {
        var output = await Dotnet.RunAsync(await Package.ToolAsync(), folder, arguments);
        Assert.True(exitCode == output.ExitCode, output.Text);
        return output.Text;
    }

    private static async Task<JsonElement> GateAsync(string folder, int exitCode)
        => JsonDocument.Parse(await ToolAsync(folder, exitCode, "gate", "--json", "-v", "Quiet")).RootElement;

    private static JsonElement Check(JsonElement verdict, string name)
    {
        foreach (var check in verdict.GetProperty("checks").EnumerateArray())
        {
            if (check.GetProperty("name").GetString() == name)
            {
                return check;
            }
        }

        throw new InvalidOperationException($"no check '{name}' in {verdict}");
    }

    private static string? Status(JsonElement verdict, string name) => Check(verdict, name).GetProperty("status").GetString();
}
