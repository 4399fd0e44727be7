using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>What was awaited becomes a statement of its own: a call in parentheses or under a cast is none.</summary>
public static class StatementFormTests
{
    [Fact]
    public static void ConditionalCallInParentheses_RunsAlike()
        => Quiet(Go("Task", """
            Both? box = Flag(true) ? Open("a") : null;
            await (box?.TouchAsync() ?? Task.CompletedTask);
            await ((box?.TouchAsync()) ?? Task.CompletedTask);
            box = Flag(false) ? box : null;
            await (box?.TouchAsync() ?? Task.CompletedTask).ConfigureAwait(false);
            """)).Contains("        box?.Touch();");

    [Fact]
    public static void Casts_RunsAlike()
        => Quiet(Go("Task", """
            await ((Task)GetAsync(1));
            await (Task)GetAsync(2);
            await ((Task<int>)GetAsync(3));
            """));

    [Fact]
    public static void Branches_RunsAlike()
        => Quiet(Go("Task", """
            Both? box = Open("a");
            await (Flag(true) ? (box?.TouchAsync() ?? Task.CompletedTask) : (Task)GetAsync(1));
            await (Flag(false) ? Task.FromResult(Note(1)) : ((Task)GetAsync(2)));
            """));

    [Fact]
    public static void ReturnedInParentheses_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private Task OneAsync(Both? box) => (box?.TouchAsync() ?? Task.CompletedTask);

            [CreateSyncVersion]
            private Task TwoAsync(Both? box)
            {
                Say("two");
                return (box?.TouchAsync() ?? Task.CompletedTask);
            }

            """ + Go("Task", """await OneAsync(Open("a")); await TwoAsync(null); await TwoAsync(Open("b"));"""));

    [Fact]
    public static void DowncastTask_Reports()
        => Diagnosed("""
            private Task BoxedAsync() => GetAsync(1);
            private void Boxed() => Get(1);

            """ + Go("Task<int>", "return await ({|STD1003:(Task<int>)BoxedAsync()|});"));
}
