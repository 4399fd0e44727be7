using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>Projects as users have them, built with the real <c>dotnet build</c>, without a warning.</summary>
public static class ConsumerTests
{
    [Fact]
    public static async Task ConsoleProject_CallsTheGeneratedMember()
    {
        var project = await ThrowawayProject.CreateAsync(
            "ConsoleProject",
            ConsumerSources.Exe + "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>",
            [ConsumerSources.Reader, ConsumerSources.Program]);

        await project.PrintsAsync("sync 5");
    }

    [LongFact]
    public static async Task CSharp7WithNullableOff_CallsTheGeneratedMember()
    {
        var project = await ThrowawayProject.CreateAsync("CSharp7", ConsumerSources.Exe + "<LangVersion>7.3</LangVersion>", [ConsumerSources.Reader, ConsumerSources.Program]);

        await project.PrintsAsync("sync 5");
    }

    [LongFact]
    public static async Task NullableOff_Builds()
    {
        var project = await ThrowawayProject.CreateAsync("NullableOff", ConsumerSources.Exe + "<Nullable>disable</Nullable>", [ConsumerSources.Reader, ConsumerSources.Program]);

        await project.BuildCleanlyAsync();
    }

    [LongFact]
    public static async Task SeveralTargetFrameworks_Build()
    {
        var project = await ThrowawayProject.CreateAsync(
            "Library",
            "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>",
            [ConsumerSources.Reader, ("Caller.cs", "class Caller { int M() => Consumer.Reader.Count(System.IO.Stream.Null); }")]);

        await project.BuildCleanlyAsync();
    }

    [LongFact]
    public static async Task FriendAssembliesThatBothUseThePackage_BuildWithoutAClash()
    {
        var friend = await ThrowawayProject.CreateAsync(
            "Friend",
            "<TargetFramework>net10.0</TargetFramework>",
            [ConsumerSources.Reader],
            """<InternalsVisibleTo Include="FriendUser" />""");
        var project = await ThrowawayProject.CreateAsync(
            "FriendUser",
            ConsumerSources.Exe,
            [ConsumerSources.Program, ("Own.cs", """
                using System.IO;
                using System.Threading.Tasks;
                using Standards;

                partial class Own
                {
                    [CreateSyncVersion]
                    static async Task<int> TwiceAsync(Stream stream)
                    {
                        return 2 * await Consumer.Reader.CountAsync(stream);
                    }

                    static int M() => Twice(Stream.Null);
                }
                """)],
            $"""<ProjectReference Include="../{friend.Name}/{friend.Name}.csproj" />""");

        await project.PrintsAsync("sync 5");
    }

    [LongFact]
    public static async Task CentralPackageManagement_Builds()
    {
        // NU1507 is about this machine having two sources, not about the package.
        var project = await ThrowawayProject.CreateAsync(
            "Central",
            ConsumerSources.Exe + "<NoWarn>$(NoWarn);NU1507</NoWarn>",
            [
                ConsumerSources.Reader,
                ConsumerSources.Program,
                ("Directory.Packages.props", $"""
                    <Project>
                      <PropertyGroup>
                        <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                      </PropertyGroup>
                      <ItemGroup>
                        <GlobalPackageReference Include="Standards.Analyzers" Version="{Package.Version}" />
                      </ItemGroup>
                    </Project>
                    """),
            ],
            package: "");

        await project.BuildCleanlyAsync();
    }

    [LongFact]
    public static async Task TwoBuilds_GiveTheSameBytes()
    {
        var project = await ThrowawayProject.CreateAsync("Twice", ConsumerSources.Exe, [ConsumerSources.Reader, ConsumerSources.Program]);

        await project.BuildCleanlyAsync();
        var first = Outputs(project);
        await project.BuildCleanlyAsync("--no-restore", "--no-incremental");

        Assert.Contains(first, static o => o.Name.EndsWith(".g.cs", StringComparison.Ordinal));
        Assert.Equal(first, Outputs(project));
    }

    [LongFact]
    public static async Task BrokenMembers_AreErrorsAtTheirPlace_AlsoWithoutAnalyzers()
    {
        var project = await ThrowawayProject.CreateAsync("BrokenProject", "<TargetFramework>net10.0</TargetFramework>", [ConsumerSources.Broken, ("Remote.cs", ConsumerSources.Remote)]);
        await project.RestoreAsync();

        AssertBroken(await project.BuildAsync("--no-restore"));
        AssertBroken(await project.BuildAsync("--no-restore", "-p:RunAnalyzers=false"));
    }

    /// <summary>The compiler stops at the missing interface member before any analyzer reports; the reason stands beside it all the same.</summary>
    [LongFact]
    public static async Task RefusedMemberThatAnInterfaceAsksFor_SaysWhy()
    {
        var project = await ThrowawayProject.CreateAsync("Demanded", "<TargetFramework>net10.0</TargetFramework>", [("Queue.cs", ConsumerSources.Demanded)]);

        var output = await project.BuildAsync();

        Assert.Collection(
            output.Errors.Order(StringComparer.Ordinal),
            static e => Assert.Matches(@"Queue\.cs\(10,\d+\): error CS0535: .*IQueue\.Take", e),
            static e => Assert.Matches(@"Queue\.cs\(13,\d+\): error STD1003: .*ReadAsync", e));
    }

    [LongFact]
    public static async Task Severities_AreThoseOfPragmasAndEditorConfig()
    {
        var project = await ThrowawayProject.CreateAsync(
            "Severities",
            "<TargetFramework>net10.0</TargetFramework>",
            [ConsumerSources.Concurrent, (".editorconfig", "[*.cs]\ndotnet_diagnostic.STD1010.severity = warning\ndotnet_diagnostic.STD1003.severity = suggestion\n")]);

        var output = await project.BuildAsync();

        Assert.True(output.Succeeded, output.Text);
        Assert.Matches(@"Concurrent\.cs\(12,\d+\): warning STD1010: ", Assert.Single(output.Warnings));
    }

    [LongFact]
    public static async Task MarkdownOfStandardsDocs_IsReportedAtItsLines()
    {
        var project = await ThrowawayProject.CreateAsync(
            "MarkdownProject",
            "<TargetFramework>net10.0</TargetFramework><StandardsDocs>docs/**/*.md</StandardsDocs>",
            [
                ("Empty.cs", "/// <summary>A better class.</summary>\nclass Empty;\n"),
                ("docs/guide.md", "# Guide\n\nA better way.\n\n- ✅ Fast\n- Use A for B.\n"),
                ("notes.md", "A better way.\n"),
                (".editorconfig", "[docs/*.md]\nstandards.STD6002.allowed_emoji = ⭐\n"),
            ]);

        var output = await project.BuildAsync();

        Assert.True(output.Succeeded, output.Text);
        Assert.Collection(
            output.Warnings.Order(StringComparer.Ordinal),
            static w => Assert.Matches(@"guide\.md\(3,3\): warning STD6001: 'better' is subjective", w),
            static w => Assert.Matches(@"guide\.md\(5,3\): warning STD6002: ", w));
    }

    private static void AssertBroken(Dotnet.Output output)
    {
        Assert.False(output.Succeeded, output.Text);
        Assert.Empty(output.Warnings);
        Assert.Collection(
            output.Errors.Order(StringComparer.Ordinal),
            static e => Assert.Matches(@"Broken\.cs\(11,\d+\): error STD1003: ", e),
            static e => Assert.Matches(@"Broken\.cs\(17,\d+\): error STD1004: .*FetchAsync", e));
    }

    private static (string Name, string Hash)[] Outputs(ThrowawayProject project) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(project.Folder, "obj"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(project.Name + ".dll", StringComparison.Ordinal) || f.Contains("generated", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static f => (f, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))))),
    ];
}
