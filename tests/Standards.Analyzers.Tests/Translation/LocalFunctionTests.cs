using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

public static class LocalFunctionTests
{
    [Fact]
    public static void UsedBeforeDeclaration_ReadsAs()
        => Generates(Go("Task<int>", """
            return await InnerAsync(1);

            async Task<int> InnerAsync(int n)
            {
                return await GetAsync(n);
            }
            """), """
            public int Go()
            {
                return Inner(1);

                int Inner(int n)
                {
                    return Get(n);
                }
            }
            """);

    [Fact]
    public static void NameWithoutAsync_RunsAlike()
        => Quiet(Go("Task<int>", """
            async Task<int> Inner(int n) => await GetAsync(n);
            Task Outer() => StepAsync("outer");
            await Outer();
            return await Inner(2);
            """));

    [Fact]
    public static void NotAsync_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await FirstAsync();
            Task<int> FirstAsync() { Say("first"); return SecondAsync(); }
            ValueTask<int> ThirdAsync() => new(Note(3));
            async Task<int> SecondAsync() => await ThirdAsync();
            """));

    [Fact]
    public static void Static_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await TwiceAsync(4);
            static async Task<int> TwiceAsync(int n) { await Task.Yield(); return 2 * n; }
            """));

    [Fact]
    public static void Recursive_RunsAlike()
        => Quiet(Go("Task<int>", """
            async Task<int> FactAsync(int n) => n <= 1 ? 1 : n * await FactAsync(n - 1);
            return await FactAsync(5);
            """));

    [Fact]
    public static void MutuallyRecursive_RunsAlike()
        => Quiet(Go("Task<bool>", """
            return await EvenAsync(5);
            async Task<bool> EvenAsync(int n) => n == 0 || await OddAsync(n - 1);
            async Task<bool> OddAsync(int n) => n != 0 && await EvenAsync(n - 1);
            """));

    [Fact]
    public static void Generic_RunsAlike()
        => Quiet(Go("Task<string>", """
            return await EchoAsync<string>("a") + await EchoAsync(1);
            async Task<V> EchoAsync<V>(V v) where V : notnull { await StepAsync("echo"); return v; }
            """));

    [Fact]
    public static void Iterator_RunsAlike()
        => Quiet(Go("Task<int>", """
            var sum = 0;
            await foreach (var x in CountAsync(3))
            {
                sum += x;
            }

            return sum;

            async IAsyncEnumerable<int> CountAsync(int n, [EnumeratorCancellation] CancellationToken token = default)
            {
                for (var i = 0; i < n; i++)
                {
                    await StepAsync("i" + i, token);
                    yield return i;
                }
            }
            """));

    [Fact]
    public static void OwnTokenParameter_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await InnerAsync(1, ct);
            async Task<int> InnerAsync(int n, CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    await StepAsync("x", token);
                    if (n++ > 1)
                    {
                        break;
                    }
                }

                return n;
            }
            """, "CancellationToken ct = default"));

    [Fact]
    public static void CapturesTheDroppedToken_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await InnerAsync();
            async Task<int> InnerAsync()
            {
                ct.ThrowIfCancellationRequested();
                await TokenAsync("a", ct);
                return ct.IsCancellationRequested ? -1 : 1;
            }
            """, "CancellationToken ct = default"));

    [Fact]
    public static void SyncNameIsTakenByAnotherLocalFunction_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            return await InnerAsync() + Inner();
            int Inner() => Note(1);
            async Task<int> InnerAsync() { await StepAsync("inner"); return 10; }
            """));

    [Fact]
    public static void SyncNameIsTakenByALocal_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            var Inner = 5;
            return await InnerAsync() + Inner;
            async Task<int> InnerAsync() { await StepAsync("inner"); return 10; }
            """));

    [Fact]
    public static void SyncNameHidesAMember_RunsAlike() // `Get` of the local function hides the member that it calls
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            public async Task<int> GoAsync()
            {
                return await GetAsync();
                async Task<int> GetAsync() => await this.GetAsync(3) + Get(4);
            }
            """);

    [Fact]
    public static void AttributesOnLocalFunction_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await InnerAsync();
            [MethodImpl(MethodImplOptions.NoInlining)]
            async Task<int> InnerAsync() => await GetAsync(1);
            """));

    [Fact]
    public static void InsideLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<Task<int>> f = async () =>
            {
                return await DeepAsync(1);
                async Task<int> DeepAsync(int n) => await GetAsync(n);
            };
            return await f();
            """));

    [Fact]
    public static void AsMethodGroup_RunsAlike()
        => Quiet(Go("Task<int>", """
            Func<int, Task<int>> f = InnerAsync;
            return await f(3);
            async Task<int> InnerAsync(int n) => await GetAsync(n);
            """));

    [Fact]
    public static void NotAwaited_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:_ = LostAsync()|};
            await StepAsync("a");
            async Task LostAsync() => await StepAsync("lost");
            """));

    [Fact]
    public static void BrokenLocalFunction_Reports()
        => Diagnosed(Go("Task<int>", """
            return await InnerAsync();
            async Task<int> InnerAsync() => await {|STD1004:AloneAsync(1)|};
            """));

    [Fact]
    public static void ReturnInTryOfNotAsync_Reports()
        => Diagnosed(Go("Task<int>", """
            return await InnerAsync();
            Task<int> InnerAsync()
            {
                try
                {
                    {|STD1003:return GetAsync(1)|};
                }
                finally
                {
                    Say("finally");
                }
            }
            """));

    [Fact]
    public static void Nameof_RunsAlike()
        => SameOrDiagnosed(Go("Task<string>", """
            await InnerAsync();
            return "x" + nameof(InnerAsync).Length / 100;
            async Task InnerAsync() => await StepAsync("a");
            """));
}
