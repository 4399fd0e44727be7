using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Sync;

public static class GeneratedMemberCollidesCodeFixTests
{
    [Fact]
    public static Task EqualTwin_FixesWithItsCommentsAndOneBlankLine() => Fixes(
        """
        public Task<int> FirstAsync() => null;

        /// <summary>Finds, asynchronously.</summary>
        [CreateSyncVersion]
        public async Task<int> [|FindAsync|](string key, CancellationToken cancellationToken = default)
        {
            await using var reader = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
            await foreach (var x in ReadAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                return (await OpenAsync(x, cancellationToken)).ReadByte(); // one
            }

            return 0;
        }

        // a heading

        /// <summary>Finds.</summary>
        public int Find(string key)
        {
            using var reader = Open(key);
            foreach (var x in Read())
            {
                return Open(x).ReadByte();
            }

            return 0;
        } // trailing

        public void Last() { }
        """,
        """
        public Task<int> FirstAsync() => null;

        /// <summary>Finds, asynchronously.</summary>
        [CreateSyncVersion]
        public async Task<int> FindAsync(string key, CancellationToken cancellationToken = default)
        {
            await using var reader = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
            await foreach (var x in ReadAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                return (await OpenAsync(x, cancellationToken)).ReadByte(); // one
            }

            return 0;
        }

        // a heading

        public void Last() { }
        """);

    [Fact]
    public static Task SeveralTwins_FixAllDeletesEach() => Fixes(
        """
        public int A() => 1;

        public void B() => Open("b");

        [CreateSyncVersion]
        public async Task<int> [|AAsync|]() => 1;

        [CreateSyncVersion]
        public async ValueTask [|BAsync|]() => await OpenAsync("b", default);

        class Nested
        {
            [CreateSyncVersion]
            public async Task<T> [|AAsync|]<T>(T x, System.IProgress<int> progress) where T : class => x;
            public T A<T>(T x) where T : class => x;
        }
        """,
        """
        [CreateSyncVersion]
        public async Task<int> AAsync() => 1;

        [CreateSyncVersion]
        public async ValueTask BAsync() => await OpenAsync("b", default);

        class Nested
        {
            [CreateSyncVersion]
            public async Task<T> AAsync<T>(T x, System.IProgress<int> progress) where T : class => x;
        }
        """);

    [Fact]
    public static Task GivenName_FixesTheMemberOfThatName() => Fixes(
        """
        [CreateSyncVersion(Name = "Load")]
        public async Task<int> [|GetAsync|]() => 1;

        public int Get() => 2;

        public int Load() => 1;
        """,
        """
        [CreateSyncVersion(Name = "Load")]
        public async Task<int> GetAsync() => 1;

        public int Get() => 2;
        """);

    [Theory]
    [InlineData("public async System.Threading.Tasks.Task<Stream> [|AAsync|]() => null;", "public Stream A() => null;")]
    [InlineData("public async ValueTask<System.IO.Stream> [|AAsync|]() => null;", "public System.IO.Stream A() => null;")]
    [InlineData("public async IAsyncEnumerable<int> [|AAsync|]() { yield return 1; }", "public IEnumerable<int> A() { yield return 1; }")]
    public static Task ReturnType_Fixes(string source, string twin) => Fixes(
        $$"""
        [CreateSyncVersion]
        {{source}}

        {{twin}}
        """,
        $$"""
        [CreateSyncVersion]
        {{source.Replace("[|", "").Replace("|]", "")}}
        """);

    [Fact]
    public static Task PreservedToken_FixesTheMemberThatHasIt() => Fixes(
        """
        [CreateSyncVersion(PreserveCancellationToken = true)]
        public async Task<Stream> [|AAsync|](CancellationToken token) => await OpenAsync("", token);

        public Stream A(CancellationToken token) => Open("", token);

        static Stream Open(string key, CancellationToken token) => null;
        """,
        """
        [CreateSyncVersion(PreserveCancellationToken = true)]
        public async Task<Stream> AAsync(CancellationToken token) => await OpenAsync("", token);

        static Stream Open(string key, CancellationToken token) => null;
        """);

    [Fact]
    public static Task PreservedToken_DoesNotFixTheMemberWithoutIt() => DoesNotFix(
        """
        [CreateSyncVersion(PreserveCancellationToken = true)]
        public async Task [|AAsync|](CancellationToken token) { }

        public void A() { }
        """);

    [Fact]
    public static Task TwinInAnotherPart_FixesThere() => CodeFixVerifier.VerifyAsync<CollisionAnalyzer, GeneratedMemberCollidesCodeFix>(
        [
            ("C.cs", "partial class C { [Standards.CreateSyncVersion] async System.Threading.Tasks.Task<int> [|AAsync|]() { return 1; } }"),
            ("C.Sync.cs", """
                partial class C
                {
                #region Sync
                    int A()
                    {
                        return 1;
                    }
                #endregion
                }
                """),
        ],
        [
            ("C.cs", "partial class C { [Standards.CreateSyncVersion] async System.Threading.Tasks.Task<int> AAsync() { return 1; } }"),
            ("C.Sync.cs", """
                partial class C
                {
                #region Sync
                #endregion
                }
                """),
        ]);

    [Theory]
    [InlineData("public int A() => 2;")]
    [InlineData("internal int A() => 1;")]
    [InlineData("public long A() => 1;")]
    [InlineData("public static int A() => 1;")]
    [InlineData("public int A(int x = 0) => 1;")]
    [InlineData("[System.Obsolete] public int A() => 1;")]
    [InlineData("public int A => 1;")]
    public static Task TwinThatDiffers_DoesNotFix(string twin) => DoesNotFix(
        $$"""
        [CreateSyncVersion]
        public async Task<int> [|AAsync|]() => 1;

        {{twin}}
        """);

    [Fact]
    public static Task TwinWithDirectives_DoesNotFix() => DoesNotFix(
        """
        [CreateSyncVersion]
        public async Task<int> [|AAsync|]()
        {
            return 1;
        }

        public int A()
        {
        #if DEBUG
            System.Console.WriteLine();
        #endif
            return 1;
        }
        """);

    [Theory]
    [InlineData("public Task<int> [|AAsync|]() => Task.FromResult(1);", "public int A() => 1;")]
    [InlineData("public async Task<int> [|AAsync|]() => 1;", "public int A() { return 1; }")]
    [InlineData("public async Task<int> [|AAsync|]() { await using var s = await OpenAsync(\"\", default); return 1; }", "public int A() { using (Stream file = C.Open(\"\")) { return (1); } }")]
    public static Task TwinWrittenInAnotherWay_Fixes(string source, string twin) => Fixes(
        $$"""
        [CreateSyncVersion]
        {{source}}

        {{twin}}
        """,
        $$"""
        [CreateSyncVersion]
        {{source.Replace("[|", "").Replace("|]", "")}}
        """);

    private static Task Fixes(string members, string fixedMembers) => CodeFixVerifier.FixesAsync<CollisionAnalyzer, GeneratedMemberCollidesCodeFix>(Class(members), Class(fixedMembers));

    private static Task DoesNotFix(string members) => CodeFixVerifier.DoesNotFixAsync<CollisionAnalyzer, GeneratedMemberCollidesCodeFix>(Class(members));

    private static string Class(string members) =>
        $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        partial class C
        {
        {{members}}

        static Stream Open(string key) => null;
        static Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) => null;
        static IEnumerable<string> Read() => null;
        static IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => null;
        }
        """;
}
