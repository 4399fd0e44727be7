using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Standards;

/// <summary>scripts/add-rule.cs, in a copy of this repository: what it writes builds, and its tests run.</summary>
public static class AddRuleTests
{
    private static readonly string[] Folders = ["src", "scripts", "docs", "tests/Standards.Analyzers.Tests"];

    private static readonly string[] Left = ["bin", "obj"];

    [LongFact]
    public static async Task NewRule_BuildsAndItsTestsRun()
    {
        var copy = CopyRepository();
        try
        {
            var script = await Dotnet.RunAsync(copy, ["run", "scripts/add-rule.cs", "--", "STD2901", "Samples", "EmptyMessage", "Exception message is empty", "--severity", "Info", "--fix", "Add a message"]);
            Assert.True(script.Succeeded, script.Text);
            Assert.Equal(
                ["AnalyzerReleases.Unshipped.md", "README.md", "docs/rules/STD2901.md", "src/Standards.Analyzers.CodeFixes/Package/config/standards.none.globalconfig", "src/Standards.Analyzers.CodeFixes/Package/config/standards.strict.globalconfig", "src/Standards.Analyzers.CodeFixes/Samples/EmptyMessageCodeFix.cs", "src/Standards.Analyzers/Rules.cs", "src/Standards.Analyzers/Samples/EmptyMessageAnalyzer.cs", "tests/Standards.Analyzers.Tests/Samples/EmptyMessageTests.cs"],
                script.Text.Split('\n').Where(static line => line.StartsWith("created ", StringComparison.Ordinal) || line.StartsWith("edited ", StringComparison.Ordinal)).Select(static line => line[8..].Trim()).Order(StringComparer.Ordinal));

            var tests = await Dotnet.RunAsync(copy, ["run", "--project", "tests/Standards.Analyzers.Tests", "-p:Area=Samples", "--", "--filter-namespace", "Standards.Samples"]);
            Assert.True(tests.Succeeded, tests.Text);
            Assert.Contains("succeeded: 2", tests.Text);

            var again = await Dotnet.RunAsync(copy, ["run", "scripts/add-rule.cs", "--", "STD2901", "Samples", "Other", "Other"]);
            Assert.False(again.Succeeded);
            Assert.Contains("'STD2901' exists", again.Text);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string CopyRepository()
    {
        var root = Package.Repository();
        var copy = Directory.CreateTempSubdirectory("standards-add-rule-").FullName;
        foreach (var file in Directory.EnumerateFiles(root).Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))))
        {
            var relative = Path.GetRelativePath(root, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(Left.Contains))
            {
                var target = Path.Combine(copy, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return copy;
    }
}
