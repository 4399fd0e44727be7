using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary><c>FromResult</c>, <c>CompletedTask</c>, <c>FromException</c>, <c>Delay</c>, <c>Run</c>, <c>Yield</c>, <c>ConfigureAwait</c> and their kin.</summary>
public static class TaskFactoryTests
{
    [Fact]
    public static void FromResultAwaited_RunsAlike()
        => Quiet(Go("Task<int>", """
            var a = await Task.FromResult(Note(1));
            var b = await ValueTask.FromResult(Note(2));
            var c = await new ValueTask<int>(Note(3));
            return a + b + c;
            """));

    [Fact]
    public static void FromResultReturned_ReadsAs()
        => Generates(Go("Task<int>", "return Task.FromResult(Note(1));", modifiers: "public"), """
            public int Go()
            {
                return Note(1);
            }
            """);

    [Fact]
    public static void FromResultExpressionBody_ReadsAs()
        => Generates("[CreateSyncVersion]\npublic Task<int> GoAsync() => Task.FromResult(1 + 2);", "public int Go() => 1 + 2;");

    [Fact]
    public static void FromResultInOperand_RunsAlike()
        => Quiet(Go("Task<int>", "return 2 * await Task.FromResult(1 + 2);"));

    [Fact]
    public static void FromResultAsStatement_RunsAlike()
        => Quiet(Go("Task", """
            await Task.FromResult(1);
            await Task.FromResult(Note(2));
            await ValueTask.FromResult("x");
            """));

    [Fact]
    public static void FromResultWithTypeArgumentKeepsTheType_RunsAlike()
        => Quiet("""
            private string Show(object o) => "object";
            private string Show(string s) => "string";

            """ + Go("Task<string>", """
            var x = await Task.FromResult<object>("x");
            return Show(await Task.FromResult<object>("y")) + Show(x);
            """));

    [Fact]
    public static void FromResultWithTypeArgumentKeepsTheArithmetic_RunsAlike()
        => Quiet(Go("Task<double>", """
            var third = await Task.FromResult<double>(1) / 2;
            var wide = await new ValueTask<long>(int.MaxValue) + 1;
            return third + wide;
            """));

    [Fact]
    public static void FromResultOfNull_RunsAlike()
        => Quiet(Go("Task<string?>", """
            var n = await Task.FromResult<int?>(null);
            return n is null ? await Task.FromResult<string?>(null) : "x";
            """));

    [Fact]
    public static void FromResultOfDefaultAndLambda_RunsAlike()
        => Quiet(Go("Task<int>", """
            var f = await Task.FromResult<Func<int, int>>(x => x + 1);
            var d = await Task.FromResult<int>(default);
            return f(1) + d;
            """));

    [Fact]
    public static void TargetTypedNewValueTask_RunsAlike()
        => Quiet(Go("ValueTask<int>", "return new(Note(5));", modifiers: "public"));

    [Fact]
    public static void NewValueTaskAroundATask_RunsAlike()
        => Same(Go("ValueTask<int>", "return new ValueTask<int>(GetAsync(5));", modifiers: "public"));

    [Fact]
    public static void NewValueTaskAroundAPlainTask_RunsAlike()
        => Same(Go("ValueTask", "return new ValueTask(StepAsync(\"a\"));", modifiers: "public"));

    [Fact]
    public static void CompletedTaskAwaited_RunsAlike()
        => Quiet(Go("Task", """
            await Task.CompletedTask;
            await ValueTask.CompletedTask;
            await default(ValueTask);
            await new ValueTask();
            Say("a");
            """));

    [Fact]
    public static void CompletedTaskReturned_RunsAlike()
        => Quiet(Go("Task", "Say(\"a\");\nreturn Task.CompletedTask;", modifiers: "public"));

    [Fact]
    public static void CompletedTaskExpressionBody_Compiles()
        => Quiet("[CreateSyncVersion]\npublic Task GoAsync() => Task.CompletedTask;");

    [Fact]
    public static void CompletedTaskInIf_RunsAlike()
        => Quiet(Go("Task", """
            if (Flag(true)) await Task.CompletedTask; else Say("b");
            if (Flag(false))
                Say("c");
            else
                await Task.CompletedTask;
            foreach (var i in new[] { Note(1) })
                await Task.CompletedTask;
            Say("end");
            """));

    [Fact]
    public static void CompletedTaskReturnedEarly_RunsAlike()
        => Quiet(Go("Task", """
            if (Flag(true))
            {
                return Task.CompletedTask;
            }

            Say("not reached");
            return Task.CompletedTask;
            """, modifiers: "public"));

    [Fact]
    public static void DefaultValueTask_RunsAlike()
        => Quiet(Go("ValueTask", """
            if (Flag(true)) return default;
            Say("not reached");
            return default(ValueTask);
            """, modifiers: "public"));

    [Fact]
    public static void DefaultOfValueTaskWithResult_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private ValueTask<int> OneAsync() => default;

            [CreateSyncVersion]
            private ValueTask<string?> TwoAsync() { return default(ValueTask<string?>); }

            """ + Go("Task<string>", "return await OneAsync() + (await TwoAsync() ?? \"null\");"));

    [Fact]
    public static void FromExceptionAwaited_RunsAlike()
        => Same(Go("Task", """
            try
            {
                await Task.FromException(new InvalidOperationException("x"));
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """));

    [Fact]
    public static void FromExceptionReturned_RunsAlike()
        => Same(Go("Task<int>", """
            if (Flag(true))
            {
                return Task.FromException<int>(new InvalidOperationException("x"));
            }

            return Task.FromResult(1);
            """, modifiers: "public"));

    [Fact]
    public static void FromExceptionExpressionBody_RunsAlike()
        => Same("[CreateSyncVersion]\npublic Task<int> GoAsync() => Task.FromException<int>(new NotSupportedException(\"no\"));");

    [Fact]
    public static void FromExceptionOfValueTask_RunsAlike()
        => Same("[CreateSyncVersion]\npublic ValueTask GoAsync() => ValueTask.FromException(new NotSupportedException(\"no\"));");

    [Fact]
    public static void FromExceptionInConditional_RunsAlike()
        => Same("""
            [CreateSyncVersion]
            private Task<int> PositiveAsync(int n) => n < 0 ? Task.FromException<int>(new ArgumentException("n")) : Task.FromResult(n);

            """ + Go("Task<int>", "return await PositiveAsync(1) + await PositiveAsync(-1);"));

    [Fact]
    public static void FromExceptionReturnedInTry_Reports() // the task carries the exception out of the try; a throw would be caught
        => Diagnosed(Go("Task", """
            try
            {
                Say("a");
                return {|STD1003:Task.FromException(new InvalidOperationException("x"))|};
            }
            catch (InvalidOperationException)
            {
                Say("caught");
                return Task.CompletedTask;
            }
            """, modifiers: "public"));

    [Fact]
    public static void FromExceptionInCatch_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            try
            {
                Fail("a");
                return Task.CompletedTask;
            }
            catch (InvalidOperationException e)
            {
                return Task.FromException(e);
            }
            """, modifiers: "public"));

    [Fact]
    public static void FromResultOfNew_RunsAlike()
        => Same(Go("Task<int>", """
            var list = await Task.FromResult<List<int>>(new());
            int[] numbers = await Task.FromResult<int[]>([1, 2]);
            return list.Count + numbers.Length;
            """));

    [Fact]
    public static void FromCanceled_RunsAlike()
        => Same(Go("Task", """
            Say("a");
            if (Flag(true))
            {
                await Task.FromCanceled(new CancellationToken(true));
            }

            Say("not reached");
            """));

    [Fact]
    public static void FromCanceledReturned_RunsAlike()
        => Same(Go("Task<int>", "return Task.FromCanceled<int>(new CancellationToken(true));", modifiers: "public"));

    [Fact]
    public static void FromCanceledWithTheDroppedToken_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            if (ct.IsCancellationRequested)
            {
                return Task.FromCanceled<int>(ct);
            }

            return Task.FromResult(Note(1));
            """, "CancellationToken ct = default", "public"));

    [Fact]
    public static void Delay_ReadsAs()
        => Generates(Go("Task", "await Task.Delay(1);"), """
            public void Go()
            {
                Thread.Sleep(1);
            }
            """);

    [Fact]
    public static void DelayForms_RunsAlike()
        => Quiet(Go("Task", """
            await Task.Delay(Note(1));
            await Task.Delay(TimeSpan.FromMilliseconds(Note(1)));
            await Task.Delay(1, ct);
            await Task.Delay(TimeSpan.FromMilliseconds(1), ct).ConfigureAwait(false);
            """, "CancellationToken ct = default"));

    [Fact]
    public static void DelayReturned_RunsAlike()
        => Quiet(Go("Task", "Say(\"a\");\nreturn Task.Delay(1);", modifiers: "public"));

    [Fact]
    public static void DelayExpressionBody_ReadsAs()
        => Generates("[CreateSyncVersion]\npublic Task GoAsync() => Task.Delay(1);", "public void Go() => Thread.Sleep(1);");

    [Fact]
    public static void DelayWithTimeProvider_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            Say("a");
            """));

    [Fact]
    public static void DelayWithAnotherTimeProvider_RunsAlike() // its timer logs and fires at once
        => SameOrDiagnosed("""
            private sealed class Fake(List<string> log) : TimeProvider
            {
                public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
                {
                    log.Add("timer");
                    return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            }

            """ + Go("Task", """
            TimeProvider clock = new Fake(Log);
            await Task.Delay(TimeSpan.FromDays(1), clock);
            Say("a");
            """));

    [Fact]
    public static void DelayWithATokenThatStays_RunsAlike()
        => SameOrDiagnosed("""
            private readonly CancellationToken _token = new(true);

            """ + Go("Task", """
            await Task.Delay(1, _token);
            Say("not reached");
            """));

    [Fact]
    public static void DelayCancelledMeanwhile_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            using var cts = new CancellationTokenSource(5);
            await Task.Delay(Timeout.Infinite, cts.Token);
            """));

    [Fact]
    public static void DelayStartedAndAwaited_RunsAlike()
        => Same(Go("Task", """
            Task t = Task.Delay(1);
            await t;
            """));

    [Fact]
    public static void DelayDiscarded_Reports()
        => Diagnosed(Go("Task", """
            _ = {|STD1003:Task.Delay(1)|};
            await StepAsync("a");
            """));

    [Fact]
    public static void OtherTypeNamedThread_RunsAlike()
        => Same("""
            private static class Thread { public static void Sleep(int ms) => throw new InvalidOperationException("wrong Thread"); }

            """ + Go("Task", "await Task.Delay(1);")).Contains("global::System.Threading.Thread.Sleep(1)");

    [Fact]
    public static void RunOfMethodGroup_ReadsAs()
        => Generates(
            "private void Work() => Say(\"work\");\n\n" + Go("Task", "await Task.Run(Work);"),
            """
            public void Go()
            {
                Work();
            }
            """);

    [Fact]
    public static void RunOfMethodGroupWithValue_RunsAlike()
        => Same("private int Work() => Note(3);\n\n" + Go("Task<int>", "return await Task.Run(Work) + await Task.Run<int>(Work);"));

    [Fact]
    public static void RunOfAsyncMethodGroup_RunsAlike()
        => Same("""
            [CreateSyncVersion]
            private async Task<int> WorkAsync() { await StepAsync("work"); return 3; }

            """ + Go("Task<int>", "return await Task.Run(WorkAsync);"));

    [Fact]
    public static void RunOfLambda_RunsAlike()
        => Same(Go("Task<int>", """
            await Task.Run(() => Say("a"));
            await Task.Run(() => { Say("b"); });
            return await Task.Run(() => Note(1) + 2);
            """));

    [Fact]
    public static void RunOfLambdaWithReturns_RunsAlike()
        => Same(Go("Task<string>", """
            await Task.Run(() =>
            {
                if (Flag(true))
                {
                    return;
                }

                Say("not reached");
            });

            return await Task.Run(() =>
            {
                foreach (var i in new[] { 1, 2, 3 })
                {
                    if (Note(i) == 2)
                    {
                        return "two";
                    }
                }

                return "none";
            });
            """));

    [Fact]
    public static void RunOfAsyncLambda_RunsAlike()
        => Same(Go("Task<int>", """
            await Task.Run(async () => await StepAsync("a"));
            return await Task.Run(async () =>
            {
                await StepAsync("b");
                return await GetAsync(1);
            });
            """));

    [Fact]
    public static void RunOfLambdaThatReturnsATask_RunsAlike()
        => Same(Go("Task<int>", """
            await Task.Run(() => StepAsync("a"));
            return await Task.Run(() => GetAsync(1));
            """));

    [Fact]
    public static void RunOfDelegateVariable_RunsAlike()
        => Same(Go("Task<int>", """
            Action a = () => Say("a");
            Func<int> f = () => Note(4);
            await Task.Run(a);
            return await Task.Run(f);
            """));

    [Fact]
    public static void RunWithToken_RunsAlike()
        => Same(Go("Task", """
            await Task.Run(() => Say("a"), ct);
            await Task.Run(() => Say("b"), CancellationToken.None).ConfigureAwait(false);
            """, "CancellationToken ct = default"));

    [Fact]
    public static void RunWithACancelledTokenThatStays_RunsAlike()
        => SameOrDiagnosed("""
            private readonly CancellationToken _token = new(true);

            """ + Go("Task", "await Task.Run(() => Say(\"not reached\"), _token);"));

    [Fact]
    public static void RunReturned_RunsAlike()
        => Same(Go("Task<int>", "return Task.Run(() => Note(5));", modifiers: "public"));

    [Fact]
    public static void RunThatThrows_RunsAlike()
        => Same(Go("Task", """
            try
            {
                await Task.Run(() => Fail("x"));
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """));

    [Fact]
    public static void RunStartedAndAwaitedLater_Reports()
        => Diagnosed(Go("Task", """{|STD1003:var t = Task.Run(() => Say("run")); Say("meanwhile"); await t;|}"""));

    [Fact]
    public static void RunNotAwaited_Reports()
        => Diagnosed(Go("Task", """
            _ = {|STD1003:Task.Run(() => Say("lost"))|};
            await StepAsync("a");
            """));

    [Fact]
    public static void StartNew_RunsAlike()
        => Same(Go("Task<int>", """
            await Task.Factory.StartNew(() => Say("a"));
            return await Task.Factory.StartNew(() => Note(1));
            """));

    [Fact]
    public static void StartNewWithOptions_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            await Task.Factory.StartNew(o => Say("state " + o), "s");
            return await Task.Factory.StartNew(() => Note(1), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            """));

    [Fact]
    public static void StartNewOfAsyncLambda_Reports() // only the outer task is awaited
        => Diagnosed(Go("Task", """
            await {|STD1003:Task.Factory.StartNew(async () => await StepAsync("lost"))|};
            """));

    [Fact]
    public static void StartNewUnwrapped_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", "return await Task.Factory.StartNew(() => GetAsync(1)).Unwrap();"));

    [Fact]
    public static void Yield_RunsAlike()
        => Quiet(Go("Task", """
            await Task.Yield();
            Say("a");
            if (Flag(true)) await Task.Yield();
            Say("b");
            """)).Lacks("Yield");

    [Fact]
    public static void YieldAlone_RunsAlike()
        => Quiet(Go("Task", "await Task.Yield();"));

    [Fact]
    public static void ConfigureAwait_RunsAlike()
        => Quiet(Go("Task<int>", """
            await StepAsync("a").ConfigureAwait(false);
            await PokeAsync("b").ConfigureAwait(continueOnCapturedContext: false);
            return await GetAsync(1).ConfigureAwait(true);
            """)).Lacks("ConfigureAwait");

    [Fact]
    public static void ConfigureAwaitOnItsOwnLine_ReadsAs()
        => Generates(Go("Task<int>", """
            return await GetAsync(1)
                .ConfigureAwait(false);
            """), """
            public int Go()
            {
                return Get(1);
            }
            """);

    [Fact]
    public static void ConfigureAwaitWithSideEffect_RunsAlike()
        => SameOrDiagnosed(Go("Task", """await StepAsync("a").ConfigureAwait(Flag(false));"""));

    [Fact]
    public static void SuppressThrowing_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            await FailAsync("a").ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Say("goes on");
            """));

    [Fact]
    public static void SuppressThrowingWithOthers_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            await FailAsync("a").ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
            Say("goes on");
            """));

    [Fact]
    public static void SuppressThrowingInAVariable_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            var options = Flag(true) ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None;
            await FailAsync("a").ConfigureAwait(options);
            Say("goes on");
            """));

    [Fact]
    public static void OtherConfigureAwaitOptions_RunsAlike()
        => Quiet(Go("Task", """
            await StepAsync("a").ConfigureAwait(ConfigureAwaitOptions.None);
            await StepAsync("b").ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext);
            await StepAsync("c").ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            """));

    [Fact]
    public static void AsTaskAndPreserve_RunsAlike()
        => Quiet(Go("Task<int>", """
            await PokeAsync("a").AsTask();
            await PokeAsync("b").Preserve().ConfigureAwait(false);
            return await ValueAsync(1).AsTask().ConfigureAwait(false) + await ValueAsync(2).Preserve();
            """)).Lacks("AsTask", "Preserve");

    [Fact]
    public static void WaitAsyncOnTask_RunsAlike()
        => Quiet(Go("Task<int>", """
            await StepAsync("a").WaitAsync(ct);
            return await GetAsync(1).WaitAsync(ct).ConfigureAwait(false);
            """, "CancellationToken ct = default")).Lacks("WaitAsync");

    [Fact]
    public static void WaitAsyncWithTimeLimit_Reports() // without it the sync version would wait where the source gives up
        => Diagnosed(Go("Task<int>", """
            await {|STD1003:StepAsync("b").WaitAsync(TimeSpan.FromSeconds(20))|};
            return await {|STD1003:GetAsync(1).WaitAsync(TimeSpan.FromSeconds(20), ct)|}.ConfigureAwait(false);
            """, "CancellationToken ct = default"));

    [Fact]
    public static void WaitAsyncWithTokenOfOwnSource_Reports()
        => Diagnosed(Go("Task", """
            using var limit = new CancellationTokenSource(20000);
            await {|STD1003:StepAsync("b").WaitAsync(limit.Token)|};
            """));

    [Fact]
    public static void WaitAsyncWithSideEffect_RunsAlike()
        => SameOrDiagnosed(Go("Task", """await StepAsync("a").WaitAsync(TimeSpan.FromSeconds(Note(20)));"""));

    [Fact]
    public static void WaitAsyncWithACancelledTokenThatStays_RunsAlike()
        => SameOrDiagnosed("""
            private readonly CancellationTokenSource _cts = new();

            """ + Go("Task", """
            _cts.Cancel();
            await Task.Delay(100).WaitAsync(_cts.Token);
            Say("not reached");
            """));

    [Fact]
    public static void SemaphoreSlimWaitAsync_RunsAlike()
        => Quiet("""
            private readonly SemaphoreSlim _gate = new(1, 1);

            """ + Go("Task<bool>", """
            await _gate.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                await StepAsync("in " + _gate.CurrentCount);
                return await _gate.WaitAsync(5) || await _gate.WaitAsync(TimeSpan.FromMilliseconds(5), ct);
            }
            finally
            {
                _gate.Release();
                Say("out " + _gate.CurrentCount);
            }
            """, "CancellationToken ct = default"));

    [Fact]
    public static void Stream_RunsAlike()
        => Quiet(Go("Task<string>", """
            using var s = new MemoryStream();
            await s.WriteAsync(new byte[] { 1, 2, 3, 4 }, 0, 4, ct);
            await s.WriteAsync(new byte[] { 5, 6 }.AsMemory(), ct);
            await s.WriteAsync(new ReadOnlyMemory<byte>([7]));
            await s.FlushAsync(ct);
            s.Position = 0;
            var buffer = new byte[4];
            var a = await s.ReadAsync(buffer, 0, 2, ct);
            var b = await s.ReadAsync(buffer.AsMemory(2, 1), ct);
            await s.ReadExactlyAsync(buffer, ct);
            var c = await s.ReadAtLeastAsync(buffer, 1, throwOnEndOfStream: false, ct);
            s.Position = 0;
            using var copy = new MemoryStream();
            await s.CopyToAsync(copy, ct);
            await s.CopyToAsync(copy, 100, ct);
            return $"{a} {b} {c} {string.Join(",", buffer)} {copy.Length}";
            """, "CancellationToken ct = default"));

    [Fact]
    public static void ReadersAndWriters_RunsAlike()
        => Quiet(Go("Task<string?>", """
            var w = new StringWriter();
            await w.WriteAsync("a");
            await w.WriteAsync('b');
            await w.WriteLineAsync("c");
            await w.WriteLineAsync();
            await w.WriteAsync("de".AsMemory(), ct);
            await w.FlushAsync(ct);
            var r = new StringReader(w.ToString());
            Say(await r.ReadLineAsync(ct) ?? "none");
            var chars = new char[2];
            Say((await r.ReadAsync(chars, 0, 2)).ToString());
            Say((await r.ReadAsync(chars.AsMemory(), ct)).ToString());
            return await r.ReadToEndAsync() + await r.ReadLineAsync();
            """, "CancellationToken ct = default"));

    [Fact]
    public static void Files_RunsAlike()
        => Quiet(Go("Task<string>", """
            var path = Path.GetTempFileName();
            try
            {
                await File.WriteAllTextAsync(path, "a\nb", ct);
                await File.AppendAllTextAsync(path, "\nc");
                var lines = await File.ReadAllLinesAsync(path, ct);
                await File.WriteAllLinesAsync(path, lines.Reverse(), ct);
                var bytes = await File.ReadAllBytesAsync(path, ct);
                await File.WriteAllBytesAsync(path, bytes);
                return await File.ReadAllTextAsync(path, ct) + bytes.Length;
            }
            finally
            {
                File.Delete(path);
            }
            """, "CancellationToken ct = default"));

    [Fact]
    public static void HttpClientSend_RunsAlike()
        => Quiet("""
            private sealed class Handler : HttpMessageHandler
            {
                protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new() { Content = new ByteArrayContent([1, 2]) };
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
            }

            """ + Go("Task<string>", """
            using var client = new HttpClient(new Handler());
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            using var stream = await response.Content.ReadAsStreamAsync(ct);
            return (int)response.StatusCode + " " + stream.Length;
            """, "CancellationToken ct = default"));

    [Fact]
    public static void HttpClientGet_Reports()
        => Diagnosed(Go("Task", """
            using var client = new HttpClient();
            using var response = await {|STD1004:client.GetAsync("http://localhost/")|};
            Say(await {|STD1004:response.Content.ReadAsStringAsync()|});
            """));

    [Fact]
    public static void XmlReader_RunsAlike()
        => Quiet(Go("Task<string>", """
            using var reader = System.Xml.XmlReader.Create(new StringReader("<a><b>x</b></a>"), new System.Xml.XmlReaderSettings { Async = true });
            while (await reader.ReadAsync())
            {
                if (reader.NodeType == System.Xml.XmlNodeType.Element && reader.Name == "b")
                {
                    return await reader.ReadElementContentAsStringAsync();
                }
            }

            return "none";
            """));

    [Fact]
    public static void DbCommand_ReadsAs()
        => Generates(
            """
            [CreateSyncVersion]
            public static async Task<int> CountAsync(System.Data.Common.DbConnection db, CancellationToken ct)
            {
                await db.OpenAsync(ct).ConfigureAwait(false);
                await using var transaction = await db.BeginTransactionAsync(ct);
                await using var command = db.CreateCommand();
                command.CommandText = "select 1";
                var n = (int)(await command.ExecuteScalarAsync(ct))! + await command.ExecuteNonQueryAsync(ct);
                await using (var reader = await command.ExecuteReaderAsync(ct))
                {
                    while (await reader.ReadAsync(ct))
                    {
                        n += await reader.IsDBNullAsync(0, ct) ? 0 : await reader.GetFieldValueAsync<int>(0, ct);
                    }

                    await reader.NextResultAsync(ct);
                }

                await transaction.CommitAsync(ct);
                await db.CloseAsync();
                return n;
            }
            """,
            """
            public static int Count(System.Data.Common.DbConnection db)
            {
                db.Open();
                using var transaction = db.BeginTransaction();
                using var command = db.CreateCommand();
                command.CommandText = "select 1";
                var n = (int)command.ExecuteScalar()! + command.ExecuteNonQuery();
                using (var reader = command.ExecuteReader())
                {
                    while (reader.Read())
                    {
                        n += reader.IsDBNull(0) ? 0 : reader.GetFieldValue<int>(0);
                    }

                    reader.NextResult();
                }

                transaction.Commit();
                db.Close();
                return n;
            }
            """);

    [Fact]
    public static void EntityFramework_RunsAlike()
        => Quiet("""
            using Microsoft.EntityFrameworkCore;
            namespace Microsoft.EntityFrameworkCore
            {
                public static class EntityFrameworkQueryableExtensions
                {
                    public static Task<List<TSource>> ToListAsync<TSource>(this IQueryable<TSource> source, CancellationToken cancellationToken = default) => Task.FromResult(source.ToList());
                    public static Task<TSource[]> ToArrayAsync<TSource>(this IQueryable<TSource> source, CancellationToken cancellationToken = default) => Task.FromResult(source.ToArray());
                    public static Task<TSource?> FirstOrDefaultAsync<TSource>(this IQueryable<TSource> source, System.Linq.Expressions.Expression<Func<TSource, bool>> predicate, CancellationToken cancellationToken = default) => Task.FromResult(source.FirstOrDefault(predicate));
                    public static Task<int> CountAsync<TSource>(this IQueryable<TSource> source, CancellationToken cancellationToken = default) => Task.FromResult(source.Count());
                    public static Task<bool> AnyAsync<TSource>(this IQueryable<TSource> source, CancellationToken cancellationToken = default) => Task.FromResult(source.Any());
                }
            }

            namespace T
            {
                public partial class C
                {
                    [CreateSyncVersion]
                    public async Task<string> GoAsync(CancellationToken ct = default)
                    {
                        var query = new[] { 3, 1, 2 }.AsQueryable();
                        var list = await query.Where(x => x > 1).OrderBy(x => x).ToListAsync(ct);
                        var array = await query.ToArrayAsync();
                        var first = await query.FirstOrDefaultAsync(x => x < 2, ct);
                        return $"{string.Join(",", list)} {array.Length} {first} {await query.CountAsync(ct)} {await query.AnyAsync(ct)}";
                    }
                }
            }
            """);

    [Fact]
    public static void AsyncEnumerableOperators_RunsAlike()
        => Quiet(Go("Task<string>", """
            var list = await ManyAsync(4).Where(x => x > 0).Select(x => x * 10).ToListAsync(ct);
            var first = await ManyAsync(3).FirstOrDefaultAsync(x => x == 2, ct);
            var sum = await ManyAsync(3).SumAsync();
            var any = await ManyAsync(2).AnyAsync(ct);
            var array = await ManyAsync(5).Skip(1).Take(2).ToArrayAsync();
            var map = await ManyAsync(2).ToDictionaryAsync(x => x, x => "v" + x);
            return $"{string.Join(",", list)} {first} {sum} {any} {array.Length} {map[1]} {await ManyAsync(2).CountAsync()}";
            """, "CancellationToken ct = default"));

    [Fact]
    public static void AsyncEnumerableOperatorsWithAsyncLambdas_RunsAlike()
        => SameOrDiagnosed(Go("Task<string>", """
            var list = await ManyAsync(3).Select(async (int x, CancellationToken ct) => await GetAsync(x)).Where(async (int x, CancellationToken ct) => await ValueAsync(x) > 0).ToListAsync();
            return string.Join(",", list);
            """));

    [Fact]
    public static void ToAsyncEnumerable_RunsAlike()
        => SameOrDiagnosed(Go("Task<string>", """
            var list = await Enumerable.Range(0, 3).ToAsyncEnumerable().Concat(AsyncEnumerable.Range(5, 1)).Concat(AsyncEnumerable.Empty<int>()).ToListAsync();
            return string.Join(",", list);
            """));

    [Fact]
    public static void ParallelForEachAsync_RunsAlike()
        => Same(Go("Task<int>", """
            var sum = 0;
            await Parallel.ForEachAsync(new[] { 1, 2, 3 }, async (i, token) =>
            {
                await Task.Yield();
                Interlocked.Add(ref sum, i);
            });
            await Parallel.ForEachAsync(new[] { 4, 5 }, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (i, token) => Interlocked.Add(ref sum, await ValueAsync(i)));
            return sum;
            """));

    [Fact]
    public static void ParallelForEachAsyncThatThrows_RunsAlike() // Parallel.ForEach throws an AggregateException
        => SameOrDiagnosed(Go("Task", """
            try
            {
                await Parallel.ForEachAsync(new[] { 1 }, async (i, token) => await FailAsync("x"));
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """));

    [Fact]
    public static void ParallelForEachAsyncUsingItsToken_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            var sum = 0;
            await Parallel.ForEachAsync(new[] { 1, 2 }, ct, async (i, token) =>
            {
                token.ThrowIfCancellationRequested();
                await Task.Delay(1, token);
                if (!token.IsCancellationRequested)
                {
                    Interlocked.Add(ref sum, i);
                }
            });
            return sum;
            """, "CancellationToken ct = default"));

    [Fact]
    public static void ParallelForEachAsyncOverStream_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            var sum = 0;
            await Parallel.ForEachAsync(ManyAsync(3), new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (i, _) => { await Task.Yield(); Interlocked.Add(ref sum, i); });
            return sum;
            """));

    [Fact]
    public static void ParallelForAsync_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            var sum = 0;
            await Parallel.ForAsync(0, 4, async (i, _) => { await Task.Yield(); Interlocked.Add(ref sum, i); });
            return sum;
            """));

    [Fact]
    public static void WhenAny_Reports()
        => Diagnosed(Go("Task", """
            await {|STD1003:Task.WhenAny(StepAsync("a"), StepAsync("b"))|};
            """));

    [Fact]
    public static void WhenAnyWithTimeout_Reports()
        => Diagnosed(Go("Task<bool>", """{|STD1003:var work = StepAsync("a"); return await Task.WhenAny(work, Task.Delay(1000)) == work;|}"""));

    [Fact]
    public static void WhenEach_Reports()
        => Diagnosed(Go("Task", """
            {|STD1003:await foreach (var t in Task.WhenEach(GetAsync(1), GetAsync(2))) { Say((await t).ToString()); }|}
            """));

    [Fact]
    public static void TaskCompletionSource_Reports()
        => Diagnosed(Go("Task<int>", """{|STD1003:var tcs = new TaskCompletionSource<int>(); tcs.SetResult(1); return await tcs.Task;|}"""));

    [Fact]
    public static void TaskCompletionSourceField_Reports()
        => Diagnosed("""
            private readonly TaskCompletionSource _done = new();

            """ + Go("Task", "{|STD1003:await _done.Task|};"));

    [Fact]
    public static void ChannelWrite_Reports()
        => Diagnosed(Go("Task", """
            var channel = {|STD1003:Channel.CreateUnbounded<int>()|};
            await channel.Writer.WriteAsync(1);
            """));

    [Fact]
    public static void ChannelReadAll_Reports()
        => Diagnosed("""
            private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();

            """ + Go("Task", """{|STD1003:await foreach (var x in _channel.Reader.ReadAllAsync()) { Say("x" + x); }|}"""));

    [Fact]
    public static void PeriodicTimer_Reports()
        => Diagnosed("""
            private readonly PeriodicTimer _timer = new(TimeSpan.FromSeconds(1));

            """ + Go("Task", """{|STD1003:while (await _timer.WaitForNextTickAsync()) { Say("tick"); }|}"""));

    [Fact]
    public static void ContinueWith_Reports()
        => Diagnosed(Go("Task", """{|STD1003:await StepAsync("a").ContinueWith(_ => Say("b"))|};"""));

    [Fact]
    public static void MappedWhenAny_RunsAlike()
        => SameOrDiagnosed(
            """
            internal static int FirstOf<V>(V[] tasks) => tasks.Length;
            internal async Task<int> PulseAsync(int[] values) { await Task.Yield(); return values.Length; }

            """ + Go("Task<int>", "return await PulseAsync([1, 2]);"),
            new() { Counterparts = "M:T.C.PulseAsync(System.Int32[]) -> M:T.C.FirstOf``1(``0[])" });

    [Fact]
    public static void AsyncVoidMethod_Reports()
        => Diagnosed("""
            [CreateSyncVersion]
            public async {|STD1003,STD1012:void GoAsync|}() => await StepAsync("a");
            """);

    [Fact]
    public static void AsyncVoidLocalFunction_Reports()
        => Diagnosed(Go("Task", """
            await StepAsync("a");
            {|STD1003:async void Fire() => await StepAsync("b"); Fire();|}
            """));

    [Fact]
    public static void AsyncVoidLambda_Reports()
        => Diagnosed(Go("Task", """
            await StepAsync("a");
            new List<int> { 1 }.ForEach({|STD1003:async i => await StepAsync("b")|});
            """));

    [Fact]
    public static void AsyncVoidEventHandler_Reports()
        => Diagnosed("""
            public event EventHandler? Changed;

            """ + Go("Task", """
            Changed += {|STD1003:async (s, e) => await StepAsync("changed")|};
            await StepAsync("a");
            Changed?.Invoke(this, EventArgs.Empty);
            """));

    [Fact]
    public static void TimerCallback_Reports()
        => Diagnosed(Go("Task", """
            await StepAsync("a");
            using var timer = new Timer({|STD1003:async _ => await StepAsync("b")|});
            """));

    [Fact]
    public static void TaskPassedOn_Reports()
        => Diagnosed("""
            private readonly List<Task> _all = [];
            private void Track(Task t) => _all.Add(t);

            """ + Go("Task", """
            await StepAsync("a");
            {|STD1003:Track(StepAsync("b"))|};
            """));

    [Fact]
    public static void TaskStoredInField_Reports()
        => Diagnosed("""
            public Task? Pending;

            """ + Go("Task", """
            await StepAsync("a");
            {|STD1003:Pending = StepAsync("b")|};
            """));

    [Fact]
    public static void TaskBoxed_Reports()
        => Diagnosed(Go("Task<string?>", """
            await StepAsync("a");
            object o = {|STD1003:GetAsync(1)|};
            return o.ToString();
            """));

    [Fact]
    public static void TaskInterpolated_Reports()
        => Diagnosed(Go("Task<string>", """
            await StepAsync("a");
            return $"{{|STD1003:GetAsync(1)|}}";
            """));

    [Fact]
    public static void TaskStatus_Reports()
        => Diagnosed(Go("Task<bool>", """{|STD1003:var t = StepAsync("a"); return t.IsCompleted;|}"""));

    [Fact]
    public static void FromAsync_Reports()
        => Diagnosed("""
            private IAsyncResult Begin(AsyncCallback? c, object? o) => Task.CompletedTask;
            private void End(IAsyncResult r) { }

            """ + Go("Task", "await {|STD1003,STD1004:Task.Factory.FromAsync(Begin, End, null)|};"));

    [Fact]
    public static void TaskSchedulerAndThreadIds_RunsAlike()
        => Quiet(Go("Task<bool>", """
            await StepAsync("a");
            return Thread.CurrentThread is not null && TaskScheduler.Default is not null;
            """));
}
