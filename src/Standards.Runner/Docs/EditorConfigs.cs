using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Standards.Docs;

/// <summary>What <c>.editorconfig</c> and <c>.globalconfig</c> say of files, as the compiler finds it: those of the file's folder and of the folders above.</summary>
internal sealed class EditorConfigs
{
    private readonly Dictionary<string, AnalyzerConfigSet> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnalyzerConfig?> configs = new(StringComparer.Ordinal);

    /// <summary>The options of a file.</summary>
    public AnalyzerConfigOptions OptionsOf(string path)
    {
        var set = SetOf(Path.GetDirectoryName(path)!);
        return new Options(set.GlobalConfigOptions.AnalyzerOptions, set.GetOptionsForSourcePath(path).AnalyzerOptions);
    }

    /// <summary>The severity that is set for a rule in Markdown; null where none is. Sections of <c>.editorconfig</c> set none there.</summary>
    public ReportDiagnostic? SeverityOf(string path, string id)
        => SetOf(Path.GetDirectoryName(path)!).GlobalConfigOptions.TreeOptions.TryGetValue(id, out var severity) ? severity : null;

    private AnalyzerConfigSet SetOf(string folder)
    {
        if (!sets.TryGetValue(folder, out var set))
        {
            var found = new List<AnalyzerConfig>();
            for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            {
                found.AddRange(((string[])[".editorconfig", ".globalconfig"]).Select(name => Read(Path.Combine(at, name))).OfType<AnalyzerConfig>());
            }

            sets.Add(folder, set = AnalyzerConfigSet.Create(found));
        }

        return set;
    }

    private AnalyzerConfig? Read(string path)
    {
        if (!configs.TryGetValue(path, out var config))
        {
            configs.Add(path, config = File.Exists(path) ? AnalyzerConfig.Parse(File.ReadAllText(path), path) : null);
        }

        return config;
    }

    /// <summary>Those of the file over those of all files.</summary>
    private sealed class Options(ImmutableDictionary<string, string> global, ImmutableDictionary<string, string> file) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => file.TryGetValue(key, out value) || global.TryGetValue(key, out value);
    }
}
