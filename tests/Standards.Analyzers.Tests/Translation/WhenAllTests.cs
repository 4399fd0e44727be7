using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>Task.WhenAll</c>: every call runs, in order, then the first exception is thrown.</summary>
public static class WhenAllTests
{
    [Fact]
    public static void Calls_RunsAlike()
        => Same(Go("Task", """await {|STD1010:Task.WhenAll(StepAsync("a"), StepAsync("b"))|};"""));

    [Fact]
    public static void Results_RunsAlike()
        => Same(Go("Task<string>", """
            int[] all = await {|STD1010:Task.WhenAll(GetAsync(1), GetAsync(2), GetAsync(3))|};
            return string.Join(",", all);
            """));

    [Fact]
    public static void EveryCallRunsThoughTheFirstFails_RunsAlike()
        => Same(Go("Task", """
            try
            {
                await {|STD1010:Task.WhenAll(FailAsync("a"), StepAsync("b"), FailAsync("c"))|};
                Say("not reached");
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """));

    [Fact]
    public static void EveryCallRunsThoughOneWithResultFails_RunsAlike()
        => Same(Go("Task<int>", """
            var all = await {|STD1010:Task.WhenAll(GetAsync(1), GetAsync(-2), GetAsync(3), GetAsync(-4))|};
            return all.Length;
            """));

    [Fact]
    public static void Select_RunsAlike()
        => Same(Go("Task<string>", """
            var items = new[] { 3, 1, 2 };
            var all = await {|STD1010:Task.WhenAll(items.Select(i => GetAsync(i)))|};
            return string.Join(",", all);
            """));

    [Fact]
    public static void SelectOneFails_RunsAlike()
        => Same(Go("Task<string>", """
            var items = new List<int> { 3, -1, 2 };
            return string.Join(",", await {|STD1010:Task.WhenAll(items.Select(i => GetAsync(i)))|}.ConfigureAwait(false));
            """));

    [Fact]
    public static void SelectOfMethodGroup_RunsAlike()
        => Same(Go("Task<int[]>", "return await {|STD1010:Task.WhenAll(new[] { 1, 2 }.Select(GetAsync))|};"));

    [Fact]
    public static void SelectOfAsyncLambda_RunsAlike()
        => Same(Go("Task<string[]>", """
            return await {|STD1010:Task.WhenAll(new[] { 1, 2 }.Select(async i =>
            {
                Say("begin " + i);
                var n = await Task.FromResult(i);
                return "r" + n;
            }))|};
            """));

    [Fact]
    public static void SelectOfVoidCalls_RunsAlike()
        => Same(Go("Task", """await {|STD1010:Task.WhenAll(new[] { "a", "b" }.Select(s => StepAsync(s)))|};"""));

    [Fact]
    public static void SelectOfVoidAsyncLambda_RunsAlike()
        => Same(Go("Task", """
            await {|STD1010:Task.WhenAll(new[] { "a", "fail", "b" }.Select(async s =>
            {
                Say("begin " + s);
                if (s == "fail")
                {
                    throw new InvalidOperationException(s);
                }

                await Task.CompletedTask;
            }))|};
            """));

    [Fact]
    public static void WhereSelectWithIndex_RunsAlike()
        => Same(Go("Task<int[]>", "return await {|STD1010:Task.WhenAll(Enumerable.Range(0, 5).Where(i => i % 2 == 0).Select((n, i) => GetAsync(n * 10 + i)))|};"));

    [Fact]
    public static void QuerySyntax_SameOrReports()
        => SameOrDiagnosed(Go("Task<int[]>", "return await Task.WhenAll(from i in new[] { 1, 2 } where i > 0 select GetAsync(i));"));

    [Fact]
    public static void SelectToList_SameOrReports()
        => SameOrDiagnosed(Go("Task<int[]>", """
            var tasks = new[] { 1, -2, 3 }.Select(i => GetAsync(i)).ToList();
            Say("started " + tasks.Count);
            return await Task.WhenAll(tasks);
            """));

    [Fact]
    public static void LazySelectInALocal_SameOrReports() // nothing runs before WhenAll enumerates
        => SameOrDiagnosed(Go("Task<int[]>", """
            var tasks = new[] { 1, 2 }.Select(i => GetAsync(i));
            Say("lazy");
            return await Task.WhenAll(tasks);
            """));

    [Fact]
    public static void ArrayOfCalls_RunsAlike()
        => Same(Go("Task<int[]>", """
            await {|STD1010:Task.WhenAll(new Task[] { StepAsync("a"), StepAsync("b") })|};
            await {|STD1010:Task.WhenAll([StepAsync("c"), StepAsync("d")])|};
            return await {|STD1010:Task.WhenAll(new[] { GetAsync(1), GetAsync(2) })|};
            """));

    [Fact]
    public static void Nested_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            await Task.WhenAll(
                Task.WhenAll(StepAsync("a"), FailAsync("b")),
                Task.WhenAll(StepAsync("c"), StepAsync("d")));
            """));

    [Fact]
    public static void MixedTasks_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            await Task.WhenAll(StepAsync("a"), GetAsync(1), PokeAsync("b").AsTask(), Task.CompletedTask, Task.FromResult(Note(2)), Task.Delay(1), Task.Run(() => Say("run")));
            """));

    [Fact]
    public static void Empty_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            await Task.WhenAll();
            var none = await Task.WhenAll(Array.Empty<int>().Select(i => GetAsync(i)));
            return none.Length;
            """));

    [Fact]
    public static void Single_RunsAlike()
        => Same(Go("Task<int[]>", "return await Task.WhenAll(GetAsync(1));"));

    [Fact]
    public static void Returned_RunsAlike()
        => Same(Go("Task", """return {|STD1010:Task.WhenAll(FailAsync("a"), StepAsync("b"))|};""", modifiers: "public"));

    [Fact]
    public static void ReturnedWithResult_RunsAlike()
        => Same("[CreateSyncVersion]\npublic Task<int[]> GoAsync() => {|STD1010:Task.WhenAll(GetAsync(1), GetAsync(2))|};");

    [Fact]
    public static void ArgumentThatMayThrow_Reports() // it would leave before any other call is started
        => Diagnosed(Go("Task<int>", """
            var all = await Task.WhenAll(GetAsync({|STD1003:Note(-1)|}), GetAsync(2));
            return all[0];
            """));

    [Fact]
    public static void AwaitInArgument_Reports()
        => Diagnosed(Go("Task<int[]>", "return await Task.WhenAll(GetAsync(1), GetAsync({|STD1003:await GetAsync(-2)|}), GetAsync(3));"));

    [Fact]
    public static void ReceiverThatMayThrow_Reports()
        => Diagnosed(Go("Task", "await Task.WhenAll({|STD1003:Open(\"a\")|}.TouchAsync(), StepAsync(\"b\"));"));

    [Fact]
    public static void ArgumentOfTheOnlyCall_RunsAlike()
        => Same(Go("Task<int[]>", "return await {|STD1010:Task.WhenAll(GetAsync(await GetAsync(-2)))|};"));

    [Fact]
    public static void PureArguments_RunsAlike()
        => Same(Go("Task<int[]>", """
            var list = new[] { 1, 2 };
            return await {|STD1010:Task.WhenAll(GetAsync(list.Length + 1), ValueAsync((int)2L).AsTask(), GetAsync(nameof(list).Length))|};
            """));

    [Fact]
    public static void SelectWhoseArgumentMayThrow_Reports()
        => Diagnosed(Go("Task<int[]>", "return await Task.WhenAll(new[] { 1, 2 }.Select(i => GetAsync({|STD1003:Note(i)|})));"));

    [Fact]
    public static void SelectWithBlockThatIsNotAsync_Reports()
        => Diagnosed(Go("Task<int[]>", "return await Task.WhenAll(new[] { 1, 2 }.Select(i => {|STD1003:{ Say(\"x\"); return GetAsync(i); }|}));"));

    [Fact]
    public static void SelectWithAsyncLambda_RunsAlike()
        => Same(Go("Task<int[]>", "return await {|STD1010:Task.WhenAll(new[] { -1, 2 }.Select(async i => await GetAsync(Note(i))))|};"));

    [Fact]
    public static void FailureBeatsCancellation_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task CancelAsync() { await StepAsync("cancel"); throw new OperationCanceledException(); }

            """ + Go("Task", """await Task.WhenAll(CancelAsync(), FailAsync("b"));"""));

    [Fact]
    public static void CallThatThrowsAtOnce_SameOrReports() // it is not async: the second call is never made
        => SameOrDiagnosed("""
            private Task<int> NowAsync(int n) => n < 0 ? throw new ArgumentException("n") : Task.FromResult(n);
            private int Now(int n) => n < 0 ? throw new ArgumentException("n") : n;

            """ + Go("Task<int[]>", "return await Task.WhenAll(NowAsync(-1), GetAsync(2));"));

    [Fact]
    public static void AwaitInArguments_RunsAlike()
        => SameOrDiagnosed(Go("Task<int[]>", "return await Task.WhenAll(GetAsync(await GetAsync(1)), GetAsync(await GetAsync(-2)), GetAsync(3));"));

    [Fact]
    public static void GeneratedCallees_RunsAlike()
        => Same("""
            [CreateSyncVersion]
            private async Task<string?> OneAsync(string s) => await TextAsync(s);

            """ + Go("Task<string>", "return string.Join(\"\", await {|STD1010:Task.WhenAll(OneAsync(\"a\"), OneAsync(\"b\"))|});"));

    [Fact]
    public static void CalleeWithoutCounterpart_Reports()
        => Diagnosed(Go("Task", """await Task.WhenAll(StepAsync("a"), {|STD1004:AloneAsync()|});"""));

    [Fact]
    public static void ResultsIndexed_RunsAlike()
        => Same(Go("Task<int>", "return (await {|STD1010:Task.WhenAll(GetAsync(1), GetAsync(2))|})[1];"));

    [Fact]
    public static void InsideLoopAndUsing_RunsAlike()
        => Same(Go("Task", """
            foreach (var chunk in new[] { 1, -2, 3, 4 }.Chunk(2))
            {
                await using var r = Open("chunk " + chunk[0]);
                try
                {
                    await {|STD1010:Task.WhenAll(chunk.Select(i => GetAsync(i)))|};
                }
                catch (InvalidOperationException e)
                {
                    Say(e.Message);
                }
            }
            """));
}
