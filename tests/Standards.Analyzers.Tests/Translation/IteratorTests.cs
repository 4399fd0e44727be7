using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>IAsyncEnumerable&lt;T&gt;</c>, <c>await foreach</c>, enumerators by hand.</summary>
public static class IteratorTests
{
    [Fact]
    public static void Iterator_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async IAsyncEnumerable<int> EachAsync(int n, [EnumeratorCancellation] CancellationToken ct = default)
            {
                await foreach (var x in ManyAsync(n, ct).ConfigureAwait(false))
                {
                    await StepAsync("x", ct);
                    yield return x;
                }
            }
            """, """
            public IEnumerable<int> Each(int n)
            {
                foreach (var x in Many(n))
                {
                    Step("x");
                    yield return x;
                }
            }
            """);

    [Fact]
    public static void TryFinallyAndBreak_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            public async IAsyncEnumerable<int> GoAsync()
            {
                await using var r = Open("r");
                try
                {
                    for (var i = 0; ; i++)
                    {
                        await StepAsync("i" + i);
                        if (i == 2)
                        {
                            yield break;
                        }

                        yield return await r.ReadAsync(i);
                    }
                }
                finally
                {
                    await StepAsync("finally");
                }
            }
            """);

    [Fact]
    public static void ExceptionInTheMiddle_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            public async IAsyncEnumerable<int> GoAsync()
            {
                try
                {
                    yield return await GetAsync(1);
                    yield return await GetAsync(-1);
                    yield return await GetAsync(2);
                }
                finally
                {
                    Say("finally");
                }
            }
            """);

    [Fact]
    public static void EarlyLeaving_RunsAlike()
        => Quiet(Go("Task<int>", """
            await foreach (var x in ManyAsync(5))
            {
                if (x == 1)
                {
                    return x;
                }
            }

            return -1;
            """));

    [Fact]
    public static void NestedLoops_RunsAlike()
        => Quiet(Go("Task<int>", """
            var n = 0;
            await foreach (var x in ManyAsync(2))
            {
                await foreach (var y in ManyAsync(3).ConfigureAwait(false))
                {
                    if (y == 1)
                    {
                        continue;
                    }

                    n += x * 10 + y;
                }
            }

            return n;
            """));

    [Fact]
    public static void Deconstruction_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async IAsyncEnumerable<(int Key, string Value)> PairsAsync()
            {
                yield return (1, "a");
                await StepAsync("between");
                yield return (2, "b");
            }

            """ + Go("Task", """
            await foreach (var (key, value) in PairsAsync())
            {
                Say(key + value);
            }

            await foreach ((int k, _) in PairsAsync())
            {
                Say("k" + k);
            }
            """));

    [Fact]
    public static void WithCancellation_RunsAlike()
        => Quiet(Go("Task", """
            await foreach (var x in ManyAsync(2).WithCancellation(ct).ConfigureAwait(false))
            {
                Say("x" + x);
            }

            await foreach (int y in ManyAsync(1).WithCancellation(ct))
                Say("y" + y);
            """, "CancellationToken ct = default")).Lacks("WithCancellation", "ConfigureAwait");

    [Fact]
    public static void WithCancellationSideEffect_SameOrReports()
        => SameOrDiagnosed("""
            private CancellationToken Make() { Say("make"); return default; }

            """ + Go("Task", """
            await foreach (var x in ManyAsync(1).WithCancellation(Make()))
            {
                Say("x" + x);
            }
            """));

    [Fact]
    public static void WithCancellationOfATokenThatStays_SameOrReports() // the source is cancelled in the middle
        => SameOrDiagnosed("""
            private readonly CancellationTokenSource _cts = new();

            [CreateSyncVersion]
            private async IAsyncEnumerable<int> EndlessAsync([EnumeratorCancellation] CancellationToken ct = default)
            {
                for (var i = 0; i < 50; i++)
                {
                    ct.ThrowIfCancellationRequested();
                    await StepAsync("e" + i);
                    yield return i;
                }
            }

            """ + Go("Task", """
            await foreach (var x in EndlessAsync().WithCancellation(_cts.Token))
            {
                if (x == 2)
                {
                    _cts.Cancel();
                }
            }
            """));

    [Fact]
    public static void SourceInALocal_RunsAlike()
        => Quiet(Go("Task<int>", """
            IAsyncEnumerable<int> source = ManyAsync(2);
            Say("not started");
            var sum = 0;
            await foreach (var x in source)
            {
                sum += x;
            }

            return sum;
            """));

    [Fact]
    public static void ConfiguredSourceInALocal_RunsAlike()
        => Quiet(Go("Task<int>", """
            ConfiguredCancelableAsyncEnumerable<int> source = ManyAsync(2).ConfigureAwait(false);
            var other = ManyAsync(3).WithCancellation(ct);
            var sum = 0;
            await foreach (var x in source)
            {
                sum += x;
            }

            await foreach (var x in other)
            {
                sum += x;
            }

            return sum;
            """, "CancellationToken ct = default"));

    [Fact]
    public static void EnumeratorByHand_RunsAlike()
        => Quiet(Go("Task<int>", """
            await using var e = ManyAsync(3).GetAsyncEnumerator(ct);
            var sum = 0;
            while (await e.MoveNextAsync().ConfigureAwait(false))
            {
                sum += e.Current;
            }

            return sum;
            """, "CancellationToken ct = default"));

    [Fact]
    public static void EnumeratorInTryFinally_RunsAlike()
        => Quiet(Go("Task<int>", """
            IAsyncEnumerator<int> e = ManyAsync(3).GetAsyncEnumerator();
            try
            {
                return await e.MoveNextAsync() ? e.Current : -1;
            }
            finally
            {
                await e.DisposeAsync();
            }
            """));

    [Fact]
    public static void ParameterOfStream_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private static async IAsyncEnumerable<V> WhereNotAsync<V>(IAsyncEnumerable<V> source, Func<V, bool> drop, [EnumeratorCancellation] CancellationToken ct = default)
            {
                await foreach (var item in source.WithCancellation(ct))
                {
                    if (!drop(item))
                    {
                        yield return item;
                    }
                }
            }

            [CreateSyncVersion]
            public IAsyncEnumerable<int> GoAsync() => WhereNotAsync(ManyAsync(4), x => x == 2);
            """);

    [Fact]
    public static void ReturnedStreamNotAsync_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            public IAsyncEnumerable<int> GoAsync(CancellationToken ct = default)
            {
                Say("at once");
                return ManyAsync(2, ct);
            }
            """);

    [Fact]
    public static void ReturnedStreamInTry_SameOrReports() // nothing runs in the try either way
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            public IAsyncEnumerable<int> GoAsync()
            {
                using (Open("a"))
                {
                    return ManyAsync(2);
                }
            }
            """);

    [Fact]
    public static void TaskOfStream_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<IAsyncEnumerable<int>> MakeAsync() { await StepAsync("make"); return ManyAsync(2); }

            """ + Go("Task<int>", """
            var sum = 0;
            await foreach (var x in await MakeAsync())
            {
                sum += x;
            }

            return sum;
            """));

    [Fact]
    public static void TaskOfEnumerable_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<IEnumerable<int>> MakeAsync() { await StepAsync("make"); return new[] { 1, 2 }.Select(i => i * 2); }

            """ + Go("Task<IEnumerable<int>>", "return (await MakeAsync()).Where(x => x > 2);"));

    [Fact]
    public static void StreamOfTasks_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async IAsyncEnumerable<Task<int>> TasksAsync() { await StepAsync("a"); yield return GetAsync(1); yield return GetAsync(-2); }

            """ + Go("Task<int>", """
            var sum = 0;
            await foreach (var t in TasksAsync())
            {
                sum += await t;
            }

            return sum;
            """));

    [Fact]
    public static void StreamWithoutCounterpart_Reports()
        => Diagnosed("""
            private async IAsyncEnumerable<int> LonelyAsync() { await Task.Yield(); yield return 1; }

            """ + Go("Task", """
            await foreach (var x in {|STD1004:LonelyAsync()|})
            {
                Say("x" + x);
            }
            """));

    [Fact]
    public static void PlainForeachInAsync_RunsAlike()
        => Quiet(Go("Task", """
            foreach (var x in Many(2))
            {
                await StepAsync("x" + x);
            }
            """));

    [Fact]
    public static void ToBlockingEnumerable_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            await StepAsync("a");
            foreach (var x in ManyAsync(2).ToBlockingEnumerable())
            {
                Say("x" + x);
            }
            """));

    [Fact]
    public static void CustomAsyncEnumerablePattern_SameOrReports()
        => SameOrDiagnosed("""
            private sealed class Numbers
            {
                private int _n;
                public Numbers GetAsyncEnumerator() => this;
                public async Task<bool> MoveNextAsync() { await Task.Yield(); return _n++ < 2; }
                public int Current => _n;
            }

            """ + Go("Task", """
            await foreach (var x in new Numbers())
            {
                Say("x" + x);
            }
            """));

    [Fact]
    public static void AsyncEnumerableClass_RunsAlike()
        => SameOrDiagnosed("""
            private sealed class Source(List<string> log) : IAsyncEnumerable<int>, IEnumerable<int>
            {
                public async IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken ct = default) { log.Add("source"); await Task.Yield(); yield return 1; }
                public IEnumerator<int> GetEnumerator() { log.Add("source"); yield return 1; }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }

            """ + Go("Task", """
            await foreach (var x in new Source(Log))
            {
                Say("x" + x);
            }
            """));

    [Fact]
    public static void AsyncEnumeratorMethod_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async IAsyncEnumerator<int> WalkAsync() { await StepAsync("walk"); yield return 1; yield return 2; }

            """ + Go("Task<int>", """
            var sum = 0;
            await using var e = WalkAsync();
            while (await e.MoveNextAsync())
            {
                sum += e.Current;
            }

            return sum;
            """));

    [Fact]
    public static void LazinessIsKept_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async IAsyncEnumerable<int> LazyAsync() { Say("started"); await Task.Yield(); yield return 1; }

            """ + Go("Task", """
            var source = LazyAsync();
            Say("before");
            await foreach (var x in source)
            {
                Say("x" + x);
            }

            await foreach (var x in source)
            {
                Say("again " + x);
            }
            """));
}
