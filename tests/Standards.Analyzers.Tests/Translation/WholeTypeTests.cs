using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>TypeName</c>: a whole sibling type.</summary>
public static class WholeTypeTests
{
    [Fact]
    public static void Repository_RunsAlike()
        => Same("""
            namespace T;

            [CreateSyncVersion(TypeName = "UserRepository")]
            public class AsyncUserRepository(List<string> log)
            {
                private readonly Dictionary<int, string> _users = new() { [1] = "ann" };

                public int Count => _users.Count;

                public async Task<string?> FindAsync(int id, CancellationToken ct = default)
                {
                    log.Add("find " + id);
                    await Task.Delay(1, ct);
                    return _users.GetValueOrDefault(id);
                }

                public async Task SaveAsync(int id, string name, CancellationToken ct = default)
                {
                    if (await FindAsync(id, ct) is null)
                    {
                        _users[id] = name;
                    }
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync()
                {
                    var users = new AsyncUserRepository(Log);
                    await users.SaveAsync(2, "bob");
                    AsyncUserRepository same = users;
                    return await same.FindAsync(2) + users.Count;
                }
            }
            """).Contains("class UserRepository(", "UserRepository same = users;");

    [Fact]
    public static void ConstructorsAndNestedTypes_RunsAlike()
        => Same("""
            namespace T;

            [CreateSyncVersion(TypeName = "Reader")]
            public sealed class AsyncReader : IAsyncDisposable
            {
                private readonly List<string> _log;
                private readonly Options _options;
                public static int Made;

                static AsyncReader() => Made = 10;

                public AsyncReader(List<string> log) : this(log, new Options { Step = 2 }) { }

                public AsyncReader(List<string> log, Options options)
                {
                    _log = log;
                    _options = options;
                    Made++;
                }

                public static AsyncReader Create(List<string> log) => new AsyncReader(log);

                public async IAsyncEnumerable<int> ReadAsync(int n, [EnumeratorCancellation] CancellationToken ct = default)
                {
                    for (var i = 0; i < n; i += _options.Step)
                    {
                        _log.Add("i" + i);
                        await Task.Delay(1, ct);
                        yield return i;
                    }
                }

                public async ValueTask DisposeAsync() { _log.Add("dispose"); await Task.Yield(); }

                public sealed class Options
                {
                    public int Step { get; init; } = 1;
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    await using var reader = AsyncReader.Create(Log);
                    var sum = 0;
                    await foreach (var x in reader.ReadAsync(5))
                    {
                        sum += x;
                    }

                    return sum + AsyncReader.Made;
                }
            }
            """).Contains("class Reader", "public Reader(", "static Reader()");

    [Fact]
    public static void BaseListAndInterfaces_RunsAlike()
        => Same("""
            namespace T;

            [CreateSyncVersion(TypeName = "ISource")]
            public interface IAsyncSource
            {
                Task<int> ReadAsync(CancellationToken ct = default);
            }

            [CreateSyncVersion(TypeName = "BaseSource")]
            public abstract class AsyncBaseSource : IAsyncSource
            {
                public abstract Task<int> ReadAsync(CancellationToken ct = default);
                protected virtual async Task<int> CoreAsync() { await Task.Yield(); return 1; }
            }

            [CreateSyncVersion(TypeName = "Source")]
            public sealed class AsyncSource : AsyncBaseSource
            {
                private readonly AsyncBaseSource? _next;
                public AsyncSource(AsyncBaseSource? next = null) => _next = next;
                public override async Task<int> ReadAsync(CancellationToken ct = default) => await CoreAsync() + (_next is null ? 0 : await _next.ReadAsync(ct));
                protected override async Task<int> CoreAsync() => 10 + await base.CoreAsync();
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    IAsyncSource source = new AsyncSource(new AsyncSource());
                    return await source.ReadAsync();
                }
            }
            """).Contains("interface ISource", "class Source : BaseSource");

    [Fact]
    public static void GenericType_RunsAlike()
        => Same("""
            namespace T;

            [CreateSyncVersion(TypeName = "Cache")]
            public class AsyncCache<K, V> where K : notnull where V : class
            {
                private readonly Dictionary<K, V> _map = [];
                private readonly Func<K, Task<V>> _load;

                public AsyncCache(Func<K, Task<V>> load) => _load = load;

                public async Task<V> GetAsync(K key)
                {
                    if (!_map.TryGetValue(key, out var value))
                    {
                        _map[key] = value = await _load(key);
                    }

                    return value;
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync()
                {
                    var cache = new AsyncCache<int, string>(async k => { Log.Add("load " + k); await Task.Yield(); return "v" + k; });
                    return await cache.GetAsync(1) + await cache.GetAsync(1) + await cache.GetAsync(2);
                }
            }
            """).Contains("class Cache<K, V> where K : notnull where V : class");

    [Fact]
    public static void TaskFieldsAreMapped_SameOrReports()
        => SameOrDiagnosed("""
            namespace T;

            [CreateSyncVersion(TypeName = "Holder")]
            public class AsyncHolder
            {
                private Task<int>? _value;
                public IAsyncEnumerable<int>? Source { get; set; }

                public async Task<int> ReadAsync()
                {
                    _value ??= LoadAsync();
                    return await _value;
                }

                private async Task<int> LoadAsync() { await Task.Yield(); return 5; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await new AsyncHolder().ReadAsync();
            }
            """);

    [Fact]
    public static void StructAndRecord_RunsAlike()
        => Same("""
            namespace T;

            [CreateSyncVersion(TypeName = "Point")]
            public readonly record struct AsyncPoint(int X)
            {
                public async Task<AsyncPoint> MoveAsync(int by) { await Task.Yield(); return this with { X = X + by }; }
            }

            [CreateSyncVersion(TypeName = "Item")]
            public sealed record AsyncItem(int N)
            {
                public async Task<AsyncItem> NextAsync() { await Task.Yield(); return new AsyncItem(N + 1); }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => (await new AsyncPoint(1).MoveAsync(2)).X + (await new AsyncItem(3).NextAsync()).N;
            }
            """).Contains("record struct Point(int X)", "record Item(int N)");

    [Fact]
    public static void TypeNeedNotBePartial_DoesNotReport()
        => Compiles("""
            namespace T;

            [CreateSyncVersion(TypeName = "Store")]
            internal class AsyncStore
            {
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }
            }
            """).Contains("internal class Store");

    [Fact]
    public static void TypeNameStands_Reports()
        => Diagnosed("""
            namespace T;

            {|STD1006:[CreateSyncVersion(TypeName = "Store")]
            public class AsyncStore
            {
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }
            }|}

            public class Store;
            """).Lacks("class Store");

    [Theory]
    [InlineData("AsyncStore")]
    [InlineData("")]
    [InlineData("not a name")]
    public static void TypeNameIsUnusable_Reports(string name)
        => Diagnosed($$"""
            namespace T;

            {|STD1006:[CreateSyncVersion(TypeName = "{{name}}")]
            public class AsyncStore
            {
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }
            }|}
            """);

    [Fact]
    public static void BrokenMember_Reports()
        => Diagnosed("""
            namespace T;

            [CreateSyncVersion(TypeName = "Store")]
            public class AsyncStore
            {
                public async Task ReadAsync() => {|STD1003:await Task.WhenAny(Task.Delay(1))|};
                public async Task<int> WriteAsync() { await Task.Yield(); return 1; }
            }
            """);

    [Fact]
    public static void SkippedMember_IsLeftOut()
        => Compiles("""
            namespace T;

            [CreateSyncVersion(TypeName = "Store")]
            public class AsyncStore
            {
                [SkipSyncVersion]
                public async Task ReadAsync() => await Task.WhenAny(Task.Delay(1));
                public async Task<int> WriteAsync() { await Task.Yield(); return 1; }
            }
            """).Declares("Write").Declares("Read", 0);

    [Fact]
    public static void UserOfARefusedType_Reports()
        => Diagnosed("""
            namespace T;

            [CreateSyncVersion(TypeName = "Store")]
            public class AsyncStore
            {
                public async Task<int> ReadAsync() { {|STD1003:await Task.WhenAny(Task.Delay(1))|}; return 1; }
            }

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync() => {|STD1004:await new AsyncStore().ReadAsync()|};
            }
            """);

    [Fact]
    public static void OperatorsIndexersEventsAndFinalisers_RunsAlike()
        => Same("""
            namespace T;

            [CreateSyncVersion(TypeName = "Bag")]
            public class AsyncBag
            {
                private readonly List<int> _items = [];
                public event EventHandler<int>? Added;
                public int this[int i] { get => _items[i]; set => _items[i] = value; }
                public static AsyncBag operator +(AsyncBag bag, int n) { bag._items.Add(n); return bag; }
                public static implicit operator int(AsyncBag bag) => bag._items.Count;
                public const int Max = 5;
                public enum Kind { A, B }
                public delegate AsyncBag Maker(int n);
                ~AsyncBag() { }

                public async Task AddAsync(int n) { await Task.Yield(); _items.Add(n); Added?.Invoke(this, n); }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync()
                {
                    var bag = new AsyncBag();
                    bag.Added += (s, n) => Log.Add("added " + n);
                    await bag.AddAsync(3);
                    bag += 4;
                    bag[0] = 7;
                    int count = bag;
                    return bag[0] + " " + bag[1] + " " + count + AsyncBag.Max + AsyncBag.Kind.B;
                }
            }
            """);
}
