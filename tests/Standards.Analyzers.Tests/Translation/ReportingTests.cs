using System;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Who reports, where, and what may be said about it.</summary>
public static class ReportingTests
{
    private const string Bad = "[CreateSyncVersion]\npublic async Task BadAsync() => {|STD1003:await Task.WhenAny(StepAsync(\"a\"))|};";

    [Fact]
    public static void AnalyzerReportsOnce_Reports()
        => Diagnosed(Bad);

    [Fact]
    public static void GeneratorReportsItselfWithoutAnalyzers_Reports()
        => Diagnosed(Bad, new() { GlobalConfig = "build_property.RunAnalyzers = false" });

    [Fact]
    public static void GeneratorIsSilentWithAnalyzers_DoesNotReport()
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run(Bad);
        run.Require(run.Result!.Diagnostics.IsEmpty, "said twice");
    }

    [Fact]
    public static void PragmaSuppresses_DoesNotReport()
        => Quiet("""
            #pragma warning disable STD1010 // known
            [CreateSyncVersion]
            public async Task GoAsync() => await Task.WhenAll(StepAsync("a"), StepAsync("b"));
            #pragma warning restore STD1010
            """);

    [Fact]
    public static void DiagnosticsAreLocal_StandInTheirTree()
        => Diagnosed("""
            //// A.cs
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task OneAsync() => {|STD1003:await Task.WhenAny(Task.Delay(1))|};
            }
            //// B.cs
            namespace T;

            partial class C
            {
                [CreateSyncVersion]
                public async Task TwoAsync() => await {|STD1004:OneAsync()|};

                [CreateSyncVersion]
                public async Task FineAsync() => await Task.Delay(1);
            }
            """).Declares("Fine");

    [Fact]
    public static void TwoFilesOfOnePath_Report() // two trees may have one path
        => Diagnosed("""
            //// A.cs
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task OneAsync() => {|STD1003:await Task.WhenAny(Task.Delay(1))|};
            }
            //// A.cs
            namespace T;

            public partial class D
            {
                [CreateSyncVersion]
                public async Task TwoAsync() => {|STD1003:await Task.WhenAny(Task.Delay(2))|};
            }
            """);

    [Fact]
    public static void StaleVerdictIsSkipped_DoesNotReport() // the member's text changed since the generator ran
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run(Bad);
        var tree = run.SourceTrees[0];
        var changed = tree.WithChangedText(SourceText.From(tree.ToString().Replace("Task.WhenAny(StepAsync(\"a\"))", "StepAsync(\"a\")", StringComparison.Ordinal), Encoding.UTF8));
        Assert.Empty(run.Analyze(run.Output.ReplaceSyntaxTree(tree, changed)));
    }

    [Fact]
    public static void MovedMemberIsStillReported_Reports() // the span is relative to the member
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run(Bad);
        var tree = run.SourceTrees[0];
        var changed = tree.WithChangedText(SourceText.From("// one line more\n" + tree, Encoding.UTF8));
        var moved = Assert.Single(run.Analyze(run.Output.ReplaceSyntaxTree(tree, changed)));
        var before = Assert.Single(run.Reported);
        Assert.Equal(before.Location.GetLineSpan().StartLinePosition.Line + 1, moved.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public static void MessagesNameTheConstruct_Reports()
    {
        if (SourceOnly)
        {
            return;
        }

        var message = Assert.Single(SyncCase.Run(Bad).Reported).GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains("WhenAny", message, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", message, StringComparison.Ordinal);
        Assert.False(message.EndsWith('.'), message);
    }

    [Fact]
    public static void MissingCounterpartNamesTheSignature_Reports()
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run("[CreateSyncVersion]\npublic async Task<int> BadAsync() => await AloneAsync(1);");
        Assert.Contains("Alone(int", Assert.Single(run.Reported).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public static void TextThatLooksLikeAVerdict_IsHarmless() // arguments are user text: line ends, quotes, comment ends
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task BadAsync() => {|STD1003,STD1004:await new Odd("*/ \" // \u2028 \r\n", @"
            #endif")|};

            private sealed class Odd(string a, string b) { public TaskAwaiter GetAwaiter() => Task.FromResult(a + b).ContinueWith(_ => { }).GetAwaiter(); }
            """);
}
