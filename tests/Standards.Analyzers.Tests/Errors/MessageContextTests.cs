using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Errors;

public static class MessageContextTests
{
    [Theory]
    [InlineData("\"too many\"", "$\"too many: {count}\"")]
    [InlineData("\"too many.\"", "$\"too many: {count}\"")]
    [InlineData("\"too many: \"", "$\"too many: {count}\"")]
    [InlineData("@\"too many\"", "$@\"too many: {count}\"")]
    [InlineData("\"\"\"too many\"\"\"", "$\"\"\"too many: {count}\"\"\"")]
    [InlineData("\"not {braces}\"", "$\"not {{braces}}: {count}\"")]
    [InlineData("\"a \\\"quote\\\"\"", "$\"a \\\"quote\\\": {count}\"")]
    public static Task Literal_Fixes(string message, string fixedMessage) => Fixes(Check($"if (count > 3) throw new Exception([|{message}|]);"), Check($"if (count > 3) throw new Exception({fixedMessage});"));

    [Theory]
    [InlineData("if (count > 3) throw new Exception([|\"too\" + \" many\"|]);", "if (count > 3) throw new Exception(\"too\" + $\" many: {count}\");")]
    [InlineData("if (count > 3) throw new(message: [|\"too many\"|]);", "if (count > 3) throw new(message: $\"too many: {count}\");")]
    [InlineData("if (count > 3) throw new Exception(innerException: null, message: \"too many\");", null)]
    [InlineData("if (count > 3) throw new Exception([|\"too many\"|], new Exception());", "if (count > 3) throw new Exception($\"too many: {count}\", new Exception());")]
    [InlineData("if (count < 0 || count > 3) { Check(1, name, kind, items, ref other); throw new Exception([|\"wrong\"|]); }", "if (count < 0 || count > 3) { Check(1, name, kind, items, ref other); throw new Exception($\"wrong: {count}\"); }")]
    [InlineData("if (!items.ContainsKey(name)) throw new Exception([|\"missing\"|]);", "if (!items.ContainsKey(name)) throw new Exception($\"missing: {name}\");")]
    [InlineData("if (!items.TryGetValue(name, out var value)) throw new Exception([|\"missing\"|]);", "if (!items.TryGetValue(name, out var value)) throw new Exception($\"missing: {name}\");")]
    [InlineData("if (name.Length > 3) throw new Exception([|\"too long\"|]);", "if (name.Length > 3) throw new Exception($\"too long: {name}\");")]
    [InlineData("if (kind == Kind.One) { } else throw new Exception([|\"not one\"|]);", "if (kind == Kind.One) { } else throw new Exception($\"not one: {kind}\");")]
    [InlineData("if (count is not (1 or 2)) throw new Exception([|\"wrong\"|]);", "if (count is not (1 or 2)) throw new Exception($\"wrong: {count}\");")]
    [InlineData("switch (kind) { case Kind.One: break; default: throw new Exception([|\"unknown\"|]); }", "switch (kind) { case Kind.One: break; default: throw new Exception($\"unknown: {kind}\"); }")]
    [InlineData("_ = kind switch { Kind.One => 1, _ => throw new Exception([|\"unknown\"|]) };", "_ = kind switch { Kind.One => 1, _ => throw new Exception($\"unknown: {kind}\") };")]
    [InlineData("_ = count < 3 ? count : throw new Exception([|\"too many\"|]);", "_ = count < 3 ? count : throw new Exception($\"too many: {count}\");")]
    [InlineData("if (count > 3) { try { throw new Exception([|\"too many\"|]); } finally { } }", "if (count > 3) { try { throw new Exception($\"too many: {count}\"); } finally { } }")]
    [InlineData("int @class = count; if (@class > 3) throw new Exception([|\"too many\"|]);", "int @class = count; if (@class > 3) throw new Exception($\"too many: {@class}\");")]
    public static Task Throw_Fixes(string statement, string? fixedStatement) => fixedStatement is null ? ReportsWithoutFix(Check(statement.Replace("\"too many\"", "[|\"too many\"|]", System.StringComparison.Ordinal))) : Fixes(Check(statement), Check(fixedStatement));

    [Theory]
    [InlineData("if (count > other) throw new Exception([|\"too many\"|]);")]
    [InlineData("if (count > 3) throw new Exception([|\"\"\"{too many}\"\"\"|]);")]
    [InlineData("if (count > 3) throw new Exception([|\"\"|]);")]
    public static Task SeveralValuesOrNoPlace_ReportsWithoutFix(string statement) => ReportsWithoutFix(Check(statement));

    [Theory]
    [InlineData("throw new Exception(\"wrong\");")]
    [InlineData("if (count > 3) throw new Exception($\"too many: {count}\");")]
    [InlineData("if (count > 3) throw new Exception(\"too many: \" + count);")]
    [InlineData("if (count > 3) throw new Exception(Text);")]
    [InlineData("if (count > 3) throw new Exception();")]
    [InlineData("if (count > 3) throw new ArgumentException(\"too many\", nameof(count));")]
    [InlineData("if (count > 3) throw new ArgumentOutOfRangeException(nameof(count), \"too many\");")]
    [InlineData("if (count > 3) throw new ArgumentNullException(\"count\");")]
    [InlineData("if (count > 3) throw new NotSupportedException(\"too many\");")]
    [InlineData("if (count > 3) throw new ObjectDisposedException(\"Sample\");")]
    [InlineData("if (count > 3) throw new OperationCanceledException(\"too many\");")]
    [InlineData("if (count == 3) throw new Exception(\"three\");")]
    [InlineData("if (count is 3) throw new Exception(\"three\");")]
    [InlineData("if (kind == Kind.One) throw new Exception(\"one\");")]
    [InlineData("if (kind != Kind.One) { } else throw new Exception(\"one\");")]
    [InlineData("if (name == null) throw new Exception(\"no name\");")]
    [InlineData("if (name is null) throw new Exception(\"no name\");")]
    [InlineData("if (name is not null) throw new Exception(\"a name\");")]
    [InlineData("if (string.IsNullOrEmpty(name)) throw new Exception(\"no name\");")]
    [InlineData("if (name.Length == 0) throw new Exception(\"no name\");")]
    [InlineData("if (!TryRead(out var read)) throw new Exception(\"nothing\");")]
    [InlineData("if (!Read(ref other)) throw new Exception(\"nothing\");")]
    [InlineData("var index = name.IndexOf('a'); if (index < 0) throw new Exception(\"nothing\");")]
    [InlineData("var flag = count > 3; if (flag) throw new Exception(\"too many\");")]
    [InlineData("var password = name; if (password.Length > 3) throw new Exception(\"too long\");")]
    [InlineData("if (items.Count > 3) throw new Exception(\"too many\");")]
    [InlineData("switch (kind) { case Kind.One: throw new Exception(\"one\"); }")]
    [InlineData("if (count > 3) { Action a = () => throw new Exception(\"later\"); }")]
    [InlineData("if (count > 3) { try { } catch { throw new Exception(\"failed\"); } }")]
    [InlineData("_ = name ?? throw new Exception(\"no name\");")]
    [InlineData("const int Limit = 3; if (Limit > 2) throw new Exception(\"wrong\");")]
    [InlineData("if (!kind.HasFlag(Kind.One)) throw new Exception(\"failed\");")]
    [InlineData("if ((kind & Kind.One) != 0) throw new Exception(\"failed\");")]
    [InlineData("if (!Go(kind)) throw new Exception(\"failed\");")]
    [InlineData("if (count > 3) throw Make(\"too many\");")]
    public static Task NothingToSay_DoesNotReport(string statement) => new RuleCase<ErrorContextAnalyzer, MessageContextCodeFix> { Source = Check(statement) }.RunAsync();

    [Fact]
    public static Task Nested_FixesEach() => Fixes(
        Check("if (count > 3) { if (other > 3) throw new Exception([|\"inner\"|]); throw new Exception([|\"outer\"|]); }"),
        Check("if (count > 3) { if (other > 3) throw new Exception($\"inner: {other}\"); throw new Exception($\"outer: {count}\"); }"));

    [Fact]
    public static Task Trivia_FixesAndKeepsIt() => Fixes(
        Check("if (count > 3) throw new Exception(/* why */ [|\"too many\"|] /* so */); // end"),
        Check("if (count > 3) throw new Exception(/* why */ $\"too many: {count}\" /* so */); // end"));

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<ErrorContextAnalyzer, MessageContextCodeFix> { Source = Check("if (count > 3) throw new Exception(\"too many\");"), Path = "Test.g.cs" }.RunAsync();

    [Fact]
    public static Task EmptySource_DoesNotReport() => new RuleCase<ErrorContextAnalyzer, MessageContextCodeFix> { Source = "" }.RunAsync();

    private static Task Fixes(string source, string fixedSource) => new RuleCase<ErrorContextAnalyzer, MessageContextCodeFix> { Source = source, FixedSource = fixedSource }.RunAsync();

    private static Task ReportsWithoutFix(string source) => new RuleCase<ErrorContextAnalyzer, MessageContextCodeFix> { Source = source }.RunAsync();

    private static string Check(string statement) =>
        $$"""
        using System;
        using System.Collections.Generic;

        enum Kind { One, Two }

        class Sample
        {
            const string Text = "text";

            void Check(int count, string name, Kind kind, Dictionary<string, int> items, ref int other)
            {
                {{statement}}
            }

            static bool TryRead(out int read) { read = 0; return false; }
            static bool Read(ref int read) => false;
            static bool Go(Kind kind) => false;
            static Exception Make(string message) => new Exception(message);
        }
        """;
}
