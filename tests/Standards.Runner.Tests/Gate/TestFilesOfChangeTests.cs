using System.Collections.Immutable;
using System.Threading;
using Standards.Evidence;
using Standards.Git;
using Standards.Policy;
using Standards.Testing;
using Xunit;
using TestResult = Standards.Evidence.TestResult;

namespace Standards.Gate;

public static class TestFilesOfChangeTests
{
    [Fact]
    public static void NearestProject_DecidesWhoseFileItIs()
    {
        using var folder = Folder();
        var files = TestFilesOfChange.Of(
            folder.Root,
            RequirementFolder.New("tests/DefectTests.cs", "tests/data/rows.json", "tests/lib/Code.cs", "tests/lib/deep/More.cs", "testsuite/A.cs", "src/Code.cs", "readme.md") with { Deleted = ["tests/Old.cs", "tests/lib/Old.cs", "src/Old.cs"] },
            [Module(folder, "tests/T.csproj", "Lib")]);
        Assert.Equal(["tests/DefectTests.cs", "tests/data/rows.json"], files.Laid);
        Assert.Equal(["tests/Old.cs"], files.Deleted);
    }

    [Fact]
    public static void ProjectWithCodeBesideItsTests_LeavesTheCode()
    {
        using var folder = Folder();
        var changes = RequirementFolder.New("tests/DefectTests.cs", "tests/Code.cs", "tests/T.csproj");
        ImmutableArray<TestResult> tests = [new("N.DefectTests.Shows", "N.DefectTests", "Shows", TestOutcome.Passed, null, [], null, 0)];
        ImmutableArray<TestModule> alone = [Module(folder, "tests/T.csproj")];
        Assert.Equal(["tests/DefectTests.cs", "tests/T.csproj"], TestFilesOfChange.Of(folder.Root, changes, alone).WithoutCode(folder.Root, alone, tests, CancellationToken.None)!.Laid);

        // Helpers of tests whose code is in another project belong to the tests.
        ImmutableArray<TestModule> beside = [Module(folder, "tests/T.csproj", "Lib")];
        Assert.Null(TestFilesOfChange.Of(folder.Root, changes, beside).WithoutCode(folder.Root, beside, tests, CancellationToken.None));
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("tests/T.csproj", "");
        folder.Write("tests/lib/Lib.csproj", "");
        folder.Write("tests/DefectTests.cs", "namespace N; public static class DefectTests { public static void Shows() { } }");
        return folder;
    }

    private static TestModule Module(TemporaryFolder folder, string project, params string[] references)
        => new() { Project = folder[project], Framework = "net10.0", Assembly = folder["T.dll"], Platform = TestPlatform.VSTest, Library = TestLibrary.Xunit3, References = [.. references] };
}
