using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>Finds the test modules that a build wrote down (see <c>Targets/TestModules.targets</c>).</summary>
internal static class TestModules
{
    /// <summary>The property of the build that names the folder.</summary>
    public const string FolderProperty = "StandardsTestModules";

    /// <param name="folder">Where the build wrote them.</param>
    /// <param name="root">Where the search for <c>global.json</c> begins.</param>
    /// <param name="platform">What the policy says.</param>
    public static ImmutableArray<TestModule> Read(string folder, string root, TestPlatform platform)
    {
        var isChosen = IsPlatformChosen(root);
        return [.. Directory.EnumerateFiles(folder, "*.txt")
            .Select(file => Parse(File.ReadAllLines(file), platform, isChosen))
            .OrderBy(static module => module.Project, StringComparer.Ordinal)
            .ThenBy(static module => module.Framework, StringComparer.Ordinal)];
    }

    /// <param name="lines">Lines of the form <c>Name=Value</c>.</param>
    /// <param name="platform">What the policy says.</param>
    /// <param name="isChosen">Whether <c>global.json</c> chooses Microsoft.Testing.Platform.</param>
    public static TestModule Parse(IEnumerable<string> lines, TestPlatform platform, bool isChosen)
    {
        var facts = lines.Select(static line => line.Split('=', 2)).Where(static parts => parts.Length == 2).ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
        var folder = Path.GetDirectoryName(facts["Project"])!;
        var module = new TestModule
        {
            Project = facts["Project"],
            Framework = facts["Framework"],
            Assembly = Path.GetFullPath(facts["Assembly"], folder),
            Platform = TestPlatform.VSTest,
            Library = TestLibrary.Other,
            IsNetFramework = facts["FrameworkIdentifier"] == ".NETFramework",
            RunSettings = facts["RunSettings"].Length == 0 ? null : Path.GetFullPath(facts["RunSettings"], folder),
            References = [.. facts["References"].Split('|', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)],
        };
        var library = Library(module);
        return module with
        {
            Library = library,
            Platform = Platform(module, facts, platform, isChosen),
            HasXunitEntryPoint = library == TestLibrary.Xunit3 && !IsTrue(facts, "UseMicrosoftTestingPlatformRunner"),
        };
    }

    /// <summary>By the assemblies beside the tests: what is referenced is copied there.</summary>
    private static TestLibrary Library(TestModule module)
        => module.Has("xunit.v3.core.dll") ? TestLibrary.Xunit3
            : module.Has("xunit.core.dll") ? TestLibrary.Xunit2
            : module.Has("nunit.framework.dll") ? TestLibrary.NUnit
            : module.Has("TUnit.Core.dll") ? TestLibrary.TUnit
            : module.Has("MSTest.TestFramework.dll") || module.Has("Microsoft.VisualStudio.TestPlatform.TestFramework.dll") ? TestLibrary.MSTest
            : TestLibrary.Other;

    private static TestPlatform Platform(TestModule module, Dictionary<string, string> facts, TestPlatform platform, bool isChosen)
    {
        if (!IsTrue(facts, "IsTestingPlatformApplication"))
        {
            return TestPlatform.VSTest;
        }

        // What 'dotnet test' does: as global.json or the project says, else VSTest where an adapter for it was built.
        var isAsked = platform == TestPlatform.MicrosoftTestingPlatform
            || (platform == TestPlatform.Detected && (isChosen || IsTrue(facts, "TestingPlatformDotnetTestSupport") || !HasAdapter(module)));
        return isAsked ? TestPlatform.MicrosoftTestingPlatform : TestPlatform.VSTest;
    }

    private static bool HasAdapter(TestModule module)
        => module.Has("testhost.dll") && (module.Has("xunit.runner.visualstudio.testadapter.dll") || module.Has("NUnit3.TestAdapter.dll") || module.Has("MSTest.TestAdapter.dll"));

    private static bool IsTrue(Dictionary<string, string> facts, string name) => string.Equals(facts.GetValueOrDefault(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the nearest <c>global.json</c> says <c>"test": { "runner": "Microsoft.Testing.Platform" }</c>.</summary>
    private static bool IsPlatformChosen(string root)
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "global.json");
            if (!File.Exists(file))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                return document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("test", out var test) && test.ValueKind == JsonValueKind.Object
                    && test.TryGetProperty("runner", out var runner) && runner.ValueKind == JsonValueKind.String
                    && string.Equals(runner.GetString(), "Microsoft.Testing.Platform", StringComparison.OrdinalIgnoreCase);
            }
            catch (JsonException)
            {
                // The build would have said so.
                return false;
            }
        }

        return false;
    }
}
