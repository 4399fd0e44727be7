using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Evidence;
using Standards.Git;
using Standards.Policy;
using Standards.Processes;
using Standards.Projects;
using Standards.Terminal;
using Standards.Testing;
using Standards.Workspace;
using Xunit;
using TestResult = Standards.Evidence.TestResult;

namespace Standards.Gate;

/// <summary>A folder with requirements as people leave them, and runs of single checks on it.</summary>
internal sealed class RequirementFolder : IDisposable
{
    public const string Proven = "- [x] AC-1: A search for `abc` returns 3 rows\n  - proof: test\n";

    private readonly TemporaryFolder folder = new();

    public string Root => folder.Root;

    public string this[string name] => folder[name];

    public void Write(string name, string text) => folder.Write(name, text);

    public void Replace(string name, string old, string replacement)
    {
        Assert.Contains(old, folder.Read(name));
        folder.Write(name, folder.Read(name).Replace(old, replacement));
    }

    /// <summary>A requirement with its ledger, which agrees with its criteria.</summary>
    public void Requirement(string slug = "search", string criteria = Proven, Phase phase = Phase.Testing, string kind = "small", bool archived = false, string? guides = null)
    {
        var place = archived ? $"requirements/archive/{slug}" : $"requirements/{slug}";
        Write($"{place}/prd.md", $"""
            ---
            requirement: {slug}
            title: "Search"
            kind: {kind}
            created: 2026-11-01
            guides: {guides ?? "none because nothing is documented"}
            decisions: []
            ---

            # Search

            ## {(kind == "bug" ? "Symptom" : "Request")}

            A search.

            ## Acceptance Criteria

            {criteria}
            """);
        Write($"{place}/tasks.md", "# Tasks\n\n## Work (expert)\n\n- [x] Write it\n\n## Review (docs-vision)\n\n- [ ] Review it\n");
        Write($"{place}/recovery.md", $"---\nrequirement: {slug}\nphase: {phase.Name()}\nupdated: 2026-11-01T00:00:00Z\n---\n\n# Recovery\n\n## Status\n\nWritten.\n\n## Next Steps\n\nNone.\n");
        Events(slug, archived, phase);
    }

    /// <summary>The events that lead to a phase, by the shortest way.</summary>
    public void Events(string slug, bool archived, Phase phase)
    {
        var requirement = new Requirement(Root, slug, archived);
        var path = requirement.FullPath(PhaseLedger.FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        Phase? from = null;
        Phase[] way = phase == Phase.Parked ? [Phase.Planned, Phase.Parked] : [.. Enum.GetValues<Phase>().Where(p => p <= phase)];
        foreach (var to in way)
        {
            File.AppendAllText(path, (PhaseEvent.Now(from, to) with { Criteria = requirement.CriteriaIds() }).Write() + "\n");
            from = to;
        }
    }

    /// <summary>A test that names criteria.</summary>
    public static TestResult Test(string method, TestOutcome outcome, params string[] criteria)
        => new($"Sample.Tests.{method}", "Sample.Tests", method, outcome, null, [.. criteria.Select(static criterion => new Trait("AC", criterion))], null, 0);

    public async Task<CheckResult> RunAsync(IGateCheck check, StandardsPolicy? policy = null, TestResult[]? tests = null, Changes? changes = null, bool onBranch = false, bool accept = false, GitRepository? git = null)
    {
        var context = new GateContext
        {
            Command = new CommandContext(Root, Verbosity.Quiet, TextWriter.Null, true),
            Policy = policy ?? new StandardsPolicy(),
            Target = new ProjectTarget(this["All.slnx"], true),
            Processes = new ProcessRunner(),
            RunFolder = this[".standards/run"],
            Changes = changes,
            Git = git,
            BasePolicy = onBranch ? new BasePolicy(new GitBase("main", "0123456789abcdef"), null) : null,
            IsAcceptAllowed = accept,
        };

        // What the run makes once for all checks is there already; where no tests are given, a run would fail.
        if (tests is not null)
        {
            var module = new TestModule { Project = this["tests/Tests.csproj"], Framework = "net10.0", Assembly = this["Tests.dll"], Platform = TestPlatform.VSTest, Library = TestLibrary.Xunit2 };
            await context.OnceAsync(_ => Task.FromResult(new TestRunOutcome([new TestModuleOutcome(module, [.. tests])])), TestContext.Current.CancellationToken);
        }

        return await check.RunAsync(context, TestContext.Current.CancellationToken);
    }

    /// <summary>Changes that say that these files are new.</summary>
    public static Changes New(params string[] files)
        => new("0123456789abcdef", files.ToImmutableDictionary(static file => file, static file => new ChangedFile(file, true, [])), []);

    /// <summary>Place and message of what blocks.</summary>
    public static string[] Blocking(CheckResult result)
    {
        Assert.All(result.Findings.Where(static finding => finding.Blocks), static finding => Assert.False(string.IsNullOrEmpty(finding.Fix) || finding.Target.Length == 0, finding.ToString()));
        Assert.Equal(result.Findings.Any(static finding => finding.Blocks), result.Status == CheckStatus.Blocked);
        return [.. result.Findings.Where(static finding => finding.Blocks).Select(static finding => $"{finding.Path}:{finding.Line} {finding.Message}")];
    }

    public void Dispose() => folder.Dispose();
}
