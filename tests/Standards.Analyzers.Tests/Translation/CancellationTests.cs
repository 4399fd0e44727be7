using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Tokens: the dropped parameter, tokens that stay, tokens that callees take.</summary>
public static class CancellationTests
{
    private const string Ct = "CancellationToken ct = default";

    [Fact]
    public static void ParameterIsDropped_ReadsAs()
        => Generates(Go("Task", """await StepAsync("a", ct).ConfigureAwait(false);""", "CancellationToken ct"), """
            public void Go()
            {
                Step("a");
            }
            """);

    [Fact]
    public static void ParameterInTheMiddle_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<int> MidAsync(int a, CancellationToken ct = default, int b = 2) => a + b + await GetAsync(1);
            """, "public int Mid(int a, int b = 2) => a + b + Get(1);");

    [Fact]
    public static void ParameterFirst_ReadsAs()
        => Generates("""
            [CreateSyncVersion]
            public async Task<int> FirstAsync(CancellationToken ct, int a) => a + await GetAsync(1);
            """, "public int First(int a) => a + Get(1);");

    [Fact]
    public static void TwoTokens_RunsAlike()
        => Quiet(Go("Task", """
            if (!a.IsCancellationRequested && !b.IsCancellationRequested)
            {
                await StepAsync("a", b);
            }
            """, "CancellationToken a = default, CancellationToken b = default"));

    [Fact]
    public static void ThrowIfCancellationRequested_RunsAlike()
        => Quiet(Go("Task", """
            ct.ThrowIfCancellationRequested();
            await StepAsync("a", ct);
            if (Flag(true)) ct.ThrowIfCancellationRequested();
            foreach (var x in new[] { Note(1) })
                ct.ThrowIfCancellationRequested();
            Say("b");
            """, Ct)).Lacks("ThrowIfCancellationRequested");

    [Fact]
    public static void ThrowIfCancellationRequestedAsExpressionBody_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> CheckAsync(CancellationToken ct)
            {
                void Check() => ct.ThrowIfCancellationRequested();
                Action check = () => ct.ThrowIfCancellationRequested();
                Check();
                check();
                return await GetAsync(1);
            }

            """ + Go("Task<int>", "return await CheckAsync(default);"));

    [Fact]
    public static void IfCancelledReturn_RunsAlike()
        => Quiet(Go("Task<int>", """
            if (ct.IsCancellationRequested)
            {
                return -1;
            }

            return await GetAsync(1);
            """, Ct)).Lacks("IsCancellationRequested", "-1");

    [Fact]
    public static void IfCancelledElse_RunsAlike()
        => Quiet(Go("Task<int>", """
            int x;
            if (ct.IsCancellationRequested)
            {
                x = 1;
            }
            else
            {
                x = await GetAsync(2);
            }

            if (!ct.IsCancellationRequested) { Say("yes"); } else { Say("no"); }
            if (x == 1) Say("one"); else if (ct.IsCancellationRequested) Say("cancelled"); else Say("two");
            return x;
            """, Ct));

    [Fact]
    public static void VariableUsedOnlyWhenCancelled_RunsAlike() // folding must not leave an unused variable behind (CS0219)
        => Quiet(Go("Task<int>", """
            var partial = 0;
            if (ct.IsCancellationRequested)
            {
                return partial;
            }

            return await GetAsync(1);
            """, Ct));

    [Fact]
    public static void CatchVariableUsedOnlyWhenCancelled_RunsAlike() // CS0168
        => Quiet(Go("Task", """
            try
            {
                await FailAsync("a");
            }
            catch (InvalidOperationException e)
            {
                if (ct.IsCancellationRequested)
                {
                    Say(e.Message);
                }

                Say("caught");
            }
            """, Ct));

    [Fact]
    public static void LabelUsedOnlyWhenCancelled_RunsAlike() // CS0164
        => SameOrDiagnosed(Go("Task", """
            if (ct.IsCancellationRequested)
            {
                goto end;
            }

            await StepAsync("a");
            end:
            Say("end");
            """, Ct));

    [Fact]
    public static void LocalFunctionUsedOnlyWhenCancelled_RunsAlike() // CS8321
        => SameOrDiagnosed(Go("Task", """
            if (ct.IsCancellationRequested)
            {
                Cancelled();
                return;
            }

            await StepAsync("a");
            void Cancelled() => Say("cancelled");
            """, Ct));

    [Fact]
    public static void WhileNotCancelled_RunsAlike()
        => Quiet(Go("Task<int>", """
            var n = 0;
            while (!ct.IsCancellationRequested)
            {
                await StepAsync("n" + n, ct);
                if (++n == 3)
                {
                    break;
                }
            }

            return n;
            """, Ct));

    [Fact]
    public static void WhileNotCancelledForever_RunsAlike() // what stands behind becomes unreachable (CS0162)
        => Quiet(Go("Task<int>", """
            var n = 0;
            while (!ct.IsCancellationRequested)
            {
                await StepAsync("n" + n, ct);
                if (++n == 3)
                {
                    return n;
                }
            }

            Say("cancelled");
            return -1;
            """, Ct));

    [Fact]
    public static void WhileNotCancelledAndMore_RunsAlike()
        => Quiet(Go("Task<int>", """
            var n = 0;
            while (!ct.IsCancellationRequested && n < 2)
            {
                n += await GetAsync(1);
            }

            do
            {
                n++;
            }
            while (!ct.IsCancellationRequested && n < 5);

            for (; !ct.IsCancellationRequested && n < 8; n++)
            {
                await StepAsync("for");
            }

            while (ct.IsCancellationRequested)
            {
                Say("not reached");
            }

            do
            {
                n++;
            }
            while (ct.IsCancellationRequested);
            return n;
            """, Ct));

    [Fact]
    public static void SideEffectsInConditionsStay_RunsAlike()
        => Quiet(Go("Task", """
            if (ct.IsCancellationRequested || Flag(true)) await StepAsync("1");
            if (Flag(false) || ct.IsCancellationRequested) await StepAsync("2");
            if (Flag(true) && ct.IsCancellationRequested) await StepAsync("3");
            if (ct.IsCancellationRequested && Flag(true)) await StepAsync("4");
            if (!ct.IsCancellationRequested || Flag(true)) await StepAsync("5");
            if (Flag(true) || !ct.IsCancellationRequested) await StepAsync("6");
            if (Flag(false) | ct.IsCancellationRequested) await StepAsync("7");
            if (Flag(false) ^ !ct.IsCancellationRequested) await StepAsync("8");
            var stop = ct.IsCancellationRequested;
            Say(stop.ToString());
            Say(ct.IsCancellationRequested ? "cancelled" : "not");
            """, Ct));

    [Fact]
    public static void CanBeCanceled_RunsAlike()
        => Quiet(Go("Task", """
            if (ct.CanBeCanceled)
            {
                Say("can");
            }

            if (ct == default || ct == CancellationToken.None || ct.Equals(CancellationToken.None))
            {
                await StepAsync("none");
            }
            """, Ct));

    [Fact]
    public static void PatternsOnTheToken_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            if (ct is { IsCancellationRequested: true })
            {
                Say("cancelled");
            }

            Say(ct.IsCancellationRequested switch { true => "yes", false => "no" });
            switch (ct.IsCancellationRequested)
            {
                case true:
                    return;
                default:
                    await StepAsync("a");
                    break;
            }
            """, Ct));

    [Fact]
    public static void ExceptionFilterThatNeverHolds_RunsAlike()
        => Quiet(Go("Task", """
            try
            {
                await FailAsync("a");
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                Say("cancelled");
            }
            catch (InvalidOperationException e)
            {
                Say("caught " + e.Message);
            }
            """, Ct));

    [Fact]
    public static void ExceptionFilterThatAlwaysHolds_RunsAlike()
        => Quiet(Go("Task", """
            try
            {
                await FailAsync("a");
            }
            catch (InvalidOperationException) when (!ct.IsCancellationRequested)
            {
                Say("caught");
            }
            """, Ct));

    [Fact]
    public static void OnlyCatchNeverHolds_RunsAlike() // a try without catch does not compile
        => Quiet(Go("Task", """
            try
            {
                await StepAsync("a");
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                Say("cancelled");
            }

            try
            {
                await StepAsync("b");
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
            }
            finally
            {
                Say("finally");
            }
            """, Ct));

    [Fact]
    public static void WhileOnAFieldToken_RunsAlike() // the peer makes `while (true)` of it
        => Quiet("""
            private readonly CancellationTokenSource _cts = new();

            """ + Go("Task<int>", """
            var n = 0;
            while (!_cts.Token.IsCancellationRequested)
            {
                await StepAsync("n" + n);
                if (++n == 3)
                {
                    _cts.Cancel();
                }
            }

            return n;
            """)).Contains("!_cts.Token.IsCancellationRequested");

    [Fact]
    public static void ThrowIfOnAFieldToken_RunsAlike()
        => Quiet("""
            private readonly CancellationToken _token = new(true);

            """ + Go("Task", """
            Say("a");
            _token.ThrowIfCancellationRequested();
            await StepAsync("not reached");
            """)).Contains("_token.ThrowIfCancellationRequested();");

    [Fact]
    public static void FieldNamedLikeTheParameter_RunsAlike()
        => Quiet("""
            private readonly CancellationToken ct = new(true);

            """ + Go("Task", """
            if (!ct.IsCancellationRequested && this.ct.IsCancellationRequested)
            {
                await StepAsync("field");
            }
            """, Ct)).Contains("this.ct.IsCancellationRequested");

    [Fact]
    public static void LinkedSource_RunsAlike()
        => Quiet(Go("Task<int>", """
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var token = linked.Token;
            var n = 0;
            while (!linked.IsCancellationRequested && !token.IsCancellationRequested)
            {
                await StepAsync("n" + n);
                if (++n == 2)
                {
                    linked.Cancel();
                }
            }

            token.ThrowIfCancellationRequested();
            return n;
            """, Ct)).Contains("!token.IsCancellationRequested", "token.ThrowIfCancellationRequested();");

    [Fact]
    public static void LinkedSourceOfTwo_RunsAlike()
        => Quiet("""
            private readonly CancellationTokenSource _cts = new();

            """ + Go("Task", """
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, _cts.Token);
            _cts.Cancel();
            if (linked.Token.IsCancellationRequested)
            {
                await StepAsync("linked");
            }
            """, Ct));

    [Fact]
    public static void SourceInTheMethod_RunsAlike()
        => Quiet(Go("Task", """
            using var cts = new CancellationTokenSource();
            cts.Cancel();
            try
            {
                cts.Token.ThrowIfCancellationRequested();
                await StepAsync("not reached");
            }
            catch (OperationCanceledException) when (cts.IsCancellationRequested)
            {
                await StepAsync("caught");
            }
            """));

    [Fact]
    public static void ParameterReassigned_RunsAlike() // afterwards the symbol is no longer "never cancelled"
        => SameOrDiagnosed(Go("Task", """
            using var cts = new CancellationTokenSource();
            if (Flag(true))
            {
                ct = cts.Token;
            }

            cts.Cancel();
            if (ct.IsCancellationRequested)
            {
                await StepAsync("cancelled");
            }
            """, Ct));

    [Fact]
    public static void ParameterReassignedInCondition_RunsAlike()
        => SameOrDiagnosed("""
            private readonly CancellationTokenSource _cts = new();

            """ + Go("Task", """
            ct = ct.CanBeCanceled ? ct : _cts.Token;
            _cts.Cancel();
            ct.ThrowIfCancellationRequested();
            await StepAsync("not reached");
            """, Ct));

    [Fact]
    public static void LocalCopy_RunsAlike()
        => Quiet(Go("Task", """
            var copy = ct;
            if (!copy.IsCancellationRequested)
            {
                await StepAsync("a", copy);
            }
            """, Ct));

    [Fact]
    public static void OtherReads_RunsAlike()
        => Quiet("""
            public CancellationToken Token1 { get; set; }

            """ + Go("Task", """
            Token1 = ct;
            var tuple = (ct, 1);
            var list = new List<CancellationToken> { ct };
            using var registration = ct.Register(() => Say("cancelled"));
            Func<bool> f = () => ct.CanBeCanceled;
            Say($"{Token1.CanBeCanceled} {tuple.Item1.CanBeCanceled} {list[0].CanBeCanceled} {f()}");
            await StepAsync("a");
            """, Ct)).Contains("CancellationToken.None");

    [Fact]
    public static void NameofTheDroppedParameter_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            Say(nameof(ct));
            await StepAsync("a");
            """, Ct));

    [Fact]
    public static void NamedArgument_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task<int> SumAsync(int a, int b = 10, CancellationToken token = default) { await StepAsync("sum", token); return a - b; }

            """ + Go("Task<int>", "return await SumAsync(token: ct, b: Note(1), a: Note(5)) + await SumAsync(1, token: ct) + await SumAsync(b: 2, a: 3);", Ct));

    [Fact]
    public static void ArgumentWithSideEffect_SameOrReports()
        => SameOrDiagnosed("""
            private CancellationToken Make() { Say("make"); return default; }

            """ + Go("Task", """await StepAsync("a", Make());"""));

    [Fact]
    public static void NewSourceAsArgument_SameOrReports()
        => SameOrDiagnosed(Go("Task", """await StepAsync("a", new CancellationTokenSource(1000).Token);"""));

    [Fact]
    public static void CalleeWhoseTwinTakesATokenGetsDefault_RunsAlike()
        => Quiet(Go("Task", """await TokenAsync("a", ct);""", Ct)).Contains("Token(\"a\", default)");

    [Fact]
    public static void CalleeWhoseTwinTakesATokenGetsTheField_RunsAlike()
        => Quiet("""
            private readonly CancellationTokenSource _cts = new();

            """ + Go("Task", """
            await TokenAsync("a", _cts.Token);
            _cts.Cancel();
            await TokenAsync("b", _cts.Token);
            Say("not reached");
            """)).Contains("Token(\"a\", _cts.Token)");

    [Fact]
    public static void SemaphoreWithAFieldToken_RunsAlike()
        => Quiet("""
            private readonly SemaphoreSlim _gate = new(0);
            private readonly CancellationTokenSource _cts = new(20);

            """ + Go("Task", """
            Say("wait");
            await _gate.WaitAsync(_cts.Token);
            Say("not reached");
            """)).Contains("_gate.Wait(_cts.Token)");

    [Fact]
    public static void FieldTokenToACalleeThatDropsIt_IsRemoved() // a counterpart matches without its tokens, whosever they are
        => Quiet("""
            private readonly CancellationTokenSource _cts = new();
            private CancellationToken _token => _cts.Token;

            """ + Go("Task", """
            await StepAsync("a", _token);
            await StepAsync("b", _cts.Token);
            """)).Contains("Step(\"a\")", "Step(\"b\")");

    [Fact]
    public static void TokenOfOwnSourceToACalleeThatDropsIt_Reports() // the time limit would be lost
        => Diagnosed(Go("Task", """
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(10);
            await StepAsync("a", {|STD1003:limit.Token|});
            """, Ct));

    [Fact]
    public static void DroppedTokenAmongOverloads_RunsAlike()
        => Quiet("""
            private async Task PickAsync(string s, CancellationToken ct) { Say("token " + s); await Task.Yield(); }
            private void Pick(string s, CancellationToken ct) => Say("token " + s);
            private void Pick(string s, int n) => Say("number " + s);

            """ + Go("Task", """await PickAsync("a", ct);""", Ct)).Contains("Pick(\"a\", CancellationToken.None)");

    [Fact]
    public static void CatchAloneFellThrough_RunsAlike() // what stands after it is reached no more
        => SameOrDiagnosed(Go("Task<int>", """
            var state = 0;
            try
            {
                return await GetAsync(1);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                state = 1;
            }

            Say("cancelled");
            return state;
            """, Ct));

    [Fact]
    public static void ConstantAndAssignmentUsedOnlyWhenCancelled_RunsAlike()
        => SameOrDiagnosed(Go("Task<int>", """
            const string message = "stop";
            int a = 0, b = 1;
            string? last;
            if (ct.IsCancellationRequested)
            {
                last = message;
                Say(last + a);
            }

            return await GetAsync(b);
            """, Ct));

    [Fact]
    public static void PreservedOnTheMember_RunsAlike()
        => Quiet("""
            [CreateSyncVersion(PreserveCancellationToken = true)]
            private async Task WaitAsync(CancellationToken ct)
            {
                ct.ThrowIfCancellationRequested();
                await TokenAsync("a", ct);
                while (!ct.IsCancellationRequested)
                {
                    await StepAsync("b", ct);
                    break;
                }
            }

            [CreateSyncVersion(PreserveCancellationToken = true)]
            public async Task GoAsync(CancellationToken ct = default)
            {
                await WaitAsync(ct);
                await WaitAsync(new CancellationToken(true));
            }
            """).Contains("public void Go(CancellationToken ct = default)", "Token(\"a\", ct)", "Wait(ct)");

    [Fact]
    public static void KeptByOption_RunsAlike()
        => Quiet(
            Go("Task", """
            ct.ThrowIfCancellationRequested();
            await TokenAsync("a", ct);
            """, Ct),
            new() { EditorConfig = "standards.sync.cancellation = keep" }).Contains("public void Go(CancellationToken ct = default)", "Token(\"a\", ct)");

    [Fact]
    public static void DropIsTheDefault_RunsAlike()
        => Quiet(Go("Task", "await TokenAsync(\"a\", ct);", Ct), new() { EditorConfig = "standards.sync.cancellation = drop" }).Contains("public void Go()");

    [Fact]
    public static void PreservedCallsDropping_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task DroppingAsync(string s, CancellationToken ct) => await StepAsync(s, ct);

            [CreateSyncVersion(PreserveCancellationToken = true)]
            public async Task GoAsync(CancellationToken ct = default) => await DroppingAsync("a", ct);
            """).Contains("Dropping(\"a\")");

    [Fact]
    public static void DroppingCallsPreserved_RunsAlike()
        => Quiet("""
            [CreateSyncVersion(PreserveCancellationToken = true)]
            private async Task KeepingAsync(string s, CancellationToken ct) => await TokenAsync(s, ct);

            [CreateSyncVersion]
            public async Task GoAsync(CancellationToken ct = default) => await KeepingAsync("a", ct);
            """).Contains("Keeping(\"a\", default)");

    [Fact]
    public static void OptionalTokenOfTheCallee_RunsAlike()
        => Quiet("""
            private async Task<int> OneAsync(int n, CancellationToken ct = default) { await Task.Yield(); return n; }
            private int One(int n, CancellationToken ct = default) => n;

            """ + Go("Task<int>", "return await OneAsync(1, ct) + await OneAsync(2);", Ct));

    [Fact]
    public static void NullableToken_RunsAlike()
        => SameOrDiagnosed(Go("Task", """
            if (ct?.IsCancellationRequested == true)
            {
                return;
            }

            await StepAsync("a", ct ?? CancellationToken.None);
            """, "CancellationToken? ct = null"));

    [Fact]
    public static void TokenInATuple_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private async Task PairAsync((CancellationToken Token, string Name) pair) => await TokenAsync(pair.Name, pair.Token);

            """ + Go("Task", "await PairAsync((ct, \"a\"));", Ct));

    [Fact]
    public static void TokenByIn_RunsAlike()
        => Quiet("""
            [CreateSyncVersion]
            private Task<int> ByInAsync(in CancellationToken ct) => ct.IsCancellationRequested ? Task.FromResult(-1) : GetAsync(1);

            """ + Go("Task<int>", "return await ByInAsync(ct) + await ByInAsync(in ct);", Ct));

    [Fact]
    public static void TokenByOut_RunsAlike()
        => SameOrDiagnosed("""
            [CreateSyncVersion]
            private Task<int> OutAsync(out CancellationToken token) { token = new CancellationToken(true); return GetAsync(1); }

            """ + Go("Task<string>", """
            var n = await OutAsync(out var token);
            return n + " " + token.IsCancellationRequested;
            """));

    [Fact]
    public static void ParameterOnlyDiffersByToken_Overloads_RunsAlike()
        => Same("""
            [CreateSyncVersion]
            private Task<int> BothAsync(int n) => BothAsync(n, CancellationToken.None);

            [CreateSyncVersion]
            private async Task<int> BothAsync(int n, CancellationToken ct) { await StepAsync("both", ct); return n; }

            """ + Go("Task<int>", "return await BothAsync(1) + await BothAsync(2, ct);", Ct)).Declares("Both");

    [Fact]
    public static void RegisterWithSideEffectiveCallback_RunsAlike()
        => Quiet("""
            private readonly CancellationTokenSource _cts = new();

            """ + Go("Task", """
            await using (_cts.Token.Register(() => Say("cancelled")))
            {
                _cts.Cancel();
                await StepAsync("in");
            }
            """));

    [Fact]
    public static void CancelAsync_RunsAlike()
        => SameOrDiagnosed(Go("Task<bool>", """
            using var cts = new CancellationTokenSource();
            await cts.CancelAsync();
            return cts.IsCancellationRequested;
            """));

    [Fact]
    public static void CancelAfter_RunsAlike()
        => Quiet(Go("Task", """
            using var cts = CancellationTokenSource.CreateLinkedTokenSource(ct);
            cts.CancelAfter(TimeSpan.FromSeconds(100));
            await TokenAsync("a", cts.Token);
            """, Ct)).Contains("Token(\"a\", cts.Token)");
}
