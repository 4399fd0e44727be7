using System.Linq;
using Xunit;

namespace Standards.Workspace;

public static class MarkdownLinesTests
{
    [Fact]
    public static void FencesCommentsAndFrontMatter_AreNoText()
    {
        var lines = MarkdownLines.Of("""
            ---
            # no: heading
            ---
            # Title
            ````
            ```
            ## in a fence
            ```
            ````
            one <!-- a --> two <!-- b
            ## in a comment
            --> three
            ~~~ text
            ## in a fence
            ~~~
            `code` ``` not a fence ```
            """);
        Assert.Equal(["4:# Title", "10:one  two", "12: three", "16:`code` ``` not a fence ```"], lines.Select(static line => $"{line.Number}:{line.Text}"));
    }

    [Theory]
    [InlineData("# a", 1, "a")]
    [InlineData("### a b ###", 3, "a b")]
    [InlineData("#a", 0, "a")]
    [InlineData("####### a", 0, "a")]
    [InlineData("##", 2, "")]
    public static void Heading_HasItsLevel(string text, int level, string heading)
        => Assert.Equal((level, heading), (new MarkdownLine(1, text).HeadingLevel, new MarkdownLine(1, text).Heading));

    [Theory]
    [InlineData("- [ ] a", false, "a")]
    [InlineData("  * [X] a", true, "a")]
    [InlineData("- [x]a", null, null)]
    [InlineData("- [y] a", null, null)]
    [InlineData("[ ] a", null, null)]
    [InlineData("- a", null, null)]
    public static void Task_HasABox(string text, bool? ticked, string? said)
        => Assert.Equal((ticked, said), (new MarkdownLine(1, text).Task?.Ticked, new MarkdownLine(1, text).Task?.Text));
}
