using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace Standards.Evidence;

public static class CoberturaReaderTests
{
    [Theory]
    [InlineData("coverlet-8.0.1.cobertura.xml", 2)]
    [InlineData("microsoft-18.12.0.cobertura.xml", 1)]
    public static void RealReport_HasEachLineOnce(string name, long hits)
    {
        var file = Assert.Single(CoberturaReader.Read(RealReports.Path(name), NotAsked, CancellationToken.None).Files);

        Assert.Equal("/repository/Calculator.cs", file.Key);
        Assert.Equal([9, 10, 11, 12, 15, 16, 19, 20, 21, 22, 25, 26, 27, 28], file.Value.Lines.Select(static l => l.Line));
        Assert.Equal([hits, hits, 0, 0, hits, hits, 1, 1, 1, 1, 0, 0, 0, 0], file.Value.Lines.Select(static l => l.Hits));
        Assert.Equal(8, file.Value.CoveredCount);
    }

    [Fact]
    public static void RealReportsOfBothTools_Merge()
    {
        var reports = new[] { "coverlet-8.0.1.cobertura.xml", "microsoft-18.12.0.cobertura.xml" }.Select(static name => CoberturaReader.Read(RealReports.Path(name), NotAsked, CancellationToken.None)).ToArray();

        var file = Assert.Single(CoverageReport.Merge(reports).Files).Value;

        Assert.Equal(reports[0].Files.Values.Single().Lines, file.Lines);
    }

    [Fact]
    public static void Merge_TakesTheHigherCount()
    {
        var merged = CoverageReport.Merge(
        [
            Lines("/a.cs", (1, 0), (2, 5), (3, 0)),
            Lines("/a.cs", (2, 2), (3, 1), (4, 0)),
            Lines("/b.cs", (1, 1)),
        ]);

        Assert.Equal(["/a.cs", "/b.cs"], merged.Files.Keys);
        Assert.Equal([new LineHits(1, 0), new(2, 5), new(3, 1), new(4, 0)], merged.Files["/a.cs"].Lines);
    }

    [Fact]
    public static void MergeOfNothing_IsEmpty() => Assert.Empty(CoverageReport.Merge([]).Files);

    [Fact]
    public static void PartialAndNestedClasses_AreOneFile()
        => Assert.Equal(
            [new LineHits(1, 3), new(2, 1), new(7, 0)],
            Assert.Single(Text("""
                <coverage><packages>
                  <package><classes><class name="A" filename="/a.cs"><methods><method><lines><line number="2" hits="1" /></lines></method></methods><lines><line number="2" hits="1" /><line number="1" hits="0" /></lines></class></classes></package>
                  <package><classes><class name="A.B" filename="/a.cs"><lines><line number="1" hits="3" /><line number="7" hits="0" /><line number="0" hits="9" /></lines></class></classes></package>
                </packages></coverage>
                """).Files).Value.Lines);

    [Theory]
    [InlineData("/repository/src/a.cs", "/repository/src/a.cs", new[] { "/other/" })]
    [InlineData("src/a.cs", "/repository/src/a.cs", new[] { "/repository/" })]
    [InlineData("src/a.cs", "/repository/src/a.cs", new[] { "/repository" })]
    [InlineData("repository/src/a.cs", "/repository/src/a.cs", new[] { "/" })]
    [InlineData("../src/a.cs", "/repository/src/a.cs", new[] { "/repository/test/" })]
    [InlineData("src/a.cs", "src/a.cs", new string[0])]
    [InlineData("src/a.cs", "src/a.cs", new[] { "  " })]
    [InlineData("https://example.org/a.cs", "https://example.org/a.cs", new[] { "/repository/" })]
    [InlineData(@"C:\repository\a.cs", @"C:\repository\a.cs", new[] { "/repository/" })]
    [InlineData(@"src\a.cs", @"C:\repository\src\a.cs", new[] { @"C:\repository" })]
    public static void Sources_CompleteFileNames(string file, string path, string[] sources)
        => Assert.Equal(path, Assert.Single(Text(Report(file, sources)).Files).Key);

    [Fact]
    public static void SeveralSources_ThatWhichExists()
    {
        var asked = new List<string>();
        bool Exists(string path)
        {
            asked.Add(path);
            return path == "/second/a.cs";
        }

        var report = Text(Report("a.cs", ["/first/", "/second/", "/third/"]), Exists);

        Assert.Equal("/second/a.cs", Assert.Single(report.Files).Key);
        Assert.Equal(["/first/a.cs", "/second/a.cs"], asked);
    }

    [Fact]
    public static void SeveralSources_NoneThatExists_FirstOne()
        => Assert.Equal("/first/a.cs", Assert.Single(Text(Report("a.cs", ["/first/", "/second/"]), static _ => false).Files).Key);

    [Fact]
    public static void SourcesBehindThePackages_AreUsed()
        => Assert.Equal("/repository/a.cs", Assert.Single(Text("""
            <coverage><packages><package><classes><class filename="a.cs"><lines><line number="1" hits="1" /></lines></class></classes></package></packages><sources><source>/repository</source></sources></coverage>
            """).Files).Key);

    [Fact]
    public static void ClassWithoutFile_IsLeftOut()
        => Assert.Empty(Text("""<coverage><packages><package><classes><class filename=""><lines><line number="1" hits="1" /></lines></class><class><lines /></class></classes></package></packages></coverage>""").Files);

    [Fact]
    public static void Doctype_IsPassedOver()
        => Assert.Empty(Text("""<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd"><coverage><packages /></coverage>""").Files);

    [Theory]
    [InlineData("<coverage />", "is no Cobertura report: it has no 'packages'")]
    [InlineData("<assemblies />", "is no Cobertura report: its root is 'assemblies'")]
    [InlineData("""<coverage><packages><class filename="a"><line number="1" /></class></packages></coverage>""", "has an element 'line' without 'hits'")]
    [InlineData("""<coverage><packages><class filename="a"><line hits="1" /></class></packages></coverage>""", "has an element 'line' without 'number'")]
    [InlineData("""<coverage><packages><class filename="a"><line number="1" hits="-1" /></class></packages></coverage>""", "has an element 'line' whose 'hits' is no whole number: '-1'")]
    [InlineData("""<coverage><packages><class filename="a"><line number="4294967297" hits="1" /></class></packages></coverage>""", "has a line with the number 4294967297")]
    [InlineData("", "is not well-formed XML: root element is missing")]
    public static void Malformed_Reports(string text, string message)
        => Assert.Contains(message, Assert.Throws<EvidenceException>(() => Text(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("coverlet-8.0.1.cobertura.xml")]
    [InlineData("microsoft-18.12.0.cobertura.xml")]
    public static void DamagedReport_IsReportOrEvidenceException(string name)
        => Damage.Inflict(RealReports.Bytes(name), static bytes => CoberturaReader.Read(new MemoryStream(bytes), "a.xml", static _ => false, CancellationToken.None));

    private static string Report(string file, string[] sources)
        => $"""<coverage><sources>{string.Concat(sources.Select(static s => $"<source>{s}</source>"))}</sources><packages><package><classes><class filename="{file}"><lines><line number="1" hits="1" /></lines></class></classes></package></packages></coverage>""";

    private static CoverageReport Lines(string file, params (int Line, long Hits)[] lines)
    {
        var builder = new CoverageBuilder();
        foreach (var (line, hits) in lines)
        {
            builder.Add(file, line, hits);
        }

        return builder.Report();
    }

    private static bool NotAsked(string path) => throw new InvalidOperationException($"asked for '{path}'");

    private static CoverageReport Text(string text, Func<string, bool>? exists = null) => CoberturaReader.Read(RealReports.Stream(text), "a.xml", exists ?? NotAsked, CancellationToken.None);
}
