using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>A condition that is known once the token is gone leaves no unreachable code behind.</summary>
public static class UnreachableTests
{
    private const string Ct = "bool b = true, CancellationToken ct = default";

    [Fact]
    public static void IfThatAlwaysThrows_RunsAlike()
        => Quiet(Go("Task", """
            await StepAsync("a", ct);
            if (!ct.IsCancellationRequested)
            {
                throw new InvalidOperationException("always");
            }

            await StepAsync("never", ct);
            """, Ct)).Lacks("never");

    [Fact]
    public static void ElseThatAlwaysReturns_RunsAlike()
        => Quiet(Go("Task<int>", """
            if (ct.IsCancellationRequested)
            {
                Say("cancelled");
            }
            else
            {
                return await GetAsync(1);
            }

            return await GetAsync(2);
            """, Ct)).Lacks("Get(2)");

    [Fact]
    public static void BothBranchesLeave_RunsAlike()
        => Quiet(Go("Task<int>", """
            if (b)
            {
                if (!ct.IsCancellationRequested)
                {
                    return await GetAsync(1);
                }

                Say("x");
            }
            else
            {
                throw new InvalidOperationException("else");
            }

            return await GetAsync(2);
            """, Ct)).Lacks("Get(2)");

    [Fact]
    public static void OneBranchLeaves_RunsAlike()
        => Quiet(Go("Task<int>", """
            if (!b)
            {
                if (!ct.IsCancellationRequested)
                {
                    return await GetAsync(1);
                }
            }

            return await GetAsync(2);
            """, Ct)).Contains("Get(2)");

    [Fact]
    public static void TryAndCatchLeave_RunsAlike()
        => Quiet(Go("Task<int>", """
            try
            {
                await StepAsync("t");
                if (!ct.IsCancellationRequested)
                {
                    return await GetAsync(-1);
                }
            }
            catch (InvalidOperationException)
            {
                return 7;
            }

            return await GetAsync(2);
            """, Ct)).Lacks("Get(2)");

    [Fact]
    public static void InLoop_RunsAlike()
        => Quiet(Go("Task", """
            foreach (var i in new[] { 1, 2 })
            {
                await GetAsync(i);
                if (!ct.IsCancellationRequested)
                {
                    continue;
                }

                Say("cancelled");
            }

            Say("end");
            """, Ct)).Lacks("cancelled").Contains("end");

    /// <summary>Its delegate's type is inferred from returns that are not there any more.</summary>
    [Theory]
    [InlineData("if (!ct.IsCancellationRequested) { throw new InvalidOperationException(\"f\"); } return await GetAsync(x);")]
    [InlineData("if (ct.IsCancellationRequested) { return await GetAsync(x); } throw new InvalidOperationException(\"f\");")]
    [InlineData("if (!ct.IsCancellationRequested) { throw new InvalidOperationException(\"f\"); } else { return 1; }")]
    [InlineData("while (ct.IsCancellationRequested) { return 1; } throw new InvalidOperationException(\"f\");")]
    [InlineData("await Task.FromException(new InvalidOperationException(\"f\")); return 0;")]
    public static void LambdaThatOnlyThrowsInSyncCode_Reports(string body)
        => Diagnosed($$$"""
            private static async Task<T> WithAsync<T>(Func<int, Task<T>> f) => await f(1);

            private static T With<T>(Func<int, T> f) => f(1);

            {{{Go("Task<int>", "return await WithAsync({|STD1003:async x => { " + body + " }|});", Ct)}}}
            """);

    [Fact]
    public static void LambdaThatReturnsToo_RunsAlike()
        => Same("""
            private static async Task<T> WithAsync<T>(Func<int, Task<T>> f) => await f(1);

            private static T With<T>(Func<int, T> f) => f(1);

            """ + Go("Task<int>", """
            return await WithAsync(async x =>
            {
                if (x == 0)
                {
                    if (!ct.IsCancellationRequested)
                    {
                        throw new InvalidOperationException("f");
                    }
                }

                return await GetAsync(x);
            });
            """, Ct));

    [Fact]
    public static void LoopThatEndsInItsFirstRound_Reports()
        => Diagnosed(Go("Task", """
            for (var i = 0; i < 2; {|STD1003:i++|})
            {
                if (!ct.IsCancellationRequested)
                {
                    throw new InvalidOperationException("f" + i);
                }
            }

            await StepAsync("end");
            """, Ct));

    [Fact]
    public static void LoopThatMayGoOn_RunsAlike()
        => Quiet(Go("Task", """
            for (var i = 0; i < 2; i++)
            {
                if (i == 0)
                {
                    continue;
                }

                if (!ct.IsCancellationRequested)
                {
                    break;
                }
            }

            await StepAsync("end");
            """, Ct));
}
