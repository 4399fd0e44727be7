using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>await using</c>, <c>DisposeAsync</c>, and types that dispose only asynchronously.</summary>
public static class UsingTests
{
    [Fact]
    public static void DeclarationAndStatement_ReadsAs()
        => Generates(Go("Task", """
            await using var a = Open("a");
            await using (var b = Open("b"))
            {
                await b.TouchAsync();
            }

            await using (a)
            {
            }
            """), """
            public void Go()
            {
                using var a = Open("a");
                using (var b = Open("b"))
                {
                    b.Touch();
                }

                using (a)
                {
                }
            }
            """);

    [Fact]
    public static void DisposalOrder_RunsAlike()
        => Quiet(Go("Task<int>", """
            await using var a = Open("a");
            await using Both b = Open("b"), c = Open("c");
            try
            {
                await using (Open("d"))
                await using (var e = Open("e"))
                {
                    await e.ReadAsync(1);
                    await FailAsync("fail");
                }
            }
            catch (InvalidOperationException)
            {
                await using var f = Open("f");
                await StepAsync("caught");
            }

            return await b.ReadAsync(2);
            """));

    [Fact]
    public static void Configured_RunsAlike()
        => Quiet(Go("Task", """
            var a = Open("a");
            await using (a.ConfigureAwait(false))
            {
                await a.TouchAsync().ConfigureAwait(false);
            }

            var b = Open("b");
            await using var _ = b.ConfigureAwait(false);
            await using (var c = Open("c").ConfigureAwait(false))
            {
                Say("in c");
            }
            """)).Lacks("ConfigureAwait");

    [Fact]
    public static void NullResource_RunsAlike()
        => Quiet(Go("Task", """
            Both? none = null;
            await using (none)
            {
                await StepAsync("a");
            }

            await using var x = Flag(true) ? Open("x") : null;
            """));

    [Fact]
    public static void AwaitedResource_RunsAlike()
        => Quiet("""
            internal async Task<Both> OpenAsync(string name) { await Task.Yield(); return Open(name); }

            """ + Go("Task", """
            await using var a = await OpenAsync("a");
            await using (await OpenAsync("b"))
            {
                await a.TouchAsync();
            }
            """));

    [Fact]
    public static void PlainUsing_RunsAlike()
        => Quiet(Go("Task", """
            using var a = Open("a");
            using (Open("b"))
            {
                await a.TouchAsync();
            }
            """));

    [Fact]
    public static void OnlyAsyncDisposable_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:await using var a = new OnlyAsync(Log)|};
            await StepAsync("a");
            """));

    [Fact]
    public static void OnlyAsyncDisposableStatement_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:await using (var a = new OnlyAsync(Log))|}
            {
                await StepAsync("a");
            }
            """));

    [Fact]
    public static void InterfaceOnlyAsyncDisposable_Reports()
        => Diagnosed(Go("Task", """
            IAsyncDisposable a = Open("a");
            {|STD1003:await using (a)|}
            {
                await StepAsync("b");
            }
            """));

    [Fact]
    public static void ExplicitDispose_RunsAlike()
        => Quiet(Go("Task", """
            Both a = Open("a");
            await a.DisposeAsync();
            await a.DisposeAsync().ConfigureAwait(false);
            Both? none = null;
            await (none?.DisposeAsync() ?? ValueTask.CompletedTask);
            """));

    [Fact]
    public static void ExplicitDisposeOfOnlyAsync_Reports()
        => Diagnosed(Go("Task", """
            var a = new OnlyAsync(Log);
            await {|STD1003,STD1004:a.DisposeAsync()|};
            """));

    [Fact]
    public static void DisposableCheck_SameOrReports()
        => SameOrDiagnosed(Go("Task", """
            object o = Open("o");
            if (o is IAsyncDisposable a)
            {
                await a.DisposeAsync();
            }
            else if (o is IDisposable d)
            {
                d.Dispose();
            }
            """));

    [Fact]
    public static void DisposeAsyncOfPlainType_RunsAlike()
        => Quiet("""
            namespace T;

            public sealed partial class Resource(List<string> log) : IAsyncDisposable
            {
                [CreateSyncVersion]
                public async ValueTask DisposeAsync()
                {
                    log.Add("disposing");
                    await FlushAsync();
                }

                private async Task FlushAsync() { log.Add("flush"); await Task.Yield(); }
                private void Flush() => log.Add("flush");
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task GoAsync()
                {
                    await using (var r = new Resource(Log))
                    {
                        Log.Add("in");
                    }

                    await using var second = new Resource(Log);
                    await second.DisposeAsync();
                }
            }
            """).Contains("void Dispose()", "global::System.IDisposable");

    [Fact]
    public static void DisposeAsyncWhereDisposeStands_Reports()
        => Diagnosed("""
            namespace T;

            public sealed partial class Resource : IAsyncDisposable, IDisposable
            {
                [CreateSyncVersion]
                public async ValueTask {|STD1006:DisposeAsync|}() => await Task.Yield();

                public void Dispose() { }
            }
            """);

    [Fact]
    public static void DisposeAsyncOnAStream_Reports()
        => Diagnosed("""
            namespace T;

            public partial class Wrapper : MemoryStream
            {
                [CreateSyncVersion]
                public override async ValueTask {|STD1003:DisposeAsync|}()
                {
                    await base.DisposeAsync();
                }
            }
            """);

    [Fact]
    public static void DisposeAsyncCore_RunsAlike()
        => Same("""
            namespace T;

            public partial class Base(List<string> log) : IAsyncDisposable
            {
                [CreateSyncVersion]
                public async ValueTask DisposeAsync() { log.Add("dispose"); await DisposeAsyncCore(); }

                [CreateSyncVersion]
                protected virtual async ValueTask DisposeAsyncCore() { log.Add("core"); await Task.Yield(); }
            }

            public partial class Derived(List<string> log) : Base(log)
            {
                private readonly List<string> _log = log;

                [CreateSyncVersion]
                protected override async ValueTask DisposeAsyncCore() { _log.Add("derived"); await base.DisposeAsyncCore(); }
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task GoAsync()
                {
                    await using Base r = new Derived(Log);
                    Log.Add("in");
                }
            }
            """).Contains("DisposeCore");

    [Fact]
    public static void UsingInSwitchSectionAndLoop_RunsAlike()
        => Quiet(Go("Task", """
            for (var i = 0; i < 2; i++)
            {
                switch (i)
                {
                    case 0:
                    {
                        await using var a = Open("a" + i);
                        await a.TouchAsync();
                        break;
                    }

                    default:
                        await using (Open("b" + i))
                        {
                            continue;
                        }
                }
            }
            """));

    [Fact]
    public static void DisposeThatThrows_RunsAlike()
        => Quiet("""
            private sealed class Bad : IAsyncDisposable, IDisposable
            {
                public void Dispose() => throw new NotSupportedException("dispose");
                public async ValueTask DisposeAsync() { await Task.Yield(); throw new NotSupportedException("dispose"); }
            }

            """ + Go("Task", """
            await using var outer = Open("outer");
            await using var bad = new Bad();
            await FailAsync("body");
            """));

    [Fact]
    public static void RefStructPatternDispose_RunsAlike()
        => Quiet("""
            private ref struct Scope(List<string> log) { public void Dispose() => log.Add("scope"); }

            """ + Go("Task", """
            await StepAsync("a");
            {
                using var scope = new Scope(Log);
                Say("in");
            }

            await StepAsync("b");
            """));
}
