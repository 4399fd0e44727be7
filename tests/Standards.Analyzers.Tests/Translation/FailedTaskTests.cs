using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Tasks that are failures: <c>throw</c>, which has no type and has no place in every expression.</summary>
public static class FailedTaskTests
{
    private const string With = """
        private async Task<V> WithAsync<V>(Func<int, Task<V>> f) => await f(1);
        private V With<V>(Func<int, V> f) => f(1);

        """;

    [Fact]
    public static void LambdaWhoseTypeIsInferred_Reports()
        => Diagnosed(With + Go("Task<int>", """return await WithAsync({|STD1003:x => Task.FromException<int>(new InvalidOperationException("f"))|});"""));

    [Fact]
    public static void BlockLambdaWhoseTypeIsInferred_Reports()
        => Diagnosed(With + Go("Task<int>", """return await WithAsync({|STD1003:x => { Say("x"); return Task.FromException<int>(new InvalidOperationException("f")); }|});"""));

    [Fact]
    public static void AsyncLambdaWhoseTypeIsInferred_Reports()
        => Diagnosed(With + Go("Task<int>", """return await WithAsync({|STD1003:async x => await Task.FromException<int>(new InvalidOperationException("f"))|});"""));

    [Fact]
    public static void LambdaInVar_Reports()
        => Diagnosed(Go("Task<int>", """
            var f = {|STD1003:(int x) => Task.FromException<int>(new InvalidOperationException("f"))|};
            return await f(1);
            """));

    [Fact]
    public static void LambdaOfSelectThatIsAFailedTask_Reports()
        => Diagnosed(Go("Task<int[]>", """return await Task.WhenAll(Enumerable.Range(0, 2).Select({|STD1003:x => Task.FromException<int>(new InvalidOperationException("f"))|}));"""));

    [Fact]
    public static void LambdaWithReturnType_RunsAlike()
        => Same(With + Go("Task<int>", """return await WithAsync(Task<int> (int x) => Task.FromException<int>(new InvalidOperationException("f")));"""));

    [Fact]
    public static void LambdaWithTypeArguments_RunsAlike()
        => Same(With + Go("Task<int>", """return await WithAsync<int>(x => Task.FromException<int>(new InvalidOperationException("f")));"""));

    [Fact]
    public static void LambdaThatFailsSometimes_RunsAlike()
        => Same(With + Go("Task<int>", """return await WithAsync(x => x > 1 ? Task.FromException<int>(new InvalidOperationException("f")) : GetAsync(x));"""));

    [Fact]
    public static void ChoiceBetweenFailures_Reports()
        => Diagnosed(Go("Task<int>", """
            return await ({|STD1003:Flag(true) ? Task.FromException<int>(new InvalidOperationException("a")) : Task.FromException<int>(new ArgumentException("b"))|});
            """));

    [Fact]
    public static void SwitchOfFailures_Reports()
        => Diagnosed(Go("Task<int>", """
            return await ({|STD1003:n switch { 1 => Task.FromException<int>(new InvalidOperationException("a")), _ => Task.FromException<int>(new ArgumentException("b")) }|});
            """, "int n = 1"));

    [Fact]
    public static void WhenAllOfFailuresOnly_Reports()
        => Diagnosed(Go("Task<int[]>", """return await {|STD1003:Task.WhenAll(Task.FromException<int>(new InvalidOperationException("a")), Task.FromException<int>(new InvalidOperationException("b")))|};"""));

    [Fact]
    public static void WhenAllWithFailure_RunsAlike()
        => Same(Go("Task", """await {|STD1010:Task.WhenAll(Task.FromException(new InvalidOperationException("a")), StepAsync("b"), Task.FromResult(3))|};"""));

    [Fact]
    public static void BreakAfterFailure_RunsAlike()
        => Same(Go("Task", """
            switch (n)
            {
                case 1:
                    await Task.FromException(new InvalidOperationException("a"));
                    break;
                default:
                    await StepAsync("d");
                    break;
            }
            """, "int n = 1"));
}
