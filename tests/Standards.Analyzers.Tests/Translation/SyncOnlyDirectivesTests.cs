using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Standards.Translation;
using Xunit;

namespace Standards.Tests.Translation;

public static class SyncOnlyDirectivesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("class C { }")]
    [InlineData("#if DEBUG\n#endif")]
    [InlineData("#region SYNC_ONLY\n#endregion")]
    [InlineData("#nullable enable\n// #if SYNC_ONLY\nclass C { string s = \"SYNC_ONLY\"; }")]
    public static void NoGroup_FindsNothing(string source) => Assert.Null(Find(source));

    [Theory]
    [InlineData("SYNC_ONLY")]
    [InlineData("(SYNC_ONLY)")]
    [InlineData("((SYNC_ONLY))  ")]
    [InlineData("!!SYNC_ONLY")]
    [InlineData("SYNC_ONLY // why")]
    public static void SyncOnly_KeepsItsText(string condition) => Check(
        $"a();\n  # if {condition}\n    b();\n    c();\n  #endif // end\nd();\n",
        "a();\n  #line 3 \"Dir/File.cs\"\n    b();\n    c();\n  #line default\nd();\n");

    [Theory]
    [InlineData("!SYNC_ONLY")]
    [InlineData("! SYNC_ONLY")]
    [InlineData("!(SYNC_ONLY)")]
    [InlineData("(!SYNC_ONLY) // why")]
    public static void NotSyncOnly_RemovesItsText(string condition) => Check(
        $"a();\n#if {condition}\nb();\n#endif\nc();\n",
        "a();\nc();\n");

    [Fact]
    public static void SyncOnlyWithElse_KeepsTheFirst() => Check(
        "a();\n#if SYNC_ONLY\nb();\n#else\nc();\n#endif\nd();\n",
        "a();\n#line 3 \"Dir/File.cs\"\nb();\n#line default\nd();\n");

    [Fact]
    public static void NotSyncOnlyWithElse_KeepsTheSecond() => Check(
        "a();\n#if !SYNC_ONLY\nb();\n#else // sync\n\tc();\n#endif\nd();\n",
        "a();\n#line 5 \"Dir/File.cs\"\n\tc();\n#line default\nd();\n");

    [Fact]
    public static void CarriageReturns_Stay() => Check(
        "a();\r\n#if SYNC_ONLY\r\nb();\r\n#else\r\nc();\r\n#endif\r\nd();\r\n",
        "a();\r\n#line 3 \"Dir/File.cs\"\r\nb();\r\n#line default\r\nd();\r\n");

    [Fact]
    public static void StartAndEndOfFile_AreLines()
    {
        Check("#if SYNC_ONLY\na();\n#endif", "#line 2 \"Dir/File.cs\"\na();\n#line default");
        Check("#if !SYNC_ONLY\na();\n#endif", "");
        Check("#if !SYNC_ONLY\r\na();\r\n#else\r\nb();\r\n#endif", "#line 4 \"Dir/File.cs\"\r\nb();\r\n#line default");
    }

    [Theory]
    [InlineData("#if SYNC_ONLY\n#endif\n")]
    [InlineData("#if SYNC_ONLY\n\n  \n#endif\n")]
    [InlineData("#if SYNC_ONLY\n#else\nb();\n#endif\n")]
    [InlineData("#if !SYNC_ONLY\nb();\n#else\n#endif\n")]
    public static void NothingKept_LeavesNoLineDirective(string group) => Check("a();\n" + group + "c();\n", "a();\nc();\n");

    [Fact]
    public static void OtherDirectives_GoWithTheirText() => Check(
        """
        #if SYNC_ONLY
        #if NET8_0
        a();
        #elif NET9_0
        b();
        #else
        #pragma warning disable CS0001
        #endif
        #region R
        #endregion
        #endif
        #if !SYNC_ONLY
        #if NET8_0
        c();
        #else
        d();
        #endif
        #region R
        #endregion
        #pragma warning disable CS0002
        #else
        e();
        #endif
        """,
        """
        #line 2 "Dir/File.cs"
        #if NET8_0
        a();
        #elif NET9_0
        b();
        #else
        #pragma warning disable CS0001
        #endif
        #region R
        #endregion
        #line default
        #line 22 "Dir/File.cs"
        e();
        #line default
        """);

    [Fact]
    public static void InsideAnotherGroup_OnlyActiveTextCounts() => Check(
        """
        #if NET8_0
        #if SYNC_ONLY
        a();
        #endif
        #else
        #if SYNC_ONLY
        b();
        #else
        c();
        #endif
        #endif
        """,
        """
        #if NET8_0
        #if SYNC_ONLY
        a();
        #endif
        #else
        #line 7 "Dir/File.cs"
        b();
        #line default
        #endif
        """);

    [Fact]
    public static void Expressions_AreEdited() => Check(
        """
        Call(1,
        #if SYNC_ONLY
            2
        #else
            await TwoAsync()
        #endif
            , 3);
        """,
        """
        Call(1,
        #line 3 "Dir/File.cs"
            2
        #line default
            , 3);
        """);

    [Theory]
    [InlineData("C:\\a\\b.cs", "#line 2 \"C:\\a\\b.cs\"\nb();\n#line default\n")]
    [InlineData("a\"b.cs", "b();\n")]
    [InlineData("", "b();\n")]
    public static void Path_IsWrittenAsItIs(string path, string expected)
        => Assert.Equal(expected, Apply("#if SYNC_ONLY\nb();\n#endif\n", path));

    [Theory]
    [InlineData("[|#if SYNC_ONLY && DEBUG|]\na();\n#endif", "it is mixed with other symbols")]
    [InlineData("[|#if DEBUG || !SYNC_ONLY|] // x\na();\n#endif", "it is mixed with other symbols")]
    [InlineData("[|#if SYNC_ONLY == true|]\na();\n#endif", "it is mixed with other symbols")]
    [InlineData("#if SYNC_ONLY\na();\n  [|#elif DEBUG|]\n#endif", "it is in one group with '#elif'")]
    [InlineData("#if DEBUG\na();\n[|#elif SYNC_ONLY|]\n#endif", "it is in one group with '#elif'")]
    [InlineData("#if SYNC_ONLY\n[|#if SYNC_ONLY|]\na();\n#endif\n#endif", "it is nested in another one")]
    [InlineData("#if !SYNC_ONLY\n[|#if !SYNC_ONLY|]\na();\n#endif\n#endif", "it is nested in another one")]
    [InlineData("#if !SYNC_ONLY\n#if DEBUG\n[|#if SYNC_ONLY|]\na();\n#endif\n#endif\n#endif", "it is nested in another one")]
    [InlineData("[|#if SYNC_ONLY|]\na();\n", "it has no '#endif'")]
    [InlineData("#define SYNC_ONLY\n[|#if SYNC_ONLY|]\na();\n#endif", "the symbol is defined, and the async source is compiled without it")]
    public static void Malformed_Reports(string markup, string reason)
    {
        var start = markup.IndexOf("[|", StringComparison.Ordinal);
        var end = markup.IndexOf("|]", StringComparison.Ordinal) - 2;
        var source = markup.Replace("[|", "").Replace("|]", "");

        var problem = Assert.Single(Find(source)!.Problems(new TextSpan(0, source.Length)));

        Assert.Equal(new Problem("STD1009", TextSpan.FromBounds(start, end), [reason], true), problem);
        Assert.Empty(Find(source)!.Problems(new TextSpan(0, start)));
    }

    [Fact]
    public static void Malformed_IsNotEdited()
    {
        const string Source = "#if SYNC_ONLY && X\na();\n#else\nb();\n#endif\n";

        Assert.Equal(Source, Apply(Source, "Dir/File.cs"));
        Assert.False(Find(Source)!.IsRemoved(Source.IndexOf('b')));
        Assert.True(Find(Source)!.Overlaps(new TextSpan(3, 1)));
    }

    [Fact]
    public static void LateElif_ReportsTheGroupAndKeepsRegionsApart()
    {
        const string Source = "#if !DEBUG\n#if !SYNC_ONLY\na();\n#endif\n#elif SYNC_ONLY\n#endif\n#if !SYNC_ONLY\nb();\n#endif\n";
        var directives = Find(Source)!;

        Assert.Single(directives.Problems(new TextSpan(0, Source.Length)));
        Assert.False(directives.IsRemoved(Source.IndexOf('a')));
        Assert.True(directives.IsRemoved(Source.IndexOf('b')));
    }

    [Fact]
    public static void Defined_ReportsAndDoesNothing()
    {
        const string Source = "#if SYNC_ONLY\na();\n#else\nb();\n#endif\n";
        var tree = CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(preprocessorSymbols: ["SYNC_ONLY"]), cancellationToken: TestContext.Current.CancellationToken);
        var directives = SyncOnlyDirectives.Find(tree, tree.GetRoot(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)!;
        var changes = new List<TextChange>();

        directives.AppendChanges(new TextSpan(0, Source.Length), changes);

        Assert.Empty(changes);
        Assert.Single(directives.Problems(new TextSpan(0, Source.Length)));
    }

    [Fact]
    public static void IsRemoved_IsTrueOfDirectivesAndAsyncText()
    {
        const string Source = "0\n#if SYNC_ONLY\n1\n#else\n2\n#endif\n3\n#if !SYNC_ONLY\n4\n#else\n5\n#endif\n6";
        var directives = Find(Source)!;

        Assert.Equal(
            [false, false, true, false, true, false, false],
            Enumerable.Range(0, 7).Select(i => directives.IsRemoved(Source.IndexOf((char)('0' + i)))));
        Assert.True(directives.IsRemoved(Source.IndexOf("#if", StringComparison.Ordinal)));
        Assert.True(directives.IsRemoved(Source.LastIndexOf("#endif", StringComparison.Ordinal)));
        Assert.False(directives.IsRemoved(-1));
        Assert.False(directives.IsRemoved(Source.Length + 10));
    }

    [Fact]
    public static void OutsideOfTheSpan_NothingIsEdited()
    {
        const string Source = "#if !SYNC_ONLY\na();\n#endif\nb();\n#if !SYNC_ONLY\nc();\n#endif\nd();\n";
        var changes = new List<TextChange>();

        Find(Source)!.AppendChanges(TextSpan.FromBounds(Source.IndexOf('b'), Source.IndexOf("d();", StringComparison.Ordinal)), changes);

        var change = Assert.Single(changes);
        Assert.Equal(Source.LastIndexOf("#if", StringComparison.Ordinal), change.Span.Start);
        Assert.False(Find(Source)!.Overlaps(TextSpan.FromBounds(Source.IndexOf('b'), Source.IndexOf('b') + 4)));
    }

    [Theory]
    [InlineData("#if !SYNC_ONLY\nint x;\nvoid M() {\n#endif\n}", true)]
    [InlineData("int x;\nvoid M() {\n#if !SYNC_ONLY\n}\nint y;\n#endif", true)]
    [InlineData("#if !SYNC_ONLY\n[A]\n#endif\nvoid M() { }", false)]
    [InlineData("#if !SYNC_ONLY\nvoid M() { }\n#endif", false)]
    [InlineData("#if !SYNC_ONLY\nint x;\n#endif\n/// <summary/>\nvoid M() { }\n#if !SYNC_ONLY\nint y;\n#endif", false)]
    [InlineData("void M() {\n#if !SYNC_ONLY\nint y;\n#endif\n}", false)]
    [InlineData("#if !SYNC_ONLY\n[A]\n#else\n[B]\n#endif\nvoid M() { }", false)]
    [InlineData("int x;\n#if !SYNC_ONLY\nint y; [A]\n#endif\nvoid M() { }", true)]
    [InlineData("#if SYNC_ONLY\nint y;\n#else\nint z;\n#endif\nvoid M() { }", false)]
    public static void RegionCutByTheMember_Reports(string members, bool reports)
    {
        var source = "class C {\n" + members + "\n}";
        var tree = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
        var root = tree.GetRoot(TestContext.Current.CancellationToken);
        var method = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var directives = SyncOnlyDirectives.Find(tree, root, TestContext.Current.CancellationToken)!;

        Assert.Equal(reports, directives.Problems(method.Span).Any());
        Assert.Equal(reports, directives.Problems(method.FullSpan).Any());
    }

    [Fact]
    public static void FirstAttribute_GoesAlthoughItsDirectiveStandsInFront()
    {
        Assert.Equal("class C {\n#if !SYNC_ONLY\nvoid M() { }\n}", ApplyToMethod("class C {\n#if !SYNC_ONLY\n[A]\n#endif\nvoid M() { }\n}", out var problems));
        Assert.Empty(problems);
        Assert.Equal("class C {\n#if !SYNC_ONLY\n#line 5 \"Dir/File.cs\"\n[B]\n#line default\nvoid M() { }\n}", ApplyToMethod("class C {\n#if !SYNC_ONLY\n[A]\n#else\n[B]\n#endif\nvoid M() { }\n}", out problems));
        Assert.Empty(problems);

        // [B] stands before the span: it would be lost.
        ApplyToMethod("class C {\n#if SYNC_ONLY\n[B]\n#else\n[A]\n#endif\nvoid M() { }\n}", out problems);
        Assert.Single(problems);
    }

    [Fact]
    public static void EndOfTheRegionBefore_GoesFromTheFullSpan()
    {
        const string Source = "class C {\n#if !SYNC_ONLY\nint x;\n#endif\nvoid M() { }\n}";
        var tree = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken);
        var root = tree.GetRoot(TestContext.Current.CancellationToken);
        var changes = new List<TextChange>();

        SyncOnlyDirectives.Find(tree, root, TestContext.Current.CancellationToken)!
            .AppendChanges(root.DescendantNodes().OfType<MethodDeclarationSyntax>().Single().FullSpan, changes);

        Assert.Equal("class C {\n#if !SYNC_ONLY\nint x;\nvoid M() { }\n}", SourceText.From(Source).WithChanges(changes).ToString());
    }

    [Fact]
    public static void KeptText_CompilesUnderItsSourceLine()
    {
        var result = Apply("class C {\n\n#if !SYNC_ONLY\nint a;\n#else\nint b = ;\n#endif\nint c = ;\n}", "Dir/File.cs");

        var spans = CSharpSyntaxTree.ParseText(result, path: "Out.cs", cancellationToken: TestContext.Current.CancellationToken).GetDiagnostics(TestContext.Current.CancellationToken)
            .Select(static d => d.Location.GetMappedLineSpan())
            .Select(static span => (span.Path, span.StartLinePosition.Line + 1));

        Assert.Equal([("Dir/File.cs", 6), ("Out.cs", 6)], spans);
    }

    private static string ApplyToMethod(string source, out List<Problem> problems)
    {
        var tree = CSharpSyntaxTree.ParseText(source, path: "Dir/File.cs", cancellationToken: CancellationToken.None);
        var root = tree.GetRoot(CancellationToken.None);
        var span = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Single().Span;
        var directives = SyncOnlyDirectives.Find(tree, root, CancellationToken.None)!;
        var changes = new List<TextChange>();
        directives.AppendChanges(span, changes);
        problems = directives.Problems(span).ToList();
        return SourceText.From(source).WithChanges(changes).ToString();
    }

    private static void Check(string source, string expected) => Assert.Equal(expected, Apply(source, "Dir/File.cs"));

    private static string Apply(string source, string path)
    {
        var directives = Find(source, path)!;
        var changes = new List<TextChange>();
        directives.AppendChanges(new TextSpan(0, source.Length), changes);
        return SourceText.From(source).WithChanges(changes).ToString();
    }

    private static SyncOnlyDirectives? Find(string source, string path = "Dir/File.cs")
    {
        var tree = CSharpSyntaxTree.ParseText(source, path: path, cancellationToken: CancellationToken.None);
        return SyncOnlyDirectives.Find(tree, tree.GetRoot(CancellationToken.None), CancellationToken.None);
    }
}
