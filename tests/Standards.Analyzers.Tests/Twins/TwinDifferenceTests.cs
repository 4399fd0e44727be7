using Xunit;

namespace Standards.Twins;

/// <summary>The first difference, with both places and both texts.</summary>
public static class TwinDifferenceTests
{
    [Fact]
    public static void Statement_IsShownOnBothSides()
    {
        var verdict = TwinCase.Only("""
            public async Task<int> FillAsync(byte[] buffer, CancellationToken token)
            {
                var read = await stream.ReadAsync(buffer, 0, buffer.Length, token).ConfigureAwait(false);
                count += read;
                return read;
            }

            public int Fill(byte[] buffer)
            {
                var read = stream.Read(buffer, 0, buffer.Length);
                return read;
            }
            """);

        Assert.Equal(TwinState.Different, verdict.State);
        var difference = verdict.Difference!;
        Assert.Equal(("return read;", "count += read;"), (difference.SyncText, difference.GeneratedText));
        Assert.Equal("return read;", difference.SyncPlace.Line());
        Assert.Equal("count += read;", difference.AsyncPlace.Text());
    }

    [Fact]
    public static void AwaitedCall_IsShownAtTheAwait()
    {
        var verdict = TwinCase.Only("""
            public async Task LoadAsync(byte[] buffer)
            {
                count = 1;
                await stream.ReadExactlyAsync(buffer, 0, 8);
            }

            public void Load(byte[] buffer)
            {
                count = 1;
                stream.Read(buffer, 0, 8);
            }
            """);

        Assert.Equal(("stream.Read(buffer, 0, 8);", "stream.ReadExactly(buffer, 0, 8);"), (verdict.Difference!.SyncText, verdict.Difference.GeneratedText));
        Assert.Equal("await stream.ReadExactlyAsync(buffer, 0, 8);", verdict.Difference.AsyncPlace.Line());
    }

    [Fact]
    public static void MissingStatement_IsShownAtTheEnd()
    {
        var verdict = TwinCase.Bodies("await s.FlushAsync(token); count++;", "s.Flush();");

        Assert.Equal(("nothing more", "count++;"), (verdict.Difference!.SyncText, verdict.Difference.GeneratedText));
    }

    [Theory]
    [InlineData("public async Task<int> AAsync() { await Task.Yield(); return 1; }", "internal int A() => 1;", "internal", "public")]
    [InlineData("public async Task<int> AAsync() { await Task.Yield(); return 1; }", "public virtual int A() => 1;", "public virtual", "public")]
    [InlineData("public async Task AAsync(int x = 1) { await Task.Yield(); }", "public void A(int x = 2) { }", "int x = 2", "int x = 1")]
    [InlineData("public async Task AAsync(int x) { await Task.Yield(); }", "public void A(int y) { }", "int y", "int x")]
    [InlineData("public async Task AAsync(string x) { await Task.Yield(); }", "public void A(string? x) { }", "string? x", "string x")]
    [InlineData("public async Task AAsync(params int[] x) { await Task.Yield(); }", "public void A(int[] x) { }", "int[] x", "params int[] x")]
    [InlineData("public async Task AAsync((int a, int b) x) { await Task.Yield(); }", "public void A((int a, int c) x) { }", "(int a, int c) x", "(int a, int b) x")]
    [InlineData("public async Task<string?> AAsync() { await Task.Yield(); return name; }", "public string A() => name!;", "string A", "string? A")]
    [InlineData("public async Task AAsync() { await Task.Yield(); }", "[Obsolete] public void A() { }", "[System.ObsoleteAttribute]", "no such attribute")]
    [InlineData("public async Task AAsync<T>(T x) where T : class { await Task.Yield(); }", "public void A<T>(T x) where T : notnull { }", "where T : notnull", "where T : class")]
    public static void Signature_IsDifferent(string asyncMember, string syncMember, string handwritten, string generated)
    {
        var verdict = TwinCase.Only(asyncMember + "\n" + syncMember);

        Assert.Equal(TwinState.Different, verdict.State);
        Assert.Equal((handwritten, generated), (verdict.Difference!.SyncText, verdict.Difference.GeneratedText));
    }

    [Theory]
    [InlineData("count = Twice(n);", "count = (int)Twice((long)n);")]
    [InlineData("count = Twice(n + 0);", "count = Twice(n);")]
    [InlineData("double d = 0.0; count = (int)d;", "double d = -0.0; count = (int)d;")]
    [InlineData("decimal d = 1.0m; name = d.ToString();", "decimal d = 1.00m; name = d.ToString();")]
    [InlineData("count = Next();", "count = new C().Next();")]
    [InlineData("int x = 1, y = 2; count = x - y;", "int x = 1, y = 2; count = y - x;")]
    [InlineData("for (int i = 0; i < n; i++) count++;", "for (int i = 0; i < n; count++) i++;")]
    [InlineData("for (Raise(); ; ) Raise();", "for (; ; Raise()) Raise();")]
    [InlineData("count = checked(n + 1);", "count = unchecked(n + 1);")]
    [InlineData("name = $\"{n:x}\";", "name = $\"{n:X}\";")]
    [InlineData("name = $\"{n,1}\";", "name = $\"{n,2}\";")]
    [InlineData("object o = (long)n; name = o.ToString();", "object o = n; name = o.ToString();")]
    [InlineData("name = s is FileStream ? null : \"\";", "name = s is MemoryStream ? null : \"\";")]
    [InlineData("name = s is not null and FileStream ? null : \"\";", "name = s is not null or FileStream ? null : \"\";")]
    [InlineData("name = b is [1, ..] ? \"\" : null;", "name = b is [.., 1] ? \"\" : null;")]
    [InlineData("count = n switch { 1 => 2, _ => 3 };", "count = n switch { 2 => 2, _ => 3 };")]
    [InlineData("count = n switch { > 1 when n < 9 => 2, _ => 3 };", "count = n switch { > 1 when n < 8 => 2, _ => 3 };")]
    [InlineData("try { Raise(); } catch (IOException) { }", "try { Raise(); } catch (Exception) { }")]
    [InlineData("try { Raise(); } catch (IOException) when (n > 1) { }", "try { Raise(); } catch (IOException) { }")]
    [InlineData("try { Raise(); } finally { count = 1; }", "Raise(); count = 1;")]
    [InlineData("try { Raise(); } catch { throw; }", "try { Raise(); } catch (Exception e) { throw e; }")]
    [InlineData("{ using var r = s; Raise(); } count = 1;", "using var r = s; Raise(); count = 1;")]
    [InlineData("lock (b) { Raise(); }", "lock (s) { Raise(); }")]
    [InlineData("var q = from x in b where x > 1 select x; count = q.Count();", "var q = from x in b where x > 2 select x; count = q.Count();")]
    [InlineData("Func<int> f = () => n; count = f();", "Func<int> f = () => count; count = f();")]
    [InlineData("EventHandler h = (_, _) => Raise(); Changed += h;", "EventHandler h = (_, _) => Raise(); Changed -= h;")]
    [InlineData("var t = (1, n); count = t.Item2;", "var t = (1, n); count = t.Item1;")]
    [InlineData("(count, n) = (n, count);", "(n, count) = (n, count);")]
    [InlineData("count = b?.Length ?? 1;", "count = b.Length;")]
    [InlineData("count = b[^1];", "count = b[1];")]
    [InlineData("var x = b[1..]; count = x.Length;", "var x = b[..1]; count = x.Length;")]
    [InlineData("count = new List<int> { 1, 2 }.Count;", "count = new List<int> { 2, 1 }.Count;")]
    [InlineData("var o = new { A = n }; name = o.ToString();", "var o = new { B = n }; name = o.ToString();")]
    [InlineData("count = sizeof(int) + n;", "count = sizeof(long) + n;")]
    [InlineData("name = typeof(int).Name;", "name = typeof(uint).Name;")]
    [InlineData("while (n > 0) { n--; if (n == 2) break; }", "while (n > 0) { n--; if (n == 2) continue; }")]
    [InlineData("do { n--; } while (n > 0);", "while (n > 0) { n--; }")]
    [InlineData("goto A; A: n = 1; B: n = 2; if (n > 9) goto B;", "goto B; A: n = 1; B: n = 2; if (n > 9) goto A;")]
    [InlineData("unsafe { fixed (byte* p = b) { count = *p; } }", "unsafe { fixed (byte* p = b) { count = *(p + 1); } }")]
    [InlineData("Span<int> x = stackalloc int[4]; count = x.Length;", "Span<int> x = stackalloc int[5]; count = x.Length;")]
    [InlineData("dynamic d = n; count = d.A;", "dynamic d = n; count = d.B;")]
    [InlineData("ref var r = ref b[0]; r = 1;", "var r = b[0]; r = 1;")]
    [InlineData("int L<T>(T x) => 1; count = L(1);", "int L<T>(T x) => 1; count = L(1L);")]
    [InlineData("void L(int x) { void M() { count = x; } M(); } L(n);", "void L(int x) { void M() { count = n; } M(); } L(n);")]
    [InlineData("ReadOnlySpan<byte> x = \"a\"u8; count = x.Length;", "ReadOnlySpan<byte> x = \"b\"u8; count = x.Length;")]
    [InlineData("ArgumentNullException.ThrowIfNull(s);", "ArgumentNullException.ThrowIfNull(b);")]
    [InlineData("name ??= \"a\";", "name = \"a\";")]
    [InlineData("count = -n;", "count = ~n;")]
    [InlineData("count <<= 1;", "count >>= 1;")]
    public static void Body_IsDifferent(string asyncBody, string syncBody)
    {
        var verdict = TwinCase.Bodies("await s.FlushAsync(token); " + asyncBody, "s.Flush(); " + syncBody);

        Assert.True(verdict.State == TwinState.Different, verdict.Shown());
        var same = TwinCase.Bodies("await s.FlushAsync(token); " + asyncBody, "s.Flush(); " + asyncBody);
        Assert.True(same.State == TwinState.Equal, "the same body is not equal to itself: " + same.Shown());
    }

    [Fact]
    public static void NullableContext_IsDifferent()
    {
        var verdict = TwinCase.Only("""
            public async Task AAsync(string x) { await Task.Yield(); }
            #nullable disable
            public void A(string x) { }
            #nullable restore
            """);

        Assert.Equal(("string x", "string! x"), (verdict.Difference!.SyncText, verdict.Difference.GeneratedText));
    }

    [Fact]
    public static void TwinThatDoesNotCompile_IsNotEqual()
        => Assert.NotEqual(TwinState.Equal, TwinCase.Bodies("await s.FlushAsync(token); Missing();", "s.Flush(); Missing();").State);
}
