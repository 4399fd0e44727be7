using System.Collections.Immutable;
using System.Linq;
using Standards.Policy;
using Xunit;

namespace Standards.Building;

public static class BuildArgumentsTests
{
    [Fact]
    public static void SeparatorsInValues_AreEscaped()
    {
        var policy = new BuildPolicy { Configuration = "Release", Properties = ImmutableSortedDictionary<string, string>.Empty.Add("DefineConstants", "A;B,C") };
        Assert.Equal(["-c", "Release", "-p:DefineConstants=A%3BB%2CC"], BuildArguments.Of(policy));
    }

    [Fact]
    public static void PathsWithSpecialCharacters_AreEscaped()
    {
        var arguments = BuildArguments.WithReports(new BuildPolicy(), "/a b,c/100%", "/records;$(x)", "/modules");
        Assert.Contains("-p:StandardsGateReportFolder=/a b%2Cc/100%25", arguments);
        Assert.Contains("-p:StandardsGateRecordFolder=/records%3B%24%28x%29", arguments);
    }

    [Fact]
    public static void HookOfThePolicy_IsChained()
    {
        var policy = new BuildPolicy { Properties = ImmutableSortedDictionary<string, string>.Empty.Add("customaftermicrosoftcommontargets", "/mine.targets") };
        var arguments = BuildArguments.WithReports(policy, "/reports", "/records", "/modules");
        Assert.Contains("-p:StandardsGateChainedCommonTargets=/mine.targets", arguments);
        Assert.Single(arguments, static argument => argument.StartsWith("-p:CustomAfterMicrosoftCommonTargets=", System.StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public static void ShownArguments_AreQuotedWhereNeeded()
        => Assert.Equal("dotnet build \"a b.slnx\" \"-p:X=A;B\" -c Release", BuildArguments.Shown(["dotnet", "build", "a b.slnx", "-p:X=A;B", "-c", "Release"]));
}
