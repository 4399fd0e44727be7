using System;
using System.Linq;
using Standards.Policy;
using Xunit;

namespace Standards.Gate;

public static class WaiverTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public static void WaivedFinding_DoesNotBlockAndSaysWhy()
    {
        var rules = new WaiverRules([Waiver("Tests.Flaky", Today)], Today);

        var result = rules.Apply(Blocked("Tests.Flaky"));

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Equal("waived until 2026-11-23 by ana: broken clock", result.Findings[0].Waiver);
        Assert.Equal(CheckStatus.Passed, rules.Judge().Status);
    }

    [Fact]
    public static void OtherFinding_StillBlocks()
    {
        var result = new WaiverRules([Waiver("Tests.Flaky", Today)], Today).Apply(Blocked("Tests.Flaky", "Tests.Other"));

        Assert.Equal(CheckStatus.Blocked, result.Status);
        Assert.True(result.Findings[1].Blocks);
    }

    [Fact]
    public static void ExpiredWaiver_BlocksByItselfToo()
    {
        var rules = new WaiverRules([Waiver("Tests.Flaky", Today.AddDays(-1))], Today);

        Assert.Equal(CheckStatus.Blocked, rules.Apply(Blocked("Tests.Flaky")).Status);
        var judged = rules.Judge();
        Assert.Equal(CheckStatus.Blocked, judged.Status);
        Assert.Equal("the waiver of 'Tests.Flaky' in check 'tests' expired on 2026-11-22 (owner: ana, reason: broken clock)", judged.Findings[0].Message);
    }

    [Fact]
    public static void UnusedWaiver_IsNamedAndDoesNotBlock()
    {
        var judged = new WaiverRules([Waiver("Tests.Gone", Today)], Today).Judge();

        Assert.Equal(CheckStatus.Passed, judged.Status);
        Assert.Contains("covers nothing", judged.Findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/Data/A.cs", true)]
    [InlineData("src/A.cs", false)]
    [InlineData(null, false)]
    public static void PathOfAWaiver_NarrowsIt(string? path, bool waived)
    {
        var rules = new WaiverRules([Waiver("*", Today) with { Path = "src/Data/**" }], Today);
        var result = rules.Apply(CheckResult.Of("tests", "", [new Finding("failed") { Target = "T", Path = path }]));

        Assert.Equal(waived, result.Status == CheckStatus.Passed);
    }

    private static WaiverPolicy Waiver(string target, DateOnly expires) => new() { Check = "tests", Target = target, Reason = "broken clock", Owner = "ana", Expires = expires };

    private static CheckResult Blocked(params string[] targets) => CheckResult.Of("tests", "", [.. targets.Select(static target => new Finding("failed") { Target = target })]);

}
