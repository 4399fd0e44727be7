using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Standards.Doctor.Canaries;
using Standards.Policy;
using Standards.Terminal;
using Xunit;

namespace Standards.Doctor;

/// <summary>The canaries, for real: they restore, build and test.</summary>
public static class CanaryTests
{
    private static CommandContext Context(string root) => new(root, Verbosity.Quiet, TextWriter.Null, Plain: true);

    [LongFact]
    public static async Task EveryCanary_TurnsItsCheckRed()
    {
        using var folder = new TemporaryFolder();
        var result = await Tool.RunAsync("doctor", "--canary", "--json", "--root", folder.Root, "-v", "Quiet");

        var canaries = result.Json.GetProperty("canaries");
        var results = canaries.GetProperty("results").EnumerateArray().Select(static canary => $"{canary.GetProperty("name")}: {canary.GetProperty("verdict")}: {canary.GetProperty("line")}").ToList();
        Assert.True(canaries.GetProperty("proven").GetBoolean(), string.Join('\n', results.Append(canaries.GetProperty("obstacle").ToString())));
        Assert.Equal(CanaryList.All.Length, results.Count);
        Assert.All(canaries.GetProperty("results").EnumerateArray(), static canary => Assert.NotEqual("", canary.GetProperty("fix").GetString()));

        // The folder itself has no policy, which is the problem that decides about the exit code.
        Assert.Equal(ExitCodes.Blocked, result.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public static void EveryCheck_HasACanary()
        => Assert.Equal(CheckNames.All.Except(CanaryList.Without).Order(StringComparer.Ordinal), CanaryList.All.Select(static canary => canary.Check).Distinct().Order(StringComparer.Ordinal));

    [LongFact]
    public static async Task CanaryThatChangesNothing_IsMissed()
    {
        using var folder = new TemporaryFolder();
        ImmutableArray<Canary> canaries =
        [
            new("nothing", CheckNames.Changelog, [CheckNames.Changelog], "CHANGELOG.md", static _ => { }),
            new("another check", CheckNames.Changelog, [CheckNames.Changelog, CheckNames.DocsWords], "CHANGELOG.md", static m => m.Replace("README.md", "A library", "A seamless library")),
            new("another line", CheckNames.DocsWords, [CheckNames.DocsWords], "README.md:77", static m => m.Replace("README.md", "A library", "A seamless library")),
        ];
        var report = await CanaryRun.RunAsync(Context(folder.Root), canaries, static _ => { }, TestContext.Current.CancellationToken);

        Assert.Null(report.Obstacle);
        Assert.False(report.IsProven);
        Assert.All(report.Results, static result => Assert.Equal(CanaryVerdict.Missed, result.Verdict));
        Assert.Equal("nothing turned red; asked: changelog", report.Results[0].Line);
        Assert.StartsWith("red instead, or without 'CHANGELOG.md', or without a fix: docs-words: README.md:3", report.Results[1].Line);
    }

    [Fact]
    public static async Task PackagesThatCannotBeRestored_AreNotProvable()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["feed"]);
        folder.Write("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="empty" value="feed" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        var report = await CanaryRun.RunAsync(Context(folder.Root), CanaryList.All, static _ => { }, TestContext.Current.CancellationToken);

        Assert.False(report.IsProven);
        Assert.Empty(report.Results);
        Assert.StartsWith("the packages of the miniature (xunit.v3) cannot be restored from the package sources that are configured for", report.Obstacle);
        Assert.Contains("NU1101", report.Obstacle);
    }
}
