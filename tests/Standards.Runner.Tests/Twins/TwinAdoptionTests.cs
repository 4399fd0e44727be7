using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Twins;

public static class TwinAdoptionTests
{
    [Fact]
    public static async Task EqualMember_GoesAndTheOthersStay()
    {
        using var folder = TwinSurveyTests.Folder(TwinTexts.Async, TwinTexts.Sync);
        var plan = await PlanAsync(folder);

        Assert.Equal("Lines.Next(TextReader)", Assert.Single(plan.Deleted).Name);
        Assert.Equal([folder["Async.cs"], folder["Sync.cs"]], plan.Files.Select(static f => f.Path));
        Assert.StartsWith(TwinTexts.AsyncAfter, plan.Files[0].Text.ToString(), StringComparison.Ordinal);
        Assert.Equal(TwinTexts.SyncAfter, plan.Files[1].Text.ToString());
    }

    [Fact]
    public static async Task MemberThatOneTargetFrameworkFindsDifferent_Stays()
    {
        using var folder = TwinSurveyTests.Folder(TwinTexts.Async.Replace("count++;", "count++;\n#if NET48\n                count++;\n#endif"), TwinTexts.Sync);
        var plan = await PlanAsync(folder, "NET", "NET48");

        Assert.Empty(plan.Deleted);
        Assert.Empty(plan.Files);
    }

    [Fact]
    public static async Task NothingEqual_ChangesNothing()
    {
        using var folder = TwinSurveyTests.Folder(TwinTexts.Async, TwinTexts.Sync.Replace("ReadLine()", "ReadToEnd()"));

        Assert.Empty((await PlanAsync(folder)).Files);
    }

    [Fact]
    public static async Task LineEndsAndComments_StayAsTheyAre()
    {
        using var folder = TwinSurveyTests.Folder(TwinTexts.Async.Replace("\n", "\r\n"), TwinTexts.Sync.Replace("\n", "\r\n"));
        var plan = await PlanAsync(folder);

        Assert.Equal(TwinTexts.SyncAfter.Replace("\n", "\r\n"), plan.Files[1].Text.ToString());
        Assert.DoesNotContain("\n", plan.Files[0].Text.ToString().Replace("\r\n", ""), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task AdoptedSources_HaveEqualHistory()
    {
        using var folder = TwinSurveyTests.Folder(TwinTexts.Async, TwinTexts.Sync);
        var changes = await HistoryAsync(folder, (await PlanAsync(folder)).Files.Select(static f => (f.Path, f.Text.ToString())));

        Assert.Equal(["Lines.Next(TextReader) Equal"], changes.Select(static c => $"{c.Name} {c.State}"));
    }

    [Theory]
    [InlineData("count++;", "count--;", "Different")]
    [InlineData("[CreateSyncVersion]", "", "Missing")]
    [InlineData("await reader.ReadLineAsync(token).ConfigureAwait(false);", "await Task.FromResult(await Task.WhenAny(Task.FromResult(\"\"))).Result;", "Missing")]
    [InlineData("public async Task RaceAsync()", "[CreateSyncVersion] public async Task<int> OneAsync() { await Task.Yield(); return 1; } public async Task RaceAsync()", "New")]
    public static async Task ChangeAfterwards_IsFound(string old, string now, string state)
    {
        using var folder = TwinSurveyTests.Folder(TwinTexts.Async, TwinTexts.Sync);
        var changes = await HistoryAsync(folder, (await PlanAsync(folder)).Files.Select(f => (f.Path, f.Text.ToString().Replace(old, now))));

        Assert.Equal(state, Assert.Single(changes, static c => c.State != ChangeState.Equal).State.ToString());
    }

    private static async Task<TwinAdoption> PlanAsync(TemporaryFolder folder, params string[] symbols)
    {
        var projects = MemoryProject.Load(folder, symbols.Length == 0 ? null : symbols);
        var survey = await TwinSurvey.MakeAsync(projects, static _ => { }, TestContext.Current.CancellationToken);
        return await TwinAdoption.PlanAsync(projects, survey, static _ => { }, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<TwinChange>> HistoryAsync(TemporaryFolder folder, IEnumerable<(string Path, string Text)> files)
    {
        var before = MemoryProject.Load(folder)[0];
        var after = before.WithTexts(files.Select(static f => (f.Path, Microsoft.CodeAnalysis.Text.SourceText.From(f.Text))));
        return (await TwinHistory.FindAsync(before, after, TestContext.Current.CancellationToken)).Changes;
    }
}
