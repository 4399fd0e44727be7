using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Sync;

public static class TypeNotPartialCodeFixTests
{
    [Theory]
    [InlineData("class [|C|]", "partial class C")]
    [InlineData("public sealed class [|C|]", "public sealed partial class C")]
    [InlineData("internal readonly ref struct [|C|]", "internal readonly ref partial struct C")]
    [InlineData("record [|C|]", "partial record C")]
    [InlineData("readonly record struct [|C|](int X)", "readonly partial record struct C(int X)")]
    [InlineData("file static class [|C|]", "file static partial class C")]
    [InlineData("class [|C|]<T> where T : class", "partial class C<T> where T : class")]
    public static Task ModifierGoesBeforeTheKeyword_Fixes(string header, string fixedHeader) => Fixes(
        $$"""
        using System.Threading.Tasks;
        using Standards;

        {{header}}
        {
            [CreateSyncVersion]
            public static Task RunAsync() => Task.CompletedTask;
        }
        """,
        $$"""
        using System.Threading.Tasks;
        using Standards;

        {{fixedHeader}}
        {
            [CreateSyncVersion]
            public static Task RunAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public static Task NestedTypes_FixesEachOnce() => Fixes(
        """
        using System.Threading.Tasks;

        namespace N;

        public class [|Outer|]
        {
            [Standards.CreateSyncVersion]
            public Task RunAsync() => Task.CompletedTask;

            partial struct Middle
            {
                private interface [|IInner|]
                {
                    [Standards.CreateSyncVersion]
                    Task RunAsync();
                }

                private class [|Second|]
                {
                    [Standards.CreateSyncVersion]
                    public Task RunAsync() => Task.CompletedTask;
                }
            }
        }
        """,
        """
        using System.Threading.Tasks;

        namespace N;

        public partial class Outer
        {
            [Standards.CreateSyncVersion]
            public Task RunAsync() => Task.CompletedTask;

            partial struct Middle
            {
                private partial interface IInner
                {
                    [Standards.CreateSyncVersion]
                    Task RunAsync();
                }

                private partial class Second
                {
                    [Standards.CreateSyncVersion]
                    public Task RunAsync() => Task.CompletedTask;
                }
            }
        }
        """);

    [Fact]
    public static Task CommentsAndAttributes_FixesAndKeepsThem() => Fixes(
        """
        using System.Threading.Tasks;

        /// <summary>Docs.</summary>
        [System.Obsolete] // why
        public /* odd */ class   [|C|] // trailing
        {
            [Standards.CreateSyncVersion]
            public Task RunAsync() => Task.CompletedTask;
        }

        // leading
        class [|D|]
        {
            [Standards.CreateSyncVersion]
            public Task RunAsync() => Task.CompletedTask;
        }
        """,
        """
        using System.Threading.Tasks;

        /// <summary>Docs.</summary>
        [System.Obsolete] // why
        public /* odd */ partial class   C // trailing
        {
            [Standards.CreateSyncVersion]
            public Task RunAsync() => Task.CompletedTask;
        }

        // leading
        partial class D
        {
            [Standards.CreateSyncVersion]
            public Task RunAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public static Task PartialAlready_DoesNotReport() => Fixes(
        """
        partial class C
        {
            [Standards.CreateSyncVersion]
            public System.Threading.Tasks.Task RunAsync() => System.Threading.Tasks.Task.CompletedTask;
        }
        """,
        """
        partial class C
        {
            [Standards.CreateSyncVersion]
            public System.Threading.Tasks.Task RunAsync() => System.Threading.Tasks.Task.CompletedTask;
        }
        """);

    private static Task Fixes(string source, string fixedSource) => CodeFixVerifier.FixesAsync<NotPartialAnalyzer, TypeNotPartialCodeFix>(source, fixedSource);
}
