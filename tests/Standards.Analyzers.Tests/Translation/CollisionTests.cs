using System.Linq;
using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>STD1006, and generated members that would have one signature.</summary>
public static class CollisionTests
{
    [Fact]
    public static void SignatureStands_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task {|STD1006:SaveAsync|}(int n, CancellationToken ct = default) => await StepAsync("a", ct);
            public void Save(int other) { }
            """);

    [Fact]
    public static void OtherParametersDoNotCollide_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> SaveAsync(int n) => await GetAsync(n);
            private int Save(string s) => s.Length;
            private int Save(int n, int m) => n + m;
            private int Save(ref int n) => n;

            """ + Go("Task<int>", "return await SaveAsync(1) + Save(\"ab\");"));

    [Fact]
    public static void OtherArityDoesNotCollide_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> SaveAsync<V>(V n) => await GetAsync(1);
            private int Save(string s) => s.Length;

            """ + Go("Task<int>", "return await SaveAsync(1);"));

    [Fact]
    public static void GenericParameterNamesDoNotMatter_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task {|STD1006:SaveAsync|}<V>(List<V> n) => await StepAsync("a");
            public void Save<W>(List<W> n) { }
            """);

    [Fact]
    public static void RefAgainstOut_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public Task {|STD1006:SaveAsync|}(ref int n) => StepAsync("a");
            public void Save(out int n) => n = 0;
            """);

    [Fact]
    public static void MappedParameterTypesCollide_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task {|STD1006:PutAsync|}(ReadOnlyMemory<byte> m) => await StepAsync("a");
            public void Put(ReadOnlySpan<byte> m) { }
            """);

    [Fact]
    public static void FieldNestedTypeAndEvent_Report()
        => Diagnosed("""
            public int Field1 = 1;
            public sealed class Nested1;
            public event Action? Event1 { add { } remove { } }

            [CreateSyncVersion]
            public async Task {|STD1006:Field1Async|}() => await StepAsync("a");

            [CreateSyncVersion]
            public async Task {|STD1006:Nested1Async|}() => await StepAsync("a");

            [CreateSyncVersion]
            public async Task {|STD1006:Event1Async|}() => await StepAsync("a");
            """);

    [Fact]
    public static void NameOfTheEnclosingType_Reports() // members cannot be named like their type
        => Diagnosed("""
            [CreateSyncVersion]
            public async Task {|STD1006:CAsync|}() => await StepAsync("a");
            """);

    [Fact]
    public static void NameOfATypeParameterAndOfTheDestructor_Report()
        => Diagnosed("""
            namespace T;

            public partial class Store<Item>
            {
                [CreateSyncVersion]
                public async Task {|STD1006:ItemAsync|}() => await Task.Yield();

                [CreateSyncVersion]
                public async Task {|STD1006:FinalizeAsync|}(CancellationToken ct) => await Task.Yield();
            }
            """);

    [Fact]
    public static void NameOfATypeThatTheClassUses_Reports() // `Stage.Format` would mean the method
        => Diagnosed("""
            //// in.cs
            namespace T;

            public static class Stage { public static string Format(int n) => "" + n; }

            public partial class C
            {
                [CreateSyncVersion]
                public async Task {|STD1006:StageAsync|}(int n) => await Task.Yield();
            }
            //// C.Part.cs
            namespace T;

            partial class C
            {
                public string Text => Stage.Format(1);
            }
            """);

    [Fact]
    public static void NameOfATypeThatIsOnlyATypeThere_RunsAlike() // where a type is wanted, methods are not looked at
        => Quiet("""
            namespace T;

            public sealed class Stage { public int N; }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                private async Task<Stage> StageAsync(int n) { await Task.Yield(); return new Stage { N = n }; }

                [CreateSyncVersion]
                public async Task<string> GoAsync() { Stage s = await StageAsync(2); return s is Stage { N: 2 } ? typeof(Stage).Name : ""; }
            }
            """);

    [Fact]
    public static void TwinInAnotherPart_Reports()
        => Diagnosed("""
            //// in.cs
            namespace T;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task {|STD1006:SaveAsync|}() => await Task.Yield();
            }
            //// C.Part.cs
            namespace T;

            partial class C
            {
                public void Save() { }
            }
            """);

    [Fact]
    public static void MemberOfTheBaseIsHidden_SameOrReports() // CS0108 is a new warning
        => SameOrDiagnosed("""
            namespace T;

            public class Base
            {
                public List<string> Log = [];
                public int Save() => 1;
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                private async Task<int> SaveAsync() { await Task.Yield(); return 2; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await SaveAsync();
            }
            """);

    [Fact]
    public static void ExplicitNewIsKept_RunsAlike()
        => Quiet("""
            namespace T;

            public partial class Base
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> SaveAsync() { await Task.Yield(); return 1; }
            }

            public partial class C : Base
            {
                [CreateSyncVersion]
                public new async Task<int> SaveAsync() { await Task.Yield(); return 2; }

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await SaveAsync() * 10 + await base.SaveAsync();
            }
            """).Contains("public new int Save()");

    [Fact]
    public static void OverloadThatForwardsIsLeftOut_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private Task<int> LoadAsync(int n) => LoadAsync(n, default);

            [CreateSyncVersion]
            private async Task<int> LoadAsync(int n, CancellationToken ct) => await GetAsync(n);

            """ + Go("Task<int>", "return await LoadAsync(1) + await LoadAsync(2, CancellationToken.None);")).Declares("Load");

    [Fact]
    public static void AwaitingOverloadThatForwardsIsLeftOut_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> LoadAsync(int n) { return await LoadAsync(n, CancellationToken.None).ConfigureAwait(false); }

            [CreateSyncVersion]
            private async Task<int> LoadAsync(int n, CancellationToken ct) => await GetAsync(n);

            """ + Go("Task<int>", "return await LoadAsync(1);")).Declares("Load");

    [Fact]
    public static void OverloadThatForwardsSomethingElse_Reports() // it is another function: one of the two has to be renamed
        => TwoThatCollide("""
            [CreateSyncVersion]
            public Task<int> LoadAsync(int n) => LoadAsync(n + 1, default);

            [CreateSyncVersion]
            public async Task<int> LoadAsync(int n, CancellationToken ct) => await GetAsync(n);
            """);

    [Fact]
    public static void TwoGeneratedMembersOfOneSignature_Report()
        => TwoThatCollide("""
            [CreateSyncVersion]
            public async Task<int> LoadAsync(int n) => await GetAsync(n);

            [CreateSyncVersion]
            public async Task<int> AsyncLoad(int n) => await GetAsync(n + 1);
            """);

    [Fact]
    public static void TaskAndStreamOfOneName_Report()
        => TwoThatCollide("""
            [CreateSyncVersion]
            public async Task<int> LoadAsync(int n, CancellationToken ct) => await GetAsync(n);

            [CreateSyncVersion]
            public async IAsyncEnumerable<int> LoadAsync(int n, IProgress<int> p) { yield return await GetAsync(n); }
            """);

    [Fact]
    public static void GivenNameSolvesTheCollision_RunsAlike()
        => Quiet("""
            private int Save(int n) => -n;

            [CreateSyncVersion(Name = "SaveNow")]
            private async Task<int> SaveAsync(int n) => await GetAsync(n);

            """ + Go("Task<int>", "return await SaveAsync(1) + Save(1);")).Declares("SaveNow");

    [Fact]
    public static void GivenNameCollides_Reports()
        => Diagnosed("""
            {|STD1006:[CreateSyncVersion(Name = "Load")]
            public async Task<int> SaveAsync(int n) => await GetAsync(n);|}
            public int Load(int n) => n;
            """);

    [Fact]
    public static void CallOfTheOwnTwin_Reports() // the twin would be replaced by a member that calls itself
        => Diagnosed("""
            private int Load(int n) => n;

            [CreateSyncVersion]
            public async Task<int> {|STD1006:LoadAsync|}(int n)
            {
                await Task.Yield();
                return Load(n);
            }
            """);

    [Fact]
    public static void CallOfTheOwnTwinInRun_Reports()
        => Diagnosed("""
            private int Load(int n) => n;

            [CreateSyncVersion]
            public Task<int> {|STD1006:LoadAsync|}(int n) => Task.Run(() => Load(n));
            """);

    [Fact]
    public static void TwinIsGoneButCalled_Reports() // `Load(n)` is unbound in the source and would mean the generated member
        => Diagnosed(
            """
            [CreateSyncVersion]
            public async Task<int> LoadAsync(int n)
            {
                await Task.Yield();
                return {|STD1003,STD1006:Load(n)|};
            }
            """,
            new() { SourceErrorsStay = ["CS0103"] });

    [Fact]
    public static void InterfaceTwinStands_Reports()
        => Diagnosed("""
            namespace T;

            public partial interface ISource
            {
                [CreateSyncVersion]
                Task<int> {|STD1006:ReadAsync|}(CancellationToken ct);
                int Read();
            }
            """);

    [Fact]
    public static void AttributeOnTypeLeavesOutWhatStands_Reports()
        => Diagnosed("""
            namespace T;

            [CreateSyncVersion]
            public partial class Store
            {
                public async Task<int> {|STD1006:ReadAsync|}() { await Task.Yield(); return 1; }
                public int Read() => 1;
                public async Task<int> WriteAsync() { await Task.Yield(); return 1; }
            }
            """).Declares("Write").Declares("Read", 0);

    [Fact]
    public static void SkippedMemberDoesNotCollide_DoesNotReport()
        => Compiles("""
            namespace T;

            [CreateSyncVersion]
            public partial class Store
            {
                [SkipSyncVersion]
                public async Task<int> ReadAsync() { await Task.Yield(); return 1; }
                public int Read() => 1;
                public async Task<int> WriteAsync() => await ReadAsync();
            }
            """).Declares("Write").Declares("Read", 0);

    // Which of the two is named is the translator's choice; nothing of either may come out that hides the other.
    private static void TwoThatCollide(string members)
    {
        var run = SyncCase.Run(members);
        if (SourceOnly)
        {
            run.CheckSource(execute: false);
            return;
        }

        run.Require(run.Reported.Length is 1 or 2 && run.Reported.All(d => d.Id == "STD1006"), "STD1006 is not reported");
        run.Require(run.OutputDiagnostics.All(d => d.Severity < Microsoft.CodeAnalysis.DiagnosticSeverity.Error), "the output does not compile");
        run.Require(run.Reported.Length == 1 || !run.Text.Text.Contains(" Load(", System.StringComparison.Ordinal), "both are refused, one is generated");
    }
}
