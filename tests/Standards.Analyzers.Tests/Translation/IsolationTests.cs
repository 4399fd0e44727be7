using System;
using System.Linq;
using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>A broken member takes no member with it that does not depend on it; dependents are withdrawn with STD1004.</summary>
public static class IsolationTests
{
    [Fact]
    public static void IndependentMemberStays_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task BadAsync() => await {|STD1003:Task.WhenAny(StepAsync("a"))|};

            [CreateSyncVersion]
            public async Task GoodAsync() => await StepAsync("good");
            """).Declares("Good").Declares("Bad", 0);

    [Fact]
    public static void DependentIsWithdrawn_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task BadAsync() => await {|STD1004:AloneAsync()|};

            [CreateSyncVersion]
            public async Task UserAsync() => await {|STD1004:BadAsync()|};
            """).Declares("User", 0);

    [Fact]
    public static void ChainIsWithdrawn_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task FirstAsync() { await {|STD1004:SecondAsync()|}; await OtherAsync(); }

            [CreateSyncVersion]
            public async Task SecondAsync() => await {|STD1004:ThirdAsync()|};

            [CreateSyncVersion]
            public async Task ThirdAsync() => await {|STD1004:AloneAsync()|};

            [CreateSyncVersion]
            public async Task OtherAsync() => await StepAsync("other");
            """).Declares("Other").Declares("First", 0).Declares("Second", 0);

    [Fact]
    public static void WithdrawalNamesTheRefusedMember_Reports()
    {
        const string Source = """
            [CreateSyncVersion]
            public async Task BadAsync() => await AloneAsync();

            [CreateSyncVersion]
            public async Task UserAsync() => await BadAsync();
            """;
        var run = SyncCase.Run(Source);
        if (SourceOnly)
        {
            run.CheckSource(execute: false);
            return;
        }

        run.Require(run.Reported.Any(d => d.Id == "STD1004" && d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("BadAsync", StringComparison.Ordinal)), "the refused member is not named");
    }

    [Fact]
    public static void CycleIsAccepted_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<bool> EvenAsync(int n) => n == 0 || await OddAsync(n - 1);

            [CreateSyncVersion]
            private async Task<bool> OddAsync(int n) => n != 0 && await EvenAsync(n - 1);

            """ + Go("Task<bool>", "return await EvenAsync(6);"));

    [Fact]
    public static void BrokenCycleIsWithdrawn_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task<bool> EvenAsync(int n) => n == 0 || await {|STD1004:OddAsync(n - 1)|};

            [CreateSyncVersion]
            public async Task<bool> OddAsync(int n) { await {|STD1004:AloneAsync()|}; return n != 0 && await {|?STD1004:EvenAsync(n - 1)|}; }

            [CreateSyncVersion]
            public async Task FineAsync() => await StepAsync("fine");
            """).Declares("Fine");

    [Fact]
    public static void DependentWithAHandWrittenAlternative_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> BadAsync(int n, CancellationToken ct = default) { await Task.WhenAny(StepAsync("a")); return n; }
            private int Bad(int n, int more = 1) { Say("a"); return n; }

            """ + Go("Task<int>", "return await BadAsync(1);"));

    [Fact]
    public static void OverrideOfARefusedMember_Reports()
        => Diagnosed("""
            namespace T;

            public partial class Base
            {
                [CreateSyncVersion]
                public virtual async Task LoadAsync() => {|STD1003:await Task.WhenAny(Task.Delay(1))|};
            }

            public partial class Derived : Base
            {
                [CreateSyncVersion]
                public override async Task {|STD1004:LoadAsync|}() => await Task.Delay(1);
            }
            """);

    [Fact]
    public static void ImplementationStaysWhenTheInterfaceIsRefused_Reports()
        => Diagnosed("""
            namespace T;

            public partial interface ISource
            {
                [CreateSyncVersion]
                Task<int> {|STD1006:Read|}();
            }

            public partial class Source : ISource
            {
                public Task<int> Read() => Task.FromResult(1);

                [CreateSyncVersion]
                public async Task<int> CountAsync() { await Task.Yield(); return 1; }
            }
            """).Declares("Count");

    [Fact]
    public static void SyntaxErrorElsewhere_StillGenerates()
        => Compiles(
            """
            //// in.cs
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return 1; }
            }
            //// Broken.cs
            namespace T;

            public partial class Broken
            {
                public void M( { }
            }
            """,
            new() { SourceErrorsStay = ["CS1001", "CS1026", "CS1513", "CS1514", "CS1002", "CS8124", "CS1003", "CS1525", "CS1022", "CS1031", "CS1519"] }).Declares("Go");

    [Fact]
    public static void ErrorInOneBody_OthersStillGenerate()
        => Compiles(
            """
            public int Broken() => Nothing();

            [CreateSyncVersion]
            public async Task<int> GoAsync() => await GetAsync(1);
            """,
            new() { SourceErrorsStay = ["CS0103"] }).Declares("Go");

    [Theory]
    [InlineData("[CreateSyncVersion] public async Task GoAsync( { }")]
    [InlineData("[CreateSyncVersion] public async Task GoAsync() { await }")]
    [InlineData("[CreateSyncVersion] public async Task GoAsync() => ;")]
    [InlineData("[CreateSyncVersion] public async Task<> GoAsync() { return await X(); }")]
    [InlineData("[CreateSyncVersion(Name = )] public async Task GoAsync() { }")]
    [InlineData("[CreateSyncVersion(Name = 5)] public async Task GoAsync() { }")]
    [InlineData("[CreateSyncVersion(Nothing = 5)] public async Task GoAsync() { }")]
    [InlineData("[CreateSyncVersion] public async Task Async")]
    [InlineData("[CreateSyncVersion] public async")]
    [InlineData("[CreateSyncVersion")]
    [InlineData("[CreateSyncVersion] public async Task GoAsync() { if (await ")]
    [InlineData("[CreateSyncVersion] public async Missing<int> GoAsync() { await foreach (var in ) { } }")]
    [InlineData("[CreateSyncVersion] public async Task GoAsync() { await using (var x = ) }")]
    [InlineData("[CreateSyncVersion] [CreateSyncVersion] public async Task GoAsync() { await Task.Yield(); }")]
    public static void MalformedMember_NeverThrows(string member)
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run(member + "\n\n[CreateSyncVersion]\npublic async Task<int> FineAsync() => await GetAsync(1);");
        run.Require(run.Crash is null && run.AnalyzerFailure is null, $"threw {run.Crash} {run.AnalyzerFailure}");
        run.Require(run.Reported.All(d => d.Id != "STD1012" || !d.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("Exception", StringComparison.Ordinal)), "the translator failed");
    }

    [Fact]
    public static void NoAttributeNothingIsAdded_DoesNotReport()
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run("public async Task GoAsync() => await StepAsync(\"a\");");
        run.Require(run.Crash is null && run.Reported.IsEmpty && run.MemberTrees.Count == 0, "something is generated or said");
    }

    [Fact]
    public static void AttributeWithoutEffect_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public int {|STD1012:NumberAsync|}() => 1;

            [CreateSyncVersion]
            public int {|STD1012:Number|}() => 2;

            [CreateSyncVersion]
            public void {|STD1012:NothingAsync|}() { }
            """);

    [Fact]
    public static void AttributeOnATypeWithoutAsyncMethods_Reports()
        => Diagnosed("""
            namespace T;

            [CreateSyncVersion]
            public partial class {|STD1012:Empty|}
            {
                public int Number() => 1;
            }
            """);

    [Fact]
    public static void SkipWithoutTypeAttribute_Reports()
        => Diagnosed("""
            [SkipSyncVersion]
            public async Task {|STD1012:AAsync|}() => await StepAsync("a");
            """);

    [Fact]
    public static void SkipAndCreateOnOneMethod_CompilesOrReports()
        => CompilesOrDiagnosed("""
            [CreateSyncVersion, SkipSyncVersion]
            public async Task AAsync() => await StepAsync("a");

            [CreateSyncVersion]
            public async Task BAsync() => await StepAsync("a");
            """);

    [Fact]
    public static void TypeNotPartial_Reports()
        => Diagnosed("""
            namespace T;

            {|STD1005:public class Holder
            {
                [CreateSyncVersion]
                public async Task RunAsync() => await Task.Yield();
            }|}
            """);

    [Fact]
    public static void OuterTypeNotPartial_Reports()
        => Diagnosed("""
            namespace T;

            {|STD1005:public class Outer
            {
                public partial class Inner
                {
                    [CreateSyncVersion]
                    public async Task RunAsync() => await Task.Yield();
                }
            }|}
            """);

    [Fact]
    public static void TypeNotPartialTakesOnlyItsOwn_Reports()
        => Diagnosed("""
            namespace T;

            {|STD1005:public class Holder
            {
                [CreateSyncVersion]
                public async Task RunAsync() => await Task.Yield();
            }|}

            public partial class Other
            {
                [CreateSyncVersion]
                public async Task FineAsync() => await Task.Yield();
            }
            """).Declares("Fine").Declares("Run", 0);
}
