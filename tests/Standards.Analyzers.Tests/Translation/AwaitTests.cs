using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>await</c> itself, and what may stand around or inside an awaited task.</summary>
public static class AwaitTests
{
    [Fact]
    public static void Statement_ReadsAs()
        => Generates(
            Go("Task", """await StepAsync("a");"""),
            """
            public void Go()
            {
                Step("a");
            }
            """);

    [Fact]
    public static void Value_RunsAlike()
        => Quiet(Go("Task<int>", """
            var x = await GetAsync(1);
            return x + await GetAsync(2);
            """));

    [Fact]
    public static void ExpressionBody_ReadsAs()
        => Generates("[CreateSyncVersion]\npublic async Task<int> GoAsync() => await GetAsync(1);", "public int Go() => Get(1);");

    [Fact]
    public static void ValueTask_RunsAlike()
        => Quiet(Go("ValueTask<int>", """
            await PokeAsync("a");
            return await ValueAsync(2);
            """));

    [Fact]
    public static void Parentheses_RunsAlike()
        => Quiet(Go("Task<int>", """
            await (StepAsync("a"));
            await ((PokeAsync("b")));
            return await (GetAsync(1)) + (await GetAsync(2));
            """));

    [Fact]
    public static void MemberAccessOnAwaited_RunsAlike()
        => Quiet(Go("Task<string>", """return (await GetAsync(12)).ToString() + (await TextAsync("x"))!.Length + (await TextAsync(null))?.Length;"""));

    [Fact]
    public static void Cast_RunsAlike()
        => Quiet(Go("Task<int>", """
            await (Task)StepAsync("a");
            await ((Task)GetAsync(1));
            return await (Task<int>)GetAsync(2);
            """));

    [Fact]
    public static void AsExpression_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            await (GetAsync(1) as Task);
            return 1;
            """));

    [Fact]
    public static void CastThatDropsTheResult_RunsAlike()
        => Same(Go("Task", """
            Task t = (Task)GetAsync(2);
            await t;
            """));

    [Fact]
    public static void NullForgiving_RunsAlike()
        => Quiet(Go("Task<int>", """
            await StepAsync("a")!;
            return (await TextAsync("abc")!)!.Length;
            """));

    [Fact]
    public static void ConditionalAccess_RunsAlike()
        => Same(Go("Task", """
            Both? here = Open("here"), gone = null;
            await (here?.TouchAsync() ?? Task.CompletedTask);
            await (gone?.TouchAsync() ?? Task.CompletedTask);
            """)).Contains("here?.Touch()", "gone?.Touch()");

    [Fact]
    public static void ConditionalAccessWithValue_RunsAlike()
        => Same(Go("Task<string>", """
            Both? here = Open("here"), gone = null;
            var a = await (here?.ReadAsync(3) ?? Task.FromResult(-1));
            var b = await (gone?.ReadAsync(3) ?? Task.FromResult(-2));
            return a + " " + b;
            """));

    [Fact]
    public static void ConditionalAccessOnNullAwaited_RunsAlike() // throws NullReferenceException, which `gone?.Touch()` does not
        => SameOrDiagnosed(Go("Task", """
            Both? gone = null;
            await gone?.TouchAsync()!;
            Say("not reached");
            """));

    [Fact]
    public static void ConditionalAccessWhoseResultIsNull_RunsAlike() // `here?.Text(null) ?? "none"` would say "none"
        => SameOrDiagnosed(Go("Task<string?>", """
            Both? here = Open("here");
            return await (here?.TextAsync(null) ?? Task.FromResult<string?>("none"));
            """));

    [Fact]
    public static void CoalesceOfAwaited_RunsAlike()
        => Quiet(Go("Task<string>", """return await TextAsync(null) ?? await TextAsync("b") ?? "c";"""));

    [Fact]
    public static void CoalesceAssignment_RunsAlike()
        => Quiet(Go("Task<string?>", """
            string? s = null;
            s ??= await TextAsync("a");
            s ??= await TextAsync("b");
            return s;
            """));

    [Fact]
    public static void CoalesceOfTasks_RunsAlike()
        => SameOrDiagnosed(Go("Task<string?>", """
            Task<string?>? none = null;
            return await (none ?? TextAsync("b"));
            """));

    [Fact]
    public static void ConditionalInsideAwait_RunsAlike()
        => Same(Go("Task<int>", """
            var sum = 0;
            for (var i = 0; i < 2; i++)
            {
                sum += await (i == 0 ? GetAsync(10) : GetAsync(20));
            }

            return sum;
            """));

    [Fact]
    public static void ConditionalOfVoidTasks_RunsAlike()
        => Same(Go("Task", """
            for (var i = 0; i < 2; i++)
            {
                await (i == 0 ? StepAsync("a") : StepAsync("b"));
            }
            """));

    [Fact]
    public static void ConditionalWithCompletedTask_RunsAlike()
        => Same(Go("Task", """
            for (var i = 0; i < 2; i++)
            {
                await (Flag(i == 0) ? StepAsync("a") : Task.CompletedTask);
                await (Flag(i == 0) ? Task.CompletedTask : StepAsync("b"));
            }
            """));

    [Fact]
    public static void ConditionalAroundAwait_RunsAlike()
        => Quiet(Go("Task<int>", """return Flag(true) ? await GetAsync(1) : await GetAsync(2);"""));

    [Fact]
    public static void ShortCircuit_RunsAlike()
        => Quiet(Go("Task<bool>", """
            var a = Flag(false) && await GetAsync(1) == 1;
            var b = Flag(true) || await GetAsync(2) == 2;
            return a || b && await GetAsync(3) == 3;
            """));

    [Fact]
    public static void SwitchExpressionInsideAwait_RunsAlike()
        => Same(Go("Task<int>", """
            var sum = 0;
            for (var i = 0; i < 3; i++)
            {
                sum += await (i switch { 0 => GetAsync(1), 1 => Task.FromResult(10), _ => GetAsync(100) });
            }

            return sum;
            """));

    [Fact]
    public static void SwitchExpressionOfVoidTasks_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            for (var i = 0; i < 3; i++)
            {
                await (i switch { 0 => StepAsync("zero"), 1 => StepAsync("one"), _ => Task.CompletedTask });
            }
            """));

    [Fact]
    public static void SwitchExpressionAroundAwait_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await GetAsync(2) switch
            {
                0 => await GetAsync(10),
                > 1 and < 5 => await GetAsync(20),
                _ => throw new NotSupportedException(),
            };
            """));

    [Fact]
    public static void SwitchExpressionWhoseArmThrows_RunsAlike()
        => Same(Go("Task<int>", """
            var n = await GetAsync(7);
            return await (n switch { 0 => GetAsync(1), _ => throw new NotSupportedException("n") });
            """));

    [Fact]
    public static void SwitchStatement_RunsAlike()
        => Quiet(Go("Task<string>", """
            switch (await GetAsync(2))
            {
                case 1:
                    await StepAsync("one");
                    goto default;
                case 2 when await GetAsync(5) == 5:
                    await StepAsync("two");
                    goto case 1;
                default:
                    return "end";
            }
            """));

    [Fact]
    public static void Arguments_RunsAlike()
        => Quiet(Go("Task<int>", """
            return Math.Max(await GetAsync(1), await GetAsync(await GetAsync(2)));
            """));

    [Fact]
    public static void NamedArgumentsOutOfOrder_RunsAlike()
        => Quiet("""
            private async Task<string> PairAsync(int first, int second) { await Task.Yield(); return first + "," + second; }
            private string Pair(int first, int second) => first + "," + second;

            """ + Go("Task<string>", "return await PairAsync(second: await GetAsync(1), first: await GetAsync(2));"));

    [Fact]
    public static void Interpolation_RunsAlike()
        => Quiet(Go("Task<string>", """return $"{await GetAsync(1)}-{(await TextAsync("x"))!.Length:D3}";"""));

    [Fact]
    public static void ObjectAndCollectionInitialisers_RunsAlike()
        => Quiet(Go("Task<int>", """
            var list = new List<int> { await GetAsync(1), await GetAsync(2) };
            int[] array = [await GetAsync(3), .. list];
            var map = new Dictionary<int, string?> { [await GetAsync(4)] = await TextAsync("v") };
            var pair = new { A = await GetAsync(5), B = array.Length };
            return list.Sum() + array.Sum() + map.Count + pair.A + pair.B;
            """));

    [Fact]
    public static void Indexers_RunsAlike()
        => Quiet(Go("Task<int>", """
            var a = new[] { 1, 2, 3 };
            a[await GetAsync(0)] += await GetAsync(5);
            return a[await GetAsync(0)] + a[^(await GetAsync(1))];
            """));

    [Fact]
    public static void CompoundAssignment_RunsAlike()
        => Quiet(Go("Task<int>", """
            var x = 1;
            x += await GetAsync(2);
            x *= await GetAsync(3);
            return x;
            """));

    [Fact]
    public static void Deconstruction_RunsAlike()
        => Quiet("""
            private async Task<(int A, string B)> TupleAsync() { await Task.Yield(); return (1, "b"); }
            private (int A, string B) Tuple() => (1, "b");

            """ + Go("Task<string>", """
            var (a, b) = await TupleAsync();
            (a, _) = await TupleAsync();
            var t = await TupleAsync();
            return a + b + t.A + t.B + (await TupleAsync()).B;
            """));

    [Fact]
    public static void TupleOfAwaits_RunsAlike()
        => Quiet(Go("Task<(int, int)>", "return (await GetAsync(1), await GetAsync(2));"));

    [Fact]
    public static void Patterns_RunsAlike()
        => Quiet(Go("Task<string>", """
            if (await TextAsync("abc") is { Length: > 2 and var n } s)
            {
                return s + n;
            }

            return await TextAsync(null) is null ? "null" : "not";
            """));

    [Fact]
    public static void Loops_RunsAlike()
        => Quiet(Go("Task<int>", """
            var n = 0;
            while (await GetAsync(n) < 2)
            {
                n++;
            }

            do
            {
                n += await GetAsync(1);
                if (n == 4)
                {
                    continue;
                }
            }
            while (n < await GetAsync(6));

            for (var i = await GetAsync(0); i < await GetAsync(2); i += await GetAsync(1))
            {
                await StepAsync("for " + i);
            }

            foreach (var x in new[] { await GetAsync(7), await GetAsync(8) })
            {
                if (x == 8)
                {
                    break;
                }

                await StepAsync("each " + x);
            }

            return n;
            """));

    [Fact]
    public static void GotoAndLabels_RunsAlike()
        => Quiet(Go("Task<int>", """
            var i = 0;
            again:
            await StepAsync("i" + i);
            if (++i < 3)
            {
                goto again;
            }

            goto end;
            end:
            await StepAsync("end");
            return i;
            """));

    [Fact]
    public static void CheckedAndUnchecked_RunsAlike()
        => Quiet(Go("Task<int>", """
            var big = await GetAsync(int.MaxValue);
            unchecked
            {
                Say((big + await GetAsync(1)).ToString());
            }

            return checked(big + await GetAsync(2));
            """));

    [Fact]
    public static void TryCatchFinally_RunsAlike()
        => Quiet(Go("Task<string>", """
            try
            {
                try
                {
                    await StepAsync("try");
                    await FailAsync("inner");
                    await StepAsync("not reached");
                }
                catch (InvalidOperationException e) when (e.Message == "other")
                {
                    await StepAsync("wrong");
                }
                finally
                {
                    await StepAsync("finally");
                }
            }
            catch (InvalidOperationException e)
            {
                await StepAsync("catch " + e.Message);
                try
                {
                    await GetAsync(-1);
                }
                catch (Exception)
                {
                    await StepAsync("again");
                    throw;
                }
                finally
                {
                    await StepAsync("last");
                }
            }

            return "not reached";
            """));

    [Fact]
    public static void AwaitInFilter_RunsAlike()
        => Quiet(Go("Task", """
            try
            {
                await FailAsync("x");
            }
            catch (Exception e) when (Flag(e.Message == "x"))
            {
                await StepAsync("caught");
            }
            """));

    [Fact]
    public static void Throw_RunsAlike()
        => Quiet(Go("Task<int>", """
            var s = await TextAsync(null) ?? throw new InvalidOperationException("none" + await GetAsync(1));
            return s.Length;
            """));

    [Fact]
    public static void LockAroundNothingAwaited_RunsAlike()
        => Quiet(Go("Task", """
            await StepAsync("a");
            lock (Log)
            {
                Say("locked");
            }

            await StepAsync("b");
            """));

    [Fact]
    public static void NestedTaskWithTwin_RunsAlike()
        => SameOrDiagnosed("""
            private async Task<Task<int>> NestedAsync() { await Task.Yield(); Say("outer"); return GetAsync(5); }
            private int Nested() { Say("outer"); return Get(5); }

            """ + Go("Task<int>", "return await await NestedAsync();"));

    [Fact]
    public static void GeneratedNestedTask_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<Task<int>> NestedAsync() { await Task.Yield(); Say("outer"); return GetAsync(5); }

            """ + Go("Task<int>", "return await await NestedAsync();"));

    [Fact]
    public static void DiscardedValue_RunsAlike()
        => Quiet(Go("Task", """
            _ = await GetAsync(1);
            await GetAsync(2);
            """));

    [Fact]
    public static void AwaitedAssignmentExpression_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            int a, b;
            a = b = await GetAsync(1);
            Task<int> t;
            var c = await (t = GetAsync(2));
            return a + b + c;
            """));

    [Fact]
    public static void NameWithoutTheWordAsync_Reports()
        => Diagnosed("""
            private async Task Work() { Say("work"); await Task.Yield(); }

            """ + Go("Task", """
            await {|STD1004:Work()|};
            await StepAsync("a");
            """));

    [Fact]
    public static void NameWithoutTheWordAsyncButGenerated_RunsAlike()
        => Same("""
            [CreateSyncVersion(Name = "WorkNow")]
            private async Task<int> Work() { Say("work"); await Task.Yield(); return 3; }

            """ + Go("Task<int>", "return await Work();")).Contains("WorkNow()");

    [Fact]
    public static void NameWithoutTheWordAsyncMapped_RunsAlike()
        => Quiet(
            """
            internal async Task<int> Work() { Say("work"); await Task.Yield(); return 3; }
            internal int WorkNow() { Say("work"); return 3; }

            """ + Go("Task<int>", "return await Work();"),
            new() { Counterparts = "M:T.C.Work -> M:T.C.WorkNow" });

    [Fact]
    public static void OverloadThatReturnsATaskIsNoCounterpart_Reports()
        => Diagnosed("""
            private async Task DoAsync(int n) { Say("do " + n); await Task.Yield(); }
            private Task Do(int n) => DoAsync(n);

            """ + Go("Task", "await {|STD1004:DoAsync(1)|};"));

    [Fact]
    public static void CustomAwaitable_Reports()
        => Diagnosed("""
            private sealed class Awaitable { public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }

            """ + Go("Task", "{|STD1003,STD1004:await new Awaitable()|};"));

    [Fact]
    public static void DynamicAwait_Reports()
        => Diagnosed(Go("Task", """
            dynamic d = {|STD1003:Task.CompletedTask|};
            await d;
            """));

    [Fact]
    public static void DynamicParameterAwait_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task WaitAsync(dynamic d) => {|STD1003,STD1004:await d|};
            """);

    [Fact]
    public static void FieldAwaited_Reports()
        => Diagnosed("""
            private readonly Task _pending = Task.CompletedTask;

            """ + Go("Task", "{|STD1003,STD1004:await _pending|};"));

    [Fact]
    public static void LazyTaskAwaited_Reports()
        => Diagnosed("""
            private readonly Lazy<Task<int>> _lazy = new(() => Task.FromResult(1));

            """ + Go("Task<int>", "return {|STD1003,STD1004:await _lazy.Value|};"));

    [Fact]
    public static void AwaitAtTheEndOfAnIfWithoutBraces_RunsAlike()
        => Quiet(Go("Task", """
            if (Flag(true)) await StepAsync("a"); else await StepAsync("b");
            if (Flag(false))
                await StepAsync("c");
            else
                await StepAsync("d");
            """));

    [Fact]
    public static void UnsafeBlock_RunsAlike()
        => Quiet(Go("Task<int>", """
            var x = await GetAsync(4);
            unsafe
            {
                int* p = &x;
                *p += 1;
            }

            return x;
            """));

    [Fact]
    public static void StackallocAndRefLocals_RunsAlike()
        => Quiet(Go("Task<int>", """
            var n = await GetAsync(3);
            int sum = 0;
            {
                Span<int> span = stackalloc int[4];
                span[0] = n;
                ref int first = ref span[0];
                first += 2;
                sum = span[0];
            }

            return sum + await GetAsync(1);
            """));

    [Fact]
    public static void UsingStaticAndAliases_RunsAlike()
        => Same("""
            using static System.Math;
            using Ints = System.Collections.Generic.List<int>;
            namespace T;

            public partial class C
            {
                public List<string> Log = [];
                private async Task<int> OneAsync(Ints all) { await Task.Yield(); return all[0]; }
                private int One(Ints all) => all[0];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => Max(await OneAsync(new Ints { 4 }), 3);
            }
            """).Contains("using static System.Math;", "using Ints = System.Collections.Generic.List<int>;", "new Ints { 4 }");

    [Fact]
    public static void GetAwaiterGetResultOnCall_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var a = GetAsync(1).GetAwaiter().GetResult();
            return a + await GetAsync(2);
            """));

    [Fact]
    public static void ResultOnCall_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var a = GetAsync(1).Result;
            return a + await GetAsync(2);
            """));

    [Fact]
    public static void BlockingOnAFieldIsLeft_Reports()
        => Same("""
            private readonly Task<int> _pending = Task.FromResult(3);

            """ + Go("Task<int>", """
            await StepAsync("a");
            return {|STD1011:_pending.Result|};
            """)).Contains("_pending.Result");

    [Fact]
    public static void WaitOnAField_Reports()
        => Same("""
            private readonly Task _pending = Task.CompletedTask;

            """ + Go("Task", """
            await StepAsync("a");
            {|STD1011:_pending.Wait()|};
            """)).Contains("_pending.Wait()");

    [Fact]
    public static void SemaphoreWaitDoesNotBlockOnAsync_DoesNotReport()
        => Quiet("""
            private readonly SemaphoreSlim _gate = new(1);

            """ + Go("Task", """
            _gate.Wait();
            await StepAsync("a");
            _gate.Release();
            """));
}
