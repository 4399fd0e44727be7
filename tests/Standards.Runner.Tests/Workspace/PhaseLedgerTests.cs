using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Xunit;

namespace Standards.Workspace;

public static class PhaseLedgerTests
{
    [Fact]
    public static void Events_AreReadAsTheyWereWritten()
    {
        using var folder = new TemporaryFolder();
        var ledger = PhaseLedger.Read(folder["evidence/phases.jsonl"]);
        Assert.Null(ledger.Phase);
        var first = PhaseEvent.Now(null, Phase.Planned) with { Reason = "it is \"so\"\n{", Content = "abc", Files = ImmutableSortedDictionary<string, string>.Empty.Add("prd.md", "1") };
        ledger.Append(first);
        ledger.Append(PhaseEvent.Now(Phase.Planned, Phase.Implementing));
        ledger.Append(first);

        var read = PhaseLedger.Read(folder["evidence/phases.jsonl"]);
        Assert.Equal(2, read.Events.Length);
        Assert.Equal((Phase.Implementing, "it is \"so\"\n{", "abc", "1"), (read.Phase, read.Events[0].Reason, read.Events[0].Content, read.Events[0].Files["prd.md"]));
        Assert.Equal(folder.Read("evidence/phases.jsonl"), string.Concat(read.Events.Select(static e => e.Write() + "\n")));
    }

    [Fact]
    public static void LineThatWasCutOff_IsDiscarded_AndTheNextOneStands()
    {
        using var folder = new TemporaryFolder();
        var whole = PhaseEvent.Now(null, Phase.Planned).Write();
        folder.Write("phases.jsonl", whole + "\n" + whole[..40]);
        var ledger = PhaseLedger.Read(folder["phases.jsonl"]);
        Assert.Equal(Phase.Planned, ledger.Phase);
        Assert.Equal([2], ledger.BadLines);
        ledger.Append(PhaseEvent.Now(Phase.Planned, Phase.Parked));
        var again = PhaseLedger.Read(folder["phases.jsonl"]);
        Assert.Equal((Phase.Parked, 2), (again.Phase, again.Events.Length));
        Assert.Equal([2], again.BadLines);
    }

    [Theory]
    [InlineData("\"to\":\"implementing\"", "\"to\":\"done\"")]
    [InlineData("\"to\":\"implementing\"", "\"to\":3")]
    [InlineData("\"from\":\"planned\"", "\"from\":\"idea\"")]
    [InlineData("\"reason\":null", "\"reason\":null,\"note\":1")]
    [InlineData("\"reason\":null", "\"reason\":null,\"reason\":\"x\"")]
    [InlineData("\"reason\":null,", "")]
    [InlineData("\"files\":{}", "\"files\":[]")]
    [InlineData("\"files\":{}", "\"files\":{\"a\":1}")]
    [InlineData("\"utc\":\"", "\"utc\":\"x")]
    public static void LineOfAnotherForm_CountsForNothing(string old, string replacement)
    {
        var line = PhaseEvent.Now(Phase.Planned, Phase.Implementing).Write();
        Assert.NotNull(PhaseEvent.Read(line));
        Assert.Contains(old, line);
        Assert.Null(PhaseEvent.Read(line.Replace(old, replacement)));
    }

    [Fact]
    public static void Amendment_IsNoStart_AndIsWhatWasAgreed()
    {
        using var folder = new TemporaryFolder();
        var ledger = PhaseLedger.Read(folder["p"]);
        ledger.Append(PhaseEvent.Now(null, Phase.Planned));
        Assert.Null(ledger.Agreed);
        var left = PhaseEvent.Now(Phase.Planned, Phase.Implementing);
        ledger.Append(left);
        Assert.Equal(left, ledger.Agreed);
        var amended = PhaseEvent.Now(Phase.Implementing, Phase.Implementing);
        ledger.Append(amended);
        Assert.Equal((left, amended), (ledger.Start, ledger.Agreed));
        Assert.True(File.Exists(folder["p"]));
    }
}
