using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>#if SYNC_ONLY</c>, <c>#if !SYNC_ONLY</c> and <c>#else</c>, anywhere a directive can stand. The symbol is never defined.</summary>
public static class SyncOnlyTests
{
    [Fact]
    public static void Statements_RunsAlike()
        => Quiet(Go("Task<int>", """
            var x = 1;
            #if SYNC_ONLY
            x += Get(5);
            #else
            x += await GetAsync(5);
            #endif
            #if !SYNC_ONLY
            x += await GetAsync(6);
            #else
            x += Get(6);
            #endif
            return x;
            """));

    [Fact]
    public static void AsyncOnlyStatementIsRemoved_ReadsAs()
        => Generates(Go("Task", """
            await StepAsync("a");
            #if !SYNC_ONLY
            await AloneAsync();
            #endif
            await StepAsync("b");
            """), """
            public void Go()
            {
                Step("a");
                Step("b");
            }
            """);

    [Fact]
    public static void AsyncOnlyTextIsNotJudged_DoesNotReport()
        => Compiles(Go("Task", """
            #if !SYNC_ONLY
            await Task.WhenAny(AloneAsync(), Task.Delay(1));
            var tcs = new TaskCompletionSource();
            _ = AloneAsync();
            #endif
            await StepAsync("b");
            """)).Lacks("WhenAny", "TaskCompletionSource", "Alone");

    [Fact]
    public static void SyncOnlyTextIsCopiedVerbatim_Compiles()
        => Compiles(Go("Task", """
            #if SYNC_ONLY
            Say("sync   only"); // as it stands, GetAsync too
            #endif
            await StepAsync("b");
            """)).Contains("Say(\"sync   only\"); // as it stands, GetAsync too", "#line");

    [Fact]
    public static void SyncOnlyTextMayCallGeneratedMembers_Compiles()
        => Compiles("""
            [CreateSyncVersion]
            private async Task<int> InnerAsync() => await GetAsync(1);

            """ + Go("Task<int>", """
            #if SYNC_ONLY
            return Inner() + 1;
            #else
            return await InnerAsync() + 2;
            #endif
            """)).Contains("return Inner() + 1;").Lacks("+ 2");

    [Fact]
    public static void Expressions_RunsAlike()
        => Quiet(Go("Task<int>", """
            var x =
            #if SYNC_ONLY
                Get(1)
            #else
                await GetAsync(1)
            #endif
                + 2;
            return x;
            """));

    [Fact]
    public static void Arguments_RunsAlike()
        => Quiet(Go("Task<int>", """
            return Math.Max(
                await GetAsync(1),
            #if SYNC_ONLY
                Get(2)
            #else
                await GetAsync(2)
            #endif
                );
            """));

    [Fact]
    public static void ArgumentThatExistsOnlyInAsync_Compiles()
        => Compiles(Go("Task<string>", """
            return string.Join(",", new[]
            {
                "a",
            #if !SYNC_ONLY
                (await AloneAsync(1)).ToString(),
            #endif
                "b",
            });
            """)).Lacks("Alone");

    [Fact]
    public static void Initialisers_RunsAlike()
        => Quiet("""
            private sealed class Options { public bool Async1 { get; init; } public int N { get; init; } }

            """ + Go("Task<int>", """
            var o = new Options
            {
            #if !SYNC_ONLY
                Async1 = true,
            #endif
                N = await GetAsync(3),
            };
            var list = new List<int>
            {
                1,
            #if SYNC_ONLY
                Get(2),
            #else
                await GetAsync(2),
            #endif
            };
            return o.N + list.Count;
            """));

    [Fact]
    public static void ConditionAndElse_RunsAlike()
        => Quiet(Go("Task", """
            #if SYNC_ONLY
            if (Get(1) == 1)
            #else
            if (await GetAsync(1) == 1)
            #endif
            {
                await StepAsync("yes");
            }
            else
            {
            #if !SYNC_ONLY
                await AloneAsync();
            #endif
            }
            """));

    [Fact]
    public static void InLambdaAndLocalFunction_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<Task<int>> f = async () =>
            {
            #if SYNC_ONLY
                return Get(1);
            #else
                return await GetAsync(1);
            #endif
            };

            async Task<int> InnerAsync()
            {
            #if !SYNC_ONLY
                await Task.Yield();
            #endif
                return await GetAsync(2);
            }

            return await f() + await InnerAsync();
            """));

    [Fact]
    public static void WholeMember_Reports()
        => Diagnosed("""
            #if !SYNC_ONLY
            [CreateSyncVersion]
            public async Task<int> {|STD1012:GoneAsync|}() => await AloneAsync(1);
            #endif

            """ + Go("Task<int>", "return await GetAsync(1);"));

    [Fact]
    public static void MemberOnlyInSync_Compiles()
        => Compiles("""
            [CreateSyncVersion]
            public async Task<int> GoAsync() => await GetAsync(1);

            #if SYNC_ONLY
            private int Helper() => 3;
            #endif
            """);

    [Fact]
    public static void ParameterList_CompilesOrReports()
        => CompilesOrDiagnosed("""
            [CreateSyncVersion]
            public async Task<int> GoAsync(
                int a
            #if !SYNC_ONLY
                , Func<Task<int>>? extra = null
            #endif
                )
            {
                return await GetAsync(a);
            }
            """);

    [Fact]
    public static void UsingDirective_CompilesOrReports()
        => CompilesOrDiagnosed("""
            #if SYNC_ONLY
            using Numbers = System.Collections.Generic.List<int>;
            #else
            using Numbers = System.Collections.Generic.List<long>;
            #endif
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return new Numbers { 1 }.Count; }
            }
            """);

    [Fact]
    public static void ErrorInSyncOnlyTextIsTheUsersOwn_PointsIntoTheSource()
    {
        if (SourceOnly)
        {
            return;
        }

        var run = SyncCase.Run(Go("Task", """
            #if SYNC_ONLY
            Undefined();
            #endif
            await StepAsync("a");
            """));
        var error = Assert.Single(run.OutputDiagnostics, d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var place = error.Location.GetMappedLineSpan();
        run.Require(error.Id == "CS0103" && place.Path == "in.cs", "the error does not point to the source: " + error);
        run.Require(run.SourceTrees[0].ToString().Split('\n')[place.StartLinePosition.Line].Contains("Undefined", System.StringComparison.Ordinal), "another line: " + error);
    }

    [Fact]
    public static void Elif_Reports()
        => Diagnosed(Go("Task", """
            await StepAsync("a");
            {|STD1009:#if SYNC_ONLY
            Say("x");
            #elif NET
            Say("y");
            #endif|}
            """));

    [Fact]
    public static void ElifNamesIt_Reports()
        => Diagnosed(Go("Task", """
            await StepAsync("a");
            {|STD1009:#if NET48
            Say("x");
            #elif SYNC_ONLY
            Say("y");
            #endif|}
            """));

    [Theory]
    [InlineData("SYNC_ONLY && NET")]
    [InlineData("NET || SYNC_ONLY")]
    [InlineData("!(SYNC_ONLY || NET48)")]
    [InlineData("SYNC_ONLY == true")]
    public static void MixedCondition_Reports(string condition)
        => Diagnosed(Go("Task", $$"""
            await StepAsync("a");
            {|STD1009:#if {{condition}}
            Say("x");
            #endif|}
            """));

    [Theory]
    [InlineData("(SYNC_ONLY)")]
    [InlineData("!(SYNC_ONLY)")]
    [InlineData("!!SYNC_ONLY")]
    public static void OddButClearCondition_CompilesOrReports(string condition)
        => CompilesOrDiagnosed(Go("Task", $$"""
            await StepAsync("a");
            #if {{condition}}
            Say("x");
            #endif
            """));

    [Fact]
    public static void InsideAGroupOfAnotherSymbol_Compiles()
        => Compiles(Go("Task", """
            await StepAsync("a");
            #if !SOMETHING_ELSE
            #if SYNC_ONLY
            Say("x");
            #endif
            #endif
            """));

    [Fact]
    public static void NestedInItself_Reports()
        => Diagnosed(Go("Task", """
            await StepAsync("a");
            {|STD1009:#if !SYNC_ONLY
            #if SYNC_ONLY
            Say("x");
            #endif
            #endif|}
            """));

    [Fact]
    public static void MalformedElsewhere_OtherMembersStay()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task BadAsync()
            {
                await StepAsync("a");
            {|STD1009:#if SYNC_ONLY && NET
                Say("x");
            #endif|}
            }

            [CreateSyncVersion]
            public async Task GoodAsync() => await StepAsync("good");
            """).Declares("Good").Declares("Bad", 0);

    [Fact]
    public static void OtherDirectivesInside_CompilesOrReports()
        => CompilesOrDiagnosed(Go("Task", """
            await StepAsync("a");
            #if SYNC_ONLY
            #region sync
            Say("x");
            #endregion
            #else
            #pragma warning disable CS0219
            var unused = 1;
            #pragma warning restore CS0219
            #endif
            """));

    [Fact]
    public static void EmptySections_RunsAlike()
        => Quiet(Go("Task", """
            #if SYNC_ONLY
            #endif
            await StepAsync("a");
            #if !SYNC_ONLY
            #else
            #endif
            """));

    [Fact]
    public static void ReturnInBothSections_RunsAlike()
        => Quiet(Go("Task<int>", """
            if (Flag(true))
            {
            #if SYNC_ONLY
                return Get(1);
            #else
                return await GetAsync(1);
            #endif
            }

            return 0;
            """));

    [Fact]
    public static void BlockingInSyncOnlyTextIsNotReported_DoesNotReport()
        => Compiles(Go("Task<int>", """
            #if SYNC_ONLY
            return AloneAsync(1).GetAwaiter().GetResult();
            #else
            return await AloneAsync(1);
            #endif
            """)).Contains("AloneAsync(1).GetAwaiter().GetResult()");

    [Fact]
    public static void TwinGuardedByTheSymbol_DoesNotCollide()
        => Compiles("""
            [CreateSyncVersion]
            public async Task<int> LoadAsync() => await GetAsync(1);

            #if SYNC_ONLY
            public int Load() => 2;
            #endif
            """).Declares("Load");
}
