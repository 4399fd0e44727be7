using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Overload resolution must pick in the sync text what the translator meant, although arguments were dropped and names are shorter.</summary>
public static class OverloadTests
{
    [Fact]
    public static void DroppedTokenMakesAnotherOverloadBetter_SameOrReports() // F("x") binds to F(string), which is not FAsync(object, token)
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<string> FAsync(object o, CancellationToken ct) { await StepAsync("f", ct); return "object"; }
            private string F(string s) => "string";

            """ + Go("Task<string>", "return await FAsync(\"x\", ct);", "CancellationToken ct = default"));

    [Fact]
    public static void DroppedTokenMakesAnotherGeneratedOverloadBetter_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<string> FAsync(long n, CancellationToken ct) { await StepAsync("f", ct); return "long"; }

            [CreateSyncVersion]
            private async Task<string> FAsync(int n) { await StepAsync("f"); return "int"; }

            """ + Go("Task<string>", "return await FAsync(1, ct) + await FAsync(1);", "CancellationToken ct = default"));

    [Fact]
    public static void HandWrittenMoreSpecificOverload_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> FAsync(IEnumerable<int> all, CancellationToken ct) { await Task.Yield(); return "sequence"; }
            private string F(IEnumerable<int> all) => "sequence";
            private string F(List<int> all) => "list";

            """ + Go("Task<string>", "return await FAsync(new List<int>(), ct);", "CancellationToken ct = default"));

    [Fact]
    public static void ParamsOverload_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> FAsync(string s, object[] rest, CancellationToken ct) { await Task.Yield(); return "array" + rest.Length; }
            private string F(string s, object[] rest) => "array" + rest.Length;
            private string F(string s, params string[] rest) => "params" + rest.Length;

            """ + Go("Task<string>", "return await FAsync(\"a\", new string[] { \"b\", \"c\" }, ct);", "CancellationToken ct = default"));

    [Fact]
    public static void NullArgumentBecomesAmbiguous_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> FAsync(string? s, CancellationToken ct) { await Task.Yield(); return "string"; }
            private string F(string? s) => "string";
            private string F(int[]? s) => "array";

            """ + Go("Task<string>", "return await FAsync(null, ct);", "CancellationToken ct = default"));

    [Fact]
    public static void GenericOverloadBecomesBetter_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> FAsync(object o, CancellationToken ct) { await Task.Yield(); return "object"; }
            private string F(object o) => "object";
            private string F<V>(V v) where V : struct => "generic";

            """ + Go("Task<string>", "return await FAsync(1, ct);", "CancellationToken ct = default"));

    [Fact]
    public static void LambdaOverloads_RunsAlike() // Func<Task> and Func<Task<int>> become Action and Func<int>
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<string> DoAsync(Func<Task> f) { await f(); return "task"; }

            [CreateSyncVersion]
            private async Task<string> DoAsync<V>(Func<Task<V>> f) { await f(); return "value"; }

            """ + Go("Task<string>", "return await DoAsync(() => StepAsync(\"a\")) + await DoAsync(() => GetAsync(1)) + await DoAsync(async () => await GetAsync(2)) + await DoAsync(async () => { await GetAsync(3); });"));

    [Fact]
    public static void SpanAndArrayOverloads_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<string> PutAsync(ReadOnlyMemory<byte> m) { await StepAsync("m"); return "memory"; }

            [CreateSyncVersion]
            private async Task<string> PutAsync(byte[] m) { await StepAsync("b"); return "array"; }

            """ + Go("Task<string>", "return await PutAsync(new byte[1]) + await PutAsync(new byte[1].AsMemory()) + await PutAsync((ReadOnlyMemory<byte>)new byte[2]);"));

    [Fact]
    public static void OptionalTokenLeavesTwoCandidates_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> FAsync(int a, int b = 2, CancellationToken ct = default) { await Task.Yield(); return "two" + b; }
            private string F(int a, int b = 2) => "two" + b;
            private string F(int a) => "one";

            """ + Go("Task<string>", "return await FAsync(1, ct: ct);", "CancellationToken ct = default"));

    [Fact]
    public static void MoreSpecificHandWrittenTwinIsCalledByTheBody_SameOrReports() // F(n) would now bind to the generated F(int): recursion without end
        => SameOrDiagnosed("""
            private int F(int n, bool deep = false) { Say("helper " + n); return n; }

            [CreateSyncVersion]
            private async Task<int> FAsync(int n) { await StepAsync("f"); return F(n); }

            """ + Go("Task<int>", "return await FAsync(3);"));

    [Fact]
    public static void HelperOfWiderTypeIsCalledByTheBody_SameOrReports()
        => SameOrDiagnosed("""
            private string Show(object o) => "object " + o;

            [CreateSyncVersion]
            private async Task<string> ShowAsync(int n) { await StepAsync("show"); return Show(n); }

            """ + Go("Task<string>", "return await ShowAsync(3);"));

    [Fact]
    public static void HelperOfTheBaseClassIsCalledByTheBody_SameOrReports() // the generated member hides it
        => SameOrDiagnosed("""
            namespace T;

            public class Base
            {
                public List<string> Log = [];
                protected int Load(int n) { Log.Add("base " + n); return n; }
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                private async Task<int> LoadAsync(int n) { await Task.Yield(); return Load(n) + base.Load(n); }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(2);
            }
            """);

    [Fact]
    public static void ExtensionIsCalledByTheBody_SameOrReports() // an instance member beats the extension
        => SameOrDiagnosed("""
            namespace T;

            public static class Extensions
            {
                public static int Load(this C c, int n) { c.Log.Add("extension " + n); return n; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async Task<int> LoadAsync(int n) { await Task.Yield(); return this.Load(n); }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(2);
            }
            """);

    [Fact]
    public static void StaticImportIsCalledByTheBody_SameOrReports()
        => SameOrDiagnosed("""
            using static T.Helpers;
            namespace T;

            public static class Helpers { public static int Load(int n) => n + 100; }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async Task<int> LoadAsync(int n) { await Task.Yield(); return Load(n); }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(2);
            }
            """);

    [Fact]
    public static void OtherCallersOfTheHelperAreNotRebound_SameOrReports() // `Show(1)` in a third method binds to the generated one now
        => SameOrDiagnosed("""
            private string Show(object o) => "object";

            [CreateSyncVersion]
            private async Task<string> ShowAsync(int n) { await StepAsync("show"); return "int"; }

            """ + Go("Task<string>", """
            await ShowAsync(2);
            return Show(1);
            """));

    [Fact]
    public static void LocalNamedLikeTheSyncMethod_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            public async Task<int> GoAsync()
            {
                int Get = await GetAsync(1);
                return Get + await this.GetAsync(2);
            }
            """);

    [Fact]
    public static void ParameterNamedLikeTheSyncMethod_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> WithAsync(int Get) => Get + await GetAsync(2);

            """ + Go("Task<int>", "return await WithAsync(1);"));

    [Fact]
    public static void PropertyOfTheSyncName_Reports()
        => Diagnosed("""
            public int Count => 1;

            [CreateSyncVersion]
            public async Task<int> {|STD1006:CountAsync|}() => await GetAsync(1);
            """);

    [Fact]
    public static void GenericTypeArgumentsAreKept_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<string> NameAsync<V>(CancellationToken ct = default) { await StepAsync("n", ct); return typeof(V).Name; }

            """ + Go("Task<string>", "return await NameAsync<int>() + await NameAsync<List<string>>(ct);", "CancellationToken ct = default"));

    [Fact]
    public static void Recursion_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> FactAsync(int n, CancellationToken ct = default) => n <= 1 ? 1 : n * await FactAsync(n - 1, ct);

            """ + Go("Task<int>", "return await FactAsync(5);"));
}
