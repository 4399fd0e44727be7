using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Twins;

public static class TwinSurveyTests
{
    [Fact]
    public static async Task EachState_IsListedWithItsReason()
    {
        using var folder = Folder(TwinTexts.Async, TwinTexts.Sync);
        var survey = await SurveyAsync(folder);

        Assert.Equal(["Lines.Next(TextReader) Equal", "Lines.Skip(TextReader) Different", "Lines.Race() NotTranslatable"], survey.Entries.Select(static e => $"{e.Name} {e.State}"));
        var different = Assert.Single(survey.Entries[1].Reasons);
        Assert.Equal(("nothing more", "count = 0;"), (different.Text, different.GeneratedText));
        Assert.Equal((folder["Sync.cs"], 18), (different.SyncPlace!.Value.Path, different.SyncPlace.Value.Line));
        Assert.Equal((folder["Async.cs"], 22), (different.AsyncPlace!.Value.Path, different.AsyncPlace.Value.Line));
        Assert.Equal("STD1003", survey.Entries[2].Reasons[0].Id);
    }

    [Fact]
    public static async Task PairThatOneTargetFrameworkFindsDifferent_IsDifferent()
    {
        using var folder = Folder(TwinTexts.Async.Replace("count++;", "count++;\n#if NET48\n                count++;\n#endif"), TwinTexts.Sync);
        var next = (await SurveyAsync(folder, "NET", "NET48")).Entries[0];

        Assert.Equal((TwinState.Different, "P (NET48)"), (next.State, next.Framework));
    }

    [Fact]
    public static async Task PairThatOneTargetFrameworkDoesNotHave_IsDifferent()
    {
        using var folder = Folder(TwinTexts.Async.Replace("namespace", "#if NET\nnamespace") + "#endif\n", TwinTexts.Sync.Replace("this.count++;", "").Replace("public string? Next", "private int count;\npublic string? Next"));
        var entries = (await SurveyAsync(folder, "NET", "NET48")).Entries;

        Assert.All(entries, static e => Assert.NotEqual(TwinState.Equal, e.State));
    }

    [Fact]
    public static async Task Results_SayTheSameInEveryForm()
    {
        using var folder = Folder(TwinTexts.Async, TwinTexts.Sync);
        var survey = await SurveyAsync(folder);
        var document = new JsonObject();
        new TwinReportResult(survey, folder.Root, Markdown: false).AddTo(document);

        Assert.Equal((1, 1, 1), ((int)document["equal"]!, (int)document["different"]!, (int)document["notTranslatable"]!));
        Assert.Equal("Sync.cs", (string?)document["pairs"]![0]!["sync"]!["path"]);
        Assert.Equal("""
            Different (1)
              Sync.cs(15): Lines.Skip(TextReader)
                  Sync.cs(18): nothing more
                  Async.cs(22): count = 0;

            Not translatable (1)
              Sync.cs(20): Lines.Race()
                  Async.cs(27): STD1003 'Task.WhenAny' has no synchronous meaning; exclude it with '#if !SYNC_ONLY', or map a counterpart in SyncCounterparts.txt

            Equal (1)
              Sync.cs(8): Lines.Next(TextReader)

            1 pair of each
            """.Replace("1 pair of each", "3 pairs: 1 equal, 1 different, 1 not translatable"), Text(new(survey, folder.Root, Markdown: false)));
        Assert.Contains("| `Lines.Skip(TextReader)` | `nothing more` Sync.cs(18) | `count = 0;` Async.cs(22) |", Text(new(survey, folder.Root, Markdown: true)), StringComparison.Ordinal);
    }

    internal static TemporaryFolder Folder(string asyncText, string syncText)
    {
        var folder = new TemporaryFolder();
        folder.Write("Async.cs", asyncText);
        folder.Write("Sync.cs", syncText);
        return folder;
    }

    internal static Task<TwinSurvey> SurveyAsync(TemporaryFolder folder, params string[] symbols)
        => TwinSurvey.MakeAsync(MemoryProject.Load(folder, symbols.Length == 0 ? null : symbols), static _ => { }, TestContext.Current.CancellationToken);

    private static string Text(TwinReportResult result)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        result.WriteText(writer);
        return writer.ToString().TrimEnd();
    }
}
