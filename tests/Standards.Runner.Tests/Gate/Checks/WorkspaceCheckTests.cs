using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Git;
using Standards.Workspace;
using Xunit;
using static Standards.Gate.RequirementFolder;

namespace Standards.Gate.Checks;

public static class WorkspaceCheckTests
{
    private const string Folder = "requirements/search/";

    private static readonly WorkspaceCheck Check = new();

    [Fact]
    public static async Task RepositoryWithoutRequirements_IsNotApplicable()
    {
        using var folder = new RequirementFolder();
        Assert.Equal(CheckStatus.NotApplicable, (await folder.RunAsync(Check)).Status);
        folder.Requirement("done", phase: Phase.Archived, archived: true);
        Assert.Equal(CheckStatus.NotApplicable, (await folder.RunAsync(Check)).Status);
    }

    [Fact]
    public static async Task WholeRequirement_DoesNotReport()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        var result = await folder.RunAsync(Check);
        Assert.Empty(Blocking(result));
        Assert.Equal("1 requirement", result.Summary);
    }

    [Theory]
    [InlineData("tasks.md", "- [x] Write it", "- [ ] Write it", "tasks.md:5 task 'Write it' is open")]
    [InlineData("prd.md", "A search.", "{{fill: the request}}", "prd.md:14 a placeholder is left")]
    [InlineData("prd.md", "A search.", "", "prd.md:0 the section '## Request' is empty")]
    [InlineData("prd.md", "A search.", "See [it](research/none.md).", "prd.md:14 there is no 'research/none.md'")]
    [InlineData("prd.md", "kind: small", "kind: tiny", "prd.md:4 ")]
    [InlineData("recovery.md", "None.", "", "recovery.md:0 the section '## Next Steps' is empty")]
    [InlineData("recovery.md", "phase: testing", "phase: planned", "recovery.md:0 'recovery.md' says planned, and the ledger says testing")]
    public static async Task DamagedFile_Reports(string file, string old, string replacement, string message)
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        folder.Replace(Folder + file, old, replacement);
        Assert.Contains(Blocking(await folder.RunAsync(Check)), said => said.StartsWith(Folder + message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prd.md")]
    [InlineData("tasks.md")]
    [InlineData("recovery.md")]
    [InlineData("evidence/phases.jsonl")]
    public static async Task MissingFile_Reports(string file)
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        File.Delete(folder[Folder + file]);
        Assert.Contains($"{Folder}{file}:0 '{file}' is missing", Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task OpenTaskOfTheReview_DoesNotReport()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        Assert.Contains("- [ ] Review it", File.ReadAllText(folder[Folder + "tasks.md"]));
        Assert.Empty(Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task LinksThatLead_DoNotReport_BeforeAndAfterTheArchive()
    {
        foreach (var archived in new[] { false, true })
        {
            using var folder = new RequirementFolder();
            folder.Requirement(phase: archived ? Phase.Archived : Phase.Testing, archived: archived);
            folder.Write("docs/a b.md", "");
            var prd = $"requirements/{(archived ? "archive/" : "")}search/prd.md";
            folder.Replace(prd, "A search.", "See [a](tasks.md), [b](../../docs/a%20b.md#x), [c](https://example.org/x), [d](mailto:a@example.org), [e](#request).");
            Assert.Empty(Blocking(await folder.RunAsync(Check, changes: New(prd), onBranch: true)));
        }
    }

    [Fact]
    public static async Task UnchangedRecovery_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        var requirement = new Requirement(folder.Root, "search", false);
        requirement.Ledger.Append(PhaseEvent.Now(Phase.Testing, Phase.Implementing) with { Files = requirement.ContentIds(), Criteria = requirement.CriteriaIds() });
        RecoveryMirror.Update(requirement);
        folder.Replace(Folder + "tasks.md", "Write it", "Write it again");
        Assert.Equal([$"{Folder}recovery.md:0 'recovery.md' is as it was when the phase 'implementing' began"], Blocking(await folder.RunAsync(Check)));
        folder.Replace(Folder + "recovery.md", "Written.", "Written again.");
        Assert.Empty(Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task ArchiveMovedByHand_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        Directory.CreateDirectory(folder["requirements/archive"]);
        Directory.Move(folder["requirements/search"], folder["requirements/archive/search"]);
        string[] said = ["requirements/archive/search/evidence/phases.jsonl:0 the folder is in the archive, and the ledger says testing"];
        Assert.Equal(said, Blocking(await folder.RunAsync(Check)));
        Assert.Equal(said, Blocking(await folder.RunAsync(Check, changes: New("requirements/archive/search/prd.md"), onBranch: true)));
    }

    [Fact]
    public static async Task ArchivedWithoutLedger_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(phase: Phase.Archived, archived: true);
        File.Delete(folder["requirements/archive/search/evidence/phases.jsonl"]);
        Assert.Contains("requirements/archive/search/evidence/phases.jsonl:0 no event can be read, so the phase is unknown", Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task ArchiveCollision_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        folder.Requirement(phase: Phase.Archived, archived: true);
        Assert.Equal(["requirements/search:0 'search' is both active and archived"], Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task LinkToWhatTheReviewDeletes_Reports_AndOneToAReportThatItMovesDoesNot()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(phase: Phase.Reviewing);
        folder.Write("requirements/search/tmp/note.md", "");
        folder.Write("requirements/archive/_reports/search/reports/pool.md", "");
        folder.Replace("requirements/search/prd.md", "A search.", "See [a](tmp/note.md) and [b](../../reports/pool.md).");
        Assert.Equal(["requirements/search/prd.md:14 there is no 'tmp/note.md'"], Blocking(await folder.RunAsync(Check)));
        folder.Events("search", archived: false, Phase.Testing);
        folder.Replace("requirements/search/recovery.md", "phase: reviewing", "phase: testing");
        Assert.Empty(Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task ArchivedWithTmp_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(phase: Phase.Archived, archived: true);
        folder.Write("requirements/archive/search/tmp/note.md", "");
        Assert.Equal(["requirements/archive/search/tmp:0 the requirement is archived, and 'tmp' is there"], Blocking(await folder.RunAsync(Check, changes: New("requirements/archive/search/prd.md"), onBranch: true)));
    }

    [Theory]
    [InlineData("tmp/note.md")]
    [InlineData("prd.md")]
    public static async Task Link_Reports(string name)
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        folder.Write("elsewhere.md", "");
        Directory.CreateDirectory(Path.GetDirectoryName(folder[Folder + name])!);
        File.Delete(folder[Folder + name]);
        File.CreateSymbolicLink(folder[Folder + name], folder["elsewhere.md"]);
        Assert.Contains("link", Assert.Single(Blocking(await folder.RunAsync(Check))), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task PlanThatNobodyHasBegun_MayBeUnfinished()
    {
        using var folder = new RequirementFolder();
        folder.Requirement(phase: Phase.Planned);
        folder.Replace(Folder + "prd.md", "A search.", "{{fill: the request}}");
        folder.Replace(Folder + "tasks.md", "- [x]", "- [ ]");
        Assert.Empty(Blocking(await folder.RunAsync(Check)));
        folder.Replace(Folder + "prd.md", "kind: small", "kind: tiny");
        Assert.Single(Blocking(await folder.RunAsync(Check)));
    }

    [Fact]
    public static async Task LedgerWithoutALineOfTheBase_Reports()
    {
        using var folder = new RequirementFolder();
        folder.Requirement();
        await GitFolder.GitAsync(folder.Root, ["init", "-q", "-b", "main"]);
        await GitFolder.GitAsync(folder.Root, ["add", "-A"]);
        await GitFolder.GitAsync(folder.Root, ["commit", "-q", "-m", "base"]);
        var git = await GitRepository.FindAsync(new Processes.ProcessRunner(), folder.Root, TestContext.Current.CancellationToken);
        var changes = New(Folder + "prd.md") with { BaseCommit = (await git!.FindCommitAsync("HEAD", TestContext.Current.CancellationToken))! };
        Assert.Empty(Blocking(await folder.RunAsync(Check, changes: changes, onBranch: true, git: git)));

        folder.Events("search", false, Phase.Testing);
        Assert.Equal([$"{Folder}evidence/phases.jsonl:0 lines of the ledger of the base are gone"], Blocking(await folder.RunAsync(Check, changes: changes, onBranch: true, git: git)));
    }
}
