using System;
using System.Linq;
using Xunit;

namespace Standards.Workspace;

public static class PrdTests
{
    private const string Matter = """
        ---
        requirement: search
        title: "Search: all of it"
        kind: feature
        created: 2026-11-23
        guides: []
        decisions:
          - { id: D-1, title: Index, significant: true }
        ---

        """;

    [Fact]
    public static void Criteria_AreRead()
    {
        var prd = Parse("""
            ## Acceptance Criteria

            - [ ] AC-1: A search for `abc` returns
              the 3 rows that hold it
            - [x] **AC-2**: 1,000 rows in less than 100 ms
              - measure: mean of 10 runs
              - proof: command search-benchmark
            - [x] AC-3: The page shows 10 rows
              - proof: manual: Jane Doe, 2026-11-20
            - [ ] AC-12: The log says "done"
              - proof: manual

            ```markdown
            - [ ] AC-4: in a fence
            ```
            <!-- - [ ] AC-5: in a comment -->

            ## Later

            - [ ] AC-6: in another section
            """);
        Assert.Empty(prd.Problems);
        Assert.Equal(["AC-1", "AC-2", "AC-3", "AC-12"], prd.Criteria.Select(static c => c.Id));
        Assert.Equal([false, true, true, false], prd.Criteria.Select(static c => c.IsTicked));
        Assert.Equal(["test", "command search-benchmark", "manual: Jane Doe, 2026-11-20", "manual"], prd.Criteria.Select(static c => c.Proof.ToString()));
        Assert.Equal([true, true, true, false], prd.Criteria.Select(static c => c.Proof.IsComplete));
        Assert.Equal("A search for `abc` returns the 3 rows that hold it", prd.Criteria[0].Text);
        Assert.Equal("mean of 10 runs", prd.Criteria[1].Measure);
        Assert.Equal(("search", "Search: all of it", new DateOnly(2026, 11, 23)), (prd.Slug, prd.Title, prd.Created));
        Assert.Equal(new Decision("D-1", "Index", true, 8), Assert.Single(prd.Decisions));
    }

    [Theory]
    [InlineData("- [ ] A criterion without an id", 13, "its id")]
    [InlineData("- [ ] AC-0: text", 13, "its id")]
    [InlineData("- [ ] AC-01: text", 13, "its id")]
    [InlineData("- [ ] AC-1: text\n- [x] AC-1: other", 14, "'AC-1' is there twice")]
    [InlineData("- [ ] AC-1: text\n  - proof: trust me", 14, "'trust me' is no proof")]
    [InlineData("- [ ] AC-1: text\n  - proof: manual: Jane", 14, "is no proof")]
    [InlineData("- [ ] AC-1: text\n  - proof: manual: Jane, 2026-02-30", 14, "is no proof")]
    [InlineData("- [ ] AC-1: text\n  - proof: manual: , 2026-02-03", 14, "is no proof")]
    [InlineData("- [ ] AC-1: text\n  - proof: command rm -rf", 14, "is no proof")]
    public static void CriterionThatCannotBeRead_IsAProblem(string criteria, int line, string message)
    {
        var problem = Assert.Single(Parse("## Acceptance Criteria\n\n" + criteria).Problems);
        Assert.Equal(("requirements/search/prd.md", line), (problem.Path, problem.Line));
        Assert.Contains(message, problem.Message);
    }

    [Theory]
    [InlineData("kind: feature", "kind: epic", 4, "'epic', and one of")]
    [InlineData("kind: feature", "kind: [feature]", 4, "no single value")]
    [InlineData("kind: feature", "sort: feature", 4, "'sort' is no key")]
    [InlineData("created: 2026-11-23", "created: yesterday", 5, "no date")]
    [InlineData("requirement: search", "requirement: search\nrequirement: other", 3, "no YAML")]
    [InlineData("title: \"Search: all of it\"", "title: \"Search", 3, "no YAML")]
    [InlineData("significant: true", "significant: maybe", 8, "a decision has")]
    [InlineData("significant: true", "significant: true, weight: 3", 8, "'weight' is no key")]
    [InlineData("  - { id: D-1, title: Index, significant: true }", "  - D-1", 8, "no list of keys")]
    [InlineData("---\n\n", "\n", 1, "front matter is missing")]
    public static void FrontMatterThatCannotBeRead_IsAProblemWithItsLine(string old, string replacement, int line, string message)
    {
        var prd = Prd.Parse((Matter + "\n").Replace(old, replacement), "prd.md");
        Assert.Contains(prd.Problems, problem => problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    /// <summary>The YAML library ends here with an exception of its own workings.</summary>
    [Fact]
    public static void FrontMatterThatTheReaderFailsOn_IsAProblem()
        => Assert.Contains(Prd.Parse("---\ndecisions: [{ id: D significant: true }\ndecisions: [{ id: D-1 }]\n---\n", "prd.md").Problems, static problem => problem.Message.StartsWith("the front matter is no YAML", StringComparison.Ordinal));

    [Theory]
    [InlineData("the search is fast", "fast")]
    [InlineData("Errors are handled properly.", "properly")]
    [InlineData("works on all databases, etc.", "etc")]
    [InlineData("it works", "it works")]
    [InlineData("the search is fast: 1,000 rows in 100 ms", null)]
    [InlineData("a null argument throws `ArgumentNullException`", null)]
    [InlineData("the page is empty where nothing matches", null)]
    [InlineData("the log says \"well done\"", null)]
    public static void Criterion_IsMeasurableOrNot(string text, string? word)
        => Assert.Equal(word, new Criterion("AC-1", text, null, false, Proof.OfTest, 1).Unmeasurable());

    [Fact]
    public static void MeasureBesideAVagueWord_MakesItMeasurable()
        => Assert.Null(new Criterion("AC-1", "the search is fast", "1,000 rows in 100 ms", false, Proof.OfTest, 1).Unmeasurable());

    [Fact]
    public static void ContentId_FollowsTheTextAndNotTheTick()
    {
        var criterion = new Criterion("AC-1", "text", null, false, Proof.OfTest, 1);
        Assert.Equal(criterion.ContentId, (criterion with { IsTicked = true, Line = 7 }).ContentId);
        Assert.NotEqual(criterion.ContentId, (criterion with { Text = "other" }).ContentId);
        Assert.NotEqual(criterion.ContentId, (criterion with { Measure = "m" }).ContentId);
    }

    [Theory]
    [InlineData("none because the API is internal", "the API is internal", 0)]
    [InlineData("[docs/a.md, docs/b.md]", null, 2)]
    [InlineData("docs/a.md", null, 1)]
    public static void Guides_AreAListOrAReason(string written, string? reason, int count)
    {
        var prd = Prd.Parse((Matter + "\n").Replace("guides: []", "guides: " + written), "prd.md");
        Assert.Empty(prd.Problems);
        Assert.Equal((reason, count), (prd.NoGuidesBecause, prd.Guides.Length));
    }

    private static Prd Parse(string body) => Prd.Parse(Matter + "\n" + body, "requirements/search/prd.md");
}
