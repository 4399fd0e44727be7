using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Standards.Options;
using Xunit;

namespace Standards.Docs;

/// <summary>The wording engine on Markdown: what it finds, what it leaves alone.</summary>
public static class WordingTests
{
    [Fact]
    public static void MarketingExample_Reports()
        => Assert.Equal(
            ["2 UseCase: When to Use", "4 Prescriptive: is ideal for", "5 Emoji: ✅", "6 Emoji: ✅", "8 Marketing: Trade-offs", "9 Emoji: ✅", "9 Marketing: Pros", "10 Emoji: ❌", "10 Marketing: Cons"],
            Lines("""

                ## When to Use Obstore

                Obstore is **ideal** for:
                - ✅ High-performance workloads
                - ✅ Latency-sensitive applications

                **Trade-offs:**
                - ✅ Pros: 10x faster
                - ❌ Cons: Fewer backends
                """));

    [Fact]
    public static void TechnicalExample_DoesNotReport()
        => Assert.Empty(Lines("""
            ## Obstore Backend

            Rust-based storage implementation.

            **Characteristics:**
            - Implementation: Native Rust via PyO3 bindings
            - Async support: Native async/await
            - Supported backends: S3, GCS, Azure, local, memory
            - Benchmarks: [link to objective performance data]
            """));

    [Fact]
    public static void CodeCorrectnessExample_DoesNotReport()
        => Assert.Empty(Lines("""
            ```markdown
            # ✅ Correct - uses async context manager
            async with session.begin():
                await repository.create(data)

            # ❌ Wrong - missing await
            async with session.begin():
                repository.create(data)  # Bug!
            ```
            """));

    [Fact]
    public static void CaptionExample_Reports()
        => Assert.Equal(
            ["2 Emoji: ✅", "2 Prescriptive: Recommended approach", "5 Emoji: ❌", "5 Prescriptive: Slower alternative"],
            Lines("""
                ```markdown
                # ✅ Recommended approach
                use_obstore_backend()

                # ❌ Slower alternative
                use_fsspec_backend()
                ```
                """));

    [Theory]
    [InlineData("It is recommended.", "Prescriptive: recommended")]
    [InlineData("This is best for large files.", "Prescriptive: best for")]
    [InlineData("A cache, ideal for hot data.", "Prescriptive: ideal for")]
    [InlineData("You should use the pool.", "Prescriptive: should use")]
    [InlineData("Services should use the pool.", "Prescriptive: should use")]
    [InlineData("A _better_ and a worse way.", "Subjective: better; Subjective: worse")]
    [InlineData("PERFECTLY fine, but Perfect too", "Subjective: Perfect")]
    [InlineData("an excellent choice", "Prescriptive: excellent choice")]
    [InlineData("The pros/cons and the trade-offs.", "Marketing: pros; Marketing: cons; Marketing: trade-offs")]
    [InlineData("Blazing\nfast", "Marketing: Blazing fast")]
    [InlineData("Choose A when it is hot.", "UseCase: Choose … when")]
    [InlineData("One thing. Use `B` for bulk inserts.", "UseCase: Use … for")]
    [InlineData("| Option | Verdict |\n|---|---|\n| perfect | Perfect |", "Subjective: Perfect")]
    [InlineData("> [!TIP]\n> We recommend this.", "Prescriptive: recommend")]
    [InlineData("# A great heading", "Subjective: great")]
    [InlineData("A great setext\n===", "Subjective: great")]
    [InlineData("1. A great item\n\n   with a better paragraph", "Subjective: great; Subjective: better")]
    [InlineData("It’s 'quoted', and better.", "Subjective: better")]
    public static void Wording_Reports(string markdown, string expected)
        => Assert.Equal(expected, string.Join("; ", Find(markdown).Select(static finding => $"{finding.Category}: {finding.Text}")));

    [Theory]
    [InlineData("Constraints are consistent; consider the console, the prose and the process.")]
    [InlineData("A perfect hash, perfect forwarding, an ideal gas, a best-first search, best effort.")]
    [InlineData("Text better known as prose.")]
    [InlineData("Version 7 or better.")]
    [InlineData("A cons cell.")]
    [InlineData("The word \"better\" is quoted, so is 'perfect', so is “excellent”.")]
    [InlineData("> An excellent quotation.")]
    [InlineData("`better`, ``a `better` b``")]
    [InlineData("```\nbetter\n```\n\n~~~text\nworse\n~~~")]
    [InlineData("    better")]
    [InlineData("[better](https://example.com/worse) ![great](great.png) <https://better.example>")]
    [InlineData("See https://example.com/perfect and better.example.com, docs/better/, better-sqlite3, is_better, `IsBetter`.")]
    [InlineData("[best][best practices]\n\n[best practices]: https://example.com \"great\"")]
    [InlineData("<!-- better -->\n\n<div>\nbetter\n</div>")]
    [InlineData("---\ntitle: A better title\n---\n\nText.")]
    [InlineData("+++\ntitle = \"A better title\"\n+++\n\nText.")]
    [InlineData("| Name | Value |\n|---|---|\n| recommended | perfect |")]
    [InlineData("Clients MAY do so; it is RECOMMENDED by RFC 2119.")]
    [InlineData("Sets whether the client should use TLS. `Parse` should use the culture.")]
    [InlineData("Use caution when editing. Use this method to find out if it is there.")]
    [InlineData("They use A for B. use A for B.")]
    [InlineData("| Value | Meaning |\n|---|---|\n| Utc | Use UTC when reading. |")]
    [InlineData("Change: Use A for B.")]
    [InlineData("We focus on what is best for the community.")]
    [InlineData("Used when the file is missing. Chooses the first when there are two.")]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public static void Wording_DoesNotReport(string markdown) => Assert.Empty(Lines(markdown));

    [Theory]
    [InlineData("- ✅ Fast", "✅")]
    [InlineData("| A | ❌ |\n|---|---|", "❌")]
    [InlineData("Good 👍🏽!", "👍🏽")]
    [InlineData("✔️ yes, ✔ text", "✔️")]
    [InlineData("Fast :rocket: and :white_check_mark:.", ":rocket:; :white_check_mark:")]
    [InlineData("🚀🚀", "🚀; 🚀")]
    [InlineData("# ⭐ Five", "⭐")]
    public static void Emoji_Reports(string markdown, string expected) => Assert.Equal(expected, string.Join("; ", Find(markdown).Select(static finding => finding.Text)));

    [Theory]
    [InlineData("→ ← ⇒ ↔ ➜ © ™ ® ─│└ ✓ ✗ ★ • 1️⃣ 🇩🇪")]
    [InlineData("⚠️ Danger. ℹ️ 📦 🔧 🤔 🎉")]
    [InlineData("`✅` and \"❌\" in quotes")]
    [InlineData("Give it a ⭐ on the site.")]
    [InlineData("At 10:30:15, x:star:y.")]
    [InlineData("```csharp\n// ✅ Compiles\nM();\nN(); // ❌ does not compile\nConsole.WriteLine(\"🚀\");\n```")]
    [InlineData("```sql\n-- ❌ Wrong\nselect 1\n```")]
    [InlineData("```python\n# ✅ good\n# more about it\n\nrun()\n```")]
    [InlineData("```console\n$ run\n✅ passed\n```")]
    public static void Emoji_DoesNotReport(string markdown) => Assert.Empty(Lines(markdown));

    [Theory]
    [InlineData("```csharp\nM();\n// ✅ Correct\n```", "no code follows")]
    [InlineData("```csharp\n// 🚀 Fast\nM();\n```", "no mark of correctness")]
    public static void EmojiInCode_Reports(string markdown, string why) => Assert.True(Lines(markdown).Count == 1, why);

    [Fact]
    public static void AllEmoji_Reports()
        => Assert.Equal(["⚠️", "🎉", "👩‍💻", "⌚"], Find("⚠️ 🎉 👩‍💻 ⌚ → © 1️⃣ 🇩🇪", Options(allEmoji: true)).Select(static finding => finding.Text));

    [Fact]
    public static void AllowedEmoji_DoesNotReport()
        => Assert.Equal(["❌"], Find("✅ ❌", Options(allowedEmoji: ["✅"])).Select(static finding => finding.Text));

    [Fact]
    public static void AllowedPhrases_DoNotReport()
        => Assert.Equal(["better"], Find("Better together, a great circle of great friends, better.", Options(allowedPhrases: ["better together", "great friends"])).Select(static finding => finding.Text));

    [Fact]
    public static void Categories_AreReportedAsChosen()
        => Assert.Equal(["pros"], Find("A better way; pros. Use A for B. We recommend it.", Options(categories: ["marketing"])).Select(static finding => finding.Text));

    [Theory]
    [InlineData("<!-- standards: disable STD6001 -->\n\nbetter ✅\n\n<!-- standards: enable STD6001 -->\n\nworse", "3 Emoji: ✅; 7 Subjective: worse")]
    [InlineData("<!-- standards: disable -->\n\nbetter ✅", "")]
    [InlineData("<!-- standards: disable STD6001, STD6002 -->\n\nbetter ✅", "")]
    [InlineData("<!-- standards: disable-next-line STD6001 -->\n\nbetter\nworse", "4 Subjective: worse")]
    [InlineData("better <!-- standards: disable STD6001 --> worse", "1 Subjective: better")]
    [InlineData("<div>\n<!-- standards: disable -->\n</div>\n\nbetter", "")]
    [InlineData("```\n<!-- standards: disable -->\n```\n\nbetter", "5 Subjective: better")]
    [InlineData("<!-- Standards: Disable std6001 -->\n\nbetter", "")]
    public static void Comments_TurnRulesOff(string markdown, string expected) => Assert.Equal(expected, string.Join("; ", Lines(markdown)));

    [Theory]
    [InlineData("<!-- standards: disable STD6003 -->", "STD6003")]
    [InlineData("<!-- standards: off STD6001 -->", "off")]
    [InlineData("<!-- standards: -->", "standards:")]
    [InlineData("<!-- standards: disable STD6001, MD013 -->", "MD013")]
    public static void UnknownWordsOfComments_AreKept(string markdown, string expected)
    {
        MarkdownWording.Scan("a.md", markdown, WordingOptions.Default, out var suppressions);

        var (start, length, _) = Assert.Single(suppressions.Unknown);
        Assert.Equal(expected, markdown.Substring(start, length));
    }

    [Theory]
    [InlineData("docs/CHANGELOG.md")]
    [InlineData("ReleaseNotes.md")]
    public static void UseCaseInAChangeLog_DoesNotReport(string path)
        => Assert.Empty(MarkdownWording.Scan(path, "- Use A for B.", WordingOptions.Default, out _));

    [Fact]
    public static void Findings_StandWhereTheWordsAre()
    {
        const string Text = "Text, **best** for\r\n- a `b` better\r\n\r\n> x\r\n\r\n| a | great words |\r\n|---|---|\r\n";

        Assert.All(Find(Text), static finding => Assert.Equal(finding.Text.Replace(" ", "** ", StringComparison.Ordinal), Text.Substring(finding.Start, finding.Length)));
        Assert.Equal(3, Find(Text).Count);
    }

    /// <summary>Pages, read without an allowance: this repository obeys its own rules.</summary>
    [Fact]
    public static void Pages_AreFactual()
        => Assert.Empty(Repository.MarkdownFiles.SelectMany(static file => Lines(Repository.Read(file), file).Select(line => $"{file}:{line}")));

    [Fact]
    public static void CommentsOfTheSources_AreFactual()
        => Assert.Empty(Repository.SourceFiles.SelectMany(static file => (DocumentationComments.Scan(Repository.Read(file), WordingOptions.Default) ?? []).Select(finding => $"{file}: {finding.Text}")));

    private static WordingOptions Options(string[]? allowedPhrases = null, string[]? categories = null, bool allEmoji = false, string[]? allowedEmoji = null)
        => new([.. allowedPhrases ?? []], categories is null ? DocsOptions.Categories.Default : [.. categories], allEmoji, [.. allowedEmoji ?? []]);

    private static List<WordingFinding> Find(string markdown, WordingOptions? options = null) => MarkdownWording.Scan("a.md", markdown, options ?? WordingOptions.Default, out _);

    private static List<string> Lines(string markdown, string path = "a.md")
        => [.. MarkdownWording.Scan(path, markdown, WordingOptions.Default, out _).Select(finding => $"{markdown[..finding.Start].Count(static c => c == '\n') + 1} {finding.Category}: {finding.Text}")];
}
