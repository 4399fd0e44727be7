using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>What is taken for plain code by the names in it, and what only looks like it.</summary>
public static class PlainCodeTests
{
    [Fact]
    public static void NumbersStringsAndArrays_StayAsTheyAre()
        => Generates("""
            private int _total;
            private static string Label { get; set; } = "";

            [CreateSyncVersion]
            public async Task<int> SumAsync(Stream stream, byte[] buffer, int count, CancellationToken ct = default)
            {
                var left = count;
                for (int i = 0; i < buffer.Length && left > 0; i++)
                {
                    left -= 1;
                    _total += buffer[i] * 2;
                }

                if (this._total == int.MaxValue || Label == string.Empty)
                {
                    Label = "none" + left;
                    return -1;
                }

                return await stream.ReadAsync(buffer, ct) + _total;
            }
            """, """
            public int Sum(Stream stream, byte[] buffer, int count)
            {
                var left = count;
                for (int i = 0; i < buffer.Length && left > 0; i++)
                {
                    left -= 1;
                    _total += buffer[i] * 2;
                }

                if (this._total == int.MaxValue || Label == string.Empty)
                {
                    Label = "none" + left;
                    return -1;
                }

                return stream.Read(buffer) + _total;
            }
            """);

    [Fact]
    public static void NameOutsideTheScopeOfItsVariable_Reports()
        => Diagnosed("""
            private readonly Func<Task<int>> work = () => Task.FromResult(1);

            """ + Go("Task<int>", """
            {
                int work = 1;
                await StepAsync("" + work);
            }

            object kept = {|STD1003:work|};
            return kept is null ? 0 : 1;
            """));

    [Fact]
    public static void MemberOfAnObjectInitializerWithTheNameOfAVariable_Reports()
        => Diagnosed("""
            private sealed class Box { public Func<Task<int>>? work; }

            """ + Go("Task<int>", """
            int work = 1;
            await StepAsync("" + work);
            var box = new Box { {|STD1003:work|} = null };
            return box is null ? 0 : 1;
            """));

    [Fact]
    public static void NameThatIsDeclaredTwice_Reports()
        => Diagnosed(Go("Task<int>", """
            {
                int work = 1;
                await StepAsync("" + work);
            }

            {
                ValueTask<int> {|STD1003:work|} = ValueTask.FromResult(2);
                await StepAsync("b");
                return await work;
            }
            """));

    [Fact]
    public static void VariableThatOnlyADroppedTokenUsed_IsRemoved()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> CountAsync(int n, CancellationToken ct = default)
            {
                const int limit = 3;
                var last = 2;
                if (ct.IsCancellationRequested)
                {
                    return limit + last;
                }

                await StepAsync("a");
                return n;
            }

            """ + Go("Task<int>", "return await CountAsync(4);"));
}
