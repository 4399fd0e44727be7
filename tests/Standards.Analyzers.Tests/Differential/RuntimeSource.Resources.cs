namespace Standards.Differential;

internal static partial class RuntimeSource
{
    public const string Resources = """
        #nullable enable
        #pragma warning disable CS1998
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Traced;

        public sealed class Res(int id) : IAsyncDisposable, IDisposable
        {
            public static async Task<Res> OpenAsync(int id, CancellationToken ct = default) => Open(id);
            public static Res Open(int id)
            {
                Trace.Call("Open " + id);
                return new Res(id);
            }

            public int Id => id;
            public async Task<int> UseAsync(int x) => Use(x);
            public int Use(int x)
            {
                Trace.Call($"Use {id} {x}");
                return x + id;
            }

            public async ValueTask DisposeAsync() => Dispose();
            public void Dispose() => Trace.Call("Dispose " + id);
        }

        /// <summary>Has no sync disposal: a member that uses it is to be diagnosed.</summary>
        public sealed class AsyncOnly(int id) : IAsyncDisposable
        {
            public int Id => id;
            public async ValueTask DisposeAsync() => Trace.Call("DisposeAsync " + id);
        }

        public sealed class Source(int length)
        {
            private int _position;
            public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken ct = default) => Task.FromResult(Read(buffer, offset, count));
            public int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
            public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default) => Read(buffer.Span);
            public int Read(Span<byte> buffer)
            {
                Trace.Call("Read " + buffer.Length);
                var count = Math.Min(buffer.Length, length - _position);
                for (var i = 0; i < count; i++)
                {
                    buffer[i] = (byte)(++_position * 7);
                }

                return count;
            }

            public async Task WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct = default) => Write(buffer.Span);
            public void Write(ReadOnlySpan<byte> buffer) => Trace.Call("Write " + string.Join(" ", buffer.ToArray()));
        }

        public interface IOverloads
        {
            Task<int> PutAsync(int value);
            int Put(int value);
            Task<int> PutAsync(string value, CancellationToken ct);
            int Put(string value);
        }

        public sealed class Overloads : IOverloads
        {
            public async Task<int> PutAsync(int value) => Put(value);
            public int Put(int value) => Log("int", value, 1);
            public async Task<int> PutAsync(long value) => Put(value);
            public int Put(long value) => Log("long", value, 2);
            public async Task<int> PutAsync(object? value) => Put(value);
            public int Put(object? value) => Log("object", value, 3);
            public async Task<int> PutAsync(int value, CancellationToken ct) => Put(value);
            public async Task<int> PutAsync(string value, CancellationToken ct) => Put(value);
            public int Put(string value) => Log("string", value, 4);
            public async Task<int> PutAsync(int first, int second, CancellationToken ct = default) => Put(first, second);
            public int Put(int first, int second) => Log("two", (first, second), 5);
            public async Task<int> PutAllAsync(params int[] values) => PutAll(values);
            public int PutAll(params int[] values) => Log("all", values, values.Length);
            public async Task<int> PutAllAsync(string name, params object?[] values) => PutAll(name, values);
            public int PutAll(string name, params object?[] values) => Log(name, values, values.Length + 1);

            private static int Log(string kind, object? value, int result)
            {
                Trace.Call($"Put {kind} {Trace.Show(value)}");
                return result;
            }
        }
        """;

    /// <summary>Stands in for the injected attributes until a generator adds them.</summary>
    public const string Attributes = """
        #nullable enable
        namespace Standards
        {
            [System.AttributeUsage(System.AttributeTargets.All)]
            internal sealed class CreateSyncVersionAttribute : System.Attribute
            {
                public string? Name { get; set; }
                public string? TypeName { get; set; }
                public bool PreserveCancellationToken { get; set; }
                public bool PreserveProgress { get; set; }
            }

            [System.AttributeUsage(System.AttributeTargets.All)]
            internal sealed class SkipSyncVersionAttribute : System.Attribute;
        }
        """;
}
