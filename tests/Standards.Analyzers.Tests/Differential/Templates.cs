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
}
