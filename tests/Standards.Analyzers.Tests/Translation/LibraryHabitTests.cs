using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Habits of libraries that have both halves: parameters in another order, one body with a flag, shared completed tasks, slots of bases.</summary>
public static class LibraryHabitTests
{
    [Fact]
    public static void NamedArgumentsAndParametersInAnotherOrder_RunsAlike()
        => Quiet("""
            private async Task<string> FindAsync(string table, int? limit = null, string? hint = null, CancellationToken ct = default) { await Task.Yield(); return table + limit + hint; }
            private string Find(string table, string? hint = null, int? limit = null) => table + limit + hint;

            """ + Go("Task<string>", "return await FindAsync(table: \"t\", hint: Note(\"h\"), limit: Note(3), ct: ct) + await FindAsync(\"u\", hint: \"i\", ct: ct);", "CancellationToken ct = default"))
            .Contains("Find(table: \"t\", hint: Note(\"h\"), limit: Note(3))", "Find(\"u\", hint: \"i\")");

    [Fact]
    public static void NamedArgumentsInAnExtension_RunsAlike()
        => Quiet("""
            namespace T;

            internal static class Queries
            {
                public static async Task<string> FindAsync(this string table, int? limit, string? hint, CancellationToken ct = default) { await Task.Yield(); return table + limit + hint; }
                public static string Find(this string table, string? hint, int? limit) => table + limit + hint;
            }

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<string> GoAsync() => await "t".FindAsync(limit: 1, hint: "h") + await Queries.FindAsync("u", limit: 2, hint: "i");
            }
            """).Contains("\"t\".Find(limit: 1, hint: \"h\")", "Queries.Find(\"u\", limit: 2, hint: \"i\")");

    [Theory]
    [InlineData("FindAsync(\"t\", 3, \"h\")")] // by position the values would change places
    [InlineData("FindAsync(\"t\", 3, hint: \"h\")")]
    public static void PositionalArgumentsAndParametersInAnotherOrder_Reports(string call)
        => Diagnosed($$"""
            private async Task<string> FindAsync(string table, int limit, string hint) { await Task.Yield(); return table + limit + hint; }
            private string Find(string table, string hint, int limit) => table + limit + hint;

            """ + Go("Task<string>", $"return await {{|STD1004:{call}|}};"));

    [Fact]
    public static void ParametersInAnotherOrderWithOtherDefaults_Reports()
        => Diagnosed("""
            private async Task<string> FindAsync(string table, int limit = 1, string hint = "a") { await Task.Yield(); return table + limit + hint; }
            private string Find(string table, string hint = "b", int limit = 1) => table + limit + hint;

            """ + Go("Task<string>", "return await {|STD1004:FindAsync(table: \"t\")|};"));

    [Fact]
    public static void TwinToldByAFlagToBeSync_IsACounterpart()
        => Quiet("""
            private string Load(string path) => LoadAsync(path, false).GetAwaiter().GetResult();
            private Task<string> LoadAsync(string path, CancellationToken ct = default) => LoadAsync(path, true, ct);
            private async Task<string> LoadAsync(string path, bool useAsync, CancellationToken ct = default)
            {
                if (useAsync)
                    await StepAsync(path, ct);
                else
                    Step(path);
                return path;
            }

            """ + Go("Task<string>", "return await LoadAsync(\"p\");")).Contains("return Load(\"p\");");

    [Theory]
    [InlineData("LoadAsync(path).GetAwaiter().GetResult()")]
    [InlineData("LoadAsync(path, default).GetAwaiter().GetResult()")]
    [InlineData("LoadCoreAsync(path).GetAwaiter().GetResult()")]
    public static void TwinThatOnlyBlocks_IsNoCounterpart(string body)
        => Diagnosed($$"""
            private string Load(string path) => {{body}};
            private Task<string> LoadCoreAsync(string path) => LoadAsync(path);
            private async Task<string> LoadAsync(string path, CancellationToken ct = default) { await StepAsync(path, ct); return path; }

            """ + Go("Task<string>", "return await {|STD1004:LoadAsync(\"p\")|};"));

    [Fact]
    public static void SharedCompletedTasks_AreTheirValues()
        => Quiet("""
            private static class Shared
            {
                public static readonly Task<bool> True = Task.FromResult(true);
                public static readonly Task Done = Task.CompletedTask;
                public static readonly Task Also = Task.FromResult(1);
            }

            [CreateSyncVersion]
            public Task<bool> YesAsync() => Shared.True;

            [CreateSyncVersion]
            public Task DoneAsync(bool early)
            {
                if (early)
                    return Shared.Done;

                Say("late");
                return Shared.Also;
            }

            """ + Go("Task<bool>", "await DoneAsync(true); await DoneAsync(false); await Shared.Done; return await YesAsync() && await Shared.True;"))
            .Contains("Yes() => true;", "return Yes() && true;");

    [Fact]
    public static void SharedTaskThatIsNotComplete_Reports()
        => Diagnosed("""
            private static class Shared
            {
                public static readonly Task<int> Some = Task.Run(() => 1);
            }

            """ + Go("Task<int>", "return await {|STD1004:Shared.Some|};"));

    [Fact]
    public static void KeptToken_TakesNoSlotOfTheBaseWithoutIt()
        => Compiles("""
            namespace T;

            public abstract class Channel
            {
                public virtual void Close() { }
                public void Open(string s) { }
            }

            public partial class C : Channel
            {
                [CreateSyncVersion(PreserveCancellationToken = true)]
                public async Task CloseAsync(CancellationToken ct = default) => await Task.Yield();

                [CreateSyncVersion(PreserveCancellationToken = true)]
                public async Task OpenAsync(string s, CancellationToken ct) => await Task.Yield();
            }
            """).Contains("public void Close(CancellationToken ct = default)", "public void Open(string s, CancellationToken ct)");

    [Fact]
    public static void ExplicitImplementationThatCallsThePublicMember_RunsAlike()
        => Quiet("""
            namespace T;

            public interface IStep { Task<int> RunAsync(CancellationToken ct); int Run(); }

            public partial class C : IStep
            {
                public List<string> Log = [];

                [CreateSyncVersion]
                public async Task<int> RunAsync(CancellationToken ct) { Log.Add("run"); await Task.Yield(); return 1; }

                [CreateSyncVersion]
                Task<int> IStep.RunAsync(CancellationToken ct) => RunAsync(ct);

                [CreateSyncVersion]
                public async Task<int> GoAsync() => await ((IStep)this).RunAsync(default);
            }
            """).Contains("int IStep.Run() => Run();");

    [Fact]
    public static void ExplicitImplementationThatCallsTheHandWrittenMember_Compiles()
        => Compiles("""
            namespace T;

            public interface IStep { Task RunAsync(CancellationToken ct); void Run(); }

            public partial class C : IStep
            {
                private Task RunAsync(CancellationToken ct) => Task.CompletedTask;
                private void Run() { }

                [CreateSyncVersion]
                Task IStep.RunAsync(CancellationToken ct) => RunAsync(ct);
            }
            """).Contains("void IStep.Run() => Run();");

    [Fact]
    public static void GenericOverloadThatCallsThePlainOne_RunsAlike()
        => Quiet("""
            private async Task<int> DeleteAsync(object item, CancellationToken ct) { await StepAsync("delete " + item, ct); return 1; }
            private int Delete(object item) { Step("delete " + item); return 1; }

            [CreateSyncVersion]
            private Task<int> DeleteAsync<K>(object item, CancellationToken ct) => DeleteAsync(item, ct);

            """ + Go("Task<int>", "return await DeleteAsync<string>(1, ct);", "CancellationToken ct = default"));
}
