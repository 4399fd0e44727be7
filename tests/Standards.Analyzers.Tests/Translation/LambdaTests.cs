using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Lambdas and anonymous methods are de-asynced by the delegate type that they convert to.</summary>
public static class LambdaTests
{
    [Fact]
    public static void SimpleLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>> f = async x => await GetAsync(x);
            return await f(1);
            """));

    [Fact]
    public static void ParenthesisedLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, int, Task<int>> f = async (x, y) => await GetAsync(x) + y;
            Func<Task<int>> g = async () => { var n = await GetAsync(2); return n; };
            return await f(1, 2) + await g();
            """));

    [Fact]
    public static void NotAsyncLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>> f = x => GetAsync(x);
            Func<Task> g = () => { Say("g"); return Task.CompletedTask; };
            Func<Task<int>> h = () => Task.FromResult(3);
            await g();
            return await f(1) + await h();
            """));

    [Fact]
    public static void VoidLambdaWithReturnInTheMiddle_RunsAlike()
        => Quiet(Go("Task", """
            Func<int, Task> f = n =>
            {
                if (n == 0)
                {
                    return Task.CompletedTask;
                }

                if (n == 1)
                    return StepAsync("one");
                Say("more");
                return StepAsync("many");
            };
            await f(0);
            await f(1);
            await f(2);
            """));

    [Fact]
    public static void VoidLambdaWithCompletedTaskBody_RunsAlike()
        => Quiet(Go("Task", """
            Func<Task> f = () => Task.CompletedTask;
            Func<int, ValueTask> g = _ => default;
            await f();
            await g(1);
            await StepAsync("a");
            """));

    [Fact]
    public static void TypedParametersAndReturnType_RunsAlike()
        => Quiet(Go("Task<int>", """
            var f = async Task<int> (int x) => await GetAsync(x);
            var g = async Task (string s) => await StepAsync(s);
            Func<int, Task<int>> h = (int x) => GetAsync(x);
            await g("g");
            return await f(1) + await h(2);
            """));

    [Fact]
    public static void NaturalType_RunsAlike()
        => Quiet(Go("Task<int>", """
            var f = async () => await GetAsync(1);
            var g = async (int n = 5) => await GetAsync(n);
            return await f() + await g();
            """));

    [Fact]
    public static void AnonymousMethods_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>> f = async delegate (int x) { return await GetAsync(x); };
            Func<int, Task> g = async delegate { await StepAsync("g"); };
            Func<Task> h = delegate { return StepAsync("h"); };
            await g(0);
            await h();
            return await f(1);
            """));

    [Fact]
    public static void StaticLambda_RunsAlike()
        => Quiet("""
            private static async Task<int> OneAsync() { await Task.Yield(); return 1; }
            private static int One() => 1;

            """ + Go("Task<int>", """
            Func<Task<int>> f = static async () => await OneAsync();
            return await f();
            """));

    [Fact]
    public static void NestedLambdas_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Func<Task<int>>> outer = x => async () => await GetAsync(x);
            Func<Task<Func<Task<int>>>> twice = async () => { await StepAsync("a"); return () => GetAsync(9); };
            return await outer(4)() + await (await twice())();
            """));

    [Fact]
    public static void CapturedVariables_RunsAlike()
        => Quiet(Go("Task<int>", """
            var sum = 0;
            var actions = new List<Func<Task>>();
            for (var i = 0; i < 3; i++)
            {
                var n = i;
                actions.Add(async () => sum += await GetAsync(n) + i);
            }

            foreach (var a in actions)
            {
                await a();
            }

            return sum;
            """));

    [Fact]
    public static void AssignmentAsVoidLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            var x = 0;
            Func<Task> f = async () => x = await GetAsync(4);
            await f();
            return x;
            """));

    [Fact]
    public static void ValueLambdaForVoidDelegate_RunsAlike() // `() => Get(1)` still converts to Action; `() => 1` does not
        => Quiet(Go("Task", """
            Func<Task> f = () => GetAsync(1);
            Func<Task> g = () => Task.FromResult(Note(2));
            Func<Task> h = () => Task.FromResult(3);
            await f();
            await g();
            await h();
            """));

    [Fact]
    public static void ConditionalLambda_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            Func<bool, Task> f = b => b ? StepAsync("yes") : Task.CompletedTask;
            await f(true);
            await f(false);
            """));

    [Fact]
    public static void ThrowingLambda_RunsAlike()
        => Quiet(Go("Task", """
            Func<Task> f = () => throw new InvalidOperationException("x");
            Func<Task> g = async () => throw new NotSupportedException("y");
            try
            {
                await f();
            }
            catch (InvalidOperationException)
            {
                Say("f");
            }

            await g();
            """));

    [Fact]
    public static void FromExceptionLambda_RunsAlike()
        => Same(Go("Task<int>", """
            Func<Task<int>> f = () => Task.FromException<int>(new InvalidOperationException("x"));
            return await f();
            """));

    [Fact]
    public static void LambdaInAField_Reports()
        => Diagnosed("""
            public Func<Task>? Handler;

            """ + Go("Task", """
            {|STD1003,STD1004:Handler = async () => await StepAsync("later")|};
            await StepAsync("a");
            """));

    [Fact]
    public static void LambdaReturned_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<Func<Task<int>>> MakeAsync() { await StepAsync("make"); return () => GetAsync(1); }

            """ + Go("Task<int>", "return await (await MakeAsync())();"));

    [Fact]
    public static void SelectWithAsyncLambdaNotAwaited_SameOrReports() // nobody awaits the tasks
        => SameOrDiagnosed(Go("Task<int>", """
            var tasks = new[] { 1, -2 }.Select(async i => await GetAsync(i)).ToList();
            await StepAsync("a");
            return tasks.Count;
            """));

    [Fact]
    public static void LinqOverAwaitedInLoop_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            var sum = 0;
            foreach (var t in new[] { 1, 2 }.Select(i => GetAsync(i)))
            {
                sum += await t;
            }

            return sum;
            """));

    [Fact]
    public static void LambdaParameterNamedLikeToken_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> WithAsync(Func<int, CancellationToken, Task<int>> f, CancellationToken ct) => await f(3, ct);

            """ + Go("Task<int>", """
            return await WithAsync(async (ct, token) =>
            {
                token.ThrowIfCancellationRequested();
                if (token.IsCancellationRequested)
                {
                    return -1;
                }

                return await GetAsync(ct);
            }, cancel);
            """, "CancellationToken cancel = default"));

    [Fact]
    public static void LambdaThatIgnoresItsToken_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> WithAsync(Func<CancellationToken, Task<int>> f, CancellationToken ct) => await f(ct);

            """ + Go("Task<int>", "return await WithAsync(_ => GetAsync(1), ct) + await WithAsync(delegate { return GetAsync(2); }, ct) + await WithAsync(x => GetAsync(3), ct);", "CancellationToken ct = default"));

    [Fact]
    public static void AttributesOnLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            var f = [System.Diagnostics.DebuggerStepThrough] async Task<int> ([System.Diagnostics.CodeAnalysis.DisallowNull] string s) => await GetAsync(s.Length);
            return await f("abc");
            """));

    [Fact]
    public static void RecursiveLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>> fact = null!;
            fact = async n => n <= 1 ? 1 : n * await fact(n - 1);
            return await fact(5);
            """));

    [Fact]
    public static void ExpressionTree_RunsAlike()
        => Quiet(Go("Task<string>", """
            System.Linq.Expressions.Expression<Func<int, bool>> e = x => x > 1;
            await StepAsync("a");
            return e.ToString();
            """));
}
