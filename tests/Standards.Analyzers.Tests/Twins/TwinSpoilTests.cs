using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace Standards.Twins;

/// <summary>Equality is never claimed wrongly: each small change of an equal member is noticed.</summary>
public static class TwinSpoilTests
{
    private static readonly (string Async, string Sync)[] Pairs =
    [
        ("public async Task<int> XAsync(Stream s, byte[] b, int n, int m, CancellationToken t) { var total = 0; while (total < n && m != 3) { var read = await s.ReadAsync(b, total, n - total, t); if (read == 0) { break; } total += read; } return total * 2; }",
            "public int X(Stream s, byte[] b, int n, int m) { var total = 0; while (total < n && m != 3) { var read = s.Read(b, total, n - total); if (read == 0) { break; } total += read; } return total * 2; }"),
        ("public async Task XAsync(Stream s, int n, int m) { try { await s.FlushAsync(); count = n; } catch (IOException e) when (e.HResult > 1 || n <= 2) { total = m; throw; } finally { Raise(\"done\", true); } }",
            "public void X(Stream s, int n, int m) { try { s.Flush(); count = n; } catch (IOException e) when (e.HResult > 1 || n <= 2) { total = m; throw; } finally { Raise(\"done\", true); } }"),
        ("public async Task<string?> XAsync(int n, int m = 7) { await Task.Yield(); name = $\"a{n + m}b{m:x}\"; for (int i = 0; i < n; i++) { if (i == m) { continue; } total += i; Raise(name, i >= 4); } return name?.Trim('c'); }",
            "public string? X(int n, int m = 7) { name = $\"a{n + m}b{m:x}\"; for (int i = 0; i < n; i++) { if (i == m) { continue; } total += i; Raise(name, i >= 4); } return name?.Trim('c'); }"),
        ("public async Task<int> XAsync(Stream s, int n, int m) { await using var r = s; int Add(int x) { return x + n; } var all = new List<int> { 1, n, m }; await r.FlushAsync(); total = all.Where(x => x > 5).Select(x => Add(x) * m).Sum(); return total switch { 1 => n, > 8 and < 19 => m, _ => count }; }",
            "public int X(Stream s, int n, int m) { using var r = s; int Add(int x) { return x + n; } var all = new List<int> { 1, n, m }; r.Flush(); total = all.Where(x => x > 5).Select(x => Add(x) * m).Sum(); return total switch { 1 => n, > 8 and < 19 => m, _ => count }; }"),
        ("public async Task<(int, string)> XAsync(int n, int m) { await Task.Yield(); lock (gate) { (total, count) = (n, m); } switch (n) { case 1: Raise(\"one\", false); goto case 2; case 2: count++; break; default: return (total, \"x\"); } unsafe { fixed (int* p = data) { total = *p + p[1]; } } return (data[^1] + data[1..].Length, \"y\"); }",
            "public (int, string) X(int n, int m) { lock (gate) { (total, count) = (n, m); } switch (n) { case 1: Raise(\"one\", false); goto case 2; case 2: count++; break; default: return (total, \"x\"); } unsafe { fixed (int* p = data) { total = *p + p[1]; } } return (data[^1] + data[1..].Length, \"y\"); }"),
        ("public async IAsyncEnumerable<int> XAsync(int n, int m) { await Task.Yield(); foreach (var x in data) { if (x is > 3 or 1) { yield return x + m; } else if (x == n) { yield break; } Span<int> buffer = stackalloc int[4]; buffer[2] = 5; total -= 1; } dynamic d = data; count = d.Length; object o = new { A = n, B = checked(m + 1) }; name = o.ToString(); }",
            "public IEnumerable<int> X(int n, int m) { foreach (var x in data) { if (x is > 3 or 1) { yield return x + m; } else if (x == n) { yield break; } Span<int> buffer = stackalloc int[4]; buffer[2] = 5; total -= 1; } dynamic d = data; count = d.Length; object o = new { A = n, B = checked(m + 1) }; name = o.ToString(); }"),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Pairs.Length)];

    [Theory, MemberData(nameof(All))]
    public static void SpoiltTwin_IsNotEqual(int index)
    {
        var (asyncMember, syncMember) = Pairs[index];
        var spoilt = BodySpoiler.Spoil(syncMember).Where(s => s.Text != syncMember).ToList();
        var source = new StringBuilder("using System;using System.Collections.Generic;using System.IO;using System.Linq;using System.Threading;using System.Threading.Tasks;\n");
        Add(source, "Unspoilt", asyncMember, syncMember);
        for (var i = 0; i < spoilt.Count; i++)
        {
            Add(source, "C" + i, asyncMember, spoilt[i].Text);
        }

        var verdicts = TwinCase.Compare(source.ToString()).ToDictionary(static v => v.Pair.Async.ContainingType.Name);

        Assert.True(verdicts["Unspoilt"].State == TwinState.Equal, verdicts["Unspoilt"].Shown());
        var missed = new List<string>();
        for (var i = 0; i < spoilt.Count; i++)
        {
            // A signature that is another one makes no pair at all.
            if (verdicts.TryGetValue("C" + i, out var verdict) && verdict.State == TwinState.Equal)
            {
                missed.Add(spoilt[i].What + " -> " + spoilt[i].Text);
            }
        }

        Assert.True(spoilt.Count > 30, $"only {spoilt.Count} changes");
        Assert.True(missed.Count == 0, $"{missed.Count} of {spoilt.Count} not noticed:\n" + string.Join("\n", missed));
    }

    // A class each, so that what does not compile breaks one only.
    private static void Add(StringBuilder source, string name, string asyncMember, string syncMember) => source.Append($$"""
        class {{name}}
        {
            private int count, total;
            private string? name;
            private readonly object gate = new();
            private readonly int[] data = [1, 2];
            private void Raise(string text, bool flag) { }
            {{asyncMember}}
            {{syncMember}}
        }

        """);
}
