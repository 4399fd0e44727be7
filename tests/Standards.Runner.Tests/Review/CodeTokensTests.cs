using Xunit;

namespace Standards.Review;

public static class CodeTokensTests
{
    private const string Source = "class A\n{\n    int x = 1; // one\n\n#if NET10_0\n    int y = 2;\n#else\n    int z = 3;\n#endif\n}\n";

    [Theory]
    [InlineData("// one", "// two")]
    [InlineData("    int x = 1;", "\t/// <summary>A number.</summary>\n\tint x\n=\n1;")]
    [InlineData("int x", "#region numbers\n    int x")]
    [InlineData("class A\n{", "/* a */ class A {")]
    [InlineData("#if NET10_0", "#if  NET10_0 // newest")]
    public static void Trivia_DoesNotReport(string text, string by)
    {
        var after = Source.Replace(text, by, System.StringComparison.Ordinal);
        Assert.NotEqual(Source, after);
        Assert.Null(Difference(Source, after, "NET10_0"));
        Assert.Null(Difference(Source, after));
    }

    [Theory]
    [InlineData("x = 1", "x = 2", "2", 3)]
    [InlineData("x = 1;", "x = 0x1;", "0x1", 3)]
    [InlineData("    int x", "#pragma warning disable CS0414\n    int x", "# pragma warning disable CS0414", 3)]
    [InlineData("    int x", "#nullable disable\n    int x", "# nullable disable", 3)]
    [InlineData("    int x", "#line hidden\n    int x", "# line hidden", 3)]
    [InlineData("    int x", "    [System.Obsolete] int x", "[", 3)]
    [InlineData("}\n", "}\nclass B;\n", "class", 11)]
    public static void Code_Reports(string text, string by, string found, int line)
        => Assert.Equal((found, line), Difference(Source, Source.Replace(text, by, System.StringComparison.Ordinal)));

    [Fact]
    public static void DeletedAndNewCode_Report()
    {
        Assert.Equal(("class", 1), Difference(Source, ""));
        Assert.Equal(("class", 1), Difference("", Source));
        Assert.Null(Difference("", "// nothing yet\n"));
        Assert.NotNull(Difference("class A { }", "class A { } }"));
        Assert.NotNull(Difference("#pragma warning disable CS1\nclass A;", "class A;"));
    }

    [Fact]
    public static void CodeUnderACondition_IsThatOfItsSymbols()
    {
        var other = Source.Replace("z = 3", "z = 4", System.StringComparison.Ordinal);
        Assert.Null(Difference(Source, other, "NET10_0"));
        Assert.Equal(("4", 8), Difference(Source, other));

        // What a condition means may change while code and condition stand as they were.
        Assert.NotNull(Difference(Source, Source.Replace("NET10_0", "NET9_0", System.StringComparison.Ordinal), "NET10_0"));
        Assert.Null(Difference(Source, Source.Replace("NET10_0", "NET10_0 && !NEVER", System.StringComparison.Ordinal), "NET10_0"));
    }

    [Fact]
    public static void Text_IsCode()
    {
        const string Raw = "class A { string s = \"\"\"\n    a  b\n    \"\"\"; string t = $\"{1}  x\"; }";
        Assert.NotNull(Difference(Raw, Raw.Replace("a  b", "a b", System.StringComparison.Ordinal)));
        Assert.NotNull(Difference(Raw, Raw.Replace("  x", " x", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("#if A\n#endif", true)]
    [InlineData("  #  if A\n#endif", true)]
    [InlineData("#define A", true)]
    [InlineData("#region A\n#endregion", false)]
    [InlineData("class A;", false)]
    public static void Conditions_AreSeen(string text, bool expected) => Assert.Equal(expected, CodeTokens.IsConditional(text));

    private static (string Text, int Line)? Difference(string before, string after, params string[] symbols) => CodeTokens.Difference(before, after, symbols, TestContext.Current.CancellationToken);
}
