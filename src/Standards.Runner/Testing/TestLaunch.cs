using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Standards.Policy;

namespace Standards.Testing;

/// <summary>How the tests of a module are started, and where they leave what.</summary>
/// <param name="Executable">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Report">The report that it writes.</param>
internal sealed record TestLaunch(string Executable, ImmutableArray<string> Arguments, string Report)
{
    /// <summary>A second report of the same run, which has what the first has not: categories. Null where the first has all.</summary>
    public string? Categories { get; init; }

    /// <summary>The coverage that the process itself writes; null where it is written otherwise, or not.</summary>
    public string? Coverage { get; init; }

    /// <summary>How <c>dotnet vstest</c> runs it. It takes the assembly, so that neither MSBuild nor a choice in <c>global.json</c> is asked again.</summary>
    /// <param name="module">What is run.</param>
    /// <param name="filter">Which of its tests.</param>
    /// <param name="traits">The names of traits.</param>
    /// <param name="coverage">Whether coverage is collected.</param>
    /// <param name="folder">Where reports go.</param>
    /// <param name="settings">The settings file; null where there is none.</param>
    public static TestLaunch VSTest(TestModule module, TestFilter filter, TraitPolicy traits, bool coverage, string folder, string? settings)
    {
        var report = Path.Combine(folder, "tests.xml");
        var arguments = new List<string>
        {
            "vstest", module.Assembly, $"--TestAdapterPath:{TestAssets.XunitLogger}", $"--logger:xunit;LogFilePath={report}", $"--ResultsDirectory:{folder}",
        };
        if (settings is not null)
        {
            arguments.Add($"--Settings:{settings}");
        }

        if (filter.Expression(module.Library, traits) is { } expression)
        {
            arguments.Add($"--TestCaseFilter:{expression}");
        }

        if (coverage)
        {
            arguments.AddRange([$"--TestAdapterPath:{TestAssets.Coverlet}", "--Collect:XPlat Code Coverage"]);
        }

        // Neither writes categories as traits: MSTest gives them to TRX, NUnit to a report of its own only.
        string? categories = null;
        if (module.Library == TestLibrary.MSTest)
        {
            categories = Path.Combine(folder, "tests.trx");
            arguments.Add($"--logger:trx;LogFileName={categories}");
        }
        else if (module.Library == TestLibrary.NUnit)
        {
            categories = Path.Combine(folder, "nunit", Path.GetFileNameWithoutExtension(module.Assembly) + ".xml");
            arguments.AddRange(["--", $"NUnit.TestOutputXml={Path.GetDirectoryName(categories)}"]);
        }

        return new TestLaunch("dotnet", [.. arguments], report) { Categories = categories };
    }

    /// <summary>How the module runs itself, on Microsoft.Testing.Platform or with the entry point of xUnit.net 3.</summary>
    /// <inheritdoc cref="VSTest"/>
    public static TestLaunch Platform(TestModule module, TestFilter filter, TraitPolicy traits, bool coverage, string folder)
    {
        var report = Path.Combine(folder, module.Library == TestLibrary.Xunit3 ? "tests.xml" : "tests.trx");
        var arguments = module.IsNetFramework ? [] : new List<string> { module.Assembly };
        var executable = module.IsNetFramework ? Path.ChangeExtension(module.Assembly, ".exe") : "dotnet";
        if (module.HasXunitEntryPoint)
        {
            // The spelling of version 3, which 4 understands too.
            arguments.AddRange(["-noLogo", "-noColor", "-xml", report, .. filter.XunitArguments(traits)]);
            return new TestLaunch(executable, [.. arguments], report);
        }

        // 8: no test matched. It would stand in the report as an error.
        arguments.AddRange(["--no-ansi", "--no-progress", "--ignore-exit-code", "8", "--results-directory", folder, .. Filter(module.Library, filter, traits)]);
        var option = module.Library != TestLibrary.Xunit3 ? "--report-trx" : TestAssets.MajorVersion(module, "xunit.v3.core.dll") < 4 ? "--report-xunit" : "--report-xunit-xml";
        arguments.AddRange([option, option + "-filename", Path.GetFileName(report)]);

        string? file = null;
        if (coverage && HasCoverage(module))
        {
            file = Path.Combine(folder, "coverage.cobertura.xml");
            arguments.AddRange(["--coverage", "--coverage-output-format", "cobertura", "--coverage-output", file]);
        }

        return new TestLaunch(executable, [.. arguments], report) { Coverage = file };
    }

    /// <summary>Whether the module brings along what collects its coverage.</summary>
    public static bool HasCoverage(TestModule module)
        => module.Platform == TestPlatform.MicrosoftTestingPlatform && !module.HasXunitEntryPoint && module.Has("Microsoft.Testing.Extensions.CodeCoverage.dll");

    private static IEnumerable<string> Filter(TestLibrary library, TestFilter filter, TraitPolicy traits) => library switch
    {
        TestLibrary.Xunit3 => filter.XunitPlatformArguments(traits),
        TestLibrary.TUnit => filter.TreeNodes(traits) is { } nodes ? ["--treenode-filter", nodes] : [],
        _ => filter.Expression(library, traits) is { } expression ? ["--filter", expression] : Enumerable.Empty<string>(),
    };
}
