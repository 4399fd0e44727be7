using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Extension methods, classic and in C# 14 extension blocks.</summary>
public static class ExtensionTests
{
    [Fact]
    public static void ClassicDeclaration_RunsAlike()
        => Quiet("""
            namespace T;

            public static partial class Extensions
            {
                [CreateSyncVersion]
                public static async Task<int> LenAsync(this string s, int plus, CancellationToken ct = default) { await Task.Delay(1, ct); return s.Length + plus; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync(CancellationToken ct = default) => await "abc".LenAsync(1, ct) + await Extensions.LenAsync("a", 2, ct) + await (null as string ?? "x").LenAsync(plus: 3);
            }
            """).Contains("public static int Len(this string s, int plus)");

    [Fact]
    public static void ConditionalReceiver_RunsAlike()
        => Quiet("""
            namespace T;

            public static partial class Extensions
            {
                [CreateSyncVersion]
                public static async Task<int> LenAsync(this string s) { await Task.Yield(); return s.Length; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    string? none = null, some = "abc";
                    return await (none?.LenAsync() ?? Task.FromResult(-1)) + await (some?.LenAsync() ?? Task.FromResult(-10));
                }
            }
            """);

    [Fact]
    public static void ReceiverIsMemory_RunsAlike()
        => SameOrDiagnosed("""
            namespace T;

            public static partial class Extensions
            {
                [CreateSyncVersion]
                public static async Task<int> SumAsync(this ReadOnlyMemory<byte> m) { await Task.Yield(); var sum = 0; foreach (var b in m.Span) { sum += b; } return sum; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    ReadOnlyMemory<byte> m = new byte[] { 1, 2, 3 };
                    return await m.SumAsync() + await m[1..].SumAsync();
                }
            }
            """);

    [Fact]
    public static void ReceiverIsAsyncEnumerable_RunsAlike()
        => Quiet("""
            namespace T;

            public static partial class Extensions
            {
                [CreateSyncVersion]
                public static async IAsyncEnumerable<V> EveryOtherAsync<V>(this IAsyncEnumerable<V> source, [EnumeratorCancellation] CancellationToken ct = default)
                {
                    var take = true;
                    await foreach (var item in source.WithCancellation(ct).ConfigureAwait(false))
                    {
                        if (take)
                        {
                            yield return item;
                        }

                        take = !take;
                    }
                }

                [CreateSyncVersion]
                public static async Task<List<V>> GatherAsync<V>(this IAsyncEnumerable<V> source)
                {
                    var list = new List<V>();
                    await foreach (var item in source)
                    {
                        list.Add(item);
                    }

                    return list;
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async IAsyncEnumerable<int> CountAsync(int n) { for (var i = 0; i < n; i++) { Log.Add("i" + i); await Task.Yield(); yield return i; } }

                [CreateSyncVersion]
                public async Task<List<int>> GoAsync() => await CountAsync(5).EveryOtherAsync().GatherAsync();
            }
            """);

    [Fact]
    public static void ReceiverIsATask_SameOrReports()
        => SameOrDiagnosed("""
            namespace T;

            public static partial class Extensions
            {
                [CreateSyncVersion]
                public static async Task<int> PlusAsync(this Task<int> task, int n) => await task + n;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async Task<int> OneAsync() { await Task.Yield(); return 1; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await OneAsync().PlusAsync(2).PlusAsync(3);
            }
            """);

    [Fact]
    public static void GenericWithConstraints_RunsAlike()
        => Quiet("""
            namespace T;

            public static partial class Extensions
            {
                [CreateSyncVersion]
                public static async Task<V?> FirstAsync<V, K>(this IEnumerable<V> source, Func<V, Task<bool>> test, K key) where V : class where K : struct, IComparable<K>
                {
                    foreach (var item in source)
                    {
                        if (await test(item))
                        {
                            return item;
                        }
                    }

                    return default;
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string?> GoAsync() => await new[] { "a", "bb" }.FirstAsync(async s => { Log.Add(s); await Task.Yield(); return s.Length > 1; }, 3);
            }
            """);

    [Fact]
    public static void ExtensionBlock_RunsAlike()
        => SameOrDiagnosed("""
            namespace T;

            public static partial class Extensions
            {
                extension(string s)
                {
                    [CreateSyncVersion]
                    public async Task<int> LenAsync(CancellationToken ct = default) { await Task.Yield(); return s.Length; }

                    public int Twice => s.Length * 2;
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await "abc".LenAsync() + "ab".Twice;
            }
            """);

    [Fact]
    public static void ExtensionBlockByHand_RunsAlike()
        => Quiet("""
            namespace T;

            public static class Extensions
            {
                extension(string s)
                {
                    public async Task<int> LenAsync(CancellationToken ct = default) { await Task.Yield(); return s.Length; }
                    public int Len() => s.Length;
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await "abc".LenAsync() + await Extensions.LenAsync("ab");
            }
            """);

    [Fact]
    public static void GenericExtensionBlock_RunsAlike()
        => SameOrDiagnosed("""
            namespace T;

            public static partial class Extensions
            {
                extension<V>(IAsyncEnumerable<V> source) where V : notnull
                {
                    [CreateSyncVersion]
                    public async Task<int> CountAllAsync()
                    {
                        var n = 0;
                        await foreach (var item in source)
                        {
                            n++;
                        }

                        return n;
                    }
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async IAsyncEnumerable<int> TwoAsync() { await Task.Yield(); yield return 1; yield return 2; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await TwoAsync().CountAllAsync();
            }
            """);

    [Fact]
    public static void StaticExtensionMember_RunsAlike()
        => SameOrDiagnosed("""
            namespace T;

            public static partial class Extensions
            {
                extension(Both)
                {
                    [CreateSyncVersion]
                    public static async Task<int> MakeAsync(int n) { await Task.Yield(); return n; }
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await Both.MakeAsync(4);
            }
            """);

    [Fact]
    public static void TwoExtensionBlocks_RunsAlike()
        => SameOrDiagnosed("""
            namespace T;

            [CreateSyncVersion]
            public static partial class Extensions
            {
                extension(string s)
                {
                    public async Task<int> LenAsync() { await Task.Yield(); return s.Length; }
                }

                extension(int n)
                {
                    public async Task<int> LenAsync() { await Task.Yield(); return n; }
                }

                public static async Task<int> PlainAsync() { await Task.Yield(); return 1; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await "abc".LenAsync() + await 5.LenAsync();
            }
            """);

    [Fact]
    public static void ExtensionBlockOfMemory_RunsAlike()
        => Same("""
            namespace T;

            public static partial class Extensions
            {
                extension(ReadOnlyMemory<byte> m)
                {
                    [CreateSyncVersion]
                    public async Task<int> SumAsync() { await Task.Yield(); var sum = 0; foreach (var b in m.Span) { sum += b; } return sum; }

                    [CreateSyncVersion]
                    public async Task<int> TwiceAsync() { Func<int> f = () => m.Length; return 2 * await m.SumAsync() + f(); }
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private static async Task<int> UseAsync(ReadOnlyMemory<byte> m) => await m.SumAsync() + await m[1..].TwiceAsync();

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await UseAsync(new byte[] { 1, 2, 3 });
            }
            """);

    [Fact]
    public static void ExtensionBlockOfADelegate_RunsAlike()
        => Same("""
            namespace T;

            public static partial class Extensions
            {
                extension<V>(Func<CancellationToken, Task<V>> load)
                {
                    [CreateSyncVersion]
                    public async Task<(V, V)> TwiceAsync(CancellationToken ct = default) => (await load(ct), await load(ct));
                }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync(CancellationToken ct = default)
                {
                    Func<CancellationToken, Task<int>> f = async t => { await Task.Delay(1, t); Log.Add("f"); return 4; };
                    var (a, b) = await f.TwiceAsync(ct);
                    return a + b;
                }
            }
            """);
}
