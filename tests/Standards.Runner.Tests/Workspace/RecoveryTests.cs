using System;
using Xunit;

namespace Standards.Workspace;

public static class RecoveryTests
{
    private static readonly DateTime Time = new(2026, 11, 23, 18, 30, 0, DateTimeKind.Utc);

    private const string Text = """
        ---
        requirement: search
        phase: planned
        updated: 2026-11-20T10:00:00Z
        ---

        # Recovery

        ## Status

        Half done.

        ## Next Steps

        1. The rest

        ## Own

        Words.
        """;

    [Fact]
    public static void Sections_AreRead()
    {
        var recovery = Recovery.Parse(Text, "recovery.md");
        Assert.Empty(recovery.Problems);
        Assert.Equal(("search", Phase.Planned), (recovery.Slug, recovery.Phase));
        Assert.Equal(["Half done."], recovery.Status);
        Assert.Equal(["1. The rest"], recovery.NextSteps);
    }

    [Theory]
    [InlineData("phase: planned", "phase: done", 3, "'done' is no phase")]
    [InlineData("phase: planned", "mood: planned", 3, "'mood' is no key")]
    [InlineData("## Next Steps", "## Next", 0, "'## Next Steps' is missing")]
    [InlineData("1. The rest", "", 0, "'## Next Steps' is empty")]
    public static void WhatCannotBeRead_IsAProblem(string old, string replacement, int line, string message)
        => Assert.Contains(Recovery.Parse(Text.Replace(old, replacement), "recovery.md").Problems, problem => problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public static void WithPhase_ReplacesTheFrontMatterAlone()
    {
        var text = Recovery.WithPhase(Text, "search", Phase.Testing, Time);
        Assert.StartsWith("---\nrequirement: search\nphase: testing\nupdated: 2026-11-23T18:30:00Z\n---\n\n# Recovery\n", text);
        Assert.Equal(text, Recovery.WithPhase(text, "search", Phase.Testing, Time));
        Assert.EndsWith("\n## Own\n\nWords.", text);
        Assert.Empty(Recovery.Parse(Recovery.WithPhase("no front matter\n", "search", Phase.Testing, Time) + Text[Text.IndexOf("## Status", StringComparison.Ordinal)..], "r").Problems);
    }

    [Fact]
    public static void WithAppended_AddsToTheSection_AndLeavesWhatPeopleWrote()
    {
        var once = Recovery.WithAppended(Text, Recovery.HandOffs, ["### one", "", "- a"]);
        var twice = Recovery.WithAppended(once.Replace("## Hand-offs", "## Hand-offs", StringComparison.Ordinal) + "\n## Last\n\nend\n", Recovery.HandOffs, ["### two", "", "- b"]);
        Assert.EndsWith("## Hand-offs\n\n### one\n\n- a\n\n### two\n\n- b\n\n## Last\n\nend\n", twice);
        Assert.Equal(["### two", "", "- b"], Recovery.Parse(twice, "r").LastHandOff);
        Assert.Equal(Recovery.Authored(Text), Recovery.Authored(once));
        Assert.Equal(Recovery.Authored(Text), Recovery.Authored(Recovery.WithPhase(once, "search", Phase.Testing, Time)));
        Assert.NotEqual(Recovery.Authored(Text), Recovery.Authored(twice));
    }
}
