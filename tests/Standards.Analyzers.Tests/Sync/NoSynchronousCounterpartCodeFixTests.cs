using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Sync;

public static class NoSynchronousCounterpartCodeFixTests
{
    [Fact]
    public static Task CalleeInTheSameType_FixesUnderItsComments() => Fixes(
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task<int> SumAsync() => await [|OneAsync|]() + await this.[|TwoAsync|]().ConfigureAwait(false);

            /// <summary>Docs.</summary>
            // why
            private async Task<int> OneAsync() => 1; // trailing

            [System.Obsolete]
            ValueTask<int> TwoAsync() => default;
        }
        """,
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task<int> SumAsync() => await OneAsync() + await this.TwoAsync().ConfigureAwait(false);

            /// <summary>Docs.</summary>
            // why
            [CreateSyncVersion]
            private async Task<int> OneAsync() => 1; // trailing

            [CreateSyncVersion]
            [System.Obsolete]
            ValueTask<int> TwoAsync() => default;
        }
        """);

    [Fact]
    public static Task CalleeInAnotherDocument_FixesThereWithUsingAndPartial() => Verify(
        [
            ("Caller.cs", """
                using System.Threading.Tasks;

                partial class Caller
                {
                    [Standards.CreateSyncVersion]
                    async Task RunAsync(N.Outer.Inner inner)
                    {
                        await inner.[|SaveAsync|]();
                        await inner.[|SaveAsync|]();
                        await (inner?.[|LoadAsync|]() ?? Task.CompletedTask);
                    }
                }
                """),
            ("Callee.cs", """
                // header
                using System;
                using System.Threading.Tasks;
                using Xunit = System.Console;

                namespace N;

                public class Outer
                {
                    public sealed class Inner
                    {
                        public Task SaveAsync() => Task.CompletedTask;

                        public Task LoadAsync() => Task.CompletedTask;
                    }
                }
                """),
        ],
        [
            ("Caller.cs", """
                using System.Threading.Tasks;

                partial class Caller
                {
                    [Standards.CreateSyncVersion]
                    async Task RunAsync(N.Outer.Inner inner)
                    {
                        await inner.SaveAsync();
                        await inner.SaveAsync();
                        await (inner?.LoadAsync() ?? Task.CompletedTask);
                    }
                }
                """),
            ("Callee.cs", """
                // header
                using System;
                using System.Threading.Tasks;
                using Standards;
                using Xunit = System.Console;

                namespace N;

                public partial class Outer
                {
                    public sealed partial class Inner
                    {
                        [CreateSyncVersion]
                        public Task SaveAsync() => Task.CompletedTask;

                        [CreateSyncVersion]
                        public Task LoadAsync() => Task.CompletedTask;
                    }
                }
                """),
        ]);

    [Fact]
    public static Task NestedCalls_FixesBothCallees() => Fixes(
        """
        using System.Threading.Tasks;

        partial class C
        {
            [Standards.CreateSyncVersion]
            async Task<int> RunAsync() => await [|OuterAsync|](await [|InnerAsync|]());

            Task<int> OuterAsync(int x) => Task.FromResult(x);

            Task<int> InnerAsync() => Task.FromResult(1);
        }
        """,
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [Standards.CreateSyncVersion]
            async Task<int> RunAsync() => await OuterAsync(await InnerAsync());

            [CreateSyncVersion]
            Task<int> OuterAsync(int x) => Task.FromResult(x);

            [CreateSyncVersion]
            Task<int> InnerAsync() => Task.FromResult(1);
        }
        """);

    [Fact]
    public static Task ExtensionGenericInterfaceAndEnumerable_Fixes() => Fixes(
        """
        namespace Standards.Sub;

        interface IStore
        {
            System.Threading.Tasks.Task<T> GetAsync<T>();
        }

        static class Extensions
        {
            public static System.Collections.Generic.IAsyncEnumerable<int> AllAsync(this IStore store) => throw null;
        }

        partial class C
        {
            [CreateSyncVersion]
            async System.Threading.Tasks.Task RunAsync(IStore store)
            {
                _ = await store.GetAsync<int>();
                await foreach (var x in store.[|AllAsync|]())
                {
                }
            }

            [CreateSyncVersion]
            async System.Threading.Tasks.Task OtherAsync(IStore store) => await store.[|AllAsync|]().GetAsyncEnumerator().MoveNextAsync();
        }
        """,
        """
        namespace Standards.Sub;

        interface IStore
        {
            System.Threading.Tasks.Task<T> GetAsync<T>();
        }

        static partial class Extensions
        {
            [CreateSyncVersion]
            public static System.Collections.Generic.IAsyncEnumerable<int> AllAsync(this IStore store) => throw null;
        }

        partial class C
        {
            [CreateSyncVersion]
            async System.Threading.Tasks.Task RunAsync(IStore store)
            {
                _ = await store.GetAsync<int>();
                await foreach (var x in store.AllAsync())
                {
                }
            }

            [CreateSyncVersion]
            async System.Threading.Tasks.Task OtherAsync(IStore store) => await store.AllAsync().GetAsyncEnumerator().MoveNextAsync();
        }
        """);

    [Fact]
    public static Task InterfaceMember_FixesItsImplementationsToo() => Fixes(
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task RunAsync(IStore store) => await store.[|SaveAsync|]();
        }

        interface IStore
        {
            Task SaveAsync();
        }

        class Store : IStore
        {
            public virtual Task SaveAsync() => Task.CompletedTask;
        }

        class Derived : Store
        {
            public override Task SaveAsync() => Task.CompletedTask;
        }

        class Explicit : IStore
        {
            Task IStore.SaveAsync() => Task.CompletedTask;
        }

        [CreateSyncVersion]
        partial class Marked : IStore
        {
            public Task SaveAsync() => Task.CompletedTask;
        }
        """,
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task RunAsync(IStore store) => await store.SaveAsync();
        }

        partial interface IStore
        {
            [CreateSyncVersion]
            Task SaveAsync();
        }

        partial class Store : IStore
        {
            [CreateSyncVersion]
            public virtual Task SaveAsync() => Task.CompletedTask;
        }

        partial class Derived : Store
        {
            [CreateSyncVersion]
            public override Task SaveAsync() => Task.CompletedTask;
        }

        partial class Explicit : IStore
        {
            [CreateSyncVersion]
            Task IStore.SaveAsync() => Task.CompletedTask;
        }

        [CreateSyncVersion]
        partial class Marked : IStore
        {
            public Task SaveAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    public static Task Override_FixesItsBaseToo() => Fixes(
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task RunAsync(Derived derived) => await derived.[|SaveAsync|](1);
        }

        abstract class Base<T>
        {
            public abstract Task SaveAsync(T x);
        }

        class Derived : Base<int>
        {
            public override Task SaveAsync(int x) => Task.CompletedTask;
        }
        """,
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task RunAsync(Derived derived) => await derived.SaveAsync(1);
        }

        abstract partial class Base<T>
        {
            [CreateSyncVersion]
            public abstract Task SaveAsync(T x);
        }

        partial class Derived : Base<int>
        {
            [CreateSyncVersion]
            public override Task SaveAsync(int x) => Task.CompletedTask;
        }
        """);

    [Fact]
    public static Task NoUsings_FixesWithTheQualifiedName() => Verify(
        [
            ("Caller.cs", "partial class Caller { [Standards.CreateSyncVersion] async System.Threading.Tasks.Task RunAsync() => await Callee.[|SaveAsync|](); }"),
            ("Callee.cs", """
                // header
                class Callee
                {
                    public static System.Threading.Tasks.Task SaveAsync() => null;
                }
                """),
        ],
        [
            ("Caller.cs", "partial class Caller { [Standards.CreateSyncVersion] async System.Threading.Tasks.Task RunAsync() => await Callee.SaveAsync(); }"),
            ("Callee.cs", """
                // header
                partial class Callee
                {
                    [Standards.CreateSyncVersion]
                    public static System.Threading.Tasks.Task SaveAsync() => null;
                }
                """),
        ]);

    [Fact]
    public static Task CalleeOfTheFrameworkOrALocalFunction_DoesNotFix() => CodeFixVerifier.DoesNotFixAsync<UnmarkedCalleeAnalyzer, NoSynchronousCounterpartCodeFix>(
        """
        using System.Threading.Tasks;

        partial class C
        {
            [Standards.CreateSyncVersion]
            async Task RunAsync()
            {
                await System.IO.File.ReadAllTextAsync("");
                await [|LocalAsync|]();

                Task LocalAsync() => Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public static Task CalleeThatIsSkippedOrNoTask_DoesNotFix() => CodeFixVerifier.DoesNotFixAsync<UnmarkedCalleeAnalyzer, NoSynchronousCounterpartCodeFix>(
        """
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
            [CreateSyncVersion]
            async Task RunAsync()
            {
                await [|SkippedAsync|]();
                await [|OddAsync|]();
            }

            [SkipSyncVersion]
            Task SkippedAsync() => Task.CompletedTask;

            System.Runtime.CompilerServices.YieldAwaitable OddAsync() => Task.Yield();
        }
        """);

    private static Task Fixes(string source, string fixedSource) => CodeFixVerifier.FixesAsync<UnmarkedCalleeAnalyzer, NoSynchronousCounterpartCodeFix>(source, fixedSource);

    private static Task Verify((string Name, string Text)[] sources, (string Name, string Text)[] fixedSources)
        => CodeFixVerifier.VerifyAsync<UnmarkedCalleeAnalyzer, NoSynchronousCounterpartCodeFix>(sources, fixedSources);
}
