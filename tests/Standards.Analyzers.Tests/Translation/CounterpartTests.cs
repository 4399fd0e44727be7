using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Where the sync counterpart of a call is looked for, and in which order.</summary>
public static class CounterpartTests
{
    [Fact]
    public static void None_ReportsTheCall()
        => Diagnosed(Go("Task", "await {|STD1004:AloneAsync()|};"));

    [Fact]
    public static void NoneTwice_ReportsBoth()
        => Diagnosed(Go("Task<int>", """
            await {|STD1004:AloneAsync()|};
            return await {|STD1004:AloneAsync(1)|};
            """));

    [Fact]
    public static void GeneratedMember_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> InnerAsync(int n) => await GetAsync(n);

            """ + Go("Task<int>", "return await InnerAsync(1);"));

    [Fact]
    public static void GeneratedMemberOfAnotherFile_RunsAlike()
        => Quiet("""
            //// in.cs
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await new Other().ReadAsync() + await Other.StaticAsync(1);
            }
            //// Other.cs
            namespace T;

            public partial class Other
            {
                [CreateSyncVersion]
                public async Task<int> ReadAsync() { await Task.Yield(); return 4; }

                [CreateSyncVersion]
                internal static async Task<int> StaticAsync(int n) { await Task.Yield(); return n; }
            }
            """);

    [Fact]
    public static void OtherPartOfTheType_RunsAlike()
        => Quiet("""
            //// in.cs
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await PartAsync();
            }
            //// C.Part.cs
            namespace T;

            partial class C
            {
                private async Task<int> PartAsync() { await Task.Yield(); return 4; }
                private int Part() => 4;
            }
            """);

    [Fact]
    public static void BaseType_RunsAlike()
        => Quiet("""
            namespace T;

            public class Base
            {
                protected async Task<int> ReadAsync() { await Task.Yield(); return 4; }
                protected int Read() => 4;
            }

            public partial class C : Base
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await ReadAsync() + await base.ReadAsync();
            }
            """);

    [Fact]
    public static void InterfaceMember_RunsAlike()
        => Quiet("""
            private interface ISource { Task<int> ReadAsync(CancellationToken ct); int Read(); }
            private sealed class Source : ISource { public Task<int> ReadAsync(CancellationToken ct) => Task.FromResult(3); public int Read() => 3; }

            """ + Go("Task<int>", """
            ISource source = new Source();
            return await source.ReadAsync(CancellationToken.None);
            """));

    [Fact]
    public static void BaseInterfaceMember_RunsAlike()
        => Quiet("""
            private interface IBase { int Read(); }
            private interface ISource : IBase { Task<int> ReadAsync(); }
            private sealed class Source : ISource { public Task<int> ReadAsync() => Task.FromResult(3); public int Read() => 3; }

            """ + Go("Task<int>", """
            ISource source = new Source();
            return await source.ReadAsync();
            """));

    [Fact]
    public static void GenericReceiver_RunsAlike()
        => Quiet("""
            internal interface ISource { Task<int> ReadAsync(); int Read(); }
            internal sealed class Source : ISource { public Task<int> ReadAsync() => Task.FromResult(3); public int Read() => 3; }

            [CreateSyncVersion]
            private static async Task<int> FromAsync<V>(V source) where V : class, ISource, new() => await source.ReadAsync() + await new V().ReadAsync();

            """ + Go("Task<int>", "return await FromAsync(new Source());"));

    [Fact]
    public static void ParametersMustMatch_Reports()
        => Diagnosed("""
            private async Task<int> ReadAsync(int n) { await Task.Yield(); return n; }
            private int Read(string s) => s.Length;

            """ + Go("Task<int>", "return await {|STD1004:ReadAsync(1)|};"));

    [Fact]
    public static void ReturnTypeMustMatch_Reports()
        => Diagnosed("""
            private async Task<int> ReadAsync(int n) { await Task.Yield(); return n; }
            private long Read(int n) => n;

            """ + Go("Task<int>", "return await {|STD1004:ReadAsync(1)|};"));

    [Fact]
    public static void StaticnessMustMatch_Reports()
        => Diagnosed("""
            private sealed class Box
            {
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }
                public static int Read() => 2;
            }

            """ + Go("Task<int>", "return await {|STD1004:new Box().ReadAsync()|};"));

    [Fact]
    public static void GenericArityMustMatch_Reports()
        => Diagnosed("""
            private async Task<V> ReadAsync<V>(V v) { await Task.Yield(); return v; }
            private int Read(int v) => v;

            """ + Go("Task<int>", "return await {|STD1004:ReadAsync(1)|};"));

    [Fact]
    public static void GenericCounterpart_RunsAlike()
        => Quiet("""
            private async Task<List<V>> WrapAsync<V>(V v, CancellationToken ct = default) where V : struct { await Task.Yield(); return [v]; }
            private List<V> Wrap<V>(V v) where V : struct => [v];

            """ + Go("Task<int>", "return (await WrapAsync(1))[0] + (await WrapAsync<int>(2))[0];"));

    [Fact]
    public static void InaccessibleCounterpart_Reports()
        => Diagnosed("""
            private sealed class Box
            {
                public async Task<int> ReadAsync() { await Task.Yield(); return Read(); }
                private int Read() => 2;
            }

            """ + Go("Task<int>", "return await {|STD1004:new Box().ReadAsync()|};"));

    [Fact]
    public static void ObsoleteErrorIsNone_Reports()
        => Diagnosed("""
            private async Task<int> ReadAsync(int n) { await Task.Yield(); return n; }
            [Obsolete("no", true)] private int Read(int n) => n;

            """ + Go("Task<int>", "return await {|STD1004:ReadAsync(1)|};"));

    [Fact]
    public static void TwinThatOnlyBlocksIsNone_Reports()
        => Diagnosed("""
            private async Task<int> ReadAsync(int n) { await Task.Yield(); return n; }
            private int Read(int n) => ReadAsync(n).GetAwaiter().GetResult();

            """ + Go("Task<int>", "return await {|STD1004:ReadAsync(1)|};"));

    [Theory]
    [InlineData("private void Write() => WriteAsync().GetAwaiter().GetResult();")]
    [InlineData("private void Write() { WriteAsync().Wait(); }")]
    [InlineData("private void Write() { Task.Run(() => WriteAsync()).Wait(); }")]
    [InlineData("private void Write() { WriteAsync().ConfigureAwait(false).GetAwaiter().GetResult(); }")]
    public static void BlockingForms_Report(string twin)
        => Diagnosed("private async Task WriteAsync() => await Task.Yield();\n" + twin + "\n\n" + Go("Task", "await {|STD1004:WriteAsync()|};"));

    [Fact]
    public static void ExtensionInTheSameStaticClass_RunsAlike()
        => Quiet("""
            namespace T;

            public static class Extensions
            {
                public static async Task<int> LenAsync(this string s, CancellationToken ct = default) { await Task.Yield(); return s.Length; }
                public static int Len(this string s) => s.Length;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await "abc".LenAsync() + await Extensions.LenAsync("ab");
            }
            """);

    [Fact]
    public static void ExtensionInScopeOfAnotherClass_RunsAlike()
        => Quiet("""
            namespace T;

            public static class AsyncExtensions
            {
                public static async Task<int> LenAsync(this string s) { await Task.Yield(); return s.Length; }
            }

            public static class SyncExtensions
            {
                public static int Len(this string s) => s.Length;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await "abc".LenAsync();
            }
            """);

    [Fact]
    public static void ExtensionOutOfScope_Reports()
        => Diagnosed("""
            namespace Elsewhere
            {
                public static class SyncExtensions
                {
                    public static int Len(this string s) => s.Length;
                }
            }

            namespace T
            {
                public static class AsyncExtensions
                {
                    public static async Task<int> LenAsync(this string s) { await Task.Yield(); return s.Length; }
                }

                public partial class C
                {
                    [CreateSyncVersion]
                    public async Task<int> GoAsync() => await {|STD1004:"abc".LenAsync()|};
                }
            }
            """);

    [Fact]
    public static void ExtensionWhoseNameIsAnInstanceMethodOfTheReceiver_SameOrReports() // `list.Find(x)` would bind to List<T>.Find
        => SameOrDiagnosed("""
            namespace T;

            public static class Extensions
            {
                public static async Task<int> FindAsync(this List<int> list, Predicate<int> p) { await Task.Yield(); return -1; }
                public static int Find(this List<int> list, Predicate<int> p) => -1;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    var list = new List<int> { 1, 2 };
                    return await list.FindAsync(x => x == 2);
                }
            }
            """);

    [Fact]
    public static void ReferencedAssembly_RunsAlike()
        => Quiet(
            """
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await new Lib.Reader().ReadAsync(1, CancellationToken.None);
            }
            """,
            new() { Library = "namespace Lib; public class Reader { public async Task<int> ReadAsync(int n, CancellationToken ct) { await Task.Yield(); return n; } public int Read(int n) => n; }" });

    [Fact]
    public static void ReferencedAttribute_RunsAlike() // the generated member is in the reference, under the name that the attribute gives
        => Quiet(
            """
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await new Lib.Reader().ReadAsync(1);
            }
            """,
            new()
            {
                Library = """
                    namespace Standards { [System.AttributeUsage(System.AttributeTargets.Method)] internal sealed class CreateSyncVersionAttribute : System.Attribute { public string Name { get; set; } = ""; } }
                    namespace Lib
                    {
                        public class Reader
                        {
                            [Standards.CreateSyncVersion(Name = "Load")]
                            public async Task<int> ReadAsync(int n) { await Task.Yield(); return n; }
                            public int Load(int n) => n;
                        }
                    }
                    """,
            }).Contains("Load(1)");

    [Fact]
    public static void GeneratedBeatsHandWritten_RunsAlike() // overload with a default: the generated one is what the attribute promises
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<string> WhoAsync(int n) { await StepAsync("who"); return "generated"; }
            private string Who(int n, int more = 0) { Say("who"); return "by hand"; }

            """ + Go("Task<string>", "return await WhoAsync(1);"));

    [Fact]
    public static void UnboundArgumentFromAnotherGenerator_Translates()
        => Compiles(
            "[CreateSyncVersion]\npublic async Task<int> GoAsync() => await GetAsync(Made.Number);",
            new() { OtherGenerator = "namespace T { internal static class Made { public const int Number = 5; } }", SourceErrorsWithoutOutput = ["CS0103"] }).Contains("Get(Made.Number)");

    [Fact]
    public static void UnboundArgumentWithTwoSyncNames_Reports()
        => Diagnosed(
            """
            private async Task<int> ReadAsync(int n) { await Task.Yield(); return n; }
            private int Read(int n) => n;
            private async Task<int> ReadAsync(string s) { await Task.Yield(); return s.Length; }

            [CreateSyncVersion]
            public async Task<int> GoAsync() => await {|STD1004:ReadAsync(Made.Number)|};
            """,
            new() { OtherGenerator = "namespace T { internal static class Made { public const int Number = 5; } }", SourceErrorsWithoutOutput = ["CS0103"] });

    [Fact]
    public static void UnboundExpressionIsCopied_Translates()
        => Compiles(
            "[CreateSyncVersion]\npublic async Task<int> GoAsync() { await StepAsync(\"a\"); var x = Made.Number + 1; return x; }",
            new() { OtherGenerator = "namespace T { internal static class Made { public const int Number = 5; } }", SourceErrorsWithoutOutput = ["CS0103"] }).Contains("var x = Made.Number + 1;");

    [Fact]
    public static void MemberOfAnotherGeneratorAwaited_Reports()
        => Diagnosed(
            "[CreateSyncVersion]\npublic async Task<int> GoAsync() => await {|STD1003,STD1004:MadeAsync(1)|};",
            new() { OtherGenerator = "namespace T { partial class C { private async System.Threading.Tasks.Task<int> MadeAsync(int n) { await System.Threading.Tasks.Task.Yield(); return n; } } }", SourceErrorsWithoutOutput = ["CS0103"] });

    [Fact]
    public static void PropertyThatIsATask_Reports()
        => Diagnosed("""
            private Task<int> Pending => Task.FromResult(1);

            """ + Go("Task<int>", "return {|STD1003,STD1004:await Pending|};"));

    [Fact]
    public static void IndexerThatIsATask_Reports()
        => Diagnosed("""
            private Task<int> this[int i] => Task.FromResult(i);

            """ + Go("Task<int>", "return {|STD1003,STD1004:await this[1]|};"));

    [Fact]
    public static void OptionalParametersOfTheTwin_RunsAlike()
        => Quiet("""
            private async Task<string> JoinAsync(string a, string b = "b", CancellationToken ct = default) { await Task.Yield(); return a + b; }
            private string Join(string a, string b = "b") => a + b;

            """ + Go("Task<string>", "return await JoinAsync(\"a\") + await JoinAsync(\"a\", ct: default) + await JoinAsync(b: \"x\", a: \"y\");"));

    [Fact]
    public static void DifferentDefaultOfTheTwin_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<string> JoinAsync(string a, string b = "async", CancellationToken ct = default) { await Task.Yield(); return a + b; }
            private string Join(string a, string b = "sync") => a + b;

            """ + Go("Task<string>", "return (await JoinAsync(\"a\")).Length.ToString() + (await JoinAsync(\"a\"))[1];"));

    [Fact]
    public static void ParameterNamesDiffer_SameOrReports() // a named argument would not compile
        => SameOrDiagnosed("""
            private async Task<string> JoinAsync(string first, string second) { await Task.Yield(); return first + second; }
            private string Join(string a, string b) => a + b;

            """ + Go("Task<string>", "return await JoinAsync(second: \"x\", first: \"y\");"));

    [Fact]
    public static void ParamsAndCallerInfo_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<string> TraceAsync(string format, CancellationToken ct = default, [CallerMemberName] string caller = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(format))] string expression = "")
            {
                await StepAsync("trace", ct);
                return format + (caller.Length > 0) + (line > 0) + expression;
            }

            [CreateSyncVersion]
            private async Task<int> SumAsync(params IEnumerable<int> all) { await StepAsync("sum"); return all.Sum(); }

            """ + Go("Task<string>", "return await TraceAsync(\"f\") + await SumAsync(1, 2, 3) + await SumAsync();"));

    [Fact]
    public static void EventualPropertyOrFieldOfTheSyncName_Reports() // a property is no counterpart without a map
        => Diagnosed("""
            private async Task<int> CountAsync() { await Task.Yield(); return 1; }
            private int Count => 1;

            """ + Go("Task<int>", "return await {|STD1004:CountAsync()|};"));

    [Fact]
    public static void CallThroughThisBaseAndType_RunsAlike()
        => Quiet("""
            private static async Task<int> OneAsync() { await Task.Yield(); return 1; }
            private static int One() => 1;

            """ + Go("Task<int>", "return await this.GetAsync(1) + await C.OneAsync() + await T.C.OneAsync() + await global::T.C.OneAsync();"));

    [Fact]
    public static void TypeArgumentIsATask_SameOrReports()
        => SameOrDiagnosed("""
            private async Task<V> EchoAsync<V>(V v) { await Task.Yield(); return v; }
            private V Echo<V>(V v) => v;

            """ + Go("Task<int>", "return await await EchoAsync(GetAsync(3));"));

    [Fact]
    public static void FieldOfAnAsyncTypeInAGenericType_HasTheFieldWithoutTheWord()
        => SyncRun.Same("""
            namespace T;
            internal sealed class AsyncLoader<V> { public async ValueTask<string> Run(V v) { await Task.Yield(); return "run " + v; } }
            internal sealed class Loader<V> { public string Run(V v) => "run " + v; }
            public partial class Holder<V>
            {
                private readonly AsyncLoader<V> _loaderAsync = new();
                private readonly Loader<V> _loader = new();
                [CreateSyncVersion]
                public async ValueTask<string> LoadAsync(V v) => await _loaderAsync.Run(v).ConfigureAwait(false);
            }
            public partial class C
            {
                public List<string> Log = [];
                [CreateSyncVersion]
                public async Task<string> GoAsync() => await new Holder<int>().LoadAsync(3);
            }
            """);
}
