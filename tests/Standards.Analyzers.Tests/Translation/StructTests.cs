using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>An async method works on a copy of its struct; a sync one would change the struct itself.</summary>
public static class StructTests
{
    private static string Struct(string members, string go = "") => $$"""
        namespace T;

        public partial struct Counter
        {
            public int N;
            public int P { get; set; }
            private Counted _inner;
            private readonly Counted _fixed;
            private int[] _items = [1, 2];

            public Counter() { }

            private void Bump() => N++;
            private readonly int Peek() => N;
            private int Look() => N + _items[0];

            {{members}}
        }

        public struct Counted { public int N; public int Next() => ++N; }

        public partial class C
        {
            public List<string> Log = [];
            {{go}}
        }
        """;

    [Theory]
    [InlineData("{|STD1003:N = 1|};")]
    [InlineData("{|STD1003:this.P += 1|};")]
    [InlineData("{|STD1003:_inner.N--|};")]
    [InlineData("{|STD1003:_inner.Next()|};")]
    [InlineData("{|STD1003:Bump()|};")]
    [InlineData("int.TryParse(\"1\", {|STD1003:out N|});")]
    [InlineData("{|STD1003:(N, P) = (1, 2)|};")]
    [InlineData("{|STD1003:this = new Counter()|};")]
    public static void Write_Reports(string statement)
        => Diagnosed(Struct($$"""
            [CreateSyncVersion]
                public async Task RunAsync() { await Task.Yield(); {{statement}} }
            """));

    [Fact]
    public static void Reads_RunAlike()
        => Quiet(Struct("""
            [CreateSyncVersion]
                public async Task<int> RunAsync() { await Task.Yield(); _items[0] = 4; var local = new Counted(); local.N = 3; return Peek() + Look() + _fixed.N + local.Next() + N + P; }
            """, "[CreateSyncVersion] public async Task<int> GoAsync() => await new Counter { N = 5, P = 6 }.RunAsync();"));

    [Fact]
    public static void NotAsyncWorksOnTheStruct_RunsAlike()
        => SameOrDiagnosed(Struct("""
            [CreateSyncVersion]
                public Task<int> RunAsync() { N++; return Task.FromResult(N); }
            """, "[CreateSyncVersion] public async Task<int> GoAsync() { var c = new Counter(); return await c.RunAsync() + await c.RunAsync(); }"));
}
