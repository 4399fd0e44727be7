using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>SyncCounterparts.txt</c>.</summary>
public static class CounterpartMapTests
{
    private const string Fetch = """
        internal async Task<int> FetchAsync(int n) { Say("load " + n); await Task.Yield(); return n; }
        internal int Load(int n) { Say("load " + n); return n; }

        """;

    [Fact]
    public static void MethodToMethod_RunsAlike()
        => Quiet(Fetch + Go("Task<int>", "return await FetchAsync(1);"), Map("M:T.C.FetchAsync(System.Int32) -> M:T.C.Load(System.Int32)")).Contains("Load(1)");

    [Fact]
    public static void WithoutTheMap_Reports()
        => Diagnosed(Fetch + Go("Task<int>", "return await {|STD1004:FetchAsync(1)|};"));

    [Fact]
    public static void CommentsAndBlankLines_RunsAlike()
        => Quiet(Fetch + Go("Task<int>", "return await FetchAsync(1);"), Map("# comment\n\n  M:T.C.FetchAsync(System.Int32)->M:T.C.Load(System.Int32)  ; why\n")).Contains("Load(1)");

    [Fact]
    public static void MapBeatsTheTwin_RunsAlike()
        => Quiet("""
            internal async Task<int> FetchAsync(int n) { await Task.Yield(); return n; }
            internal int Fetch(int n) => -1;
            internal int Load(int n) => n;

            """ + Go("Task<int>", "return await FetchAsync(1);"), Map("M:T.C.FetchAsync(System.Int32) -> M:T.C.Load(System.Int32)"));

    [Fact]
    public static void MethodToProperty_RunsAlike()
        => Quiet("""
            internal async Task<int> CountAsync() { await Task.Yield(); return 3; }
            internal int Count => 3;

            """ + Go("Task<int>", "return await CountAsync() + await this.CountAsync();"), Map("M:T.C.CountAsync -> P:T.C.Count")).Contains("this.Count");

    [Fact]
    public static void MethodInAnotherClass_RunsAlike()
        => Quiet("""
            namespace T;

            public static class Files
            {
                public static async Task<int> SizeAsync(string s) { await Task.Yield(); return s.Length; }
            }

            public static class SyncFiles
            {
                public static int Size(string s) => s.Length;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await Files.SizeAsync("abc");
            }
            """, Map("M:T.Files.SizeAsync(System.String) -> M:T.SyncFiles.Size(System.String)"));

    [Fact]
    public static void GenericMethod_RunsAlike()
        => Quiet("""
            internal async Task<V> FetchAsync<V>(V v) { await Task.Yield(); return v; }
            internal V Load<V>(V v) => v;

            """ + Go("Task<string>", "return await FetchAsync<string>(\"a\") + await FetchAsync(1);"), Map("M:T.C.FetchAsync``1(``0) -> M:T.C.Load``1(``0)")).Contains("Load<string>(\"a\")");

    [Fact]
    public static void Type_RunsAlike()
        => Quiet("""
            namespace T;

            public sealed class AsyncReader(int n) : IAsyncDisposable
            {
                public async Task<int> ReadAsync() { await Task.Yield(); return n; }
                public async ValueTask DisposeAsync() => await Task.Yield();
            }

            public sealed class Reader(int n) : IDisposable
            {
                public int Read() => n;
                public void Dispose() { }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private static async Task<int> UseAsync(AsyncReader reader, List<AsyncReader> more) => await reader.ReadAsync() + more.Count;

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    await using var reader = new AsyncReader(3);
                    AsyncReader other = new(4);
                    return await UseAsync(reader, new List<AsyncReader> { other }) + await other.ReadAsync();
                }
            }
            """, Map("T:T.AsyncReader -> T:T.Reader"));

    [Fact]
    public static void WhenAnyMapped_Compiles()
        => CompilesOrDiagnosed("""
            internal async Task<int> PulseAsync(int n) { await Task.Yield(); return n; }
            internal int Beat(int n) => n;

            """ + Go("Task<int>", "return await PulseAsync(1);"), Map("M:T.C.PulseAsync(System.Int32) -> M:T.C.Beat(System.Int32)\nM:System.Threading.PeriodicTimer.WaitForNextTickAsync(System.Threading.CancellationToken) -> M:T.C.Beat(System.Int32)"));

    [Fact]
    public static void UnresolvedSource_Reports()
        => ReportsUnresolved("M:T.C.MissingAsync(System.Int32) -> M:T.C.Load(System.Int32)");

    [Fact]
    public static void UnresolvedTarget_Reports()
        => ReportsUnresolved("M:T.C.FetchAsync(System.Int32) -> M:T.C.Missing(System.Int32)");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("M:T.C.FetchAsync(System.Int32)")]
    [InlineData("M:T.C.FetchAsync(System.Int32) -> ")]
    [InlineData("-> M:T.C.Load(System.Int32)")]
    [InlineData("X:T.C.FetchAsync(System.Int32) -> M:T.C.Load(System.Int32)")]
    public static void MalformedEntry_Reports(string entry) => ReportsUnresolved(entry);

    [Fact]
    public static void MapToTheMemberItself_Reports()
        => Diagnosed(Fetch + """
            [CreateSyncVersion]
            public async Task<int> GoAsync() => await {|STD1003,STD1004,STD1006:FetchAsync(1)|};
            """, Map("M:T.C.FetchAsync(System.Int32) -> M:T.C.FetchAsync(System.Int32)"));

    [Fact]
    public static void MapWithOtherParameters_SameOrReports()
        => SameOrDiagnosed("""
            internal async Task<int> FetchAsync(int n, string s) { await Task.Yield(); return n + s.Length; }
            internal int Load(int n) => n;

            """ + Go("Task<int>", "return await FetchAsync(1, \"\");"), Map("M:T.C.FetchAsync(System.Int32,System.String) -> M:T.C.Load(System.Int32)"));

    // STD0002 stands in no source file (in the list, or nowhere); what is attributed beside it is generated all the same.
    private static void ReportsUnresolved(string map)
    {
        var source = Fetch + Go("Task<int>", "return await GetAsync(1);");
        var run = SyncCase.Run(source, Map(map));
        if (SourceOnly)
        {
            run.CheckSource(execute: true);
            return;
        }

        run.Require(run.Reported is [{ Id: "STD0002" }], "STD0002 is not reported, once");
        run.Text.Declares("Go");
    }

    private static SyncSetup Map(string lines) => new() { Counterparts = lines };

    [Fact]
    public static void DelegateTypeWhoseTokenGoes_RunsAlike()
        => Quiet("""
            internal delegate Task<int> Handler(int n, CancellationToken ct);
            internal delegate int SyncHandler(int n);

            """ + Go("Task<int>", """
            Handler handler = async (n, token) => await GetAsync(n) + 1;
            return await handler(1, ct) + await handler.Invoke(ct: default, n: 2);
            """, "CancellationToken ct = default"), Map("T:T.C.Handler -> T:T.C.SyncHandler")).Contains("handler(1) + handler.Invoke(n: 2)");
}
