using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Tasks started now and awaited later, tasks in locals, and tasks that nobody awaits.</summary>
public static class TaskLocalTests
{
    [Fact]
    public static void StartedAndAwaitedNext_RunsAlike()
        => Same(Go("Task", """
            Task t = StepAsync("a");
            await t;
            """)).Contains("Step(\"a\");");

    [Fact]
    public static void StartedAndAwaitedNextWithValue_RunsAlike()
        => Same(Go("Task<int>", """
            var t = GetAsync(1);
            return await t;
            """));

    [Fact]
    public static void DeclaredType_RunsAlike()
        => Same(Go("Task<int>", """
            Task<int> t = GetAsync(1);
            var x = await t.ConfigureAwait(false);
            ValueTask<int> v = ValueAsync(2);
            return x + await v;
            """));

    [Fact]
    public static void StartedSaysThatConcurrencyIsLost_Reports()
        => Same(Go("Task<int>", """
            var t = {|STD1010:GetAsync(1)|};
            var twice = 2 * 2;
            return await t + twice;
            """));

    [Fact]
    public static void SideEffectBetween_Reports()
        => Diagnosed(Go("Task<int>", """{|STD1003:var t = GetAsync(1); Say("x"); return await t;|}"""));

    [Fact]
    public static void SideEffectBetweenVoid_Reports()
        => Diagnosed(Go("Task", """{|STD1003:var t = StepAsync("a"); Log.Add("x"); await t;|}"""));

    [Fact]
    public static void SideEffectInsideTheAwaitingStatement_Reports() // Say runs between start and await
        => SameOrDiagnosed(Go("Task<int>", """
            var t = GetAsync(-1);
            return Note(5) + await t;
            """));

    [Fact]
    public static void FieldWrittenBetween_SameOrReports()
        => SameOrDiagnosed("""
            public int State;
            private async Task<int> StateAsync() { await Task.Yield(); return -1; }
            private int StateNow() => -1;
            private async Task ThrowAsync() { await Task.Yield(); throw new InvalidOperationException("x"); }
            private void Throw() => throw new InvalidOperationException("x");

            """ + Go("Task", """
            try
            {
                var t = ThrowAsync();
                State = 5;
                await t;
            }
            finally
            {
                Say("state " + State);
            }
            """));

    [Fact]
    public static void AwaitBetween_SameOrReports() // in the source the second call runs even when the first one fails
        => SameOrDiagnosed(Go("Task<int>", """
            var a = GetAsync(-1);
            var b = GetAsync(2);
            return await a + await b;
            """));

    [Fact]
    public static void TwoStartedThenWhenAll_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var a = GetAsync(1);
            var b = GetAsync(2);
            await Task.WhenAll(a, b);
            return a.Result + await b;
            """));

    [Fact]
    public static void TwoStartedThenWhenAllFirstFails_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var a = GetAsync(-1);
            var b = GetAsync(2);
            await Task.WhenAll(a, b);
            return a.Result + await b;
            """));

    [Fact]
    public static void StartedOutsideTryAwaitedInside_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:var t = FailAsync("x"); try { await t; } catch (InvalidOperationException) { Say("caught"); }|}
            """));

    [Fact]
    public static void StartedInTryAwaitedOutside_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:Task t; try { t = FailAsync("x"); } catch (InvalidOperationException) { return; } await t;|}
            """));

    [Fact]
    public static void StartedAndAwaitedInOneTry_RunsAlike()
        => Same(Go("Task", """
            try
            {
                var t = FailAsync("x");
                await t;
            }
            catch (InvalidOperationException)
            {
                Say("caught");
            }
            """));

    [Fact]
    public static void StartedInUsingAwaitedAfter_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:Task t; using (Open("a")) { t = StepAsync("b"); } await t;|}
            """));

    [Fact]
    public static void StartedBeforeUsingAwaitedInside_Reports()
        => Diagnosed(Go("Task", """{|STD1003:var t = FailAsync("b"); using (Open("a")) { await t; }|}"""));

    [Fact]
    public static void StartedInLockAwaitedAfter_Reports()
        => Diagnosed(Go("Task", """{|STD1003:Task t; lock (Log) { t = StepAsync("b"); } await t;|}"""));

    [Fact]
    public static void StartedBeforeLoopAwaitedInside_Reports()
        => Diagnosed(Go("Task", """{|STD1003:var t = GetAsync(1); for (var i = 0; i < 2; i++) { Say((await t).ToString()); }|}"""));

    [Fact]
    public static void PipelinedLoop_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:Task? last = null; foreach (var i in new[] { 1, 2 }) { if (last != null) { await last; } last = StepAsync("s" + i); } await last!;|}
            """));

    [Fact]
    public static void StartedAndAwaitedInEachIteration_RunsAlike()
        => Same(Go("Task<int>", """
            var sum = 0;
            for (var i = 0; i < 3; i++)
            {
                var t = GetAsync(i);
                sum += await t;
            }

            return sum;
            """));

    [Fact]
    public static void AwaitedTwice_RunsAlike()
        => Same(Go("Task<int>", """
            var t = GetAsync(2);
            var x = await t;
            Say("between");
            return x * await t;
            """));

    [Fact]
    public static void ResultAfterAwait_RunsAlike()
        => Same(Go("Task<int>", """
            var t = GetAsync(2);
            await t;
            return t.Result + t.GetAwaiter().GetResult();
            """));

    [Fact]
    public static void ResultOfLocalNeverAwaited_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var t = GetAsync(2);
            return t.Result;
            """));

    [Fact]
    public static void NeverAwaitedLocal_Reports()
        => Diagnosed(Go("Task", """
            var {|STD1003:t = StepAsync("lost")|};
            await StepAsync("a");
            """));

    [Fact]
    public static void Discarded_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:_ = StepAsync("lost")|};
            await StepAsync("a");
            """));

    [Fact]
    public static void DiscardedFailure_Reports() // the exception is lost in the source
        => Diagnosed(Go("Task", """
            {|STD1003:_ = FailAsync("lost")|};
            await StepAsync("a");
            """));

    [Fact]
    public static void NotAwaitedStatement_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:StepAsync("lost")|};
            await StepAsync("a");
            """));

    [Fact]
    public static void NotAwaitedInConditionalAccess_Reports()
        => Diagnosed(Go("Task", """
            Both? b = Open("b");
            {|STD1003:b?.TouchAsync()|};
            await StepAsync("a");
            """));

    [Fact]
    public static void ConditionalStart_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            Task t = Flag(false) ? StepAsync("a") : FailAsync("b");
            await t;
            """));

    [Fact]
    public static void AssignedInBranches_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            Task<int> t;
            if (Flag(true))
            {
                t = GetAsync(1);
            }
            else
            {
                t = Task.FromResult(0);
            }

            return await t;
            """));

    [Fact]
    public static void InitialCompletedTaskReassigned_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            Task t = Task.CompletedTask;
            if (Flag(true))
            {
                t = StepAsync("a");
            }

            await t;
            """));

    [Fact]
    public static void StartedInConditionAwaitedInBranch_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            var t = FailAsync("a");
            if (Flag(false))
            {
                await t;
            }

            Say("goes on");
            """));

    [Fact]
    public static void CapturedInLambda_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var t = GetAsync(1);
            Func<Task<int>> f = () => t;
            return await f();
            """));

    [Fact]
    public static void CompletedSuccessfullyFastPath_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var t = ValueAsync(1);
            return t.IsCompletedSuccessfully ? t.Result : await t;
            """));

    [Fact]
    public static void ExceptionProperty_SameOrReports()
        => SameOrDiagnosed(Go("Task<string>", """
            var t = FailAsync("x");
            try
            {
                await t;
            }
            catch
            {
            }

            return t.Exception!.InnerException!.Message;
            """));

    [Fact]
    public static void ListOfTasks_SameOrReports()
        => SameOrDiagnosed(Go("Task<string>", """
            var tasks = new List<Task<int>>();
            for (var i = 0; i < 3; i++)
            {
                tasks.Add(GetAsync(i));
            }

            var all = await Task.WhenAll(tasks);
            return string.Join(",", all);
            """));

    [Fact]
    public static void ListOfTasksOneFails_SameOrReports()
        => SameOrDiagnosed(Go("Task<string>", """
            var tasks = new List<Task<int>>();
            foreach (var i in new[] { 1, -2, 3 })
            {
                tasks.Add(GetAsync(i));
            }

            return string.Join(",", await Task.WhenAll(tasks));
            """));

    [Fact]
    public static void ListOfVoidTasks_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            var tasks = new List<Task> { StepAsync("a"), StepAsync("b") };
            await Task.WhenAll(tasks);
            """));

    [Fact]
    public static void ListAwaitedOneByOne_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var tasks = new[] { GetAsync(1), GetAsync(2) };
            var sum = 0;
            foreach (var t in tasks)
            {
                sum += await t;
            }

            return sum;
            """));

    [Fact]
    public static void TupleOfTasks_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var (a, b) = (GetAsync(1), GetAsync(2));
            return await a + await b;
            """));

    [Fact]
    public static void DictionaryOfTasks_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            var map = new Dictionary<string, Task<int>> { ["a"] = GetAsync(1) };
            return await map["a"];
            """));

    [Fact]
    public static void TaskParameter_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> TwiceAsync(Task<int> t) => 2 * await t;

            """ + Go("Task<int>", "return await TwiceAsync(GetAsync(4));"));

    [Fact]
    public static void VoidTaskParameter_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task AfterAsync(Task t) { await t; Say("after"); }

            """ + Go("Task", "await AfterAsync(StepAsync(\"a\"));"));

    [Fact]
    public static void TaskParameterNotAwaitedFirst_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            private async Task<int> SumAsync(Task<int> a, {|STD1003:Task<int> b|}) => await a + await b;
            """);

    [Fact]
    public static void TaskParameterNeverAwaited_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            private async Task<int> FirstAsync(int n, {|STD1003:Task<int> late|}) => await GetAsync(n);
            """);

    [Fact]
    public static void TaskParameterOfLocalFunction_Reports()
        => Diagnosed(Go("Task<int>", """
            return await TwiceAsync(GetAsync(-4));
            async Task<int> TwiceAsync({|STD1003:Task<int> t|}) { Say("start"); return 2 * await t; }
            """));

    [Fact]
    public static void TaskParameterWithSideEffectBeforeAwait_SameOrReports() // the failure comes before "start"
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> TwiceAsync(Task<int> t) { Say("start"); return 2 * await t; }

            """ + Go("Task<int>", "return await TwiceAsync(GetAsync(-4));"));

    [Fact]
    public static void ReturnedLocal_RunsAlike()
        => Same(Go("Task<int>", """
            var t = GetAsync(1);
            return t;
            """, modifiers: "public"));

    [Fact]
    public static void ReturnedLocalWithSideEffectBetween_Reports()
        => Diagnosed(Go("Task<int>", """{|STD1003:var t = GetAsync(-1); Say("x"); return t;|}""", modifiers: "public"));

    [Fact]
    public static void NonAsyncReturn_ReadsAs()
        => Generates(Go("Task<int>", "Say(\"a\");\nreturn GetAsync(1);", modifiers: "public"), """
            public int Go()
            {
                Say("a");
                return Get(1);
            }
            """);

    [Fact]
    public static void NonAsyncVoidReturn_RunsAlike()
        => Quiet(Go("Task", """
            Say("a");
            return StepAsync("b");
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncVoidReturnInTheMiddle_RunsAlike()
        => Quiet(Go("Task", """
            if (Flag(true)) return StepAsync("a");
            Say("not reached");
            if (Flag(false))
                return StepAsync("b");
            else
                return Task.CompletedTask;
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncVoidReturnInSwitch_RunsAlike()
        => Quiet(Go("Task", """
            switch (Note(1))
            {
                case 0:
                    return StepAsync("zero");
                case 1:
                    return StepAsync("one");
                default:
                    return Task.CompletedTask;
            }
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncVoidReturnInLoop_RunsAlike()
        => Quiet(Go("Task", """
            foreach (var i in new[] { 1, 2, 3 })
            {
                if (Note(i) == 2)
                    return StepAsync("two");
            }

            return StepAsync("none");
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncConditionalReturn_RunsAlike()
        => Same(Go("Task", """return Flag(false) ? StepAsync("a") : StepAsync("b");""", modifiers: "public"));

    [Fact]
    public static void NonAsyncSwitchExpressionReturn_RunsAlike()
        => Same("[CreateSyncVersion]\npublic Task<int> GoAsync() => Note(2) switch { 1 => GetAsync(1), 2 => Task.FromResult(20), _ => throw new NotSupportedException() };");

    [Fact]
    public static void NonAsyncExpressionBodyVoid_ReadsAs()
        => Generates("[CreateSyncVersion]\npublic Task GoAsync() => StepAsync(\"a\");", "public void Go() => Step(\"a\");");

    [Fact]
    public static void NonAsyncReturnInTry_Reports()
        => Diagnosed(Go("Task<int>", """
            try
            {
                {|STD1003:return GetAsync(-1)|};
            }
            catch (InvalidOperationException)
            {
                return Task.FromResult(0);
            }
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncReturnInTryFinally_Reports() // finally runs before the task ends
        => Diagnosed(Go("Task<int>", """
            try
            {
                {|STD1003:return GetAsync(1)|};
            }
            finally
            {
                Say("finally");
            }
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncReturnInUsing_Reports()
        => Diagnosed(Go("Task<int>", """
            using (Open("a"))
            {
                {|STD1003:return GetAsync(1)|};
            }
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncReturnAfterUsingDeclaration_Reports()
        => Diagnosed(Go("Task<int>", """
            using var a = Open("a");
            {|STD1003:return a.ReadAsync(1)|};
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncReturnInLock_Reports()
        => Diagnosed(Go("Task<int>", """
            lock (Log)
            {
                {|STD1003:return GetAsync(1)|};
            }
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncReturnInCatch_SameOrReports()
        => SameOrDiagnosed(Go("Task<int>", """
            try
            {
                Fail("x");
            }
            catch (InvalidOperationException)
            {
                return GetAsync(-1);
            }
            finally
            {
                Say("finally");
            }

            return Task.FromResult(1);
            """, modifiers: "public"));

    [Fact]
    public static void NonAsyncReturnOfValueInTry_RunsAlike() // nothing can throw that was not thrown before
        => SameOrDiagnosed(Go("Task<int>", """
            try
            {
                return Task.FromResult(Get(-1));
            }
            catch (InvalidOperationException)
            {
                return Task.FromResult(7);
            }
            """, modifiers: "public"));

    [Fact]
    public static void AsyncReturnInTry_RunsAlike()
        => Quiet(Go("Task<int>", """
            using var a = Open("a");
            try
            {
                return await GetAsync(-1);
            }
            catch (InvalidOperationException)
            {
                return await GetAsync(0);
            }
            finally
            {
                await StepAsync("finally");
            }
            """));

    [Fact]
    public static void NonAsyncReturnOutsideTry_RunsAlike()
        => Quiet(Go("Task<int>", """
            try
            {
                Say("a");
            }
            finally
            {
                Say("b");
            }

            return GetAsync(1);
            """, modifiers: "public"));

    [Fact]
    public static void ArgumentCheckBeforeReturn_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private Task<int> CheckedAsync(string? s)
            {
                ArgumentNullException.ThrowIfNull(s);
                return GetAsync(s.Length);
            }

            """ + Go("Task<int>", "return await CheckedAsync(\"abc\") + await CheckedAsync(null);"));

    [Fact]
    public static void ParametersByReference_RunsAlike()
        => Same("""
            [CreateSyncVersion]
            private Task<int> AddAsync(in int a, ref int b, out int c, params int[] rest)
            {
                b++;
                c = a + b + rest.Length;
                return GetAsync(c);
            }

            """ + Go("Task<string>", """
            int b = 2, c;
            var t = AddAsync(1, ref b, out c, 7, 8);
            return await t + " " + b + " " + c;
            """));

    [Fact]
    public static void OutVariableOfAwaitedCall_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private Task<bool> TryAsync(string s, out int length) { length = s.Length; return Task.FromResult(length > 0); }

            """ + Go("Task<int>", """
            if (await TryAsync("abc", out var n))
            {
                return n;
            }

            return -1;
            """));
}
