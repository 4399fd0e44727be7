using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>The output reads as if a person had written it: only what must change changes.</summary>
public static class FormattingTests
{
    [Fact]
    public static void CommentsStay_ReadsAs()
        => Generates("""
            // before the member
            [CreateSyncVersion]
            public async Task<int> GoAsync(int n /* how many */, CancellationToken ct = default) // why
            {
                // first
                await StepAsync("a", ct).ConfigureAwait(false); // trailing

                /* block */
                var x = await /* inside */ GetAsync(n); // the value

                // last
                return x;
                // after
            }
            """, """
            // before the member
            public int Go(int n /* how many */) // why
            {
                // first
                Step("a"); // trailing

                /* block */
                var x = /* inside */ Get(n); // the value

                // last
                return x;
                // after
            }
            """);

    [Fact]
    public static void OddSpacingStays_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<int>   GoAsync( int  a,int b )
            {
                var  x = await   GetAsync( a )+await GetAsync(b) ;
                if(x>1){ await StepAsync( "a" ) ; }
                return x ;
            }
            """, """
            public int   Go( int  a,int b )
            {
                var  x = Get( a )+Get(b) ;
                if(x>1){ Step( "a" ) ; }
                return x ;
            }
            """);

    [Fact]
    public static void ChainedCallsOnLines_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<string> GoAsync(TextReader reader, CancellationToken ct)
            {
                var text = await reader
                    .ReadToEndAsync(ct)
                    .ConfigureAwait(false);
                return text
                    .Trim()
                    .ToUpperInvariant();
            }
            """, """
            public string Go(TextReader reader)
            {
                var text = reader
                    .ReadToEnd();
                return text
                    .Trim()
                    .ToUpperInvariant();
            }
            """);

    [Fact]
    public static void ParametersOnLines_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<int> GoAsync(
                int a,
                int b,
                CancellationToken ct = default)
            {
                return await AddAsync(
                    a,
                    b,
                    ct);
            }

            private async Task<int> AddAsync(int a, int b, CancellationToken ct) { await Task.Yield(); return a + b; }
            private int Add(int a, int b) => a + b;
            """, """
            public int Go(
                int a,
                int b)
            {
                return Add(
                    a,
                    b);
            }
            """);

    [Fact]
    public static void RegionsAreBalanced_Compiles()
        => Compiles("""
            #region outer
            [CreateSyncVersion]
            public async Task<int> OneAsync() => await GetAsync(1);
            #endregion

            #region second
            public int Number;

            [CreateSyncVersion]
            public async Task<int> TwoAsync()
            {
                #region inner
                return await GetAsync(1);
                #endregion
            }

            [CreateSyncVersion]
            public async Task<int> ThreeAsync() => await GetAsync(1);
            #endregion
            """).Declares("One").Declares("Two").Declares("Three");

    [Fact]
    public static void ConditionalSections_RunsAlike()
        => Quiet(Go("Task<int>", """
            #if NET
            var x = await GetAsync(1);
            #else
            var x = await MissingAsync(1);
            #endif
            #if NET48
            Say("old");
            #elif NET10_0_OR_GREATER
            await StepAsync("new");
            #else
            Say("none");
            #endif
            return x;
            """));

    [Fact]
    public static void ConditionalSectionAroundMembers_RunsAlike()
        => Quiet("""
            #if NET
            [CreateSyncVersion]
            private async Task<int> OneAsync() => await GetAsync(1);
            #else
            private int One() => 1;
            #endif

            #if NET48
            [CreateSyncVersion]
            private async Task<int> OldAsync() => await GetAsync(1);
            #endif

            """ + Go("Task<int>", "return await OneAsync();")).Declares("Old", 0);

    [Fact]
    public static void ConditionalSectionBeginsBeforeTheMember_RunsAlike()
        => Quiet("""
            #if NET
            private int _field = 1;
            [CreateSyncVersion]
            private async Task<int> OneAsync() => _field + await GetAsync(1);
            #endif
            [CreateSyncVersion]
            #if NET48
            [Obsolete("old")]
            #endif
            private async Task<int> TwoAsync()
            #if NET
                => await GetAsync(2);
            #else
                => await GetAsync(3);
            #endif

            """ + Go("Task<int>", "return await OneAsync() + await TwoAsync();"));

    [Fact]
    public static void PragmasStay_Compiles()
        => Compiles("""
            [CreateSyncVersion]
            public async Task<int> GoAsync()
            {
            #pragma warning disable CS0219
                var unused = 1;
            #pragma warning restore CS0219
                return await GetAsync(1);
            }
            """).Contains("#pragma warning disable CS0219");

    [Fact]
    public static void PragmaAtTheTopOfTheFileHolds_Compiles()
        => Compiles("""
            #pragma warning disable CS0618
            namespace T;

            public static class Old
            {
                [Obsolete("x")] public static int N => 1;
            }

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return Old.N; }
            }
            """);

    [Fact]
    public static void PragmaBetweenMembersHolds_Compiles()
        => Compiles("""
            namespace T;

            public static class Old
            {
                [Obsolete("x")] public static int N => 1;
            }

            public partial class C
            {
            #pragma warning disable CS0618 // the old one
                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return Old.N; }
            #pragma warning restore CS0618

                [CreateSyncVersion]
                public async Task<int> OtherAsync() { await Task.Yield(); return 1; }
            }
            """);

    [Fact]
    public static void UsingsStay_RunsAlike()
        => Quiet("""
            using System.Text;
            using Json = System.Text.Json.JsonSerializer;
            using Pair = (int A, string B);
            using unsafe Pointer = int*;
            namespace T;

            using static System.Math;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync()
                {
                    await Task.Yield();
                    Pair pair = (Abs(-1), "b");
                    return new StringBuilder().Append(Json.Serialize(pair.A)).ToString() + pair.B;
                }
            }
            """);

    [Fact]
    public static void UsingsInTheNamespace_RunsAlike()
        => Quiet("""
            namespace Tools { public static class Helper { public static int N => 4; } }
            namespace T
            {
                using Tools;
                using H = Tools.Helper;

                namespace Deep { }

                public partial class C
                {
                    public List<string> Log = [];

                    [CreateSyncVersion]
                    public async Task<int> GoAsync() { await Task.Yield(); return Helper.N + H.N; }
                }
            }
            """);

    [Fact]
    public static void ExternAlias_CompilesOrReports()
        => CompilesOrDiagnosed("""
            extern alias lib;
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return 1; }
            }
            """, new() { SourceErrorsStay = ["CS0430"] });

    [Fact]
    public static void DefinesOfTheFile_RunsAlike()
        => Quiet("""
            #define MINE
            #undef NET
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    await Task.Yield();
            #if MINE && !NET
                    return 1;
            #else
                    return 2;
            #endif
                }
            }
            """);

    [Fact]
    public static void ConditionalMethodOfAFileSymbol_RunsAlike() // the symbol decides at the call, so it must be defined in the generated file
        => Quiet("""
            #define TRACING
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [System.Diagnostics.Conditional("TRACING")]
                private void Trace(string s) => Log.Add(s);

                [CreateSyncVersion]
                public async Task GoAsync() { Trace("a"); await Task.Yield(); Trace("b"); }
            }
            """);

    [Fact]
    public static void NewNamesAreQualified_RunsAlike() // the file imports nothing, and `System` is taken
        => Same("""
            namespace T
            {
                public static class System { }

                public partial class C
                {
                    public global::System.Collections.Generic.List<string> Log = [];

                    [CreateSyncVersion]
                    private async global::System.Collections.Generic.IAsyncEnumerable<int> EachAsync() { await global::System.Threading.Tasks.Task.Delay(1); yield return 1; }

                    [CreateSyncVersion]
                    public async global::System.Threading.Tasks.Task<int> GoAsync()
                    {
                        global::System.Func<global::System.Threading.Tasks.Task> f = async () => await global::System.Threading.Tasks.Task.Delay(1);
                        await f();
                        var sum = 0;
                        await foreach (var x in EachAsync())
                        {
                            sum += x;
                        }

                        return sum;
                    }
                }
            }
            """);

    [Fact]
    public static void QualifiedTypes_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async System.Threading.Tasks.Task<int> OneAsync(System.Threading.CancellationToken ct) { await System.Threading.Tasks.Task.Delay(1, ct); return 1; }

            [CreateSyncVersion]
            public async global::System.Threading.Tasks.ValueTask<int> GoAsync() => await OneAsync(global::System.Threading.CancellationToken.None);
            """);

    [Fact]
    public static void AliasOfTask_RunsAlike()
        => Quiet("""
            using IntTask = System.Threading.Tasks.Task<int>;
            using Job = System.Threading.Tasks.Task;
            using Stop = System.Threading.CancellationToken;
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async IntTask OneAsync(Stop stop) { await Job.Delay(1, stop); return 1; }

                [CreateSyncVersion]
                public async Job GoAsync() { Log.Add("one " + await OneAsync(Stop.None)); }
            }
            """);

    [Fact]
    public static void LineDirectives_CompilesOrReports()
        => CompilesOrDiagnosed(Go("Task<int>", """
            #line 100 "other.cs"
            var x = await GetAsync(1);
            #line hidden
            x++;
            #line default
            return x;
            """));

    [Fact]
    public static void Tabs_ReadsAs()
        => Compiles("[CreateSyncVersion]\npublic async Task<int> GoAsync()\n{\n\tawait StepAsync(\"a\");\n\treturn await GetAsync(1);\n}").Contains("\tStep(\"a\");");

    [Fact]
    public static void WindowsLineEnds_ReadsAs()
        => Compiles("namespace T;\r\n\r\npublic partial class C\r\n{\r\n    [CreateSyncVersion]\r\n    public async Task<int> GoAsync()\r\n    {\r\n        await Task.Delay(1);\r\n        return 1;\r\n    }\r\n}\r\n").Contains("Thread.Sleep(1);\r\n");

    [Fact]
    public static void RawAndVerbatimStrings_RunsAlike()
        => Quiet(Go("Task<string>", "var a = await TextAsync(@\"x\ny\");\nvar b = $$\"\"\"\n    raw {{await GetAsync(1)}}\n      Async\n    \"\"\";\nreturn a + b;"));

    [Fact]
    public static void RemovedStatementLeavesItsComment_ReadsAs()
        => Generates(Go("Task", """
            // let others run
            await Task.Yield();
            // the work
            await StepAsync("a");
            """), """
            public void Go()
            {
                // let others run
                // the work
                Step("a");
            }
            """);

    [Fact]
    public static void MembersStayInOrder_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<int> OneAsync() => await GetAsync(1);

            public int Between;

            [CreateSyncVersion]
            public async Task<int> TwoAsync() => await GetAsync(2);
            """, """
            public int One() => Get(1);

            public int Two() => Get(2);
            """);
}
