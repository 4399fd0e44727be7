using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>Parallel.ForEachAsync</c>: the loop fails with the first exception, not with an <c>AggregateException</c> around it.</summary>
public static class ParallelTests
{
    [Fact]
    public static void FirstException_RunsAlike()
        => Same(Go("Task", """
            try
            {
                await Parallel.ForEachAsync(new[] { 1 }, async (i, token) => await FailAsync("x" + i));
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """)).Contains("global::Standards.SyncCalls.ForEach(new[] { 1 }, (i) => Fail(\"x\" + i));");

    [Fact]
    public static void Options_RunsAlike()
        => Same(Go("Task", """
            await Parallel.ForEachAsync(new List<int> { 1, -2, 3 }, new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = ct }, async (i, token) =>
            {
                await StepAsync("s" + i, token);
                await GetAsync(i);
            });
            """, "CancellationToken ct = default")).Contains("CancellationToken = CancellationToken.None");

    [Fact]
    public static void TokenOfAField_RunsAlike()
        => Same("""
            private readonly CancellationTokenSource _stop = new();

            """ + Go("Task", """
            _stop.Cancel();
            await Parallel.ForEachAsync(new[] { 1 }, _stop.Token, async (i, token) => await StepAsync("never"));
            """)).Contains("_stop.Token, (i)");

    [Fact]
    public static void TokenKept_RunsAlike()
        => Same("""
            [CreateSyncVersion(PreserveCancellationToken = true)]
            private async Task EachAsync(CancellationToken ct)
                => await Parallel.ForEachAsync(new[] { 1, 2 }, new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = ct }, async (i, token) => await TokenAsync("t" + i, token));

            """ + Go("Task", """
            await EachAsync(default);
            using var stop = new CancellationTokenSource();
            stop.Cancel();
            await EachAsync(stop.Token);
            """));

    [Theory]
    [InlineData("")]
    [InlineData("if (i == 2) { stop.Cancel(); }")]
    [InlineData("if (i == 2) { stop.Cancel(); throw new InvalidOperationException(\"late\"); }")]
    [InlineData("if (i == 2) { stop.Cancel(); token.ThrowIfCancellationRequested(); }")]
    [InlineData("if (i == 3) { stop.Cancel(); }")]
    [InlineData("throw new OperationCanceledException(\"own\");")]
    public static void Cancellation_IsWhatAwaitingThrows(string body)
        => Same($$"""
            [CreateSyncVersion(PreserveCancellationToken = true)]
            private async Task EachAsync(CancellationTokenSource stop, CancellationToken ct)
            {
                try
                {
                    await Parallel.ForEachAsync(new[] { 1, 2, 3 }, new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = ct }, async (i, token) =>
                    {
                        Say("in " + i);
                        {{body}}
                        await StepAsync("s" + i);
                    });
                }
                catch (Exception e)
                {
                    Say(e.GetType() + " " + e.Message + " " + (e is OperationCanceledException cancelled && cancelled.CancellationToken == ct));
                }
            }

            """ + Go("Task", $"""
            using var stop = new CancellationTokenSource();
            {(body.Length == 0 ? "stop.Cancel();" : "")}
            await EachAsync(stop, stop.Token);
            """));

    [Fact]
    public static void ListThatChangesMeanwhile_RunsAlike()
        => Same(Go("Task", """
            var values = new List<int> { 1, 2, 3 };
            try
            {
                await Parallel.ForEachAsync(values, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (i, token) =>
                {
                    await StepAsync("s" + i);
                    values[2] += i;
                });
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """));

    [Fact]
    public static void NamedArguments_RunsAlike()
        => Same(Go("Task", """
            await Parallel.ForEachAsync<int>(body: async (i, _) => await StepAsync("s" + i), cancellationToken: ct, source: new[] { 1 });
            """, "CancellationToken ct = default"));
}
