using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Gate;
using Standards.Git;
using Standards.Processes;
using Standards.Terminal;
using Standards.Workspace;
using Xunit;

namespace Standards.Review;

/// <summary>Code that changes while documentation is written.</summary>
public static class DocsStepTests
{
    private const string Store = "namespace Small;\n\npublic static class Store\n{\n    public static int Count() => 1;\n}\n";
    private const string Conditional = "namespace Small;\n\npublic static class Old\n{\n#if NET9_0\n    public static int Count() => 9;\n#elif DEBUG\n    public static int Count() => 10;\n#endif\n}\n";

    [Fact]
    public static async Task Code_IsFound_WithItsPlaceAndWhatUndoesIt()
    {
        using var folder = await ReviewingAsync();
        Assert.Equal((CheckStatus.Passed, "no code changed"), Said(await RunAsync(folder)));

        // Comments, documentation, white space, Markdown, what the requirement holds.
        folder.Write("src/Store.cs", Store.Replace("    public static int Count() => 1;", "    /// <summary>Counts.</summary>\n    public static int Count()\n        => 1; // one", System.StringComparison.Ordinal));
        folder.Write("docs/store.md", "# Store\n");
        folder.Write("requirements/search/Example.cs", "class Example;");
        Assert.Equal((CheckStatus.Passed, "1 changed C# file, none of them in code"), Said(await RunAsync(folder)));

        folder.Write("src/Store.cs", "#pragma warning disable CS1591\n" + Store.Replace("=> 1", "=> 2", System.StringComparison.Ordinal));
        folder.Write("src/New.cs", "class New;\n");
        File.Delete(folder["src/Gone.cs"]);
        folder.Write("Directory.Build.props", "<Project />");
        var result = await RunAsync(folder);
        Assert.Equal(
            [
                "Directory.Build.props:0 'Directory.Build.props' is new, and the documentation step changes comments and white space only",
                "src/Gone.cs:0 'src/Gone.cs' is deleted, and the documentation step changes comments and white space only",
                "src/New.cs:1 'src/New.cs' is new, and the documentation step changes comments and white space only",
                "src/Store.cs:1 'src/Store.cs' differs in code, at '# pragma warning disable CS1591', and the documentation step changes comments and white space only",
            ],
            RequirementFolder.Blocking(result));
        Assert.Matches("^standards implement search --reason \"<why>\", or undo it: git restore --source=[0-9a-f]{12} -- src/Store.cs$", result.Findings[3].Fix);

        // The command that a finding names does it.
        await GitFolder.GitAsync(folder.Root, result.Findings[3].Fix!.Split("git ")[1].Split(' '));
        File.Delete(folder["src/New.cs"]);
        File.Delete(folder["Directory.Build.props"]);
        Assert.Equal(["src/Gone.cs"], (await RunAsync(folder)).Findings.Select(static finding => finding.Path));
    }

    [Fact]
    public static async Task WhatNobodyCanProve_DoesNotBlock()
    {
        using var folder = await ReviewingAsync();
        folder.Write("src/Store.cs", "class Other;");
        Assert.Equal(CheckStatus.Blocked, (await RunAsync(folder)).Status);
        folder.Requirement("other");
        Assert.Equal((CheckStatus.NotApplicable, "not provable: 2 requirements are active"), Said(await RunAsync(folder)));
        Directory.Delete(folder["requirements/other"], recursive: true);
        new Requirement(folder.Root, "search", false).Ledger.Append(PhaseEvent.Now(Phase.Parked, Phase.Reviewing));
        Assert.Equal((CheckStatus.NotApplicable, "not provable: git has not the content at the start of the review"), Said(await RunAsync(folder)));
    }

    [Fact]
    public static async Task CodeUnderSymbols_IsThatOfEveryTargetFramework()
    {
        using var project = new TemporaryFolder();
        await RealProject.CreateAsync(project, "net9.0;net10.0");
        using var folder = new RequirementFolder();
        foreach (var file in new[] { "Library.csproj", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig" })
        {
            folder.Write(file, project.Read(file));
        }

        Directory.Move(project["obj"], folder["obj"]);
        folder.Write(".gitignore", "obj/\n");
        await StartAsync(folder, "Library.csproj");

        // Under net9.0, and under net10.0 in one of the usual configurations.
        foreach (var (text, by, line) in new[] { ("=> 9", "=> 99", 6), ("=> 10", "=> 11", 8) })
        {
            folder.Write("src/Old.cs", Conditional.Replace(text, by, System.StringComparison.Ordinal));
            Assert.Equal(line, Assert.Single((await RunAsync(folder)).Findings).Line);
        }

        folder.Write("src/Old.cs", Conditional.Replace("namespace Small;", "// Old.\nnamespace Small;", System.StringComparison.Ordinal).Replace("#if NET9_0", "#if NET9_0 && !NEVER", System.StringComparison.Ordinal));
        Assert.Equal((CheckStatus.Passed, "1 changed C# file, none of them in code"), Said(await RunAsync(folder)));
    }

    [Fact]
    public static async Task MergedWorkOfOthers_DoesNotCount()
    {
        using var folder = await ReviewingAsync(commit: true);
        await GitFolder.GitAsync(folder.Root, ["checkout", "-q", "-b", "work"]);
        await GitFolder.GitAsync(folder.Root, ["commit", "-q", "--allow-empty", "-m", "mine"]);
        await GitFolder.GitAsync(folder.Root, ["checkout", "-q", "main"]);
        folder.Write("src/Theirs.cs", "class Theirs;");
        await GitFolder.GitAsync(folder.Root, ["add", "-A"]);
        await GitFolder.GitAsync(folder.Root, ["commit", "-q", "-m", "theirs"]);
        await GitFolder.GitAsync(folder.Root, ["checkout", "-q", "work"]);
        await GitFolder.GitAsync(folder.Root, ["merge", "-q", "--no-edit", "main"]);
        folder.Write("src/Mine.cs", "class Mine;");
        Assert.Equal(["src/Mine.cs"], (await RunAsync(folder)).Findings.Select(static finding => finding.Path));
    }

    private static (CheckStatus Status, string Summary) Said(CheckResult result) => (result.Status, result.Summary);

    private static async Task<RequirementFolder> ReviewingAsync(bool commit = false)
    {
        var folder = new RequirementFolder();
        folder.Write("Small.csproj", "<Project />");
        await StartAsync(folder, "Small.csproj", commit);
        return folder;
    }

    private static async Task StartAsync(RequirementFolder folder, string target, bool commit = false)
    {
        folder.Write("standards.json", $$"""{ "version": 1, "build": { "target": "{{target}}" } }""");
        folder.Write("src/Store.cs", Store);
        folder.Write("src/Old.cs", Conditional);
        folder.Write("src/Gone.cs", "class Gone;\n");
        folder.Requirement(phase: Phase.Testing);
        await GitFolder.GitAsync(folder.Root, ["init", "-q", "-b", "main"]);
        if (commit)
        {
            await GitFolder.GitAsync(folder.Root, ["add", "-A"]);
            await GitFolder.GitAsync(folder.Root, ["commit", "-q", "-m", "base"]);
        }

        using var snapshot = await TreeSnapshot.StoreAsync((await GitRepository.FindAsync(new ProcessRunner(), folder.Root, TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken);
        new Requirement(folder.Root, "search", false).Ledger.Append(PhaseEvent.Now(Phase.Testing, Phase.Reviewing) with { Content = snapshot.Tree });
    }

    private static async Task<CheckResult> RunAsync(RequirementFolder folder)
    {
        var request = new GateRequest(null, IsHeadAccepted: false, IsAdvisory: false, [], Reuse: false) { Requirement = "search" };
        using var session = await GateSession.OpenAsync(request, new CommandContext(folder.Root, Verbosity.Quiet, TextWriter.Null, Plain: true), TestContext.Current.CancellationToken);
        return await DocsStep.RunAsync(new Requirement(folder.Root, "search", false), session, TestContext.Current.CancellationToken);
    }
}
