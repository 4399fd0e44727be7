using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>The property StandardsMode: presets of severities, in the real build.</summary>
public static class ModeTests
{
    private const string UpperCaseMessage = """
        public static class Guard
        {
            public static void Check(int count)
            {
                if (count < 0)
                {
                    throw new System.ArgumentException("Count is negative");
                }
            }
        }
        """;

    [LongFact]
    public static async Task Recommended_IsTheDefault()
        => Assert.Equal(["STD2001"], await ReportedAsync("ModeDefault", ""));

    [LongFact]
    public static async Task Strict_RaisesInfoRules()
        => Assert.Equal(["STD2001", "STD2003"], await ReportedAsync("ModeStrict", "<StandardsMode>strict</StandardsMode>"));

    [LongFact]
    public static async Task None_SwitchesOff()
        => Assert.Empty(await ReportedAsync("ModeNone", "<StandardsMode>none</StandardsMode>"));

    [LongFact]
    public static async Task None_LosesToEditorConfig()
        => Assert.Equal(["STD2002"], await ReportedAsync("ModeNoneConfigured", "<StandardsMode>none</StandardsMode>", "[*.cs]\ndotnet_diagnostic.STD2002.severity = warning\n", UpperCaseMessage.Replace("negative", "negative.")));

    [LongFact]
    public static async Task UnknownMode_IsAnErrorThatNamesTheModes()
    {
        var project = await ThrowawayProject.CreateAsync("ModeUnknown", "<TargetFramework>net10.0</TargetFramework><StandardsMode>strikt</StandardsMode>", []);
        var output = await project.BuildAsync();

        Assert.False(output.Succeeded);
        Assert.Contains("The property StandardsMode is 'strikt'; write recommended, strict or none", output.Text);
    }

    private static async Task<string[]> ReportedAsync(string name, string properties, string editorConfig = "", string source = UpperCaseMessage)
    {
        var project = await ThrowawayProject.CreateAsync(name, "<TargetFramework>net10.0</TargetFramework>" + properties, [("Guard.cs", source), (".editorconfig", editorConfig)]);
        var output = await project.BuildAsync();
        Assert.True(output.Succeeded, output.Text);
        return [.. output.Warnings.Select(static warning => warning.Split("warning ")[1][..7]).Distinct().Order()];
    }
}
