using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>virtual</c>, <c>abstract</c>, <c>override</c>, <c>sealed</c>, <c>new</c>, <c>partial</c> members.</summary>
public static class OverrideTests
{
    [Fact]
    public static void VirtualAndOverride_RunsAlike()
        => Quiet("""
            namespace T;

            public partial class Base
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public virtual async Task<int> LoadAsync(CancellationToken ct = default) { Log.Add("base"); await Task.Yield(); return 1; }
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                public sealed override async Task<int> LoadAsync(CancellationToken ct = default) { Log.Add("derived"); return 10 + await base.LoadAsync(ct); }

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    Base b = this;
                    return await b.LoadAsync();
                }
            }
            """).Contains("public virtual int Load()", "public sealed override int Load()", "base.Load()");

    [Fact]
    public static void AbstractMember_RunsAlike()
        => Quiet("""
            namespace T;

            public abstract partial class Base
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                protected abstract Task<int> LoadAsync(int n, CancellationToken ct);

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(3, default);
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                protected override async Task<int> LoadAsync(int n, CancellationToken ct) { Log.Add("load"); await Task.Yield(); return n; }
            }
            """).Contains("protected abstract int Load(int n);");

    [Fact]
    public static void OverrideOfHandWrittenBase_RunsAlike()
        => Quiet("""
            namespace T;

            public class Base
            {
                public List<string> Log = [];
                public virtual async Task<int> LoadAsync() { await Task.Yield(); return 1; }
                public virtual int Load() => 1;
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                public override async Task<int> LoadAsync() => 10 + await base.LoadAsync();

                [CreateSyncVersion]
                public async Task<int> GoAsync() { Base b = this; return await b.LoadAsync(); }
            }
            """).Contains("public override int Load()");

    [Fact]
    public static void OverrideWithoutSyncBase_Reports()
        => Diagnosed("""
            namespace T;

            public class Base
            {
                public virtual async Task<int> LoadAsync() { await Task.Yield(); return 1; }
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                public override async Task<int> {|STD1003,STD1004:LoadAsync|}() { await Task.Yield(); return 2; }
            }
            """);

    [Fact]
    public static void OverrideOfNotVirtualSyncBase_Reports()
        => Diagnosed("""
            namespace T;

            public class Base
            {
                public virtual async Task<int> LoadAsync() { await Task.Yield(); return 1; }
                public int Load() => 1;
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                public override async Task<int> {|STD1003,STD1004,STD1006:LoadAsync|}() { await Task.Yield(); return 2; }
            }
            """);

    [Fact]
    public static void OverrideOfSealedSyncBase_Reports()
        => Diagnosed("""
            namespace T;

            public class Root { public virtual int Load() => 0; }

            public class Base : Root
            {
                public virtual async Task<int> LoadAsync() { await Task.Yield(); return 1; }
                public sealed override int Load() => 1;
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                public override async Task<int> {|STD1003,STD1004,STD1006:LoadAsync|}() { await Task.Yield(); return 2; }
            }
            """);

    [Fact]
    public static void OverrideOfMetadataBase_RunsAlike()
        => Quiet("""
            namespace T;

            public partial class Shouting(TextWriter inner) : StringWriter
            {
                [CreateSyncVersion]
                public override async Task WriteAsync(string? value) => await inner.WriteAsync(value?.ToUpperInvariant());
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync()
                {
                    var inner = new StringWriter();
                    TextWriter w = new Shouting(inner);
                    await w.WriteAsync("abc");
                    return inner.ToString();
                }
            }
            """).Contains("public override void Write(string? value)");

    [Fact]
    public static void AbstractMemberWithoutImplementation_StillCompiles() // the derived class has no attribute: its type would no longer compile
        => CompilesOrDiagnosed("""
            namespace T;

            public abstract partial class Base
            {
                [CreateSyncVersion]
                protected abstract Task<int> LoadAsync();
            }

            public partial class Derived : Base
            {
                protected override async Task<int> LoadAsync() { await Task.Yield(); return 1; }
                protected override int Load() => 1;
            }
            """, new() { SourceErrorsWithoutOutput = ["CS0115"] });

    [Fact]
    public static void PartialMethod_CompilesOrReports()
        => CompilesOrDiagnosed("""
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public partial Task<int> LoadAsync(int n = 5);

                public partial async Task<int> LoadAsync(int n) { await Task.Yield(); return n; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync();
            }
            """);

    [Fact]
    public static void PartialMethodAttributedAtItsImplementation_RunsAlike()
        => SameOrDiagnosed("""
            namespace T;

            public partial class C
            {
                public List<string> Log = [];
                private partial Task<int> LoadAsync(int n);

                [CreateSyncVersion]
                private partial async Task<int> LoadAsync(int n) { await Task.Yield(); return n; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(5);
            }
            """);

    [Fact]
    public static void Modifiers_AreKept()
        => Compiles("""
            namespace T;

            public abstract partial class C
            {
                [CreateSyncVersion] public static async Task AAsync() => await Task.Delay(1);
                [CreateSyncVersion] protected internal virtual async Task BAsync() => await Task.Delay(1);
                [CreateSyncVersion] private protected static unsafe Task CoreAsync(int* p) { *p = 1; return Task.CompletedTask; }
                [CreateSyncVersion] internal abstract Task DAsync();
            }
            """)
            .Contains("public static void A()", "protected internal virtual void B()", "private protected static unsafe void Core(int* p)", "internal abstract void D();");

    [Fact]
    public static void CovariantReturn_CompilesOrReports()
        => CompilesOrDiagnosed("""
            namespace T;

            public partial class Base
            {
                [CreateSyncVersion]
                public virtual async Task<object> MakeAsync() { await Task.Yield(); return 1; }
            }

            public partial class Derived : Base
            {
                [CreateSyncVersion]
                public override async Task<object> MakeAsync() { await Task.Yield(); return "x"; }
            }
            """);

    [Fact]
    public static void OverrideOfGenericBase_RunsAlike()
        => Quiet("""
            namespace T;

            public abstract partial class Base<K> where K : notnull
            {
                [CreateSyncVersion]
                public abstract Task<K> LoadAsync<V>(V value, CancellationToken ct = default) where V : class;
            }

            public partial class C : Base<int>
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public override async Task<int> LoadAsync<V>(V value, CancellationToken ct = default) { Log.Add(value.ToString()!); await Task.Yield(); return 4; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() { Base<int> b = this; return await b.LoadAsync("s"); }
            }
            """);

    [Fact]
    public static void PartialMethodInTwoFiles_RunsAlike()
        => Same("""
            //// a.cs
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                private partial Task<int> LoadAsync(ReadOnlyMemory<byte> m);
            }

            //// b.cs
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                private partial async Task<int> LoadAsync(ReadOnlyMemory<byte> m) { await Task.Yield(); Func<int> f = () => m.Length; return f(); }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await LoadAsync(new byte[4]);
            }
            """);

    [Fact]
    public static void PartialMethodRefused_Reports()
        => Diagnosed("""
            private partial Task<int> LoadAsync(int n);

            [CreateSyncVersion]
            private partial async Task<int> LoadAsync(int n) { {|STD1003:await Task.WhenAny(Task.Delay(1))|}; return n; }

            [CreateSyncVersion]
            public async Task<int> GoAsync() => await {|STD1004:LoadAsync(5)|};
            """);

    [Fact]
    public static void PartialMethodThatStands_Reports()
        => Diagnosed("""
            private int Load(int n) => n;

            private partial Task<int> {|STD1006:LoadAsync|}(int n);

            [CreateSyncVersion]
            private partial async Task<int> LoadAsync(int n) { await Task.Yield(); return n; }
            """);
}
