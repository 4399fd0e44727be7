using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards.Policy;

public static class InitTests
{
    private const string Tests = """
        public static class StoreTests
        {
            [Fact, Trait("Backend", "postgresql"), Trait("Case", "empty")] public static void A() { }
            [Fact, Trait("Backend", "sqlite")] public static void B() { }
        }
        """;

    [Fact]
    public static async Task Init_WritesWhatItFinds()
    {
        using var folder = Repository();

        var result = await Tool.RunAsync("init", "--root", folder.Root, "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["standards.json", "requirements/README.md"], result.Json.GetProperty("files").EnumerateArray().Select(static f => f.GetProperty("path").GetString()));
        var policy = PolicyReader.Read(folder.Root);
        Assert.Equal(["sqlite", "postgresql", "duckdb"], policy.Backends.Select(static b => b.Name));
        Assert.Equal([true, true, false], policy.Backends.Select(static b => b.Required));
        Assert.Equal(["empty"], policy.Tests.EdgeCases);
        Assert.Equal(["efcore"], policy.Frameworks);
        Assert.Equal(ChangelogMode.Entry, policy.Gate.Changelog.Mode);
        Assert.Equal(GateScope.New, policy.Gate.Scope);
        Assert.Equal("src/Store/**/*.cs", Assert.Single(policy.Areas).Include.Single());
        Assert.Contains("Standards.Analyzers", policy.Gate.Off["analysis-ran"], StringComparison.Ordinal);
    }

    [Fact]
    public static async Task SecondInit_ChangesNothing()
    {
        using var folder = Repository();
        await Tool.RunAsync("init", "--root", folder.Root);
        var before = folder.Contents();

        var result = await Tool.RunAsync("init", "--root", folder.Root, "--json");

        Assert.All(result.Json.GetProperty("files").EnumerateArray(), static f => Assert.Equal("unchanged", f.GetProperty("action").GetString()));
        Assert.Equal(before, folder.Contents());
    }

    [Fact]
    public static async Task EditedPolicy_StaysUnlessForced()
    {
        using var folder = Repository();
        folder.Write("standards.json", """{ "version": 1 }""");

        var kept = await Tool.RunAsync("init", "--root", folder.Root);
        Assert.Equal("""{ "version": 1 }""", folder.Read("standards.json"));
        Assert.Contains("stays as it was edited", kept.Output, StringComparison.Ordinal);

        await Tool.RunAsync("init", "--root", folder.Root, "--force");
        Assert.Equal(3, PolicyReader.Read(folder.Root).Backends.Length);
    }

    [Fact]
    public static async Task DryRun_WritesNothing()
    {
        using var folder = Repository();
        var before = folder.Contents();

        Assert.Equal(0, (await Tool.RunAsync("init", "--root", folder.Root, "--dry-run")).ExitCode);

        Assert.Equal(before, folder.Contents());
    }

    [Fact]
    public static async Task SeveralSolutions_AreForTheUserToChooseFrom()
    {
        using var folder = Repository();
        folder.Write("A.Legacy.slnx", "<Solution />");

        var result = await Tool.RunAsync("init", "--root", folder.Root, "--json");
        Assert.Equal(64, result.ExitCode);
        Assert.EndsWith("name one: standards init --target Store.slnx", result.Json.GetProperty("error").GetString(), StringComparison.Ordinal);

        Assert.Equal(0, (await Tool.RunAsync("init", "--root", folder.Root, "--target", "A.Legacy.slnx")).ExitCode);
        Assert.Equal("A.Legacy.slnx", PolicyReader.Read(folder.Root).Build.Target);
    }

    [Fact]
    public static async Task SolutionBelowTheRoot_IsNamed()
    {
        using var folder = Repository();
        System.IO.File.Move(folder["Store.slnx"], folder["src/Store.slnx"]);

        await Tool.RunAsync("init", "--root", folder.Root);

        Assert.Equal("src/Store.slnx", PolicyReader.Read(folder.Root).Build.Target);
    }

    [Fact]
    public static async Task Programs_AreNoAreaBesideALibrary()
    {
        using var folder = Repository();
        folder.Write("src/Shell/Shell.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>WinExe</OutputType></PropertyGroup></Project>""");
        folder.Write("src/Shell/Program.cs", "class Program { }");
        folder.Write("src/Site/Site.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""");
        folder.Write("src/Site/Program.cs", "class Program { }");

        await Tool.RunAsync("init", "--root", folder.Root);
        Assert.Equal(["src/Store/**/*.cs"], Assert.Single(PolicyReader.Read(folder.Root).Areas).Include);

        System.IO.Directory.Delete(folder["src/Store"], true);
        await Tool.RunAsync("init", "--root", folder.Root, "--force");
        Assert.Equal(["src/Shell/**/*.cs", "src/Site/**/*.cs"], Assert.Single(PolicyReader.Read(folder.Root).Areas).Include);
    }

    [Fact]
    public static async Task EmptyLists_AreWrittenWhereAReaderLooksForThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Store.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");

        await Tool.RunAsync("init", "--root", folder.Root);

        var lines = folder.Read("standards.json").Split('\n').Where(static line => line.Contains("[]", StringComparison.Ordinal)).Select(static line => line.Trim(' ', ','));
        Assert.Equal(["\"areas\": []", "\"backends\": []", "\"frameworks\": []"], lines);
    }

    [Theory]
    [InlineData("xunit.v3.mtp-v2", true)]
    [InlineData("xunit.v3.core.mtp-v1", true)]
    [InlineData("TUnit.Engine", true)]
    [InlineData("xunit.v3.assert", false)]
    [InlineData("xunit.v3.extensibility.core", false)]
    public static async Task TestProject_IsKnownByItsFramework(string package, bool isTest)
    {
        using var folder = Repository();
        folder.Write("tests/Store.Tests/Store.Tests.csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="{package}" /></ItemGroup></Project>""");
        Assert.Equal(0, (await Tool.RunAsync("init", "--root", folder.Root)).ExitCode);
        Assert.Equal(isTest, PolicyReader.Read(folder.Root).Roles["testing"].Write.Contains("tests/Store.Tests/**"));
    }

    [Theory]
    [InlineData("tests/Directory.Build.props", "Store.Tests", true)]
    [InlineData("Directory.Build.props", "Store.Tests", true)]
    [InlineData("Directory.Build.props", "Store.Checks", false)]
    [InlineData("src/Directory.Build.props", "Store.Tests", false)]
    public static async Task TestProject_IsKnownByWhatItImports(string import, string project, bool isTest)
    {
        using var folder = Repository();
        File.Delete(folder["tests/Store.Tests/Store.Tests.csproj"]);
        folder.Write($"tests/{project}/{project}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write(import, "<Project><ItemGroup><PackageReference Include=\"xunit.v3\" /></ItemGroup></Project>");
        Assert.Equal(0, (await Tool.RunAsync("init", "--root", folder.Root)).ExitCode);
        Assert.Equal(isTest, PolicyReader.Read(folder.Root).Roles["testing"].Write.Contains($"tests/{project}/**"));
    }

    [Fact]
    public static async Task PropertyAndReports_AreFound()
    {
        using var folder = Repository();
        folder.Write("tests/Store.Tests/Store.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><IsTestProject>true</IsTestProject></PropertyGroup></Project>");
        folder.Write("reports/search.md", "# Report\n");
        Assert.Equal(0, (await Tool.RunAsync("init", "--root", folder.Root)).ExitCode);
        var policy = PolicyReader.Read(folder.Root);
        Assert.Contains("tests/Store.Tests/**", policy.Roles["testing"].Write);
        Assert.Equal(["reports/**/*.md"], policy.Reports);
    }

    private static TemporaryFolder Repository()
    {
        var folder = new TemporaryFolder();
        folder.Write("Store.slnx", """<Solution><Project Path="src/Store/Store.csproj" /></Solution>""");
        folder.Write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n");
        folder.Write("src/Store/Store.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Npgsql" /><PackageReference Include="DuckDB.NET.Data.Full" /><PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" /></ItemGroup></Project>""");
        folder.Write("src/Store/Store.cs", "class Store { }");
        folder.Write("src/Store/obj/Store.g.cs", "class Generated { }");
        folder.Write("tests/Store.Tests/Store.Tests.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>""");
        folder.Write("tests/Store.Tests/StoreTests.cs", Tests);
        return folder;
    }
}
