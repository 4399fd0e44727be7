using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>#if</c> groups of the user's own symbols, some of which begin before a member or end after it.</summary>
public static class ConditionalTextTests
{
    [Fact]
    public static void HeadInTwoBranches_KeepsTheCompiledOne()
        => Quiet("""
            #if !OLD
            [CreateSyncVersion]
            public async ValueTask<int> GoAsync() {
            #else
            public async Task<int> GoAsync() {
            #endif
                await StepAsync("a");
                return 1;
            }
            """).Contains("public int Go() {").Lacks("#else", "#endif");

    [Fact]
    public static void HeadInTwoBranchesOfTheMember_KeepsBoth() // the group is all the member's own
        => Quiet("""
            [CreateSyncVersion]
            #if !OLD
            public async ValueTask<int> GoAsync() {
            #else
            public async Task<int> GoAsync() {
            #endif
                await StepAsync("a");
                return 1;
            }
            """).Contains("#if !OLD", "public int Go() {", "#endif");

    [Fact]
    public static void OtherMembersInTheFirstBranch_KeepTheirText()
        => Quiet("""
            #if !OLD
            public int Before() => 1;

            [CreateSyncVersion]
            public async ValueTask<int> GoAsync()
            #elif OLDER
            public int Before() => 2;

            public async Task<int> GoAsync()
            #else
            public int Before() => 3;
            #if DEBUG
            // nested
            #endif

            public async Task<long> GoAsync()
            #endif
            {
                await StepAsync("a");
                return Before();
            }
            """).Contains("public int Go()").Lacks("#if", "#el", "#end", "nested");

    [Fact]
    public static void BodyThatEndsInEachBranch_KeepsTheCompiledOne()
        => Quiet("""
            #if !OLD
            [CreateSyncVersion]
            public async ValueTask<int> GoAsync() {
                await StepAsync("a");
                return 1;
            #else
            public async Task<int> GoAsync() {
                await StepAsync("b");
                return 2;
            #endif
            }
            """).Contains("return 1;").Lacks("return 2;", "#else", "#endif");

    [Fact]
    public static void HeadInTheSecondBranch_KeepsTheCompiledOne()
        => Quiet("""
            #if OLD
            public async ValueTask<int> GoAsync() {
            #else
            [CreateSyncVersion]
            public async Task<int> GoAsync() {
            #endif
            #if OLD
                await StepAsync("a");
            #else
                await StepAsync("b");
            #endif
                return 1;
            }
            """).Contains("public int Go() {", "#if OLD", "#else", "#endif");

    /// <summary>Habit of libraries for several target frameworks: an overload with a token is there on one of them.</summary>
    [Fact]
    public static void GroupAroundADroppedArgument_Stays()
        => Quiet("""
            [CreateSyncVersion]
            public async Task<int> GoAsync(CancellationToken cancellationToken = default)
            {
                var writer = new StringWriter();
                await writer.WriteLineAsync("a");
                await writer.FlushAsync(
            #if NET
                    cancellationToken
            #endif
                );
                return writer.ToString().Length
                    + await CountAsync(
            #if NET
                        token: cancellationToken,
            #endif
                        number: 1);
            }

            private static async Task<int> CountAsync(int number = 0, CancellationToken token = default) { await Task.Yield(); return number; }

            private static int Count(int number = 0) => number;
            """).Contains("#if NET", "#endif");
}
