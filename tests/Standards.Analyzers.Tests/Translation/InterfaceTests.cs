using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

public static class InterfaceTests
{
    [Fact]
    public static void MemberAndImplementation_RunsAlike()
        => Quiet("""
            namespace T;

            public partial interface ISource
            {
                [CreateSyncVersion]
                Task<int> ReadAsync(int n, CancellationToken ct = default);
            }

            public partial class Source(List<string> log) : ISource
            {
                [CreateSyncVersion]
                public async Task<int> ReadAsync(int n, CancellationToken ct = default) { log.Add("read " + n); await Task.Yield(); return n; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    ISource source = new Source(Log);
                    return await source.ReadAsync(1) + await new Source(Log).ReadAsync(2);
                }
            }
            """).Contains("int Read(int n);");

    [Fact]
    public static void WholeInterface_ReadsAs()
        => Generates("""
            namespace T;

            [CreateSyncVersion]
            public partial interface IStore<K> where K : notnull
            {
                Task<K?> FindAsync(int id, CancellationToken ct = default);
                ValueTask SaveAsync(K item, IProgress<int>? progress = null);
                IAsyncEnumerable<K> AllAsync(CancellationToken ct = default);
                int Count { get; }
                void Clear();
            }
            """, """
            K? Find(int id);

            void Save(K item);

            IEnumerable<K> All();
            """);

    [Fact]
    public static void ExplicitImplementation_RunsAlike()
        => Quiet("""
            namespace T;

            public partial interface ISource
            {
                [CreateSyncVersion]
                Task<int> ReadAsync();
            }

            public partial class C : ISource
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                async Task<int> ISource.ReadAsync() { Log.Add("explicit"); await Task.Yield(); return 3; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await ((ISource)this).ReadAsync();
            }
            """).Contains("int ISource.Read()");

    [Fact]
    public static void ExplicitImplementationOfHandWrittenMember_RunsAlike()
        => Quiet("""
            namespace T;

            public interface ISource { Task<int> ReadAsync(); int Read() => -1; }

            public partial class C : ISource
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                async Task<int> ISource.ReadAsync() { Log.Add("explicit"); await Task.Yield(); return 3; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await ((ISource)this).ReadAsync();
            }
            """).Contains("int ISource.Read()");

    [Fact]
    public static void ExplicitImplementationWithoutSyncMember_Reports()
        => Diagnosed("""
            namespace T;

            public interface ISource { Task<int> ReadAsync(); }

            public partial class C : ISource
            {
                [CreateSyncVersion]
                async Task<int> ISource.{|STD1003,STD1004:ReadAsync|}() { await Task.Yield(); return 3; }
            }
            """);

    [Fact]
    public static void DefaultImplementation_RunsAlike()
        => Quiet("""
            namespace T;

            public partial interface ISource
            {
                List<string> Log { get; }

                [CreateSyncVersion]
                async Task<int> ReadAsync() { Log.Add("default"); await Task.Yield(); return await CoreAsync(); }

                [CreateSyncVersion]
                private async Task<int> CoreAsync() { await Task.Yield(); return 5; }
            }

            public partial class C : ISource
            {
                public List<string> Log = [];
                List<string> ISource.Log => Log;

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await ((ISource)this).ReadAsync();
            }
            """);

    [Fact]
    public static void StaticAbstract_RunsAlike()
        => Quiet("""
            namespace T;

            public partial interface IMaker<TSelf> where TSelf : IMaker<TSelf>
            {
                [CreateSyncVersion]
                static abstract Task<TSelf> MakeAsync(int n);
            }

            public sealed partial record Item(int N) : IMaker<Item>
            {
                [CreateSyncVersion]
                public static async Task<Item> MakeAsync(int n) { await Task.Yield(); return new(n); }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private static async Task<V> BuildAsync<V>(int n) where V : IMaker<V> => await V.MakeAsync(n);

                [CreateSyncVersion]
                public async Task<int> GoAsync() => (await BuildAsync<Item>(3)).N;
            }
            """);

    [Fact]
    public static void ImplementationOfForeignInterfaceStaysPublic_RunsAlike()
        => Quiet("""
            namespace T;

            public interface IRead { Task<int> ReadAsync(); }

            public partial class C : IRead
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await ReadAsync();
            }
            """);

    [Fact]
    public static void GenericInterface_RunsAlike()
        => Quiet("""
            namespace T;

            [CreateSyncVersion]
            public partial interface IMap<in K, V>
            {
                Task<V> GetAsync(K key);
            }

            public partial class C : IMap<string, int>
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GetAsync(string key) { await Task.Yield(); return key.Length; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() { IMap<string, int> map = this; return await map.GetAsync("abc"); }
            }
            """);

    [Fact]
    public static void InheritedInterfaces_RunsAlike()
        => Quiet("""
            namespace T;

            [CreateSyncVersion]
            public partial interface IRead { Task<int> ReadAsync(); }

            [CreateSyncVersion]
            public partial interface IBoth : IRead { Task<int> WriteAsync(); }

            public partial class C : IBoth
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }

                [CreateSyncVersion]
                public async Task<int> WriteAsync() { await Task.Yield(); return 2; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() { IBoth both = this; return await both.ReadAsync() + await both.WriteAsync(); }
            }
            """);

    [Fact]
    public static void TokenOfTheInterfaceIsPreserved_CompilesOrReports()
        => CompilesOrDiagnosed("""
            namespace T;

            public partial interface IRead
            {
                [CreateSyncVersion(PreserveCancellationToken = true)]
                Task<int> ReadAsync(CancellationToken ct);
            }

            public partial class Reader : IRead
            {
                [CreateSyncVersion(PreserveCancellationToken = true)]
                public async Task<int> ReadAsync(CancellationToken ct) { await Task.Yield(); return ct.CanBeCanceled ? 1 : 2; }
            }
            """);
}
