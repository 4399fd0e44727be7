using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Delegate types in signatures, locals and type arguments; method groups; custom delegates.</summary>
public static class DelegateTests
{
    [Fact]
    public static void FuncOfTaskParameters_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public static async Task<V> RetryAsync<V>(Func<CancellationToken, Task<V>> action, Func<int, Task> wait, Func<Task>? last, CancellationToken ct = default)
            {
                for (var i = 0; i < 3; i++)
                {
                    await wait(i);
                }

                if (last != null)
                {
                    await last();
                }

                return await action(ct).ConfigureAwait(false);
            }
            """, """
            public static V Retry<V>(Func<V> action, Action<int> wait, Action? last)
            {
                for (var i = 0; i < 3; i++)
                {
                    wait(i);
                }

                if (last != null)
                {
                    last();
                }

                return action();
            }
            """);

    [Fact]
    public static void CallWithLambdas_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<V> WithAsync<V>(string s, Func<string, CancellationToken, Task<V>> action, CancellationToken ct = default)
            {
                Say("begin");
                try
                {
                    return await action(s, ct);
                }
                finally
                {
                    Say("end");
                }
            }

            """ + Go("Task<string>", """
            var a = await WithAsync("a", async (s, token) => { await StepAsync(s, token); return s.Length; }, ct);
            var b = await WithAsync("b", (s, token) => TextAsync(s + s), ct);
            var c = await WithAsync("c", static (_, _) => Task.FromResult(5));
            return a + b + c;
            """, "CancellationToken ct = default"));

    [Fact]
    public static void ValueTaskDelegates_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async ValueTask<int> ApplyAsync(Func<int, ValueTask<int>> f, Func<ValueTask> g) { await g(); return await f(2); }

            """ + Go("Task<int>", """
            return await ApplyAsync(ValueAsync, () => PokeAsync("poke")) + await ApplyAsync(async x => x + await ValueAsync(x), async () => await StepAsync("g"));
            """));

    [Fact]
    public static void MethodGroups_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> ApplyAsync(Func<int, Task<int>> f) => await f(1);

            [CreateSyncVersion]
            private async Task<int> DoubleAsync(int n) => 2 * await GetAsync(n);

            """ + Go("Task<int>", "return await ApplyAsync(GetAsync) + await ApplyAsync(DoubleAsync) + await ApplyAsync(this.DoubleAsync);"));

    [Fact]
    public static void MethodGroupWithoutCounterpart_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            private async Task<int> ApplyAsync(Func<int, Task<int>> f) => await f(1);

            """ + Go("Task<int>", "return await ApplyAsync({|STD1004:AloneAsync|});"));

    [Fact]
    public static void MethodGroupInALocal_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>> f = GetAsync;
            var g = GetAsync;
            return await f(1) + await g(2);
            """));

    [Fact]
    public static void Invoke_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>>? f = GetAsync, none = null;
            Func<Task>? step = () => StepAsync("a");
            await step.Invoke();
            await (step?.Invoke() ?? Task.CompletedTask);
            return await f.Invoke(1) + await (none?.Invoke(2) ?? Task.FromResult(-1));
            """));

    [Fact]
    public static void NestedFunc_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> PipeAsync(Func<Func<int, Task<int>>, Task<int>> middleware) => await middleware(GetAsync);

            """ + Go("Task<int>", "return await PipeAsync(async next => 1 + await next(4));"));

    [Fact]
    public static void FuncInCollections_RunsAlike()
        => Quiet(Go("Task<int>", """
            var steps = new List<Func<Task>> { () => StepAsync("a"), async () => await StepAsync("b") };
            foreach (var step in steps)
            {
                await step();
            }

            var map = new Dictionary<string, Func<int, Task<int>>> { ["get"] = GetAsync };
            return await map["get"](3);
            """));

    [Fact]
    public static void ActionStays_RunsAlike()
        => Quiet(Go("Task", """
            Action<string> say = s => Say(s);
            Action twice = () => { say("x"); say("y"); };
            twice();
            await StepAsync("a");
            """));

    [Fact]
    public static void SyncLambdaStays_RunsAlike()
        => Quiet(Go("Task<int>", """
            var items = new[] { 3, 1, 2 }.Where(i => i > 1).OrderBy(i => i).ToList();
            items.ForEach(i => Say("i" + i));
            return await GetAsync(items.Select(i => { var d = i * 2; return d; }).Sum());
            """));

    [Fact]
    public static void PassedToAMethodThatTakesAsyncDelegate_Reports() // a library keeps the delegate; there is no sync overload
        => Diagnosed("""
            private readonly List<Func<Task>> _handlers = [];
            private void Register(Func<Task> handler) => _handlers.Add(handler);

            """ + Go("Task", """
            await StepAsync("a");
            {|STD1003,STD1004:Register(async () => await StepAsync("b"))|};
            """));

    [Fact]
    public static void PassedToAMethodWithASyncOverload_SameOrReports()
        => SameOrDiagnosed("""
            private void Use(Func<Task> f) => f().GetAwaiter().GetResult();
            private void Use(Action f) => f();

            """ + Go("Task", """
            await StepAsync("a");
            Use(async () => await StepAsync("b"));
            """));

    [Fact]
    public static void GenericOverResult_SameOrReports() // V would become int instead of Task<int>
        => SameOrDiagnosed("""
            private static string Name<V>(Func<V> f) => typeof(V).Name;

            """ + Go("Task<string>", """
            await StepAsync("a");
            return Name(() => GetAsync(1));
            """));

    [Fact]
    public static void TypeofTask_SameOrReports()
        => SameOrDiagnosed(Go("Task<string>", """
            await StepAsync("a");
            return typeof(Task<int>).Name + typeof(Task).Name;
            """));

    [Fact]
    public static void CustomDelegateMapped_RunsAlike()
        => Quiet(
            """
            namespace T;

            public delegate Task<int> LoadAsync(string key, CancellationToken ct);

            public delegate int Load(string key);

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async Task<int> RunAsync(LoadAsync load, CancellationToken ct) => await load("key", ct);

                [CreateSyncVersion]
                public async Task<int> GoAsync(CancellationToken ct = default)
                {
                    LoadAsync local = async (key, token) => { Log.Add(key); await Task.Delay(1, token); return key.Length; };
                    return await RunAsync(local, ct) + await RunAsync(new LoadAsync((k, _) => Task.FromResult(1)), ct);
                }
            }
            """,
            new() { Counterparts = "T:T.LoadAsync -> T:T.Load" });

    [Fact]
    public static void CustomDelegateNotMapped_Reports()
        => Diagnosed("""
            internal delegate Task<int> Loader(string key);

            [CreateSyncVersion]
            private async Task<int> RunAsync({|STD1003,STD1004:Loader load) => await load("key");|}
            """);

    [Fact]
    public static void EventOfAsyncDelegate_Reports()
        => Diagnosed("""
            public event Func<Task>? Changed;

            """ + Go("Task", """
            await StepAsync("a");
            if (Changed != null)
            {
                {|STD1003,STD1004:await Changed()|};
            }
            """));

    [Fact]
    public static void DelegateField_Reports()
        => Diagnosed("""
            private readonly Func<Task> _callback = () => Task.CompletedTask;

            """ + Go("Task", "{|STD1003,STD1004:await _callback()|};"));

    [Fact]
    public static void DelegateFieldWithANamesake_RunsAlike()
        => Same("""
            private Func<int, bool>? Condition = n => n > 0;
            private Func<int, Task<bool>>? AsyncCondition = n => Task.FromResult(n > 0);

            """ + Go("Task<bool>", "return AsyncCondition != null && await AsyncCondition(1);"));

    /// <summary>What the source reads beside the async delegate is other state: FluentValidation has a condition of each kind on one rule.</summary>
    [Fact]
    public static void DelegateFieldWhoseNamesakeIsReadToo_Reports()
        => Diagnosed("""
            public Func<int, bool>? Condition = n => n > 0;
            public Func<int, Task<bool>>? AsyncCondition { get; set; }

            """ + Go("Task<bool>", """
            if (Condition != null && !Condition(1))
                return false;
            if (AsyncCondition != null)
                return {|STD1003,STD1004:await AsyncCondition(1)|};
            return true;
            """));

    [Fact]
    public static void DelegateCombination_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            Func<Task<int>> f = () => GetAsync(1);
            f += () => GetAsync(2);
            return await f();
            """));

    [Fact]
    public static void CastAndNewDelegate_RunsAlike()
        => Quiet(Go("Task<int>", """
            var f = (Func<int, Task<int>>)GetAsync;
            var g = new Func<int, Task<int>>(GetAsync);
            var h = (Func<Task<int>>)(async () => await GetAsync(3));
            return await f(1) + await g(2) + await h();
            """));

    [Fact]
    public static void FuncReturningAsyncEnumerable_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> SumAsync(Func<int, IAsyncEnumerable<int>> source)
            {
                var sum = 0;
                await foreach (var x in source(3))
                {
                    sum += x;
                }

                return sum;
            }

            """ + Go("Task<int>", "return await SumAsync(n => ManyAsync(n));"));

    [Fact]
    public static void FuncWithTokenOnly_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task TimesAsync(Func<CancellationToken, Task> action, CancellationToken ct) => await action(ct);
            """, "public void Times(Action action) => action();");

    [Fact]
    public static void FuncKeepsTokenWhenPreserved_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion(PreserveCancellationToken = true)]
            private async Task TimesAsync(Func<CancellationToken, Task> action, CancellationToken ct) => await action(ct);

            [CreateSyncVersion(PreserveCancellationToken = true)]
            public async Task GoAsync(CancellationToken ct = default) => await TimesAsync(token => TokenAsync("a", token), ct);
            """);

    [Fact]
    public static void SyncFuncInSignatureStays_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<int> MapAsync(Func<int, int> f, Action<int> g) { var x = f(await GetAsync(1)); g(x); return x; }
            """, "public int Map(Func<int, int> f, Action<int> g) { var x = f(Get(1)); g(x); return x; }");

    [Fact]
    public static void CallThatGivesADelegate_Reports()
        => Diagnosed("""
            private static Func<Task> Handler() => () => Task.CompletedTask;

            [CreateSyncVersion]
            public async Task GoAsync()
            {
                var f = {|STD1003:Handler()|};
                await f();
            }
            """);

    [Fact]
    public static void IndexerThatGivesADelegate_Reports()
        => Diagnosed("""
            private sealed class Map { public Func<Task> this[int n] { get => () => Task.CompletedTask; set { } } }

            [CreateSyncVersion]
            public async Task GoAsync()
            {
                var map = new Map();
                {|STD1003:map[1]|} = async () => await StepAsync("a");
                await {|STD1003,STD1004:map[1]|}();
            }
            """);

    [Fact]
    public static void DelegatesInLazyPairsAndTuples_RunAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            public async Task<int> GoAsync()
            {
                var lazy = new Lazy<Func<Task<int>>>(() => async () => await GetAsync(1));
                var map = new Dictionary<int, Func<int, Task<int>>> { [1] = async n => await GetAsync(n), [2] = GetAsync };
                var sum = await lazy.Value();
                foreach (var pair in map)
                {
                    sum += await pair.Value(pair.Key);
                }

                (string Name, Func<Task<int>> Load) tuple = ("x", () => GetAsync(7));
                return sum + await tuple.Load();
            }
            """);
}
