namespace Standards.Differential;

internal static partial class RuntimeSource
{
    public const string Api = """
        #nullable enable
        #pragma warning disable CS1998
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Traced;

        public sealed class Box
        {
            public int N { get; set; }
            public string? S { get; set; }
            public Box? Next { get; set; }
            public int this[int index] { get => N + index; set => N = value - index; }
            public Task StepAsync(int id) => Api.StepAsync(id + N);
            public void Step(int id) => Api.Step(id + N);
            public Task<int> SizeAsync(CancellationToken ct = default) => Api.GetAsync(N, ct);
            public int Size() => Api.Get(N);
        }

        public delegate Task<int> Handler(int n, CancellationToken ct);

        public delegate int SyncHandler(int n);

        public static class Api
        {
            public static async Task<int> HandleAsync(Handler handler, int n, CancellationToken ct = default)
            {
                Trace.Call("Handle " + n);
                return await handler(n, ct);
            }

            public static int Handle(SyncHandler handler, int n)
            {
                Trace.Call("Handle " + n);
                return handler(n);
            }

            public static async Task StepAsync(int id, CancellationToken ct = default) => Step(id);
            public static void Step(int id) => Trace.Call("Step " + id);

            public static async ValueTask TouchAsync(string text) => Touch(text);
            public static void Touch(string text) => Trace.Call("Touch " + text);

            public static async Task<int> GetAsync(int id, CancellationToken ct = default) => Get(id);
            public static int Get(int id)
            {
                Trace.Call("Get " + id);
                return unchecked(id * 3 + 1);
            }

            public static async ValueTask<int> ValueAsync(int id) => Value(id);
            public static int Value(int id)
            {
                Trace.Call("Value " + id);
                return unchecked(id - 2);
            }

            public static async Task<int> RiskyAsync(int id, CancellationToken ct = default) => Risky(id);
            public static int Risky(int id)
            {
                Trace.Risk("Risky " + id);
                return unchecked(id + 5);
            }

            public static async Task<string?> TextAsync(int id) => Text(id);
            public static string? Text(int id)
            {
                Trace.Call("Text " + id);
                return id % 3 == 0 ? null : "t" + id;
            }

            public static async Task<bool> FlagAsync(int id, CancellationToken ct = default) => Flag(id);
            public static bool Flag(int id)
            {
                Trace.Call("Flag " + id);
                return id % 2 == 0;
            }

            public static async Task<Box?> FindAsync(int id) => Find(id);
            public static Box? Find(int id)
            {
                Trace.Call("Find " + id);
                return id % 4 == 0 ? null : new Box { N = id, S = id % 3 == 0 ? null : "s" + id, Next = id % 5 == 0 ? new Box { N = 1 } : null };
            }

            public static async Task<(int Number, string Name)> PairAsync(int id) => Pair(id);
            public static (int Number, string Name) Pair(int id)
            {
                Trace.Call("Pair " + id);
                return (id, "p" + id);
            }

            public static async Task<List<int>> ListAsync(int count) => List(count);
            public static List<int> List(int count)
            {
                Trace.Call("List " + count);
                return Enumerable.Range(1, Math.Abs(count % 4)).ToList();
            }

            public static async Task<T> EchoAsync<T>(T value, CancellationToken ct = default) => Echo(value);
            public static T Echo<T>(T value)
            {
                Trace.Call("Echo " + Trace.Show(value));
                return value;
            }

            public static async Task<Dictionary<TKey, List<TValue>>> GroupAsync<TKey, TValue>(TKey key, TValue value) where TKey : notnull => Group(key, value);
            public static Dictionary<TKey, List<TValue>> Group<TKey, TValue>(TKey key, TValue value) where TKey : notnull
            {
                Trace.Call("Group " + Trace.Show(key));
                return new() { [key] = [value] };
            }

            public static async Task<int> ManyAsync(int a, int b = 7, string c = "c", CancellationToken ct = default) => Many(a, b, c);
            public static int Many(int a, int b = 7, string c = "c")
            {
                Trace.Call($"Many {a} {b} {c}");
                return unchecked(a - b + c.Length);
            }

            // The sync form takes a token as well.
            public static async Task<int> SlowAsync(int id, CancellationToken ct = default) => Slow(id, ct);
            public static int Slow(int id, CancellationToken ct = default)
            {
                Trace.Call($"Slow {id} {ct.IsCancellationRequested}");
                return id;
            }

            public static async Task<int> PlusAsync(this int number, int other, CancellationToken ct = default) => number.Plus(other);
            public static int Plus(this int number, int other)
            {
                Trace.Call($"Plus {number} {other}");
                return unchecked(number + other);
            }

            public static async Task<T> WithAsync<T>(Func<int, Task<T>> use)
            {
                Trace.Call("With");
                return await use(4);
            }

            public static T With<T>(Func<int, T> use)
            {
                Trace.Call("With");
                return use(4);
            }

            public static async Task<T> TokenWithAsync<T>(Func<int, CancellationToken, Task<T>> use, CancellationToken ct = default)
            {
                Trace.Call("TokenWith");
                return await use(6, ct);
            }

            public static T TokenWith<T>(Func<int, T> use)
            {
                Trace.Call("TokenWith");
                return use(6);
            }

            public static async Task EachAsync(int count, Func<int, Task> act)
            {
                for (var i = 0; i < count; i++)
                {
                    Trace.Call("Each " + i);
                    await act(i);
                }
            }

            public static void Each(int count, Action<int> act)
            {
                for (var i = 0; i < count; i++)
                {
                    Trace.Call("Each " + i);
                    act(i);
                }
            }

            public static async IAsyncEnumerable<int> RangeAsync(int count, [EnumeratorCancellation] CancellationToken ct = default)
            {
                foreach (var item in Range(count))
                {
                    yield return item;
                }
            }

            public static IEnumerable<int> Range(int count)
            {
                Trace.Call("Range " + count);
                try
                {
                    for (var i = 0; i < count; i++)
                    {
                        Trace.Call("Range item " + i);
                        yield return i;
                    }
                }
                finally
                {
                    Trace.Log("Range end");
                }
            }
        }
        """;
}
