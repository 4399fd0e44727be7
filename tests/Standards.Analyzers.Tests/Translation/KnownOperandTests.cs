using Xunit;
using static Standards.Translation.SyncRun;

namespace Standards.Translation;

/// <summary>Constants that are operands once nothing is awaited: no error, no new warning, no other overload comes of them.</summary>
public static class KnownOperandTests
{
    [Fact]
    public static void NullIsType_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:await Task.FromResult<object?>(null) is string|};
            """));

    [Fact]
    public static void TypeTestOfAnObject_RunsAlike()
        => Quiet(Go("Task<bool>", """
            return await Task.FromResult<object>(s) is string;
            """, "string s = \"x\""));

    [Fact]
    public static void ConstantOutOfRange_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:c == await Task.FromResult(300)|};
            """, "byte c = 1"));

    [Fact]
    public static void NegativeConstantAndUnsigned_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:u > await Task.FromResult(-1)|};
            """, "uint u = 1"));

    [Fact]
    public static void ConstantInRange_RunsAlike()
        => Quiet(Go("Task<bool>", """
            return c == await Task.FromResult(30);
            """, "byte c = 1"));

    [Fact]
    public static void NullableThatIsNeverNull_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:await Task.FromResult<int?>(n)|} == null;
            """, "int n = 1"));

    [Fact]
    public static void ComparedWithNull_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:n == await Task.FromResult<int?>(null)|};
            """, "int n = 1"));

    [Fact]
    public static void OrderedWithNull_Reports()
        => Diagnosed(Go("Task<bool>", """
            return {|STD1003:n > await Task.FromResult<int?>(null)|};
            """, "int n = 1"));

    [Fact]
    public static void AddedToNull_Reports()
        => Diagnosed(Go("Task<int?>", """
            return {|STD1003:n + await Task.FromResult<int?>(null)|};
            """, "int n = 1"));

    [Fact]
    public static void ReferenceComparedWithNull_RunsAlike()
        => Quiet(Go("Task<bool>", """
            return s == await Task.FromResult<string?>(null);
            """, "string s = \"x\""));

    [Fact]
    public static void MemberOfNull_Reports()
        => Diagnosed(Go("Task<int>", """
            return {|STD1003:(await new ValueTask<string>())|}.Length;
            """));

    [Fact]
    public static void DefaultOfAReference_RunsAlike()
        => Quiet(Go("Task<string>", """
            string s = await new ValueTask<string>();
            return s ?? await default(ValueTask<string>);
            """));

    [Fact]
    public static void EachOfNull_Reports()
        => Diagnosed(Go("Task", """
            foreach (var i in {|STD1003:await Task.FromResult<int[]>(null!)|}) { Say("z" + i); }
            """));

    [Fact]
    public static void OverflowOfConstants_Reports()
        => Diagnosed(Go("Task<int>", """
            return {|STD1003:int.MaxValue + await Task.FromResult(1)|};
            """));

    [Fact]
    public static void OverflowOfDecimals_Reports()
        => Diagnosed(Go("Task<decimal>", """
            return {|STD1003:decimal.MaxValue + await Task.FromResult(1m)|};
            """));

    [Fact]
    public static void OverflowOfANegation_Reports()
        => Diagnosed(Go("Task<int>", """
            return -{|STD1003:await Task.FromResult(int.MinValue)|};
            """));

    [Fact]
    public static void SumOfConstants_RunsAlike()
        => Quiet(Go("Task<int>", """
            return await Task.FromResult(1) + await Task.FromResult(2) * n + (await Task.FromResult(3) - 4);
            """, "int n = 1"));

    [Fact]
    public static void DividedByZero_Reports()
        => Diagnosed(Go("Task<int>", """
            return {|STD1003:n / await Task.FromResult(0)|};
            """, "int n = 1"));

    [Fact]
    public static void RemainderOfZero_Reports()
        => Diagnosed(Go("Task<int>", """
            n %= {|STD1003:await Task.FromResult(0)|}; return n;
            """, "int n = 1"));

    [Fact]
    public static void DoubleDividedByZero_RunsAlike()
        => Quiet(Go("Task<double>", """
            return 1.0 / await Task.FromResult(0);
            """));

    [Fact]
    public static void ConstantThatDoesNotFitItsCast_Reports()
        => Diagnosed(Go("Task<byte>", """
            return (byte){|STD1003:await Task.FromResult(300)|};
            """));

    [Fact]
    public static void NegativeIndex_Reports()
        => Diagnosed(Go("Task<int>", """
            int[] a = [1, 2]; return a[{|STD1003:await Task.FromResult(-1)|}];
            """));

    [Fact]
    public static void ConstantThatFitsAnotherOverload_Reports()
        => Diagnosed("""
            private string Show(byte o) => "byte"; private string Show(long s) => "long";

            """ + Go("Task<string>", """
            return Show({|STD1003:await Task.FromResult(1)|});
            """));

    [Fact]
    public static void ZeroThatIsAnEnumToo_Reports()
        => Diagnosed("""
            private string Show(DayOfWeek o) => "day"; private string Show(object s) => "object";

            """ + Go("Task<string>", """
            return Show({|STD1003:await Task.FromResult(0)|});
            """));

    [Fact]
    public static void ConstantOfTheParametersType_RunsAlike()
        => Quiet("""
            private string Show(int o) => "int"; private string Show(long s) => "long";

            """ + Go("Task<string>", """
            return Show(await Task.FromResult(1));
            """));

    [Fact]
    public static void MemberOfAConvertedValue_RunsAlike()
        => Quiet(Go("Task<string>", """
            return (await Task.FromResult<object>(n)).ToString() + (await Task.FromResult<int?>(n)).Value + (await new ValueTask<long>(n)).GetType();
            """, "int n = 1"));

    [Fact]
    public static void MemberOfAConvertedRun_RunsAlike()
        => Quiet("""
            private string Show(object o) => "object"; private string Show(string s) => "string";

            """ + Go("Task<string>", """
            return (await Task.Run<long>(() => n)).GetType() + Show(await Task.Run<object>(() => "y")) + Show(await Task.Run<object>(async () => { await StepAsync("s"); return "z"; }));
            """, "int n = 1"));

    [Fact]
    public static void ConvertedAsyncRun_RunsAlike()
        => Quiet(Go("Task<string>", """
            var x = await Task.Run<long>(async () => await GetAsync(n));
            return x.GetType().ToString();
            """, "int n = 1"));
}
