using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Errors;

public static class MessageEndTests
{
    [Theory]
    [InlineData("\"too many.\"", "\"too many\"")]
    [InlineData("\"too many!\"", "\"too many\"")]
    [InlineData("\"too many!!!\"", "\"too many\"")]
    [InlineData("\"too many!.\"", "\"too many\"")]
    [InlineData("\"too many...!\"", "\"too many...\"")]
    [InlineData("\"too many?!\"", "\"too many?\"")]
    [InlineData("\"too many. \"", "\"too many\"")]
    [InlineData("\"too many (3).\"", "\"too many (3)\"")]
    [InlineData("\"use file.txt.\"", "\"use file.txt\"")]
    [InlineData("\"one. Two.\"", "\"one. Two\"")]
    [InlineData("\"names, times, etc.!\"", "\"names, times, etc.\"")]
    [InlineData("@\"too \"\"many\"\".\"", "@\"too \"\"many\"\"\"")]
    [InlineData("$\"too many: {count}.\"", "$\"too many: {count}\"")]
    [InlineData("$\"{count} is too many.\"", "$\"{count} is too many\"")]
    [InlineData("$@\"too many: {count}.\"", "$@\"too many: {count}\"")]
    [InlineData("\"\"\"too \"many\" of them.\"\"\"", "\"\"\"too \"many\" of them\"\"\"")]
    public static Task Message_Fixes(string message, string fixedMessage)
        => Fixes(Throw($"[|{message}|]"), Throw(fixedMessage));

    [Theory]
    [InlineData("\"too many: \" + count + [|\" of them.\"|]", "\"too many: \" + count + \" of them\"")]
    [InlineData("\"too many: \" + count + [|\".\"|]", "\"too many: \" + count + \"\"")]
    [InlineData("string.Format([|\"too many: {0}.\"|], count)", "string.Format(\"too many: {0}\", count)")]
    [InlineData("string.Concat(\"too many: \", count, [|\".\"|])", "string.Concat(\"too many: \", count, \"\")")]
    [InlineData("count > 3 ? [|\"too many.\"|] : [|\"too few!\"|]", "count > 3 ? \"too many\" : \"too few\"")]
    [InlineData("\"wrong: \" + (count > 3 ? [|\"too many.\"|] : [|\"too few!\"|])", "\"wrong: \" + (count > 3 ? \"too many\" : \"too few\")")]
    [InlineData("text ?? [|\"too many.\"|]", "text ?? \"too many\"")]
    public static Task EndOfTheWhole_Fixes(string message, string fixedMessage) => Fixes(Throw(message), Throw(fixedMessage));

    [Theory]
    [InlineData("\"too many\"")]
    [InlineData("\"too many?\"")]
    [InlineData("\"too many...\"")]
    [InlineData("\"too many…\"")]
    [InlineData("\"too many..\"")]
    [InlineData("\"write a number, e.g.\"")]
    [InlineData("\"names, times, etc.\"")]
    [InlineData("\"not after 3 p.m.\"")]
    [InlineData("\"unknown: Sample Inc.\"")]
    [InlineData("\"expected .\"")]
    [InlineData("\"expected '.'\"")]
    [InlineData("\"expected : or !\"")]
    [InlineData("\".\"")]
    [InlineData("\"!\"")]
    [InlineData("\"\"")]
    [InlineData("\"too many.\" + count")]
    [InlineData("$\"too many. {count}\"")]
    [InlineData("string.Format(\"too many. {0}\", count)")]
    [InlineData("Texts.TooMany")]
    [InlineData("text")]
    [InlineData("\"\"\"too \"many\".\"\"\"")]
    [InlineData("$\"\"\"{count} is too \"many\".\"\"\"")]
    public static Task OtherEnd_DoesNotReport(string message) => DoesNotReport(Throw(message));

    [Fact]
    public static Task MultiLineRawString_Fixes() => Fixes(
        Throw(""""
            [|"""
                too many
                of them.
                """|]
            """"),
        Throw(""""
            """
                too many
                of them
                """
            """"));

    [Fact]
    public static Task MultiLineRawInterpolation_Fixes() => Fixes(
        Throw(""""
            [|$"""
                {count} is too many
                for it.
                """|]
            """"),
        Throw(""""
            $"""
                {count} is too many
                for it
                """
            """"));

    [Fact]
    public static Task Constant_Fixes() => Fixes(
        """
        using System;
        class Reader
        {
            const string Missing = "it is missing.";
            Exception First() => new InvalidOperationException([|Missing|]);
        }
        """,
        """
        using System;
        class Reader
        {
            const string Missing = "it is missing";
            Exception First() => new InvalidOperationException(Missing);
        }
        """);

    [Fact]
    public static Task ConstantWithMoreAfterIt_DoesNotReport() => DoesNotReport(
        """
        using System;
        class Reader
        {
            const string Missing = "it is missing.";
            Exception First(int count) => new InvalidOperationException(Missing + count);
            Exception Second() => new ArgumentException("it is missing", "Missing.");
        }
        """);

    [Theory, InlineData(true), InlineData(false)]
    public static Task BothRulesInOneLiteral_FixEach(bool isStart)
    {
        const string Both = "{|STD2001:{|STD2002:\"Too many.\"|}|}";
        return isStart
            ? new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix> { Source = Throw(Both), FixedSource = Throw("{|STD2002:\"too many.\"|}") }.RunAsync()
            : new RuleCase<ErrorMessageAnalyzer, MessageEndCodeFix> { Source = Throw(Both), FixedSource = Throw("{|STD2001:\"Too many\"|}") }.RunAsync();
    }

    [Fact]
    public static Task NestedMessages_FixAll() => Fixes(
        Throw("[|\"outer.\"|], new Exception([|\"inner.\"|], new Exception([|$\"innermost {new Exception([|\"hole.\"|])}!\"|]))"),
        Throw("\"outer\", new Exception(\"inner\", new Exception($\"innermost {new Exception(\"hole\")}\"))"));

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<ErrorMessageAnalyzer, MessageEndCodeFix> { Source = Throw("\"too many.\""), Path = "Test.g.cs" }.RunAsync();

    [Fact]
    public static Task NoReferences_DoesNotReport() => AnalyzerRuns.WithoutReferences(Throw("\"Too many.\""), new ErrorMessageAnalyzer(), new ErrorContextAnalyzer());

    [Fact]
    public static Task Pragma_Suppresses() => DoesNotReport("#pragma warning disable STD2002\n" + Throw("\"too many.\""));

    private static Task Fixes(string source, string fixedSource) => new RuleCase<ErrorMessageAnalyzer, MessageEndCodeFix>
    {
        Source = source.Replace("[|", "{|STD2002:", System.StringComparison.Ordinal).Replace("|]", "|}", System.StringComparison.Ordinal),
        FixedSource = fixedSource,
    }.RunAsync();

    private static Task DoesNotReport(string source) => new RuleCase<ErrorMessageAnalyzer, MessageEndCodeFix> { Source = source }.RunAsync();

    private static string Throw(string message) =>
        $$"""
        using System;

        class Sample
        {
            void Check(int count, string text)
            {
                throw new InvalidOperationException({{message}});
            }
        }

        static class Texts
        {
            public static string TooMany => "too many.";
        }
        """;
}
