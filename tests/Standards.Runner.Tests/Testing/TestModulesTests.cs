using System.Collections.Generic;
using System.IO;
using Standards.Policy;
using Xunit;

namespace Standards.Testing;

/// <summary>Which platform runs a module, from what the build wrote down and what lies beside its assembly.</summary>
public static class TestModulesTests
{
    [Theory]

    // xUnit 2 on VSTest, whatever is asked for: it is no application of the other platform.
    [InlineData("xunit.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestProject=true", "Detected", false, "VSTest", "Xunit2")]
    [InlineData("xunit.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestProject=true", "MicrosoftTestingPlatform", true, "VSTest", "Xunit2")]

    // Both are there: global.json, the project and the policy choose.
    [InlineData("xunit.v3.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestingPlatformApplication=true", "Detected", false, "VSTest", "Xunit3")]
    [InlineData("xunit.v3.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestingPlatformApplication=true", "Detected", true, "MicrosoftTestingPlatform", "Xunit3")]
    [InlineData("xunit.v3.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestingPlatformApplication=true TestingPlatformDotnetTestSupport=true", "Detected", false, "MicrosoftTestingPlatform", "Xunit3")]
    [InlineData("xunit.v3.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestingPlatformApplication=true", "VSTest", true, "VSTest", "Xunit3")]
    [InlineData("xunit.v3.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll", "IsTestingPlatformApplication=true", "MicrosoftTestingPlatform", false, "MicrosoftTestingPlatform", "Xunit3")]

    // No adapter: nothing else can run it.
    [InlineData("xunit.v3.core.dll", "IsTestingPlatformApplication=true", "Detected", false, "MicrosoftTestingPlatform", "Xunit3")]
    [InlineData("nunit.framework.dll testhost.dll NUnit3.TestAdapter.dll", "IsTestProject=true IsTestingPlatformApplication=false", "Detected", true, "VSTest", "NUnit")]
    [InlineData("MSTest.TestFramework.dll", "IsTestingPlatformApplication=True", "Detected", false, "MicrosoftTestingPlatform", "MSTest")]
    [InlineData("TUnit.Core.dll", "IsTestingPlatformApplication=true", "Detected", false, "MicrosoftTestingPlatform", "TUnit")]
    public static void Platform_IsDetected(string files, string properties, string policy, bool chosen, string platform, string library)
    {
        using var folder = new TemporaryFolder();
        var module = Parse(folder, files, properties, System.Enum.Parse<TestPlatform>(policy), chosen);
        Assert.Equal((platform, library), (module.Platform.ToString(), module.Library.ToString()));
    }

    [Fact]
    public static void Xunit3_WithoutTheRunnerOfThePlatform_HasItsOwnEntryPoint()
    {
        using var folder = new TemporaryFolder();
        Assert.True(Parse(folder, "xunit.v3.core.dll", "IsTestingPlatformApplication=true", TestPlatform.Detected, false).HasXunitEntryPoint);
        Assert.False(Parse(folder, "xunit.v3.core.dll", "IsTestingPlatformApplication=true UseMicrosoftTestingPlatformRunner=true", TestPlatform.Detected, false).HasXunitEntryPoint);
    }

    [Fact]
    public static void AssembliesOfProjects_AreThoseOfCoverage()
    {
        using var folder = new TemporaryFolder();
        var module = Parse(folder, "xunit.core.dll", "IsTestProject=true", TestPlatform.Detected, false);
        Assert.Equal((folder["bin/Tests.dll"], "Tests (net10.0)"), (module.Assembly, module.Name));
        Assert.Equal(["[Library]*", "[Other]*"], Coverlet.Include(module));
        Assert.Equal("None", Coverlet.Without(module));
        Assert.Equal("MissingAll", Coverlet.Without(module with { References = [] }));
    }

    [Theory]
    [InlineData("""{ "test": { "runner": "Microsoft.Testing.Platform" } } // a comment""", "MicrosoftTestingPlatform")]
    [InlineData("""{ "test": { "runner": "VSTest" } }""", "VSTest")]
    [InlineData("""{ "test": 1 }""", "VSTest")]
    [InlineData("[]", "VSTest")]
    [InlineData("{", "VSTest")]
    public static void GlobalJson_ChoosesThePlatform(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("global.json", text);
        Beside(folder, "xunit.v3.core.dll testhost.dll xunit.runner.visualstudio.testadapter.dll");
        folder.Write("modules/1.txt", string.Join('\n', Lines(folder, "IsTestingPlatformApplication=true")));
        Directory.CreateDirectory(folder["below"]);
        Assert.Equal(expected, Assert.Single(TestModules.Read(folder["modules"], folder["below"], TestPlatform.Detected)).Platform.ToString());
    }

    private static TestModule Parse(TemporaryFolder folder, string files, string properties, TestPlatform policy, bool chosen)
    {
        Beside(folder, files);
        return TestModules.Parse(Lines(folder, properties), policy, chosen);
    }

    private static void Beside(TemporaryFolder folder, string files)
    {
        foreach (var file in files.Split(' '))
        {
            folder.Write("bin/" + file, "");
        }
    }

    private static List<string> Lines(TemporaryFolder folder, string properties)
        => [$"Project={folder["Tests.csproj"]}", "Framework=net10.0", "FrameworkIdentifier=.NETCoreApp", "Assembly=bin/Tests.dll", "RunSettings=", "References=Library|Other|Library", .. properties.Split(' ')];
}
