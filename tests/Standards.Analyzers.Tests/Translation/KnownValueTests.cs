using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>
/// Values that the compiler sees once nothing is awaited: no new warning comes of them, which the runner of cases takes for a
/// failure. Here: variables that would meet themselves, and what is never reached or never used.
/// </summary>
public static class KnownValueTests
{
    [Fact]
    public static void ComparedWithItself_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:n != await ValueTask.FromResult(n)|};
            """, "int n = 1"));

    [Fact]
    public static void ComparedWithItselfTwice_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:await Task.FromResult(n) == await new ValueTask<int>(n)|};
            """, "int n = 1"));

    [Fact]
    public static void ComparedWithItselfConverted_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:await Task.FromResult<long>(n) <= n|};
            """, "int n = 1"));

    [Fact]
    public static void ComparedFieldWithItself_Reports()
        => Diagnosed("""
            private int f;

            """ + Go("Task<bool>", """
            return {|STD1003:this.f < await Task.FromResult(f)|};
            """));

    [Fact]
    public static void ComparedMemberWithItself_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:pair.A >= await Task.FromResult(pair.A)|};
            """, "(int A, int B) pair = default"));

    [Fact]
    public static void ComparedWithItselfByRun_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:await Task.Run(() => n) == n|};
            """, "int n = 1"));

    [Fact]
    public static void ComparedMemberOfAnother_RunsAlike()
        => Quiet(Go("Task<bool>", """
            var (x, y) = ((A: 1, B: 2), (A: 3, B: 4)); return x.A == await Task.FromResult(y.A);
            """));

    [Fact]
    public static void ComparedElement_RunsAlike()
        => Quiet(Go("Task<bool>", """
            int[] a = [1]; return a[0] == await Task.FromResult(a[0]);
            """));

    [Fact]
    public static void SubtractedFromItself_RunsAlike()
        => Quiet(Go("Task<int>", """
            return n - await Task.FromResult(n);
            """, "int n = 1"));

    [Fact]
    public static void AssignedToItself_Reports()
        => Diagnosed(Go("Task<int>", """
            {|STD1003:n = await Task.FromResult(n)|}; return n;
            """, "int n = 1"));

    [Fact]
    public static void AssignedFieldToItself_Reports()
        => Diagnosed("""
            private int f;

            """ + Go("Task", """
            {|STD1003:this.f = await new ValueTask<int>(f)|}; Say("x" + f);
            """));

    [Fact]
    public static void AssignedToItselfInTuple_Reports()
        => Diagnosed(Go("Task<int>", """
            {|STD1003:(n, _) = (await Task.FromResult(n), 1)|}; return n;
            """, "int n = 1"));

    [Fact]
    public static void AddedToItself_RunsAlike()
        => Quiet(Go("Task<int>", """
            n += await Task.FromResult(n); return n;
            """, "int n = 1"));

    [Fact]
    public static void CoalescedWithItself_RunsAlike()
        => Quiet(Go("Task<string?>", """
            return await Task.FromResult(s) ?? s;
            """, "string? s = \"a\""));

    [Fact]
    public static void ConstantIf_Reports()
        => Diagnosed(Go("Task", """
            if ({|STD1003:await new ValueTask<bool>(false)|}) { Say("x"); }
            Say("y");
            """));

    [Fact]
    public static void ConstantElse_Reports()
        => Diagnosed(Go("Task", """
            if ({|STD1003:!await Task.FromResult(false)|}) { Say("x"); } else { Say("y"); }
            """));

    [Fact]
    public static void ConstantWhile_Reports()
        => Diagnosed(Go("Task", """
            while ({|STD1003:await Task.FromResult(true)|}) { Say("x"); if (b) { return; } }
            Say("y");
            """, "bool b = true"));

    [Fact]
    public static void ConstantDo_Reports()
        => Diagnosed(Go("Task", """
            do { Say("x"); if (b) { return; } } while ({|STD1003:await Task.FromResult(true)|});
            Say("y");
            """, "bool b = true"));

    [Fact]
    public static void ConstantFor_Reports()
        => Diagnosed(Go("Task", """
            for (; {|STD1003:await Task.FromResult(false)|};) { Say("x"); }
            """));

    [Fact]
    public static void ConstantComparison_Reports()
        => Diagnosed(Go("Task", """
            if ({|STD1003:await Task.FromResult("a") == "a"|}) { Say("x"); } else { Say("y"); }
            """));

    [Fact]
    public static void ConstantInterpolation_Reports()
        => Diagnosed(Go("Task", """
            if ({|STD1003:$"{await Task.FromResult("a")}" == "a"|}) { Say("x"); } else { Say("y"); }
            """));

    [Fact]
    public static void ConstantOfAField_Reports()
        => Diagnosed("""
            private static readonly Task<bool> Yes = Task.FromResult(true);

            """ + Go("Task", """
            if ({|STD1003:await Yes|}) { Say("x"); } else { Say("y"); }
            """));

    [Fact]
    public static void ConstantOfRun_Reports()
        => Diagnosed(Go("Task", """
            if ({|STD1003:await Task.Run(() => true)|}) { Say("x"); } else { Say("y"); }
            """));

    [Fact]
    public static void ConstantAssignedInCondition_Reports()
        => Diagnosed(Go("Task", """
            if (b = {|STD1003:await Task.FromResult(true)|}) { Say("x" + b); }
            """, "bool b = true"));

    [Fact]
    public static void ConstantBesideACondition_RunsAlike()
        => Quiet(Go("Task", """
            if (b || await Task.FromResult(true)) { Say("x"); } else { Say("y"); }
            Say(b && await Task.FromResult(false) ? "z" : "q");
            """, "bool b = true"));

    [Fact]
    public static void ConstantInConditional_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await Task.FromResult(true) ? 1 : n;
            """, "int n = 1"));

    [Fact]
    public static void ConstantSwitch_Reports()
        => Diagnosed(Go("Task", """
            switch ({|STD1003:await Task.FromResult(1)|}) { case 1: Say("a"); break; case 2: Say("b"); break; }
            """));

    [Fact]
    public static void ConstantSwitchExpression_Reports()
        => Diagnosed(Go("Task<int>", """
            return {|STD1003:await Task.FromResult(1)|} switch { 1 => 3, 2 => 4, _ => 5 };
            """));

    [Fact]
    public static void ConstantGuard_Reports()
        => Diagnosed(Go("Task", """
            switch (n) { case 1 when {|STD1003:await Task.FromResult(true)|}: Say("a"); break; case 1: Say("b"); break; }
            """, "int n = 1"));

    [Fact]
    public static void ConstantGuardOfAnArm_Reports()
        => Diagnosed(Go("Task<int>", """
            return n switch { 1 when {|STD1003:await Task.FromResult(true)|} => 3, 1 => 4, _ => 5 };
            """, "int n = 1"));

    [Fact]
    public static void ConstantInPattern_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:await Task.FromResult(1)|} is > 3;
            """));

    [Fact]
    public static void UnusedConstant_RunsAlike()
        => Quiet(Go("Task", """
            var x = await Task.FromResult(1);
            Say("a");
            """));

    [Fact]
    public static void UnusedTuple_RunsAlike()
        => Quiet(Go("Task", """
            var x = await Task.FromResult((n, 2));
            Say("a");
            """, "int n = 1"));

    [Fact]
    public static void UnusedDefault_RunsAlike()
        => Quiet(Go("Task", """
            var x = await new ValueTask<int>();
            Say("a");
            """));

    [Fact]
    public static void AssignedConstantThatNobodyReads_Reports()
        => Diagnosed(Go("Task", """
            int x; {|STD1003:x = await Task.FromResult(1)|}; Say("a");
            """));

    [Fact]
    public static void AssignedConstantThatIsRead_RunsAlike()
        => Quiet(Go("Task<int>", """
            int x; x = await Task.FromResult(1); return x;
            """));

    [Fact]
    public static void UnusedTokenProperty_RunsAlike()
        => Quiet(Go("Task", """
            var x = !ct.IsCancellationRequested;
            await StepAsync("a", ct);
            """, "CancellationToken ct = default"));

    [Fact]
    public static void TokenComparedWithTrue_RunsAlike()
        => Quiet(Go("Task", """
            if (ct.IsCancellationRequested == true) { Say("x"); }
            if (ct.IsCancellationRequested is not true) { await StepAsync("a", ct); }
            if (false != ct.CanBeCanceled) { Say("y"); }
            """, "CancellationToken ct = default"));

    [Fact]
    public static void TokenPropertiesCompared_RunsAlike()
        => Quiet(Go("Task", """
            if (ct.CanBeCanceled == ct.IsCancellationRequested) { await StepAsync("a", ct); } else { Say("n"); }
            """, "CancellationToken ct = default"));

    [Fact]
    public static void TokenAssignedInCondition_Reports()
        => Diagnosed(Go("Task", """
            if (b = {|STD1003:!ct.IsCancellationRequested|}) { await StepAsync("a" + b, ct); }
            """, "bool b = true, CancellationToken ct = default"));

    /// <summary>It becomes an if statement, of which one branch would be unreachable.</summary>
    [Theory]
    [InlineData("await ({|STD1003:await ValueTask.FromResult(false)|} ? StepAsync(\"a\") : Task.CompletedTask);")]
    [InlineData("await ({|STD1003:await Task.FromResult(true)|} ? StepAsync(\"a\") : StepAsync(\"b\"));")]
    public static void ConditionOfAChoiceWithoutAValue_Reports(string statement) => Diagnosed(Go("Task", statement));

    [Fact]
    public static void ConditionOfAChoiceThatIsNotKnown_RunsAlike()
        => Quiet(Go("Task<int>", "var n = await Task.FromResult(2); await (await GetAsync(1) > 0 ? StepAsync(\"a\") : Task.CompletedTask); return n;"));
}
