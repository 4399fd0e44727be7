using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;

namespace Standards.Building;

/// <summary>Reads what <c>Standards.Report.targets</c> writes of each compilation: <c>KEY.begun</c> with its facts, and <c>KEY.done</c> when the compiler ended well.</summary>
internal static class CompilationRecords
{
    private const string Begun = ".begun";
    private const string Done = ".done";
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\n', '\r'];

    /// <param name="folder">Where the build wrote them.</param>
    /// <param name="reports">Where the build wrote the reports.</param>
    public static ImmutableArray<ProjectCompilation> Read(string folder, string reports)
        =>
        [
            .. Directory.GetFiles(folder, "*" + Begun)
                .Select(file => Parse(File.ReadLines(file), Path.Combine(reports, Path.GetFileNameWithoutExtension(file) + ".sarif")) with { IsFinished = File.Exists(Path.ChangeExtension(file, Done)) })
                .OrderBy(static compilation => compilation.Project, StringComparer.Ordinal)
                .ThenBy(static compilation => compilation.Framework, StringComparer.Ordinal)
                .ThenBy(static compilation => compilation.ReportPath, StringComparer.Ordinal),
        ];

    private static ProjectCompilation Parse(IEnumerable<string> lines, string reportPath)
    {
        var values = new Dictionary<string, string>();
        var configs = ImmutableArray.CreateBuilder<string>();
        var last = "";
        foreach (var line in lines)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals];
            if (name == "config")
            {
                configs.Add(line[(equals + 1)..]);
            }
            else if (name is "project" or "framework" or "problem" or "package" or "assembly" or "skipped" or "runAnalyzers" or "runAnalyzersDuringBuild" or "mode" or "noWarn")
            {
                values[last = name] = line[(equals + 1)..];
            }
            else if (last.Length > 0)
            {
                // A property may hold line breaks.
                values[last] += "\n" + line;
            }
        }

        string Value(string name) => values.GetValueOrDefault(name, "").Trim();
        return new ProjectCompilation(Value("project"), Value("framework"), reportPath)
        {
            Problem = Value("problem"),
            HasPackage = Value("package") == "true",
            PackageAssembly = Value("assembly"),
            SkipsAnalyzers = Value("skipped").Equals("true", StringComparison.OrdinalIgnoreCase),
            RunAnalyzers = Value("runAnalyzers"),
            RunAnalyzersDuringBuild = Value("runAnalyzersDuringBuild"),
            Mode = Value("mode"),
            NoWarn = [.. Value("noWarn").Split(Separators, StringSplitOptions.RemoveEmptyEntries)],
            ConfigFiles = configs.ToImmutable(),
        };
    }
}
