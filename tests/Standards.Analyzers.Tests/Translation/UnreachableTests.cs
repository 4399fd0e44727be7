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
}
