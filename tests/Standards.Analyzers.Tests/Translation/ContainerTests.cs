using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>What may stand around a generated member.</summary>
public static class ContainerTests
{
    [Theory]
    [InlineData("public partial class Box")]
    [InlineData("internal sealed partial class Box")]
    [InlineData("public unsafe partial class Box")]
    [InlineData("public partial struct Box")]
    [InlineData("public readonly partial struct Box")]
    [InlineData("public readonly unsafe partial struct Box")]
    [InlineData("public partial record Box")]
    [InlineData("public sealed partial record class Box")]
    [InlineData("public partial record struct Box")]
    [InlineData("public readonly partial record struct Box")]
    [InlineData("public partial class Box<V> where V : new()")]
    [InlineData("public partial class Box<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.All)] V>")]
    [InlineData("public partial struct Box<V, W> where V : unmanaged where W : class?, IEnumerable<V>")]
    public static void InstanceMember_Compiles(string container)
        => Compiles($$"""
            namespace T;

            {{container}}
            {
                [CreateSyncVersion]
                public async Task<int> ReadAsync() { await Task.Delay(1); return 1; }
            }
            """).Declares("Read");

    [Theory]
    [InlineData("public static partial class Box")]
    [InlineData("file static partial class Box")]
    [InlineData("file partial struct Box")]
    [InlineData("public ref partial struct Box")]
    [InlineData("public readonly ref partial struct Box")]
    [InlineData("public partial interface IBox")]
    [InlineData("public partial interface IBox<out V> where V : class")]
    [InlineData("static unsafe partial class Box")]
    public static void StaticMember_CompilesOrReports(string container)
        => CompilesOrDiagnosed($$"""
            namespace T;

            {{container}}
            {
                [CreateSyncVersion]
                public static async Task<int> ReadAsync() { await Task.Delay(1); return 1; }
            }
            """);

    [Fact]
    public static void RefStructInstanceMember_CompilesOrReports()
        => CompilesOrDiagnosed("""
            namespace T;

            public ref partial struct Box(Span<int> span)
            {
                private Span<int> _span = span;

                [CreateSyncVersion]
                public Task<int> ReadAsync() { _span[0]++; return Task.FromResult(_span[0]); }
            }
            """);

    [Fact]
    public static void Nested_RunsAlike()
        => Quiet("""
            namespace T
            {
                public partial class C
                {
                    public List<string> Log = [];

                    internal readonly partial struct Middle<V>
                    {
                        public sealed partial record Inner(V Value)
                        {
                            [CreateSyncVersion]
                            public async Task<V> ReadAsync() { await Task.Yield(); return Value; }
                        }
                    }

                    [CreateSyncVersion]
                    public async Task<int> GoAsync() => await new Middle<int>.Inner(3).ReadAsync();
                }
            }
            """);

    [Fact]
    public static void NestedNamespaces_RunsAlike()
        => Quiet("""
            namespace Outer.Deep
            {
                namespace Inner
                {
                    public partial class Box
                    {
                        [CreateSyncVersion]
                        public static async Task<int> ReadAsync() { await Task.Yield(); return 2; }
                    }
                }
            }

            namespace T
            {
                using Outer.Deep.Inner;

                public partial class C
                {
                    public List<string> Log = [];

                    [CreateSyncVersion]
                    public async Task<int> GoAsync() => await Box.ReadAsync();
                }
            }
            """);

    [Fact]
    public static void GlobalNamespace_RunsAlike()
        => Quiet("""
            public static partial class Globals
            {
                [CreateSyncVersion]
                public static async Task<int> ReadAsync() { await Task.Yield(); return 2; }
            }

            namespace T
            {
                public partial class C
                {
                    public List<string> Log = [];

                    [CreateSyncVersion]
                    public async Task<int> GoAsync() => await Globals.ReadAsync();
                }
            }
            """);

    [Fact]
    public static void FileLocalTypeUsed_SameOrReports() // a file-local type cannot be named from the generated file
        => SameOrDiagnosed("""
            namespace T;

            file sealed class Hidden { public int N => 4; }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return new Hidden().N; }
            }
            """);

    [Fact]
    public static void FileLocalContainer_SameOrReports()
        => SameOrDiagnosed("""
            namespace T;

            file static partial class Hidden
            {
                [CreateSyncVersion]
                public static async Task<int> ReadAsync() { await Task.Yield(); return 2; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); return await Hidden.ReadAsync(); }
            }
            """);

    [Fact]
    public static void PrimaryConstructorParameters_RunsAlike()
        => Quiet("""
            namespace T;

            public partial class Service(List<string> log, int start = 5)
            {
                private int _n = start;

                [CreateSyncVersion]
                public async Task<int> NextAsync() { log.Add("next"); await Task.Yield(); return _n++ + start; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() { var s = new Service(Log); return await s.NextAsync() + await s.NextAsync(); }
            }
            """);

    [Fact]
    public static void RecordWithExpressionsAndRequiredMembers_RunsAlike()
        => Quiet("""
            namespace T;

            public sealed partial record Item(int N)
            {
                public required string Name { get; init; }

                [CreateSyncVersion]
                public async Task<Item> BumpAsync() { await Task.Yield(); return this with { N = N + 1, Name = await TitleAsync(Name) }; }

                [CreateSyncVersion]
                private static async ValueTask<string> TitleAsync(string s) { await Task.Yield(); return s.ToUpperInvariant(); }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync() => (await new Item(1) { Name = "a" }.BumpAsync()).ToString();
            }
            """);

    [Fact]
    public static void MutableStruct_RunsAlike() // the async method works on a copy of `this`
        => SameOrDiagnosed("""
            namespace T;

            public partial struct Counter
            {
                public int N;

                [CreateSyncVersion]
                public async Task<int> BumpAsync() { N++; await Task.Yield(); N++; return N; }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync() { var c = new Counter(); var n = await c.BumpAsync(); return n + " " + c.N; }
            }
            """);

    [Fact]
    public static void StaticClass_RunsAlike()
        => Quiet("""
            namespace T;

            public static partial class C
            {
                public static List<string> Log = [];

                [CreateSyncVersion]
                public static async Task<int> GoAsync() { Log.Add("a"); await Task.Yield(); Log.Add("b"); return 1; }
            }
            """);

    [Fact]
    public static void SeveralParts_OneFileEach()
    {
        const string Source = """
            //// A.cs
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await OneAsync() + await TwoAsync();

                [CreateSyncVersion]
                private async Task<int> OneAsync() { await Task.Yield(); return 1; }
            }
            //// B.cs
            namespace T;

            partial class C
            {
                [CreateSyncVersion]
                private async Task<int> TwoAsync() { await Task.Yield(); return 2; }
            }
            """;
        Quiet(Source);
        if (!SourceOnly)
        {
            Assert.Equal(2, SyncCase.Run(Source).MemberTrees.Count);
        }
    }

    [Fact]
    public static void FilesWhoseNamesDifferByCase_Compile()
        => Compiles("""
            //// a/Store.cs
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> OneAsync() { await Task.Yield(); return 1; }
            }
            //// A/store.cs
            namespace T;

            public partial class D
            {
                [CreateSyncVersion]
                public async Task<int> TwoAsync() { await Task.Yield(); return 1; }
            }
            //// b/Store.cs
            namespace T;

            public partial class E
            {
                [CreateSyncVersion]
                public async Task<int> ThreeAsync() { await Task.Yield(); return 1; }
            }
            """).Declares("One").Declares("Two").Declares("Three");

    [Fact]
    public static void TypesWhoseNamesDifferByCaseOrArity_Compile()
        => Compiles("""
            namespace T;

            public partial class Box { [CreateSyncVersion] public async Task<int> OneAsync() { await Task.Yield(); return 1; } }
            public partial class box { [CreateSyncVersion] public async Task<int> OneAsync() { await Task.Yield(); return 1; } }
            public partial class Box<V> { [CreateSyncVersion] public async Task<int> OneAsync() { await Task.Yield(); return 1; } }
            public partial class Box<V, W> { [CreateSyncVersion] public async Task<int> OneAsync() { await Task.Yield(); return 1; } }
            """).Declares("One", 4);

    [Fact]
    public static void AttributedType_CoversAllPartsAndNotNested()
        => Compiles("""
            //// A.cs
            namespace T;

            [CreateSyncVersion]
            public partial class Store
            {
                public async Task<int> OneAsync() { await Task.Yield(); return 1; }
                public int Number() => 1;
                [SkipSyncVersion] public async Task<int> SkippedAsync() { await Task.Yield(); return 1; }

                public partial class Nested
                {
                    public async Task<int> DeepAsync() { await Task.Yield(); return 1; }
                }
            }
            //// B.cs
            namespace T;

            partial class Store
            {
                public async IAsyncEnumerable<int> TwoAsync() { yield return await OneAsync(); }
            }
            """).Declares("One").Declares("Two").Declares("Skipped", 0).Declares("Deep", 0).Declares("Number", 0);

    [Fact]
    public static void SkippedMemberCalledByAnother_Reports()
        => Diagnosed("""
            namespace T;

            [CreateSyncVersion]
            public partial class Store
            {
                [SkipSyncVersion]
                public async Task<int> SkippedAsync() { await Task.Yield(); return 1; }

                public async Task<int> UserAsync() => await {|STD1004:SkippedAsync()|};
            }
            """);

    [Fact]
    public static void ExplicitLayoutAndAttributesOfTypeStay_Compile()
        => Compiles("""
            namespace T;

            [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential), Obsolete("x")]
            public partial struct Box
            {
                public int A;

                [CreateSyncVersion]
                public readonly async Task<int> ReadAsync() { await Task.Yield(); return A; }
            }
            """).Contains("public readonly int Read()").Lacks("StructLayout");

    [Theory]
    [InlineData("return {|STD1003:typeof(Hidden)|}.Name.Length;")]
    [InlineData("return {|STD1003:Hidden|}.Two;")]
    [InlineData("return new List<{|STD1003:Hidden|}>().Count;")]
    [InlineData("object o = 1; return o is {|STD1003:Hidden|} ? 1 : 2;")]
    [InlineData("return 3.{|STD1003:Thrice|}();")]
    public static void FileLocalType_Reports(string statement)
        => Diagnosed($$"""
            namespace T;

            file sealed class Hidden { public const int Two = 2; }

            file static class HiddenExtensions { public static int Thrice(this int n) => 3 * n; }

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync() { await Task.Yield(); {{statement}} }
            }
            """);

    /// <summary>A name in a using of a namespace is looked up in that namespace first.</summary>
    [Fact]
    public static void UsingsInAFileScopedNamespace_AreLookedUpInIt()
        => Same("""
            namespace T;

            using System.Threading.Tasks;
            using Standards;
            using Inner;
            using Alias = Inner.Value;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task<int> GoAsync()
                {
                    await Task.Yield();
                    return new Value(3).Number + new Alias(4).Number;
                }
            }
            //// Inner.cs
            namespace T.Inner;

            public sealed class Value(int number)
            {
                public int Number => number;
            }
            """);
}
