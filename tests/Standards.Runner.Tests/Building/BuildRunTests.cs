using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Commands;
using Xunit;

namespace Standards.Building;

/// <summary>What the build of a repository leaves behind, on every shape of project in one solution.</summary>
public static class BuildRunTests
{
    private const string Root = "a b,c/";

    [LongFact]
    public static async Task EveryShapeOfProject_HasItsReport()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder, Root);
        folder.Write(Root + "One/Library.csproj", BuildRepository.Project(frameworks: "netstandard2.0;net10.0"));
        folder.Write(Root + "One/One.cs", "public static class One { }");

        // Two of one name; the second has the hook for itself, and a log of its own.
        folder.Write(Root + "Two/Library.csproj", BuildRepository.Project("""<CustomAfterMicrosoftCommonTargets>$(MSBuildProjectDirectory)/mine.targets</CustomAfterMicrosoftCommonTargets><ErrorLog>logs/$(TargetFramework).sarif,version=2.1</ErrorLog>"""));
        folder.Write(Root + "Two/mine.targets", """<Project><Target Name="Mine" AfterTargets="CoreCompile"><WriteLinesToFile File="$(MSBuildProjectDirectory)/mine.txt" Lines="x" Overwrite="true" /></Target></Project>""");
        Directory.CreateDirectory(folder[Root + "Two/logs"]);
        folder.Write(Root + "Artifacts/Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        folder.Write(Root + "Artifacts/Empty.csproj", BuildRepository.Project());
        folder.Write(Root + "Basic/Basic.vbproj", BuildRepository.Project(items: ""));
        folder.Write(Root + "Old/Old.csproj", BuildRepository.Project("<ErrorLog>old.sarif</ErrorLog>"));
        folder.Write(Root + "Hooks/Hooks.csproj", BuildRepository.Project("<CustomAfterMicrosoftCommonTargets>none.targets</CustomAfterMicrosoftCommonTargets><CustomAfterDirectoryBuildTargets>$(MSBuildProjectDirectory)/late.targets</CustomAfterDirectoryBuildTargets>"));
        folder.Write(Root + "Hooks/late.targets", "<Project />");
        folder.Write(Root + "All.slnx", BuildRepository.Solution("Hooks/Hooks.csproj", "One/Library.csproj", "Two/Library.csproj", "Artifacts/Empty.csproj", "Basic/Basic.vbproj", "Old/Old.csproj"));
        folder.Write(Root + "Some.slnf", """{ "solution": { "path": "All.slnx", "projects": ["One/Library.csproj"] } }""");
        var root = folder["a b,c"];

        var context = BuildRepository.Context(root);
        var steps = new List<string>();
        context.Step = steps.Add;
        var first = await BuildRepository.BuildAsync(context);
        Assert.True(first.IsSuccess, string.Join('\n', first.Errors));
        Assert.Equal(
            ["Artifacts/Empty.csproj net10.0 True ", "Hooks/Hooks.csproj net10.0 False hooks", "Old/Old.csproj net10.0 False version", "One/Library.csproj net10.0 True ", "One/Library.csproj netstandard2.0 True ", "Two/Library.csproj net10.0 True "],
            Described(first, root));
        Assert.Contains("building: Library", steps);
        Assert.Contains("append ',version=2.1'", Assert.Single(first.Projects, static p => p.Compilation.Name == "Old").Problem);

        // What the projects ask for themselves is done, too.
        Assert.True(File.Exists(folder[Root + "Two/mine.txt"]));
        Assert.Contains("\"2.1.0\"", folder.Read(Root + "Two/logs/net10.0.sarif"));
        Assert.True(File.Exists(folder[Root + "Old/old.sarif"]));

        // A build without the targets has nothing to do.
        var assemblies = Times(folder, "*.dll");
        var plain = await Dotnet.RunAsync(root, ["build", "All.slnx", "-nologo", "-v:q", .. Dotnet.NoNodes]);
        Assert.True(plain.Succeeded, plain.Text);
        Assert.Equal(assemblies, Times(folder, "*.dll"));

        // What did not change keeps its report; one that is gone, and one that is cut off, come back.
        var reports = Times(folder, "*.sarif");
        var gone = Report(first, "Empty", "net10.0");
        File.Delete(gone);
        var cut = Report(first, "Library", "netstandard2.0");
        await using (var stream = File.OpenWrite(cut))
        {
            stream.SetLength(1000);
        }

        var second = await BuildRepository.BuildAsync(BuildRepository.Context(root));
        Assert.True(File.Exists(gone));
        Assert.Equal(["One/Library.csproj netstandard2.0 False "], Described(second, root).Where(static text => text.EndsWith("False ")));
        Assert.Equal(reports.Where(pair => pair.Key != gone && pair.Key != cut), Times(folder, "*.sarif").Where(pair => pair.Key != gone));

        // Of another configuration, or of a project that is gone.
        File.WriteAllText(folder[Root + ".standards/sarif/recent.sarif"], "");
        File.WriteAllText(folder[Root + ".standards/sarif/old.sarif"], "");
        File.SetLastWriteTimeUtc(folder[Root + ".standards/sarif/old.sarif"], DateTime.UtcNow.AddDays(-31));
        var third = await BuildRepository.BuildAsync(BuildRepository.Context(root, "Some.slnf"));
        Assert.Equal(["One/Library.csproj net10.0 True ", "One/Library.csproj netstandard2.0 True "], Described(third, root));

        Assert.True(File.Exists(folder[Root + ".standards/sarif/recent.sarif"]));
        Assert.False(File.Exists(folder[Root + ".standards/sarif/old.sarif"]));

        // A property that is no input of the compiler.
        folder.Write(Root + "Directory.Build.rsp", "-p:RunAnalyzers=false");
        var without = await BuildRepository.BuildAsync(BuildRepository.Context(root, "Some.slnf"));
        Assert.All(without.Projects, static project => Assert.False(project.HasRules));
        File.Delete(folder[Root + "Directory.Build.rsp"]);
        var again = await BuildRepository.BuildAsync(BuildRepository.Context(root, "Some.slnf"));
        Assert.All(again.Projects, static project => Assert.True(project.HasRules));
    }

    [Fact]
    public static async Task FolderOfReportsThatIsAFile_IsBlocked()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("Library.csproj", BuildRepository.Project());
        folder.Write(".standards/sarif", "");
        var exception = await Assert.ThrowsAsync<CommandException>(() => BuildRepository.BuildAsync(BuildRepository.Context(folder.Root)));
        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Contains("'.standards/sarif' cannot be written", exception.Message);
    }

    [Fact]
    public static async Task BuildThatDoesNotEnd_IsStoppedAtItsLimit()
    {
        using var folder = new TemporaryFolder();
        BuildRepository.Prepare(folder);
        folder.Write("Library.csproj", BuildRepository.Project(items: """<Target Name="Hang" BeforeTargets="Restore"><Exec Command="sleep 300" /></Target>"""));
        var outcome = await BuildRepository.BuildAsync(BuildRepository.Context(folder.Root, gate: new() { TimeoutMinutes = System.Collections.Immutable.ImmutableSortedDictionary<string, int>.Empty.Add("lint", 1) }, minute: TimeSpan.FromSeconds(5)));
        Assert.True(outcome.IsTimedOut);
        Assert.False(outcome.IsSuccess);
        Assert.InRange(outcome.Duration.TotalSeconds, 4, 60);
    }

    private static string[] Described(BuildOutcome outcome, string root)
        => [.. outcome.Projects.Select(project => $"{Path.GetRelativePath(root, project.Compilation.Project)} {project.Compilation.Framework} {project.HasRules} {project.Compilation.Problem}")];

    private static string Report(BuildOutcome outcome, string name, string framework)
        => outcome.Projects.First(project => project.Compilation.Name == name && project.Compilation.Framework == framework).Compilation.ReportPath;

    private static Dictionary<string, DateTime> Times(TemporaryFolder folder, string pattern)
        => Directory.GetFiles(folder.Root, pattern, SearchOption.AllDirectories).Order().ToDictionary(static file => file, File.GetLastWriteTimeUtc);
}
