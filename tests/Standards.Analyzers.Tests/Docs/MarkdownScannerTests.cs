using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Xunit;

namespace Standards.Docs;

/// <summary>The scanner's prose is what Markdig calls literals, less links, code and quotations.</summary>
public static class MarkdownScannerTests
{
    /// <summary>What a line can mean something else by, after another one.</summary>
    private const string Corners = """
        A paragraph with `code`, ``more ` code``, an \`escape\`, an unmatched ` tick,
        a [link](target "title"), a [reference][ref], a [ref], a [collapsed][], a [no link], an ![image](a.png),
        [![badge](b.svg)](c), [a [nested](d) one](e), <https://example.com/a?b=c>, <name@example.com>, <b title="x > y">tag</b>,
        a < b > c, &amp; and &#42; and &nope, <!-- comment --> end.
        Setext of two
        lines
        ---

        [ref]: target
          "title"
        [collapsed]: <angle target> 'title' trailing
        [collapsed]: <angle target>
        text behind a definition

        - item
          lazy continuation
        continuation without indentation

          second paragraph

              code in an item
        - - nested
            - deeper

        1. one
        2. two
           ```csharp
           fenced in item
           ```
        text that ends the list
        7. no list, for it interrupts with seven
        + 

          after an empty item

        > quotation
        lazy quotation
        > - item of it
        >     code

        > [!NOTE]
        > An alert's words.

        # ATX # with marks ##
        #not a heading
        ####### nor this
            indented
        	tab-indented

        ~~~
        open ``` fence
        ~~~~
        ***
        * * *
        <div>
        html *block*

        after html
        <x-tag>
        kind seven
        </x-tag>

        <!-- a comment
        of two lines --> behind
        <pre>
        raw

        still raw</pre>

        | Head | `a|b` |
        |:-----|------:|
        | cell | [l](m) |
        | `a   | b` |
        text of the last row

        a | b
        --|--
        c | d \| e

        [^1]: A footnote.
        Last line without an end
        """;

    public static TheoryData<string> Files => [.. Repository.MarkdownFiles];

    [Theory, MemberData(nameof(Files))]
    public static void Prose_IsThatOfMarkdig(string file) => Assert.Null(MarkdownOracle.Difference(Repository.Read(file)));

    [Fact]
    public static void ProseOfCorners_IsThatOfMarkdig() => Assert.Null(MarkdownOracle.Difference(Corners));

    [Fact]
    public static void ProseOfMutants_IsThatOfMarkdig()
        => AssertMutants(Repository.MarkdownFiles.SelectMany(static file => Mutants(Repository.Read(file), 60)));

    [Fact]
    public static void ProseOfMutatedCorners_IsThatOfMarkdig() => AssertMutants(Mutants(Corners, 3000));

    [Fact]
    public static void SpoiledText_DoesNotThrow()
    {
        string[] pieces = ["\uD83D", "\uDE80", "🚀", "✔\uFE0F", "\u200D", "<", "<c>", "</c>", "<!", "&", "&x;", "///", "/**", "*/", "\r", "\n", "\r\n", "\t", "`", "[", "](", "better", "best for", "use", "'", "\"", ":star:", "<!-- standards: disable", "-->", "|", "-", "\0", " "];
        foreach (var seed in Enumerable.Range(0, 5000))
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));

            var findings = MarkdownWording.Scan("a.md", text, WordingOptions.Default, out _);
            findings.AddRange(DocumentationComments.Scan("///" + text, WordingOptions.Default) ?? []);
            findings.AddRange(DocumentationComments.Scan("/** " + text + " */", WordingOptions.Default) ?? []);
            Assert.All(findings, static finding => Assert.True(finding.Length > 0));
        }
    }

    /// <summary>Where a scanner looks ahead to the end from each character, these take minutes.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("![")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<a b=\"")]
    [InlineData("*a `")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("| a\n")]
    [InlineData("a | b\n-|-\n")]
    [InlineData("[a]: b\n")]
    [InlineData("\"better ")]
    public static void RepeatedText_IsReadInTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));
        var time = Stopwatch.StartNew();

        MarkdownWording.Scan("a.md", text, WordingOptions.Default, out _);

        Assert.True(time.Elapsed < TimeSpan.FromSeconds(30), time.Elapsed.ToString());
    }

    private static IEnumerable<string> Mutants(string text, int count) => Enumerable.Range(0, count).Select(seed => MarkdownMutator.Mutate(text, seed));

    /// <summary>
    /// Markdig differs from the specifications in rare texts, which only mutants hold: it drops a link definition whose title does not end, and reads
    /// no table where a code span begins above it. One mutant in 200 may be such a text.
    /// </summary>
    private static void AssertMutants(IEnumerable<string> mutants)
    {
        var texts = mutants.ToArray();
        var differences = texts.Select(MarkdownOracle.Difference).OfType<string>().ToArray();
        Assert.True(differences.Length <= texts.Length / 200, $"{differences.Length} of {texts.Length}\n{string.Join("\n\n", differences)}");
    }
}
