using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Policy;
using Standards.Workspace;
using Xunit;

namespace Standards.EndToEnd;

/// <summary>How the implementation is left, on a repository that is really built and tested.</summary>
public static class TestPhaseTests
{
    private const string Greeter = "src/Library/Greeter.cs";

    [LongFact]
    public static async Task BareTest_ListsAllThatIsMissing_ThenBeginsTesting()
    {
        using var repository = await WalkRepository.CreateAsync();
        await repository.DoAsync("plan", "greet politely", "--small", "--slug", "polite");
        Assert.Equal("'polite' is planned; run 'standards implement polite'", (await repository.BlockedAsync("test")).GetProperty("error").GetString());
        repository.Replace("requirements/polite/prd.md", "AC-1: {{fill: one observable result, with its values}}", "AC-1: The greeting begins with `good day`");
        repository.Replace("requirements/polite/prd.md", "{{fill: what holds on each of sqlite, or: n/a because ...}}", "n/a because nothing is stored");
        await repository.DoAsync("implement");

        // Everything at once: the workspace, the rules, sync files, tests.
        repository.Replace(Greeter, "$\"name '{name}' is empty\"", "$\"Name '{name}' is empty\"");
        repository.Replace("tests/Library.Tests/LibraryTests.cs", "Assert.Equal(\"text\"", "Assert.Equal(\"other\"");
        var blocked = await repository.BlockedAsync("test");
        Assert.Equal(["'tasks.md' is as it was when the phase began", "'recovery.md' is as it was when the phase began"], WalkRepository.Said(blocked.GetProperty("requirement"), "missing"));
        Assert.Equal(("implementing", false, "standards test polite"), Requirement(blocked));
        var said = WalkRepository.Said(blocked, "findings");
        Assert.Contains(said, static message => message.StartsWith("Start the exception message with", System.StringComparison.Ordinal));
        Assert.Contains(said, static message => message.StartsWith("test 'Miniature.LibraryTests.Read_ReadsToTheEnd' fails", System.StringComparison.Ordinal));
        Assert.All(blocked.GetProperty("findings").EnumerateArray(), static finding => Assert.NotEqual(JsonValueKind.Null, finding.GetProperty("fix").ValueKind));

        // With an option the phase stays as it is, whatever comes of it.
        repository.Replace("tests/Library.Tests/LibraryTests.cs", "Assert.Equal(\"other\"", "Assert.Equal(\"text\"");
        repository.Replace(Greeter, "$\"Name '{name}' is empty\"", "$\"name '{name}' is empty\"");
        Assert.Equal(JsonValueKind.Null, (await repository.DoAsync("test", "polite", "--backend", "sqlite")).GetProperty("requirement").ValueKind);
        Assert.Equal("implementing", Phase(repository));

        // An edited sync file fails the build, which is said once: of rules and tests that could not run there is no word.
        repository.Replace("requirements/polite/tasks.md", "- [ ] The change", "- [x] The change");
        repository.Replace("requirements/polite/recovery.md", "## Next Steps", "It greets.\n\n## Next Steps");
        repository.Replace("src/Library/Reader.Sync.cs", "ReadToEnd()", "ReadToEnd().Trim()");
        blocked = await repository.BlockedAsync("test");
        Assert.Equal(["STD1001", "STD1001"], blocked.GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("code").GetString()));
        repository.Replace("src/Library/Reader.Sync.cs", "ReadToEnd().Trim()", "ReadToEnd()");

        repository.Replace(Greeter, "\"hello \"", "\"good day \"");
        repository.Replace("tests/Library.Tests/LibraryTests.cs", "hello guest", "good day guest");
        var entered = await repository.DoAsync("test");
        Assert.Equal(("testing", true, "standards review polite"), Requirement(entered));
        Assert.Equal(1, entered.GetProperty("passed").GetInt32());
        Assert.Contains("- Changed files: 2\n  - `src/Library/Greeter.cs`\n", repository.Read("requirements/polite/recovery.md"));

        // Again: the tests run, and nothing begins.
        Assert.Equal(("testing", false, "standards review polite"), Requirement(await repository.DoAsync("test", "polite")));
        Assert.Equal(3, PhaseLedger.Read(System.IO.Path.Combine(repository.Root, "requirements/polite/evidence/phases.jsonl")).Events.Length);

        // From the review it goes back with a reason.
        var tree = new RequirementTree(repository.Root);
        await PhaseChange.ApplyAsync(tree, tree.Find("polite")!, Workspace.Phase.Reviewing, null, null, [], null, TestContext.Current.CancellationToken);
        var usage = await repository.RunAsync("test");
        Assert.Equal(ExitCodes.Usage, usage.ExitCode);
        Assert.StartsWith("'polite' is reviewing; to hand it back run 'standards test polite --reason \"<why>\"'", usage.Json.GetProperty("error").GetString());
        Assert.Equal(("testing", false, "standards review polite"), Requirement(await repository.DoAsync("test", "--reason", "a case is missing")));
        Assert.Contains("- Reason: a case is missing", repository.Read("requirements/polite/recovery.md"));

        // A repository without backends: what changed is run, or what ran on this content counts.
        var policy = new StandardsPolicy();
        Assert.Empty(policy.Backends);
        repository.Replace("standards.json", "{ \"name\": \"sqlite\" }", "");
        var run = await repository.DoAsync("test");
        Assert.Equal(4, run.GetProperty("passed").GetInt32());
        await repository.GitAsync("checkout", "-q", "main", "--", "tests", Greeter);
        run = await repository.BlockedAsync("test");
        Assert.Equal(["'standards.json' names no backend, no test changed, and no run on this content passed"], WalkRepository.Said(run, "findings"));
        await repository.DoAsync("test", "--all");
        run = await repository.DoAsync("test");
        Assert.Equal((0, "testing"), (run.GetProperty("modules").GetArrayLength(), Requirement(run).Phase));
    }

    private static (string? Phase, bool IsEntered, string? Next) Requirement(JsonElement document)
    {
        var requirement = document.GetProperty("requirement");
        return (requirement.GetProperty("phase").GetString(), requirement.GetProperty("entered").GetBoolean(), requirement.GetProperty("next").GetString());
    }

    private static string? Phase(WalkRepository repository) => new RequirementTree(repository.Root).Find("polite")!.Phase?.Name();
}
