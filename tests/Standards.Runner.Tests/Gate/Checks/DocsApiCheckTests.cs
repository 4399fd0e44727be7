using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Standards.Building;
using Standards.Git;
using Standards.Policy;
using Xunit;

namespace Standards.Gate.Checks;

/// <summary>On a repository that is restored once a scenario; nothing is built.</summary>
public static class DocsApiCheckTests
{
    private static readonly DocsApiCheck Check = new();

    private const string Store = """
        namespace Library;

        public class Store
        {
            public int Legacy(int value)
            {
                return value;
            }

            /// <summary>Saves.</summary>
            public void Save() { }

            [System.Obsolete]
            public int Size { get; set; } = 1;
        }

        """;

    [Fact]
    public static async Task ChangedDeclarations_Report()
    {
        using var folder = await CreateAsync();
        Assert.Equal((CheckStatus.Passed, "0 changed C# files, 0 public symbols without documentation"), Said(await RunAsync(folder)));

        // What nobody sees changed: bodies, attributes, initializers, and code that nobody builds on.
        folder.Write("Library/Store.cs", Store.Replace("return value", "return value + 1").Replace("[System.Obsolete]", "[System.Obsolete(\"old\")]").Replace("= 1", "=\n        2"));
        folder.Write("Tests/StoreTests.cs", "public static class StoreTests { public static void Save_Saves() { } }");
        folder.Write("Program/Program.cs", "System.Console.WriteLine(1); public partial class Program;");
        folder.Write("Library/More.g.cs", "public class More;");
        Assert.Equal((CheckStatus.Passed, "4 changed C# files, 0 public symbols without documentation"), Said(await RunAsync(folder)));

        folder.Write("Library/Store.cs", Store.Replace("int Legacy(int value)", "long Legacy(long value)").Replace("        /// <summary>Saves.</summary>\n", "").Replace("    /// <summary>Saves.</summary>\n", ""));
        folder.Write("Library/New.cs", "namespace Library;\n\n/// <summary></summary>\npublic enum New\n{\n    One,\n}\n");
        var result = await RunAsync(folder);
        Assert.Equal((CheckStatus.Blocked, "5 changed C# files, 4 public symbols without documentation"), Said(result));
        Assert.Equal(
            [
                "Library/New.cs:4 the documentation comment of 'Library.New' says nothing",
                "Library/New.cs:6 'Library.New.One' has no documentation comment",
                "Library/Store.cs:5 'Library.Store.Legacy(long)' has no documentation comment",
                "Library/Store.cs:10 the documentation comment of 'Library.Store.Save()' is gone",
            ],
            result.Findings.Select(static finding => $"{finding.Path}:{finding.Line} {finding.Message}"));
        Assert.Equal(("Library.Store.Legacy(long)", "write a documentation comment above Library/Store.cs:5", true), (result.Findings[2].Target, result.Findings[2].Fix, result.Findings[2].Blocks));
    }

    [LongFact]
    public static async Task TypeThatBecomesPublic_ReportsItsMembers()
    {
        using var folder = await CreateAsync();
        await folder.CommitAsync(("Library/Inner.cs", "/// <summary>Text.</summary>\ninternal class Inner\n{\n    public int Value;\n}\n"));
        folder.Write("Library/Inner.cs", folder.Read("Library/Inner.cs").Replace("internal", "public"));
        Assert.Equal("Inner.Value", Assert.Single((await RunAsync(folder)).Findings).Target);
    }

    [Fact]
    public static async Task EverySymbol_ReportsByScope()
    {
        using var folder = await CreateAsync();
        var all = await RunAsync(folder, ApiDocs.All);
        Assert.Equal((CheckStatus.Blocked, "4 public symbols, 3 without documentation"), Said(all));
        Assert.Equal([3, 5, 14], all.Findings.Select(static finding => finding.Line));

        folder.Write("Library/Store.cs", Store.Replace("int Size", "long Size"));
        var changed = await RunAsync(folder, ApiDocs.All, GateScope.New);
        Assert.Equal("4 public symbols, 3 without documentation", changed.Summary);
        Assert.Equal("Library.Store.Size", Assert.Single(changed.Findings).Target);
    }

    [Fact]
    public static async Task NothingToJudge_LoadsNothing()
    {
        // Not a project that could be loaded.
        using var folder = await GitFolder.CreateAsync(("Library/Library.csproj", "<Project"), ("Library/Store.cs", Store), ("All.slnx", "<Solution"));
        folder.Write("Library/Store.cs", Store.Replace("return value", "return value + 1"));
        folder.Write("Library/New.cs", "/// <summary>Text.</summary>\npublic class New;\ninternal class Other { public int X; }\n");
        Assert.Equal((CheckStatus.Passed, "2 changed C# files, 0 public symbols without documentation"), Said(await RunAsync(folder)));
        Assert.Equal((CheckStatus.NotApplicable, "'gate.docs.api' is 'off'"), Said(await RunAsync(folder, ApiDocs.Off)));
        Assert.Equal((CheckStatus.NotApplicable, "no base"), Said(await GateRun.RunAsync(Check, folder)));

        // What stands under a condition may be public and undocumented: only a loaded project tells.
        folder.Write("Library/New.cs", "#if NET\npublic class New;\n#endif\n");
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(folder));
    }

    [LongFact]
    public static async Task SourceOfNoProject_DoesNotReport()
    {
        using var folder = await CreateAsync();
        folder.Write("script.cs", "public class Script;");
        folder.Write("Library/Excluded.cs", "public class Excluded;");
        Assert.Equal((CheckStatus.Passed, "2 changed C# files, 0 public symbols without documentation"), Said(await RunAsync(folder)));
    }

    private static (CheckStatus Status, string Summary) Said(CheckResult result) => (result.Status, result.Summary);

    private static Task<CheckResult> RunAsync(GitFolder folder, ApiDocs mode = ApiDocs.Changed, GateScope scope = GateScope.All)
        => GateRun.RunAsync(Check, folder, new StandardsPolicy { Gate = new GatePolicy { Scope = scope, Docs = new DocsPolicy { Api = mode } } }, "HEAD");

    private static async Task<GitFolder> CreateAsync()
    {
        var folder = await GitFolder.CreateAsync();
        string[] projects = ["Library/Library.csproj", "Program/Program.csproj", "Tests/Tests.csproj"];
        folder.Write(projects[0], BuildRepository.Project(items: "<ItemGroup><Compile Remove=\"Excluded.cs\" /></ItemGroup>"));
        folder.Write(projects[1], BuildRepository.Project("<OutputType>Exe</OutputType>", ""));
        folder.Write(projects[2], BuildRepository.Project("<IsTestProject>true</IsTestProject>", "<ItemGroup><CompilerVisibleProperty Include=\"IsTestProject\" /></ItemGroup>"));
        folder.Write("All.slnx", BuildRepository.Solution(projects));
        folder.Write(".gitignore", "bin/\nobj/\n");
        foreach (var name in (string[])["Directory.Build.targets", "Directory.Packages.props"])
        {
            folder.Write(name, "<Project />");
        }

        folder.Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        await folder.CommitAsync(("Library/Store.cs", Store));
        var restored = await Dotnet.RunAsync(folder.Root, ["restore", "All.slnx", "-v:m"]);
        Assert.True(restored.Succeeded, restored.Text);
        return folder;
    }
}
