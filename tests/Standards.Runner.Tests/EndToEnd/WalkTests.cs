using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Workspace;
using Xunit;

namespace Standards.EndToEnd;

/// <summary>A fresh repository goes through all phases, with real builds and tests: a feature, then a defect; each is proven again in a clone that has nothing but what was committed.</summary>
public static class WalkTests
{
    private const string Greeter = "src/Library/Greeter.cs";
    private const string Tests = "tests/Library.Tests/";

    [LongFact]
    public static async Task FeatureAndDefect_EndInTheArchive_AndAreProvenInACleanClone()
    {
        using var repository = await WalkRepository.CreateAsync();
        await InitAsync(repository);
        await FeatureAsync(repository);
        var clone = await repository.CloneAsync();
        await ProveAsync(clone);
        await repository.GitAsync("checkout", "-q", "main");
        await repository.GitAsync("merge", "-q", "--ff-only", "work");
        await repository.GitAsync("checkout", "-q", "work");
        await DefectAsync(repository);
        await WalkRepository.GitInAsync(clone, "fetch", "-q", "origin");
        await WalkRepository.GitInAsync(clone, "checkout", "-q", "-B", "work", "origin/work");
        await WalkRepository.GitInAsync(clone, "branch", "-q", "-f", "main", "origin/main");
        var gate = await ProveAsync(clone);
        Assert.Equal("greeting-keeps-blanks Miniature.TrimTests.Greet_TrimsTheName fails", string.Join(' ', Check(gate, "regression").GetProperty("tables")[0].GetProperty("rows")[0].EnumerateArray().Select(static cell => cell.GetString())));

        // Whoever loosens the proof afterwards is told so, from the same clone.
        var prd = Path.Combine(clone, "requirements/archive/greeting-keeps-blanks/prd.md");
        await File.WriteAllTextAsync(prd, (await File.ReadAllTextAsync(prd, TestContext.Current.CancellationToken)).Replace("  - proof: test", "  - proof: manual: A. Nyone, 2026-01-01", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var loosened = await Tool.RunAsync("gate", "--base", "main", "--only", "criteria", "--json", "-v", "Quiet", "--root", clone);
        Assert.Contains(WalkRepository.Said(loosened.Json.GetProperty("checks")[0], "findings"), static message => message.StartsWith("criterion 'AC-1' was changed after the plan", StringComparison.Ordinal));
    }

    private static async Task InitAsync(WalkRepository repository)
    {
        await repository.GitAsync("checkout", "-q", "main");
        repository.Miniature.Delete("standards.json");
        await repository.DoAsync("init");
        await repository.CommitAsync("policy");
        await repository.GitAsync("checkout", "-q", "-B", "work");
    }

    private static async Task FeatureAsync(WalkRepository repository)
    {
        await repository.DoAsync("plan", "add a farewell");
        Assert.Contains(WalkRepository.Said(await repository.BlockedAsync("implement"), "missing"), static message => message.Contains("placeholder", StringComparison.Ordinal));
        foreach (var name in new[] { "prd.md", "tasks.md", "research/plan.md" })
        {
            var path = "requirements/farewell/" + name;
            repository.Write(path, string.Join('\n', repository.Read(path).Split('\n').Select(static line => line.Contains("{{fill", StringComparison.Ordinal) ? line[..line.IndexOf("{{fill", StringComparison.Ordinal)] + "`Farewell(\"guest\")` gives `bye guest`" : line)));
        }

        Tick(repository, "farewell", "Sources", "Steps", "prd.md");
        await repository.DoAsync("note", "source", "--kind", "code", "--reference", Greeter, "--finding", "one class greets");
        await repository.DoAsync("implement");

        repository.Replace(Greeter, "    public static string Greet", "    public static string Farewell(string name) => \"bye \" + name;\n\n    public static string Greet");
        repository.Write(Tests + "FarewellTests.cs", TestClass("FarewellTests", "Farewell_NamesTheGuest", "farewell/AC-1", "Assert.Equal(\"bye guest\", Greeter.Farewell(\"guest\"))"));
        Tick(repository, "farewell", "`Farewell", "Targeted");
        repository.Replace("requirements/farewell/recovery.md", "Nothing is implemented.", "It says farewell.");
        var entered = (await repository.DoAsync("test")).GetProperty("requirement");
        Assert.Equal("testing", entered.GetProperty("phase").GetString());
        Assert.Equal([Greeter, Tests + "FarewellTests.cs"], entered.GetProperty("changed").EnumerateArray().Select(static file => file.GetString()));

        // Testing is left with tests of both kinds, and with what was done written down.
        var blocked = await repository.BlockedAsync("review");
        Assert.Equal(["testing blocked", "docs notRun", "gate notRun", "cleanup notRun"], Steps(blocked));
        Assert.Equal(
            ["no integration test was added or changed since the plan", "'tasks.md' is as it was when the phase began", "'recovery.md' is as it was when the phase began"],
            WalkRepository.Said(blocked.GetProperty("steps")[0], "findings"));
        repository.Write(Tests + "Integration/FarewellTests.cs", TestClass("IntegrationTests", "Farewell_OfNobody", "farewell/AC-1", "Assert.Equal(\"bye \", Greeter.Farewell(\"\"))", "Backend"));
        Tick(repository, "farewell", "Unit", "Edge");
        repository.Replace("requirements/farewell/recovery.md", "It says farewell.", "It says farewell, and is tested.");

        // Documentation is missing, and nobody writes code meanwhile.
        blocked = await repository.BlockedAsync("review");
        Assert.Equal(["testing passed", "docs blocked", "gate notRun", "cleanup notRun"], Steps(blocked));
        Assert.Equal(
            ["'Miniature.Greeter.Farewell(string)' has no documentation comment", $"no bullet under 'Unreleased' is new, and sources changed: {Greeter}"],
            WalkRepository.Said(blocked.GetProperty("steps")[1], "findings"));
        repository.Replace("CHANGELOG.md", "- The library.", "- The library.\n- A farewell.");
        repository.Replace(Greeter, "    public static string Farewell(string name) => \"bye \"", "    /// <summary>Says farewell.</summary>\n    public static string Farewell(string name) => \"good bye \"");
        blocked = await repository.BlockedAsync("review");
        Assert.Equal(["testing earlier", "docs blocked", "gate notRun", "cleanup notRun"], Steps(blocked));
        var code = Assert.Single(blocked.GetProperty("steps")[1].GetProperty("findings").EnumerateArray());
        Assert.Equal(("docs-phase-changed-code", Greeter, 6), (code.GetProperty("code").GetString(), code.GetProperty("path").GetString(), code.GetProperty("line").GetInt32()));
        Assert.Equal("reviewing", blocked.GetProperty("phase").GetString());
        repository.Replace(Greeter, "\"good bye \"", "\"bye \"");

        // The gate is red: a task is open, a criterion is not ticked.
        blocked = await repository.BlockedAsync("review");
        Assert.Equal(["testing earlier", "docs passed", "gate blocked", "cleanup notRun"], Steps(blocked));
        Assert.Equal(["criteria", "workspace"], blocked.GetProperty("gate").GetProperty("checks").EnumerateArray().Where(static check => check.GetProperty("status").GetString() == "blocked").Select(static check => check.GetProperty("name").GetString()));
        Assert.Empty(blocked.GetProperty("ticked").EnumerateArray());
        Tick(repository, "farewell", "Integration");

        // From then on code may change, and what it touches runs again.
        repository.Replace(Greeter, "=> \"bye \" + name", "=> $\"bye {name}\"");
        repository.Write("requirements/farewell/tmp/scratch.txt", "scratch");
        var dry = await repository.DoAsync("review", "--dry-run");
        Assert.True(dry.GetProperty("dryRun").GetBoolean());
        Assert.Equal(["requirements/farewell/tmp/scratch.txt"], dry.GetProperty("cleanup").GetProperty("deleted").EnumerateArray().Select(static file => file.GetString()));
        Assert.True(repository.Exists("requirements/farewell/tmp/scratch.txt"));
        var done = await repository.DoAsync("review");
        Assert.Equal(["testing earlier", "docs passed", "gate passed", "cleanup passed"], Steps(done));
        Assert.Equal("archived", done.GetProperty("phase").GetString());
        Assert.Equal(["AC-1"], done.GetProperty("ticked").EnumerateArray().Select(static id => id.GetString()));
        await AssertArchivedAsync(repository, "farewell");
        Assert.Contains("- [x] `standards review farewell`", repository.Read("requirements/archive/farewell/tasks.md"));

        // Again: nothing is left to do.
        Assert.Equal(["testing earlier", "docs earlier", "gate earlier", "cleanup passed"], Steps(await repository.DoAsync("review", "farewell")));
        await repository.CommitAsync("farewell");
    }

    private static async Task DefectAsync(WalkRepository repository)
    {
        await repository.DoAsync("implement", "--bug", "greeting keeps blanks around the name", "greeting-keeps-blanks");
        Assert.Contains("the cause is not noted", WalkRepository.Said((await repository.BlockedAsync("test")).GetProperty("requirement"), "missing"));
        await repository.DoAsync("note", "debug", "blanks", "--problem", "p", "--hypothesis", "h", "--evidence", "e", "--check", "c", "--fix", "f", "--test", "T", "--close");
        repository.Write(Tests + "TrimTests.cs", TestClass("TrimTests", "Greet_TrimsTheName", "greeting-keeps-blanks/AC-1", "Assert.Equal(\"hello guest\", Greeter.Greet(\"guest\"))"));
        repository.Replace(Greeter, "return \"hello \" + name;", "return \"hello \" + name.Trim();");
        repository.Replace("CHANGELOG.md", "- A farewell.", "- A farewell.\n- Greetings without blanks.");
        Tick(repository, "greeting-keeps-blanks", "Cause", "Fix", "Regression");
        repository.Replace("requirements/greeting-keeps-blanks/recovery.md", "Nothing is implemented.", "It trims.");
        await repository.DoAsync("test");

        // A regression test that does not show the defect proves nothing.
        var blocked = await repository.BlockedAsync("review");
        var regression = Check(blocked.GetProperty("gate"), "regression");
        Assert.EndsWith("passes on " + regression.GetProperty("summary").GetString()![^8..] + " too, and so does not show the defect", Assert.Single(WalkRepository.Said(regression, "findings")));
        repository.Replace(Tests + "TrimTests.cs", "Greet(\"guest\")", "Greet(\" guest \")");

        // Two at once: one does it, the other waits and finds it done.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => repository.DoAsync("review", "greeting-keeps-blanks"))));
        Assert.All(both, static review => Assert.Equal("archived", review.GetProperty("phase").GetString()));
        await AssertArchivedAsync(repository, "greeting-keeps-blanks");
        Assert.Contains("### blanks", repository.Read("requirements/archive/greeting-keeps-blanks/recovery.md"));
        await repository.CommitAsync("defect");
    }

    private static async Task AssertArchivedAsync(WalkRepository repository, string slug)
    {
        Assert.False(repository.Exists("requirements/" + slug));
        Assert.False(repository.Exists($"requirements/archive/{slug}/tmp"));
        Assert.StartsWith("# ", repository.Read($"requirements/archive/{slug}/ARCHIVED.md"));
        Assert.Contains("QUALITY GATE PASSED", repository.Read($"requirements/archive/{slug}/ARCHIVED.md"));
        Assert.Contains($"(archive/{slug}/prd.md)", repository.Read("requirements/README.md"));
        Assert.Equal("", await repository.GitAsync("for-each-ref", "refs/standards"));
        Assert.Equal(Phase.Archived, new RequirementTree(repository.Root).Find(slug)!.Phase);
    }

    /// <summary>In a clone, where CI stands.</summary>
    private static async Task<JsonElement> ProveAsync(string clone)
    {
        var result = await Tool.RunAsync("gate", "--base", "main", "--json", "-v", "Quiet", "--root", clone);
        Assert.True(result.ExitCode == ExitCodes.Done, result.Output + result.Error);
        Assert.Equal(["criteria passed", "workspace passed"], result.Json.GetProperty("checks").EnumerateArray().Where(static check => check.GetProperty("name").GetString() is "criteria" or "workspace").Select(static check => $"{check.GetProperty("name").GetString()} {check.GetProperty("status").GetString()}"));
        return result.Json;
    }

    private static JsonElement Check(JsonElement gate, string name) => gate.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);

    private static string[] Steps(JsonElement review) => [.. review.GetProperty("steps").EnumerateArray().Select(static step => $"{step.GetProperty("name").GetString()} {step.GetProperty("status").GetString()}")];

    private static void Tick(WalkRepository repository, string slug, params string[] tasks)
    {
        foreach (var task in tasks)
        {
            repository.Replace($"requirements/{slug}/tasks.md", "- [ ] " + task, "- [x] " + task);
        }
    }

    private static string TestClass(string name, string method, string criterion, string assertion, string trait = "Case") => $$"""
        using Xunit;

        namespace Miniature;

        public static class {{name}}
        {
            [Fact]
            [Trait("{{trait}}", "{{(trait == "Case" ? "bulk" : "sqlite")}}")]
            [Trait("AC", "{{criterion}}")]
            public static void {{method}}() => {{assertion}};
        }

        """;
}
