using Xunit;

namespace Standards.Twins;

/// <summary>What C# lets one write in several ways is one thing.</summary>
public static class TwinEqualityTests
{
    [Theory]
    [InlineData("count = await s.ReadAsync(b, 0, n, token);", "count = s.Read(b, 0, n);")]
    [InlineData("count = await s.ReadAsync(b, 0, n, token).ConfigureAwait(false);", "this.count = s.Read(b, 0, n);")]
    [InlineData("int k = await s.ReadAsync(b, 0, n); count = k;", "var size = s.Read(b, 0, n); count = size;")]
    [InlineData("await s.FlushAsync(token); count = (n + 1) * 2;", "s.Flush(); { count = ((n + 1)) * 2; }")]
    [InlineData("if (n > 0) await s.FlushAsync(token); else return;", "if (n > 0) { s.Flush(); } else { }")]
    [InlineData("if (n > 0) { await s.FlushAsync(token); return; }", "if (n > 0) { s.Flush(); }")]
    [InlineData("await using var r = s; await r.FlushAsync(token); count = 1;", "using (var r = s) { r.Flush(); count = 1; }")]
    [InlineData("await using (s) { await s.FlushAsync(token); }", "using (s) s.Flush();")]
    [InlineData("count = Twice(n); await s.FlushAsync(token);", "count = C.Twice(x: n); s.Flush();")]
    [InlineData("await s.FlushAsync(token); count += b.Count(x => x > 1);", "s.Flush(); count += Enumerable.Count(b, y => { return y > 1; });")]
    [InlineData("await s.FlushAsync(token); n++; count = n;", "s.Flush(); ++n; count = n;")]
    [InlineData("await s.FlushAsync(token); int x = 1, y = 2; count = x + y;", "s.Flush(); int p = 1; int q = 2; count = p + q;")]
    [InlineData("await s.FlushAsync(token); int L(int i) => i; count = L(1);", "s.Flush(); int M(int j) { return j; } count = M(1);")]
    [InlineData("await s.FlushAsync(token); const int Max = 4; count = Max;", "s.Flush(); const int Most = 4; count = Most;")]
    [InlineData("await s.FlushAsync(token); name = name!.Trim();", "s.Flush(); name = name.Trim();")]
    [InlineData("await s.FlushAsync(token); if (s is FileStream { Length: > 0 } f) count = (int)f.Length;", "s.Flush(); if (s is System.IO.FileStream { Length: > 0 } file) count = (int)file.Length;")]
    [InlineData("foreach (var x in b) { if (x == 1) continue; await s.WriteAsync(b, 0, x, token); }", "foreach (byte y in b) { if (y == 1) { continue; } s.Write(b, 0, y); }")]
    [InlineData("switch (n) { case 1: await s.FlushAsync(token); break; default: count = 0; break; }", "switch (n) { case 1: { s.Flush(); break; } default: count = 0; break; }")]
    [InlineData("await s.FlushAsync(token); List<int> l = [1, .. new[] { 2 }]; count = l[^1];", "s.Flush(); List<int> m = [1, .. new int[] { 2 }]; count = m[^1];")]
    [InlineData("try { await s.FlushAsync(token); } catch (IOException e) when (e.HResult > 0) { throw; } finally { count = 0; }", "try { s.Flush(); } catch (System.IO.IOException x) when (x.HResult > 0) { throw; } finally { count = 0; }")]
    [InlineData("await s.FlushAsync(token); unsafe { fixed (byte* p = b) { count = *p; } }", "s.Flush(); unsafe { fixed (byte* p = b) { count = *p; } }")]
    [InlineData("await s.FlushAsync(token); Changed += (_, _) => count++;", "s.Flush(); this.Changed += (object? a, EventArgs e) => count++;")]
    public static void WrittenInAnotherWay_IsEqual(string asyncBody, string syncBody)
        => Equal(TwinCase.Bodies(asyncBody, syncBody));

    [Theory]
    [InlineData("return await s.ReadAsync(b, 0, n, token);", "{ return s.Read(b, 0, n); }", "int")]
    [InlineData("{ return (await s.ReadAsync(b, 0, n, token)) > 0 ? 'a'.ToString() : null; }", "=> s.Read(b, 0, n) > 0 ? 'a'.ToString() : null;", "string?")]
    [InlineData("=> await s.ReadAsync(b, 0, n, token);", "{ return s.Read(b, 0, n); }", "int")]
    public static void ExpressionBody_IsEqual(string asyncBody, string syncBody, string type)
        => Equal(TwinCase.Only($"""
            public async Task<{type}> RunAsync(Stream s, byte[] b, int n, CancellationToken token = default) {(asyncBody[0] is '=' or '{' ? asyncBody : "{ " + asyncBody + " }")}
            public {type} Run(Stream s, byte[] b, int n) {syncBody}
            """));

    [Theory]
    [InlineData("public Task<int> AAsync() => Task.FromResult(1);", "public int A() => 1;")]
    [InlineData("public async IAsyncEnumerable<int> AAsync() { await Task.Yield(); yield return 1; }", "public IEnumerable<int> A() { yield return 1; }")]
    [InlineData("public async ValueTask<T> AAsync<T>(T x) where T : class, new() { await Task.Yield(); return x; }", "public U A<U>(U x) where U : class, new() => x;")]
    [InlineData("public async Task AAsync(Memory<byte> m, CancellationToken t) => await stream.ReadExactlyAsync(m, t);", "public void A(Span<byte> m) => stream.ReadExactly(m);")]
    [InlineData("public async Task AAsync(int n, IProgress<int> p) { await stream.FlushAsync(); }", "public void A(int n) { stream.Flush(); }")]
    [InlineData("public async Task AAsync(int n, IProgress<int> p) { await stream.FlushAsync(); p.Report(n); }", "public void A(int n, IProgress<int> p) { stream.Flush(); p.Report(n); }")]
    [InlineData("public async Task AAsync(CancellationToken t) { t.ThrowIfCancellationRequested(); await stream.FlushAsync(t); }", "public void A(CancellationToken t) { t.ThrowIfCancellationRequested(); stream.Flush(); }")]
    [InlineData("[Obsolete(\"no\")] public async Task AAsync() { await Task.Yield(); }", "[Obsolete(\"no\")] public void A() { }")]
    [InlineData("public async Task<int> AAsync() { await Task.Yield(); return 1; }", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\")] public int A() => 1;")]
    public static void Pair_IsEqual(string asyncMember, string syncMember) => Equal(TwinCase.Only(asyncMember + "\n" + syncMember));

    private static void Equal(TwinVerdict verdict) => Assert.True(verdict.State == TwinState.Equal, verdict.Shown());
}
