using System.Linq;
using System.Threading.Tasks;
using Standards.Verifiers;
using Xunit;

namespace Standards.Errors;

public static class MessageStartTests
{
    [Fact]
    public static Task TestProject_DoesNotReport() => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix>
    {
        Source = """class C { System.Exception Of() => new System.InvalidOperationException("Message!"); }""",
        References = ForeignReferences.XunitV3,
    }.RunAsync();

    [Theory]
    [InlineData("\"Too many\"", "\"too many\"")]
    [InlineData("@\"Too many\"", "@\"too many\"")]
    [InlineData("$\"Too many: {count}\"", "$\"too many: {count}\"")]
    [InlineData("$@\"Too many: {count}\"", "$@\"too many: {count}\"")]
    [InlineData("@$\"Too many: {count}\"", "@$\"too many: {count}\"")]
    [InlineData("\"\"\"Too \"many\" \"\"\"", "\"\"\"too \"many\" \"\"\"")]
    [InlineData("\"A value is missing\"", "\"a value is missing\"")]
    [InlineData("\"Too many\" + count", "\"too many\" + count")]
    [InlineData("\"Too many: \" + count + \" of \" + 3", "\"too many: \" + count + \" of \" + 3")]
    [InlineData("(\"Too many\")", "(\"too many\")")]
    [InlineData("\"Can't read\"", "\"can't read\"")]
    [InlineData("\"Non-null value\"", "\"non-null value\"")]
    [InlineData("\"Error(s) in the text\"", "\"error(s) in the text\"")]
    [InlineData("\"Failed: try again\"", "\"failed: try again\"")]
    [InlineData("\"Failed\"", "\"failed\"")]
    [InlineData("\"Überlauf im Puffer\"", "\"überlauf im Puffer\"")]
    [InlineData("string.Format(\"Too many: {0}\", count)", "string.Format(\"too many: {0}\", count)")]
    [InlineData("String.Format(CultureInfo.InvariantCulture, \"Too many: {0}\", count)", "String.Format(CultureInfo.InvariantCulture, \"too many: {0}\", count)")]
    [InlineData("string.Format(null, \"Too many: {0}\", count)", "string.Format(null, \"too many: {0}\", count)")]
    [InlineData("string.Format(arg0: count, format: \"Too many: {0}\")", "string.Format(arg0: count, format: \"too many: {0}\")")]
    [InlineData("string.Create(CultureInfo.InvariantCulture, $\"Too many: {count}\")", "string.Create(CultureInfo.InvariantCulture, $\"too many: {count}\")")]
    [InlineData("string.Concat(\"Too many: \", count)", "string.Concat(\"too many: \", count)")]
    [InlineData("FormattableString.Invariant($\"Too many: {count}\")", "FormattableString.Invariant($\"too many: {count}\")")]
    public static Task Message_Fixes(string message, string fixedMessage)
        => Fixes(Throw(message.Replace(Literal(message), $"[|{Literal(message)}|]", System.StringComparison.Ordinal)), Throw(fixedMessage));

    [Theory]
    [InlineData("\"too many\"")]
    [InlineData("\"\"")]
    [InlineData("\" Too many\"")]
    [InlineData("\"'Count' is too large\"")]
    [InlineData("\"SQL is malformed\"")]
    [InlineData("\"DbContext is missing\"")]
    [InlineData("\"Utf8 is needed\"")]
    [InlineData("\"First_name is missing\"")]
    [InlineData("\"Content-Type is missing\"")]
    [InlineData("\"X-axis is missing\"")]
    [InlineData("\"X must be positive\"")]
    [InlineData("\"A must be positive\"")]
    [InlineData("\"I/O failed\"")]
    [InlineData("\"Read() failed\"")]
    [InlineData("\"Acme.Reader failed\"")]
    [InlineData("\"Reader<T> failed\"")]
    [InlineData("\"Linux is not supported\"")]
    [InlineData("\"Windows' registry is not there\"")]
    [InlineData("\"Exception is not known\"")]
    [InlineData("\"Sample is too long\"")]
    [InlineData("\"Limit is 3\"")]
    [InlineData("\"Sample's limit is 3\"")]
    [InlineData("\"\\u0054oo many\"")]
    [InlineData("$\"{count} is too many\"")]
    [InlineData("$\"Column{count} is missing\"")]
    [InlineData("\"Column\" + count + \" is missing\"")]
    [InlineData("nameof(count) + \" Is too large\"")]
    [InlineData("count + \" Is too large\"")]
    [InlineData("Texts.TooMany")]
    [InlineData("Texts.Get(\"Too many\")")]
    [InlineData("string.Format(Texts.TooMany, \"Too many\")")]
    [InlineData("null")]
    public static Task Name_DoesNotReport(string message) => DoesNotReport(Throw(message));

    [Theory]
    [InlineData("new Exception([|\"Too many\"|])")]
    [InlineData("new([|\"Too many\"|])")]
    [InlineData("new ArgumentException([|\"Too many\"|], \"Count\")")]
    [InlineData("new ArgumentException(paramName: \"Count\", message: [|\"Too many\"|])")]
    [InlineData("new ArgumentNullException(\"Count\", [|\"Too many\"|])")]
    [InlineData("new ArgumentNullException(\"Count\")")]
    [InlineData("new ArgumentOutOfRangeException(\"Count\", \"Value\", [|\"Too many\"|])")]
    [InlineData("new ObjectDisposedException(\"Reader\")")]
    [InlineData("new ObjectDisposedException(\"Reader\", [|\"Too many\"|])")]
    [InlineData("new Several(\"Code\", [|\"Too many\"|])")]
    [InlineData("new Several([|\"Too many\"|], 3)")]
    [InlineData("new Several(\"Code\", 3, 4)")]
    [InlineData("new Several([|$\"Too many: {count}\"|], 3, 4, 5)")]
    [InlineData("new Several(\"Too many\", \"a\", \"b\", \"c\", \"d\", \"e\")")]
    [InlineData("new Several(text, [|\"Too many \"|] + count)")]
    [InlineData("Failure.Because([|\"Too many\"|])")]
    [InlineData("Failure.Because(code: \"Code\", message: [|\"Too many\"|])")]
    [InlineData("Failure.Named(\"Too many\")")]
    [InlineData("count > 3 ? Failure.Because([|\"Too many\"|]) : new Exception([|\"Too few\"|])")]
    [InlineData("count switch { 1 => Failure.Because([|\"Too few\"|]), _ => (Failure.Because([|\"Too many\"|])) }")]
    [InlineData("Failure.Last ?? Failure.Because([|\"Too many\"|])")]
    [InlineData("new Exception(count > 3 ? [|\"Too many\"|] : [|\"Too few\"|])")]
    [InlineData("new Exception(text ?? [|\"Too many\"|])")]
    [InlineData("new Exception(count switch { 1 => [|\"Too few\"|], _ => [|\"Too many\"|] })")]
    [InlineData("new Exception(\"outer\", new Exception([|\"Inner one\"|]))")]
    public static Task Thrown_Fixes(string thrown)
        => Fixes(Throwing(thrown), Throwing(thrown).Replace("[|\"T", "\"t", System.StringComparison.Ordinal).Replace("[|$\"T", "$\"t", System.StringComparison.Ordinal).Replace("[|\"I", "\"i", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal));

    [Fact]
    public static Task MultiLineRawString_Fixes() => Fixes(
        Throw(""""
            [|"""
                Too many
                of them
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
                Too many: {count}
                """|]
            """"),
        Throw(""""
            $"""
                too many: {count}
                """
            """"));

    [Fact]
    public static Task Initializers_Fixes() => Fixes(
        """
        using System;
        class A() : Exception([|"Too many"|]);
        class B : Exception
        {
            B(string message) : base(message) { }
            B() : this([|"Too many"|]) { }
            B(int count) : base([|$"Too many: {count}"|]) { }
            static Exception Make() => new B([|"Too many"|]);
            static B MakeTyped() => new([|"Too many"|]);
        }
        class C(string message)
        {
            C() : this("Too many") { }
        }
        """,
        """
        using System;
        class A() : Exception("too many");
        class B : Exception
        {
            B(string message) : base(message) { }
            B() : this("too many") { }
            B(int count) : base($"too many: {count}") { }
            static Exception Make() => new B("too many");
            static B MakeTyped() => new("too many");
        }
        class C(string message)
        {
            C() : this("Too many") { }
        }
        """);

    [Fact]
    public static Task Trivia_FixesAndKeepsIt() => Fixes(
        Throw("/* why */ [|\"Too many\"|] /* so */"),
        Throw("/* why */ \"too many\" /* so */"));

    [Fact]
    public static Task ConstantOfMessages_Fixes() => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix>
    {
        Source = Marked("""
            using System;
            static class Reader
            {
                private const string Elsewhere = "Wrong " + "place";
                static Exception First() => new InvalidOperationException([|Elsewhere|]);
                static Exception Second(bool b) => new InvalidOperationException(b ? [|Texts.Missing|] : "none");
                static Exception Third() => throw new InvalidOperationException([|Texts.Missing|]);
                static Exception Fourth()
                {
                    const string message = "No fourth";
                    return new Exception([|message|]);
                }
            }
            """),
        FixedSource = """
            using System;
            static class Reader
            {
                private const string Elsewhere = "wrong " + "place";
                static Exception First() => new InvalidOperationException(Elsewhere);
                static Exception Second(bool b) => new InvalidOperationException(b ? Texts.Missing : "none");
                static Exception Third() => throw new InvalidOperationException(Texts.Missing);
                static Exception Fourth()
                {
                    const string message = "no fourth";
                    return new Exception(message);
                }
            }
            """,
        Others = [("Texts.cs", "static class Texts { public const string Missing = \"Missing it\"; }")],
        FixedOthers = [("Texts.cs", "static class Texts { public const string Missing = \"missing it\"; }")],
    }.RunAsync();

    [Fact]
    public static Task ConstantOfOtherUse_ReportsWithoutFix() => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix>
    {
        Source = Marked("""
            using System;
            public static class Reader
            {
                public const string Seen = "Missing it";
                private const string Title = "Wrong place";
                static string Show() => Title;
                static Exception First() => new InvalidOperationException([|Title|]);
                static Exception Second() => new InvalidOperationException([|Seen|]);
                static Exception Third() => new InvalidOperationException(bool.TrueString);
                static Exception Fourth(string Seen) => new InvalidOperationException(Seen);
            }
            """),
    }.RunAsync();

    [Fact]
    public static Task ProperNouns_AreRead() => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix>
    {
        Source = Marked(Throw("count > 3 ? \"Sakila is full\" : count > 2 ? \"Big Table is full\" : count > 1 ? [|\"Big tables are full\"|] : [|\"Sakilas are full\"|]")),
        FixedSource = Throw("count > 3 ? \"Sakila is full\" : count > 2 ? \"Big Table is full\" : count > 1 ? \"big tables are full\" : \"sakilas are full\""),
        Config = "standards.STD2001.proper_nouns = Sakila, Big Table",
    }.RunAsync();

    [Fact]
    public static Task NoProperNouns_Fixes() => Fixes(Throw("[|\"Sakila is full\"|]"), Throw("\"sakila is full\""));

    [Fact]
    public static Task EmptySource_DoesNotReport() => DoesNotReport("");

    [Fact]
    public static Task GeneratedFile_DoesNotReport() => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix> { Source = Throw("\"Too many.\""), Path = "Test.g.cs" }.RunAsync();

    [Theory]
    [InlineData("throw new Exception(\"Too many")]
    [InlineData("throw new Exception(\"Too many\"")]
    [InlineData("throw new Missing(\"Too many\")")]
    [InlineData("throw new Exception(mesage: \"Too many\");")]
    [InlineData("throw new Exception(\"Too many\", 1, 2, 3);")]
    [InlineData("throw new(\"Too many\", 1, 2, 3);")]
    [InlineData("throw new Exception(\"\"\"Too many")]
    [InlineData("throw new Exception($\"Too many {")]
    [InlineData("throw Missing(\"Too many\");")]
    [InlineData("throw")]
    public static Task MalformedCode_DoesNotThrow(string statement) => Malformed($"using System;\nclass C {{ void M() {{ {statement} }} }}");

    [Fact]
    public static Task UserTypeNamedException_DoesNotReport() => DoesNotReport(
        """
        class MyException(string message)
        {
            static MyException Make() => new("Too many.");
            static MyException Other() => new MyException("Too many.");
        }
        """);

    private static Task Malformed(string source)
        => AnalyzerRuns.AsIs(source, new ErrorMessageAnalyzer(), new ErrorContextAnalyzer());

    private static Task Fixes(string source, string fixedSource) => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix> { Source = Marked(source), FixedSource = fixedSource }.RunAsync();

    /// <summary>The analyzer has two rules, so the markup names one.</summary>
    private static string Marked(string source) => source.Replace("[|", "{|STD2001:", System.StringComparison.Ordinal).Replace("|]", "|}", System.StringComparison.Ordinal);

    private static Task DoesNotReport(string source) => new RuleCase<ErrorMessageAnalyzer, MessageStartCodeFix> { Source = source }.RunAsync();

    private static string Throw(string message) => Throwing($"new InvalidOperationException({message})");

    private static string Throwing(string thrown) =>
        $$"""
        using System;
        using System.Globalization;

        class Sample
        {
            const int Limit = 3;

            void Check(int count, string text)
            {
                throw {{thrown}};
            }
        }

        static class Failure
        {
            public static Exception Last => null;
            public static Exception Because(string message, string code = "") => new InvalidOperationException(message);
            public static Exception Named(string name) => new InvalidOperationException(name);
        }

        class Several : Exception
        {
            public Several(string code, string message) : base(message) { }
            public Several(string message, int code) : base(message) { }
            public Several(string code, int first, int second) { }
            public Several(object code, int first, int second, int last) { }
            public Several(string message, int first, int second, int third) { }
            public Several(string code, params string[] message) { }
        }

        static class Texts
        {
            public static string TooMany => "Too many";
            public static string Get(string name) => name;
        }
        """;

    /// <summary>The literal that the diagnostic stands at: from the first quote, with what is before it, to the last one.</summary>
    private static string Literal(string message)
    {
        var from = message.IndexOf('"', System.StringComparison.Ordinal);
        while (from > 0 && message[from - 1] is '$' or '@')
        {
            from--;
        }

        var raw = message.IndexOf("\"\"\"", System.StringComparison.Ordinal) >= 0;
        var to = raw ? message.LastIndexOf("\"\"\"", System.StringComparison.Ordinal) + 3 : message.IndexOf('"', message.IndexOf('"', System.StringComparison.Ordinal) + 1) + 1;
        return message[from..to];
    }
}
