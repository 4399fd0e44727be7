using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>A member that others implement or override gets a sync version only where they all have one.</summary>
public static class ImplementerTests
{
    private const string Source = """
        namespace T;

        public partial interface ISource
        {
            [CreateSyncVersion]
            Task<int> {|STD1004:ReadAsync|}(int n, CancellationToken ct = default);
        }

        public partial class C
        {
            [CreateSyncVersion]
            public async Task<int> GoAsync(ISource source) => await {|STD1004:source.ReadAsync(1)|};
        }

        """;

    [Fact]
    public static void RefusedImplementationTakesTheInterfaceMember_Reports()
        => Diagnosed(Source + """
            public partial class Bad : ISource
            {
                [CreateSyncVersion]
                public async Task<int> ReadAsync(int n, CancellationToken ct) { {|STD1003:await Task.WhenAny(Task.Delay(1))|}; return n; }
            }
            """);

    [Fact]
    public static void RefusedExplicitImplementation_Reports()
        => Diagnosed(Source + """
            public partial class Bad : ISource
            {
                [CreateSyncVersion]
                async Task<int> ISource.ReadAsync(int n, CancellationToken ct) { {|STD1003:await Task.WhenAny(Task.Delay(1))|}; return n; }
            }
            """);

    [Fact]
    public static void ImplementationWithoutAttribute_Reports()
        => Diagnosed(Source + """
            public class Plain : ISource
            {
                public async Task<int> ReadAsync(int n, CancellationToken ct) { await Task.Yield(); return n; }
            }
            """);

    [Fact]
    public static void ImplementationWithAnotherName_Reports()
        => Diagnosed(Source + """
            public partial class Other : ISource
            {
                [CreateSyncVersion(Name = "Fetch")]
                public async Task<int> ReadAsync(int n, CancellationToken ct) { await Task.Yield(); return n; }
            }
            """);

    [Fact]
    public static void ImplementationThatKeepsItsToken_Reports()
        => Diagnosed(Source + """
            public partial class Other : ISource
            {
                [CreateSyncVersion(PreserveCancellationToken = true)]
                public async Task<int> ReadAsync(int n, CancellationToken ct) { ct.ThrowIfCancellationRequested(); await Task.Yield(); return n; }
            }
            """);

    [Fact]
    public static void ImplementationInheritedFromARefusedBase_Reports()
        => Diagnosed(Source + """
            public partial class Base
            {
                [CreateSyncVersion]
                public async Task<int> ReadAsync(int n, CancellationToken ct) { {|STD1003:await Task.WhenAny(Task.Delay(1))|}; return n; }
            }

            public class Derived : Base, ISource;
            """);

    [Fact]
    public static void WholeTypeDoesNotImplementForItsSource_Reports()
        => Diagnosed(Source + """
            [CreateSyncVersion(TypeName = "Whole")]
            public class AsyncWhole : {|?STD1004:ISource|}
            {
                public async Task<int> ReadAsync(int n, CancellationToken ct) { await Task.Yield(); return n; }
            }
            """);

    [Fact]
    public static void HandWrittenSyncImplementations_RunAlike()
        => Same("""
            namespace T;

            public partial interface ISource<V>
            {
                [CreateSyncVersion]
                Task<V> ReadAsync(V n, CancellationToken ct = default);
            }

            public class Plain : ISource<int>
            {
                public async Task<int> ReadAsync(int n, CancellationToken ct) { await Task.Yield(); return n; }

                public int Read(int n) => n;
            }

            public struct Explicit : ISource<string>
            {
                async Task<string> ISource<string>.ReadAsync(string n, CancellationToken ct) { await Task.Yield(); return n; }

                string ISource<string>.Read(string n) => n;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private static async Task<V> UseAsync<V>(ISource<V> source, V n) => await source.ReadAsync(n);

                [CreateSyncVersion]
                public async Task<string> GoAsync() => await UseAsync(new Plain(), 3) + await UseAsync(new Explicit(), "x");
            }
            """, new() { SourceErrorsWithoutOutput = ["CS0539"] });

    [Fact]
    public static void RefusedOverrideTakesTheAbstractMember_Reports()
        => Diagnosed("""
            namespace T;

            public abstract partial class Base
            {
                [CreateSyncVersion]
                public abstract Task {|STD1004:RunAsync|}();
            }

            public partial class Bad : Base
            {
                [CreateSyncVersion]
                public override async Task RunAsync() => {|STD1003:await Task.WhenAny(Task.Delay(1))|};
            }
            """);

    [Theory]
    [InlineData("virtual Task {|STD1004:RunAsync|}() => Task.CompletedTask;")]
    [InlineData("abstract Task {|STD1004:RunAsync|}();")]
    public static void OverrideWithoutAttribute_Reports(string member)
        => Diagnosed($$"""
            namespace T;

            public abstract partial class Base
            {
                [CreateSyncVersion]
                public {{member}}
            }

            public class Derived : Base
            {
                public override async Task RunAsync() => await Task.Yield();
            }
            """);

    [Fact]
    public static void OverrideByHand_RunsAlike()
        => Same("""
            namespace T;

            public partial class Base
            {
                [CreateSyncVersion]
                public virtual async Task<int> RunAsync() { await Task.Yield(); return 1; }
            }

            public class Derived : Base
            {
                public override async Task<int> RunAsync() { await Task.Yield(); return 2; }

                public override int Run() => 2;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> GoAsync() { Base x = new Derived(); return await x.RunAsync(); }
            }
            """, new() { SourceErrorsWithoutOutput = ["CS0115"] });
}
