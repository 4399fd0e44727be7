using System;
using System.Collections.Immutable;
using System.IO;
using Standards.Evidence;

namespace Standards.Building;

/// <summary>What the analyzers said of one compilation.</summary>
/// <param name="Compilation">The compilation.</param>
/// <param name="Report">Null where there is none.</param>
/// <param name="Problem">Why there is none: the rest of a sentence that begins with the project; null where there is one.</param>
internal sealed record ProjectAnalysis(ProjectCompilation Compilation, SarifReport? Report, string? Problem)
{
    /// <summary>Whether the report lists rules of the package.</summary>
    public bool HasRules => Report is not null && !Report.RuleIds.IsEmpty && System.Linq.Enumerable.Any(Report.RuleIds, OwnRules.Contains);
}

/// <summary>A C# project as one target framework compiles it, in the words of the build.</summary>
/// <param name="Project">The project file, in full.</param>
/// <param name="Framework">The target framework; empty where it has none.</param>
/// <param name="ReportPath">Where its SARIF report is.</param>
internal sealed record ProjectCompilation(string Project, string Framework, string ReportPath)
{
    public string Name => Path.GetFileNameWithoutExtension(Project);

    /// <summary>For messages: <c>Library (net10.0)</c>.</summary>
    public string DisplayName => Framework.Length == 0 ? Name : $"{Name} ({Framework})";

    /// <summary>Whether the compiler ended well, or had nothing to do.</summary>
    public bool IsFinished { get; init; }

    /// <summary>What keeps the build from writing a report; empty where nothing does.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Whether the compiler gets the analyzers of the package.</summary>
    public bool HasPackage { get; init; }

    /// <summary>The assembly of the package that it gets, in full; empty where it has none.</summary>
    public string PackageAssembly { get; init; } = "";

    /// <summary>Whether the build leaves analyzers out.</summary>
    public bool SkipsAnalyzers { get; init; }

    /// <summary>The property of this name.</summary>
    public string RunAnalyzers { get; init; } = "";

    /// <summary>The property of this name.</summary>
    public string RunAnalyzersDuringBuild { get; init; } = "";

    /// <summary>The property <c>StandardsMode</c>.</summary>
    public string Mode { get; init; } = "";

    /// <summary>The IDs in the property <c>NoWarn</c>.</summary>
    public ImmutableArray<string> NoWarn { get; init; } = [];

    /// <summary>The files of severities and options that the compiler gets, in full.</summary>
    public ImmutableArray<string> ConfigFiles { get; init; } = [];
}
