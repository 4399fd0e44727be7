using Microsoft.CodeAnalysis;
using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>The nullable context is that of the semantic model at the member.</summary>
public static class NullableTests
{
    private const string Body = """
        namespace T;

        public partial class C
        {
            [CreateSyncVersion]
            public async Task<string> GoAsync(string s) { await Task.Delay(1); return s; }
        }
        """;

    [Fact]
    public static void ProjectEnables_Says()
        => Compiles(Body).Contains("#nullable enable");

    [Fact]
    public static void ProjectDisables_DoesNotEnable()
        => Compiles(Body, new() { Nullable = NullableContextOptions.Disable }).Lacks("#nullable enable");

    [Fact]
    public static void FileEnables_Says()
        => Compiles("#nullable enable\n" + Body, new() { Nullable = NullableContextOptions.Disable }).Contains("#nullable enable");

    [Fact]
    public static void FileDisables_DoesNotWarn()
        => Compiles("#nullable disable\n" + Body.Replace("return s;", "return null;", System.StringComparison.Ordinal)).Lacks("#nullable enable");

    [Theory]
    [InlineData(NullableContextOptions.Annotations)]
    [InlineData(NullableContextOptions.Warnings)]
    public static void PartlyEnabled_Compiles(NullableContextOptions nullable)
        => Compiles(Body.Replace("string s", "string s, object o = null!", System.StringComparison.Ordinal), new() { Nullable = nullable });

    [Fact]
    public static void MembersDiffer_Compiles()
        => Compiles("""
            namespace T;

            public partial class C
            {
            #nullable disable
                [CreateSyncVersion]
                public async Task<string> OldAsync(string s) { await Task.Delay(1); return null; }
            #nullable restore

                [CreateSyncVersion]
                public async Task<string?> NewAsync(string? s) { await Task.Delay(1); return s; }
            }
            """).Declares("Old").Declares("New");

    [Fact]
    public static void ChangesInsideABody_Compiles()
        => Compiles(Go("Task<string?>", """
            #nullable disable
            string s = null;
            #nullable restore
            await StepAsync("a");
            return s;
            """));

    [Fact]
    public static void DirectiveIsOmittedOnTheMember_Compiles()
        => Compiles("""
            [CreateSyncVersion(OmitNullableDirective = true)]
            public async Task<int> GoAsync() => await GetAsync(1);
            """).Lacks("#nullable");

    [Fact]
    public static void DirectiveIsOmittedByOption_Compiles()
        => Compiles("""
            [CreateSyncVersion]
            public async Task<int> GoAsync() => await GetAsync(1);
            """, new() { EditorConfig = "standards.sync.nullable_directive = false" }).Lacks("#nullable");

    [Fact]
    public static void FlowStateThroughAwait_RunsAlike()
        => Quiet(Go("Task<int>", """
            var s = await TextAsync("abc");
            if (s is null)
            {
                return 0;
            }

            await StepAsync("a");
            return s.Length;
            """));

    [Fact]
    public static void AnnotatedTaskTypes_RunsAlikeOrReports()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<List<string?>?> ListAsync(Func<string?, Task<string?>>? f = null) { await StepAsync("a"); return f is null ? null : [await f(null)]; }

            """ + Go("Task<int>", "return (await ListAsync())?.Count ?? -1 + (await ListAsync(TextAsync))!.Count;"));

    [Fact]
    public static void NullableAttributesStay_Compiles()
        => Compiles("""
            [CreateSyncVersion]
            [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(s))]
            public async Task<string?> GoAsync([System.Diagnostics.CodeAnalysis.DisallowNull] string? s) => await TextAsync(s) ?? "x";
            """).Contains("NotNullIfNotNull(nameof(s))", "DisallowNull");

    [Fact]
    public static void NotNullIfNotNullOfTheDroppedParameter_CompilesOrReports()
        => CompilesOrDiagnosed("""
            [CreateSyncVersion]
            [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(progress))]
            public async Task<string?> GoAsync(IProgress<int>? progress) => await TextAsync("x");
            """);

    [Fact]
    public static void NullableValueTypes_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int?> MaybeAsync(int? n) { await StepAsync("m"); return n + 1; }

            """ + Go("Task<int?>", "return await MaybeAsync(null) ?? await MaybeAsync(3);"));
}
