using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>The word <c>Async</c>: what is one, and what becomes of a name without it.</summary>
public static class NameTests
{
    [Theory]
    [InlineData("ReadAsync", "Read")]
    [InlineData("ReadAsyncCore", "ReadCore")]
    [InlineData("GetIMDSResponseAsync", "GetIMDSResponse")]
    [InlineData("AsynchronousAsync", "Asynchronous")]
    [InlineData("ReadAsync2", "Read2")]
    [InlineData("ReadAsync_Core", "Read_Core")]
    [InlineData("Read_Async", "Read_")]
    [InlineData("AsyncRead", "Read")]
    [InlineData("AsyncReadAsync", "Read")]
    [InlineData("ReadAsyncAsync", "Read")]
    [InlineData("IsAsyncIOAsync", "IsIO")]
    [InlineData("_Async", "_")]
    [InlineData("GetAsynchronouslyAsync", "GetAsynchronously")]
    [InlineData("ReadAsyncÜber", "ReadÜber")]
    [InlineData("asyncReadAsync", "asyncRead")]
    public static void EveryWordIsRemoved_Names(string asyncName, string syncName)
        => Compiles($"[CreateSyncVersion]\npublic async Task {asyncName}() => await StepAsync(\"a\");").Declares(syncName);

    [Theory]
    [InlineData("Asynchronous")]
    [InlineData("Read")]
    [InlineData("ReadAsyncs")]
    [InlineData("asyncRead")]
    [InlineData("Async")]
    [InlineData("AsyncAsync")]
    [InlineData("Async2")]
    public static void UnchangedOrUnusableName_Reports(string name)
        => Diagnosed($"[CreateSyncVersion]\npublic async Task {{|STD1006:{name}|}}() => await StepAsync(\"a\");");

    [Fact]
    public static void KeywordIsEscaped_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private async Task<int> classAsync() => await GetAsync(1);

            [CreateSyncVersion]
            private async Task<int> @eventAsync(int @int) => await GetAsync(@int);

            """ + Go("Task<int>", "return await classAsync() + await @eventAsync(2);"));

    [Fact]
    public static void GivenName_RunsAlike()
        => Quiet("""
            [CreateSyncVersion(Name = "Load")]
            private async Task<int> FetchAsync(int n) => await GetAsync(n);

            """ + Go("Task<int>", "return await FetchAsync(1) + await this.FetchAsync(2);")).Declares("Load").Lacks("Fetch(");

    [Fact]
    public static void GivenNameOnANameWithoutAsync_RunsAlike()
        => Quiet("""
            [CreateSyncVersion(Name = "FetchNow")]
            private async Task<int> Fetch(int n) => await GetAsync(n);

            """ + Go("Task<int>", "return await Fetch(1);")).Contains("return FetchNow(1);");

    [Fact]
    public static void GivenNameByNameof_RunsAlike()
        => Quiet("""
            private const string Loaded = "Load";

            [CreateSyncVersion(Name = Loaded)]
            private async Task<int> FetchAsync(int n) => await GetAsync(n);

            """ + Go("Task<int>", "return await FetchAsync(1);")).Declares("Load");

    [Theory]
    [InlineData("not a name")]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("FetchAsync")]
    public static void GivenNameIsUnusable_Reports(string name)
        => Diagnosed($"{{|STD1006:[CreateSyncVersion(Name = \"{name}\")]\npublic async Task FetchAsync() => await StepAsync(\"a\");|}}");

    [Fact]
    public static void GivenNameIsAKeyword_CompilesOrReports()
        => CompilesOrDiagnosed("[CreateSyncVersion(Name = \"class\")]\npublic async Task FetchAsync() => await StepAsync(\"a\");");

    [Fact]
    public static void LookUpTriesAllWordsFirst_RunsAlike()
        => Quiet("""
            private async Task<string> AsyncNameAsync() { await Task.Yield(); return "x"; }
            private string Name() => "x";
            private string AsyncName() => "wrong";

            """ + Go("Task<string>", "return await AsyncNameAsync();"));

    [Fact]
    public static void LookUpThenTriesTheTrailingWordOnly_RunsAlike()
        => Quiet("""
            private async Task<string> AsyncNameAsync() { await Task.Yield(); return "x"; }
            private string AsyncName() => "x";

            """ + Go("Task<string>", "return await AsyncNameAsync();")).Contains("return AsyncName();");

    [Fact]
    public static void AsynchronousInACalleeStays_RunsAlike()
        => Quiet("""
            private async Task<int> ReadAsynchronousAsync() { await Task.Yield(); return 1; }
            private int ReadAsynchronous() => 1;

            """ + Go("Task<int>", "return await ReadAsynchronousAsync();"));

    [Fact]
    public static void OtherIdentifiersStay_ReadsAs()
        => Generates(Go("Task<string>", """
            var asyncResult = await TextAsync("Async");
            const string resultAsync = "ReadAsync";
            return asyncResult + resultAsync; // ReadAsync stays in text
            """), """
            public string Go()
            {
                var asyncResult = Text("Async");
                const string resultAsync = "ReadAsync";
                return asyncResult + resultAsync; // ReadAsync stays in text
            }
            """);

    [Fact]
    public static void SyncPropertyNamedAsyncStays_RunsAlike()
        => Quiet("""
            public bool IsAsync => true;
            private int CountAsync() => 3;

            """ + Go("Task<string>", """
            await StepAsync("a");
            return IsAsync + " " + CountAsync();
            """)).Contains("IsAsync", "CountAsync()");

    [Fact]
    public static void Nameof_RunsAlike()
        => Same("""
            [CreateSyncVersion]
            public async Task<string> GoAsync()
            {
                await StepAsync("a");
                return nameof(StepAsync).Replace("Async", "") + nameof(GoAsync).Replace("Async", "") + nameof(IsAsyncText);
            }

            private const string IsAsyncText = "";
            """).Contains("nameof(Step)", "nameof(Go)", "nameof(IsAsyncText)");

    [Fact]
    public static void Attribute_WithSuffixAliasAndQualifier_RunsAlike()
        => Quiet("""
            using Sync = Standards.CreateSyncVersionAttribute;
            namespace T;

            public partial class C
            {
                public List<string> Log = [];

                [CreateSyncVersionAttribute]
                private async Task<int> OneAsync() { await Task.Yield(); return 1; }

                [global::Standards.CreateSyncVersion()]
                private async Task<int> TwoAsync() { await Task.Yield(); return 2; }

                [Sync, Obsolete("x", false)]
                private async Task<int> ThreeAsync() { await Task.Yield(); return 3; }

                [method: CreateSyncVersion]
                [Obsolete("y", false)]
                public async Task<int> GoAsync() => await OneAsync() + await TwoAsync() + await ThreeAsync();
            }
            """);

    [Fact]
    public static void ForeignAttributeOfTheSameName_GeneratesNothing()
        => Diagnosed("""
            namespace T;

            [AttributeUsage(AttributeTargets.Method)]
            internal sealed class CreateSyncVersionAttribute : Attribute;

            public partial class C
            {
                [CreateSyncVersion]
                public async Task GoAsync() => await Task.Yield();

                [global::Standards.CreateSyncVersion]
                public async Task {|STD1006:Other|}() => await Task.Yield();
            }
            """).Lacks("Go(");

    [Fact]
    public static void UnicodeAndEscapedIdentifiers_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> \u0046etchAsync(int größe) => await GetAsync(größe);

            """ + Go("Task<int>", "return await FetchAsync(3);"));
}
