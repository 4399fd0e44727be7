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

    [Fact]
    public static void WiderParameterIsReachedByACast_RunsAlike()
        => Quiet("""
            private async Task<string> PutAsync(object? o, CancellationToken ct) { await Task.Yield(); return "object"; }
            private string Put(object? o) => "object";
            private string Put(string? s) => "string";

            """ + Go("Task<string>", """
            string? none = null;
            return await PutAsync("s", ct) + await PutAsync("s" + "t", ct) + await PutAsync(null, ct) + await PutAsync(none, ct) + await PutAsync(await PutAsync(1, ct), ct);
            """, "CancellationToken ct = default")).Contains("Put((object?)\"s\") + Put((object?)(\"s\" + \"t\")) + Put((object?)null)");

    [Fact]
    public static void ExactOverloadsNeedNoCast_RunsAlike()
        => Quiet("""
            private async Task<string> PutAsync(object? o, CancellationToken ct) { await Task.Yield(); return "object"; }
            private async Task<string> PutAsync(string s, CancellationToken ct) { await Task.Yield(); return "string"; }
            private string Put(object? o) => "object";
            private string Put(string s) => "string";
            private string Put(int n) => "int";
            private string Put<V>(List<V> n) => "list";

            """ + Go("Task<string>", "return await PutAsync(\"s\", ct) + await PutAsync(1.5, ct);", "CancellationToken ct = default")).Contains("Put(\"s\") + Put(1.5)");

    [Fact]
    public static void OverloadOfADerivedTypeHides_SameOrReports() // Put(object) of the derived type is taken before Put(string) of the base is looked at
        => SameOrDiagnosed("""
            public class Base
            {
                public async Task<string> PutAsync(string s) { await Task.Yield(); return "base"; }
                public string Put(string s) => "base";
            }

            public class Derived : Base
            {
                public string Put(object s) => "derived";
            }

            """ + Go("Task<string>", "return await new Derived().PutAsync(\"s\");"));

    [Fact]
    public static void OverloadOfTheBaseDoesNotMatter_RunsAlike()
        => Quiet("""
            public class Base
            {
                public string Put(string s) => "base";
            }

            public class Derived : Base
            {
                public async Task<string> PutAsync(object s) { await Task.Yield(); return "derived"; }
                public string Put(object s) => "derived";
            }

            """ + Go("Task<string>", "return await new Derived().PutAsync(\"s\");")).Contains("new Derived().Put(\"s\")");

    [Fact]
    public static void ExpandedParamsBecomeBetter_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> JoinAsync(CancellationToken ct, params object[] all) { await Task.Yield(); return "objects" + all.Length; }
            private string Join(params object[] all) => "objects" + all.Length;
            private string Join(string a, string b) => "two";
            private string Join(params string[] all) => "strings" + all.Length;

            """ + Go("Task<string>", "return await JoinAsync(ct, \"a\", \"b\") + await JoinAsync(ct, \"a\", 1) + await JoinAsync(ct);", "CancellationToken ct = default"));

    [Fact]
    public static void LambdaThatCouldReturnAValue_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> DoAsync(Func<Task> f, CancellationToken ct) { await f(); return "action"; }
            private string Do(Action f) { f(); return "action"; }
            private string Do<V>(Func<V> f) { f(); return "func"; }

            """ + Go("Task<string>", "return await DoAsync(() => GetAsync(1), ct) + await DoAsync(async () => await GetAsync(2), ct) + await DoAsync(async () => { await GetAsync(3); }, ct);", "CancellationToken ct = default"));

    [Fact]
    public static void OptionalParameterAgainstNone_RunsAlike()
        => Quiet("""
            private async Task<string> FAsync(int a, DayOfWeek day = DayOfWeek.Monday, string? text = null, double d = 1.5, CancellationToken ct = default) { await Task.Yield(); return $"{a}{day}{text}{d}"; }
            private string F(int a, DayOfWeek day = DayOfWeek.Monday, string? text = null, double d = 1.5) => $"{a}{day}{text}{d}";
            private string F(int a) => "one";

            """ + Go("Task<string>", "return await FAsync(1) + await FAsync(1, ct: default);"));

    [Fact]
    public static void DefaultsOfTheTwinAreOthers_RunsAlike()
        => Quiet("""
            private async Task<string> FAsync(int a = 1, char c = 'a', bool? b = true, decimal m = 1.5m, DayOfWeek? day = DayOfWeek.Friday, CancellationToken ct = default) { await Task.Yield(); return $"{a}{c}{b}{m}{day}"; }
            private string F(int a = 2, char c = 'b', bool? b = false, decimal m = 2.5m, DayOfWeek? day = null) => $"{a}{c}{b}{m}{day}";

            """ + Go("Task<string>", "return await FAsync() + await FAsync(3, m: 4);"));

    [Fact]
    public static void RequiredParameterOfTheTwin_RunsAlike()
        => Quiet("""
            private async Task<string> FAsync(int a, string text = "x", CancellationToken ct = default) { await Task.Yield(); return a + text; }
            private string F(int a, string text) => a + text;

            """ + Go("Task<string>", "return await FAsync(1, ct: default);"));

    [Fact]
    public static void MethodOfANestedTypeHidesTheOuterOne_SameOrReports()
        => SameOrDiagnosed("""
            namespace T;

            public partial class C
            {
                public List<string> Log = [];
                private static async Task<string> PutAsync(int n) { await Task.Yield(); return "outer"; }
                private static string Put(int n) => "outer";

                private sealed partial class Inner
                {
                    private string Put(long n) => "inner";

                    [CreateSyncVersion]
                    public async Task<string> RunAsync() => await PutAsync(1) + Put(2);
                }

                [CreateSyncVersion]
                public async Task<string> GoAsync() => await new Inner().RunAsync();
            }
            """);

    [Fact]
    public static void StaticMethodBehindALocal_RunsAlike()
        => Quiet("""
            private static async Task<int> PutAsync(int n) { await Task.Yield(); return n; }
            private static int Put(int n) => n;

            [CreateSyncVersion]
            public async Task<int> GoAsync()
            {
                var Put = await PutAsync(1);
                return Put + await PutAsync(2);
            }
            """);

    [Fact]
    public static void GenericOverloadIsCalledByTheBody_SameOrReports() // the generated one is not generic, and better
        => SameOrDiagnosed("""
            private string Show<V>(V v) => "generic " + v;

            [CreateSyncVersion]
            private async Task<string> ShowAsync(int n) { await StepAsync("show"); return Show(n); }

            """ + Go("Task<string>", "return await ShowAsync(3);"));

    [Fact]
    public static void HelperOfTheBaseWithAWiderType_SameOrReports()
        => SameOrDiagnosed("""
            namespace T;

            public class Base
            {
                public List<string> Log = [];
                protected int Load(long n) { Log.Add("base " + n); return (int)n; }
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                private async Task<int> LoadAsync(object n) { await Task.Yield(); return Load(2); }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(2);
            }
            """);

    [Fact]
    public static void CounterpartOfTheBaseIsHiddenByTheMemberItself_SameOrReports() // Load(n, token) of the base becomes Load(n), which is the generated one
        => SameOrDiagnosed("""
            namespace T;

            public class Base
            {
                public List<string> Log = [];
                protected async Task<int> LoadAsync(int n, CancellationToken ct) { await Task.Yield(); return n; }
                protected int Load(int n) => n;
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                private async Task<int> LoadAsync(int n) => 1 + await LoadAsync(n, CancellationToken.None);

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(2);
            }
            """);

    [Fact]
    public static void OwnInterfaceIsCalledByTheBody_Reports() // its sync member would be the generated one
        => Diagnosed(
            """
            namespace T;

            public interface ISource { int Load(int n); }

            public partial class C : ISource
            {
                [CreateSyncVersion]
                public async Task<int> LoadAsync(int n) { await Task.Yield(); return {|STD1003:((ISource)this).Load|}(n); }
            }
            """,
            new() { SourceErrorsStay = ["CS0535"] });

    [Fact]
    public static void MethodGroupOfTheRemovedTwin_Reports()
        => Diagnosed(
            """
            [CreateSyncVersion]
            public async Task<int> LoadAsync(int n)
            {
                await Task.Yield();
                Func<int, int> f = {|STD1003:Load|};
                return f(n);
            }
            """,
            new() { SourceErrorsStay = ["CS0103"] });

    [Fact]
    public static void MethodGroupThatWouldMeanTheMember_SameOrReports()
        => SameOrDiagnosed("""
            private int Load(object o) => 1;

            [CreateSyncVersion]
            private async Task<int> LoadAsync(string s)
            {
                await Task.Yield();
                Func<string, int> f = Load;
                Func<object, int> g = Load;
                return f(s) + g(s);
            }

            """ + Go("Task<int>", "return await LoadAsync(\"a\");"));

    [Fact]
    public static void NameOfTheTwinIsNoCall_RunsAlike()
        => Quiet("""
            private string Load(int a, int b) => "";

            [CreateSyncVersion]
            private async Task<string> LoadAsync(int n) { await StepAsync("a"); return nameof(Load) + Load(1, 2); }

            """ + Go("Task<string>", "return await LoadAsync(1);"));

    [Fact]
    public static void LocalFunctionOfTheSyncName_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> LoadAsync(int n)
            {
                await StepAsync("a");
                return Load(n);
                int Load(int m) => m + 1;
            }

            """ + Go("Task<int>", "return await LoadAsync(1);"));

    [Fact]
    public static void TwinOfAnotherObjectOfTheType_SameOrReports()
        => SameOrDiagnosed("""
            private string Show(object o) => "object";

            [CreateSyncVersion]
            private async Task<string> ShowAsync(int n) { await StepAsync("a"); return new C().Show("x" + n); }

            """ + Go("Task<string>", "return await ShowAsync(1);"));
}
