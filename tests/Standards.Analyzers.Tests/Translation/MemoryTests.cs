using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>Memory&lt;T&gt;</c> becomes a span where a span can live, and stays elsewhere.</summary>
public static class MemoryTests
{
    [Fact]
    public static void Parameter_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public static async Task<int> FillAsync(Stream stream, Memory<byte> buffer, CancellationToken ct = default)
            {
                var n = await stream.ReadAsync(buffer, ct);
                buffer.Span[0] = 1;
                return n + await stream.ReadAsync(buffer.Slice(n), ct) + buffer.Length;
            }
            """, """
            public static int Fill(Stream stream, Span<byte> buffer)
            {
                var n = stream.Read(buffer);
                buffer[0] = 1;
                return n + stream.Read(buffer.Slice(n)) + buffer.Length;
            }
            """);

    [Fact]
    public static void ReadOnlyParameter_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> PutAsync(Stream stream, ReadOnlyMemory<byte> data)
            {
                await stream.WriteAsync(data);
                await stream.WriteAsync(data[1..]);
                var sum = 0;
                foreach (var b in data.Span)
                {
                    sum += b;
                }

                return sum + data.Span[^1] + data.ToArray().Length;
            }

            """ + Go("Task<string>", """
            using var s = new MemoryStream();
            byte[] bytes = [1, 2, 3];
            var n = await PutAsync(s, bytes) + await PutAsync(s, bytes.AsMemory(1)) + await PutAsync(s, new ReadOnlyMemory<byte>(bytes, 0, 2));
            return n + " " + s.Length;
            """)).Contains("ReadOnlySpan<byte> data");

    [Fact]
    public static void TwinByHandTakesASpan_RunsAlike()
        => Quiet("""
            private async Task<int> LenAsync(ReadOnlyMemory<char> s) { await Task.Yield(); return s.Length; }
            private int Len(ReadOnlySpan<char> s) => s.Length;

            """ + Go("Task<int>", "return await LenAsync(\"abc\".AsMemory()) + await LenAsync(\"abcd\".AsMemory(1, 2));"));

    [Fact]
    public static void TwinByHandTakesMemory_RunsAlike()
        => SameOrDiagnosed("""
            private async Task<int> LenAsync(ReadOnlyMemory<char> s) { await Task.Yield(); return s.Length; }
            private int Len(ReadOnlyMemory<char> s) => s.Length;

            [CreateSyncVersion]
            private async Task<int> ViaAsync(ReadOnlyMemory<char> s) => await LenAsync(s) + await LenAsync(s[1..]);

            """ + Go("Task<int>", "return await ViaAsync(\"abc\".AsMemory());"));

    [Fact]
    public static void Locals_RunsAlike()
        => Quiet(Go("Task<int>", """
            var bytes = new byte[8];
            Memory<byte> all = bytes;
            var half = all[4..];
            half.Span.Fill(7);
            using var s = new MemoryStream();
            await s.WriteAsync(half);
            all.Slice(4, 2).CopyTo(all);
            all.Span[2..4].Clear();
            return bytes.Sum(b => b) + half.Length + (all.IsEmpty ? 1 : 0);
            """));

    [Fact]
    public static void SpanLocalInsideScope_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> SumAsync(Memory<int> m)
            {
                await StepAsync("a");
                var span = m.Span;
                var total = 0;
                for (var i = 0; i < span.Length; i++)
                {
                    total += span[i];
                }

                return total;
            }

            """ + Go("Task<int>", "return await SumAsync(new[] { 1, 2, 3 });"));

    [Fact]
    public static void CapturedInLambda_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> CaptureAsync(Memory<int> m)
            {
                Func<int> first = () => m.Span[0];
                await StepAsync("a");
                return first() + m.Length;
            }

            """ + Go("Task<int>", "return await CaptureAsync(new[] { 4, 5 });"));

    [Fact]
    public static void CapturedInLocalFunction_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> CaptureAsync(Memory<int> m)
            {
                await StepAsync("a");
                return First() + await RestAsync();
                int First() => m.Span[0];
                async Task<int> RestAsync() { await Task.Yield(); return m[1..].Length; }
            }

            """ + Go("Task<int>", "return await CaptureAsync(new[] { 4, 5 });"));

    [Fact]
    public static void StoredInField_RunsAlike()
        => SameOrDiagnosed("""
            private Memory<int> _kept;

            [CreateSyncVersion]
            private async Task KeepAsync(Memory<int> m) { await StepAsync("keep"); _kept = m; }

            """ + Go("Task<int>", """
            await KeepAsync(new[] { 1, 2 });
            return _kept.Span[1];
            """));

    [Fact]
    public static void InIterator_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            public async IAsyncEnumerable<int> EachAsync(ReadOnlyMemory<int> m)
            {
                for (var i = 0; i < m.Length; i++)
                {
                    await StepAsync("i" + i);
                    yield return m.Span[i];
                }
            }

            """ + Go("Task<int>", """
            var sum = 0;
            await foreach (var x in EachAsync(new[] { 1, 2, 3 }))
            {
                sum += x;
            }

            return sum;
            """));

    [Fact]
    public static void LocalInIteratorAcrossYield_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            public async IAsyncEnumerable<int> GoAsync()
            {
                Memory<int> m = new[] { 1, 2 };
                await StepAsync("a");
                yield return m.Span[0];
                yield return m.Span[1];
            }
            """);

    [Fact]
    public static void InCollections_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            var list = new List<Memory<int>>();
            Memory<int> m = new[] { 1, 2 };
            list.Add(m);
            list.Add(m[1..]);
            (Memory<int> Data, int N) pair = (m, 1);
            Memory<int>? maybe = m;
            object boxed = m;
            await StepAsync("a");
            return list.Sum(x => x.Length) + pair.Data.Length + maybe.Value.Length + ((Memory<int>)boxed).Length;
            """));

    [Fact]
    public static void ListParameter_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> AllAsync(List<ReadOnlyMemory<byte>> list, Stream stream)
            {
                foreach (var m in list)
                {
                    await stream.WriteAsync(m);
                }

                return (int)stream.Length;
            }

            """ + Go("Task<int>", "return await AllAsync([new byte[] { 1 }, new byte[] { 2, 3 }], new MemoryStream());"));

    [Fact]
    public static void ReturnedMemory_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<ReadOnlyMemory<byte>> MakeAsync() { await StepAsync("make"); return new byte[] { 1, 2 }; }

            """ + Go("Task<int>", """
            var m = await MakeAsync();
            return m.Length + (await MakeAsync()).Span[1];
            """));

    [Fact]
    public static void MemoryOfOwner_RunsAlike()
        => Quiet(Go("Task<int>", """
            using var owner = System.Buffers.MemoryPool<byte>.Shared.Rent(16);
            using var s = new MemoryStream([1, 2, 3]);
            var n = await s.ReadAsync(owner.Memory);
            s.Position = 0;
            return n + await s.ReadAsync(owner.Memory.Slice(0, 2)) + await s.ReadAsync(owner.Memory[..1]);
            """));

    [Fact]
    public static void MemoryOfField_RunsAlike()
        => Quiet("""
            private readonly Memory<byte> _buffer = new byte[4];

            """ + Go("Task<int>", """
            using var s = new MemoryStream([1, 2, 3]);
            var n = await s.ReadAsync(_buffer);
            return n + _buffer.Span[1] + await s.ReadAsync(_buffer[1..]);
            """));

    [Fact]
    public static void ArrayArgument_RunsAlike()
        => Quiet(Go("Task<int>", """
            using var s = new MemoryStream([1, 2, 3]);
            var bytes = new byte[2];
            await s.ReadExactlyAsync(bytes);
            return bytes[1] + await s.ReadAsync(bytes);
            """));

    [Fact]
    public static void MarshalTryGetArray_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> OffsetAsync(ReadOnlyMemory<byte> m)
            {
                await StepAsync("a");
                return System.Runtime.InteropServices.MemoryMarshal.TryGetArray(m, out var segment) ? segment.Offset : -1;
            }

            """ + Go("Task<int>", "return await OffsetAsync(new byte[] { 1, 2, 3 }.AsMemory(2));"));

    [Fact]
    public static void Pin_RunsAlike()
        => CompilesOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<bool> PinAsync(Memory<byte> m)
            {
                await StepAsync("a");
                using var handle = m.Pin();
                return true;
            }
            """);

    [Fact]
    public static void PassedToAMethodThatTakesMemory_RunsAlike()
        => SameOrDiagnosed("""
            private static int Count(Memory<int> m) => m.Length;

            [CreateSyncVersion]
            private async Task<int> ViaAsync(Memory<int> m) { await StepAsync("a"); return Count(m) + Count(m.Slice(1)); }

            """ + Go("Task<int>", "return await ViaAsync(new[] { 1, 2, 3 });"));

    [Fact]
    public static void OptionalMemory_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> OptAsync(Memory<int> m = default, ReadOnlyMemory<char>? s = null) { await StepAsync("a"); return m.Length + (s?.Length ?? -1); }

            """ + Go("Task<int>", "return await OptAsync() + await OptAsync(new[] { 1 }, \"abc\".AsMemory());"));

    [Fact]
    public static void Pattern_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<string> KindAsync(ReadOnlyMemory<char> s) { await StepAsync("a"); return s is { Length: > 1 } ? "long" : s.IsEmpty ? "empty" : s.ToString(); }

            """ + Go("Task<string>", "return await KindAsync(\"ab\".AsMemory()) + await KindAsync(default) + await KindAsync(\"x\".AsMemory());"));

    [Fact]
    public static void EqualityOfMemory_SameOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<bool> EqAsync(ReadOnlyMemory<int> a, ReadOnlyMemory<int> b) { await StepAsync("a"); return a.Equals(b); }

            """ + Go("Task<bool>", """
            var x = new[] { 1, 2 };
            return await EqAsync(x, x);
            """));

    [Fact]
    public static void ReassignedParameter_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> DrainAsync(Stream stream, Memory<byte> buffer)
            {
                var reads = 0;
                while (!buffer.IsEmpty)
                {
                    var n = await stream.ReadAsync(buffer);
                    if (n == 0)
                    {
                        break;
                    }

                    buffer = buffer.Slice(n);
                    reads++;
                }

                return reads;
            }

            """ + Go("Task<int>", "return await DrainAsync(new MemoryStream([1, 2, 3]), new byte[5]);"));

    [Fact]
    public static void GenericMemory_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<V> LastAsync<V>(ReadOnlyMemory<V> m) { await StepAsync("a"); return m.Span[^1]; }

            """ + Go("Task<string>", "return await LastAsync<int>(new[] { 1, 2 }) + await LastAsync<string>(new[] { \"x\" });"));

    [Fact]
    public static void OverrideOfStream_RunsAlike()
        => Quiet("""
            namespace T;

            public partial class Counting(Stream inner) : MemoryStream
            {
                public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

                [CreateSyncVersion]
                public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
                    => await inner.ReadAsync(buffer, cancellationToken);
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    using var s = new Counting(new MemoryStream([1, 2, 3]));
                    return await s.ReadAsync(new byte[2].AsMemory());
                }
            }
            """).Contains("public override int Read(Span<byte> buffer)");
}
