using System;
using System.Linq;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Standards.Building;

public static class OwnRulesTests
{
    /// <summary>Written by 'sync', and STD1003, whose fix takes code away.</summary>
    private static readonly string[] Left = ["STD1001", "STD1002", "STD1003"];

    [Fact]
    public static void RulesThatAreFixed_AreThoseWithACodeFix()
    {
        var fixable = typeof(StandardsCodeFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
            .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).FixableDiagnosticIds)
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(fixable, OwnRules.Fixed.Concat(Left).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("STD1001", "", true)]
    [InlineData("STD1001", "none", true)]
    [InlineData("STD2001", "recommended", true)]
    [InlineData("STD2001", "None", false)]
    [InlineData("CA1000", "", false)]
    public static void RuleIsOn_AsItsPresetSays(string id, string mode, bool expected) => Assert.Equal(expected, OwnRules.IsOn(id, mode));

    [Theory]
    [InlineData("STD1001", "standards sync")]
    [InlineData("STD2001", "standards fix")]
    [InlineData("STD2002", "standards fix")]
    [InlineData("STD1003", "standards gate --only lint")]
    public static void FixOfARule_IsACommand(string id, string expected) => Assert.Equal(expected, OwnRules.FixFor(id));
}
