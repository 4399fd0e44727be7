using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Standards.Commands;
using Xunit;

namespace Standards.Sync;

/// <summary>One file from several compilations, and which projects are read at all.</summary>
public static class SeveralProjectsTests
{
    private const string Committed = "Reader.Sync.cs";

    [Fact]
    public static async Task TwoTargetFrameworks_HaveASectionEach()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.TwoBranches);
        await MemoryProject.SyncAsync(folder, "NET", "NETSTANDARD");
        var text = folder.Read(Committed);
        Assert.Contains("\n#if NET\nusing", text);
        Assert.Contains("\n#elif NETSTANDARD\nusing", text);
        Assert.EndsWith("\n#endif\n", text);
        Assert.Equal(SyncStatus.Current, Assert.Single((await MemoryProject.PlanAsync(folder, "NET", "NETSTANDARD")).Files).Status);
        Assert.Equal(SyncStatus.Stale, Assert.Single((await MemoryProject.PlanAsync(folder, "NET")).Files).Status);
    }

    [Fact]
    public static async Task SourceOfOneTargetFramework_IsInASection()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader);
        var solution = MemoryProject.Add(new AdhocWorkspace().CurrentSolution, folder, "P", "NET");
        solution = MemoryProject.Add(solution, folder, "P", "NETSTANDARD", has: static file => !file.EndsWith("Reader.cs", StringComparison.Ordinal));
        var file = Assert.Single((await MemoryProject.PlanAsync(MemoryProject.Projects(solution))).Files);
        Assert.Contains("\n#if NET\nusing", file.Text);
    }

    [Fact]
    public static async Task ProjectsThatNoSymbolTellsApart_AreBlocked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader.Replace("reader.ReadToEndAsync()", "Texts.AllAsync(reader)"));
        const string Both = "static class Texts { public static System.Threading.Tasks.Task<string> AllAsync(System.IO.TextReader r) => r.ReadToEndAsync(); ";
        folder.Write("One.cs", Both + "public static string All(System.IO.TextReader r) => r.ReadToEnd(); }");
        folder.Write("Two.cs", Both + "}");
        var solution = MemoryProject.Add(new AdhocWorkspace().CurrentSolution, folder, "P", "NET", has: static file => !file.EndsWith("Two.cs", StringComparison.Ordinal));
        solution = MemoryProject.Add(solution, folder, "Q", "NET", has: static file => !file.EndsWith("One.cs", StringComparison.Ordinal));
        var file = Assert.Single((await MemoryProject.PlanAsync(MemoryProject.Projects(solution))).Files);
        Assert.Equal(SyncStatus.Undecided, file.Status);
        Assert.Contains("'P (NET)' and 'Q (NET)'", file.Reason);
    }

    [Fact]
    public static async Task ProjectThatReferencesAnother_SeesItsNewFiles()
    {
        using var library = new TemporaryFolder();
        library.Write("Reader.cs", Sources.Reader);
        using var application = new TemporaryFolder();
        application.Write("App.cs", """
            using System.IO;
            using System.Threading.Tasks;
            using Standards;

            partial class App
            {
                [CreateSyncVersion]
                public async Task<string> RunAsync(TextReader reader) => await Consumer.Reader.ReadAsync(reader);
            }
            """);
        var solution = MemoryProject.Add(new AdhocWorkspace().CurrentSolution, library, "Library", "NET");
        solution = MemoryProject.Add(solution, application, "App", "NETAPP");
        solution = solution.AddProjectReference(solution.ProjectIds[1], new ProjectReference(solution.ProjectIds[0]));
        var plan = await MemoryProject.PlanAsync(MemoryProject.Projects(solution));
        Assert.Empty(plan.Problems);
        Assert.Contains("Consumer.Reader.Read(reader)", plan.Files.Single(static file => file.Path.EndsWith("App.Sync.cs", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public static async Task PackageOfAnotherVersion_IsBlocked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader);
        Directory.CreateDirectory(folder["other"]);
        File.Copy(typeof(Xunit.Assert).Assembly.Location, folder["other/Standards.Analyzers.dll"]);
        var exception = await Assert.ThrowsAsync<CommandException>(() => MemoryProject.PlanAsync(MemoryProject.Load(folder, analyzers: folder["other/Standards.Analyzers.dll"])));
        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
        Assert.Contains("install Standards.Runner ", exception.Message);
    }

    [Fact]
    public static async Task TargetFrameworkWithoutReferenceAssemblies_IsBlocked()
    {
        // What it gives would be cut out of the file.
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader);
        var solution = MemoryProject.Load(folder).Single().Project.Solution;
        solution = solution.WithProjectMetadataReferences(solution.ProjectIds.Single(), []);
        var exception = await Assert.ThrowsAsync<CommandException>(() => MemoryProject.PlanAsync(MemoryProject.Projects(solution)));
        Assert.Equal(ExitCodes.Blocked, exception.ExitCode);
    }

    [Fact]
    public static async Task ProjectWithoutThePackage_HasNoFiles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Reader.cs", Sources.Reader);
        Assert.Empty((await MemoryProject.PlanAsync(MemoryProject.Load(folder, analyzers: "/none/Other.dll"))).Files);
    }
}
