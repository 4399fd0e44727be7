using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Exception filters: async code asks them after a clean-up that awaits, sync code before it.</summary>
public static class FilterTests
{
    [Theory]
    [InlineData("await foreach (var i in ManyAsync(3)) { }")]
    [InlineData("await using var a = Open(\"a\"); await FailAsync(\"x\");")]
    [InlineData("await using (Open(\"a\")) { await FailAsync(\"x\"); }")]
    [InlineData("try { await FailAsync(\"x\"); } finally { await StepAsync(\"clean\"); }")]
    [InlineData("try { await FailAsync(\"x\"); } finally { await using var a = Open(\"a\"); }")]
    [InlineData("if (Flag(true)) { try { await FailAsync(\"x\"); } finally { await foreach (var i in ManyAsync(3)) { } } }")]
    public static void CallInFilterAroundAnAwaitedCleanup_Reports(string tried)
        => Diagnosed(Go("Task", "try { " + tried + " } catch (Exception e) when ({|STD1003:Flag(e.Message == \"x\")|}) { await StepAsync(\"caught\"); }"));

    [Theory]
    [InlineData("e is not OperationCanceledException")]
    [InlineData("e is InvalidOperationException { Message.Length: > 0 } && e.Message == nameof(Exception)")]
    [InlineData("e.InnerException is null || !(e.HResult > limit)")]
    [InlineData("e.HResult != int.MaxValue && limit < 3")]
    public static void FilterThatLooksAtTheException_RunsAlike(string filter)
        => Quiet(Go("Task", $$"""
            var limit = 2;
            try
            {
                await using var a = Open("a");
                await FailAsync("x");
            }
            catch (Exception e) when ({{filter}})
            {
                await StepAsync("caught " + e.Message);
            }
            """));

    [Theory]
    [InlineData("limit > 2", "limit++; await StepAsync(\"clean\");")]
    [InlineData("Log.Count > 3", "await StepAsync(\"clean\");")]
    [InlineData("e.HResult == (limit = 3)", "await StepAsync(\"clean\");")]
    [InlineData("limit++ > 2", "await StepAsync(\"clean\");")]
    public static void FilterThatTheCleanupCanTurn_Reports(string filter, string cleanup)
        => Diagnosed(Go("Task", "var limit = 2; try { try { await FailAsync(\"x\"); } finally { " + cleanup + " } } catch (Exception e) when ({|STD1003:" + filter + "|}) { await StepAsync(\"caught\"); }"));

    [Fact]
    public static void CallInFilterWithoutAwaitedCleanup_RunsAlike()
        => Quiet(Go("Task", """
            try
            {
                try
                {
                    await FailAsync("x");
                }
                finally
                {
                    Say("clean");
                }
            }
            catch (Exception e) when (Flag(e.Message == "x"))
            {
                await StepAsync("caught");
            }
            """));

    [Fact]
    public static void CleanupInAFunction_DoesNotReport()
        => Quiet(Go("Task", """
            try
            {
                await FailAsync("x");
                async Task Inner()
                {
                    await using var a = Open("a");
                }
            }
            catch (Exception e) when (Flag(e.Message == "x"))
            {
                await StepAsync("caught");
            }
            """));
}
