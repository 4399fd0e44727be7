using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>IProgress&lt;T&gt;</c>: dropped, without losing side effects; or kept.</summary>
public static class ProgressTests
{
    private const string Meter = """
        private sealed class Meter(List<string> log) : IProgress<int> { public void Report(int value) => log.Add("progress " + value); }

        """;

    [Fact]
    public static void ParameterIsDropped_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task LoadAsync(int n, IProgress<int>? progress = null, CancellationToken ct = default)
            {
                progress?.Report(0);
                await StepAsync("a", ct);
                progress?.Report(n);
            }
            """, """
            public void Load(int n)
            {
                Step("a");
            }
            """);

    [Fact]
    public static void CallSite_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> LoadAsync(int n, IProgress<int>? progress = null) { progress?.Report(n); return await GetAsync(n); }

            """ + Go("Task<int>", "return await LoadAsync(1) + await LoadAsync(2, null) + await LoadAsync(progress: null, n: 3);"));

    [Fact]
    public static void SideEffectInReportedValueStays_RunsAlike()
        => Quiet("""
            private sealed class Silent : IProgress<int> { public void Report(int value) { } }

            [CreateSyncVersion]
            private async Task LoadAsync(IProgress<int> progress)
            {
                progress.Report(Note(1));
                await StepAsync("a");
                progress.Report(await GetAsync(2));
                var n = 0;
                progress.Report(++n);
                progress.Report(n + 1);
                Say("n" + n);
            }

            """ + Go("Task", "await LoadAsync(new Silent());"));

    [Fact]
    public static void ConditionalReportWithSideEffect_RunsAlike() // dropped means that nobody listens
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task LoadAsync(IProgress<int>? progress)
            {
                progress?.Report(Note(1));
                await StepAsync("a");
            }

            """ + Go("Task", "await LoadAsync(null);"));

    [Fact]
    public static void CounterForProgressOnly_RunsAlike() // the counter would be assigned and never read (CS0219)
        => Quiet(Go("Task", """
            var total = 10;
            await StepAsync("a");
            progress?.Report(total);
            """, "IProgress<int>? progress = null"));

    [Fact]
    public static void NullCheck_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            if (progress != null)
            {
                Say("somebody listens");
                progress.Report(1);
            }

            if (progress is null)
            {
                await StepAsync("nobody");
            }
            """, "IProgress<int>? progress = null"));

    [Fact]
    public static void ReportInBranchWithoutBraces_RunsAlike()
        => Quiet(Go("Task", """
            if (Flag(true)) progress?.Report(1); else Say("else");
            foreach (var i in new[] { Note(1) })
                progress?.Report(i);
            await StepAsync("end");
            """, "IProgress<int>? progress = null"));

    [Fact]
    public static void Preserved_RunsAlike()
        => Quiet(Meter + """
            [CreateSyncVersion(PreserveProgress = true)]
            private async Task<int> LoadAsync(IProgress<int>? progress) { progress?.Report(1); return await GetAsync(2); }

            [CreateSyncVersion]
            public async Task<int> GoAsync() => await LoadAsync(new Meter(Log));
            """).Contains("IProgress<int>? progress", "progress?.Report(1)");

    [Fact]
    public static void PreservedCallsDropping_SameOrReports()
        => SameOrDiagnosed(Meter + """
            [CreateSyncVersion]
            private async Task<int> LoadAsync(int n, IProgress<int>? progress) { await StepAsync("load"); return n; }

            [CreateSyncVersion(PreserveProgress = true)]
            private async Task<int> OuterAsync(IProgress<int> progress) { progress.Report(1); return await LoadAsync(2, progress); }

            [CreateSyncVersion]
            public async Task<int> GoAsync() => await OuterAsync(new Meter(Log));
            """);

    [Fact]
    public static void DroppingCallsPreserved_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion(PreserveProgress = true)]
            private async Task<int> LoadAsync(IProgress<int>? progress) { progress?.Report(1); return await GetAsync(2); }

            [CreateSyncVersion]
            public async Task<int> GoAsync(IProgress<int>? progress = null) => await LoadAsync(progress);
            """);

    [Fact]
    public static void ArgumentWithSideEffect_SameOrReports() // the constructor logs
        => SameOrDiagnosed("""
            private sealed class Loud : IProgress<int> { public Loud(List<string> log) => log.Add("made"); public void Report(int value) { } }

            [CreateSyncVersion]
            private async Task<int> LoadAsync(IProgress<int> progress) { progress.Report(1); return await GetAsync(2); }

            [CreateSyncVersion]
            public async Task<int> GoAsync() => await LoadAsync(new Loud(Log));
            """);

    [Fact]
    public static void ProgressThatLogs_SameOrReports() // what is dropped here was seen by the caller; the contract drops it
        => CompilesOrDiagnosed(Meter + """
            [CreateSyncVersion]
            private async Task<int> LoadAsync(IProgress<int> progress) { progress.Report(1); return await GetAsync(2); }

            [CreateSyncVersion]
            public async Task<int> GoAsync() { var meter = new Meter(Log); return await LoadAsync(meter); }
            """);

    [Fact]
    public static void Field_RunsAlike()
        => Quiet(Meter + """
            private IProgress<int>? _progress;

            [CreateSyncVersion]
            public async Task GoAsync()
            {
                _progress = new Meter(Log);
                _progress.Report(1);
                await StepAsync("a");
                _progress?.Report(2);
            }
            """).Contains("_progress.Report(1)", "_progress?.Report(2)");

    [Fact]
    public static void LocalProgress_RunsAlike()
        => Quiet(Meter + Go("Task", """
            IProgress<int> progress = new Meter(Log);
            progress.Report(1);
            await StepAsync("a");
            """));

    [Fact]
    public static void PassedOnToSyncMethod_SameOrReports()
        => SameOrDiagnosed("""
            private void Use(IProgress<int>? p) => Say(p is null ? "null" : "some");

            """ + Go("Task", """
            Use(progress);
            await StepAsync("a");
            """, "IProgress<int>? progress = null"));

    [Fact]
    public static void TupleProgress_RunsAlike()
        => Quiet(Go("Task", """
            progress?.Report((1, 2));
            await StepAsync("a");
            """, "IProgress<(int Done, int Total)>? progress = null"));

    [Fact]
    public static void CapturedInLambda_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            Action<int> report = n => progress?.Report(n);
            report(1);
            new List<int> { 1, 2 }.ForEach(n => progress?.Report(n));
            await StepAsync("a");
            """, "IProgress<int>? progress = null"));
}
