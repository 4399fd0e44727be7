using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Standards.Testing;
using Xunit;

namespace Standards.Commands;

/// <summary><c>standards test</c>, and the checks of the gate that read a run, on a repository.</summary>
public static class TestCommandTests
{
    [Fact]
    public static async Task FastestBackend_Runs()
    {
        using var folder = new TemporaryFolder();
        SmallRepository.Write(folder, "net10.0");

        var run = await TestAsync(folder);
        Assert.Equal((ExitCodes.Done, 1, 0, 0), Counts(run));
        Assert.Equal(["Small.Tests (net10.0) 1"], run.Json.GetProperty("modules").EnumerateArray().Select(static m => $"{m.GetProperty("name").GetString()} {m.GetProperty("passed").GetInt32()}"));
        Assert.Equal(["sqlite"], run.Json.GetProperty("backends").EnumerateArray().Select(static b => b.GetProperty("name").GetString()));
    }

    [LongFact]
    public static async Task TwoTargetFrameworks_GoThroughAllStates()
    {
        using var folder = new TemporaryFolder();
        SmallRepository.Write(folder);

        // Bare: the fastest backend, on both.
        var run = await TestAsync(folder);
        Assert.Equal((ExitCodes.Done, 2, 0, 0), Counts(run));
        Assert.Equal(["Small.Tests (net10.0) 1", "Small.Tests (net9.0) 1"], run.Json.GetProperty("modules").EnumerateArray().Select(static m => $"{m.GetProperty("name").GetString()} {m.GetProperty("passed").GetInt32()}"));
        Assert.Equal(["sqlite"], run.Json.GetProperty("backends").EnumerateArray().Select(static b => b.GetProperty("name").GetString()));
        Assert.Equal(3, Directory.GetFiles(folder[".standards/results"]).Length);

        // Nothing matched: no success.
        var none = await TestAsync(folder, "--file", "tests/OtherTests.cs", "--backend", "sqlite");
        Assert.Equal((ExitCodes.Blocked, 0, 0, 0), Counts(none));
        Assert.Equal("no test ran", Finding(none).GetProperty("message").GetString());
        Assert.StartsWith("standards test --json --file tests/OtherTests.cs --backend sqlite", Finding(none).GetProperty("fix").GetString());

        // One run for four checks, the coverage of both frameworks together.
        var gate = await GateAsync(folder);
        Assert.Equal(["tests passed", "backends passed", "edge-cases notApplicable", "coverage passed"], Checks(gate));
        Assert.Equal("4 passed, 0 failed, 2 skipped, in 2 test modules", Check(gate, "tests").GetProperty("summary").GetString());
        Assert.Equal("core 50.0 %", Check(gate, "coverage").GetProperty("summary").GetString());

        SmallRepository.Policy(folder, 51, "sqlite", "postgresql");
        gate = await GateAsync(folder);
        Assert.Equal(ExitCodes.Blocked, gate.ExitCode);
        Assert.Equal(["tests passed", "backends blocked", "edge-cases notApplicable", "coverage blocked"], Checks(gate));
        Assert.Equal("no test of the backend 'postgresql' passes: 0 failed, 2 skipped", Check(gate, "backends").GetProperty("findings")[0].GetProperty("message").GetString());
        Assert.Equal("area 'core' is at 50.0 %, and 51 % is asked for: 1 of 2 lines were run", Check(gate, "coverage").GetProperty("findings")[0].GetProperty("message").GetString());

        // A build that fails leaves the assemblies of an earlier one: they are not run.
        folder.Write("tests/OtherTests.cs", "this is no C#");
        gate = await GateAsync(folder);
        Assert.Equal(["tests blocked", "backends blocked", "edge-cases notApplicable", "coverage blocked"], Checks(gate));
        Assert.Contains("OtherTests.cs", Check(gate, "tests").GetProperty("findings")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("'--all'", "--all", "--backend", "sqlite")]
    [InlineData("'nope' is no backend of 'standards.json'; they are sqlite", "--backend", "nope")]
    [InlineData("does not exist", "--file", "tests/None.cs")]
    [InlineData("declares no class with tests", "--file", "src/Calculator.cs")]
    public static async Task WhatCannotBeRun_IsAUsageError(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        SmallRepository.Write(folder);
        var run = await TestAsync(folder, arguments);
        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains(message, run.Json.GetProperty("error").GetString());
        Assert.False(Directory.Exists(folder["src/obj"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static async Task WithoutBackends_NothingRunsByAccident(bool hasPolicy)
    {
        using var folder = new TemporaryFolder();
        SmallRepository.Write(folder);
        SmallRepository.Policy(folder, 50);
        if (!hasPolicy)
        {
            File.Delete(folder["standards.json"]);
        }

        var run = await TestAsync(folder);
        Assert.Equal((ExitCodes.Usage, "'standards.json' names no backend to choose the fastest from; name tests with '--file' or '--name', or run every test with '--all'"), (run.ExitCode, run.Json.GetProperty("error").GetString()));
        Assert.False(Directory.Exists(folder["src/obj"]));
    }

    private static Task<Tool.Result> TestAsync(TemporaryFolder folder, params string[] arguments) => Tool.RunAsync(["test", "--json", .. arguments, "--root", folder.Root]);

    private static Task<Tool.Result> GateAsync(TemporaryFolder folder) => Tool.RunAsync("gate", "--json", "--only", "tests,backends,edge-cases,coverage", "--root", folder.Root);

    private static (int ExitCode, int Passed, int Failed, int Skipped) Counts(Tool.Result run)
        => (run.ExitCode, run.Json.GetProperty("passed").GetInt32(), run.Json.GetProperty("failed").GetInt32(), run.Json.GetProperty("skipped").GetInt32());

    private static JsonElement Finding(Tool.Result run) => Assert.Single(run.Json.GetProperty("findings").EnumerateArray());

    private static string[] Checks(Tool.Result gate)
        => [.. gate.Json.GetProperty("checks").EnumerateArray().Select(static check => $"{check.GetProperty("name").GetString()} {check.GetProperty("status").GetString()}")];

    private static JsonElement Check(Tool.Result gate, string name) => gate.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
}
