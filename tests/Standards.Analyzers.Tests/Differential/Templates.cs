namespace Standards.Differential;

/// <summary>Members whose point is their declaration, with an entry <c>Try##Async(int a)</c> each.</summary>
internal static class Templates
{
    public const string Recursion = """
        [CreateSyncVersion]
        public static async Task<int> Ping##Async(int n, CancellationToken ct = default)
        {
            await Api.StepAsync(n, ct);
            return n <= 0 ? 1 : 1 + await Pong##Async(n - 1, ct);
        }

        [CreateSyncVersion]
        private static Task<int> Pong##Async(int n, CancellationToken ct) => n <= 0 ? Task.FromResult(2) : Ping##Async(n - 1, ct);

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a) => await Ping##Async(a % 5) + await Pong##Async(ct: default, n: 3);
        """;

    public const string Interface = """
        [CreateSyncVersion]
        public partial interface IWork##
        {
            Task<int> DoAsync(int x, CancellationToken ct = default);
            ValueTask EndAsync();
            IAsyncEnumerable<int> ItemsAsync(int count);
        }

        public sealed partial class Work## : IWork##
        {
            private int _sum;

            [CreateSyncVersion]
            public async Task<int> DoAsync(int x, CancellationToken ct = default)
            {
                _sum += await Api.GetAsync(x, ct).ConfigureAwait(false);
                return _sum;
            }

            [CreateSyncVersion]
            public async ValueTask EndAsync() => await Api.StepAsync(_sum);

            [CreateSyncVersion]
            public async IAsyncEnumerable<int> ItemsAsync(int count)
            {
                await foreach (var item in Api.RangeAsync(count))
                {
                    yield return item + _sum;
                }
            }
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a)
        {
            IWork## work = new Work##();
            await work.DoAsync(1);
            await foreach (var item in work.ItemsAsync(2))
            {
                await work.DoAsync(item);
            }

            await work.EndAsync();
            return await work.DoAsync(a, CancellationToken.None);
        }
        """;

    public const string Override = """
        public abstract partial class Base##
        {
            [CreateSyncVersion]
            public virtual async Task<int> CountAsync(int x)
            {
                await Api.StepAsync(x);
                return x;
            }

            [CreateSyncVersion]
            protected internal abstract Task StoreAsync(string text, CancellationToken ct = default);
        }

        public sealed partial class Derived## : Base##
        {
            [CreateSyncVersion]
            public override async Task<int> CountAsync(int x) => await base.CountAsync(x) + await Api.RiskyAsync(2);

            [CreateSyncVersion]
            protected internal override async Task StoreAsync(string text, CancellationToken ct = default)
            {
                ct.ThrowIfCancellationRequested();
                await Api.TouchAsync(text);
            }
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a)
        {
            Base## thing = new Derived##();
            await thing.StoreAsync("t" + a);
            return await thing.CountAsync(a);
        }
        """;

    public const string Progress = """
        [CreateSyncVersion]
        private static async Task<int> Report##Async(int n, IProgress<int>? progress = null)
        {
            progress?.Report(n);
            await Api.StepAsync(n);
            return n;
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a) => await Report##Async(a) + await Report##Async(Trace.Note("arg", 1), progress: null);
        """;

    public const string OwnName = """
        [CreateSyncVersion(Name = "FetchBlocking##")]
        private static async Task<int> Fetch##Async(int n) => await Api.GetAsync(n);

        private static int Fetch##(int n) => Trace.Note("not this one", n);

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a) => await Fetch##Async(a) + Fetch##(a);
        """;

    public const string Values = """
        public partial struct Counter##(int start)
        {
            private int _value = start;

            [CreateSyncVersion]
            public readonly async Task<int> ReadAsync(int extra) => await Api.GetAsync(extra);

            [CreateSyncVersion]
            public Task<int> NextAsync()
            {
                _value++;
                return Api.GetAsync(_value);
            }
        }

        public partial record Pair##(int A, string B)
        {
            [CreateSyncVersion]
            public async Task<string> ShowAsync() => $"{A}{B}{await Api.TextAsync(A)}";
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a)
        {
            var counter = new Counter##(a);
            var first = await counter.NextAsync();
            Trace.Log(await new Pair##(a, "b").ShowAsync());
            return first - await counter.NextAsync() + await counter.ReadAsync(1);
        }
        """;

    public const string Skipped = """
        [CreateSyncVersion]
        public partial class Partly##
        {
            public async Task<int> CountAsync(int n, CancellationToken ct = default) => await Api.GetAsync(n, ct) + await BothAsync(n);

            [SkipSyncVersion]
            public async Task<int> BothAsync(int n)
            {
                await Api.StepAsync(n);
                return n;
            }

            public int Both(int n)
            {
                Api.Step(n);
                return n;
            }
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a) => await new Partly##().CountAsync(a) + await new Partly##().BothAsync(2);
        """;

    public const string WholeType = """
        [CreateSyncVersion(TypeName = "Store##")]
        public sealed class AsyncStore##(int seed)
        {
            private readonly Dictionary<int, string> _items = new() { [seed] = "first" };
            private Func<int, CancellationToken, Task<int>> _load = (n, token) => Api.GetAsync(n, token);

            public int Count => _items.Count;

            public Func<int, CancellationToken, Task<int>> Load { get => _load; set => _load = value; }

            public static AsyncStore## Of(int seed) => new AsyncStore##(seed);

            public async Task<string?> FindAsync(int id, CancellationToken ct = default)
            {
                ct.ThrowIfCancellationRequested();
                await Api.StepAsync(await _load(id, ct), ct);
                return _items.TryGetValue(id, out var found) ? found : null;
            }

            public Task AddAsync(int id) => PutAsync(id, "n" + id);

            public async IAsyncEnumerable<int> KeysAsync([EnumeratorCancellation] CancellationToken ct = default)
            {
                foreach (var key in _items.Keys)
                {
                    yield return await Api.RiskyAsync(key, ct);
                }
            }

            private async Task PutAsync(int id, string text)
            {
                if (await FindAsync(id) is null)
                {
                    _items[id] = text;
                }
            }
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a)
        {
            var store = AsyncStore##.Of(3);
            await store.AddAsync(a);
            await foreach (var key in store.KeysAsync())
            {
                Trace.Log("key " + key);
            }

            return store.Count + (await store.FindAsync(a))!.Length;
        }
        """;

    public const string Buffers = """
        [CreateSyncVersion]
        private static async Task<int> Fill##Async(Source source, Memory<byte> buffer, ReadOnlyMemory<byte> rest, CancellationToken ct = default)
        {
            var n = await source.ReadAsync(buffer[1..], ct);
            buffer.Span[0] = 9;
            await source.WriteAsync(rest, ct);
            await source.WriteAsync(buffer.Slice(0, n), ct);
            var part = buffer.Slice(1);
            foreach (var b in part.Span)
            {
                Trace.Log("b" + b);
            }

            return buffer.IsEmpty ? 0 : n + part.Length + rest.Length;
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a)
        {
            var bytes = new byte[5];
            var n = await Fill##Async(new Source(a), bytes, bytes.AsMemory(1, 2));
            Trace.Log(Trace.Show(bytes));
            return n + await Fill##Async(new Source(2), new Memory<byte>(bytes).Slice(2), ReadOnlyMemory<byte>.Empty);
        }
        """;

    public const string KeptProgress = """
        private sealed partial class Seen## : IProgress<int>
        {
            public void Report(int value) => Trace.Log("seen " + value);
        }

        [CreateSyncVersion(PreserveProgress = true)]
        private static async Task<int> Report##Async(int n, IProgress<int>? progress, CancellationToken ct = default)
        {
            for (var i = 0; i < n; i++)
            {
                progress?.Report(await Api.RiskyAsync(i, ct));
            }

            return n;
        }

        [CreateSyncVersion]
        public static async Task<int> Try##Async(int a) => await Report##Async(a % 4, new Seen##()) + await Report##Async(1, null);
        """;
}
