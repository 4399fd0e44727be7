using System.Threading.Tasks;
using Standards.Sync;
using Standards.Verifiers;
using Xunit;

namespace Standards.Twins;

public static class EqualTwinCodeFixTests
{
    [Fact]
    public static Task EqualTwin_Fixes() => Fixes(
        """
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        namespace N
        {
            public class C
            {
                /// <summary>Reads.</summary>
                public async Task<int> ReadAsync(Stream s, byte[] b, CancellationToken token)
                {
                    return await s.ReadAsync(b, 0, 1, token);
                }

                /// <summary>Reads, too.</summary>
                public int [|Read|](Stream s, byte[] b) => s.Read(b, 0, 1);

                public void Last() { }
            }
        }
        """,
        """
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        namespace N
        {
            public partial class C
            {
                /// <summary>Reads.</summary>
                [CreateSyncVersion]
                public async Task<int> ReadAsync(Stream s, byte[] b, CancellationToken token)
                {
                    return await s.ReadAsync(b, 0, 1, token);
                }

                public void Last() { }
            }
        }
        """);

    [Fact]
    public static Task SeveralInNestedTypes_FixAllOnce() => Fixes(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        static class Outer
        {
            public struct Inner
            {
                public int [|A|]() => 1;
                public async Task<int> AAsync() { await Task.Yield(); return 1; }

                public void [|B|](CancellationToken t) { t.ThrowIfCancellationRequested(); }
                public async Task BAsync(CancellationToken t) { await Task.Yield(); t.ThrowIfCancellationRequested(); }
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Standards;

        static partial class Outer
        {
            public partial struct Inner
            {
                [CreateSyncVersion]
                public async Task<int> AAsync() { await Task.Yield(); return 1; }

                [CreateSyncVersion(PreserveCancellationToken = true)]
                public async Task BAsync(CancellationToken t) { await Task.Yield(); t.ThrowIfCancellationRequested(); }
            }
        }
        """);

    [Fact]
    public static Task TwinsInTwoFiles_FixBoth() => CodeFixVerifier.VerifyAsync<MarkedTwinAnalyzer, EqualTwinCodeFix>(
        [
            ("A.cs", "using System.Threading.Tasks;\nusing Standards;\n\npartial class C\n{\n    public async Task<int> AAsync() { await Task.Yield(); return 1; }\n}\n"),
            ("B.cs", "partial class C\n{\n    public int [|A|]() => 1;\n}\n"),
        ],
        [
            ("A.cs", "using System.Threading.Tasks;\nusing Standards;\n\npartial class C\n{\n    [CreateSyncVersion]\n    public async Task<int> AAsync() { await Task.Yield(); return 1; }\n}\n"),
            ("B.cs", "partial class C\n{\n}\n"),
        ]);

    [Fact]
    public static Task DifferentTwin_DoesNotFix() => CodeFixVerifier.DoesNotFixAsync<MarkedTwinAnalyzer, EqualTwinCodeFix>(
        """
        using System.Threading.Tasks;
        class C
        {
            public int [|A|]() => 2;
            public async Task<int> AAsync() { await Task.Yield(); return 1; }
        }
        """);

    private static Task Fixes(string source, string fixedSource) => CodeFixVerifier.FixesAsync<MarkedTwinAnalyzer, EqualTwinCodeFix>(source, fixedSource);
}
